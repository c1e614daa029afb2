"""What is wrong in a native file: told all at once, and costing only itself."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from iweek_desktop.formats.native import read
from iweek_desktop.formats.reading import LONGEST_VALUE, Reading, ReadOptions
from iweek_desktop.programme.model import Details, Link, Person, Registration, Role, Room, Session, State
from iweek_desktop.programme.notices import NoticeLevel

ReadEvents = Callable[..., Reading]
Found = list[tuple[str, str, str]]
GOOD = {"guid": "good", "title": "Good"}


def found_in(reading: Reading) -> Found:
    """Return level, code and place of everything that was found."""
    return [(notice.level, notice.code, notice.where) for notice in reading.notices]


@pytest.mark.parametrize(
    ("event", "code", "where", "value", "expected"),
    [
        ({}, "format.missing", "title", "", ""),
        ({"title": None}, "format.type", "title", "null", "text"),
        ({"title": " \n"}, "format.missing", "title", "", ""),
        ({"title": 7}, "format.type", "title", "7", "text"),
        ({"title": "T", "start": 7}, "format.type", "start", "7", "text"),
        ({"title": "T", "start": "soon"}, "format.time", "start", "soon",
         "YYYY-MM-DDThh:mm:ss+hh:mm, YYYY-MM-DD"),
        ({"title": "T", "start": "2026-10-06T09:00", "end": "later"}, "format.time", "end", "later",
         "YYYY-MM-DDThh:mm:ss+hh:mm"),
        ({"title": "T", "start": "2026-10-06T09:00", "end": "2026-10-07"}, "format.time", "end", "2026-10-07",
         "YYYY-MM-DDThh:mm:ss+hh:mm"),
        ({"title": "T", "start": "2026-10-06", "end": "2026-10-07T09:00"}, "format.time", "end",
         "2026-10-07T09:00", "YYYY-MM-DD"),
        ({"title": "T", "start": "2026-10-06T09:00", "end": "2026-10-06T08:59"}, "format.end_before_start",
         "end", "2026-10-06T08:59", "≥ 2026-10-06T09:00"),
        ({"title": "T", "start": "2026-10-06", "end": "2026-10-05"}, "format.end_before_start", "end",
         "2026-10-05", "≥ 2026-10-06"),
        ({"title": "T", "start": "2026-10-27T02:30:00+02:00", "end": "2026-10-27T02:29:59+02:00"},
         "format.end_before_start", "end", "2026-10-27T02:29:59+02:00", "≥ 2026-10-27T02:30:00+02:00"),
    ],
)  # fmt: skip
def test_a_bad_session_is_left_out_and_the_others_load(
    read_events: ReadEvents, event: object, code: str, where: str, value: str, expected: str
) -> None:
    reading = read_events(GOOD, event, GOOD | {"guid": "other"})
    assert reading.programme is not None
    assert [session.guid for session in reading.programme.sessions] == ["good", "other"]
    (notice,) = reading.notices
    assert (notice.level, notice.code, notice.where) == ("error", code, f"events[1].{where}")
    assert notice.arguments == {"value": value, "expected": expected}


@pytest.mark.parametrize("event", [7, "T", [], True])
def test_what_is_no_session_at_all(read_events: ReadEvents, event: object) -> None:
    reading = read_events(event, GOOD)
    assert found_in(reading) == [("error", "format.type", "events[0]")]
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 1


def test_an_end_across_the_change_of_clocks_is_compared_as_an_instant(read_events: ReadEvents) -> None:
    reading = read_events(
        {"title": "T", "start": "2024-10-27T02:45:00+02:00", "end": "2024-10-27T02:15:00+01:00"}
    )
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 1
    assert not reading.notices


@pytest.mark.parametrize(
    ("part", "code", "where", "expected"),
    [
        ({"attendance": "somewhere"}, "format.choice", "attendance", "onsite, online, mixed"),
        ({"attendance": 3}, "format.choice", "attendance", "onsite, online, mixed"),
        ({"state": "gone"}, "format.choice", "state", "confirmed, tentative, delayed, cancelled, withdrawn"),
        ({"subtitle": []}, "format.type", "subtitle", "text"),
        ({"abstract": 7}, "format.type", "abstract", "text"),
        ({"guid": True}, "format.type", "guid", "text"),
        ({"rooms": {"guid": "r1"}}, "format.type", "rooms", "list"),
        ({"rooms": [["r1"]]}, "format.type", "rooms[0]", "text"),
        ({"tags": ["x", 7]}, "format.type", "tags[1]", "text"),
        ({"persons": 7}, "format.type", "persons", "list"),
        ({"persons": [7]}, "format.type", "persons[0]", "object"),
        ({"persons": [{"role": "host"}]}, "format.missing", "persons[0].guid", ""),
        ({"persons": [{"guid": "p", "role": 7}]}, "format.type", "persons[0].role", "text"),
        ({"url": "javascript:alert(1)"}, "format.url", "url", "https://…, mailto:…"),
        ({"url": "/relative"}, "format.url", "url", "https://…, mailto:…"),
        ({"links": [{"title": "no address"}]}, "format.missing", "links[0].url", ""),
        ({"links": [{"url": ""}]}, "format.missing", "links[0].url", ""),
        ({"links": [{"url": "file:///etc/passwd"}]}, "format.url", "links[0].url", "https://…, mailto:…"),
        ({"registration": "https://x.se"}, "format.type", "registration", "object"),
        ({"registration": {"required": "yes"}}, "format.type", "registration.required", "true or false"),
        ({"registration": {"seats_left": -1}}, "format.range", "registration.seats_left", "≥ 0"),
        ({"registration": {"seats_left": 1.5}}, "format.type", "registration.seats_left", "whole number"),
        ({"registration": {"deadline": "soon"}}, "format.time", "registration.deadline",
         "YYYY-MM-DDThh:mm:ss+hh:mm, YYYY-MM-DD"),
        ({"recording": {"optout": "no"}}, "format.type", "recording.optout", "true or false"),
        ({"updated": "yesterday"}, "format.time", "updated", "YYYY-MM-DDThh:mm:ss+hh:mm, YYYY-MM-DD"),
        ({"start": "2026-10-06T09:00", "duration": "long"}, "format.duration", "duration",
         "hh:mm, d:hh:mm, PT1H30M"),
        ({"start": "2026-10-06", "duration": "PT1H"}, "format.duration", "duration", "P1D"),
        ({"end": "2026-10-06T09:00"}, "format.end_alone", "end", ""),
    ],
)  # fmt: skip
def test_a_bad_part_costs_only_itself(
    read_events: ReadEvents, part: dict[str, object], code: str, where: str, expected: str
) -> None:
    reading = read_events({"guid": "e", "title": "T", "description": "kept", **part})
    assert reading.programme is not None
    (session,) = reading.programme.sessions
    assert reading.programme.details[session.guid].description == "kept"
    (notice,) = reading.notices
    assert (notice.level, notice.code, notice.where) == ("warning", code, f"events[0].{where}")
    assert notice.arguments["expected"] == expected


def test_all_is_told_at_once_and_what_is_good_is_kept(read_events: ReadEvents) -> None:
    bad = {
        "guid": "e",
        "title": "T",
        "attendance": "x",
        "state": "y",
        "rooms": ["Hall", ["r1"], None, "Attic"],
        "links": [{"url": "https://a.se"}, {"url": 7, "title": 7}, None, {"url": "https://b.se", "title": 8}],
        "persons": [{"guid": "p", "role": 7, "kept": 1}],
        "registration": {"url": "javascript:x", "required": "no", "seats_left": 3},
        "custom": 1,
    }
    reading = read_events(
        bad, {"title": 1, "start": 2, "end": 3}, {"title": "T", "start": "soon", "end": "later"}
    )
    assert found_in(reading) == [
        ("warning", "format.type", "events[0].rooms[1]"),
        ("warning", "format.choice", "events[0].attendance"),
        ("warning", "format.type", "events[0].persons[0].role"),
        ("warning", "format.choice", "events[0].state"),
        ("warning", "format.url", "events[0].registration.url"),
        ("warning", "format.type", "events[0].registration.required"),
        ("warning", "format.type", "events[0].links[1].url"),
        ("warning", "format.type", "events[0].links[1].title"),
        ("warning", "format.type", "events[0].links[3].title"),
        ("error", "format.type", "events[1].title"),
        ("error", "format.type", "events[1].start"),
        ("error", "format.type", "events[1].end"),
        ("error", "format.time", "events[2].start"),
        ("error", "format.time", "events[2].end"),
    ]
    assert reading.programme is not None
    assert reading.programme.sessions == (Session("e", "T", rooms=("Hall", "Attic"), state=State.CONFIRMED),)
    assert reading.programme.details["e"] == Details(
        persons=(Role("p", None, {"kept": 1}),),
        registration=Registration(seats_left=3),
        links=(Link("https://a.se"), Link("https://b.se")),
        extra={"custom": 1},
    )


@pytest.mark.parametrize(
    ("parts", "level", "code", "where"),
    [
        ({"tracks": {}}, "error", "format.type", "tracks"),
        ({"rooms": [7]}, "error", "format.type", "rooms[0]"),
        ({"rooms": [{"city": "Visby"}]}, "error", "format.missing", "rooms[0].name"),
        ({"rooms": [{"name": "A", "capacity": "many"}]}, "warning", "format.type", "rooms[0].capacity"),
        ({"rooms": [{"name": "A", "geo": [91, 0]}]}, "warning", "format.range", "rooms[0].geo[0]"),
        ({"rooms": [{"name": "A", "geo": [1, 2, 3]}]}, "warning", "format.form", "rooms[0].geo"),
        ({"rooms": [{"guid": "r"}, {"guid": "r"}]}, "warning", "format.twice", "rooms[1]"),
        ({"organizations": [{"name": "A", "url": "x:y"}]}, "warning", "format.url", "organizations[0].url"),
        ({"persons": [{"name": "A", "links": 7}]}, "warning", "format.type", "persons[0].links"),
        ({"format_version": 2}, "warning", "native.version", "format_version"),
        ({"format_version": "1"}, "warning", "format.type", "format_version"),
        ({"updated": "x"}, "warning", "format.time", "updated"),
        ({"base_url": "x"}, "warning", "format.url", "base_url"),
        ({"format": "frab"}, "error", "native.format", "format"),
        ({"events": []}, "warning", "format.no_events", "events"),
        ({"events": None}, "warning", "format.no_events", "events"),
        ({"events": "T"}, "error", "format.type", "events"),
    ],
)
def test_a_bad_part_of_the_file_leaves_the_programme(
    read_events: ReadEvents, parts: dict[str, object], level: NoticeLevel, code: str, where: str
) -> None:
    reading = read_events(GOOD, **parts)
    assert found_in(reading) == [(level, code, where)]
    assert reading.programme is not None


@pytest.mark.parametrize(
    ("parts", "code", "where"),
    [
        ({"subtitle": 7}, "format.type", "conference.subtitle"),
        ({"start": "autumn"}, "format.time", "conference.start"),
        ({"start": "2026-10-06", "end": "2026-10-05"}, "format.end_before_start", "conference.end"),
        ({"day_change": "early"}, "format.form", "conference.day_change"),
        ({"organizers": [7.5, []]}, "format.type", "conference.organizers[1]"),
        ({"colors": []}, "format.type", "conference.colors"),
        ({"languages": [7]}, "format.type", "conference.languages[0]"),
    ],
)
def test_a_bad_part_of_the_conference_costs_only_itself(
    read_events: ReadEvents, parts: dict[str, object], code: str, where: str
) -> None:
    conference = {"title": "Week", "time_zone_name": "Europe/Stockholm", **parts}
    reading = read_events(GOOD, conference=conference)
    assert found_in(reading) == [("warning", code, where)]
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 1


@pytest.mark.parametrize(
    ("conference", "codes"),
    [
        (None, [("format.missing", "conference")]),
        (7, [("format.type", "conference")]),
        ({"title": "W"}, [("format.missing", "conference.time_zone_name")]),
        ({"title": "W", "time_zone_name": 1}, [("format.type", "conference.time_zone_name")]),
        ({"title": "W", "time_zone_name": "Mars"}, [("native.zone", "conference.time_zone_name")]),
        ({"time_zone_name": "UTC"}, [("format.missing", "conference.title")]),
        ({}, [("format.missing", "conference.title")]),
        (
            {"time_zone_name": "Mars"},
            [("native.zone", "conference.time_zone_name"), ("format.missing", "conference.title")],
        ),
    ],
)
def test_without_title_or_zone_there_is_no_programme_but_the_rest_is_told_too(
    read_events: ReadEvents, conference: object, codes: list[tuple[str, str]]
) -> None:
    reading = read_events({"title": 7}, conference=conference)
    assert reading.programme is None
    assert found_in(reading) == [
        *(("error", code, where) for code, where in codes),
        ("error", "format.type", "events[0].title"),
    ]


@pytest.mark.parametrize("stated", [None, "", "Mars"])
def test_the_zone_that_the_user_names_stands_in(read_events: ReadEvents, stated: str | None) -> None:
    conference = {"title": "W", "time_zone_name": stated}
    reading = read_events(GOOD, conference=conference, zone="Asia/Kolkata")
    assert reading.programme is not None
    assert reading.programme.zone_name == "Asia/Kolkata"
    assert reading.failed is (stated == "Mars")


def test_a_zone_that_the_user_names_wrongly_is_told(read_events: ReadEvents) -> None:
    reading = read_events(GOOD, zone="Mars")
    assert found_in(reading) == [("error", "format.zone", "")]
    assert reading.programme is not None


def test_doubtful_times_are_told_with_what_they_are_taken_for(read_events: ReadEvents) -> None:
    reading = read_events(
        {"title": "Gap", "start": "2024-03-31T02:30"},
        {"title": "Twice", "start": "2024-10-27T02:30", "end": "2024-10-27T02:45:00+01:00"},
    )
    assert [(n.level, n.code, n.where, n.arguments["expected"]) for n in reading.notices] == [
        ("warning", "format.time_gap", "events[0].start", "2024-03-31T03:30:00+02:00"),
        ("warning", "format.time_twice", "events[1].start", "2024-10-27T02:30:00+02:00"),
    ]


def test_a_reference_that_leads_nowhere_is_taken_for_a_name(read_events: ReadEvents) -> None:
    reading = read_events({"title": "T", "rooms": ["r9", "r1"], "tracks": ["AI"]}, rooms=[{"guid": "r1"}])
    assert found_in(reading) == [("warning", "format.reference", "events[0].rooms[0]")]
    assert reading.programme is not None
    assert reading.programme.sessions[0].rooms == ("r9", "r1")
    assert reading.programme.rooms == {"r1": Room("r1", "r1"), "r9": Room("r9", "r9")}


def test_a_person_may_belong_to_an_organisation_by_name(read_events: ReadEvents) -> None:
    reading = read_events(GOOD, persons=[{"name": "Åsa", "organization": "Vinnova"}])
    assert reading.programme is not None
    assert reading.programme.persons == {"Åsa": Person("Åsa", "Åsa", "Vinnova")}
    assert list(reading.programme.organisations) == ["Vinnova"]


def test_sessions_that_share_a_guid_and_children_of_lost_ones_are_told(read_events: ReadEvents) -> None:
    reading = read_events(
        {"guid": "e", "title": "A", "start": "2026-10-06T09:00"},
        {"guid": "e", "title": "B", "start": "2026-10-06T10:00"},
        {"guid": "lost", "title": "L", "start": "x"},
        {"guid": "c", "title": "C", "parent": "lost", "occurrence_of": "nobody"},
    )
    assert found_in(reading)[1:] == [
        ("warning", "format.guid_twice", "events[0]"),
        ("warning", "format.parent_unknown", "events[3]"),
        ("warning", "format.occurrence_unknown", "events[3]"),
    ]
    assert reading.programme is not None
    assert list(reading.programme.details) == ["e#20261006T070000Z", "e#20261006T080000Z", "c"]


def test_one_bad_event_never_loses_the_other_999() -> None:
    events = [{"guid": str(n), "title": f"Session {n}"} for n in range(1000)]
    events[500] = {"guid": "500", "title": ""}
    data = {"format": "programme", "conference": {"title": "W", "time_zone_name": "UTC"}, "events": events}
    reading = read(json.dumps(data).encode(), ReadOptions())
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 999
    assert found_in(reading) == [("error", "format.missing", "events[500].title")]


def test_what_is_found_in_an_event_is_told_with_its_title(read_events: ReadEvents) -> None:
    reading = read_events(
        {"guid": "a", "title": " Soup\nfor  all ", "start": "2026-10-06T09:00", "end": "2026-10-06T08:00"},
        {"guid": "b", "title": "Tea", "links": [{"url": "x"}], "language": 5},
        {"guid": "c", "title": 7},
        {"guid": "d", "title": "T" * 100, "url": "x"},
        rooms=[7],
    )
    told = {notice.where: notice.entry for notice in reading.notices}
    assert told == {
        "events[0].end": "Soup for all",
        "events[1].links[0].url": "Tea",
        "events[1].language": "Tea",
        "events[2].title": "",
        "events[3].url": told["events[3].url"],
        "rooms[0]": "",
    }
    assert told["events[3].url"].startswith("TTT")
    assert len(told["events[3].url"]) <= LONGEST_VALUE + 1


def test_a_title_that_is_told_already_is_not_told_again(read_events: ReadEvents) -> None:
    reading = read_events({"guid": "a", "title": "Tea", "url": "Tea"})
    assert [(notice.where, notice.entry) for notice in reading.notices] == [("events[0].url", "")]
