"""What blocks and bands have in common: their words, their look, and the small signs on them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from iweek_desktop.ui.drawing.lettering import Face, Lettering
from iweek_desktop.ui.drawing.pixels import on_pixel
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
    own: int = 0
    """How many letters at the beginning of the details are the window's own words."""


class Subtitle(NamedTuple):
    """The second row of an umbrella's title, and how many letters of its beginning are the window's own."""

    text: str
    own: int


class LaneLabel(NamedTuple):
    """The words at a lane; `hue` where it stands for a theme."""

    name: str
    number: int
    sessions: str
    """The number of sessions with its noun, for a lane that has room for it."""
    hue: Hue | None = None


class Look(NamedTuple):
    """The states that change how a block is drawn."""

    hue: Hue
    past: bool = False
    cancelled: bool = False
    clash: bool = False
    selected: bool = False
    quiet: bool = False
    updated: bool = False
    now_at: float | None = None
    """Where along the viewport the now line crosses the block, while the session is on."""
    hovered: float = 0.0
    """How far the look under the pointer has come forth, from 0 to 1."""

    @property
    def sign(self) -> str:
        """The icon of what is to be told of the session: a clash before a change; "" for none."""
        if self.cancelled:
            return ""
        return "clash" if self.clash else "updated" if self.updated else ""

    @property
    def tone(self) -> str:
        """The colours in which that is told."""
        return "clash" if self.clash else "info"


def looks(words: Words, look: Look) -> tuple[Hashable, ...]:
    """Return what the picture of a session depends on, but for its size."""
    return words, id(look.hue), bool(look.hovered), look[1:-1]


class Ink(NamedTuple):
    """The colours that one block is drawn in."""

    fill: QColor
    outline: QColor
    edge: QColor
    text: QColor
    secondary: QColor
    inverted: QColor | None = None
    """The colour of words in marks that are inverted, as what is selected is."""


def between(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour that lies a share of the way from one to another."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + share * (b - a)) for a, b in pairs)
    return QColor(red, green, blue)


def outline_pen(colour: QColor, dashed: bool, width_px: float = 1.0) -> QPen:
    """Return the pen of an outline; a dashed one, which tells a clash without its colour, is 1.5 px wide."""
    pen = QPen(colour, 1.5 if dashed else width_px)
    if dashed:
        pen.setDashPattern([4 / 1.5, 3 / 1.5])
    return pen


def edge_bar(rect: QRectF, width: float, radius: float) -> QPainterPath:
    """Return the shape of the bar at the left edge of a rounded rectangle."""
    left, right, round_ = rect.left(), rect.left() + width, 2 * min(radius, width)
    path = QPainterPath(QPointF(right, rect.top()))
    path.arcTo(QRectF(left, rect.top(), round_, round_), 90, 90)
    path.arcTo(QRectF(left, rect.bottom() - round_, round_, round_), 180, 90)
    path.lineTo(right, rect.bottom())
    path.closeSubpath()
    return path


class BlockParts:
    """Draw the star, the clash sign, the theme's mark and tags."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._icons = icons
        self._px = theme.metrics.px

    def draw_icons(
        self, painter: QPainter, right: float, middle: float, words: Words, look: Look, ink: Ink, size: int,
        empty_star: bool = False, signs: bool = True,
    ) -> float:  # fmt: skip
        """Draw from right to left the star and, unless a tag says them, a clash and a change.

        Returns:
            where words must end.
        """
        plain = ink.text if look.selected or not look.past else ink.secondary
        shown = []
        if words.level:
            shown.append(("star-filled" if words.level == "must" else "star-maybe", plain))
        elif empty_star or look.hovered:
            shown.append(("star", plain))
        if signs and look.sign:
            shown.append((look.sign, plain if look.selected else self._theme.signal(look.tone).edge))
        dpr = painter.device().devicePixelRatio()
        for name, colour in shown:
            right -= size
            picture = self._icons.pixmap(name, size, dpr, colour)
            at = QPointF(on_pixel(painter, right), on_pixel(painter, middle - size / 2))
            painter.drawPixmap(at, picture)
            right -= self._px(4)
        return right

    def icons_width(self, words: Words, look: Look, size: int, signs: bool) -> int:
        """Return how much room the icons take."""
        count = (1 if words.level or look.hovered else 0) + (1 if signs and look.sign else 0)
        return count * (size + self._px(4))

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
        at = QPointF(on_pixel(painter, left), on_pixel(painter, top + (face.line - size) / 2))
        painter.drawPixmap(at, picture)
        return left + self._px(16)

    def draw_tag(
        self, painter: QPainter, right: float | None, middle: float, text: str, look: Look, left: float = 0.0
    ) -> float:
        """Draw a small label that ends at `right` or begins at `left`; return its left edge."""
        px, face = self._px, self._letters.tag
        icon = px(14) if look.sign else 0
        width = face.width(text) + px(12) + (icon + px(4) if icon else 0)
        if right is not None:
            left = right - width
        signal, neutral = self._theme.signal(look.tone), self._theme.neutral
        colour = signal.text if look.sign else neutral["text"]
        box = QRectF(left, on_pixel(painter, middle - px(9)), width, px(18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(signal.fill if look.sign else neutral["surface"])
        painter.setPen(QPen(signal.edge if look.clash else neutral["pastEdge"], 1))
        if look.sign and not look.clash:
            painter.setPen(QPen(signal.fill, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        x = box.left() + px(6)
        if icon:
            picture = self._icons.pixmap(look.sign, icon, painter.device().devicePixelRatio(), colour)
            painter.drawPixmap(QPointF(on_pixel(painter, x), on_pixel(painter, middle - icon / 2)), picture)
            x += icon + px(4)
        face.draw(painter, x, box.top() + (box.height() - face.line) / 2, text, colour)
        return left - px(8)
