"""What is different in a version, as a table: session, change, before and now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from iweek_desktop.programme.changes import Difference
from iweek_desktop.programme.model import Programme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.changes import change_name, change_sides

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SESSION, CHANGE, BEFORE, NOW = range(4)


class _Row(NamedTuple):
    cells: tuple[str, str, str, str]
    guid: str | None
    """None of what is no longer there to go to."""


class ChangeTable(QAbstractTableModel):
    """One row for each change of each session."""

    def __init__(self, say: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: list[_Row] = []
        self._merged = False
        self._heads = (say("Session"), say("Change"), say("Before"), say("Now"))
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)

    def show(self, changes: Sequence[Difference], old: Programme, new: Programme) -> None:
        """Show other changes than before."""
        self.beginResetModel()
        self._rows = [
            _Row(
                (
                    change.title,
                    change_name(self._say, kind),
                    *change_sides(self._say, old, new, change, kind),
                ),
                change.guid if change.after is not None else None,
            )
            for change in changes
            for kind in change.kinds
        ]
        self.endResetModel()

    def merge(self, merged: bool) -> None:
        """Tell the change below the title, where there is no room for a column of its own."""
        if merged is not self._merged:
            self._merged = merged
            if self._rows:
                self.dataChanged.emit(self.index(0, SESSION), self.index(len(self._rows) - 1, SESSION))

    def guid(self, row: int) -> str | None:
        """Return the session of a row, None if the programme no longer has it."""
        return self._rows[row].guid if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if column == SESSION and self._merged:
                    return "\n".join(row.cells[:BEFORE])
                return row.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return row.cells[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row) if column == SESSION else row.cells[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            case Qt.ItemDataRole.FontRole:
                return self._strong if column == SESSION else None
        return None

    def _spoken(self, row: _Row) -> str:
        title, name, before, now = row.cells
        parts = [title, name]
        if before:
            parts.append(self._say("before: {what}", what=before))
        if now:
            parts.append(self._say("now: {what}", what=now))
        return ", ".join(parts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation is Qt.Orientation.Horizontal else section + 1
