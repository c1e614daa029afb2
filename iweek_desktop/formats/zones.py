"""Which time zone a programme has: what its file names, what the user says, what its times hint at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import FIRST_YEAR, LAST_YEAR, zone_named

HOME = "Europe/Stockholm"
"""The zone of a programme that says nothing of its own."""

_HOUR = timedelta(hours=1)
_EASTERNMOST = 14
_WESTERNMOST = -12


class Zones(NamedTuple):
    """`zone` is the programme's own; `floating` the one of times that state no offset."""

    zone: ZoneInfo
    floating: ZoneInfo


def asked_zone(name: str | None, findings: Findings) -> ZoneInfo | None:
    """Return the zone that the user gave; a name that is none is told."""
    zone = zone_named(name) if name else None
    if name and zone is None:
        findings.error("format.zone", "", name, HOME)
    return zone


def zone_in_path(name: str) -> ZoneInfo | None:
    """Return the zone of a name that may have a maker's prefix: its last three, two or one segments."""
    segments = name.strip().strip("/").split("/")
    tails = ("/".join(segments[-n:]) for n in (3, 2, 1) if n <= len(segments))
    return next((zone for tail in tails if (zone := zone_named(tail))), None)


def choose_zones(
    asked: ZoneInfo | None, named: ZoneInfo | None, times: Iterable[datetime], findings: Findings
) -> Zones:
    """Return the zones to read a file in, and tell where they are no more than likely.

    The zone that the file names is the programme's; without one the user's is, then the one
    that its times hint at, then `HOME`. The user's is the zone of floating times.

    Args:
        asked: what the user gave.
        named: what the file names.
        times: the times of its sessions as they are stated, with an offset, a zone or neither.
        findings: where it is told.
    """
    zone = named or asked
    if zone is None:
        zone = hinted_zone(times)
        if zone is not None:
            findings.add("info", "format.zone_hinted", "", zone.key)
    if zone is None:
        zone = ZoneInfo(HOME)
        findings.warning("format.zone_assumed", "", zone.key)
    return Zones(zone, asked or zone)


_MOST_HINTS = 1_000
"""Times that are compared with the offsets of every zone there is."""


def hinted_zone(times: Iterable[datetime]) -> ZoneInfo | None:
    """Return the zone that most times name, else one whose offsets are those of the first of them.

    Times in UTC hint at nothing: many programs write all times so.
    """
    named: Counter[str] = Counter()
    offsets: dict[datetime, timedelta] = {}
    for time in times:
        if isinstance(time.tzinfo, ZoneInfo):
            named[time.tzinfo.key] += 1
        elif time.tzinfo is not None and FIRST_YEAR <= time.year <= LAST_YEAR and len(offsets) < _MOST_HINTS:
            offsets[time] = time.utcoffset() or timedelta()
    named.pop("UTC", None)
    if named:
        return ZoneInfo(named.most_common(1)[0][0])
    return _agreeing(offsets) if any(offsets.values()) else None


def _agreeing(offsets: dict[datetime, timedelta]) -> ZoneInfo | None:
    home = ZoneInfo(HOME)
    if _agrees(home, offsets):
        return home
    different = set(offsets.values())
    hours, rest = divmod(next(iter(different)), _HOUR)
    if len(different) == 1 and not rest and _WESTERNMOST <= hours <= _EASTERNMOST:
        # The sign of these names is turned around: Etc/GMT-8 is eight hours ahead.
        return zone_named(f"Etc/GMT{-hours:+d}")
    return next((zone for zone in map(ZoneInfo, _cities()) if _agrees(zone, offsets)), None)


def _agrees(zone: ZoneInfo, offsets: dict[datetime, timedelta]) -> bool:
    return all(at.astimezone(zone).utcoffset() == offset for at, offset in offsets.items())


_CONTINENTS = (
    "Europe",
    "Asia",
    "America",
    "Australia",
    "Africa",
    "Pacific",
    "Atlantic",
    "Indian",
    "Antarctica",
)


@cache
def _cities() -> tuple[str, ...]:
    """Return the names of zones that are those of a city, those near `HOME` first."""
    names = [name for name in available_timezones() if name.split("/")[0] in _CONTINENTS]
    return tuple(sorted(names, key=lambda name: (_CONTINENTS.index(name.split("/")[0]), name)))
