"""Text with separators - commas, semicolons, tabs, in the encodings that spreadsheets write - as a table."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from iweek_desktop.formats.decoding import LARGEST_FILE, decode_guessing
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.table_cells import MOST_COLUMNS, Bounds, Sheet
from iweek_desktop.formats.table_columns import header_row, known_columns

SEPARATORS = ";", ",", "\t", "|"
_GUARD = re.compile(r"^'(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")
"""An apostrophe that keeps a spreadsheet from taking a cell for a formula."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_NOTHING = " \t\r\n,;|"
"""What stands at the end of a table behind its last cell."""

MOST_CELLS = 600_000
MOST_LINES = 400_000
"""Of text, among which are those of cells of several lines."""

_MOST_RETRIES = 20
_HEAD_CHARS = 64 * 1024
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_like_table(head: bytes) -> bool:
    """Whether text begins with the header of a programme."""
    if head.startswith((b"{", b"[", b"<", b"PK")):
        return False
    return separator_of(_beginning(head)) is not None


def _beginning(head: bytes) -> str:
    """Return the text of a file's beginning, which may end inside a character."""
    whole = head[: head.rfind(b"\n") + 1] if len(head) >= _HEAD_CHARS and b"\n" in head else head
    return decode_guessing(whole)[0]


def from_wide(data: bytes) -> bytes | None:
    """Return UTF-16 text as UTF-8, as spreadsheets save "Unicode text"; None for anything else."""
    if not data.startswith(_WIDE):
        return None
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        return None


def read_sheet(data: bytes, findings: Findings) -> Sheet | None:
    """Return the table; None where there is no header that tells how its cells are parted."""
    text, guessed = decode_guessing(data)
    if guessed:
        findings.add(guessed.level, guessed.code, guessed.where, **guessed.arguments)
    separator = separator_of(text[:_HEAD_CHARS])
    if separator is None:
        return None
    sheet, bounds = Sheet(), Bounds(MOST_CELLS)
    text = text.rstrip(_NOTHING)
    found = list(islice(_LINE.finditer(text), MOST_LINES))
    read = found[-1].end() if found else 0
    rows = _records([line[0] for line in found], separator, findings)
    rest = _lines_after(text, read)
    del found
    for row in rows:
        if not bounds.take(sheet, row[:MOST_COLUMNS]):
            rest += 1 + sum(1 for _ in rows)
            break
        sheet.rows.append([_GUARD.sub("", cell) if cell[:1] == "'" else cell for cell in row[:MOST_COLUMNS]])
    sheet.last = len(sheet.rows) + rest
    return sheet


def _lines_after(text: str, begun: int) -> int:
    """Return how many lines there are from a place on, whatever ends them."""
    ends = max(text.count("\n", begun), text.count("\r", begun))
    return ends + (text[-1:] not in ("\r", "\n")) if begun < len(text) else 0


def separator_of(head: str) -> str | None:
    """Return what parts the cells of a header; None where no sign makes one of it."""
    lines = head.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines()[:30]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        lines = lines[1:]
    best: tuple[int, str] | None = None
    for separator in SEPARATORS:
        rows = [next(_parsed([line[:20_000]], separator), []) for line in lines]
        at = header_row(rows)
        if at is not None:
            known = sum(key is not None for key in known_columns(rows[at]))
            if best is None or known > best[0]:
                best = known, separator
    return best[1] if best else None


def _parsed(lines: list[str], separator: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    except csv.Error:
        return


def _records(lines: list[str], separator: str, findings: Findings) -> Iterator[list[str]]:
    """Yield the rows; a quotation mark that is never closed is taken for a sign like any other."""
    csv.field_size_limit(LARGEST_FILE)
    if lines and lines[0].lower().startswith("sep="):
        yield [lines.pop(0).strip()]
    number, begun, retries = 1, 0, 0
    while begun < len(lines) and retries < _MOST_RETRIES:
        for row, next_line in _well_formed(lines, begun, separator):
            yield row
            number, begun = number + 1, next_line
        if begun >= len(lines):
            return
        line = lines[begun]
        if not _is_alone(line, separator):
            findings.warning("table.quote", f"A{number}", line)
            retries += 1
        quoting = csv.QUOTE_MINIMAL if _is_alone(line, separator) else csv.QUOTE_NONE
        yield next(_parsed([line], separator, quoting), [])
        number, begun = number + 1, begun + 1
    yield from _parsed(lines[begun:], separator, csv.QUOTE_NONE)


def _well_formed(lines: list[str], begun: int, separator: str) -> Iterator[tuple[list[str], int]]:
    """Yield rows, and the line after each, up to one with a quotation mark where none can be."""
    reader = csv.reader(islice(lines, begun, None), delimiter=separator, strict=True)
    with suppress(csv.Error):
        for row in reader:
            yield row, begun + reader.line_num


def _is_alone(line: str, separator: str) -> bool:
    """Whether every quotation mark of a line is closed in it, however oddly they stand."""
    try:
        rows = list(csv.reader([line.rstrip("\r\n"), "end"], delimiter=separator))
    except csv.Error:
        return False
    return len(rows) == 2
