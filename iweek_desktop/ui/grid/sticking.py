"""What has to be drawn anew after a scroll, because its words stay in view while it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
            highest = min(before.y(), after.y())
            found.append(
                _united(self._words_of(row, after, back) for row in rows if self._stays(row, highest))
            )
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

    def _stays(self, row: int, shift: float) -> bool:
        """Whether some words of a row stay in view where the content's origin lies so far down."""
        begins = self.geometry.rects[row].top() + shift
        return begins < self.canvas.top() + self._covered(row)

    def _covered(self, row: int) -> float:
        """Return how much of the upper edge the title of a row's umbrella may cover."""
        block = self.geometry.blocks[row]
        return self.title_row if block.parent is not None and self.geometry.down else 0.0

    def _words_of(self, row: int, offset: QPointF, far: float) -> QRectF:
        """Return where the words of a row at the upper edge are, and were."""
        geometry, top = self.geometry, self.canvas.top()
        block, rect = geometry.blocks[row], geometry.rects[row].translated(offset)
        if block.band:
            words = self._of_umbrella(row, offset, far)
            if not block.own_column and geometry.down:
                high = max(self.title_row + far, words.bottom() - top)
                return QRectF(rect.left(), top, rect.width(), high)
            return words
        start = max(rect.top(), top)
        high = self._covered(row) + self.words_height(row, rect.intersected(self.canvas).width()) + far
        return QRectF(rect.left(), start, rect.width(), min(rect.bottom() - start, high))

    def _of_umbrella(self, row: int, offset: QPointF, far: float) -> QRectF:
        """Return where the words of an umbrella are, of which a column's own stay in view."""
        words = self.geometry.words[row].translated(offset)
        if self.geometry.blocks[row].own_column and self.geometry.down:
            start = max(words.top(), self.canvas.top())
            across = beside(words, self.canvas, self.least_column).width()
            high = self.words_height(row, across) + far
            words.setTop(start)
            words.setBottom(min(words.bottom(), start + high))
            return words
        return words.adjusted(0, 0, 0, self.below_title)


def _united(parts: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for part in parts:
        whole = whole.united(part)
    return whole
