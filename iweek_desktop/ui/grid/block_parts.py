"""What blocks and bands have in common: their words, their look, and the small signs on them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from iweek_desktop.ui.grid.lettering import Face, Lettering
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Hue, Theme

ICON = 16


class Words(NamedTuple):
    """What a block says."""

    start: str
    span: str
    title: str
    short_title: str
    """The title without what it shares with its umbrella's, for blocks that cannot hold it all."""
    place: str
    details: str
    """Theme, place and organisers on one line, for wide blocks."""
    tag: str
    level: str
    """"must", "maybe" or ""."""
    marked: bool
    """Whether the block has a theme, and so a mark."""


class Look(NamedTuple):
    """The states that change how a block is drawn."""

    hue: Hue
    past: bool = False
    cancelled: bool = False
    clash: bool = False
    selected: bool = False
    hovered: bool = False
    quiet: bool = False
    now_y: float | None = None
    """Where the now line crosses the block, while the session is on."""


class Ink(NamedTuple):
    """The colours that one block is drawn in."""

    fill: QColor
    outline: QColor
    edge: QColor
    text: QColor
    secondary: QColor


def outline_pen(colour: QColor, dashed: bool) -> QPen:
    """Return the pen of an outline; a dashed one tells a clash without its colour."""
    pen = QPen(colour, 1.5 if dashed else 1.0)
    if dashed:
        pen.setDashPattern([4 / 1.5, 3 / 1.5])
    return pen


class BlockParts:
    """Draw the star, the clash sign, the theme's mark and tags."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._icons = icons
        self._px = theme.metrics.px

    def draw_icons(
        self, painter: QPainter, right: float, middle: float, words: Words, look: Look, ink: Ink, size: int,
        empty_star: bool = False,
    ) -> float:  # fmt: skip
        """Draw star and clash from right to left; return where words must end."""
        names = []
        if words.level:
            names.append("star-filled" if words.level == "must" else "star-maybe")
        elif empty_star or look.hovered:
            names.append("star")
        if look.clash:
            names.append("clash")
        colour = ink.text if look.selected or not look.past else ink.secondary
        dpr = painter.device().devicePixelRatio()
        for name in names:
            right -= size
            picture = self._icons.pixmap(name, size, dpr, colour)
            painter.drawPixmap(QPointF(right, round(middle - size / 2)), picture)
            right -= self._px(4)
        return right

    def draw_mark(
        self, painter: QPainter, left: float, top: float, face: Face, words: Words, look: Look, ink: Ink
    ) -> float:
        """Draw the theme's shape before a line; return where its words begin."""
        if not words.marked:
            return left
        size = self._px(10)
        colour = ink.text if look.selected else ink.edge
        dpr = painter.device().devicePixelRatio()
        picture = self._icons.pixmap(f"mark-{look.hue.mark}", size, dpr, colour)
        painter.drawPixmap(QPointF(left, round(top + (face.line - size) / 2)), picture)
        return left + self._px(16)

    def draw_tag(
        self, painter: QPainter, right: float | None, middle: float, text: str, look: Look, left: float = 0.0
    ) -> float:
        """Draw a small label that ends at `right` or begins at `left`; return its left edge."""
        px, face = self._px, self._letters.tag
        icon = px(14) if look.clash else 0
        width = face.width(text) + px(12) + (icon + px(4) if icon else 0)
        if right is not None:
            left = right - width
        signal, neutral = self._theme.signal("clash"), self._theme.neutral
        colour = signal.text if look.clash else neutral["text"]
        box = QRectF(left, round(middle - px(9)), width, px(18))
        painter.setBrush(signal.fill if look.clash else neutral["surface"])
        painter.setPen(QPen(signal.edge if look.clash else neutral["pastEdge"], 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        x = box.left() + px(6)
        if icon:
            picture = self._icons.pixmap("clash", icon, painter.device().devicePixelRatio(), colour)
            painter.drawPixmap(QPointF(x, round(middle - icon / 2)), picture)
            x += icon + px(4)
        face.draw(painter, x, box.top() + (box.height() - face.line) / 2, text, colour)
        return left - px(8)
