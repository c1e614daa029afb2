"""Marking what is searched for in what has been written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from iweek_desktop.programme.highlights import Span, on_lines, spans
from iweek_desktop.ui.drawing.pixels import hairline, on_pixel
from iweek_desktop.ui.drawing.written import Drawn, Written
from iweek_desktop.ui.theme import Theme


class MarkPainter:
    """Mark matches by a ground of their own and, for those who do not see it, by a line below them."""

    def __init__(self, theme: Theme) -> None:
        self._ground = theme.neutral["highlightMark"]
        self._ink = theme.neutral["highlightMarkText"]
        self._round = theme.metrics.px(2)

    def mark(self, painter: QPainter, drawn: Drawn, sought: Sequence[str]) -> None:
        """Mark some folded words in what has been drawn."""
        for told in drawn.written if sought else ():
            found = [span for span in spans(told.text, sought) if span.start >= told.own]
            if not found:
                continue
            lines = on_lines(told.lines, told.text, found)
            left, top = drawn.origin.x() + told.left, drawn.origin.y() + told.top
            for line, matches in zip(told.lines, lines, strict=True):
                if matches:
                    self._mark(painter, told, left, top, line, matches)
                top += told.face.line

    def _mark(
        self, painter: QPainter, told: Written, left: float, top: float, line: str, matches: Sequence[Span]
    ) -> None:
        ground, ink = self._ground, self._ink
        if told.inverted is not None:
            ground, ink = told.colour, told.inverted
        face, box_top, underline = told.face, on_pixel(painter, top), hairline(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        reaches = [face.reach(line, *match) for match in matches]
        for before, after in reaches:
            begin, end = on_pixel(painter, left + before), on_pixel(painter, left + after)
            painter.drawRoundedRect(QRectF(begin, box_top, end - begin, face.line), self._round, self._round)
            painter.fillRect(QRectF(begin, box_top + face.line - underline, end - begin, underline), ink)
        for match, (before, _) in zip(matches, reaches, strict=True):
            face.draw(painter, left + before, top, line[match.start : match.end], ink, told.struck)
