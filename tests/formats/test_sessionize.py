"""Sessionize's exports: lists that refer to each other, and grids with everything inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Details, Link, Programme, Session, State

DATA = Path(__file__).parent.parent / "data" / "formats"
ALL, GRID = DATA / "sessionize-all.json", DATA / "sessionize-grid.json"


def read(root: object, zone: str | None = "Europe/Stockholm") -> Reading:
    reading = read_programme(json.dumps(root).encode(), ReadOptions(zone))
    assert reading.format == "sessionize"
    return reading


def sample(path: Path) -> Any:
    return json.loads(path.read_bytes())


def whole(reading: Reading) -> Programme:
    assert reading.programme is not None
    return reading.programme


def by_title(programme: Programme) -> dict[str, tuple[Session, Details]]:
    return {one.title: (one, programme.details[one.guid]) for one in programme.sessions}


@pytest.fixture
def everything() -> dict[str, tuple[Session, Details]]:
    reading = read(sample(ALL))
    assert reading.notices == ()
    return by_title(whole(reading))


@pytest.mark.parametrize("path", [ALL, GRID])
def test_the_samples_are_read_without_a_notice(path: Path) -> None:
    reading = read(sample(path))
    assert reading.notices == ()
    assert whole(reading).zone_name == "Europe/Stockholm"


def test_times_without_a_zone_are_wall_times_and_those_with_z_are_not(
    everything: dict[str, tuple[Session, Details]],
) -> None:
    start = everything["Kompost för molnet"][0].start
    assert start is not None
    assert start.isoformat() == "2031-05-14T10:00:00+02:00"
    start = everything["Kvällsvattning"][0].start
    assert start is not None
    assert start.isoformat() == "2031-05-15T21:00:00+02:00"


def test_a_null_start_is_unscheduled(everything: dict[str, tuple[Session, Details]]) -> None:
    session, _ = everything["Jord under naglarna"]
    assert session.start is session.end is None
    assert session.tracks == ("Jord",)


def test_a_file_says_no_zone_and_the_reader_says_which_it_took() -> None:
    assert [notice.code for notice in read(sample(ALL), None).notices] == ["format.zone_assumed"]
    elsewhere = whole(read(sample(ALL), "Asia/Tokyo")).sessions[0].start
    assert elsewhere is not None
    assert elsewhere.isoformat() == "2031-05-14T09:00:00+09:00"


@pytest.mark.parametrize("path", [ALL, GRID])
def test_a_plenum_session_is_in_every_room_of_its_day(path: Path) -> None:
    programme = whole(read(sample(path)))
    session, _ = by_title(programme)["Välkommen in"]
    assert [room.name for room in programme.room_list(session)] == ["Växthuset", "Boden"]
    ordinary, _ = by_title(programme)["Kompost för molnet"]
    assert [room.name for room in programme.room_list(ordinary)] == ["Växthuset"]


def test_categories_are_themes_forms_languages_and_tags(
    everything: dict[str, tuple[Session, Details]],
) -> None:
    session, details = everything["Kompost för molnet"]
    assert (session.tracks, session.type, session.language) == (("Jord",), "Föredrag", "sv")
    assert details.tags == ("Introductory", "Spade")


def test_answers_that_are_addresses_are_links(everything: dict[str, tuple[Session, Details]]) -> None:
    _, details = everything["Kompost för molnet"]
    assert details.links == (Link("https://underlag.example/kompost", "Material"),)
    assert details.recording is not None
    assert details.recording.url == "https://inspelning.example/2"
    assert everything["Välkommen in"][1].stream_url == "https://sandning.example/1"


def test_speakers_have_their_names_in_whole_or_in_parts() -> None:
    programme = whole(read(sample(ALL)))
    _, details = by_title(programme)["Kompost för molnet"]
    assert [programme.person_name(role.person) for role in details.persons] == [
        "Åsa Påhittad",
        "Invented Person",
    ]
    first = programme.persons[details.persons[0].person]
    assert (first.biography, first.links) == ("Odlar servrar.", (Link("https://blogg.example/", "Blog"),))


def test_all_and_grid_have_the_same_guids() -> None:
    lists, grid = (whole(read(sample(path))) for path in (ALL, GRID))
    assert {one.guid for one in grid.sessions} < {one.guid for one in lists.sessions}
    assert by_title(grid)["Kompost för molnet"][0].tracks == ("Jord",)
    assert by_title(grid)["Kompost för molnet"][0].language == "sv"


def test_a_grid_that_repeats_a_session_in_other_rooms_means_one_session() -> None:
    root = sample(GRID)
    twin = dict(root[0]["rooms"][0]["sessions"][1], roomId=72, room="Boden")
    root[0]["rooms"][1]["sessions"].append(twin)
    programme = whole(read(root))
    assert len(programme.sessions) == 4
    assert by_title(programme)["Kompost för molnet"][0].rooms == ("71", "72")


def test_a_session_that_stands_in_a_time_slot_only_is_not_lost() -> None:
    root = sample(GRID)
    root[0]["timeSlots"][0]["rooms"][0]["session"] |= {"id": "77", "title": "Kaffe"}
    assert "Kaffe" in by_title(whole(read(root)))


def test_groups_of_sessions_are_read_too() -> None:
    sessions = sample(ALL)["sessions"]
    root = [{"groupId": None, "groupName": "All", "sessions": sessions}, {"isDefault": True}]
    assert len(whole(read(root)).sessions) == len(sessions)


@pytest.mark.parametrize("count", [1, 2])
def test_ids_that_occur_twice_in_all_keep_both(count: int) -> None:
    root = sample(ALL)
    root["sessions"] += [dict(root["sessions"][1], title=f"Again {n}") for n in range(count)]
    reading = read(root)
    assert len(whole(reading).sessions) == 6 + count
    assert [notice.code for notice in reading.notices] == ["format.guid_twice"]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"startsAt": "next Tuesday"}, "format.time", "sessions[1].startsAt"),
        ({"startsAt": 9}, "format.type", "sessions[1].startsAt"),
        ({"endsAt": "2031-05-14T08:00:00"}, "format.end_before_start", "sessions[1]"),
        ({"startsAt": None}, "format.end_alone", "sessions[1]"),
        ({"title": None}, "format.untitled", "sessions[1]"),
        ({"title": ["a"]}, "format.type", "sessions[1].title"),
        ({"roomId": 99}, "format.reference", "sessions[1].roomId"),
        ({"speakers": ["nobody"]}, "format.reference", "sessions[1].speakers[0]"),
        ({"speakers": 7}, "format.type", "sessions[1].speakers"),
        ({"liveUrl": "javascript:alert(1)"}, "format.url", "sessions[1]"),
    ],
)
def test_what_is_wrong_costs_only_itself(change: dict[str, Any], code: str, where: str) -> None:
    root = sample(ALL)
    root["sessions"][1] |= change
    reading = read(root)
    assert (code, where) in [(notice.code, notice.where) for notice in reading.notices]
    assert len(whole(reading).sessions) == 6


def test_what_is_no_session_is_told() -> None:
    root = sample(ALL)
    root["sessions"] += ["lunch", None, 7]
    reading = read(root)
    assert len(whole(reading).sessions) == 6
    told = [(notice.code, notice.level, notice.where) for notice in reading.notices]
    assert told == [("format.type", "error", "sessions[6]"), ("format.type", "error", "sessions[8]")]


@pytest.mark.parametrize(
    ("status", "state"),
    [("Accepted", State.CONFIRMED), ("Nominated", State.TENTATIVE), ("Declined", State.WITHDRAWN)],
)
def test_states(status: str, state: State) -> None:
    root = sample(ALL)
    root["sessions"][0]["status"] = status
    assert by_title(whole(read(root)))["Välkommen in"][0].state is state


def test_plenum_sessions_in_rooms_without_end_are_read_in_time() -> None:
    rooms = [{"id": n, "name": f"R{n}"} for n in range(3_000)]
    sessions = [
        {"id": n, "title": "T", "startsAt": "2031-05-14T10:00:00", "isPlenumSession": True, "roomId": n}
        for n in range(3_000)
    ]
    root = {"sessions": sessions, "speakers": [], "questions": [], "categories": [], "rooms": rooms}
    counts = {len(session.rooms) for session in whole(read(root)).sessions}
    assert counts == {200, 201}
