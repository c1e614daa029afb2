"""When the session of a row is, by its cells for date, start, end and length, however they are filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from iweek_desktop.formats.table_cells import Cell, text_of
from iweek_desktop.formats.table_clock import (
    CLOCK_FORM,
    LENGTH_FORM,
    is_all_day,
    length_of,
    offset_of,
    span_of,
)
from iweek_desktop.formats.table_dates import DATE_FORM, Dates
from iweek_desktop.formats.times import read_stated

ONE_DAY = timedelta(days=1)

Tell = Callable[[str, str, Cell, str], None]
"""Told: a code, the key of the column, the cell and what was expected."""


class Times(NamedTuple):
    """As `Event` takes them; `day` is the date that the row names or takes from the one above."""

    start: datetime | date | None = None
    end: datetime | date | None = None
    duration: timedelta | None = None
    day: date | None = None
    inherited: bool = False


class _Start(NamedTuple):
    """What the cell for the start says; a whole time with its own date, or times of day."""

    moment: datetime | None = None
    offset: timedelta | None = None
    end: timedelta | None = None
    wrong: bool = False


def times_of(
    cells: Mapping[str, Cell], headers: Mapping[str, str], dates: Dates, above: date | None, tell: Tell
) -> Times:
    """Return when a row's session is.

    A row that names a time and no date has that of the row above it, as where cells are merged.
    An end before the start is on the day after. What cannot be read is told.

    Args:
        cells: the cells that say something, by the keys of their columns.
        headers: the heads of the columns.
        dates: reads the table's dates.
        above: the date of the row above.
        tell: takes what cannot be read.
    """
    start = _start(cells, dates, tell)
    day, stated = _day(cells, headers, dates, start, tell)
    inherited = day is None and not stated and start.offset is not None and above is not None
    if inherited:
        day = above
    if start.moment is not None:
        begin = start.moment
    elif day is None or start.wrong:
        return Times(day=day)
    elif start.offset is None:
        last = _date_cell(cells, "end_date", dates, tell)
        return Times(day, last, None, day, inherited)
    else:
        begin = _at(day, start.offset)
    end = _end(cells, begin, start.end, dates, tell)
    length = None if end is not None else _length(cells, headers, tell)
    return Times(begin, end, length, day or begin.date(), inherited)


def _day(
    cells: Mapping[str, Cell], headers: Mapping[str, str], dates: Dates, start: _Start, tell: Tell
) -> tuple[date | None, bool]:
    """Return the date that a row names, and whether it names any, readable or not."""
    if "date" in cells:
        return _date_cell(cells, "date", dates, tell), True
    if start.moment is not None:
        return start.moment.date(), True
    day = dates.date_of(cells.get("day")) if "date" not in headers else None
    return day, day is not None


def _date_cell(cells: Mapping[str, Cell], key: str, dates: Dates, tell: Tell) -> date | None:
    cell = cells.get(key)
    if cell is None:
        return None
    day = dates.date_of(cell)
    if day is None:
        code = "table.year" if dates.lacks_year(text_of(cell)) else "table.date"
        tell(code, key, cell, DATE_FORM)
    return day


def _start(cells: Mapping[str, Cell], dates: Dates, tell: Tell) -> _Start:
    for key in ("start", "time"):
        cell = cells.get(key)
        if cell is None or is_all_day(cell):
            continue
        if moment := _moment(cell, dates):
            return _Start(moment)
        if span := span_of(cell):
            return _Start(None, *span)
        tell("table.clock", key, cell, CLOCK_FORM)
        return _Start(wrong=True)
    return _Start()


def _moment(cell: Cell, dates: Dates) -> datetime | None:
    """Return a date with a time in one cell."""
    if isinstance(cell, datetime):
        return cell if cell.date() > date(1900, 1, 1) else None
    if not isinstance(cell, str) or span_of(cell):
        return None
    if stated := read_stated(cell):
        return stated
    day, rest = dates.split(cell)
    offset = offset_of(rest.strip(" ,t")) if day and rest.strip() else None
    return _at(day, offset) if day and offset is not None else None


def _end(
    cells: Mapping[str, Cell], begin: datetime, of_span: timedelta | None, dates: Dates, tell: Tell
) -> datetime | None:
    cell = cells.get("end")
    last = _date_cell(cells, "end_date", dates, tell)
    if cell is not None and not is_all_day(cell):
        if moment := _moment(cell, dates):
            return moment
        offset = offset_of(cell)
        if offset is None:
            tell("table.clock", "end", cell, CLOCK_FORM)
            return None
    elif of_span is not None:
        offset = of_span
    else:
        return None
    end = _at(last or begin.date(), offset).replace(tzinfo=begin.tzinfo)
    return end + ONE_DAY if end < begin and last is None else end


def _length(cells: Mapping[str, Cell], headers: Mapping[str, str], tell: Tell) -> timedelta | None:
    cell = cells.get("duration")
    if cell is None:
        return None
    length = length_of(cell, headers.get("duration", ""))
    if length is None:
        tell("table.length", "duration", cell, LENGTH_FORM)
    return length


def _at(day: date, offset: timedelta) -> datetime:
    return datetime.combine(day, time()) + offset
