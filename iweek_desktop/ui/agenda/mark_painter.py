"""Writing a line in which what is searched for is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.programme.highlights import Span
from iweek_desktop.ui.grid.canvas_painter import hairline
from iweek_desktop.ui.grid.lettering import Face, on_pixel
from iweek_desktop.ui.theme import Theme


class MarkPainter:
    """Mark matches by a ground of their own and, for those who do not see it, by a line below them."""

    def __init__(self, theme: Theme) -> None:
        self._ground = theme.neutral["highlightMark"]
        self._ink = theme.neutral["highlightMarkText"]
        self._round = theme.metrics.px(2)

    def draw(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, colour: QColor,
        matches: Sequence[Span], struck: bool = False,
    ) -> None:  # fmt: skip
        """Write a line whose line box begins at (`left`, `top`)."""
        end = 0
        for match in matches:
            self._write(painter, face, left, top, text, (end, match.start), colour, struck)
            self._draw_ground(painter, face, left, top, text, match)
            self._write(painter, face, left, top, text, match, self._ink, struck)
            end = match.end
        self._write(painter, face, left, top, text, (end, len(text)), colour, struck)

    def _write(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, part: tuple[int, int],
        colour: QColor, struck: bool,
    ) -> None:  # fmt: skip
        if part[0] < part[1]:
            begin = left + (face.width(text[: part[0]]) if part[0] else 0)
            face.draw(painter, begin, top, text[part[0] : part[1]], colour, struck)

    def _draw_ground(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, match: Span
    ) -> None:
        begin = on_pixel(painter, left + face.width(text[: match.start]))
        end = on_pixel(painter, left + face.width(text[: match.end]))
        box = QRectF(begin, on_pixel(painter, top), end - begin, face.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(box, self._round, self._round)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), self._ink)
