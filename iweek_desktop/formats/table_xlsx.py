"""Excel workbooks as tables, read a row at a time, and never larger than they may be."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from typing import IO, TYPE_CHECKING, Protocol, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from iweek_desktop.formats.reading import MOST_ENTRIES, Findings
from iweek_desktop.formats.table_cells import MOST_COLUMNS, Bounds, Cell, Sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together."""

MOST_CELLS = 300_000
"""Of all sheets; openpyxl takes time for each."""

MOST_ROWS = MOST_ENTRIES + 100
"""Of one sheet: as many as are sessions, and what may stand above them."""

MOST_PARTS = 2_000
MOST_SHEETS = 40
_CHUNK = 1024 * 1024
_LONGEST_ROW_TAG = 1_000
_MARK = b"PK\x03\x04"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


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
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            with closing(book):
                return _sheets(book, findings)
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
            if any(mark in head for mark in _DECLARATIONS) or _is_endless(archive, part, head):
                findings.error("table.workbook", part.filename)
                return False
    return True


def _is_endless(archive: ZipFile, part: ZipInfo, head: bytes) -> bool:
    """Whether a sheet has many cells and hides how many: openpyxl would look through all to find out."""
    if not part.filename.startswith("xl/worksheets/") or b"<dimension" in head:
        return False
    cells = 0
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            cells += chunk.count(b"<c")
    return cells > 2 * MOST_CELLS


def _sheets(book: Workbook, findings: Findings) -> list[Sheet]:
    title = str(book.properties.title or "").strip()
    sheets: list[Sheet] = []
    bounds = Bounds(MOST_CELLS)
    for page in book.worksheets:
        if page.sheet_state != "visible":
            continue
        if len(sheets) == MOST_SHEETS:
            findings.error("table.sheet", page.title, page.title, str(MOST_SHEETS))
            continue
        page.reset_dimensions()
        sheet = Sheet(page.title, title)
        for row in page.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True):
            cells = _trimmed(row)
            if not bounds.take(sheet, cells):
                sheet.last = _last_row(cast(_Page, page))
                break
            sheet.rows.append(cells)
        sheets.append(sheet)
    return sheets


_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*>")
_NUMBER = re.compile(rb"\br=\"([0-9]{1,7})\"")


class _Page(Protocol):
    def _get_source(self) -> IO[bytes]: ...


def _last_row(page: _Page) -> int:
    """Return the number of a sheet's last row, by what its rows say or else by how many there are."""
    last, before = 0, b""
    with page._get_source() as file:
        while chunk := file.read(_CHUNK):
            text = before + chunk
            begun = 0
            for row in _ROW.finditer(text):
                stated, begun = _NUMBER.search(row[0]), row.end()
                last = int(stated[1]) if stated else last + 1
            before = text[max(begun, len(text) - _LONGEST_ROW_TAG) :]
    return last


_STRETCH = 16
_NOTHING = (None,) * _STRETCH


def _trimmed(row: Sequence[object]) -> tuple[Cell, ...]:
    """Return the cells of a row up to its last that is not empty."""
    last = len(row)
    while last >= _STRETCH and row[last - _STRETCH : last] == _NOTHING:
        last -= _STRETCH
    while last and row[last - 1] in (None, ""):
        last -= 1
    return tuple(row[:last])  # type: ignore[arg-type]
