"""Where the arrow keys lead: along time inside the lane, and across to the nearest in time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

SAME_COLUMN_PX = 16
"""Blocks whose edges are no further apart than about this stand in one column, inside an umbrella or not."""


def along_time(row: int | None, step: int, count: int) -> int | None:
    """Return the next or previous row in reading order; the first where none is current."""
    if not count:
        return None
    if row is None:
        return 0 if step > 0 else count - 1
    return min(count - 1, max(0, row + step))


def in_lane(row: int | None, step: int, lane: Sequence[int], rows: int) -> int | None:
    """Return the next or previous row of the current one's lane; the first of all where none is current.

    Args:
        row: the current row.
        step: 1 or -1.
        lane: the rows of its lane, in reading order.
        rows: how many rows there are in all.
    """
    if row is None:
        return along_time(None, step, rows)
    place = lane.index(row) + step
    return lane[min(len(lane) - 1, max(0, place))]


def nearest_in_time(row: int, rows: Sequence[int], starts: Sequence[float], ends: Sequence[float]) -> int:
    """Return of some rows the one that takes place at the nearest time: what is on meanwhile comes first."""

    def rank(other: int) -> tuple[float, float, int]:
        apart = max(starts[other] - ends[row], starts[row] - ends[other], 0.0)
        if starts[other] == ends[row] or starts[row] == ends[other]:
            apart = 1e-6
        return apart, abs(starts[other] - starts[row]), other

    return min(rows, key=rank)


def across(row: int | None, step: int, rects: Sequence[QRectF]) -> int | None:
    """Return the nearest of the rows that lie wholly to the right or left of the current one.

    What takes place at the same time comes first, the nearest column before its neighbours, and
    in it what begins at the nearest time. Where nothing does, the nearest in time follows. The
    current row is returned where nothing lies on that side.
    """
    if row is None:
        return 0 if rects else None
    here = rects[row]
    best: tuple[int, float, float, int] | None = None
    rank: tuple[int, float, float, int]
    for other, rect in enumerate(rects):
        aside = rect.left() - here.right() if step > 0 else here.left() - rect.right()
        if other == row or aside < -1:
            continue
        if here.top() < rect.bottom() and rect.top() < here.bottom():
            rank = (0, round(aside / SAME_COLUMN_PX), abs(here.top() - rect.top()), other)
        else:
            rank = (1, max(rect.top() - here.bottom(), here.top() - rect.bottom()), aside, other)
        if best is None or rank < best:
            best = rank
    return row if best is None else best[3]
