"""The rows of a sheet and the texts that sheets share, read in a stream from the XML of a workbook.

openpyxl opens the workbook and knows its styles and sheets. Its own reader of rows makes an element
and a dictionary of each cell, which takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, NamedTuple, Protocol

from iweek_desktop.formats.table_cells import MOST_COLUMNS, Cell

_CHUNK = 64 * 1024
Handler = Callable[[str, list[str]], None]


class Handlers(Protocol):
    """What is told of elements."""

    words: list[str]

    def start(self, name: str, pairs: Sequence[str]) -> None:
        """Take the beginning of an element, its attributes as a flat list."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class Formats(NamedTuple):
    """What numbers mean in a workbook: the day dates are counted from, the styles of dates and of lengths."""

    epoch: datetime
    dates: Collection[int]
    lengths: Collection[int]


class Row(NamedTuple):
    """One row that stands in a sheet, by the number that it has there."""

    number: int
    cells: list[Cell]


def _fed(file: IO[bytes], handlers: Handlers) -> Iterator[None]:
    """Hand the elements of an XML file on, a chunk at a time; entities and a DOCTYPE are refused."""
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=object(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    expat = parser.parser
    expat.StartElementHandler = handlers.start
    expat.EndElementHandler = handlers.end
    expat.CharacterDataHandler = handlers.words.append
    while chunk := file.read(_CHUNK):
        parser.feed(chunk)
        yield
    parser.close()
    yield


def shared_texts(file: IO[bytes], most: int) -> list[str]:
    """Return the texts that cells refer to, by their numbers; of more than so many the first."""
    texts = _Texts()
    for _ in _fed(file, texts):
        if len(texts.found) > most:
            break
    return texts.found[:most]


class SheetRows:
    """The rows of a sheet, of which columns after `MOST_COLUMNS` are passed over.

    `broken_off` says whether they end because no more cells than so many are looked at.
    """

    def __init__(self, file: IO[bytes], texts: Sequence[str], formats: Formats, most_cells: int) -> None:
        self.broken_off = False
        self._file = file
        self._rows = _Rows(texts, formats)
        self._most_cells = most_cells

    def __iter__(self) -> Iterator[Row]:
        rows = self._rows
        for _ in _fed(self._file, rows):
            yield from rows.found
            rows.found.clear()
            if rows.cells_seen > self._most_cells:
                self.broken_off = True
                return


class _Texts:
    """Gather shared texts: of each, the words of all its runs without what says how they are pronounced."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.found: list[str] = []
        self._runs: list[str] = []
        self._spoken = False

    def start(self, name: str, _: Sequence[str]) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "t":
            self.words.clear()
        elif tag == "si":
            self._runs.clear()
        elif tag == "rPh":
            self._spoken = True

    def end(self, name: str) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "t":
            if not self._spoken:
                self._runs.append("".join(self.words))
        elif tag == "si":
            self.found.append("".join(self._runs).replace("x005F_", ""))
        elif tag == "rPh":
            self._spoken = False


class _Rows:
    """Gather the rows of a sheet."""

    def __init__(self, texts: Sequence[str], formats: Formats) -> None:
        self.words: list[str] = []
        self.found: list[Row] = []
        self._texts = texts
        self._formats = formats
        self._columns: dict[str, int] = {}
        self._row = Row(0, [])
        self._number = self._column = 0
        self.cells_seen = 0
        self._kind = "n"
        self._style = 0
        self._value: str | None = None
        self._runs: list[str] = []

    def start(self, name: str, pairs: Sequence[str]) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "c":
            self.cells_seen += 1
            self._start_cell(dict(zip(pairs[::2], pairs[1::2], strict=True)))
        elif tag in ("v", "t"):
            self.words.clear()
        elif tag == "row":
            stated = dict(zip(pairs[::2], pairs[1::2], strict=True)).get("r")
            self._number = int(float(stated)) if stated else self._number + 1
            self._column = 0
            self._row = Row(self._number, [])

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s") or 0)
        self._value = None
        if self._runs:
            self._runs.clear()
        place = attributes.get("r")
        if place:
            letters = place.rstrip("0123456789")
            if letters not in self._columns:
                self._columns[letters] = _column_number(letters)
            self._column = self._columns[letters]
        else:
            self._column += 1

    def end(self, name: str) -> None:
        tag = name[name.rfind("}") + 1 :]
        if tag == "v":
            self._value = "".join(self.words)
        elif tag == "t":
            self._runs.append("".join(self.words))
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self.found.append(self._row)

    def _end_cell(self) -> None:
        if self._kind == "inlineStr":
            value: Cell = "".join(self._runs)
        else:
            value = self._understood(self._value) if self._value else None
        cells = self._row.cells
        if value is None or value == "" or self._column > MOST_COLUMNS:
            return
        while len(cells) < self._column - 1:
            cells.append(None)
        cells[self._column - 1 :] = [value]

    def _understood(self, text: str) -> Cell:
        """Return what a cell holds; where that is not what it should be, as it is written."""
        try:
            return self._read(text)
        except (ValueError, OverflowError, TypeError):
            return text

    def _read(self, text: str) -> Cell:
        match self._kind:
            case "s":
                number = int(text)
                return self._texts[number] if number < len(self._texts) else None
            case "n":
                return self._number_or_time(text)
            case "b":
                return bool(int(text))
            case "d":
                return _from_iso(text)
        return text

    def _number_or_time(self, text: str) -> Cell:
        number = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if self._style not in self._formats.dates:
            return number
        from openpyxl.utils.datetime import from_excel

        try:
            length = self._style in self._formats.lengths
            stated: datetime | date | time | timedelta | None = from_excel(
                number, self._formats.epoch, timedelta=length
            )
        except (OverflowError, ValueError):
            return number
        return stated


def _from_iso(text: str) -> Cell:
    from openpyxl.utils.datetime import from_ISO8601

    stated: datetime | date | time | timedelta = from_ISO8601(text)  # type: ignore[no-untyped-call]
    return stated


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
