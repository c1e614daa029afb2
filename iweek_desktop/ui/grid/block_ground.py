"""Drawing what is behind the words of a block, which is like that of many others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from iweek_desktop.ui.drawing.block_parts import Ink, Look, Words, edge_bar, outline_pen
from iweek_desktop.ui.drawing.pictures import Pictures
from iweek_desktop.ui.drawing.pixels import hairline
from iweek_desktop.ui.drawing.written import Drawn
from iweek_desktop.ui.theme import Theme

RADIUS = 4
NOTCH_DEPTH = 3
"""How far the present time may reach into a block whose words stand below its edge."""


class BlockGround:
    """Draw fill, outline and edge of one theme at one text size."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        self._theme, self._pictures = theme, pictures
        self._px = theme.metrics.px

    def draw(self, painter: QPainter, rect: QRectF, words: Words, look: Look, ink: Ink, down: bool) -> None:
        """Draw the ground of a block; time runs down, or else to the right."""
        bar = self._px(6 if words.level == "must" else 4)
        dashed = look.clash and not (look.cancelled or look.past or look.selected)

        def draw(on: QPainter, where: QRectF) -> Drawn:
            self._draw_coat(on, where, ink, bar, dashed)
            return Drawn(False)

        coat = ink.fill.rgba(), ink.outline.rgba(), ink.edge.rgba(), bar, dashed
        self._pictures.draw(painter, rect, coat, draw)
        if look.now_at is not None:
            self._draw_notch(painter, rect, look.now_at, bar, down)

    def _draw_coat(self, painter: QPainter, rect: QRectF, ink: Ink, bar: int, dashed: bool) -> None:
        radius = self._px(RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        hair = hairline(painter)
        half = hair / 2
        painter.setPen(outline_pen(ink.outline, False, hair))
        painter.setBrush(ink.fill)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
        if ink.edge != ink.fill:
            painter.fillPath(edge_bar(rect, bar, radius), ink.edge)
        if dashed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(outline_pen(self._theme.signal("clash").edge, True))
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)

    def _draw_notch(self, painter: QPainter, rect: QRectF, at: float, bar: int, down: bool) -> None:
        """Draw the present time on the edge of a session that is on."""
        half = self._px(3)
        if down and rect.top() <= at <= rect.bottom():
            notch = QRectF(rect.left(), at - half, bar, 2 * half)
        elif not down and rect.left() <= at <= rect.right():
            depth = min(bar, self._px(NOTCH_DEPTH))
            notch = QRectF(at - half, rect.top(), 2 * half, depth)
        else:
            return
        painter.fillRect(notch, self._theme.neutral["now"])
