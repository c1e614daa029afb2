"""What was wrong in a programme file that could be read in part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from iweek_desktop.programme.notices import Notice, NoticeLevel
from iweek_desktop.ui.dialogs.controls import Picker
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.models.notice_table import NoticeTable, level_word

SIZE = (720, 480)
LONG = 8
"""A list longer than this can be narrowed to one level."""

MANY = 500
"""Of more rows only those in view are measured; a file may have tens of thousands."""

BESIDE_WORDS = 8
"""What the style sheet leaves on each side of a cell's words, in px at the base text size."""

LEVELS: tuple[NoticeLevel, ...] = ("error", "warning", "info")


class ProblemsDialog(Dialog):
    """List notices with their place in the file; what is listed can be copied."""

    grows = False

    def __init__(self, look: Look, path: Path, notices: Sequence[Notice], parent: QWidget | None) -> None:
        say, px = look.say, look.theme.metrics.px
        super().__init__(look, say("Problems in the file"), SIZE, parent)
        self.file = QLabel(breakable(path.name))
        self.file.setAccessibleName(path.name)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setWordWrap(True)
        self.model = NoticeTable(say, notices, self)
        self.table = Table(self.model, 2 * px(BESIDE_WORDS))
        self.table.setAccessibleName(say("Problems in the file"))
        self.table.setMinimumHeight(px(120))
        present = [level for level in LEVELS if any(notice.level == level for notice in notices)]
        choices: list[tuple[object, str]] = [(None, say("All"))]
        choices += [(level, level_word(say, level)) for level in present]
        self.level = Picker(look, say("Consequence"), choices, None)
        self.level.currentIndexChanged.connect(self._show_level)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.file, 1)
        label = QLabel(say("Show"))
        label.setBuddy(self.level)
        label.setHidden(len(notices) <= LONG or len(present) < 2)
        row.addWidget(label)
        row.addWidget(self.level)
        self.level.setHidden(len(notices) <= LONG or len(present) < 2)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.sound = QLabel(say("All of the file could be read."))
        self.sound.setHidden(bool(notices))
        self.table.setVisible(bool(notices))
        self.body.addWidget(self.sound, 0 if notices else 1, Qt.AlignmentFlag.AlignTop)
        self.copy_button = self.add_button(say("Copy"))
        self.copy_button.setEnabled(bool(notices))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.model.text()))
        self.close_button = self.add_button(say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.table if notices else self.close_button

    def _show_level(self) -> None:
        self.model.show_level(self.level.picked)
        self.table.fit_rows()


class Cells(QStyledItemDelegate):
    """Cells as high as their words in the room that there is for them.

    Qt breaks lines for the height of a cell without the room that the style sheet leaves beside them.
    """

    def __init__(self, beside_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside_px = beside_px

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        rect: QRect = inside.rect
        inside.rect = QRect(rect.topLeft(), QSize(rect.width() - self._beside_px, rect.height()))
        return super().sizeHint(inside, index)


class Table(QTableView):
    """A table whose rows are as high as their words, and which Tab passes in one step."""

    def __init__(self, model: NoticeTable, beside_px: int) -> None:
        """Make a table; `beside_px` is what its style leaves beside the words of a cell, on both sides."""
        super().__init__()
        self._cells = Cells(beside_px, self)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._at_end = False
        self.verticalScrollBar().valueChanged.connect(self._fit_view)
        # Later, since Qt forgets rows that become higher while it takes in that others have become so.
        self.verticalScrollBar().rangeChanged.connect(lambda: QTimer.singleShot(0, self, self._stay_at_end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        last = min(self.sizeHintForColumn(2) + 24, width // 4)
        first = min(self.sizeHintForColumn(0) + 16, width * 3 // 10)
        for column, wide in enumerate((first, width - first - last, last)):
            self.setColumnWidth(column, wide)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give each row, of very many those in view, the height that its words need."""
        if self.model().rowCount() <= MANY:
            self.resizeRowsToContents()
        else:
            self._fit_view()

    def _fit_view(self) -> None:
        bar, rows = self.verticalScrollBar(), self.model().rowCount()
        row, self._at_end = max(self.rowAt(0), 0), 0 < bar.maximum() == bar.value()
        while rows > MANY and row < rows and self.rowViewportPosition(row) < self.viewport().height():
            self.resizeRowToContents(row)
            row += 1

    def _stay_at_end(self) -> None:
        if self._at_end:
            self.scrollToBottom()
