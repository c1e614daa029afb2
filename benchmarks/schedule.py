"""The made-up programme as a schedule.xml, such as frab and pentabarf write it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from benchmarks.generate import DAYS, FIRST_DAY, programme_json


def schedule_xml(sessions: int) -> bytes:
    """Return the programme of `programme_json` with ids that are numbers and names instead of guids."""
    return "\n".join(_lines(json.loads(programme_json(sessions)))).encode()


def _lines(whole: Mapping[str, Any]) -> Iterator[str]:
    conference = whole["conference"]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<schedule><version>1</version>\n<conference>'
    yield f"<acronym>{conference['key']}</acronym><title>{escape(conference['title'])}</title>"
    yield f"<city>{conference['city']}</city>"
    yield f"<start>{conference['start']}</start><end>{conference['end']}</end>"
    yield f"<days>{DAYS}</days><day_change>04:00:00</day_change><timeslot_duration>00:15</timeslot_duration>"
    yield "</conference>"
    names = {room["guid"]: room["name"] for room in whole["rooms"]}
    for number in range(DAYS):
        day = (FIRST_DAY + timedelta(days=number)).date().isoformat()
        yield f'<day index="{number + 1}" date="{day}">'
        of_room = defaultdict(list)
        for event in whole["events"]:
            if event["start"].startswith(day):
                of_room[names[event["rooms"][0]]].append(event)
        for room, events in of_room.items():
            yield f"<room name={quoteattr(room)}>"
            yield from (_event(whole, room, event) for event in events)
            yield "</room>"
        yield "</day>"
    yield "</schedule>"


def _event(whole: Mapping[str, Any], room: str, event: Mapping[str, Any]) -> str:
    start, end = (datetime.fromisoformat(event[name]) for name in ("start", "end"))
    hours, minutes = divmod((end - start).seconds // 60, 60)
    track = next(t["name"] for t in whole["tracks"] if t["slug"] == event["tracks"][0])
    people = {person["guid"]: person["name"] for person in whole["persons"]}
    persons = "".join(
        f'<person id="{1 + int(role["guid"][1:])}">{escape(people[role["guid"]])}</person>'
        for role in event["persons"]
    )
    return (
        f'<event id="{1 + int(event["guid"][1:])}"><date>{event["start"]}+02:00</date>'
        f"<start>{start:%H:%M}</start><duration>{hours:02}:{minutes:02}</duration><room>{escape(room)}</room>"
        f"<title>{escape(event['title'])}</title><subtitle></subtitle><track>{escape(track)}</track>"
        f"<type>{event['type']}</type><language>{event['language']}</language>"
        f"<abstract>{escape(event['abstract'])}</abstract>"
        f"<description>{escape(event['description'])}</description>"
        f"<persons>{persons}</persons><links></links></event>"
    )
