"""A zone's hour-changes as one yearly rule, the only form that every calendar program reads alike.

A rule is used only where it is proved: it must give every change of the years spanned, and it
must hold in a year beside them too, for what happened once is no yearly rule. Where there is
none the times are written in UTC (docs/adr/0006-vtimezone-by-hand.md).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

FIRST_YEAR = 1970
"""The year in which every written rule begins."""
LAST_YEAR = 2200
ORDINALS = (-1, 1, 2, 3, 4)
"""Which weekday of the month, the likelier first. Outlook knows no others: a fifth is the last."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a zone's offset: the wall clock shown when it comes, and both offsets."""

    wall: datetime
    before: timedelta
    after: timedelta

    @property
    def instant(self) -> datetime:
        """The naive UTC time of the change."""
        return self.wall - self.before


@dataclass(frozen=True, slots=True)
class Onset:
    """A change that comes every year on the same weekday of a month, at the same wall clock."""

    month: int
    ordinal: int
    weekday: int
    clock: timedelta
    before: timedelta
    after: timedelta

    def in_year(self, year: int) -> Change:
        """Return the change that this rule gives for a year."""
        weekday, days = monthrange(year, self.month)
        to_first = (self.weekday - weekday) % 7
        to_last = to_first + 7 * ((days - 1 - to_first) // 7)
        day = to_last if self.ordinal == -1 else to_first + 7 * (self.ordinal - 1)
        first = datetime(year, self.month, 1)
        return Change(first + timedelta(days=day) + self.clock, self.before, self.after)


@dataclass(frozen=True)
class Rules:
    """A zone's offsets in the years spanned: one offset, or two that take turns every year."""

    zone_name: str
    offset: timedelta
    name: str
    daylight: Onset | None = None
    standard: Onset | None = None
    daylight_name: str = ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone that these rules stand for."""
        return ZoneInfo(self.zone_name)

    def tells(self, at: datetime) -> bool:
        """Whether the wall clock alone says which instant this is, and these rules agree.

        A wall clock that is shown twice is refused: which of the two a reader takes is unsure.
        """
        wall = at.astimezone(self.zone).replace(tzinfo=None, fold=0)
        offsets = {possible for possible in self._offsets() if self._in_force(wall - possible) == possible}
        return offsets == {wall - at.astimezone(UTC).replace(tzinfo=None)}

    def _offsets(self) -> set[timedelta]:
        return {self.offset, self.daylight.after} if self.daylight else {self.offset}

    def _in_force(self, instant: datetime) -> timedelta:
        if not self.daylight or not self.standard:
            return self.offset
        passed = [
            change
            for year in (instant.year - 1, instant.year, instant.year + 1)
            for change in (self.daylight.in_year(year), self.standard.in_year(year))
            if change.instant <= instant
        ]
        return max(passed, key=lambda change: change.instant).after

    def component(self) -> Timezone:
        """Return the VTIMEZONE."""
        from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

        zone = Timezone()
        zone.add("TZID", self.zone_name)
        standard = TimezoneStandard()
        if self.daylight and self.standard:
            daylight = TimezoneDaylight()
            _describe_yearly(daylight, self.daylight, self.daylight_name)
            _describe_yearly(standard, self.standard, self.name)
            zone.add_component(daylight)
        else:
            _describe(standard, datetime(FIRST_YEAR, 1, 1), self.offset, self.offset, self.name)
        zone.add_component(standard)
        return zone


def yearly_rules(zone_name: str, first: datetime, last: datetime) -> Rules | None:
    """Return the rules of the years from `first` to `last`, or None where no yearly rule holds.

    Zones that are not named after a place (``UTC``, ``GMT``, ``Etc/GMT-2``) have none: such a
    name means different things to different readers, and UTC says it better.
    """
    zone = ZoneInfo(zone_name)
    if "/" not in zone_name or zone_name.startswith("Etc/"):
        return None
    years = range(first.astimezone(zone).year, last.astimezone(zone).year + 1)
    if not years or years[0] <= FIRST_YEAR or years[-1] >= LAST_YEAR:
        return None
    yearly = [_changes(zone, year) for year in years]
    if not any(yearly):
        return _fixed(zone_name, zone, years)
    return _alternating(zone_name, zone, years, yearly)


def _fixed(zone_name: str, zone: tzinfo, years: range) -> Rules | None:
    at = datetime(years[0], 7, 1, tzinfo=zone)
    offset = _offset(at)
    return Rules(zone_name, offset, at.tzname() or "") if _whole_minutes([offset]) else None


def _alternating(
    zone_name: str, zone: ZoneInfo, years: range, yearly: Sequence[list[Change]]
) -> Rules | None:
    if any(len(changes) != 2 for changes in yearly):
        return None
    daylight = _onset([change for changes in yearly for change in changes if change.after > change.before])
    standard = _onset([change for changes in yearly for change in changes if change.after < change.before])
    if daylight is None or standard is None:
        return None
    if (daylight.before, daylight.after) != (standard.after, standard.before):
        return None
    beside = (years[0] - 1, years[-1] + 1)
    if not any(_gives(daylight, standard, year, _changes(zone, year)) for year in beside):
        return None
    proved = zip(years, yearly, strict=True)
    if not all(_gives(daylight, standard, year, changes) for year, changes in proved):
        return None
    summer = daylight.in_year(years[0]).instant.replace(tzinfo=UTC).astimezone(zone)
    winter = standard.in_year(years[0]).instant.replace(tzinfo=UTC).astimezone(zone)
    return Rules(zone_name, standard.after, winter.tzname() or "", daylight, standard, summer.tzname() or "")


def _gives(daylight: Onset, standard: Onset, year: int, changes: Sequence[Change]) -> bool:
    """Whether the two rules give exactly the changes that the zone makes in a year."""
    ruled = sorted((daylight.in_year(year), standard.in_year(year)), key=lambda change: change.instant)
    return ruled == list(changes)


def _onset(changes: Sequence[Change]) -> Onset | None:
    """Return the rule that all these changes follow, one for each year; None if there is none."""
    if not changes or len({change.wall.year for change in changes}) != len(changes):
        return None
    shapes = {(c.wall.month, c.wall.weekday(), c.wall.time(), c.before, c.after) for c in changes}
    if len(shapes) != 1 or not _whole_minutes([changes[0].before, changes[0].after]):
        return None
    for ordinal in ORDINALS:
        if all(_is_ordinal(change.wall, ordinal) for change in changes):
            wall = changes[0].wall
            clock = wall - datetime(wall.year, wall.month, wall.day)
            return Onset(wall.month, ordinal, wall.weekday(), clock, changes[0].before, changes[0].after)
    return None


def _is_ordinal(wall: datetime, ordinal: int) -> bool:
    if ordinal == -1:
        return wall.day + 7 > monthrange(wall.year, wall.month)[1]
    return (wall.day - 1) // 7 + 1 == ordinal


def _changes(zone: tzinfo, year: int) -> list[Change]:
    """Return every change of offset between the two local midnights that bound a year."""
    changes = []
    at = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)
    stop = datetime(year + 1, 1, 1, tzinfo=zone).astimezone(UTC)
    while at < stop:
        then = min(at + timedelta(days=1), stop)
        if _offset_at(zone, at) != _offset_at(zone, then):
            changes.append(_change_between(zone, at, then))
        at = then
    return changes


def _change_between(zone: tzinfo, low: datetime, high: datetime) -> Change:
    before, after = _offset_at(zone, low), _offset_at(zone, high)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if _offset_at(zone, middle) == before:
            low = middle
        else:
            high = middle
    return Change(high.replace(tzinfo=None) + before, before, after)


def _offset_at(zone: tzinfo, instant: datetime) -> timedelta:
    return _offset(instant.astimezone(zone))


def _offset(at: datetime) -> timedelta:
    return at.utcoffset() or timedelta(0)


def _whole_minutes(offsets: Iterable[timedelta]) -> bool:
    return all(not offset % timedelta(minutes=1) for offset in offsets)


def _describe(
    part: TimezoneStandard | TimezoneDaylight, wall: datetime, before: timedelta, after: timedelta, name: str
) -> None:
    part.add("DTSTART", wall)
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after)
    if name:
        part.add("TZNAME", name)


def _describe_yearly(part: TimezoneStandard | TimezoneDaylight, onset: Onset, name: str) -> None:
    byday = f"{onset.ordinal}{WEEKDAYS[onset.weekday]}"
    part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": onset.month, "BYDAY": byday})
    _describe(part, onset.in_year(FIRST_YEAR).wall, onset.before, onset.after, name)
