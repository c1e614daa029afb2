"""OPass's programmes: texts in several languages, rooms to which a session is broadcast."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Details, Programme, Session

SAMPLE = Path(__file__).parent.parent / "data" / "formats" / "opass.json"


def sample() -> Any:
    return json.loads(SAMPLE.read_bytes())


def read(root: object, zone: str | None = "Asia/Taipei") -> Reading:
    reading = read_programme(json.dumps(root).encode(), ReadOptions(zone))
    assert reading.format == "opass"
    return reading


def whole(reading: Reading) -> Programme:
    assert reading.programme is not None
    return reading.programme


@pytest.fixture
def programme() -> Programme:
    return whole(read(sample()))


def session(programme: Programme, guid: str) -> tuple[Session, Details]:
    return next(one for one in programme.sessions if one.guid == guid), programme.details[guid]


def test_a_session_is_in_its_room_and_in_those_it_is_broadcast_to(programme: Programme) -> None:
    opening, _ = session(programme, "a10001")
    assert [room.name for room in programme.room_list(opening)] == ["Main hall", "Room 1", "gone"]


def test_what_is_referred_to_and_not_listed_is_told() -> None:
    told = [(notice.code, notice.where, notice.arguments["value"]) for notice in read(sample()).notices]
    assert told == [
        ("format.reference", "sessions[0].room", "gone"),
        ("format.reference", "sessions[2].room", "R9"),
        ("format.reference", "sessions[2].speakers[0]", "unknown"),
    ]


def test_what_is_told_of_a_session_names_it_in_english() -> None:
    stated = sample()
    titles = [each["en"]["title"] for each in stated["sessions"]]
    assert [notice.entry for notice in read(stated).notices] == [titles[0], titles[2], titles[2]]


def test_english_where_there_is_any_and_nothing_lost(programme: Programme) -> None:
    opening, details = session(programme, "a10001")
    assert (opening.title, details.subtitle) == ("A made-up opening", "虛構的開場")
    assert details.description == "This talk does not exist."
    assert details.extra is not None
    assert details.extra["zh"] == sample()["sessions"][0]["zh"]
    assert (opening.type, opening.language) == ("Keynote", "漢語")
    assert details.tags == ("Invented", "想像")


def test_chinese_where_there_is_nothing_else(programme: Programme) -> None:
    talk, details = session(programme, "a10002")
    assert (talk.title, details.subtitle, talk.type) == ("只有漢字的標題", None, "短講")
    assert details.description == "沒有英文。"
    assert [programme.person_name(role.person) for role in details.persons] == ["另一位"]
    same, details = session(programme, "a10003")
    assert (same.title, details.subtitle, details.extra) == ("同樣的標題", None, None)


@pytest.mark.parametrize("language", ["ja", "zh-TW", "nan"])
def test_any_language_will_do(language: str) -> None:
    root = sample()
    words = root["sessions"][1].pop("zh")
    del root["sessions"][1]["en"]
    root["sessions"][1][language] = words
    assert session(whole(read(root)), "a10002")[0].title == "只有漢字的標題"


def test_links(programme: Programme) -> None:
    _, details = session(programme, "a10001")
    assert [link.url.split("/")[2] for link in details.links] == [
        "qa.example",
        "slides.example",
        "notes.example",
    ]
    assert details.stream_url == "https://live.example/1"
    assert details.recording is not None
    assert details.recording.url == "https://record.example/1"
    assert details.url == "https://made-up.example/agenda/a10001"


def test_times_have_their_offset_whatever_the_zone(programme: Programme) -> None:
    for zone in ("Asia/Taipei", "Europe/Stockholm", None):
        start = session(whole(read(sample(), zone)), "a10001")[0].start
        assert start is not None
        assert start == datetime.fromisoformat("2031-03-08T09:30:00+08:00")
    ends_at_once, _ = session(programme, "a10003")
    assert ends_at_once.start == ends_at_once.end


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"start": "soon"}, "format.time"),
        ({"zh": None, "en": None}, "format.untitled"),
        ({"zh": 7, "en": [1]}, "format.untitled"),
        ({"broadcast": {"a": 1}}, "format.type"),
        ({"uri": "agenda"}, "format.url"),
        ({"id": [1]}, "format.type"),
    ],
)
def test_what_is_wrong_costs_only_itself(change: dict[str, Any], code: str) -> None:
    root = sample()
    root["sessions"][1] |= change
    reading = read(root)
    assert code in [notice.code for notice in reading.notices]
    assert len(whole(reading).sessions) == 3
