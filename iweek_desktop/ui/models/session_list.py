"""The one list model of sessions: a flat list in reading order, holding only the rows a view shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.recent import Recent

Index = QModelIndex | QPersistentModelIndex
Speak = Callable[[Session, Level | None, Sequence[str]], str]
"""Return what a screen reader says of a session, its level and the guids it clashes with."""


_CHECKED = {
    None: Qt.CheckState.Unchecked,
    Level.MAYBE: Qt.CheckState.PartiallyChecked,
    Level.MUST: Qt.CheckState.Checked,
}
_WORD_ROLES = [Qt.ItemDataRole.AccessibleTextRole]
_MARK_ROLES = [Qt.ItemDataRole.CheckStateRole, *_WORD_ROLES]


class SessionListModel(QAbstractListModel):
    """Sessions with the user's levels and clashes beside them."""

    def __init__(self, speak: Speak, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._sessions: Sequence[Session] = ()
        self._levels: Mapping[str, Level] = {}
        self._clashes: Mapping[str, tuple[str, ...]] = {}
        self._rows_of: Recent[dict[str, int]] = Recent()
        self._row_of: dict[str, int] = {}

    @property
    def sessions(self) -> Sequence[Session]:
        """The sessions shown, in reading order."""
        return self._sessions

    @property
    def guids(self) -> list[str]:
        """The guids of the sessions shown, in reading order."""
        return list(self._row_of)

    def show(
        self,
        sessions: Sequence[Session],
        levels: Mapping[str, Level],
        clashes: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._sessions, self._levels, self._clashes = sessions, levels, clashes
        self._row_of = self._rows_of.of(sessions, make=lambda: _rows(sessions))
        self.endResetModel()

    def mark(self, levels: Mapping[str, Level], clashes: Mapping[str, tuple[str, ...]]) -> None:
        """Take new levels and clashes, and tell which rows look different."""
        changed = _differing(self._levels, levels) | _differing(self._clashes, clashes)
        self._levels, self._clashes = levels, clashes
        rows = sorted(self._row_of[guid] for guid in changed if guid in self._row_of)
        for row in rows:
            index = self.index(row)
            self.dataChanged.emit(index, index, _MARK_ROLES)

    def retell(self, guids: Iterable[str]) -> None:
        """Tell that these sessions look and read otherwise, if they are shown."""
        for row in sorted(self._row_of[guid] for guid in guids if guid in self._row_of):
            index = self.index(row)
            self.dataChanged.emit(index, index, _WORD_ROLES)

    def level(self, guid: str) -> Level | None:
        """Return the user's level for a session."""
        return self._levels.get(guid)

    def clashes(self, guid: str) -> tuple[str, ...]:
        """Return the guids of the favourites that a session clashes with."""
        return self._clashes.get(guid, ())

    def row_of(self, guid: str | None) -> int | None:
        """Return the row of a session, None if it is not shown."""
        return None if guid is None else self._row_of.get(guid)

    def index_of(self, guid: str | None) -> QModelIndex:
        """Return the index of a session, an invalid one if it is not shown."""
        row = self.row_of(guid)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._sessions):
            return None
        session = self._sessions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return session.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._speak(session, *self._marks(session.guid))
            case Qt.ItemDataRole.CheckStateRole:
                return _CHECKED[self._levels.get(session.guid)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Refuse: a star is set through the plan, which tells the model."""
        return False

    def _marks(self, guid: str) -> tuple[Level | None, tuple[str, ...]]:
        return self._levels.get(guid), self._clashes.get(guid, ())


def _rows(sessions: Sequence[Session]) -> dict[str, int]:
    """Return the row of each session, by guid."""
    return {session.guid: row for row, session in enumerate(sessions)}


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    """Return the keys under which two mappings do not hold the same."""
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
