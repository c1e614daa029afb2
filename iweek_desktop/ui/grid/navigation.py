"""Where the arrow keys lead: along time inside the lane, and across to the nearest in time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF


def along_time(row: int | None, step: int, count: int) -> int | None:
    """Return the next or previous row in reading order; the first where none is current."""
    if not count:
        return None
    if row is None:
        return 0 if step > 0 else count - 1
    return min(count - 1, max(0, row + step))


def across(row: int | None, step: int, rects: Sequence[QRectF]) -> int | None:
    """Return the row nearest in time among those that lie wholly to the right or left of the current one.

    Of those equally near in time the one nearest in space wins. The current row is returned
    where nothing lies on that side.
    """
    if row is None:
        return 0 if rects else None
    here = rects[row]
    best: tuple[float, float, int] | None = None
    for other, rect in enumerate(rects):
        aside = rect.left() - here.right() if step > 0 else here.left() - rect.right()
        if other == row or aside < -1:
            continue
        rank = (_apart(here, rect), aside, other)
        if best is None or rank < best:
            best = rank
    return row if best is None else best[2]


def _apart(a: QRectF, b: QRectF) -> float:
    """Return how far two blocks are apart in time, in px; of overlapping ones their starts decide."""
    if a.top() < b.bottom() and b.top() < a.bottom():
        return abs(a.top() - b.top()) / 1e6
    return min(abs(b.top() - a.bottom()), abs(a.top() - b.bottom())) + 1.0
