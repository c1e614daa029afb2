"""What has to be drawn anew after a scroll, because its words stay in view while it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.ui.grid.geometry import Geometry


def beside(column: QRectF, canvas: QRectF, least: float) -> QRectF:
    """Return the part of an umbrella's own column that is in view sideways, or at least so much of it."""
    part = QRectF(column)
    part.setLeft(max(column.left(), min(canvas.left(), column.right() - least)))
    return part


class Sticking(NamedTuple):
    """What is scrolled: `canvas` of the viewport.

    Titles of umbrellas that stay at the top are `title_row` high; where they do not stay, their words
    reach `below_title` below their room. All words of a row are `words_height` in so much room across.
    """

    geometry: Geometry
    canvas: QRectF
    title_row: float
    below_title: float
    words_height: Callable[[int, float], float]
    least_column: float
    """In how much of a column of their own the words of an umbrella stay in view sideways."""

    def parts(self, before: QPointF, after: QPointF) -> list[QRectF]:
        """Return the parts of the canvas whose words do not simply move along.

        Args:
            before: where the content's origin lay in the viewport.
            after: where it lies now.
        """
        moved, canvas = after - before, self.canvas
        found = []
        if moved.y():
            back = max(0.0, moved.y())  # the words lay lower then than they now do
            edge = QRectF(canvas.left(), canvas.top(), canvas.width(), back + self.title_row)
            rows = self.geometry.rows_in(edge.translated(-after))
            found.append(self._upper(rows, min(before.y(), after.y()), after, back))
        if moved.x():
            far = abs(moved.x())
            for side in (canvas.left(), canvas.right()):
                edge = QRectF(side - far, canvas.top(), 2 * far, canvas.height())
                found.append(_united(self._all_of(edge, after)))
        return [part.intersected(canvas) for part in found if part.intersects(canvas)]

    def _all_of(self, edge: QRectF, offset: QPointF) -> Iterable[QRectF]:
        """Yield the blocks that meet an edge, and the words of umbrellas."""
        geometry = self.geometry
        for row in geometry.rows_in(edge.translated(-offset)):
            yield (geometry.words if geometry.blocks[row].band else geometry.rects)[row].translated(offset)

    def _upper(self, rows: Iterable[int], highest: float, offset: QPointF, far: float) -> QRectF:
        """Return the part at the upper edge in which words of rows stay, or were."""
        geometry, top = self.geometry, self.canvas.top()
        left, right, bottom = inf, -inf, top
        for row in rows:
            begins, covered = geometry.rects[row].top() + highest, self._covered(row)
            if begins < top + covered:
                start, end, low = self._reach_of(row, offset, covered, far)
                left, right, bottom = min(left, start), max(right, end), max(bottom, low)
        return QRectF(left, top, right - left, bottom - top) if left < right else QRectF()

    def _covered(self, row: int) -> float:
        """Return how much of the upper edge the title of a row's umbrella may cover."""
        parent = self.geometry.blocks[row].parent
        return self.title_row if parent is not None and self.geometry.down else 0.0

    def _reach_of(self, row: int, offset: QPointF, covered: float, far: float) -> tuple[float, float, float]:
        """Return how far to the left, to the right and down the words of a row are, or were."""
        geometry, canvas = self.geometry, self.canvas
        block, rect, aside, top = geometry.blocks[row], geometry.rects[row], offset.x(), canvas.top()
        left, right = rect.left() + aside, rect.right() + aside
        if not block.band:
            begins, ends = rect.top() + offset.y(), rect.bottom() + offset.y()
            across = min(right, canvas.right()) - max(left, canvas.left())
            high = covered + self.words_height(row, across) + far
            return left, right, min(ends, max(begins, top) + high)
        words = geometry.words[row].translated(offset)
        if geometry.down and block.own_column:
            across = beside(words, canvas, self.least_column).width()
            high = self.words_height(row, across) + far
            return words.left(), words.right(), min(words.bottom(), max(words.top(), top) + high)
        low = words.bottom() + self.below_title
        if geometry.down:
            return left, right, max(low, top + self.title_row + far)
        return words.left(), words.right(), low


def _united(parts: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for part in parts:
        whole = whole.united(part)
    return whole
