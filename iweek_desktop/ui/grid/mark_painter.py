"""Marking what is searched for in what has been written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from iweek_desktop.programme.highlights import Span, on_lines, spans
from iweek_desktop.ui.grid.canvas_painter import hairline
from iweek_desktop.ui.grid.lettering import on_pixel
from iweek_desktop.ui.grid.passages import Drawn, Passage
from iweek_desktop.ui.theme import Theme


class MarkPainter:
    """Mark matches by a ground of their own and, for those who do not see it, by a line below them."""

    def __init__(self, theme: Theme) -> None:
        self._ground = theme.neutral["highlightMark"]
        self._ink = theme.neutral["highlightMarkText"]
        self._round = theme.metrics.px(2)

    def mark(self, painter: QPainter, drawn: Drawn, sought: Sequence[str]) -> None:
        """Mark some folded words in what has been drawn."""
        for passage in drawn.passages if sought else ():
            found = [span for span in spans(passage.text, sought) if span.start >= passage.own]
            if not found:
                continue
            lines = on_lines(passage.lines, passage.text, found)
            left, top = drawn.origin.x() + passage.left, drawn.origin.y() + passage.top
            for line, matches in zip(passage.lines, lines, strict=True):
                for match in matches:
                    self._mark(painter, passage, left, top, line, match)
                top += passage.face.line

    def _mark(
        self, painter: QPainter, passage: Passage, left: float, top: float, line: str, match: Span
    ) -> None:
        ground, ink = self._ground, self._ink
        if passage.inverted is not None:
            ground, ink = passage.colour, passage.inverted
        face, words = passage.face, line[match.start : match.end]
        before = left + face.width(line[: match.start])
        begin, end = on_pixel(painter, before), on_pixel(painter, left + face.width(line[: match.end]))
        box = QRectF(begin, on_pixel(painter, top), end - begin, face.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, self._round, self._round)
        underline = hairline(painter)
        painter.fillRect(QRectF(begin, box.bottom() - underline, box.width(), underline), ink)
        face.draw(painter, before, top, words, ink, passage.struck)
