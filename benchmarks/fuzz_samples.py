"""The files that fuzzing begins with: made-up ones of every format, and real ones where they are."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.mutations import zipped
from benchmarks.running import ROOT
from iweek_desktop.formats.registry import read_programme

Samples = dict[str, list[bytes]]
"""Files by the name of their format; "" for those that no reader takes."""

_SUFFIXES = (".json", ".xml", ".ics", ".csv", ".xlsx")
_MADE_UP = ("data", "tests/data", "tests/formats")


def real_folder() -> Path | None:
    """Return the folder of collected programmes, if it is beside this checkout."""
    beside = (ROOT.parent / "shared" / "programmes", ROOT.parent.parent / "shared" / "programmes")
    stated = os.environ.get("IWEEK_PROGRAMMES")
    return next((folder for folder in ((Path(stated),) if stated else beside) if folder.is_dir()), None)


def collect(real: bool) -> Samples:
    """Return the files by format, in an order that does not change."""
    folders = [ROOT / name for name in _MADE_UP]
    found = real_folder() if real else None
    paths = sorted(
        path
        for folder in (*folders, *([found] if found else ()))
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES and path.name not in ("programme.schema.json", "truth.json")
    )
    samples: Samples = {}
    for data in (*(path.read_bytes() for path in paths), workbook()):
        samples.setdefault(read_programme(data).format, []).append(data)
    return dict(sorted(samples.items()))


_ROWS = (
    ("Titel", "Datum", "Start", "Slut", "Plats", "Tema", "Medverkande", "Beskrivning"),
    ("Påhittad frukost", "2031-03-10", "08:00", "09:00", "Köket", "Mat", "Åsa Påhittad", "Bröd &amp; smör"),
    ("Lunch", "10 mars 2031", "12.00", "", "", "", "", ""),
    ("Efter midnatt", "11/3 2031", "23:30", "01:00", "Salen", "Natt", "Invented Person", "**Mörkt**"),
)
_NUMBERS = "<row>{}<c><v>47917</v></c><c><v>0.375</v></c></row>"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LINK = (
    '<Relationships xmlns="{}/relationships"><Relationship Id="r1" Type="{}/{}" Target="{}"/></Relationships>'
)
_TYPES = (
    '<Types xmlns="{}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="{}.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{}.worksheet+xml"/></Types>'
)
_BOOK = (
    '<workbook xmlns="{}" xmlns:r="{}"><sheets>'
    '<sheet name="Program" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def workbook() -> bytes:
    """Return a small made-up workbook, with one date and one time as Excel keeps them."""
    return packed(
        "".join(f"<row>{''.join(map(cell, row))}</row>" for row in _ROWS) + _NUMBERS.format(cell("Tal"))
    )


def packed(rows: str, before: str = "") -> bytes:
    """Return a workbook with these rows, as XML, in its one sheet, whose XML begins with `before`."""
    parts = {
        "[Content_Types].xml": _TYPES.format(_PACKAGE, _SHEET, _SHEET),
        "_rels/.rels": _LINK.format(_PACKAGE, _OFFICE, "officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _BOOK.format(_MAIN, _OFFICE),
        "xl/_rels/workbook.xml.rels": _LINK.format(_PACKAGE, _OFFICE, "worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return zipped({name: f"{head}{text}".encode() for name, text in parts.items()})


def cell(text: str) -> str:
    """Return a cell of a workbook with a text, which is XML already."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'
