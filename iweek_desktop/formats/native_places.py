"""Reading the times of native events and of the conference."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from iweek_desktop.formats.native_models import EventEntry
from iweek_desktop.formats.placement import DOUBTS, ONE_DAY, Placement
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import (
    DATE_FORM,
    DURATION_FORM,
    INSTANT_FORM,
    LAST_YEAR,
    later,
    midnight,
    read_date,
    read_duration,
    read_moment,
)

DATE_OR_INSTANT = f"{INSTANT_FORM}, {DATE_FORM}"
_LAST_MINUTE = timedelta(minutes=-1)


class Times:
    """Read times into one zone.

    Args:
        floating: the zone of times without an offset.
        zone: the programme's, which every time is given in.
        findings: what cannot be read, or only with a doubt.
    """

    def __init__(self, floating: ZoneInfo, zone: ZoneInfo, findings: Findings) -> None:
        self.zone = zone
        self._floating = floating
        self._findings = findings

    def place(self, event: EventEntry, where: str) -> Placement | None:
        """Return when an event is; None where its times contradict themselves, which is told."""
        if event.start is None:
            if event.end is not None:
                self._findings.warning("format.end_alone", f"{where}.end", event.end)
            return Placement()
        first = read_date(event.start)
        if first is not None:
            return self._place_days(event, first, where)
        start = self.instant(event.start, f"{where}.start")
        if start is None:
            self._tell_form("start", event.start, where)
            if event.end is not None and not read_date(event.end) and not self.instant(event.end, where):
                self._tell_form("end", event.end, where)
            return None
        return self._place_hours(event, start, where)

    def _place_days(self, event: EventEntry, first: date, where: str) -> Placement | None:
        last = first
        if event.end is not None:
            stated = read_date(event.end)
            if stated is None:
                self._tell_form("end", event.end, where, DATE_FORM)
                return None
            if stated < first:
                self._tell_order(event, where)
                return None
            last = stated
        elif event.duration is not None:
            length = self._duration(event, where)
            if length and length % ONE_DAY:
                self._findings.warning("format.duration", f"{where}.duration", event.duration, "P1D")
            elif length:
                last = first + length - ONE_DAY
        return Placement(midnight(first, self.zone), midnight(last + ONE_DAY, self.zone), True)

    def _place_hours(self, event: EventEntry, start: datetime, where: str) -> Placement | None:
        if event.end is None:
            length = None if event.duration is None else self._duration(event, where)
            end = None if length is None else later(start, length)
            return Placement(start, end if end and end.year <= LAST_YEAR else None)
        end = self.instant(event.end, f"{where}.end")
        if end is None:
            self._tell_form("end", event.end, where, INSTANT_FORM)
            return None
        if end.timestamp() < start.timestamp():
            self._tell_order(event, where)
            return None
        return Placement(start, end)

    def _tell_form(self, key: str, text: str, where: str, expected: str = DATE_OR_INSTANT) -> None:
        self._findings.error("format.time", f"{where}.{key}", text, expected)

    def _tell_order(self, event: EventEntry, where: str) -> None:
        self._findings.error("format.end_before_start", f"{where}.end", event.end, f"≥ {event.start}")

    def _duration(self, event: EventEntry, where: str) -> timedelta | None:
        length = read_duration(event.duration or "")
        if length is None:
            self._findings.warning("format.duration", f"{where}.duration", event.duration, DURATION_FORM)
        return length

    def instant(self, text: str, where: str) -> datetime | None:
        """Return the instant of a date and time, None where it is none; doubts are told."""
        moment = read_moment(text, self._floating, self.zone)
        if moment is None:
            return None
        if moment.doubt is not None:
            self._findings.warning(DOUBTS[moment.doubt], where, text, moment.at.isoformat())
        return moment.at

    def deadline(self, text: str | None, where: str) -> datetime | None:
        """Return the instant of a deadline; a plain date counts to its last minute."""
        day = read_date(text or "")
        if day is not None:
            return later(midnight(day + ONE_DAY, self.zone), _LAST_MINUTE)
        return self.stamp(text, where)

    def stamp(self, text: str | None, where: str) -> datetime | None:
        """Return the instant of a time stamp; a plain date is its midnight."""
        if text is None:
            return None
        day = read_date(text)
        at = midnight(day, self.zone) if day else self.instant(text, where)
        if at is None:
            self._findings.warning("format.time", where, text, DATE_OR_INSTANT)
        return at

    def day(self, text: str | None, where: str) -> date | None:
        """Return a date; that of an instant is the local one."""
        if text is None:
            return None
        day = read_date(text)
        at = None if day else self.instant(text, where)
        if day is None and at is None:
            self._findings.warning("format.time", where, text, DATE_FORM)
        return day or (at.date() if at else None)
