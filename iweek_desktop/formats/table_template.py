"""A table to fill in: what `table` reads, as an Excel workbook or as text."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, time
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.formats.table_cells import column_letter
from iweek_desktop.formats.table_columns import COLUMNS, Column

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEFT_OUT = frozenset({"day", "time", "subtitle", "tag", "attachment"})
TEMPLATE_COLUMNS: tuple[Column, ...] = tuple(column for column in COLUMNS if column.key not in _LEFT_OUT)
"""Those of `COLUMNS` that the template has."""

ROWS_TO_FILL = 500
"""So many rows are formatted."""

_WIDE = frozenset({"abstract", "description"})
_DATES, _TIMES = frozenset({"date", "end_date"}), frozenset({"start", "end"})
_DATE_FORMAT, _TIME_FORMAT = "yyyy-mm-dd", "hh:mm"

Example = str | date | time


class Field(NamedTuple):
    """A column as it is written: head, cell in the example row, what it is for, what may be chosen."""

    key: str
    head: str
    example: Example
    meaning: str
    form: str = ""
    choices: tuple[str, ...] = ()


class Words(NamedTuple):
    """What the template says beside its columns."""

    sheet: str
    help_sheet: str
    help_heads: tuple[str, str, str, str]
    help_rows: tuple[str, ...]


def template_csv(fields: Sequence[Field]) -> bytes:
    """Return header and example row as text that Excel opens: UTF-8 with a mark, semicolons."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([field.head for field in fields])
    writer.writerow([_text(field.example) for field in fields])
    return out.getvalue().encode("utf-8-sig")


def template_xlsx(fields: Sequence[Field], words: Words) -> bytes:
    """Return a workbook: a sheet to fill in, its header frozen, and one that explains each column."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = words.sheet
    _fill(page, fields)
    _explain(book.create_sheet(words.help_sheet), fields, words)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _text(example: Example) -> str:
    return example.isoformat("minutes") if isinstance(example, time) else str(example)


def _fill(page: Worksheet, fields: Sequence[Field]) -> None:
    page.append([field.head for field in fields])
    page.append([field.example for field in fields])
    _style_heads(page, len(fields))
    for index, field in enumerate(fields):
        letter = column_letter(index)
        width = (
            44
            if field.key in _WIDE
            else max(12, min(30, 3 + max(len(field.head), len(_text(field.example)))))
        )
        page.column_dimensions[letter].width = width
        _format(page, index + 1, field)
        if field.choices:
            _offer(page, letter, field.choices)
    page.freeze_panes = "B2"


def _width(field: Field) -> int:
    """Return a column's width in characters."""
    longest = max(len(field.head), len(_text(field.example)))
    return 44 if field.key in _WIDE else max(12, min(30, longest + 3))


def _style_heads(page: Worksheet, count: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in page[1][:count]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3A5F")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    page.row_dimensions[1].height = 24


def _format(page: Worksheet, column: int, field: Field) -> None:
    """Give the cells to fill in their form, so that Excel shows dates and times as they are meant."""
    from openpyxl.styles import Alignment, Font

    number_format = _DATE_FORMAT if field.key in _DATES else _TIME_FORMAT if field.key in _TIMES else "@"
    for row in range(2, ROWS_TO_FILL + 2):
        cell = page.cell(row, column)
        cell.number_format = number_format
        cell.alignment = Alignment(vertical="top", wrap_text=field.key in _WIDE)
    page.cell(2, column).font = Font(italic=True, color="666666")


def _offer(page: Worksheet, letter: str, choices: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    offer = DataValidation(
        "list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False
    )
    offer.add(f"{letter}2:{letter}{ROWS_TO_FILL + 1}")
    page.add_data_validation(offer)


def _explain(page: Worksheet, fields: Sequence[Field], words: Words) -> None:
    from openpyxl.styles import Alignment

    page.append(list(words.help_heads))
    also = {column.key: column.also for column in COLUMNS}
    for field in fields:
        page.append([field.head, field.meaning, field.form, also.get(field.key, "")])
    page.append([])
    for line in words.help_rows:
        page.append(["", line])
    _style_heads(page, len(words.help_heads))
    for letter, width in zip("ABCD", (18, 64, 40, 60), strict=True):
        page.column_dimensions[letter].width = width
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    page.freeze_panes = "A2"
