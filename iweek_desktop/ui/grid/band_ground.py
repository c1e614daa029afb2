"""Drawing the ground of an umbrella: as much of it as is in view, and no more."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from iweek_desktop.ui.drawing.block_parts import Look, between, outline_pen
from iweek_desktop.ui.drawing.pictures import Pictures
from iweek_desktop.ui.drawing.pixels import hairline
from iweek_desktop.ui.drawing.written import Drawn
from iweek_desktop.ui.theme import Theme

BAND_OPACITY = 0.72
RADIUS, CORNER = 8, 12
"""The rounding, and the side of the square that holds all that is round of a corner."""

MOST_COATS = 1_000
SLICE = 95
"""Where something translucent has more lines, Qt has threads fill it, and starting them takes longer."""

AROUND = 48
"""How much around what is in view is drawn of grounds that are drawn in one piece."""


class _Coat(NamedTuple):
    """The colours of a ground, and how wide its bar is."""

    fill: QColor
    line: QColor
    edge: QColor
    bar: int

    def key(self) -> tuple[int, int, int, int]:
        return self.fill.rgba(), self.line.rgba(), self.edge.rgba(), self.bar


class BandGround:
    """Draw grounds of one theme at one text size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._px = theme.metrics.px
        self._corners = Pictures()
        self._coats: dict[tuple[int, bool, bool, float, str], _Coat] = {}

    def bar(self, level: str) -> int:
        """Return the width of the bar at an umbrella's left edge."""
        return self._px(6 if level == "must" else 4)

    def draw(
        self, painter: QPainter, rect: QRectF, area: QRectF, words: QRectF, look: Look, level: str
    ) -> None:
        """Draw a ground behind the sessions it contains.

        Args:
            painter: draws on the view.
            rect: the umbrella, or a piece of it.
            area: what of the view is drawn.
            words: where its words stand.
            look: its states.
            level: "must", "maybe" or "".
        """
        coat = self._coat(look, level)
        round_ = self._px(CORNER)
        if not (look.clash or look.selected) and min(rect.width(), rect.height()) >= 2 * round_:
            self._draw_plain(painter, rect, area, coat)
            return
        # What is far outside costs time all the same; the corners of what is left lie outside.
        near = rect.intersected(area.adjusted(-AROUND, -AROUND, AROUND, AROUND))
        self._draw_body(painter, near, coat, look.clash)
        if look.selected:
            self._fill_selected(painter, near, words, look)
        self._draw_bar(painter, near, coat)

    def _coat(self, look: Look, level: str) -> _Coat:
        key = id(look.hue), look.past, look.clash, look.hovered, level
        coat = self._coats.get(key)
        if coat is None:
            if len(self._coats) > MOST_COATS:
                self._coats.clear()
            coat = self._coats[key] = self._mix(look, level)
        return coat

    def _mix(self, look: Look, level: str) -> _Coat:
        neutral, hue = self._theme.neutral, look.hue
        fill = QColor(neutral["past"]) if look.past else between(hue.band, hue.fill_hover, look.hovered)
        fill.setAlphaF(BAND_OPACITY)
        line = self._theme.signal("clash").edge if look.clash else hue.line
        return _Coat(fill, line, neutral["pastEdge"] if look.past else hue.edge, self.bar(level))

    def _draw_plain(self, painter: QPainter, rect: QRectF, area: QRectF, coat: _Coat) -> None:
        """Draw pictures of the corners that are in view, and plain rectangles between them."""
        near = rect.intersected(area)
        left, top, right, bottom = near.left(), near.top(), near.right(), near.bottom()
        round_, hair = self._px(CORNER), hairline(painter)
        inner, sides = rect.adjusted(round_, 0, -round_, 0), rect.adjusted(0, round_, 0, -round_)
        high, low = max(top, sides.top()), min(bottom, sides.bottom())
        if high < low:
            _fill(painter, QRectF(left, high, right - left, low - high), coat.fill)
            if right > rect.right() - hair:
                painter.fillRect(QRectF(rect.right() - hair, high, hair, low - high), coat.line)
            if left < rect.left() + coat.bar:
                painter.fillRect(QRectF(rect.left(), high, coat.bar, low - high), coat.edge)
        for below, reached in ((False, top < sides.top()), (True, bottom > sides.bottom())):
            if not reached:
                continue
            start = sides.bottom() if below else rect.top()
            begin, end = max(left, inner.left()), min(right, inner.right())
            line = rect.bottom() - hair if below else rect.top()
            if begin < end:
                painter.fillRect(QRectF(begin, start, end - begin, round_), coat.fill)
                painter.fillRect(QRectF(begin, line, end - begin, hair), coat.line)
            if left < inner.left():
                self._draw_corner(painter, QRectF(rect.left(), start, round_, round_), False, below, coat)
            if right > inner.right():
                self._draw_corner(painter, QRectF(inner.right(), start, round_, round_), True, below, coat)

    def _draw_corner(self, painter: QPainter, corner: QRectF, right: bool, below: bool, coat: _Coat) -> None:
        """Draw the corner of a small ground, which is like that of any other."""
        round_ = self._px(CORNER)

        def draw(on: QPainter, where: QRectF) -> Drawn:
            small = QRectF(where.topLeft(), QSizeF(2 * round_, 2 * round_))
            small.translate(-round_ if right else 0, -round_ if below else 0)
            on.save()
            on.setClipRect(where, Qt.ClipOperation.IntersectClip)
            self._draw_body(on, small, coat, False)
            self._draw_bar(on, small, coat)
            on.restore()
            return Drawn(False)

        self._corners.draw(painter, corner, (right, below, coat.key()), draw, at_once=True)

    def _draw_body(self, painter: QPainter, rect: QRectF, coat: _Coat, dashed: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        radius, hair = self._px(RADIUS), hairline(painter)
        half = hair / 2
        painter.setPen(outline_pen(coat.line, dashed, hair))
        painter.setBrush(coat.fill)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def _draw_bar(self, painter: QPainter, rect: QRectF, coat: _Coat) -> None:
        radius = self._px(RADIUS)
        painter.save()
        bar = QRectF(rect.left(), rect.top(), coat.bar, rect.height())
        painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(coat.edge)
        painter.drawRoundedRect(rect, radius, radius)
        painter.restore()

    def _fill_selected(self, painter: QPainter, rect: QRectF, words: QRectF, look: Look) -> None:
        """Fill what is around the words and frame the rest in the selected colour: children stay readable."""
        radius = self._px(RADIUS)
        painter.setPen(QPen(look.hue.selected, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hue.selected)
        painter.save()
        painter.setClipRect(words, Qt.ClipOperation.IntersectClip)
        painter.drawRoundedRect(rect, radius, radius)
        painter.restore()


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle of whole device pixels with a translucent colour, slice by slice."""
    left, top, width, bottom = rect.left(), rect.top(), rect.width(), rect.bottom()
    most = SLICE / painter.device().devicePixelRatioF()
    while top < bottom:
        high = min(most, bottom - top)
        painter.fillRect(QRectF(left, top, width, high), colour)
        top += high
