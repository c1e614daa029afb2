"""Drawing what stands around the blocks: canvas, hour lines, now line, hour rail and header."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.ui.grid.geometry import LANE_LEFT, Geometry
from iweek_desktop.ui.grid.lettering import Lettering
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.dates import clock_time

PAST_TINT = 0.6


class CanvasPainter:
    """Draw the ground of a day grid; `offset` is where the content's origin lies in the viewport."""

    def __init__(self, theme: Theme, letters: Lettering) -> None:
        self._theme = theme
        self._letters = letters
        self._px = theme.metrics.px

    def draw_ground(
        self, painter: QPainter, canvas: QRectF, offset: QPointF, geometry: Geometry, now_y: float | None
    ) -> None:
        """Fill the canvas, tint its past part, and draw a line for each hour and half hour."""
        neutral = self._theme.neutral
        painter.fillRect(canvas.adjusted(-self._px(6), 0, 0, 0), neutral["surface"])
        if now_y is not None:
            tint = QColor(neutral["window"])
            tint.setAlphaF(PAST_TINT)
            painter.fillRect(QRectF(canvas.left(), canvas.top(), canvas.width(), now_y - canvas.top()), tint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        hair = self._hairline(painter)
        tick = self._px(6)
        for minute, y in self._lines(canvas, offset, geometry):
            whole = minute % 60 == 0
            colour = neutral["gridline"] if whole else neutral["gridlineMinor"]
            left = canvas.left() - (tick if whole else 0)
            painter.fillRect(QRectF(left, y, canvas.right() - left, hair), colour)

    def draw_now(self, painter: QPainter, canvas: QRectF, now_y: float) -> None:
        """Draw the now line, to be covered by the blocks."""
        painter.fillRect(QRectF(canvas.left(), now_y - 1, canvas.width(), 2), self._theme.neutral["now"])

    def draw_rail(
        self,
        painter: QPainter,
        rail: QRectF,
        offset: QPointF,
        geometry: Geometry,
        now: tuple[datetime, float] | None,
    ) -> None:
        """Draw the hour labels beside the canvas, and the pill of the present time."""
        neutral, face = self._theme.neutral, self._letters.time
        painter.fillRect(
            QRectF(rail.left(), rail.top(), rail.width() - self._px(6), rail.height()), neutral["surface"]
        )
        right = rail.left() + self._px(48)
        for minute, y in self._lines(rail, offset, geometry):
            if minute % 60 or (now and abs(now[1] - y) < face.line):
                continue
            label = clock_time(geometry.spans.instant_of(minute))
            face.draw_right(painter, right, y - face.line / 2, label, neutral["textSecondary"])
        if now:
            self._draw_pill(painter, rail, *now)

    def _draw_pill(self, painter: QPainter, rail: QRectF, now: datetime, y: float) -> None:
        px, neutral = self._px, self._theme.neutral
        box = QRectF(rail.left() + px(6), round(y - px(10)), px(48), px(20))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(neutral["now"])
        painter.drawRoundedRect(box, px(10), px(10))
        self._letters.tag.draw_centred(painter, box, clock_time(now), neutral["onNow"])

    def draw_header(
        self, painter: QPainter, header: QRectF, rail_width: float, heading: str, facts: str
    ) -> None:
        """Draw the day's heading above the canvas."""
        neutral, px = self._theme.neutral, self._px
        painter.fillRect(header, neutral["surface"])
        hair = self._hairline(painter)
        painter.fillRect(
            QRectF(header.left(), header.bottom() - hair, header.width(), hair), neutral["divider"]
        )
        head, caption = self._letters.heading, self._letters.caption
        left = header.left() + rail_width + px(LANE_LEFT)
        top = header.top() + (header.height() - head.line) / 2
        head.draw(painter, left, top, heading, neutral["text"])
        left += head.width(heading) + px(8)
        shown = caption.elided_whole(facts, header.right() - px(8) - left)
        top = header.top() + (header.height() - caption.line) / 2
        caption.draw(painter, left, top + px(1), shown, neutral["textSecondary"])

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

    def _lines(self, area: QRectF, offset: QPointF, geometry: Geometry) -> list[tuple[int, float]]:
        """Return minute and viewport y of every half hour that is in view."""
        first = math.ceil(geometry.minute_at(area.top() - offset.y()) / 30)
        last = math.floor(geometry.minute_at(area.bottom() - offset.y()) / 30)
        return [(step * 30, geometry.y_of(step * 30) + offset.y()) for step in range(first, last + 1)]

    def _hairline(self, painter: QPainter) -> float:
        dpr = painter.device().devicePixelRatio()
        return max(1, math.floor(dpr)) / dpr
