"""Lists and tables whose words are never cut short: every row is as high as what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 12
SIDE, ABOVE, BAR = 11, 6, 3
"""What lies beside and above the words, and how wide the bar of a chosen row is, in base px."""

KEY_ROLE = Qt.ItemDataRole.UserRole
LINES_ROLE = Qt.ItemDataRole.UserRole + 1


class Row(NamedTuple):
    """One row of a list.

    Attributes:
        key: what the row stands for.
        title: its first line or lines, in strong letters.
        lines: what stands below, each broken into as many lines as it needs.
        spoken: what a screen reader says.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    spoken: str


class _Inks(NamedTuple):
    ground: QColor
    text: QColor
    secondary: QColor


class WordsDelegate(QStyledItemDelegate):
    """Break words, measure them, and draw them alike in lists and tables."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._px, self._view = look, look.theme.metrics.px, view
        self.strong, self.plain = (Face(look.theme.metrics, role) for role in ("bodyStrong", "body"))
        self.quiet = Face(look.theme.metrics, "caption")

    def parts(self, index: Index) -> list[tuple[Face, str]]:
        """Return the words of a row or cell, each with the face that it is written in."""
        strong = index.data(Qt.ItemDataRole.FontRole) is not None
        first, *rest = str(index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n")
        return [(self.strong if strong else self.plain, first), *((self.quiet, each) for each in rest)]

    def _broken(self, index: Index, width: int) -> list[tuple[Face, str]]:
        room = width - self._px(2 * SIDE)
        return [
            (face, line) for face, text in self.parts(index) for line in face.wrap(text, room, MOST_LINES)[0]
        ]

    def height(self, index: Index, width: int) -> int:
        """Return how high a row or cell of this width has to be."""
        lines = self._broken(index, width)
        return sum(face.line for face, _ in lines) + 2 * self._px(ABOVE) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inks = self._inks(chosen)
        painter.fillRect(rect, inks.ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._look.theme.neutral["divider"])
        if chosen and index.column() == 0:
            bar = self._look.theme.neutral["accent"]
            painter.fillRect(rect.left(), rect.top(), self._px(BAR), rect.height() - 1, bar)
        top = rect.top() + self._px(ABOVE)
        for face, line in self._broken(index, rect.width()):
            colour = inks.secondary if face is self.quiet else inks.text
            face.draw(painter, rect.left() + self._px(SIDE), top, line, colour)
            top += face.line

    def _inks(self, chosen: bool) -> _Inks:
        neutral = self._look.theme.neutral
        if not chosen:
            return _Inks(neutral["surface"], neutral["text"], neutral["textSecondary"])
        if neutral["accentSoft"] == neutral["surface"]:  # a theme without a tint for what is chosen
            return _Inks(neutral["accent"], neutral["onAccent"], neutral["onAccent"])
        return _Inks(neutral["accentSoft"], neutral["text"], neutral["textSecondary"])


class _RowDelegate(WordsDelegate):
    def parts(self, index: Index) -> list[tuple[Face, str]]:
        lines: Sequence[str] = index.data(LINES_ROLE) or ()
        title = index.data(Qt.ItemDataRole.DisplayRole)
        return [(self.strong, title), *((self.quiet, line) for line in lines if line)]


class RowList(QListWidget):
    """A list of titles with a few lines below each; Enter or a double click chooses one."""

    row_entered = Signal(str)
    """The key of the row that was chosen."""

    def __init__(self, look: Look, name: str) -> None:
        """Make an empty list; a screen reader calls it `name`."""
        super().__init__()
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(look, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemDoubleClicked.connect(lambda item: self.row_entered.emit(item.data(KEY_ROLE)))

    @property
    def key(self) -> str | None:
        """The key of the row that is chosen."""
        key: str | None = self.currentIndex().data(KEY_ROLE)
        return key

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen if it is among them, else one in its place."""
        key, place = self.key, self.currentRow()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(KEY_ROLE, row.key)
            item.setData(LINES_ROLE, row.lines)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            self.addItem(item)
        self.blockSignals(False)
        keys = [row.key for row in rows]
        self.setCurrentRow(keys.index(key) if key in keys else min(max(place, 0), len(rows) - 1))
        self.currentItemChanged.emit(self.currentItem(), None)

    def choose(self, key: str) -> None:
        """Choose a row, if there is one of this key."""
        for place in range(self.count()):
            if self.item(place).data(KEY_ROLE) == key:
                self.setCurrentRow(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.key is not None:
                self.row_entered.emit(self.key)
            event.accept()  # else the dialog would press its button as well
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
