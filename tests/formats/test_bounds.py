"""What a file of any format may cost: 5 s and 500 MB, measured in a process of its own.

Whatever is at a bound is read and cut, or it is refused; in both cases a notice says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from benchmarks.fuzz_samples import cell, packed, workbook
from iweek_desktop.formats.reading import MOST_ERRORS, MOST_NOTICES
from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT
from tests.formats.bounds_files import SHAPES, Shape

CHILD = Path(__file__).parent / "reading_child.py"
ROOT = Path(__file__).parent.parent.parent
MOST_S, MOST_MB = 5.0, 500.0
NESTING = ["frab-xml", "icalendar", "xlsx"]
JSON = [name for name, shape in SHAPES.items() if shape.written is json.dumps]
OTHER_TEXT = ["frab-xml", "icalendar", "csv"]


def read(data: bytes, folder: Path) -> Any:
    """Read a file in a child; hold what holds for any file, and return what the child tells."""
    path = folder / "file"
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(CHILD), str(path)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["cpu_s"] < MOST_S
    assert told["peak_mb"] is None or told["peak_mb"] < MOST_MB
    assert told["clean"]
    assert told["longest_title"] <= LONGEST_LINE
    assert told["longest_text"] <= LONGEST_TEXT
    assert told["longest_argument"] <= 100
    assert told["codes"] or told["sessions"]
    assert told["failed"] or told["sessions"] is not None
    return told


def test_a_plain_file_is_read(name: str, shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("T", "words"), tmp_path)
    assert told["format"] == name.split(",")[0]
    assert (told["sessions"], told["longest_title"], told["longest_text"]) == (1, 1, 5)


def test_a_file_over_50_mb_is_refused(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("T", "x" * 50 * 2**20), tmp_path)
    assert told["codes"] == {"format.size": 1}
    assert told["sessions"] is None


def test_a_file_just_below_50_mb_costs_no_more(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("T", "x" * (49 * 2**20)), tmp_path)
    assert told["sessions"] == 1
    assert told["codes"]["format.text_cut"] == 1


def test_a_title_of_a_million_characters_is_cut(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("title " * 170_000), tmp_path)
    assert told["sessions"] == 1
    assert told["codes"]["format.text_cut"] == 1
    assert told["longest_title"] > LONGEST_LINE - 10


ALL_MARKUP = ["**a" * 300_000, "[a](" * 250_000, "<b>" * 300_000, "* " * 500_000, "&amp;" * 200_000]


def test_texts_that_are_all_markup(shape: Shape, tmp_path: Path) -> None:
    events = [shape.event.format(title='"T"', text=shape.written(text)) for text in ALL_MARKUP]
    told = read(shape.file(events), tmp_path)
    assert told["sessions"] == len(ALL_MARKUP)
    assert told["codes"]["format.text_cut"] == len(ALL_MARKUP)


def test_a_hundred_thousand_empty_events(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.file([shape.empty] * 100_000), tmp_path)
    assert (told["sessions"] or 0) + told["left_out"] >= 100_000 or told["codes"] == {"table.no_dates": 1}
    assert sum(told["codes"].values()) <= MOST_NOTICES + MOST_ERRORS + 2


def test_a_number_of_a_million_digits(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.file([shape.number.format(digits="1" * 10**6)]), tmp_path)
    assert told["sessions"] == 1 or told["codes"] == {"table.workbook": 1}
    assert told["codes"]


@pytest.mark.parametrize("name", JSON)
def test_deep_nesting_in_json(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.nested(200_000), tmp_path)
    assert told["codes"] == {"format.depth": 1}
    assert told["sessions"] is None


@pytest.mark.parametrize("name", NESTING)
def test_deep_nesting_in_others(shape: Shape, tmp_path: Path) -> None:
    assert read(shape.nested(200_000), tmp_path)["sessions"] is not None


BOMBS = {
    "laughs": "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(12)),
    "long": f"<!ENTITY l11 '{'ha' * 10_000}'>",
    "outside": "<!ENTITY l11 SYSTEM 'file:///etc/passwd'>",
    "of parameters": "<!ENTITY % a 'b'><!ENTITY l11 'ha'>",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_are_refused(bomb: str, tmp_path: Path) -> None:
    schedule = SHAPES["frab-xml"].of("ha").replace(b">ha<", b">" + b"&l11;" * 1_000 + b"<")
    data = f"<?xml version='1.0'?><!DOCTYPE schedule [{BOMBS[bomb]}]>".encode() + schedule
    told = read(data, tmp_path)
    assert told["codes"] == {"format.entities": 1}
    assert told["sessions"] is None


@pytest.mark.parametrize("name", JSON)
def test_nul_in_json(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("a\x00b", "c\x00d"), tmp_path)
    assert told["sessions"] == 1
    told = read(shape.of("ab").replace(b"ab", b"a\x00b"), tmp_path)
    assert told["codes"]["format.json"] == 1
    assert told["codes"].keys() <= {"format.json", "format.broken_off"}


@pytest.mark.parametrize("name", JSON)
def test_halves_of_characters_in_json(shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("a\ud800b", "\udc00"), tmp_path)
    assert told["codes"]["format.character"] == 2
    assert told["sessions"] == 1


@pytest.mark.parametrize("name", [*JSON, *OTHER_TEXT])
def test_halves_of_characters_as_bytes(name: str, shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("ab").replace(b"ab", "a\ud800b".encode("utf-8", "surrogatepass")), tmp_path)
    guessed = dict.fromkeys(("icalendar", "csv"), "format.encoding_guessed")
    expected = {"frab-xml": "format.xml", **guessed}.get(name, "format.encoding")
    assert expected in told["codes"]
    assert told["failed"] or name in guessed


@pytest.mark.parametrize("name", OTHER_TEXT)
def test_nul_elsewhere(name: str, shape: Shape, tmp_path: Path) -> None:
    told = read(shape.of("ab").replace(b"ab", b"a\x00b"), tmp_path)
    assert told["sessions"] or told["failed"]


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    book = BytesIO(workbook())
    with ZipFile(book, "a", ZIP_DEFLATED) as parts, parts.open("xl/sharedStrings.xml", "w") as shared:
        for _ in range(200):
            shared.write(b" " * 2**20)
    told = read(book.getvalue(), tmp_path)
    assert told["codes"] == {"table.unpacked": 1}
    assert told["sessions"] is None


@pytest.mark.parametrize("before", ["", f"<!--{' ' * 5000}-->"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_in_a_workbook_are_refused(bomb: str, before: str, tmp_path: Path) -> None:
    declared = f"{before}<!DOCTYPE worksheet [{BOMBS[bomb]}]>"
    rows = SHAPES["xlsx"].head + f"<row>{cell('&l11;' * 1_000)}{cell('2031-05-14')}</row>"
    told = read(packed(rows, declared), tmp_path)
    assert told["failed"]
    assert not told["sessions"]
