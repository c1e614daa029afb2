"""The cells of a table: what a text file or a spreadsheet holds, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from iweek_desktop.formats.reading import MOST_ENTRIES, MOST_ERRORS
from iweek_desktop.formats.written_text import LONGEST_TEXT

_PARTING = re.compile(r"[;|\n]")

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""Text files have only strings."""

MOST_ROWS = MOST_ENTRIES + MOST_ERRORS
"""Of one sheet: as many as are sessions, or are named."""

MOST_COLUMNS = 200


@dataclass(slots=True)
class Sheet:
    """One table. `rows` are numbered from 1, as spreadsheets show them; `title` is what names the whole.

    `last` is the number of the last row of all, those among them that are not taken.
    """

    name: str = ""
    title: str = ""
    rows: list[Sequence[Cell]] = field(default_factory=list)
    last: int = 0


class Bounds:
    """Count the rows and cells that are still taken."""

    def __init__(self, most_cells: int) -> None:
        self._cells = most_cells

    def take(self, sheet: Sheet, row: Sequence[object]) -> bool:
        """Return whether another row goes into a sheet."""
        self._cells -= len(row)
        return len(sheet.rows) < MOST_ROWS and self._cells >= 0


def text_of(cell: Cell) -> str:
    """Return what people read in a cell, without blanks around it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell)


def values_of(cell: Cell, commas: bool = True) -> list[str]:
    """Return the values of a cell that may hold several, of very many the first.

    Args:
        cell: where a semicolon, an upright or a line feed parts some of them, commas do not.
        commas: whether a comma parts values at all.
    """
    text = text_of(cell)[:LONGEST_TEXT]
    strong = _PARTING.search(text) is not None
    if strong:
        parts = _PARTING.split(text)
    elif commas and "," in text:
        parts = text.split(",")
    else:
        return [text] if text else []
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def column_letter(index: int) -> str:
    """Return the letters by which spreadsheets call a column: A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_blank(cells: Iterable[Cell]) -> bool:
    """Whether a row says nothing."""
    return not any(text_of(cell) for cell in cells)
