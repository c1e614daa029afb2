"""What has to be drawn anew after a scroll, because its words stay in view while it moves."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.ui.grid.geometry import Geometry
from iweek_desktop.ui.theme import Metrics

LETTER, LINE = 9, 16
AROUND_TITLE, BESIDE_TITLE = 60, 19
"""The height of all words of a block but its title, and the width that its title cannot use."""


class Sticking(NamedTuple):
    """What is scrolled: `canvas` of the viewport, with titles of at most `longest` letters.

    Titles of umbrellas that stay at the top are `title_row` high.
    """

    geometry: Geometry
    metrics: Metrics
    canvas: QRectF
    title_row: float
    longest: int

    def parts(self, before: QPointF, after: QPointF) -> list[QRectF]:
        """Return the parts of the canvas whose words do not simply move along.

        Args:
            before: where the content's origin lay in the viewport.
            after: where it lies now.
        """
        moved, canvas = after - before, self.canvas
        edges = []
        if moved.y():
            far = abs(moved.y())
            edges.append(QRectF(canvas.left(), canvas.top() - far, canvas.width(), 2 * far + self.title_row))
        if moved.x():
            far = abs(moved.x())
            sides = (canvas.left(), canvas.right())
            edges += [QRectF(side - far, canvas.top(), 2 * far, canvas.height()) for side in sides]
        found = (_united(self._words_at(edge, after, abs(moved.y()))) for edge in edges)
        return [part.intersected(canvas) for part in found if part.intersects(canvas)]

    def _words_at(self, edge: QRectF, offset: QPointF, far: float) -> Iterable[QRectF]:
        """Yield where the words are, and were, of the rows that meet an edge."""
        geometry, top = self.geometry, self.canvas.top()
        for row in geometry.rows_in(edge.translated(-offset)):
            rect = geometry.rects[row].translated(offset)
            if geometry.blocks[row].band:
                if far and rect.top() < top and not geometry.blocks[row].own_column and geometry.down:
                    rect = QRectF(rect.left(), top, rect.width(), self.title_row + far)
                else:
                    rect = geometry.words[row].translated(offset)
            elif far:
                start = max(rect.top(), top)
                rect.setBottom(min(rect.bottom(), start + self._height_of_words(rect.width()) + far))
            yield rect

    def _height_of_words(self, width: float) -> float:
        """Return how high the words of a block of this width can be."""
        px = self.metrics.px
        lines = ceil(self.longest * px(LETTER) / max(px(LETTER), width - px(BESIDE_TITLE))) + 2
        return px(AROUND_TITLE) + lines * px(LINE) + self.title_row


def _united(parts: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for part in parts:
        whole = whole.united(part)
    return whole
