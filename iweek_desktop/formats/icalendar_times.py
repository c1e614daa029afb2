"""When calendar events are, as their file states it: dates, instants, wall times of a zone, lengths."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.formats.icalendar_lines import ContentLine
from iweek_desktop.formats.icalendar_zones import NamedZones
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import FIRST_YEAR, LAST_YEAR, later, read_duration

TIME_FORM = "YYYYMMDDThhmmss, YYYYMMDDThhmmssZ, YYYYMMDD"
LENGTH_FORM = "PT1H30M"
ONE_DAY = timedelta(days=1)

Stated = date | datetime
"""A date, or a datetime in the zone that its file names; without a zone where it names none."""

_STATED = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]+)?)? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class Span(NamedTuple):
    """From when to when; `end` is None where the file says nothing of it, and exclusive of dates."""

    start: Stated
    end: Stated | None


class Times:
    """Read the times of one calendar.

    Args:
        zones: the zones that it names.
        floating: the zone of times that name none, if the calendar has one for them.
        findings: what cannot be read.
    """

    def __init__(self, zones: NamedZones, floating: ZoneInfo | None, findings: Findings) -> None:
        self._zones = zones
        self._floating = floating
        self._findings = findings
        self._unknown: set[str] = set()

    def span(self, event: Component, name: str) -> Span | None:
        """Return start and end of an event; None where it has no start that can be read, which is told.

        Args:
            event: the event.
            name: what a finding calls it.
        """
        line = event.first("DTSTART")
        if line is None:
            self._findings.warning("ics.no_start", str(event.number), name)
            return None
        start = self._told(line, name)
        return None if start is None else Span(start, self._end(event, start, name))

    def stated(self, line: ContentLine, value: str | None = None) -> Stated | None:
        """Return what a property says, or one of its values; None where it cannot be read."""
        found = _STATED.fullmatch((line.value if value is None else value).strip())
        if found is None:
            return None
        year, month, day, hour, minute, second, offset = found.groups()
        try:
            first = date(int(year), int(month), int(day))
            if not FIRST_YEAR <= first.year <= LAST_YEAR:
                return None
            if hour is None or (line.parameter("VALUE") or "").upper() == "DATE":
                return first
            wall = _wall(first, int(hour), int(minute), int(second or 0))
            return wall.replace(tzinfo=_offset(offset) if offset else self._zone(line))
        except (ValueError, OverflowError):
            return None

    def _zone(self, line: ContentLine) -> tzinfo | None:
        tzid = line.parameter("TZID")
        if tzid is None:
            return self._floating
        zone = self._zones.named(tzid)
        if zone is None and tzid not in self._unknown:
            self._unknown.add(tzid)
            self._findings.warning("ics.zone_unknown", str(line.number), tzid)
        return zone or self._floating

    def _told(self, line: ContentLine, name: str) -> Stated | None:
        at = self.stated(line)
        if at is None:
            self._findings.warning("ics.time", str(line.number), line.value, TIME_FORM, title=name)
        return at

    def _end(self, event: Component, start: Stated, name: str) -> Stated | None:
        line = event.first("DTEND")
        if line is not None:
            return self._told(line, name)
        line = event.first("DURATION")
        if line is None:
            return None
        text = line.value.strip().upper().removeprefix("+")
        length = read_duration(text)
        if length is None:
            self._findings.warning("ics.duration", str(line.number), line.value, LENGTH_FORM, title=name)
            return None
        return _after(start, length, _days_in(text))


def instant(at: Stated) -> datetime:
    """Return something to compare by: a time without a zone counts as one in UTC, so within a day."""
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day, tzinfo=UTC)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _days_in(text: str) -> timedelta:
    """Return the weeks and days of a duration: they are counted on the wall, hours as they pass."""
    counts = {unit: int(n) for n, unit in re.findall(r"([0-9]+)([WD])", text)}
    return timedelta(weeks=counts.get("W", 0), days=counts.get("D", 0))


def _after(start: Stated, length: timedelta, days: timedelta) -> Stated:
    if not isinstance(start, datetime):
        return start + max(timedelta(days=length.days), ONE_DAY)
    if start.tzinfo is None:
        return start + length
    return later(start + days, length - days)


def _wall(day: date, hour: int, minute: int, second: int) -> datetime:
    if (hour, minute, second) == (24, 0, 0):
        day, hour = day + ONE_DAY, 0
    # A leap second is taken for the one before it.
    return datetime(day.year, day.month, day.day, hour, minute, min(second, 59))


def _offset(text: str) -> tzinfo:
    if text in ("Z", "z"):
        return UTC
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{text}").tzinfo
    assert zone is not None
    return zone
