"""Tables and workbooks that are as bad as a file of that size can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.fuzz_samples import cell, packed

Make = Callable[[int], bytes]

_HEAD = "Title,Date,Start,Place,Speakers,Description\r\n"
_WORDS = "Words. " * 350
UNPACKED = 63 * 2**20
"""Bytes of a workbook's parts; a file of that many is refused, however small it is packed."""


def _rows(head: str, row: Callable[[int], str], tail: str = "") -> Make:
    def make(size: int) -> bytes:
        step = row(10_000)
        parts, left = [head], size - len(head) - len(tail)
        for n in range(size // max(1, len(row(0)))):
            part = row(n)
            left -= len(part)
            if left < len(step):
                break
            parts.append(part)
        return "".join((*parts, tail)).encode()

    return make


def _book(row: Callable[[int], str], head: str = "", size: int = UNPACKED) -> Make:
    """Return a workbook whose one sheet has rows without end; its size is that of what is unpacked."""
    heads = "".join(map(cell, ("Title", "Date", "Start", "Place")))

    def make(most: int) -> bytes:
        rows = _rows(f"{head}<row>{heads}</row>", row)(min(size, most * size // (49 * 2**20)) - 2_000)
        return _deflated(packed(rows.decode()))

    return make


def _deflated(data: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as plain, ZipFile(out, "w", ZIP_DEFLATED) as small:
        for part in plain.infolist():
            small.writestr(part.filename, plain.read(part))
    return out.getvalue()


_TYPES = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def _shared(size: int) -> bytes:
    """Return a workbook with shared strings without end."""
    book = packed(f"<row>{cell('Title')}{cell('Date')}</row><row>{cell('T')}{cell('2031-05-14')}</row>")
    out = BytesIO()
    with ZipFile(BytesIO(book)) as plain, ZipFile(out, "w", ZIP_DEFLATED) as small:
        for part in plain.infolist():
            text = plain.read(part).decode()
            small.writestr(part.filename, text.replace("</Types>", _TYPES))
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rows = _rows(f'<sst xmlns="{main}">', lambda n: f"<si><t>{n}</t></si>", "</sst>")
        small.writestr("xl/sharedStrings.xml", rows(min(UNPACKED, size * 9 // 7) - 4_000))
    return out.getvalue()


def _sheets(size: int) -> bytes:
    """Return a workbook with as many sheets as its parts may be."""
    from openpyxl import Workbook

    book = Workbook()
    for n in range(min(1_900, size // 20_000)):
        sheet = book.create_sheet(f"S{n}")
        sheet.append(["Title", "Date"])
        sheet.append([f"T{n}", "2031-05-14"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _bomb(size: int) -> bytes:
    """Return a workbook that unpacks to a hundred times as much as may be."""
    out = BytesIO()
    with ZipFile(BytesIO(packed(""))) as plain, ZipFile(out, "w", ZIP_DEFLATED) as small:
        for part in plain.infolist():
            small.writestr(part.filename, plain.read(part))
        with small.open("xl/media/image1.png", "w", force_zip64=True) as bomb:
            for _ in range(max(1, size // 2**14)):
                bomb.write(bytes(2**20))
    return out.getvalue()


def _people(n: int) -> Iterator[str]:
    return (f"P{k}" for k in range(n * 200, n * 200 + 200))


TABLES: dict[str, Make] = {
    "csv: rows": _rows(_HEAD, lambda n: f"T{n},2031-05-14\n"),
    "csv: shortest rows": _rows("Title,Date\n", lambda _: "a,b\n"),
    "csv: full rows": _rows(
        _HEAD,
        lambda n: f"Title {n},2031-05-{1 + n % 28:02},10:00,Room {n % 40},P {n % 999};Q {n % 77},{_WORDS}\n",
    ),
    "csv: columns": _rows(
        _HEAD.strip() + "".join(f",X{n}" for n in range(300)) + "\n",
        lambda n: f"T{n},2031-05-14" + ",a" * 300 + "\n",
    ),
    "csv: columns of one row": _rows(_HEAD + "T,2031-05-14", lambda _: ",a"),
    "csv: columns of persons": _rows(
        "Title,Date" + ",Speakers" * 190 + "\n", lambda n: f"T{n},2031-05-14" + ",a;b" * 190 + "\n"
    ),
    "csv: persons of one row": _rows(_HEAD + "T,2031-05-14,10:00,R,", lambda n: f"{n};"),
    "csv: persons of each row": _rows(_HEAD, lambda n: f"T{n},2031-05-14,10:00,R,{';'.join(_people(n))}\n"),
    "csv: blank lines": _rows(_HEAD + "T,2031-05-14\n", lambda _: "\n"),
    "csv: quotation marks": _rows(_HEAD, lambda n: f'T{n},"2031"-05-14,"\n'),
    "csv: one quotation mark": _rows(_HEAD + '"', lambda n: f"T{n},2031-05-14\n"),
    "csv: lines of one cell": _rows(_HEAD + 'T,2031-05-14,,,,"', lambda _: "a\n", '"\n'),
    "csv: one text": _rows(_HEAD, lambda _: "word "),
    "csv: parents": _rows("Title,Date,Part of,Id\n", lambda n: f"T{n},2031-05-14,{n + 1},{n}\n"),
    "csv: wrong dates": _rows(_HEAD + "T,2031-05-14\n", lambda n: f"T{n},tomorrow or so {n},noon\n"),
    "xlsx: rows": _book(lambda n: f"<row>{cell(f'T{n}')}{cell('2031-05-14')}</row>"),
    "xlsx: shortest rows": _book(lambda _: "<row><c><v>1</v></c></row>"),
    "xlsx: empty rows": _book(lambda _: "<row/>"),
    "xlsx: columns": _book(
        lambda n: f"<row>{cell(f'T{n}')}{cell('2031-05-14')}{'<c><v>1</v></c>' * 300}</row>"
    ),
    "xlsx: columns of one row": _book(lambda _: "<c><v>1</v></c>", "<row>" + cell("T")),
    "xlsx: far rows": _book(
        lambda n: f'<row r="{(n + 2) * 1000}"><c r="A{(n + 2) * 1000}"><v>1</v></c></row>'
    ),
    "xlsx: far columns": _book(lambda _: '<row><c r="XFD1"><v>1</v></c></row>'),
    "xlsx: full rows": _book(
        lambda n: (
            f"<row>{cell(f'T{n}')}{cell('2031-05-14')}{cell('10:00')}{cell(f'R{n % 40}')}{cell(_WORDS)}</row>"
        )
    ),
    "xlsx: shared strings": _shared,
    "xlsx: sheets": _sheets,
    "xlsx: zip bomb": _bomb,
}
