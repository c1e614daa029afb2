"""What is different in a new version of the programme: before and now beside each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from iweek_desktop.library.standing import Standing
from iweek_desktop.programme.changes import Difference, concerning, count_kinds
from iweek_desktop.programme.model import Programme
from iweek_desktop.ui.dialogs.controls import Tick
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.look import Look
from iweek_desktop.wording.changes import change_name, change_sides, counted

SIZE = (760, 480)
GUID_ROLE = Qt.ItemDataRole.UserRole


class ChangesShown(NamedTuple):
    """What the list tells of; `mine` are the guids of the sessions that the user has starred or noted."""

    standing: Standing
    programme: Programme
    mine: Collection[str]
    can_go_back: bool


class ChangesDialog(Dialog):
    """List the sessions that are different, the user's own or all, and go to one of them."""

    session_chosen = Signal(str)
    seen = Signal()
    """Nothing is to be marked as changed any more."""
    back_requested = Signal()
    """The version before is wanted back."""

    def __init__(self, look: Look, shown: ChangesShown, parent: QWidget | None) -> None:
        super().__init__(look, look.say("What has changed"), SIZE, parent)
        self._shown = shown
        say, changes = look.say, shown.standing.changes
        self._mine = concerning(changes, shown.mine)
        self.summary = QLabel(counted(say, count_kinds(changes)))
        self.summary.setWordWrap(True)
        self.only_mine = Tick(look, say("Only my favourites ({n})", n=len(self._mine)))
        self.only_mine.setChecked(bool(self._mine))
        self.only_mine.setEnabled(bool(self._mine))
        self.only_mine.toggled.connect(self._fill)
        self.table = ChangesTable(look)
        self.table.itemActivated.connect(self._choose)
        for part in (self.summary, self.only_mine, self.table):
            self.body.addWidget(part)
        self._add_buttons()
        self._fill(bool(self._mine))
        self.entry = self.table

    def _add_buttons(self) -> None:
        say = self.look.say
        if self._shown.can_go_back:
            self.back_button = self.add_button(say("Back to the version before"))
            self.back_button.clicked.connect(self.back_requested)
            self.back_button.clicked.connect(self.accept)
        self.seen_button = self.add_button(say("Mark all as seen"), primary=True)
        self.seen_button.clicked.connect(self.seen)
        self.seen_button.clicked.connect(self.accept)

    def _fill(self, mine: bool) -> None:
        standing = self._shown.standing
        self.table.show_changes(
            self._mine if mine else standing.changes, standing.before or self._shown.programme,
            self._shown.programme,
        )  # fmt: skip

    def _choose(self, row: QTreeWidgetItem) -> None:
        guid = row.data(0, GUID_ROLE)
        if guid:
            self.accept()
            self.session_chosen.emit(guid)


class ChangesTable(QTreeWidget):
    """One row for each change of each session."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        say = self._say = look.say
        self.setObjectName("changes")
        self.setAccessibleName(say("Changes"))
        self.setColumnCount(4)
        self.setHeaderLabels([say("Session"), say("Change"), say("Before"), say("Now")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look.theme.metrics.px(240))
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_changes(self, changes: Sequence[Difference], old: Programme, new: Programme) -> None:
        """Show other changes than before."""
        self.clear()
        for change in changes:
            for kind in change.kinds:
                before, now = change_sides(self._say, old, new, change, kind)
                row = QTreeWidgetItem([change.title, change_name(self._say, kind), before, now])
                if change.after is not None:
                    row.setData(0, GUID_ROLE, change.guid)
                for column in range(4):
                    row.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                    row.setToolTip(column, row.text(column))
                row.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(row))
                self.addTopLevelItem(row)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _spoken(self, row: QTreeWidgetItem) -> str:
        title, name, before, now = (row.text(column) for column in range(4))
        parts = [title, name]
        if before:
            parts.append(self._say("before: {what}", what=before))
        if now:
            parts.append(self._say("now: {what}", what=now))
        return ", ".join(parts)
