"""Indico's exports: an event with its contributions, and timetables with blocks that contain others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Details, Link, Programme, Session

DATA = Path(__file__).parent.parent / "data" / "formats"
EVENT, TIMETABLE = DATA / "indico-event.json", DATA / "indico-timetable.json"


def sample(path: Path) -> Any:
    return json.loads(path.read_bytes())


def read(root: object) -> Reading:
    reading = read_programme(json.dumps(root).encode(), ReadOptions())
    assert reading.format == "indico"
    return reading


def whole(reading: Reading) -> Programme:
    assert reading.programme is not None
    return reading.programme


def by_title(programme: Programme) -> dict[str, tuple[Session, Details]]:
    return {one.title: (one, programme.details[one.guid]) for one in programme.sessions}


def stated(session: Session) -> tuple[str | None, str | None]:
    start, end = (at.isoformat() if at else None for at in (session.start, session.end))
    return start, end


@pytest.fixture
def workshop() -> Programme:
    reading = read(sample(EVENT))
    assert reading.notices == ()
    return whole(reading)


@pytest.fixture
def timetable() -> Programme:
    reading = read(sample(TIMETABLE))
    assert [notice.code for notice in reading.notices] == ["format.zone_hinted"]
    return whole(reading)


def test_the_event_is_the_conference(workshop: Programme) -> None:
    assert workshop.title == "The Made-Up Collider Workshop"
    assert workshop.key == "the-made-up-collider-workshop-2031"
    assert workshop.description == "Made up for tests. *Nothing* collides."
    assert workshop.zone_name == "Europe/Zurich"
    assert workshop.organiser_names(workshop.organisers) == ["Invented Institute"]
    assert [str(workshop.start), str(workshop.end)] == ["2031-03-29", "2031-03-30"]


def test_times_are_in_their_own_zone_and_shown_in_the_events(workshop: Programme) -> None:
    sessions = by_title(workshop)
    assert stated(sessions["Beams that never were"][0]) == (
        "2031-03-29T09:00:00+01:00",
        "2031-03-29T09:20:00+01:00",
    )
    assert stated(sessions["The night the clocks jumped"][0]) == (
        "2031-03-30T01:30:00+01:00",
        "2031-03-30T03:30:00+02:00",
    )
    assert stated(sessions["Only a length"][0]) == (
        "2031-03-29T14:00:00+01:00",
        "2031-03-29T14:45:00+01:00",
    )


def test_a_null_start_is_unscheduled(workshop: Programme) -> None:
    assert stated(by_title(workshop)["Still without a time"][0]) == (None, None)


def test_authors_stand_in_for_speakers_that_nobody_entered(workshop: Programme) -> None:
    sessions = by_title(workshop)
    people = {
        title: [(workshop.person_name(role.person), role.role) for role in details.persons]
        for title, (_, details) in sessions.items()
    }
    assert people["Beams that never were"] == [("Åsa Påhittad", "author")]
    assert people["The night the clocks jumped"] == [("Invented Person", "speaker")]
    assert workshop.persons["Åsa Påhittad"].organisation == "Invented Institute"


def test_what_else_a_contribution_says(workshop: Programme) -> None:
    session, details = by_title(workshop)["Beams that never were"]
    assert session.tracks == ("Acceleration", "Beams")
    assert session.type == "Oral"
    assert [room.name for room in workshop.room_list(session)] == ["Hall A"]
    assert details.tags == ("beam", "odd")
    assert details.description == "About [a beam](https://beam.example/)."
    assert details.attachments == (Link("https://indico.example/event/4711/slides.pdf", "slides.pdf"),)
    assert by_title(workshop)["The night the clocks jumped"][0].type == "Poster"


def test_blocks_of_a_timetable_are_umbrellas(timetable: Programme) -> None:
    sessions = by_title(timetable)
    block = sessions["Beams: Morning"][0]
    parents = {title: session.parent for title, (session, _) in sessions.items()}
    assert parents == {
        "Beams: Morning": None,
        "Beams that never were": block.guid,
        "Beams that might be": block.guid,
        "Coffee": None,
        "A contribution on its own": None,
    }
    assert stated(block) == ("2031-03-29T09:00:00+01:00", "2031-03-29T10:30:00+01:00")


def test_a_timetable_has_relative_addresses_and_no_title(timetable: Programme) -> None:
    assert timetable.key == "indico-4711"
    details = by_title(timetable)["Beams that never were"][1]
    assert details.url == "https://indico.example/event/4711/contributions/1/"
    assert [link.title for link in details.attachments] == ["slides.pdf"]
    assert [timetable.person_name(role.person) for role in details.persons] == ["Invented Person"]
    assert by_title(timetable)["Coffee"][0].type == "Break"


def test_session_blocks_of_an_event_contain_contributions_too() -> None:
    root = sample(EVENT)
    event = root["results"][0]
    first = event["contributions"].pop(0)
    first["subContributions"] = [{"id": "9", "title": "A part of a part", "duration": 5}]
    start, end = (
        {"date": "2031-03-29", "tz": "Europe/Zurich", "time": at} for at in ("09:00:00", "10:00:00")
    )
    block = {"id": "3", "title": "Beams", "startDate": start, "endDate": end, "contributions": [first]}
    event["sessions"] = [block]
    programme = whole(read(root))
    sessions = by_title(programme)
    assert len(sessions) == 6
    assert sessions["Beams that never were"][0].parent == sessions["Beams"][0].guid
    assert sessions["A part of a part"][0].parent == sessions["Beams that never were"][0].guid


def test_several_events_are_sessions_with_their_contributions_inside() -> None:
    root = sample(EVENT)
    other = dict(root["results"][0], id="4712", title="Another made-up workshop")
    root["results"].append(other)
    programme = whole(read(root))
    assert len(programme.sessions) == 10
    tops = [session for session in programme.sessions if session.parent is None]
    assert {session.title for session in tops} == {root["results"][0]["title"], other["title"]}


def test_a_lecture_is_its_own_session() -> None:
    root = sample(EVENT)
    root["results"][0]["contributions"] = []
    programme = whole(read(root))
    assert [session.title for session in programme.sessions] == ["The Made-Up Collider Workshop"]


@pytest.mark.parametrize(
    ("change", "code", "level"),
    [
        ({"startDate": {"date": "2031-03-29", "tz": "Nowhere", "time": "09:00"}}, "format.zone", "warning"),
        ({"startDate": {"date": "29 March", "tz": "UTC", "time": "9"}}, "format.time", "warning"),
        ({"startDate": "2031-03-29"}, "format.type", "warning"),
        ({"duration": -5}, "format.range", "warning"),
        ({"title": ""}, "format.untitled", "warning"),
        ({"speakers": "Åsa"}, "format.type", "warning"),
    ],
)  # fmt: skip
def test_what_is_wrong_costs_only_itself(change: dict[str, Any], code: str, level: str) -> None:
    root = sample(EVENT)
    root["results"][0]["contributions"][3] |= change
    reading = read(root)
    told = [(notice.code, notice.level) for notice in reading.notices]
    assert (code, level) in told
    assert len(whole(reading).sessions) == 4


def test_what_is_no_contribution_is_told() -> None:
    root = sample(EVENT)
    root["results"][0]["contributions"].append("tea")
    reading = read(root)
    (told,) = reading.notices
    assert (told.code, told.level, told.where) == (
        "format.type",
        "error",
        "results[0].contributions[4]",
    )
    root = sample(TIMETABLE)
    root["results"]["4711"]["20310330"] = {"c1": 7}
    assert 'results["4711"]["20310330"].c1' in [notice.where for notice in read(root).notices]


def test_empty_days_are_nothing_to_tell() -> None:
    root = sample(TIMETABLE)
    root["results"]["4711"]["20310331"] = []
    assert [notice.code for notice in read(root).notices] == ["format.zone_hinted"]
