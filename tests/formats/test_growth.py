"""A file of twice the size takes twice the work, whatever there is too much of in it.

Work is counted in lines of the program that are run, which no other load of the machine changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import iweek_desktop
from benchmarks.extremes import EXTREMES
from benchmarks.filling import Make
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme
from tests.formats.bounds_files import Shape

SIZES = 3_000, 12_000, 40_000
"""Bytes: the first in which a file has several of what there is too much of."""

MOST_GROWTH = 3.0
"""Twice the work, and some for what comes in steps; four times would be what each does with each other."""

APART = {
    "xlsx: sheets", "xlsx: zip bomb", "sessionize: plenums in all rooms",
    "icalendar: rules", "icalendar: odd rules", "icalendar: changes of a rule",
    "icalendar: exceptions of a rule",
}  # fmt: skip
"""Whose makers know few sizes, or that take their time for each event: `Budget` counts what they may."""

MARKUP = ["**a", "[a](", "<b>a</b>", '<a href="http://x/">a</a>', "<ul><li>a", "<i><b>a", "<p>a", "<b a=<",
          "<!-- a", "&amp;", "> ", "# a\n", "* a\n", "[a]: b\n", "`a", "_a_ "]  # fmt: skip

PROGRAM = str(Path(iweek_desktop.__file__).parent)


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of the program are run in some work, and how often it calls others."""
    n = 0

    def count(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal n
        n += 1
        return count if event == "line" or frame.f_code.co_filename.startswith((PROGRAM, __file__)) else None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return n


def reading(data: bytes) -> Callable[[], object]:
    return lambda: read_programme(data, ReadOptions("Europe/Stockholm", "growth"))


def test_the_count_sees_what_grows_faster() -> None:
    def within_each_other(n: int) -> None:
        for _ in range(n):
            for _ in range(n):
                pass

    assert lines_run(lambda: within_each_other(200)) > 3.5 * lines_run(lambda: within_each_other(100))


def sized(make: Make) -> int | None:
    """Return a size of which a file has several things, and of twice of which it has more."""
    for size in SIZES:
        if len({make(part) for part in (size // 2, 3 * size // 4, size, 2 * size)}) == 4:
            return size
    return None


MADE = {name: (make, size) for name, make in EXTREMES.items() if name not in APART and (size := sized(make))}


def test_every_format_is_among_those_whose_growth_is_looked_at() -> None:
    assert len(MADE) > 90
    formats = {name.partition(":")[0] for name in EXTREMES}
    assert {name.partition(":")[0] for name in MADE} == formats


@pytest.mark.parametrize("name", MADE)
def test_work_grows_as_the_file_does(name: str) -> None:
    make, size = MADE[name]
    reading(make(size))()
    small, large = lines_run(reading(make(size))), lines_run(reading(make(2 * size)))
    assert large < MOST_GROWTH * small


@pytest.mark.parametrize("piece", MARKUP)
@pytest.mark.parametrize("name", ["native", "frab-xml"])
def test_work_grows_as_the_markup_of_a_text_does(name: str, shape: Shape, piece: str) -> None:
    files = [shape.of("T", piece * (n // len(piece))) for n in (3_000, 6_000)]
    reading(files[0])()
    small, large = (lines_run(reading(file)) for file in files)
    assert large < MOST_GROWTH * small
