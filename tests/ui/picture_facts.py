"""What must be true of every picture of the window, as lists of what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from iweek_desktop.ui.drawing.block_parts import BlockParts
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.drawing.mark_painter import MarkPainter
from iweek_desktop.ui.drawing.pictures import Pictures
from iweek_desktop.ui.grid.band_painter import BandPainter
from iweek_desktop.ui.grid.block_painter import BlockPainter
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.sessions.session_view import SessionView
from tests.ui.test_contrast import ratio

LEAST_CONTRAST = 4.5
SCALES = (1.0, 1.25, 1.5, 2.0)


# widgets


def shown_in(window: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that can be seen in a window, not those of its dialogs."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not widget.visibleRegion().isEmpty():
            yield widget


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{text}”"


def outside_their_parents(window: QWidget) -> list[str]:
    """Return the widgets that stand out of what they are part of; what is scrolled may."""
    return [
        f"{name_of(widget)} {rect_of(widget)} outside {name_of(parent)} {parent.size().toTuple()}"
        for widget in shown_in(window)
        if (parent := widget.parentWidget()) is not None
        and parent is not window
        and not in_scrolled_part(widget)
        and not parent.rect().contains(widget.geometry())
    ]


def in_scrolled_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    above = parent.parentWidget() if parent is not None else None
    return isinstance(above, QAbstractScrollArea) and above.viewport() is parent


def rect_of(widget: QWidget) -> tuple[int, int, int, int]:
    return widget.geometry().getRect()  # type: ignore[return-value]


def on_each_other(window: QWidget) -> list[str]:
    """Return the widgets of one layout that lie on each other."""
    faults = []
    for parent in [window, *shown_in(window)]:
        layout = parent.layout()
        if layout is None or isinstance(parent, QStackedWidget):
            continue
        parts = [item.widget() for item in map(layout.itemAt, range(layout.count())) if item]
        shown = [part for part in parts if part is not None and part.isVisible()]
        for one, other in combinations(shown, 2):
            if one.geometry().intersects(other.geometry()):
                faults.append(f"{name_of(one)} {rect_of(one)} on {name_of(other)} {rect_of(other)}")
    return faults


def clipped_words(window: QWidget) -> list[str]:
    """Return the labels and buttons that have no room for their words and do not shorten them themselves."""
    faults = []
    for widget in shown_in(window):
        if widget.property("elides"):
            continue
        needed = room_needed(widget)
        if needed is not None and (widget.width() + 1 < needed[0] or widget.height() + 1 < needed[1]):
            faults.append(f"{name_of(widget)} has {widget.size().toTuple()} and needs {needed}")
    return faults


def room_needed(widget: QWidget) -> tuple[int, int] | None:
    """Return the width and height that the words of a widget take."""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return 0, widget.heightForWidth(widget.width())
        return widget.minimumSizeHint().width(), widget.minimumSizeHint().height()
    if isinstance(widget, QToolButton | QPushButton) and (widget.text() or not widget.icon().isNull()):
        hint = widget.sizeHint() if widget.text() and has_words(widget) else widget.iconSize()
        return hint.width(), min(hint.height(), widget.height())
    return None


def has_words(button: QToolButton | QPushButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QPushButton) or button.toolButtonStyle() is not only


# blocks


def off_the_pixels(grid: Any) -> list[str]:
    """Return the edges of blocks and lanes that are not on device pixels at some scale."""
    from iweek_desktop.ui.grid.geometry import Geometry

    shown: Geometry = grid._geometry
    faults = []
    for dpr in SCALES:
        geometry = Geometry(shown.grid, shown.frame._replace(dpr=dpr))
        edges = [("lane", edge) for lane in geometry.lanes for edge in lane]
        for row, pieces in enumerate(geometry.pieces):
            for piece in pieces:
                sides = piece.left(), piece.top(), piece.right(), piece.bottom()
                edges += [(f"block {row}", side) for side in sides]
        faults += [
            f"{what} at {edge} is not on a pixel at {dpr}"
            for what, edge in edges
            if abs(edge * dpr - round(edge * dpr)) > 1e-6
        ]
    return faults


class Written(NamedTuple):
    """One text or icon of the picture: where it stands, and on which block."""

    text: str
    box: QRectF
    colour: QColor | None
    block: int | None
    mark: bool = False
    """Whether it is written again, on the ground of a mark."""


class Reading:
    """What was drawn with letters, in the coordinates of the picture."""

    def __init__(self) -> None:
        self.written: list[Written] = []
        self.blocks: list[QRectF] = []
        self.bands: set[int] = set()
        """Which of the blocks are umbrellas."""
        self.staying: set[int] = set()
        """Which of the blocks are titles of umbrellas that stay in view."""
        self._block: int | None = None
        self._marking = False

    def take(self, painter: QPainter, text: str, box: QRectF, colour: QColor | None) -> None:
        shown = painter.combinedTransform().mapRect(box)
        clip = painter.clipBoundingRect()
        if not clip.isEmpty() and not painter.combinedTransform().mapRect(clip).intersects(shown):
            return
        self.written.append(Written(text, shown, colour, self._block, self._marking))

    def marking(self, mark: Callable[[], None]) -> None:
        """Write what is looked for again, on top of what is written."""
        self._marking = True
        try:
            mark()
        finally:
            self._marking = False

    def within(self, painter: QPainter, rect: QRectF, draw: Callable[[], Any], band: bool = False) -> Any:
        """Draw a block, or the words of an umbrella, unless these belong to one that is being drawn."""
        before = self._block
        if before is None:
            self._block = len(self.blocks)
            self.blocks.append(painter.combinedTransform().mapRect(rect))
        if band and self._block is not None:
            self.bands.add(self._block)
        try:
            return draw()
        finally:
            self._block = before


@contextmanager
def reading() -> Iterator[Reading]:
    """Read along while something is drawn."""
    read, patch = Reading(), pytest.MonkeyPatch()
    write, block, icons, mark = Face.draw, BlockPainter.draw, BlockParts.draw_icons, MarkPainter.mark

    def noted_text(self: Face, painter: QPainter, left: float, top: float, text: str, *more: Any) -> None:
        if text.strip():
            read.take(painter, text, QRectF(left, top, self.width(text), self.line), more[0])
        write(self, painter, left, top, text, *more)

    def noted_block(self: BlockPainter, painter: QPainter, rect: QRectF, *more: Any) -> Any:
        return read.within(painter, rect, lambda: block(self, painter, rect, *more))

    def noted_icons(
        self: BlockParts, painter: QPainter, right: float, middle: float, *more: Any, **named: Any
    ) -> Any:
        left = icons(self, painter, right, middle, *more, **named)
        size = more[3]
        if left < right:
            box = QRectF(left + 4, middle - size / 2, right - left - 4, size).adjusted(1, 2, -1, -2)
            read.take(painter, "icons", box, None)
        return left

    patch.setattr(Pictures, "draw", lambda self, painter, rect, key, draw, at_once=False: draw(painter, rect))
    patch.setattr(Face, "draw", noted_text)
    patch.setattr(MarkPainter, "mark", lambda *given: read.marking(lambda: mark(*given)))
    patch.setattr(BlockPainter, "draw", noted_block)
    patch.setattr(BlockParts, "draw_icons", noted_icons)
    for name in ("write", "write_line", "write_column"):
        patch.setattr(BandPainter, name, _noted_band(read, getattr(BandPainter, name)))
    try:
        yield read
    finally:
        patch.undo()


def _noted_band(read: Reading, write: Callable[..., Any]) -> Callable[..., Any]:
    def noted(self: BandPainter, painter: QPainter, row: QRectF, *more: Any) -> Any:
        if more[3:4] == (True,):  # `stuck`, of a title row
            read.staying.add(len(read.blocks))
        return read.within(painter, row, lambda: write(self, painter, row, *more), band=True)

    return noted


def drawn(view: QWidget) -> tuple[QImage, Reading]:
    """Draw a widget, and return its picture and what is written on it."""
    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("magenta"))
    with reading() as read:
        view.render(picture)
    return picture, read


def words_out_of_blocks(read: Reading) -> list[str]:
    """Return the words that stand out of the block that they belong to, by more than half a pixel."""
    faults = []
    for word in read.written:
        if word.block is None:
            continue
        block = read.blocks[word.block]
        if word.box.left() < block.left() - 0.5 or word.box.right() > block.right() + 0.5:
            faults.append(f"“{word.text}” {numbers(word.box)} is wider than its block {numbers(block)}")
        elif word.box.top() < block.top() - 0.5:
            faults.append(f"“{word.text}” {numbers(word.box)} begins above its block {numbers(block)}")
        elif word.box.bottom() > block.bottom() + 0.5 and word.block not in read.bands:
            faults.append(f"“{word.text}” {numbers(word.box)} ends below its block {numbers(block)}")
    return faults


def words_of_umbrellas_on_blocks(read: Reading) -> list[str]:
    """Return the words of umbrellas over which what they contain is drawn.

    Words that stay in view while their umbrella is scrolled away have a ground of their own, drawn
    over what passes below them.
    """
    return [
        f"“{word.text}” {numbers(word.box)} under a block {numbers(block)}"
        for word in read.written
        if word.block in read.bands and word.block not in read.staying
        for number, block in enumerate(read.blocks)
        if number not in read.bands and lie_on_each_other(word.box, block)
    ]


def lie_on_each_other(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 1 and both.height() > 1


def words_on_each_other(read: Reading) -> list[str]:
    """Return the words and icons of one block that lie on each other."""
    faults = []
    for number in range(len(read.blocks)):
        words = [word for word in read.written if word.block == number and not word.mark]
        for one, other in combinations(words, 2):
            if lie_on_each_other(one.box, other.box):
                faults.append(f"“{one.text}” {numbers(one.box)} on “{other.text}” {numbers(other.box)}")
    return faults


def numbers(box: QRectF) -> tuple[int, ...]:
    return tuple(round(side) for side in (box.left(), box.top(), box.right(), box.bottom()))


# colours


def weak_words(picture: QImage, read: Reading) -> list[str]:
    """Return the words whose colour does not stand apart from what they are written on."""
    faults = []
    for word in read.written:
        box = word.box.toAlignedRect() & picture.rect()
        if word.colour is None or box.width() < 4 or box.height() < 8:
            continue
        ground = commonest_colour(picture, box)
        found = ratio(word.colour, ground)
        if found < LEAST_CONTRAST:
            faults.append(f"“{word.text}” {word.colour.name()} on {ground.name()}: {found:.2f}")
    return faults


def weak_labels(window: QWidget, picture: QImage) -> list[str]:
    """Return the labels and buttons that can be used and whose words are hard to read."""
    faults = []
    for widget in shown_in(window):
        if not isinstance(widget, QLabel | QPushButton | QToolButton) or not widget.isEnabled():
            continue
        if not widget.text() or (not isinstance(widget, QLabel) and not has_words(widget)):
            continue
        box = QRect(widget.mapTo(window, QPoint()), widget.size()) & picture.rect()
        box &= widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
        if box.width() < 8 or box.height() < 8:
            continue
        ground = commonest_colour(picture, box)
        strongest = max(ratio(QColor(colour), ground) for colour in colours(picture, box))
        if strongest < LEAST_CONTRAST:
            faults.append(f"{name_of(widget)} on {ground.name()}: {strongest:.2f}")
    return faults


def colours(picture: QImage, box: QRect) -> Counter[int]:
    """Return how often each colour stands in a box of a picture without transparency."""
    pixels = memoryview(picture.constBits()).cast("I")
    width = picture.bytesPerLine() // 4
    found: Counter[int] = Counter()
    for y in range(box.top(), box.bottom() + 1):
        found.update(pixels[y * width + box.left() : y * width + box.right() + 1].tolist())
    return found


def commonest_colour(picture: QImage, box: QRect) -> QColor:
    """Return the colour that most of a box has."""
    return QColor(colours(picture, box).most_common(1)[0][0])


def views_of(window: MainWindow) -> list[SessionView]:
    """Return the views of sessions that can be seen."""
    return [view for view in window.views.made if view.isVisible()]


def dialogs_of(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
