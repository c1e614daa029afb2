"""What has to be drawn anew after a scroll, because its words stay in view while it moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.ui.grid.geometry import Geometry


def sticking(
    geometry: Geometry, canvas: QRectF, before: QPointF, after: QPointF, title_row: float
) -> list[QRectF]:
    """Return the parts of the canvas whose words do not simply move along.

    Args:
        geometry: where the blocks lie.
        canvas: the part of the viewport that scrolls.
        before: where the content's origin lay in the viewport.
        after: where it lies now.
        title_row: the height of the titles of umbrellas that stay at the top.
    """
    moved = after - before
    parts: list[QRectF] = []
    if moved.y():
        far = abs(moved.y()) + title_row
        edge = QRectF(canvas.left(), canvas.top() - abs(moved.y()), canvas.width(), far + abs(moved.y()))
        parts += _crossing(geometry, edge, after, canvas.top(), far)
    if moved.x():
        far = abs(moved.x())
        for side in (canvas.left(), canvas.right()):
            edge = QRectF(side - far, canvas.top(), 2 * far, canvas.height())
            parts += _crossing(geometry, edge, after, None, title_row)
    return [part.intersected(canvas) for part in parts if part.intersects(canvas)]


def _crossing(
    geometry: Geometry, edge: QRectF, offset: QPointF, top: float | None, height: float
) -> list[QRectF]:
    """Return where the rows lie that meet an edge; of an umbrella only the part that holds its words.

    Args:
        top: where the titles of umbrellas stay; where None they stay at the top of the umbrella.
        height: how high these are, and how far they may have moved.
    """
    parts: list[QRectF] = []
    for row in geometry.rows_in(edge.translated(-offset)):
        rect = geometry.rects[row].translated(offset)
        if not geometry.blocks[row].band:
            parts.append(rect)
        elif geometry.blocks[row].own_column or not geometry.down:
            parts.append(geometry.words[row].translated(offset))
        elif top is not None:
            parts.append(QRectF(rect.left(), top, rect.width(), height))
        else:
            parts.append(QRectF(rect.left(), max(rect.top(), edge.top()), rect.width(), height))
    return parts
