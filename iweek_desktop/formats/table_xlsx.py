"""Excel workbooks as tables, read a row at a time, and never larger than they may be."""

from __future__ import annotations

import re
import warnings
from contextlib import closing
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Protocol, cast
from zipfile import BadZipFile, ZipFile
from zlib import error

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.table_cells import MOST_ROWS, Bounds, Sheet
from iweek_desktop.formats.table_xlsx_rows import Formats, SheetRows, shared_texts

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together."""

LARGEST_OTHER = 2 * 1024 * 1024
"""Bytes of a part that is neither a sheet nor the texts that sheets share: styles, names and the like."""

MOST_CELLS = 300_000
"""Of all sheets."""

MOST_TEXTS = 400_000
MOST_PARTS = 2_000
MOST_SHEETS = 40
_CHUNK = 1024 * 1024
_LONGEST_ROW_TAG = 1_000
_MARK = b"PK\x03\x04"
_VALUE = re.compile(rb"<(?:[\w.-]+:)?[vt](?=[\s>])")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_LARGE = ("xl/worksheets/", "xl/sharedStrings.xml")


def looks_like_workbook(head: bytes) -> bool:
    """Whether a file begins as a zip does; which kind it is stands in its end."""
    return head.startswith(_MARK)


def read_sheets(data: bytes, findings: Findings) -> list[Sheet] | None:
    """Return the sheets of a workbook; None, which is told, where it is none or too large unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if not _is_harmless(archive, findings):
                return None
    except (BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError):
        findings.error("table.workbook", "")
        return None
    from openpyxl.reader.excel import ExcelReader

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            with closing(reader.archive):
                return _Book(reader, findings).sheets()
    except Exception:  # the library raises whatever its parts raise
        findings.error("table.workbook", "")
        return None


def _is_harmless(archive: ZipFile, findings: Findings) -> bool:
    """Whether a workbook is one, stays small when it is unpacked, and declares no entities."""
    parts = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        findings.error("format.unknown", "")
        return False
    size = sum(part.file_size for part in parts)
    if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        sizes = f"{size / 2**20:.0f} MB", f"{LARGEST_UNPACKED // 2**20} MB"
        findings.error("table.unpacked", "", *sizes)
        return False
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as file:
                head = file.read(4096)
            if any(mark in head for mark in _DECLARATIONS):
                findings.error("table.workbook", part.filename)
                return False
            if part.file_size > LARGEST_OTHER and not part.filename.startswith(_LARGE):
                sizes = f"{part.file_size / 2**20:.0f} MB", f"{LARGEST_OTHER // 2**20} MB"
                findings.error("table.unpacked", part.filename, *sizes)
                return False
    return True


class _Book:
    """One workbook on its way to sheets."""

    def __init__(self, reader: ExcelReader, findings: Findings) -> None:
        from openpyxl.styles.stylesheet import apply_stylesheet

        reader.read_manifest()
        reader.read_workbook()
        reader.read_properties()
        apply_stylesheet(reader.archive, reader.wb)
        self._reader = reader
        self._findings = findings
        self._bounds = Bounds(MOST_CELLS)
        book: _Styled = cast(_Styled, reader.wb)
        self._formats = Formats(book.epoch, book._date_formats, book._timedelta_formats)
        self._texts = self._shared_texts()

    def _shared_texts(self) -> list[str]:
        from openpyxl.xml.constants import SHARED_STRINGS

        part = self._reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is None:
            return []
        with self._reader.archive.open(part.PartName.lstrip("/")) as file:
            texts = shared_texts(file, MOST_TEXTS + 1)
        if len(texts) > MOST_TEXTS:
            self._findings.error("table.texts", "", "", str(MOST_TEXTS))
        return texts

    def sheets(self) -> list[Sheet]:
        """Return the sheets that are shown; of the others those that are not empty are told."""
        sheets: list[Sheet] = []
        title = str(self._reader.wb.properties.title or "").strip()
        for page, relation in self._reader.parser.find_sheets():
            if not relation.Type.endswith("/worksheet"):
                continue
            if page.state != "visible":
                if self._says_something(relation.target):
                    self._findings.add("info", "table.hidden_sheet", page.name, page.name)
                continue
            if len(sheets) == MOST_SHEETS:
                self._findings.error("table.sheet", page.name, page.name, str(MOST_SHEETS))
                continue
            sheets.append(self._sheet(Sheet(page.name, title), relation.target))
        return sheets

    def _says_something(self, part: str) -> bool:
        """Whether a sheet has a cell with a value; of a large one the beginning is looked at."""
        try:
            with self._reader.archive.open(part) as file:
                begins = file.read(_CHUNK)
        except (KeyError, BadZipFile, OSError, EOFError, error):
            return True
        return len(begins) == _CHUNK or _VALUE.search(begins) is not None

    def _sheet(self, sheet: Sheet, part: str) -> Sheet:
        with self._reader.archive.open(part) as file:
            rows = SheetRows(file, self._texts, self._formats, 2 * MOST_CELLS)
            for row in rows:
                blank = min(row.number - 1, MOST_ROWS) - len(sheet.rows)
                sheet.rows += [()] * blank
                if row.number <= len(sheet.rows):
                    continue
                if not self._bounds.take(sheet, row.cells):
                    sheet.last = max(row.number, self._last_row(part))
                    break
                sheet.rows.append(row.cells)
            if rows.broken_off:
                sheet.last = max(len(sheet.rows) + 1, self._last_row(part))
        return sheet

    def _last_row(self, part: str) -> int:
        """Return the number of a sheet's last row, by what it says or else by how many there are."""
        rows, tag, before = 0, b"", b""
        with self._reader.archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                text = before + chunk
                rows += text.count(b"<row")
                last = text.rfind(b"<row")
                tag = text[last : last + _LONGEST_ROW_TAG] if last >= 0 else tag
                before = text[-3:]
        stated = re.match(rb"<row[^<>]*\br=\"([0-9]{1,7})\"", tag)
        return int(stated[1]) if stated else rows


class _Styled(Protocol):
    epoch: datetime
    _date_formats: set[int]
    _timedelta_formats: set[int]
