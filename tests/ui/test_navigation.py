"""Where the arrow keys lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from iweek_desktop.ui.sessions.navigation import across, along_time


@pytest.mark.parametrize(
    ("row", "step", "count", "expected"),
    [
        (None, 1, 0, None),
        (None, 1, 3, 0),
        (None, -1, 3, 2),
        (0, 1, 3, 1),
        (2, 1, 3, 2),
        (0, -1, 3, 0),
        (2, -1, 3, 1),
    ],
)
def test_along_time(row: int | None, step: int, count: int, expected: int | None) -> None:
    assert along_time(row, step, count) == expected


LEFT, LATE_LEFT, MIDDLE, RIGHT, LATE_RIGHT = range(5)
RECTS = [
    QRectF(0, 0, 100, 60),
    QRectF(0, 300, 100, 60),
    QRectF(104, 0, 100, 60),
    QRectF(208, 30, 100, 60),
    QRectF(104, 310, 204, 60),
]


@pytest.mark.parametrize(
    ("row", "step", "expected"),
    [
        (LEFT, 1, MIDDLE),
        (MIDDLE, 1, RIGHT),
        (RIGHT, 1, RIGHT),
        (RIGHT, -1, MIDDLE),
        (MIDDLE, -1, LEFT),
        (LEFT, -1, LEFT),
        (LATE_LEFT, 1, LATE_RIGHT),
        (LATE_RIGHT, -1, LATE_LEFT),
        (LATE_RIGHT, 1, LATE_RIGHT),
        (None, 1, LEFT),
    ],
)
def test_across(row: int | None, step: int, expected: int) -> None:
    assert across(row, step, RECTS) == expected


def test_across_an_empty_day() -> None:
    assert across(None, 1, []) is None


def test_touching_blocks_are_neighbours() -> None:
    assert across(0, 1, [QRectF(0, 0, 100, 60), QRectF(99.5, 0, 100, 60)]) == 1
