"""The zones that calendar files name: as the database does, as Windows does, or in their own way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from iweek_desktop.formats.icalendar_lines import ContentLine
from iweek_desktop.formats.times import zone_named
from iweek_desktop.formats.zones import zone_in_path

_YEARLY = re.compile(
    r"FREQ=YEARLY(?:;(?:INTERVAL=1|WKST=[A-Z]{2}|BYMONTH=(?:[1-9]|1[0-2])|BYDAY=-?[1-5][A-Z]{2}"
    r"|BYDAY=[A-Z]{2};BYMONTHDAY=[0-9,]{1,40}|UNTIL=[0-9]{8}(?:T[0-9]{6}Z?)?))*",
    re.IGNORECASE,
)
"""The rules of clocks that occur; others might never end, or never begin."""

_MOST_RULES = 200
_UTC = frozenset({"", "UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT"})


@dataclass(slots=True)
class NamesOfZones:
    """How many more names of zones are looked up for a file, and how many by rules that it writes itself.

    Each takes time, rules more than names, and few are needed.
    """

    left: int = 500
    by_rules_left: int = 100


class NamedZones:
    """The zones of one calendar by TZID.

    Args:
        written: the lines of its VTIMEZONEs by TZID.
        names: shared by all calendars of the file; those beyond are not known.
    """

    def __init__(
        self, written: Mapping[str, Sequence[ContentLine]], names: NamesOfZones | None = None
    ) -> None:
        self._written = written
        self._names = names or NamesOfZones()
        self._found: dict[str, tzinfo | None] = {}

    def named(self, tzid: str) -> tzinfo | None:
        """Return the zone of a TZID: of the database where it has it, else by the file's own rules."""
        if tzid not in self._found:
            self._names.left -= 1
            self._found[tzid] = self._look_up(tzid) if self._names.left >= 0 else None
        return self._found[tzid]

    def _look_up(self, tzid: str) -> tzinfo | None:
        if tzid.upper() in _UTC:
            return UTC
        written = self._written.get(tzid, ())
        places = (line.value.strip() for line in written if line.name == "X-LIC-LOCATION")
        for name in (tzid, *places):
            if zone := database_zone(name):
                return zone
        self._names.by_rules_left -= 1
        return _by_rules(written) if self._names.by_rules_left >= 0 else None


def database_zone(name: str) -> ZoneInfo | None:
    """Return the zone that a name stands for: an IANA one, after a maker's prefix too, or one of Windows."""
    return zone_in_path(name) or (_windows_zone(name) if " " in name else None)


def _windows_zone(name: str) -> ZoneInfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    olson = WINDOWS_TO_OLSON.get(" ".join(name.split()))
    return zone_named(olson) if olson else None


def _by_rules(lines: Sequence[ContentLine]) -> tzinfo | None:
    """Return the zone of a VTIMEZONE; None where its rules are of no kind that clocks have."""
    rules = [line.value.strip() for line in lines if line.name == "RRULE"]
    if not lines or len(lines) > _MOST_RULES or not all(map(_YEARLY.fullmatch, rules)):
        return None
    from icalendar import Timezone

    text = "\r\n".join(f"{line.name}{line.parameters}:{line.value}" for line in lines)
    try:
        component = Timezone.from_ical(text)
        zone = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
    except Exception:  # the library raises whatever its parts raise
        return None
    return zone if isinstance(zone, tzinfo) else None
