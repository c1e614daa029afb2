"""Times as a file states them - with an offset, in a zone, floating, as dates - in the programme's zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from iweek_desktop.formats.event import Event
from iweek_desktop.formats.placement import DOUBTS, ONE_DAY, Placement
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import (
    DURATION_FORM,
    INSTANT_FORM,
    LAST_YEAR,
    Moment,
    later,
    midnight,
    moment_of,
)
from iweek_desktop.formats.zones import Zones

_SEAM = timedelta(minutes=1)
"""A day may end with the last minute before the next."""
_NOON = time(12)


class StatedTimes:
    """Bring times into one zone.

    Args:
        zones: the programme's, and that of floating times.
        findings: what is doubtful or cannot be.
    """

    def __init__(self, zones: Zones, findings: Findings) -> None:
        self.zone, self._floating = zones
        self._findings = findings
        self._ends: dict[tuple[datetime, int, timedelta], datetime] = {}
        self._moments: dict[tuple[datetime, int], Moment | None] = {}

    def place(self, event: Event) -> Placement:
        """Return when an event is; where its times contradict themselves, what of them can stand."""
        start, where = event.start, event.where
        if start is None:
            if event.end is not None:
                self._findings.warning("format.end_alone", where, event.end.isoformat())
            return Placement()
        if not isinstance(start, datetime):
            return self._place_days(event, start)
        at = self._instant(start, where)
        if at is None:
            self._findings.warning("format.time", where, start.isoformat(), INSTANT_FORM)
            return Placement()
        return Placement(at, self._end(event, at))

    def _place_days(self, event: Event, first: date) -> Placement:
        last = self.day(event.end)
        if last is None:
            days = event.duration // ONE_DAY if event.duration else 1
            last = first + ONE_DAY * (max(days, 1) - 1)
        elif last < first:
            self._tell_order(event, first, last)
            last = first
        return Placement(midnight(first, self.zone), midnight(last + ONE_DAY, self.zone), True)

    def _end(self, event: Event, start: datetime) -> datetime | None:
        where, length = event.where, event.duration
        end = self._stated_end(event)
        if end is not None and end.timestamp() < start.timestamp():
            self._tell_order(event, start, end)
            return None
        if end is not None or length is None:
            return end
        if length < timedelta():
            self._findings.warning("format.duration", where, str(length), DURATION_FORM)
            return None
        key = start, start.fold, length
        if key not in self._ends:
            self._ends[key] = later(start, length)
        end = self._ends[key]
        return end if end.year <= LAST_YEAR else None

    def _stated_end(self, event: Event) -> datetime | None:
        end = event.end
        if end is None:
            return None
        if not isinstance(end, datetime):
            return midnight(end + ONE_DAY, self.zone)
        return self._instant(end, event.where)

    def _tell_order(self, event: Event, start: date, end: date) -> None:
        expected = f"≥ {start.isoformat()}"
        self._findings.warning("format.end_before_start", event.where, end.isoformat(), expected)

    def _instant(self, stated: datetime, where: str) -> datetime | None:
        moment = self._moment(stated)
        if moment is None:
            return None
        if moment.doubt is not None:
            self._findings.warning(DOUBTS[moment.doubt], where, stated.isoformat(), moment.at.isoformat())
        return moment.at

    def local(self, stated: datetime) -> datetime | None:
        """Return a time in the programme's zone; None where there is no such time."""
        moment = self._moment(stated)
        return moment.at if moment else None

    def _moment(self, stated: datetime) -> Moment | None:
        """Return what a time means; many sessions start at the same."""
        key = stated, stated.fold
        if key not in self._moments:
            self._moments[key] = moment_of(stated, self._floating, self.zone)
        return self._moments[key]

    def day_change(self, spans: Iterable[tuple[datetime, datetime]]) -> time | None:
        """Return the hour at which conference days end and the next begin, the same between all of them."""
        hours = set()
        for (_, end), (start, _) in pairwise(spans):
            ended, border = self.local(end), self.local(start)
            if ended is None or border is None or not timedelta() <= border - ended <= _SEAM:
                return None
            hours.add(border.time())
        hour = hours.pop() if len(hours) == 1 else None
        return hour if hour and hour < _NOON else None

    def stamp(self, stated: datetime | date | None) -> datetime | None:
        """Return the instant of a time stamp; a plain date is its midnight."""
        if stated is None:
            return None
        at = stated if isinstance(stated, datetime) else datetime.combine(stated, time(), self.zone)
        return self.local(at)

    def day(self, stated: date | datetime | None) -> date | None:
        """Return a date; that of an instant is the local one."""
        if not isinstance(stated, datetime):
            return stated
        local = self.local(stated)
        return local.date() if local else None
