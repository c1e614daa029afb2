"""Cutting a programme into programme days, which may end after midnight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Programme, Session

ONE_DAY = timedelta(days=1)


class DayCount(NamedTuple):
    """One programme day, how many sessions start on it, and when the first does that has a time."""

    day: date
    sessions: int
    first_start: datetime | None = None


def day_of(start: datetime, day_change: time, zone: ZoneInfo) -> date:
    """Return the programme day of an instant: the local date of wall time minus `day_change`."""
    local = start.astimezone(zone).replace(tzinfo=None)
    return (local - timedelta(hours=day_change.hour, minutes=day_change.minute)).date()


def session_day(session: Session, day_change: time, zone: ZoneInfo) -> date | None:
    """Return the programme day on which a session starts; None while it is unscheduled.

    What takes a whole day or more belongs to the date it names, whatever the hour at which days change.
    """
    if session.start is None:
        return None
    if _takes_a_day(session):
        return session.start.astimezone(zone).date()
    return day_of(session.start, day_change, zone)


def _takes_a_day(session: Session) -> bool:
    """Whether a session is no part of a night: one from midnight to midnight, for instance."""
    start, end = session.start, session.end
    return session.all_day or (start is not None and end is not None and end - start >= ONE_DAY)


def days_of(programme: Programme, sessions: Iterable[Session]) -> Iterator[date | None]:
    """Yield the programme day of each session, worked out once for all that start at the same time."""
    zone, change = programme.zone, programme.day_change
    known: dict[tuple[datetime | None, bool], date | None] = {}
    for session in sessions:
        key = session.start, _takes_a_day(session)
        if key not in known:
            known[key] = session_day(session, change, zone)
        yield known[key]


def count_days(programme: Programme, sessions: Iterable[Session] | None = None) -> tuple[DayCount, ...]:
    """Return every day of the programme in order, the stated ones without sessions included.

    Args:
        programme: gives the stated first and last date, the zone and the hour at which days change.
        sessions: the sessions to count; the programme's own where None.
    """
    listed = tuple(programme.sessions if sessions is None else sessions)
    counts: Counter[date] = Counter()
    first: dict[date, datetime] = {}
    looked_at: set[tuple[datetime, int]] = set()
    for session, day in zip(listed, days_of(programme, listed), strict=True):
        start = session.start
        if day is None or start is None:
            continue
        counts[day] += 1
        if session.all_day or (start, start.fold) in looked_at:
            continue
        looked_at.add((start, start.fold))
        # Instants: two datetimes of one zone are compared by wall time, which clocks may show twice.
        if day not in first or start.timestamp() < first[day].timestamp():
            first[day] = start
    days = set(counts)
    days.update(stated_days(programme.start, programme.end))
    return tuple(DayCount(day, counts[day], first.get(day)) for day in sorted(days))


MOST_STATED_DAYS = 62
"""A stated span longer than this is taken for a slip of the pen: only days with sessions are listed."""


def stated_days(start: date | None, end: date | None) -> list[date]:
    """Return the dates from `start` to `end`, both included; none where the span is absent or absurd."""
    if start is None:
        return []
    last = end or start
    length = (last - start).days + 1
    if not 1 <= length <= MOST_STATED_DAYS:
        return []
    return [start + timedelta(days=n) for n in range(length)]


def opening_day(days: Iterable[DayCount], today: date) -> date | None:
    """Return the day to open on.

    While the programme is on: today if it has sessions, else the next day that has some, else the
    last that had. Before and after: the first day with sessions. A day without sessions is never
    chosen while another has some.
    """
    listed = list(days)
    busy = [item.day for item in listed if item.sessions]
    if not busy:
        return listed[0].day if listed else None
    if listed[0].day <= today <= listed[-1].day:
        coming = [day for day in busy if day >= today]
        return coming[0] if coming else busy[-1]
    return busy[0]


def is_over(days: Iterable[DayCount], today: date) -> bool:
    """Whether the last programme day lies before today."""
    listed = list(days)
    return bool(listed) and listed[-1].day < today
