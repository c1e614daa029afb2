"""What was found in a programme file, as a table: where, what, and how bad."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iweek_desktop.programme.notices import Notice, NoticeLevel
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.notices import place_of, sentence

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class NoticeTable(QAbstractTableModel):
    """One row for each notice, of one level or of all; its words are made when they are asked for."""

    def __init__(self, say: Wording, notices: Sequence[Notice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._all = notices
        self._rows: Sequence[Notice] = notices
        self._heads = (say("Where"), say("What is wrong"), say("Consequence"))

    def _cell(self, notice: Notice, column: int) -> str:
        if column == 0:
            return place_of(self._say, notice)
        return sentence(self._say, notice) if column == 1 else level_word(self._say, notice.level)

    def show_level(self, level: NoticeLevel | None) -> None:
        """Show the notices of one level, or all."""
        self.beginResetModel()
        self._rows = [notice for notice in self._all if level in (None, notice.level)]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        notice, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return breakable_path(self._cell(notice, 0)) if column == 0 else self._cell(notice, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._cell(notice, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def text(self) -> str:
        """Return what is shown, a line for each notice, its cells parted by tabs."""
        return "\n".join("\t".join(self._cell(row, n) for n in range(3)) for row in self._rows)


def breakable_path(where: str) -> str:
    """Return a place in a file with breaks allowed after its parts: "events[3]." "start"."""
    return where.replace(".", ".\N{ZERO WIDTH SPACE}").replace("]", "]\N{ZERO WIDTH SPACE}")


def level_word(say: Wording, level: NoticeLevel) -> str:
    """Return what a level means for the programme as it is shown."""
    match level:
        case "error":
            return say("Left out")
        case "warning":
            return say("Shown otherwise")
        case "info":
            return say("For information")
