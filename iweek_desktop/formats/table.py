"""Programmes that are kept as a table with a header row: text with separators, or an Excel workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iweek_desktop.formats.drafting import Draft
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.table_cells import Sheet, text_of
from iweek_desktop.formats.table_columns import COLUMNS, header_row
from iweek_desktop.formats.table_csv import read_sheet
from iweek_desktop.formats.table_rows import Table
from iweek_desktop.formats.table_xlsx import looks_like_workbook, read_sheets
from iweek_desktop.programme.model import Programme

_GENERIC = re.compile(r"(?:sheet|blad|tabelle|feuil|programm?e?|schedule|schema)\s*[0-9]*", re.IGNORECASE)


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read the bytes of a table; never raises."""
    findings = Findings()
    programme = None
    if looks_like_workbook(data):
        name, sheets = "xlsx", read_sheets(data, findings)
    else:
        name, sheet = "csv", read_sheet(data, findings)
        sheets = [sheet] if sheet else []
    if sheets is not None:
        programme = _programme(sheets, options, findings)
    return Reading(programme, findings.notices(), name)


def _programme(sheets: Sequence[Sheet], options: ReadOptions, findings: Findings) -> Programme | None:
    """Return the programme of all sheets that have a header and dates."""
    headed = [(sheet, at) for sheet in sheets if (at := header_row(_texts(sheet))) is not None]
    if not headed:
        _tell_no_header(findings)
        return None
    draft = Draft(options, findings)
    draft.title = next((title for sheet, at in headed if (title := _title(sheet, at))), None)
    dated = 0
    for sheet, at in headed:
        prefix = f"{sheet.name}!" if len(headed) > 1 else ""
        above = (text for row in _texts(sheet)[:at] for text in row)
        around = (*above, sheet.name, sheet.title, options.name)
        table = Table(sheet, at, options, findings, prefix, around)
        if table.has_dates or not table.has_rows:
            dated += 1
            table.add_to(draft)
        else:
            findings.error("table.no_dates", f"{prefix}{at + 1}", _names("date"), _names("date"))
    return draft.finish() if dated else None


def _texts(sheet: Sheet) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in sheet.rows[:30]]


def _title(sheet: Sheet, header: int) -> str:
    """Return what stands above the header, or what names the workbook or the sheet."""
    above = (text for row in _texts(sheet)[:header] for text in row if text and not text.startswith("sep="))
    name = "" if _GENERIC.fullmatch(sheet.name.strip()) else sheet.name
    return next(above, "") or sheet.title or name


def _tell_no_header(findings: Findings) -> None:
    findings.error("table.no_header", "", "", _names("title"))


def _names(key: str) -> str:
    """Return how a column may be headed."""
    column = next(column for column in COLUMNS if column.key == key)
    return " / ".join(dict.fromkeys((column.english, column.swedish)))
