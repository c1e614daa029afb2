"""Dates as people write them in tables: ISO, Swedish, English, with and without a year, or a date cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from iweek_desktop.formats.table_cells import Cell, text_of
from iweek_desktop.formats.times import FIRST_YEAR, LAST_YEAR
from iweek_desktop.programme.identity import fold

DATE_FORM = "2024-09-30, 30 september 2024, 30/9 2024"

_MONTH_NAMES = (
    "januari january jan", "februari february feb febr", "mars march mar", "april apr", "maj may",
    "juni june jun", "juli july jul", "augusti august aug", "september sep sept",
    "oktober october okt oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_SLASHED = re.compile(
    r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})(?:(?:\s*[-/.]\s*|\s+)([0-9]{4}|[0-9]{2}(?![0-9:.])))?(?![0-9])"
)
_NAMED = re.compile(
    r"([0-9]{1,2})(?:(?::?[ae]|st|nd|rd|th)(?=[.\s]))?[.\s]*(?:of\s+)?([a-z]{3,9})\.?(?:[,\s]+([0-9]{4}))?(?![0-9])"
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:[,\s]+([0-9]{4}))?(?![0-9:])")
_BEFORE = re.compile(
    r"(?:(?:mandag|mand|man|tisdag|tisd|tis|onsdag|onsd|ons|torsdag|torsd|tors|tor|fredag|fred|fre|lordag|lord|lor"
    r"|sondag|sond|son|monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat"
    r"|sunday|sun)(?:en)?\b[.,]?\s*)?(?:(?:den|the)\s+)?"
)
"""A day of the week and an article, which say nothing that the date does not."""

_YEAR = re.compile(r"(?<![0-9])((?:19|20|21)[0-9]{2})(?![0-9])")
_EXCEL_DAY_0 = date(1899, 12, 30)
_SERIAL = range(20_000, 90_000)


class Dates:
    """Read the dates of one table.

    Args:
        texts: all that stands where dates do: it tells whether day or month comes first.
        around: texts outside of the table that may tell the year.
    """

    def __init__(self, texts: Iterable[str], around: Iterable[str] = ()) -> None:
        listed = list(texts)
        self._month_first = _is_month_first(listed)
        self._year = _one_year(listed) or _one_year(around)
        self._known: dict[str, date | None] = {}

    def date_of(self, cell: Cell) -> date | None:
        """Return the date of a whole cell; None where it is none, or the year is not known."""
        if isinstance(cell, datetime):
            return _within(cell.date())
        if isinstance(cell, date):
            return _within(cell)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if int(cell) in _SERIAL:
                return _EXCEL_DAY_0 + timedelta(days=int(cell))
            return self.date_of(str(int(cell))) if cell > 19_000_000 else None
        if not isinstance(cell, str):
            return None
        if cell not in self._known:
            found, rest = self.split(cell)
            self._known[cell] = found if not rest.strip(" .,") else None
        return self._known[cell]

    def split(self, text: str) -> tuple[date | None, str]:
        """Return the date with which a text begins, and what follows it."""
        bare = fold(text[:200])
        if skipped := _BEFORE.match(bare):
            bare = bare[skipped.end() :]
        for pattern in (_ISO, _COMPACT, _NAMED, _MONTH_FIRST, _SLASHED):
            if found := pattern.match(bare):
                day = self._of(pattern, found)
                if day is not None:
                    return day, bare[found.end() :]
        return None, text

    def lacks_year(self, text: str) -> bool:
        """Whether a text would be a date if only a year were known."""
        if self._year is not None:
            return False
        guess = Dates(())
        guess._year, guess._month_first = 2024, self._month_first
        return guess.date_of(text) is not None

    def _of(self, pattern: re.Pattern[str], found: re.Match[str]) -> date | None:
        first, second, third = found.groups()
        if pattern in (_ISO, _COMPACT):
            return _date(int(first), int(second), int(third))
        year = _full_year(third) if third else self._year
        if year is None:
            return None
        if pattern is _NAMED:
            return _date(year, _MONTHS.get(second, 0), int(first))
        if pattern is _MONTH_FIRST:
            return _date(year, _MONTHS.get(first, 0), int(second))
        month, day = (first, second) if self._month_first else (second, first)
        return _date(year, int(month), int(day))


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return None


def _within(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _is_month_first(texts: Iterable[str]) -> bool:
    """Whether dates such as 9/30 occur, and none such as 30/9."""
    month_first = False
    for text in texts:
        found = _SLASHED.match(text[:100])
        if found and int(found[1]) > 12:
            return False
        month_first = month_first or (found is not None and int(found[2]) > 12)
    return month_first


def _one_year(texts: Iterable[str]) -> int | None:
    """Return the year that texts name, if they name one only."""
    years = {year for text in texts for year in _YEAR.findall(text[:500])}
    return int(years.pop()) if len(years) == 1 else None


def dated_texts(cells: Iterable[Cell]) -> list[str]:
    """Return what `Dates` is to be told of cells."""
    return [text_of(cell) for cell in cells if cell is not None]
