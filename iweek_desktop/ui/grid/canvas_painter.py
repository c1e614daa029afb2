"""Drawing what lies under and around the blocks: canvas, lines of hours and lanes, now line, focus."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.ui.drawing.block_parts import between
from iweek_desktop.ui.drawing.pixels import hairline
from iweek_desktop.ui.grid.scene import Scene
from iweek_desktop.ui.theme import Theme

PAST_TINT = 0.6
TICK = 6
"""How far the lines of whole hours reach into the rail."""


class CanvasPainter:
    """Draw the ground of a grid in one theme at one text size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._px = theme.metrics.px

    def past_ground(self) -> QColor:
        """Return the colour of the canvas where time has passed."""
        return between(self._theme.neutral["surface"], self._theme.neutral["window"], PAST_TINT)

    def draw_ground(self, painter: QPainter, scene: Scene, area: QRectF, now_at: float | None) -> None:
        """Fill the canvas, tint its past part, and draw a line for each half hour and at each lane."""
        neutral, canvas = self._theme.neutral, scene.places.canvas
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        tick = self._px(TICK) if scene.geometry.down else 0
        painter.fillRect(area.intersected(canvas.adjusted(-tick, 0, 0, 0)), neutral["surface"])
        if now_at is not None:
            passed = QRectF(canvas)
            if scene.geometry.down:
                passed.setBottom(min(passed.bottom(), now_at))
            else:
                passed.setRight(min(passed.right(), now_at))
            painter.fillRect(passed.intersected(area), self.past_ground())
        self._draw_lines(painter, scene, area, tick)

    def _draw_lines(self, painter: QPainter, scene: Scene, area: QRectF, tick: int) -> None:
        neutral, canvas, geometry = self._theme.neutral, scene.places.canvas, scene.geometry
        hair = hairline(painter)
        near = area.adjusted(-hair, -hair, hair, hair).intersected(canvas)
        for minute, at in half_hours(scene, near):
            whole = minute % 60 == 0
            colour = neutral["gridline"] if whole else neutral["gridlineMinor"]
            line = QRectF(canvas)
            if geometry.down:
                line = QRectF(canvas.left() - (tick if whole else 0), at, canvas.width(), hair)
                line.setRight(canvas.right())
            else:
                line.setLeft(at)
                line.setWidth(hair)
            painter.fillRect(line, colour)
        if len(geometry.lanes) < 2:
            return
        if geometry.down:
            edge = QRectF(canvas.left() - hair, canvas.top(), hair, canvas.height())
            painter.fillRect(edge, neutral["gridline"])
        lines = self._lines_of_lanes(scene, near, hair)
        if lines:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(neutral["gridline"])
            painter.drawRects(lines)

    def _lines_of_lanes(self, scene: Scene, near: QRectF, hair: float) -> list[QRectF]:
        """Return what of the lines at the edges of lanes is in an area."""
        down, shift = scene.geometry.down, scene.aside - hair
        low, high = (near.left(), near.right()) if down else (near.top(), near.bottom())
        at = [edge + shift for _, edge in scene.geometry.lanes if low < edge + scene.aside < high + hair]
        start, far = (near.top(), near.height()) if down else (near.left(), near.width())
        return [QRectF(x, start, hair, far) if down else QRectF(start, x, far, hair) for x in at]

    def draw_now(self, painter: QPainter, scene: Scene, now_at: float) -> None:
        """Draw the now line, to be covered by the blocks."""
        canvas = scene.places.canvas
        line = (
            QRectF(canvas.left(), now_at - 1, canvas.width(), 2)
            if scene.geometry.down
            else QRectF(now_at - 1, canvas.top(), 2, canvas.height())
        )
        painter.fillRect(line, self._theme.neutral["now"])

    def draw_focus(self, painter: QPainter, rect: QRectF, radius: int) -> None:
        """Draw the ring of the keyboard focus around a block."""
        neutral, px = self._theme.neutral, self._px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        for colour, out, width in (
            (neutral["focusInner"], px(1), px(2)),
            (neutral["focusOuter"], px(3), px(2)),
        ):
            pen.setColor(colour)
            pen.setWidthF(width)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius + out, radius + out)


def half_hours(scene: Scene, area: QRectF) -> list[tuple[int, float]]:
    """Return minute and place along the viewport of every half hour that is in view."""
    geometry, shift = scene.geometry, scene.shift
    low, high = (area.top(), area.bottom()) if geometry.down else (area.left(), area.right())
    first = math.ceil(geometry.minute_at(low - shift) / 30)
    last = math.floor(geometry.minute_at(high - shift) / 30)
    return [(step * 30, geometry.along(step * 30) + shift) for step in range(first, last + 1)]


def lane_line(scene: Scene, area: QRectF, at: float, hair: float) -> QRectF:
    """Return the line in an area at the edge of a lane that lies at `at` across the viewport."""
    if scene.geometry.down:
        return QRectF(at - hair, area.top(), hair, area.height())
    return QRectF(area.left(), at - hair, area.width(), hair)
