"""Indico's exports to a programme: an event with its contributions, a timetable, a list of events.

Each time says its zone, which is often UTC, while the programme's is that of the event. Where a
session block contains contributions, it is their umbrella session.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.indico_entries import IndicoEntry, PersonEntry, TimeEntry
from iweek_desktop.formats.json_entries import everything, stated_time, taken
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import NOT_JSON, load_json, step
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.times import zone_named
from iweek_desktop.formats.zones import HOME
from iweek_desktop.programme.model import Link, Person, Role, Room

NAME = "indico"


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a file's bytes; never raises."""
    findings = Findings()
    root = load_json(data, findings)
    programme = None
    if isinstance(root, dict) and isinstance(root.get("results"), list | dict):
        programme = _File(root, options, findings).draft().finish()
    elif root is not NOT_JSON:
        findings.error("format.unknown", "")
    return Reading(programme, findings.notices(), NAME)


_INSIDE = (("sessions", "s"), ("contributions", "c"), ("subContributions", "n"))
"""Lists of what is inside something, each with the letter that tells its ids from the others'."""


class _File:
    """One file on its way to a programme."""

    def __init__(self, root: dict[str, object], options: ReadOptions, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        self._draft = Draft(options, findings)

    def draft(self) -> Draft:
        """Return the whole file in plain values."""
        address = self._root.get("url")
        self._draft.base_url = address if isinstance(address, str) else None
        results = self._root["results"]
        if isinstance(results, dict):
            self._read_timetables(results)
        else:
            self._read_events(list(everything(self._root, "results", "", self._findings)))
        return self._draft

    def _read_events(self, found: list[tuple[str, object]]) -> None:
        """Read one event as a conference with what is in it; several, or an empty one, as sessions."""
        conference = found[0][1] if len(found) == 1 else None
        if isinstance(conference, dict) and any(conference.get(key) for key, _ in _INSIDE):
            self._read_conference(conference, found[0][0])
            return
        for where, raw in found:
            self._read_entry(raw, where, "e", "", None)

    def _read_conference(self, raw: dict[str, object], where: str) -> None:
        entry = salvage(IndicoEntry, raw, where, self._findings)
        if entry is None:
            return
        draft = self._draft
        draft.title, draft.description, draft.url = entry.title, entry.description, entry.url
        draft.start = self._time(entry.start_date, step(where, "startDate"))
        draft.end = self._time(entry.end_date, step(where, "endDate"))
        draft.zone_name, draft.zone_where = entry.timezone, step(where, "timezone")
        draft.venue = entry.location
        draft.organisers += draft.organisation(entry.organizer)
        self._read_inside(raw, where, entry.id or "", None)

    def _read_inside(self, raw: dict[str, object], where: str, event: str, parent: str | None) -> None:
        for key, letter in _INSIDE:
            for place, inside in everything(raw, key, where, self._findings):
                self._read_entry(inside, place, letter, event, parent)
        if raw.get("entries"):
            for place, inside in self._values(raw["entries"], step(where, "entries")):
                self._read_entry(inside, place, "", event, parent)

    def _read_timetables(self, results: dict[str, object]) -> None:
        if len(results) == 1:
            self._draft.key = f"indico-{next(iter(results))}"
        for event, days in results.items():
            for where, day in self._values(days, step("results", event)):
                for place, raw in self._values(day, where):
                    self._read_entry(raw, place, "", event, None)

    def _values(self, box: object, where: str) -> Iterator[tuple[str, object]]:
        """Return the values of an object, each with its place; an empty list stands for an empty object."""
        if box is not None and box != [] and not isinstance(box, dict):
            self._findings.error("format.type", where, box, "object")
        for key, value in box.items() if isinstance(box, dict) else ():
            yield step(where, key), value

    def _read_entry(self, raw: object, where: str, letter: str, event: str, parent: str | None) -> None:
        """Read one entry, and what is in it as its parts; `letter` is "" where the entry says what it is."""
        if not taken(raw, where, self._findings):
            if isinstance(raw, dict):
                self._read_inside(raw, where, event, None)
            return
        entry = salvage(IndicoEntry, raw, where, self._findings)
        if entry is None or not isinstance(raw, dict):
            return
        letter = letter or (entry.entry_type or "e")[0].lower()
        guid = f"indico-{event}-{letter}{entry.id}" if entry.id else _named_guid(entry, event, letter)
        with one_event(self._findings, where, entry.title):
            self._draft.add(self._event(entry, where, guid, parent))
        self._read_inside(raw, where, (entry.id or event) if letter == "e" else event, guid)

    def _event(self, entry: IndicoEntry, where: str, guid: str, parent: str | None) -> Event:
        draft = self._draft
        slot = entry.slot_title if entry.slot_title != entry.title else None
        return Event(
            where=where,
            title=": ".join(part for part in (entry.title, slot) if part),
            guid=guid,
            id=entry.id,
            code=entry.code,
            parent=parent,
            start=self._time(entry.start_date, step(where, "startDate")),
            end=self._time(entry.end_date, step(where, "endDate")),
            duration=timedelta(minutes=entry.duration) if entry.duration else None,
            rooms=draft.room(self._room(entry)),
            tracks=[key for name in (entry.track, entry.session) for key in draft.track(name)],
            organisers=draft.organisation(entry.organizer),
            persons=[role for person, part in entry.people() for role in self._person(person, part)],
            description=entry.description,
            type=entry.type or (entry.entry_type if entry.entry_type != "Contribution" else None),
            tags=[word for word in entry.keywords if word],
            url=entry.url,
            attachments=[Link(file.url, file.title) for file in entry.attached() if file.url],
        )

    def _room(self, entry: IndicoEntry) -> Room | None:
        if entry.room:
            return Room("", entry.room, venue=entry.location)
        elsewhere = entry.location if entry.location != self._draft.venue else None
        return Room("", elsewhere) if elsewhere else None

    def _person(self, entry: PersonEntry, part: str) -> tuple[Role, ...]:
        organisation = self._draft.organisation(entry.affiliation)
        return self._draft.person(
            Person("", entry.shown_name, organisation=organisation[0] if organisation else None), part
        )

    def _time(self, entry: TimeEntry | None, where: str) -> datetime | date | None:
        """Return a time in the zone that it names; without one it is the event's."""
        if entry is None or not entry.date:
            return None
        clock = f"T{entry.time}" if entry.time else ""
        stated = stated_time(entry.date + clock, where, self._findings)
        if not isinstance(stated, datetime) or not entry.tz or stated.tzinfo is not None:
            return stated
        zone = zone_named(entry.tz)
        if zone is None:
            self._findings.warning("format.zone", step(where, "tz"), entry.tz, HOME)
        return stated.replace(tzinfo=zone)


def _named_guid(entry: IndicoEntry, event: str, letter: str) -> str:
    """Return what tells an entry without an id from others: its title and when it begins."""
    start = entry.start_date
    parts = (event, letter, entry.title, start and start.date, start and start.time)
    return "indico-" + "-".join(part for part in parts if part)
