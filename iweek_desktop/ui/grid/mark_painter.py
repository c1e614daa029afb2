"""Writing lines in which what is searched for is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.programme.highlights import Span, on_lines, spans
from iweek_desktop.ui.grid.canvas_painter import hairline
from iweek_desktop.ui.grid.lettering import Face, on_pixel
from iweek_desktop.ui.grid.wrapping import whole
from iweek_desktop.ui.theme import Theme


class MarkPainter:
    """Mark matches by a ground of their own and, for those who do not see it, by a line below them."""

    def __init__(self, theme: Theme) -> None:
        self._ground = theme.neutral["highlightMark"]
        self._ink = theme.neutral["highlightMarkText"]
        self._round = theme.metrics.px(2)

    def write(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, colour: QColor,
        sought: Sequence[str], inverted: QColor | None = None,
    ) -> None:  # fmt: skip
        """Write a line whose line box begins at (`left`, `top`), and mark some folded words in it.

        What is written on a ground of its own, as that which is selected is, has `inverted` marks: that
        ground's colour on the words'.
        """
        matches = spans(text, sought) if sought else ()
        self._write_line(painter, face, left, top, text, colour, matches, inverted)

    def write_lines(
        self, painter: QPainter, face: Face, left: float, top: float, lines: Sequence[str], title: str,
        colour: QColor, sought: Sequence[str], inverted: QColor | None = None, struck: bool = False,
    ) -> float:  # fmt: skip
        """Write the lines that a title was broken into, or its first ones, and mark some folded words.

        Returns:
            where the next line begins.
        """
        found: Sequence[Sequence[Span]] = [()] * len(lines)
        if sought:
            text = " ".join(whole(title).split())
            found = on_lines(lines, text, spans(text, sought))
        for line, matches in zip(lines, found, strict=True):
            self._write_line(painter, face, left, top, line, colour, matches, inverted, struck)
            top += face.line
        return top

    def _write_line(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, colour: QColor,
        matches: Sequence[Span], inverted: QColor | None, struck: bool = False,
    ) -> None:  # fmt: skip
        ground, ink = (self._ground, self._ink) if inverted is None else (colour, inverted)
        end = 0
        for match in matches:
            self._write(painter, face, left, top, text, (end, match.start), colour, struck)
            self._draw_ground(painter, face, left, top, text, match, ground, ink)
            self._write(painter, face, left, top, text, match, ink, struck)
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
        self, painter: QPainter, face: Face, left: float, top: float, text: str, match: Span,
        ground: QColor, ink: QColor,
    ) -> None:  # fmt: skip
        begin = on_pixel(painter, left + face.width(text[: match.start]))
        end = on_pixel(painter, left + face.width(text[: match.end]))
        box = QRectF(begin, on_pixel(painter, top), end - begin, face.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, self._round, self._round)
        line = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.bottom() - line, box.width(), line), ink)
