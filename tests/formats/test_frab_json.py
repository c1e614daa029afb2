"""schedule.json of both versions: what real files lack or hide, in files made up for it."""

from __future__ import annotations

import json
from datetime import UTC, date
from datetime import time as clock_time
from typing import Any

import pytest

from iweek_desktop.formats.native import write
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Details, Programme, Session, State

CONFERENCE = {
    "title": "The Kite Camp",
    "acronym": "kite",
    "start": "2031-10-25",
    "end": "2031-10-26",
    "daysCount": 2,
    "time_zone_name": "Europe/Stockholm",
}
BASE = "https://kite.example/2031/"


def read(schedule: object, zone: str | None = None) -> Reading:
    return read_programme(json.dumps({"schedule": schedule}).encode(), ReadOptions(zone))


def version_1(*events: object, room: str = "Ängen", **conference: object) -> dict[str, Any]:
    days = [{"index": 1, "date": "2031-10-25", "rooms": {room: list(events)}}]
    return {"base_url": BASE, "conference": {**CONFERENCE, "days": days, **conference}}


def version_2(*events: object, **conference: object) -> dict[str, Any]:
    return {"base_url": BASE, "conference": {**CONFERENCE, **conference}, "events": list(events)}


def programme_of(reading: Reading) -> Programme:
    assert reading.programme is not None, reading.notices
    return reading.programme


def only(schedule: dict[str, Any]) -> tuple[Session, Details]:
    """Return the one session of a schedule without fault."""
    reading = read(schedule)
    assert reading.notices == ()
    (session,) = programme_of(reading).sessions
    return session, programme_of(reading).details[session.guid]


def codes(reading: Reading) -> list[str]:
    return [notice.code for notice in reading.notices]


def span(session: Session) -> str:
    ends = "" if session.end is None else f"{session.end.astimezone(UTC):%d %H:%M}"
    return "" if session.start is None else f"{session.start.astimezone(UTC):%d %H:%M}-{ends}"


@pytest.mark.parametrize(
    ("times", "utc"),
    [
        ({"date": "2031-10-25T10:00:00+02:00", "start": "23:59", "duration": "01:30"}, "25 08:00-25 09:30"),
        ({"date": "2031-10-25T10:00:00+02:00", "duration": "2:00:30"}, "25 08:00-27 08:30"),
        ({"date": "2031-10-25T10:00:00+02:00", "duration": "0:00"}, "25 08:00-25 08:00"),
        ({"date": "2031-10-25T10:00:00+02:00", "end": "2031-10-25T12:00:00+02:00", "duration": "9:00"},
         "25 08:00-25 10:00"),
        ({"start": "23:30", "duration": "02:00"}, "25 21:30-25 23:30"),
        ({"start": "02:30", "date": "2031-10-26T02:30:00+01:00"}, "26 01:30-"),
        ({"start": None, "date": None}, ""),
    ],
)  # fmt: skip
def test_when_an_event_of_version_1_is(times: dict[str, object], utc: str) -> None:
    session, _ = only(version_1({"id": 1, "title": "A", **times}))
    assert span(session) == utc


@pytest.mark.parametrize(
    ("times", "utc"),
    [
        ({"start": "2031-10-25T10:00:00+02:00", "end": "2031-10-25T11:00:00+02:00"}, "25 08:00-25 09:00"),
        ({"start": "2031-10-25T08:00:00Z", "duration": "PT1H30M"}, "25 08:00-25 09:30"),
        ({"start": "2031-10-25T08:00:00Z", "duration": "P1DT30M"}, "25 08:00-26 08:30"),
        ({}, ""),
    ],
)
def test_when_an_event_of_version_2_is(times: dict[str, object], utc: str) -> None:
    reading = read(version_2({"guid": "g", "title": "A", **times}))
    assert reading.format == "frab-json-v2"
    assert span(programme_of(reading).sessions[0]) == utc


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("CANCELED", State.CANCELLED),
        ("CANCELLED", State.CANCELLED),
        ("DELETED", State.CANCELLED),
        ("WITHDRAWN", State.WITHDRAWN),
        ("DELAYED", State.DELAYED),
        ("DRAFT", State.TENTATIVE),
        ("CONFIRMED", State.CONFIRMED),
        (None, State.CONFIRMED),
    ],
)
def test_states_of_version_2(word: str | None, state: State) -> None:
    session, _ = only(version_2({"guid": "g", "title": "A", "state": word}))
    assert session.state is state


def test_all_that_an_event_of_version_1_says() -> None:
    session, details = only(
        version_1(
            {
                "id": 7,
                "guid": "g7",
                "code": "C7",
                "slug": "kite-7",
                "title": "Knots &amp; strings",
                "subtitle": None,
                "room": "Ladan",
                "track": "Knots",
                "type": "talk",
                "language": None,
                "abstract": "<p>One</p>",
                "description": "* a\r\n* b",
                "do_not_record": "true",
                "recording_license": "CC0",
                "persons": [
                    {"code": "AB", "name": "Åsa"},
                    {"id": 2, "public_name": "Bo", "full_public_name": "Bo B"},
                    {"full_public_name": "Cia"},
                    "Dag",
                    None,
                ],
                "links": [{"url": "more.html", "title": "More", "type": "web"}, "https://kite.example/x"],
                "attachments": [{"href": "/a.pdf", "title": None}],
                "url": "talk/7",
                "feedback_url": "https://kite.example/f",
                "logo": "/logo.png",
                "answers": [{"question": 1}],
            }
        )
    )
    assert (session.guid, session.title, session.type, session.rooms) == (
        "g7",
        "Knots & strings",
        "talk",
        ("Ladan",),
    )
    assert session.tracks == ("Knots",)
    assert (details.id, details.code, details.slug, details.abstract) == ("7", "C7", "kite-7", "One")
    assert details.description == "* a\n* b"
    assert [role.person for role in details.persons] == ["AB", "Bo", "Cia", "Dag"]
    assert [link.url for link in details.links] == [f"{BASE}more.html", "https://kite.example/x"]
    assert [link.url for link in details.attachments] == ["https://kite.example/a.pdf"]
    assert details.recording is not None
    assert (details.recording.licence, details.recording.optout) == ("CC0", True)
    assert (details.url, details.extra) == (f"{BASE}talk/7", {"logo": "/logo.png"})


def test_all_that_an_event_of_version_2_says() -> None:
    schedule = version_2(
        {
            "guid": "g",
            "title": {"de": "Drachen", "en": "Kites"},
            "abstract": {"de": "Nur deutsch", "en": ""},
            "room": {"guid": "r1", "name": "Ängen", "slug": "meadow"},
            "track": {"slug": "wind"},
            "participants": [
                {"guid": "p1", "name": "Åsa", "role": "MODERATOR"},
                {"name": "Bo", "role": "Chef"},
            ],
            "type": "BREAK",
            "recording": {"license": "CC0", "optout": False},
            "tags": ["a", "b"],
        },
        rooms=[
            {
                "guid": "r1",
                "name": "Ängen",
                "capacity": 30,
                "parent": {"name": "Bygden"},
                "features": {"a": 1},
            },
            "Skogen",
        ],
        tracks=[{"slug": "wind", "name": "Wind", "colors": {"light": "#369", "dark": "#123"}}],
        languages=["sv", "en"],
    )
    schedule["persons"] = [{"guid": "p1", "name": "Åsa", "biography": "<b>Flies</b>"}]
    session, details = only(schedule)
    programme = programme_of(read(schedule))
    assert (session.title, details.abstract, session.type) == ("Kites", "Nur deutsch", "BREAK")
    assert (session.rooms, session.tracks) == (("r1",), ("wind",))
    room = programme.rooms["r1"]
    assert (room.name, room.capacity, room.venue, room.extra) == (
        "Ängen",
        30,
        "Bygden",
        {"features": {"a": 1}},
    )
    assert [room.name for room in programme.rooms.values()] == ["Ängen", "Skogen"]
    assert (programme.tracks["wind"].name, programme.tracks["wind"].colour) == ("Wind", "#369")
    assert [(role.person, role.role) for role in details.persons] == [("p1", "moderator"), ("Bo", "Chef")]
    assert programme.persons["p1"].biography == "**Flies**"
    assert (details.tags, programme.languages) == (("a", "b"), ("sv", "en"))
    assert details.recording is not None
    assert details.recording.optout is False


def test_a_room_of_the_day_counts_where_the_event_names_none() -> None:
    session, _ = only(version_1({"id": 1, "title": "A", "room": None}))
    assert session.rooms == ("Ängen",)


@pytest.mark.parametrize("rooms", [{}, [], None])
def test_days_without_rooms(rooms: object) -> None:
    days = [{"index": 1, "date": "2031-10-25", "rooms": rooms}]
    reading = read(version_1(days=days))
    assert programme_of(reading).sessions == ()
    assert codes(reading) == ["format.no_events"]
    assert (programme_of(reading).start, programme_of(reading).end) == (
        date(2031, 10, 25),
        date(2031, 10, 26),
    )


def test_days_change_where_their_spans_meet() -> None:
    days = [
        {
            "date": "2031-10-25",
            "day_start": "2031-10-25T10:00:00+02:00",
            "day_end": "2031-10-26T05:59:00+01:00",
        },
        {"date": "2031-10-26", "start": "2031-10-26T06:00:00+01:00", "end": "2031-10-27T06:00:00+01:00"},
    ]
    assert programme_of(read(version_1(days=days))).day_change == clock_time(6)
    assert programme_of(read(version_1(day_change="05:00", days=days))).day_change == clock_time(5)


@pytest.mark.parametrize(
    ("event", "code", "where"),
    [
        ("no event", "format.type", '.rooms["Ängen"][1]'),
        (17, "format.type", '.rooms["Ängen"][1]'),
    ],
)
def test_what_is_no_event_is_told_and_costs_only_itself(event: object, code: str, where: str) -> None:
    reading = read(version_1({"title": "A"}, event, {"title": "B"}))
    assert [session.title for session in programme_of(reading).sessions] == ["A", "B"]
    (notice,) = reading.notices
    assert (notice.code, notice.level) == (code, "error")
    assert notice.where.endswith(where)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("persons", {"name": ["no name"]}, "format.type"),
        ("links", [17], "format.type"),
        ("do_not_record", "perhaps", None),
        ("track", 17, "format.type"),
        ("abstract", ["a"], "format.type"),
        ("date", "tomorrow", "format.time"),
        ("duration", "long", "format.duration"),
        ("url", "file:///etc/passwd", "format.url"),
        ("language", {"en": None}, None),
    ],
)
def test_a_bad_part_costs_only_itself(field: str, value: object, code: str | None) -> None:
    reading = read(version_1({"title": "A", field: value}))
    assert [session.title for session in programme_of(reading).sessions] == ["A"]
    assert codes(reading) == ([code] if code else [])
    assert not reading.failed


@pytest.mark.parametrize("schedule", [None, [], "x", {}, {"conference": []}, {"conference": None}])
def test_a_file_without_a_conference_is_refused(schedule: object) -> None:
    reading = read_programme(json.dumps({"schedule": schedule, "conference": 1}).encode())
    assert reading.programme is None
    assert codes(reading) == ["format.type"]


@pytest.mark.parametrize("key", ["rooms", "tracks", "days"])
def test_a_list_that_is_none_costs_only_itself(key: str) -> None:
    reading = read({**version_2({"title": "A"}, **{key: "oops"}), "persons": "oops"})
    assert [session.title for session in programme_of(reading).sessions] == ["A"]
    assert codes(reading) == ["format.type", "format.type"]


def test_of_json_that_breaks_off_what_stands_before_is_read() -> None:
    data = json.dumps({"schedule": version_1({"title": "A"})}).encode()
    reading = read_programme(data[:-5])
    assert [session.title for session in programme_of(reading).sessions] == ["A"]
    assert reading.format == "frab-json"
    assert codes(reading) == ["format.json"]


def test_a_file_without_a_zone_is_read_in_the_one_it_hints_at() -> None:
    event = {"title": "A", "date": "2031-10-25T10:00:00+08:00"}
    reading = read(version_1(event, time_zone_name=None))
    assert programme_of(reading).zone_name == "Etc/GMT-8"
    assert codes(reading) == ["format.zone_hinted"]
    asked = read(version_1(event, time_zone_name=None), "Asia/Taipei")
    assert programme_of(asked).zone_name == "Asia/Taipei"
    assert asked.notices == ()


def test_two_slots_of_one_talk_are_two_sessions() -> None:
    twins = [
        {"guid": "g", "id": 1, "title": "A", "date": f"2031-10-25T{hour}:00:00+00:00"} for hour in (10, 12)
    ]
    reading = read(version_1(*twins))
    assert [session.guid for session in programme_of(reading).sessions] == [
        "g#20311025T100000Z",
        "g#20311025T120000Z",
    ]
    assert codes(reading) == ["format.guid_twice"]


@pytest.mark.parametrize("schedule", [version_1, version_2])
def test_a_schedule_comes_back_the_same_from_the_native_format(schedule: Any) -> None:
    reading = read(schedule({"id": 1, "title": "A", "start": "2031-10-25T10:00:00Z", "duration": "1:30"}))
    again = read_programme(write(programme_of(reading)))
    assert programme_of(again) == programme_of(reading)
