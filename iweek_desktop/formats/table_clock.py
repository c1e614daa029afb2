"""Times of day and lengths as people write them in tables: "9.00", "kl 9", "09:00–10:30", "1,5 h"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from iweek_desktop.formats.table_cells import Cell, text_of
from iweek_desktop.programme.identity import fold

CLOCK_FORM = "09:00, 9.00, kl 9"
LENGTH_FORM = "1:30, 90 min, 1,5 h"
MIDNIGHT_AFTER = timedelta(days=1)

_ONE = r"([0-9]{1,2})(?:\s*[:.]\s*([0-9]{2})(?::[0-9]{2})?|([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
_CLOCK = re.compile(rf"(?:kl(?:ockan)?\.?\s*)?{_ONE}\s*(?:h|uhr)?(?![a-z0-9])\.?")
_DASH = re.compile(r"\s*(?:-|–|—|‒|−|till|til|to|bis|until)\s*")
_CLOCKED = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::[0-5][0-9])?")
_HOURS = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*(?:h|hrs?|hours?|t|tim|timm(?:e|ar))\b\.?")
_MINUTES = re.compile(r"([0-9]{1,5})\s*(?:m|mins?|minutes?|minut(?:er)?)?\b\.?")
_ALL_DAY = frozenset({"heldag", "hela dagen", "all day", "whole day", "dygnet runt"})
_DAY_MINUTES = 24 * 60
_FEWEST_MINUTES = 5


def is_all_day(cell: Cell) -> bool:
    """Whether a cell says that something lasts all day."""
    return fold(text_of(cell)) in _ALL_DAY


def offset_of(cell: Cell) -> timedelta | None:
    """Return a time of day as the time on the wall since midnight; 24:00 is a whole day."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute)
    if isinstance(cell, timedelta):
        return cell if timedelta() <= cell <= MIDNIGHT_AFTER else None
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _of_number(cell)
    first, rest = _split(fold(text_of(cell)))
    return first if not rest else None


def _of_number(number: float) -> timedelta | None:
    """Return what a number means: a part of a day in a spreadsheet, or 9.3 for half past nine."""
    if 0 <= number < 1:
        return timedelta(minutes=round(number * _DAY_MINUTES))
    hours, minutes = int(number), round((number - int(number)) * 100)
    return timedelta(hours=hours, minutes=minutes) if 0 < hours <= 24 and minutes < 60 else None


def _split(text: str) -> tuple[timedelta | None, str]:
    """Return the time with which a text begins, and what follows it."""
    found = _CLOCK.match(text)
    if found is None:
        return None, text
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = (found[4] or "").replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None, text
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None, text
    return timedelta(hours=hour, minutes=minute), text[found.end() :].strip()


def span_of(cell: Cell) -> tuple[timedelta, timedelta | None] | None:
    """Return start and end of "09:00–10:30"; the end None where there is only one time."""
    single = offset_of(cell)
    if single is not None:
        return single, None
    if not isinstance(cell, str):
        return None
    text = fold(cell)
    first, rest = _split(text)
    dash = _DASH.match(rest) if first is not None else None
    if first is None or dash is None:
        return None
    second, after = _split(rest[dash.end() :])
    if second is None and not rest[dash.end() :].strip():
        return first, None
    return (first, second) if second is not None and not after else None


def length_of(cell: Cell, header: str = "") -> timedelta | None:
    """Return the length of something; a plain number is minutes, or hours where it is small.

    Args:
        cell: the cell.
        header: the head of its column, which may name the unit.
    """
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute)
    if isinstance(cell, timedelta):
        return cell if cell >= timedelta() else None
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _of_amount(float(cell), header)
    text = fold(text_of(cell))
    if clocked := _CLOCKED.fullmatch(text):
        return timedelta(hours=int(clocked[1]), minutes=int(clocked[2]))
    if re.fullmatch(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?", text):
        return _of_amount(float(text.replace(",", ".")), header)
    return _of_words(text)


def _of_amount(amount: float, header: str) -> timedelta | None:
    if amount < 0 or amount > 366 * _DAY_MINUTES:
        return None
    if re.search(r"\bmin", fold(header)):
        return timedelta(minutes=amount)
    if re.search(r"\b(?:h|hours?|tim\w*)\b", fold(header)):
        return timedelta(hours=amount)
    if 0 < amount < 1:
        return timedelta(minutes=round(amount * _DAY_MINUTES))
    return timedelta(minutes=amount) if amount >= _FEWEST_MINUTES or not amount else timedelta(hours=amount)


def _of_words(text: str) -> timedelta | None:
    """Return the length of "1 h 30 min", "90 min", "1,5 timme"."""
    hours = _HOURS.match(text)
    rest = text[hours.end() :].strip() if hours else text
    rest = re.sub(r"^(?:och|and|,)\s*", "", rest)
    minutes = _MINUTES.fullmatch(rest) if rest else None
    if (rest and minutes is None) or (hours is None and minutes is None):
        return None
    length = timedelta(hours=float(hours[1].replace(",", ".")) if hours else 0)
    return length + timedelta(minutes=int(minutes[1]) if minutes else 0)
