"""Times and durations as programme files write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DATE_FORM = "YYYY-MM-DD"
INSTANT_FORM = "YYYY-MM-DDThh:mm:ss+hh:mm"
DURATION_FORM = "hh:mm, d:hh:mm, PT1H30M"
CLOCK_FORM = "hh:mm"
FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST = timedelta(days=366)

DATE_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
_OFFSET = r"(?:Z|z|[+-][0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2})?)?)?"
INSTANT_PATTERN = DATE_PATTERN + "[Tt ]" + _CLOCK + " ?" + _OFFSET
_INSTANT = re.compile(INSTANT_PATTERN)
_CLOCKED = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,4}):([0-5]?[0-9])")
_ISO = (
    r"P(?=[0-9T])(?:([0-9]{1,3})W)?(?:([0-9]{1,3})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,4})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8})(?:[.,][0-9]+)?S)?)?"
)
_SHORT = r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?"

Doubt = Literal["gap", "twice"]
"""Of a wall time: clocks skip it, or show it twice."""


class Moment(NamedTuple):
    """An instant in the programme's zone, and what was doubtful about its wall time."""

    at: datetime
    doubt: Doubt | None = None


def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA zone of that name, None where there is none."""
    if not name or name.casefold() in ("localtime", "posixrules", "factory"):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def read_date(text: str) -> date | None:
    """Return the date of "YYYY-MM-DD", None where the text is anything else."""
    if not re.fullmatch(DATE_PATTERN, text.strip()):
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_moment(text: str, floating: ZoneInfo, zone: ZoneInfo) -> Moment | None:
    """Return the instant of an ISO date and time in `zone`, None where the text is anything else.

    A time without an offset is wall time in `floating`. Fractions of a second are dropped.
    """
    stated = read_stated(text)
    return moment_of(stated, floating, zone) if stated else None


def read_stated(text: str) -> datetime | None:
    """Return an ISO date and time as it is stated, with its offset or with none; else None."""
    stripped = text.strip()
    return _stated(stripped) if len(stripped) <= _LONGEST_INSTANT else None


_LONGEST_INSTANT = len("2031-05-05T09:00:00.123456789 +02:00:00")


@lru_cache(maxsize=1024)
def _stated(text: str) -> datetime | None:
    if not _INSTANT.fullmatch(text):
        return None
    try:
        stated = datetime.fromisoformat(text.upper().replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None
    return stated.replace(microsecond=0)


def moment_of(stated: datetime, floating: ZoneInfo, zone: ZoneInfo) -> Moment | None:
    """Return an instant in `zone`; None outside the years that programmes are read for.

    A time without an offset is wall time in `floating`. One that clocks show twice is the
    first of the two; one that they skip is as much later as they are put forward.
    """
    try:
        if stated.tzinfo is not None:
            # A wall time of the zone itself may be one that clocks skip.
            instant = stated.astimezone(UTC) if stated.tzinfo is zone else stated
            at, doubt = instant.astimezone(zone), None
        else:
            doubt = _doubt(stated, floating)
            at = stated.replace(tzinfo=floating).astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return Moment(at, doubt) if FIRST_YEAR <= at.year <= LAST_YEAR else None


def _doubt(wall: datetime, zone: ZoneInfo) -> Doubt | None:
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return None
    exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    return "twice" if exists else "gap"


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which a date begins in a zone, also where clocks skip midnight."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def later(start: datetime, length: timedelta) -> datetime:
    """Return the instant `length` of elapsed time after `start`, in the same zone."""
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def read_duration(text: str) -> timedelta | None:
    """Return the length of "hh:mm", "d:hh:mm" or an ISO 8601 duration up to weeks, else None."""
    stripped = text.strip()
    return (_length if len(stripped) < _SHORT_TEXT else _length.__wrapped__)(stripped)


_SHORT_TEXT = 40
"""What is longer is not remembered."""


@lru_cache(maxsize=256)
def _length(stripped: str) -> timedelta | None:
    if clocked := _CLOCKED.fullmatch(stripped):
        days, hours, minutes = (int(part or 0) for part in clocked.groups())
        length = timedelta(days=days, hours=hours, minutes=minutes)
    elif iso := re.fullmatch(_ISO, stripped.upper()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    else:
        return None
    return length if length <= LONGEST else None


def read_clock(text: str) -> time | None:
    """Return the time of day of "hh:mm" or "hh:mm:ss", its seconds dropped, else None."""
    found = re.fullmatch(_SHORT, text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
