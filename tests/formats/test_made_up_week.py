"""The made-up full week that other tests and pictures show: it reads whole, and has what they rely on."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.days import count_days
from iweek_desktop.programme.model import Attendance, Programme, Session, State
from iweek_desktop.programme.text import plain

MADE_UP_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"


@pytest.fixture(scope="module")
def week() -> Programme:
    """Return the week, read without any notice."""
    reading = read_programme(MADE_UP_WEEK.read_bytes())
    assert reading.notices == ()
    assert reading.programme is not None
    return reading.programme


def lengths(week: Programme) -> list[timedelta]:
    return [session.end - session.start for session in week.sessions if session.start and session.end]


def children(week: Programme) -> Counter[str]:
    return Counter(session.parent for session in week.sessions if session.parent)


def by_guid(week: Programme) -> dict[str, Session]:
    return {session.guid: session for session in week.sessions}


def test_it_says_itself_that_it_is_made_up(week: Programme) -> None:
    assert week.title == "Påhittade veckan (testdata)"
    assert "testdata" in week.key
    assert week.description is not None
    assert "Made up for tests and pictures" in week.description
    assert all(
        url.split("/")[2].endswith(".example")
        for url in re.findall(r"https?:[^\"]+", MADE_UP_WEEK.read_text("utf-8"))
    )


def test_a_week_from_monday_to_friday(week: Programme) -> None:
    assert (week.start, week.end) == (date(2031, 10, 6), date(2031, 10, 10))
    assert date(2031, 10, 6).weekday() == 0
    assert [(day.day.day, day.sessions) for day in count_days(week)] == [
        (6, 30),
        (7, 28),
        (8, 24),
        (9, 26),
        (10, 17),
    ]
    assert [session.start for session in week.sessions].count(None) == 1


def test_times_of_every_kind(week: Programme) -> None:
    assert min(lengths(week)) == timedelta(minutes=10)
    assert sum(session.all_day for session in week.sessions) == 1
    scheduled = [
        session for session in week.sessions if session.start and session.end and not session.all_day
    ]
    assert sum(one.start.date() < one.end.date() for one in scheduled if one.start and one.end) == 1
    busiest = max(
        sum(one.start <= other.start < one.end for one in scheduled if one.start and one.end)
        for other in scheduled
        if other.start
    )
    assert busiest >= 8


def test_umbrellas_with_umbrellas_inside(week: Programme) -> None:
    sessions = by_guid(week)
    assert sorted(children(week).values()) == [3, 3, 3, 4, 5, 5]
    nested = [one for one in children(week) if sessions[one].parent]
    assert len(nested) == 1
    opening = sessions["pv2031-tillsammans-mot-2040-invigning-av-pahitt"]
    inside = [one.start for one in week.sessions if one.parent == opening.guid and one.start]
    assert {start.hour < 12 for start in inside} == {True, False}


def test_repeats_and_cancelled_sessions(week: Programme) -> None:
    repeats = [session for session in week.sessions if session.occurrence_of]
    assert len(repeats) == 2
    assert all(by_guid(week)[one.occurrence_of or ""].end < one.start for one in repeats)  # type: ignore[operator]
    assert [session.state for session in week.sessions].count(State.CANCELLED) == 3


def test_places_over_the_country_and_on_the_net(week: Programme) -> None:
    cities = {room.city for room in week.rooms.values()}
    assert {"Åmål", "Örebro", "Östersund", "Älmhult", "Ängelholm", "Umeå", "Malmö", "Zinkgruvan"} <= cities
    ways = Counter(week.attendance_of(session) for session in week.sessions)
    assert all(ways[way] >= 15 for way in Attendance)
    assert sum(not session.rooms for session in week.sessions) == 1


def test_names_that_try_the_alphabet_and_the_line(week: Programme) -> None:
    names = [organisation.name for organisation in week.organisations.values()]
    assert len(names) >= 20
    assert {"Å", "Ä", "Ö", "Z"} <= {name[0] for name in names}
    assert len(week.tracks) == 9
    words = [word for session in week.sessions for word in re.findall(r"\w+", session.title)]
    assert sum(len(word) >= 28 for word in words) >= 4
    assert sum(not session.tracks for session in week.sessions) == 2


def test_what_there_is_to_read(week: Programme) -> None:
    details = week.details.values()
    assert all(one.abstract and len(plain(one.abstract)) > 30 for one in details)
    assert sum(bool(one.registration and one.registration.deadline) for one in details) >= 40
    assert sum(bool(one.registration and one.registration.seats_left == 0) for one in details) >= 2
    assert len(week.persons) >= 30
    assert sum(bool(one.links) for one in details) >= 10
    assert sum(bool(one.tags) for one in details) >= 5
    assert {session.language for session in week.sessions} == {"sv", "en"}
    types = {session.type for session in week.sessions}
    assert {"seminarium", "workshop", "webbinarium", "studiebesök", "panel"} <= types
    assert len({session.title for session in week.sessions}) == len(week.sessions)
