"""Fonts, text widths and broken lines, each worked out once per text size."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from iweek_desktop.ui.drawing.pixels import on_pixel
from iweek_desktop.ui.drawing.wrapping import elide, wrap
from iweek_desktop.ui.theme import Metrics

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A letter that is read from right to left."""
MOST_KEPT = 20_000
FROM_THE_LEFT = "\N{LEFT-TO-RIGHT MARK}"
"""Before what begins with no letter: a name of a script that runs to the left would take times with it."""
MANY_LINES = 40
"""More lines than any title is broken into."""


class Face:
    """One role of the type scale: its font, and what its texts measure."""

    def __init__(self, metrics: Metrics, role: str) -> None:
        self.font: QFont = metrics.font(role)
        self.struck = QFont(self.font)
        self.struck.setStrikeOut(True)
        self.line = metrics.line(role)
        self._metrics = QFontMetricsF(self.font)
        self._baseline = (self.line + self._metrics.ascent() - self._metrics.descent()) / 2
        self._widths: dict[str, float] = {}
        self._wrapped: dict[tuple[str, int, int], tuple[list[str], bool]] = {}

    def width(self, text: str) -> float:
        """Return the width of a text in px."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > MOST_KEPT:
                self._widths.clear()
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def reach(self, text: str, start: int, end: int) -> tuple[float, float]:
        """Return from where to where some letters of a line reach, in px from its left."""
        if not RIGHT_TO_LEFT.search(text):
            return self.width(text[:start]) if start else 0.0, self.width(text[:end])
        layout = QTextLayout(text, self.font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        begin = _units(text[:start])
        runs = line.glyphRuns(begin, _units(text[:end]) - begin)
        lefts, rights = [], []
        for run in runs:
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            for place, advance in zip(run.positions(), advances, strict=True):
                lefts.append(place.x())
                rights.append(place.x() + advance.x())
        return (min(lefts), max(rights)) if lefts else (0.0, 0.0)

    def wrap(self, text: str, width_px: float, most_lines: int) -> tuple[list[str], bool]:
        """Return the lines of a text and whether any of it was cut."""
        width = int(width_px)  # what is kept is the same for all widths of so many whole px
        whole = self._wrapped.get((text, width, MANY_LINES))
        if whole is not None and len(whole[0]) <= most_lines:
            return whole
        key = (text, width, most_lines)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > MOST_KEPT:
                self._wrapped.clear()
            found = self._wrapped[key] = wrap(text, width, most_lines, self.width)
        return found

    def elided(self, text: str, width_px: float) -> str:
        """Return a text on one line, its end replaced by an ellipsis where it does not fit."""
        lines, _ = self.wrap(text, width_px, 1)
        return lines[0] if lines else ""

    def elided_whole(self, text: str, width_px: float) -> str:
        """Return `text` if it fits, else its elided form, keeping inner spaces as they are."""
        return elide(text, width_px, self.width)

    def draw(
        self, painter: QPainter, left: float, top: float, text: str, colour: QColor, struck: bool = False
    ) -> None:
        """Draw one line whose line box begins at (`left`, `top`)."""
        if struck:  # Qt draws the line through it as smoothly as any other: between two pixels it is blurred
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if RIGHT_TO_LEFT.search(text):  # a window says which way is on, a picture does not
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self.struck if struck else self.font)
        painter.setPen(colour)
        painter.drawText(QPointF(on_pixel(painter, left), on_pixel(painter, top + self._baseline)), text)

    def draw_right(self, painter: QPainter, right: float, top: float, text: str, colour: QColor) -> None:
        """Draw one line that ends at `right`."""
        self.draw(painter, right - self.width(text), top, text, colour)

    def draw_centred(self, painter: QPainter, box: QRectF, text: str, colour: QColor) -> None:
        """Draw one line in the middle of a box."""
        left = box.left() + (box.width() - self.width(text)) / 2
        self.draw(painter, left, box.top() + (box.height() - self.line) / 2, text, colour)


def _units(text: str) -> int:
    """Return how long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Lettering:
    """The faces that the grid writes with."""

    def __init__(self, metrics: Metrics) -> None:
        self.time = Face(metrics, "blockTime")
        self.title = Face(metrics, "blockTitle")
        self.meta = Face(metrics, "blockMeta")
        self.caption = Face(metrics, "caption")
        self.tag = Face(metrics, "captionStrong")
        self.heading = Face(metrics, "subtitle")
