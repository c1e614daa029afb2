"""The sessions of one day as minutes, which may run past midnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Session
from iweek_desktop.programme.moments import Moment, Moments
from iweek_desktop.programme.timeline import Item

OFFICE_HOURS = (9 * 60.0, 17 * 60.0)


class DaySpans(NamedTuple):
    """The sessions of one programme day as minutes that have passed since its midnight."""

    midnight: datetime
    """In UTC: datetimes of one zone would be subtracted by wall clock."""
    zone: ZoneInfo
    """In which times are told."""
    items: tuple[Item, ...]
    first_min: float
    last_min: float
    change_min: float
    """When the next programme day begins."""

    def minute_of(self, at: datetime) -> float:
        """Return the minutes passed from the day's midnight to an instant."""
        return (at.astimezone(UTC) - self.midnight).total_seconds() / 60

    def instant_of(self, minute: float) -> datetime:
        """Return the local time at a minute of the day; an hour may pass twice or not at all."""
        return (self.midnight + timedelta(minutes=minute)).astimezone(self.zone)


def measure_day(
    day: date,
    sessions: Sequence[Session],
    zone: ZoneInfo,
    day_change: time,
    told: ZoneInfo | None = None,
    moments: Sequence[Moment | None] | None = None,
) -> DaySpans:
    """Place sessions in minutes since the day's midnight.

    What lasts beyond the end of the programme day is drawn up to that end; its words keep the
    true end. All-day sessions are drawn along the timed ones.

    Args:
        day: a programme day.
        sessions: those of the day.
        zone: the programme's, which says when the day begins.
        day_change: the local time at which the next day begins.
        told: the zone in which times are told; the programme's where None.
        moments: the times of the sessions, where they are known.
    """
    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    change = datetime.combine(day + timedelta(days=1), day_change, zone).astimezone(UTC)
    latest = (change - midnight).total_seconds() / 60
    began = midnight.timestamp()
    known = Moments().of(sessions) if moments is None else moments
    stated = [moment and _minutes(moment, began, latest) for moment in known]
    first = min((span[0] for span in stated if span), default=OFFICE_HOURS[0])
    last = max((span[1] for span in stated if span), default=OFFICE_HOURS[1])
    row_of = {session.guid: row for row, session in enumerate(sessions)}
    items = []
    for session, span in zip(sessions, stated, strict=True):
        start, end = span or (first, last)
        parent = row_of.get(session.parent) if session.parent else None
        items.append(Item(start, end, parent))
    return DaySpans(midnight, told or zone, tuple(items), first, last, latest)


def _minutes(moment: Moment, began: float, latest: float) -> tuple[float, float]:
    start = (moment.start - began) / 60
    return start, max(start, min((moment.end - began) / 60, latest))
