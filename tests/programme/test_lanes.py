"""Grouping sessions into lanes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.lanes import group, groupings, hue_order, largest_overlap
from iweek_desktop.programme.model import Organisation, Programme, Room, Session, Track
from iweek_desktop.programme.moments import Moments

MIDNIGHT = datetime(2031, 4, 8, tzinfo=UTC)


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def talk(guid: str, start: float = 9, hours: float = 1, **more: object) -> Session:
    return Session(guid, guid, at(start), at(start + hours), **more)  # type: ignore[arg-type]


def programme(*sessions: Session) -> Programme:
    return Programme(
        "made-up", "Made up", "Europe/Stockholm", sessions=sessions,
        tracks={slug: Track(slug, slug.upper()) for slug in ("beans", "water", "milk")},
        rooms={
            "a": Room("a", "Stora salen", city="Åmål"), "b": Room("b", "Källaren", city="Umeå"),
            "c": Room("c", "Stora salen", city="Umeå"), "d": Room("d", "Stora salen"),
        },
        organisations={"x": Organisation("x", "Xenias rosteri"), "y": Organisation("y", "Ystads kvarn")},
    )  # fmt: skip


def grouped(grouping: Grouping, *sessions: Session) -> list[tuple[str, list[str]]]:
    """Return each lane's name and the guids in it."""
    made = group(programme(*sessions), sessions, grouping)
    inside: list[list[str]] = [[] for _ in made.lanes]
    for session, lane in zip(sessions, made.lane_of, strict=True):
        inside[lane].append(session.guid)
    assert [lane.sessions for lane in made.lanes] == [len(guids) for guids in inside]
    return [(lane.name, guids) for lane, guids in zip(made.lanes, inside, strict=True)]


def test_lanes_stand_in_the_order_of_the_programme_and_what_is_not_stated_comes_last() -> None:
    sessions = [
        talk("1", tracks=("milk",)),
        talk("2"),
        talk("3", tracks=("beans",)),
        talk("4", tracks=("milk",)),
    ]
    assert grouped(Grouping.THEME, *sessions) == [("BEANS", ["3"]), ("MILK", ["1", "4"]), ("", ["2"])]


def test_what_has_several_stands_in_the_lane_of_the_first() -> None:
    sessions = [talk("1", tracks=("water", "beans")), talk("2", rooms=("b", "a"), organisers=("y", "x"))]
    assert grouped(Grouping.THEME, *sessions) == [("WATER", ["1"]), ("", ["2"])]
    assert grouped(Grouping.PLACE, *sessions) == [("Källaren", ["2"]), ("", ["1"])]
    assert grouped(Grouping.ORGANISER, *sessions) == [("Ystads kvarn", ["2"]), ("", ["1"])]


def test_places_of_one_name_are_told_apart_by_their_city() -> None:
    sessions = [talk(key, rooms=(key,)) for key in "abcd"]
    assert [name for name, _ in grouped(Grouping.PLACE, *sessions)] == [
        "Stora salen, Åmål", "Källaren", "Stora salen, Umeå", "Stora salen",
    ]  # fmt: skip


def test_without_an_order_of_the_programme_the_fullest_comes_first_then_swedish_letters_count() -> None:
    types = ["övning", "samtal", "samtal", "ämne", "ålder", "zoo"]
    sessions = [talk(str(n), type=kind) for n, kind in enumerate(types)]
    named = [name for name, _ in grouped(Grouping.FORMAT, *sessions)]
    assert named == ["samtal", "zoo", "ålder", "ämne", "övning"]


def test_what_the_programme_does_not_define_comes_after_what_it_does() -> None:
    sessions = [talk("1", tracks=("unknown",)), talk("2", tracks=("unknown",)), talk("3", tracks=("milk",))]
    assert grouped(Grouping.THEME, *sessions) == [("MILK", ["3"]), ("unknown", ["1", "2"])]


def test_the_lanes_of_an_umbrella_stand_side_by_side() -> None:
    sessions = [
        talk("day", hours=5, tracks=("beans",)), talk("inside", 10, tracks=("milk",), parent="day"),
        talk("other", tracks=("water",)),
    ]  # fmt: skip
    assert [name for name, _ in grouped(Grouping.THEME, *sessions)] == ["BEANS", "MILK", "WATER"]


def test_an_umbrella_that_states_nothing_stands_with_the_first_inside_that_does() -> None:
    sessions = [
        talk("day", hours=5), talk("half", hours=2, parent="day"), talk("empty", 9, parent="half"),
        talk("first", 10, tracks=("milk",), parent="half"),
        talk("later", 11, tracks=("beans",), parent="day"),
    ]  # fmt: skip
    assert grouped(Grouping.THEME, *sessions) == [
        ("BEANS", ["later"]), ("MILK", ["day", "half", "first"]), ("", ["empty"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], Grouping.AUTOMATIC),
        ([talk(str(n), tracks=("beans", "milk")[n % 2 :]) for n in range(4)], Grouping.AUTOMATIC),
        ([talk(str(n), tracks=("beans", "milk")[n % 2 :]) for n in range(5)], Grouping.THEME),
        ([talk(str(n), tracks=("beans",), rooms=("a",)) for n in range(5)], Grouping.PLACE),
        ([talk(str(n), tracks=("beans",), organisers=("x",)) for n in range(5)], Grouping.ORGANISER),
        ([talk(str(n)) for n in range(9)], Grouping.AUTOMATIC),
    ],
)
def test_automatic_lanes(sessions: list[Session], expected: Grouping) -> None:
    made = group(programme(*sessions), sessions, Grouping.AUTOMATIC)
    assert made.grouping is expected
    if expected is Grouping.AUTOMATIC:
        assert [(lane.key, lane.name) for lane in made.lanes] == [("", "")]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], 0),
        ([talk("a"), talk("b", 10)], 1),
        ([talk("a"), talk("b", 9.5), talk("c", 9.75)], 3),
        ([talk("day", hours=8), talk("a", parent="day")], 1),
        ([talk("a", hours=0), talk("b", hours=0)], 2),
        ([Session("loose", "Loose"), talk("a")], 1),
        ([talk("whole", 0, 24, all_day=True), talk("a")], 1),
    ],
)
def test_the_busiest_moment(sessions: list[Session], expected: int) -> None:
    assert largest_overlap(sessions, Moments().of(sessions)) == expected


def test_groupings_are_those_that_the_programme_states_something_for() -> None:
    assert groupings(programme(talk("a"))) == (Grouping.AUTOMATIC,)
    assert groupings(programme(talk("a", rooms=("a",)), talk("b", type="talk"))) == (
        Grouping.AUTOMATIC, Grouping.PLACE, Grouping.FORMAT,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("saved", "tracks", "expected"),
    [
        ((), ("a", "b"), ("a", "b")),
        (("a", "b"), ("b", "c"), ("a", "b", "c")),
        (("b", "a"), ("a", "b"), ("b", "a")),
        (("a", "a"), ("c", "b"), ("a", "c", "b")),
    ],
)
def test_themes_keep_their_colours(
    saved: tuple[str, ...], tracks: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert hue_order(saved, tracks) == expected


@st.composite
def days(draw: st.DrawFn) -> list[Session]:
    count = draw(st.integers(0, 12))
    return [
        talk(
            str(n),
            draw(st.integers(9, 14)),
            tracks=tuple(draw(st.lists(st.sampled_from(["beans", "milk", "water", "else"]), max_size=2))),
            parent=draw(st.none() | st.integers(0, 12).map(str)),
        )
        for n in range(count)
    ]


@given(days())
def test_every_session_stands_in_one_lane_and_no_lane_is_empty(sessions: list[Session]) -> None:
    made = group(programme(*sessions), sessions, Grouping.THEME)
    assert len(made.lane_of) == len(sessions)
    assert set(made.lane_of) == set(range(len(made.lanes)))
    assert sum(lane.sessions for lane in made.lanes) == len(sessions)
    assert [lane.key for lane in made.lanes].count("") <= 1
    assert "" not in [lane.key for lane in made.lanes][:-1]
