"""Cutting a programme into days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.days import (
    MOST_STATED_DAYS,
    DayCount,
    count_days,
    day_of,
    is_over,
    opening_day,
    session_day,
    stated_days,
)
from iweek_desktop.programme.model import Programme, Session

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FOUR = time(4, 0)
ZONES = st.sampled_from(["Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Pacific/Apia"]).map(
    ZoneInfo
)
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DATES = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def local(text: str) -> datetime:
    """Return a wall time of Stockholm."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def session(start: str | None, guid: str = "a", all_day: bool = False) -> Session:
    """Return a session that starts then."""
    return Session(guid, "T", local(start) if start else None, all_day=all_day)


@pytest.mark.parametrize(
    ("start", "change", "day"),
    [
        ("2024-09-30T09:00", FOUR, 30),
        ("2024-09-30T04:00", FOUR, 30),
        ("2024-09-30T03:59", FOUR, 29),
        ("2024-09-30T00:00", FOUR, 29),
        ("2024-09-30T00:00", time(0, 0), 30),
        ("2024-09-30T08:59", time(9, 0), 29),
        ("2024-09-30T05:29", time(5, 30), 29),
        ("2024-09-30T05:30", time(5, 30), 30),
    ],
)
def test_a_day_ends_at_the_hour_of_change(start: str, change: time, day: int) -> None:
    assert day_of(local(start), change, STOCKHOLM) == date(2024, 9, day)


@pytest.mark.parametrize("start", ["2024-10-27T03:59", "2024-10-27T02:30", "2024-03-31T03:30"])
def test_a_change_of_clocks_does_not_move_the_day(start: str) -> None:
    assert day_of(local(start), FOUR, STOCKHOLM) == local(start).date() - timedelta(days=1)


def test_the_day_is_that_of_the_zone_asked_for() -> None:
    at = datetime(2024, 9, 30, 23, 0, tzinfo=UTC)
    assert day_of(at, time(0, 0), STOCKHOLM) == date(2024, 10, 1)


@given(INSTANTS, st.times(), ZONES)
def test_a_day_is_the_local_date_or_the_one_before(start: datetime, change: time, zone: ZoneInfo) -> None:
    here = start.astimezone(zone)
    early = (here.hour, here.minute) < (change.hour, change.minute)
    assert day_of(start, change, zone) == here.date() - timedelta(days=1 if early else 0)


def test_session_day() -> None:
    assert session_day(session(None), FOUR, STOCKHOLM) is None
    assert session_day(session("2024-09-30T03:00"), FOUR, STOCKHOLM) == date(2024, 9, 29)
    assert session_day(session("2024-09-30T00:00", all_day=True), FOUR, STOCKHOLM) == date(2024, 9, 30)


@pytest.mark.parametrize(("end", "day"), [("2024-09-30T23:59", 29), ("2024-10-01T00:00", 30)])
def test_a_session_from_midnight_to_midnight_is_none_of_the_night_before(end: str, day: int) -> None:
    long = session("2024-09-30T00:00")._replace(end=local(end))
    assert session_day(long, FOUR, STOCKHOLM) == date(2024, 9, day)
    night = session("2024-09-30T00:00", "b")
    counts = count_days(programme(night, long) if day == 30 else programme(long))
    assert [(item.day.day, item.sessions) for item in counts][-1] == (day, 1)


def programme(*sessions: Session, start: date | None = None, end: date | None = None) -> Programme:
    """Return a programme in Stockholm."""
    return Programme("k", "T", "Europe/Stockholm", sessions, start=start, end=end)


def test_days_without_sessions_are_counted_where_the_programme_states_them() -> None:
    week = programme(
        session("2024-10-02T13:00"),
        session("2024-09-30T10:00"),
        session("2024-09-30T09:00"),
        session(None),
        start=date(2024, 9, 30),
        end=date(2024, 10, 4),
    )
    assert count_days(week) == (
        DayCount(date(2024, 9, 30), 2, local("2024-09-30T09:00")),
        DayCount(date(2024, 10, 1), 0),
        DayCount(date(2024, 10, 2), 1, local("2024-10-02T13:00")),
        DayCount(date(2024, 10, 3), 0),
        DayCount(date(2024, 10, 4), 0),
    )


def test_a_session_outside_the_stated_days_has_a_day() -> None:
    early = programme(session("2024-09-28T10:00"), start=date(2024, 9, 30))
    assert [(day.day.day, day.sessions) for day in count_days(early)] == [(28, 1), (30, 0)]


def test_only_the_given_sessions_are_counted() -> None:
    week = programme(session("2024-10-02T13:00"), start=date(2024, 10, 2))
    assert count_days(week, []) == (DayCount(date(2024, 10, 2), 0),)


def test_the_first_start_is_the_earliest_instant_also_when_clocks_show_it_later() -> None:
    summer, winter = local("2024-10-27T02:45"), local("2024-10-27T02:15").replace(fold=1)
    night = programme(Session("a", "A", winter), Session("b", "B", summer))
    (day,) = count_days(night)
    assert day.first_start is summer


@given(st.lists(INSTANTS, max_size=20))
def test_every_session_is_counted_once(starts: list[datetime]) -> None:
    counted = count_days(programme(*(Session(str(n), "T", at) for n, at in enumerate(starts))))
    assert sum(day.sessions for day in counted) == len(starts)
    assert [day.day for day in counted] == sorted({day.day for day in counted})


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (None, None, 0),
        (None, date(2024, 9, 30), 0),
        (date(2024, 9, 30), None, 1),
        (date(2024, 9, 30), date(2024, 10, 4), 5),
        (date(2024, 10, 4), date(2024, 9, 30), 0),
        (date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=MOST_STATED_DAYS - 1), MOST_STATED_DAYS),
        (date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=MOST_STATED_DAYS), 0),
        (date.min, date.max, 0),
        (date.max, date.max, 1),
    ],
)
def test_stated_days(start: date | None, end: date | None, days: int) -> None:
    assert len(stated_days(start, end)) == days


WEEK = [
    DayCount(date(2024, 9, 30) + timedelta(days=n), sessions) for n, sessions in enumerate([6, 0, 2, 0, 0])
]


@pytest.mark.parametrize(
    ("today", "opened"),
    [
        (date(2026, 1, 1), date(2024, 9, 30)),
        (date(2020, 1, 1), date(2024, 9, 30)),
        (date(2024, 9, 29), date(2024, 9, 30)),
        (date(2024, 9, 30), date(2024, 9, 30)),
        (date(2024, 10, 1), date(2024, 10, 2)),
        (date(2024, 10, 2), date(2024, 10, 2)),
        (date(2024, 10, 4), date(2024, 10, 2)),
        (date(2024, 10, 5), date(2024, 9, 30)),
    ],
)
def test_opening_day(today: date, opened: date) -> None:
    assert opening_day(WEEK, today) == opened


def test_the_opening_day_of_a_programme_without_sessions_is_its_first() -> None:
    assert opening_day([DayCount(date(2024, 9, 30), 0)], date(2026, 1, 1)) == date(2024, 9, 30)
    assert opening_day([], date(2026, 1, 1)) is None


@given(st.dictionaries(DATES, st.integers(0, 3), max_size=8), DATES)
def test_an_empty_day_is_opened_only_where_all_are(counts: dict[date, int], today: date) -> None:
    days = [DayCount(day, counts[day]) for day in sorted(counts)]
    opened = opening_day(iter(days), today)
    if any(counts.values()):
        assert opened is not None
        assert counts[opened] > 0
        assert opened == today or counts.get(today, 0) == 0


@pytest.mark.parametrize(
    ("today", "over"), [(date(2024, 10, 4), False), (date(2024, 10, 5), True), (date(2024, 9, 1), False)]
)
def test_is_over(today: date, over: bool) -> None:
    assert is_over(WEEK, today) is over
    assert not is_over([], today)
