"""Symposion's conference.json: one flat list of slots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Programme, Recording, Session

SAMPLE = Path(__file__).parent.parent / "data" / "formats" / "symposion.json"


def sample() -> Any:
    return json.loads(SAMPLE.read_bytes())


def read(root: object) -> Reading:
    reading = read_programme(json.dumps(root).encode(), ReadOptions("America/New_York"))
    assert reading.format == "symposion"
    return reading


def whole(reading: Reading) -> Programme:
    assert reading.programme is not None
    return reading.programme


@pytest.fixture
def programme() -> Programme:
    reading = read(sample())
    assert reading.notices == ()
    return whole(reading)


def titled(programme: Programme, title: str) -> Session:
    return next(session for session in programme.sessions if session.title == title)


def test_a_plenary_is_in_every_room_that_it_lists(programme: Programme) -> None:
    rooms = {one.title: [room.name for room in programme.room_list(one)] for one in programme.sessions}
    assert rooms == {
        "A made-up keynote": ["Hall A", "Hall B", "Hall C"],
        "Knots that hold": ["Hall A"],
        "Lunch": [],
        "Some time": ["Hall B"],
    }


def test_times(programme: Programme) -> None:
    keynote, knots = (titled(programme, title) for title in ("A made-up keynote", "Knots that hold"))
    assert [str(at) for at in (keynote.start, keynote.end)] == [
        "2031-05-16 09:00:00-04:00",
        "2031-05-16 09:45:00-04:00",
    ]
    assert str(knots.end) == "2031-05-16 10:30:00-04:00"
    assert titled(programme, "Some time").start is None


def test_what_else_a_slot_says(programme: Programme) -> None:
    knots = titled(programme, "Knots that hold")
    details = programme.details[knots.guid]
    assert knots.type == "talk"
    assert [track.name for track in programme.track_list(knots)] == ["Talks"]
    assert [programme.person_name(role.person) for role in details.persons] == [
        "Åsa Påhittad",
        "Invented Person",
    ]
    assert details.tags == ("snakes", "knots")
    assert details.url == "https://made-up.example/schedule/presentation/2/"
    assert details.recording == Recording("https://video.example/2", "CC BY")
    assert details.description == "A *short* one."


def test_addresses_of_the_organisers_contacts_are_left_in_the_file(programme: Programme) -> None:
    assert "invented@made-up.example" not in repr(programme)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"start": "9 o'clock"}, "format.time"),
        ({"duration": -5}, "format.range"),
        ({"name": None}, "format.untitled"),
        ({"end": "2031-05-16T08:00:00-04:00"}, "format.end_before_start"),
    ],
)
def test_what_is_wrong_costs_only_itself(change: dict[str, Any], code: str) -> None:
    root = sample()
    root["schedule"][1] |= change
    reading = read(root)
    assert [notice.code for notice in reading.notices] == [code]
    assert len(whole(reading).sessions) == 4


def test_what_is_no_slot_is_told() -> None:
    root = sample()
    root["schedule"].append("tea")
    (told,) = read(root).notices
    assert (told.code, told.level, told.where) == ("format.type", "error", "schedule[4]")


def test_a_schedule_that_is_no_list_is_refused() -> None:
    reading = read({"schedule": {"conf_key": 1}})
    assert reading.programme is None
    assert [notice.code for notice in reading.notices] == ["format.type"]
