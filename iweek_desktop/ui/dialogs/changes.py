"""What is different in a new version of the programme: before and now beside each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QPushButton, QTableView, QWidget

from iweek_desktop.library.standing import Standing
from iweek_desktop.programme.changes import concerning, count_kinds
from iweek_desktop.programme.model import Programme
from iweek_desktop.ui.button_row import ButtonRow
from iweek_desktop.ui.dialogs.controls import Tick
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.dialogs.rows import WordsDelegate
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.models.change_table import BEFORE, CHANGE, NOW, SESSION, ChangeTable
from iweek_desktop.wording.changes import counted

SIZE = (800, 540)
LEAST_TABLE = 150
FOUR_COLUMNS = 600
"""From which width, in base px, the change has a column of its own."""

MOST_MEASURED = 400
"""Of a longer list every row has the height of two lines: to measure each would take too long."""


class ChangesShown(NamedTuple):
    """What the list tells of.

    Attributes:
        standing: how the version stands to the one before.
        programme: the version, with the zone in which times are told.
        mine: the guids of the sessions that the user has starred or noted.
        clashing: the titles of the favourites that clash since this version.
        parked: how many favourites are in no session of it.
        unseen: whether anything is still marked as new or changed.
    """

    standing: Standing
    programme: Programme
    mine: Collection[str]
    clashing: Sequence[str] = ()
    parked: int = 0
    unseen: bool = True


class ChangesDialog(Dialog):
    """List the sessions that are different, the user's own or all, and go to one of them."""

    grows = False

    session_chosen = Signal(str)
    seen = Signal()
    """Nothing is to be marked as changed any more."""
    back_requested = Signal()
    """The version before is wanted back."""
    parked_requested = Signal()
    """The favourites without a session are to be shown."""

    def __init__(self, look: Look, shown: ChangesShown, parent: QWidget | None) -> None:
        super().__init__(look, look.say("What has changed"), SIZE, parent)
        self._shown = shown
        say, changes = look.say, shown.standing.changes
        self._mine = concerning(changes, shown.mine)
        self.summary = QLabel(self._summed_up())
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.only_mine = Tick(look, say("Only my favourites ({n})", n=len(self._mine)))
        self.only_mine.setChecked(bool(self._mine))
        self.only_mine.setVisible(bool(self._mine) and len(self._mine) < len(changes))
        self.only_mine.toggled.connect(self._fill)
        self.model = ChangeTable(say, self)
        self.table = ChangesView(look, self.model)
        self.table.setVisible(bool(changes))
        self.table.row_entered.connect(self._choose)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.only_mine)
        self.body.addWidget(self.table, 1)
        if not changes:
            self.body.addStretch(1)
        self._add_ways()
        self._add_buttons()
        self.table.selectionModel().currentChanged.connect(self._offer_session)
        self._fill(bool(self._mine))
        self.entry = self.table if changes else self.title_row.close_button

    def _summed_up(self) -> str:
        say, shown = self.look.say, self._shown
        told = counted(say, count_kinds(shown.standing.changes)) + "."
        if shown.clashing:
            titles = ", ".join(say("“{title}”", title=title) for title in shown.clashing)
            told += " " + say("Clash since then: {titles}.", titles=titles)
        return told

    def _add_ways(self) -> None:
        """Add the ways to what has gone: to the favourites without a session, and to the version before."""
        say, shown = self.look.say, self._shown
        self.parked_button = QPushButton(say("No longer in the programme ({n})", n=shown.parked))
        self.parked_button.clicked.connect(self.accept)
        self.parked_button.clicked.connect(self.parked_requested)
        self.back_button = QPushButton(say("Back to the version before"))
        self.back_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.back_requested)
        ways = [self.parked_button] if shown.parked else []
        ways += [self.back_button] if shown.standing.before is not None else []
        for button in ways:
            button.setAutoDefault(False)
        if ways:
            self.body.addWidget(ButtonRow(self.look.theme.metrics.px(8), *ways, fill=False))

    def _add_buttons(self) -> None:
        say = self.look.say
        self.seen_button = self.add_button(say("Mark all as seen"))
        self.seen_button.setEnabled(bool(self._shown.standing.changes) and self._shown.unseen)
        self.seen_button.clicked.connect(self.accept)
        self.seen_button.clicked.connect(self.seen)
        self.show_button = self.add_button(say("Show the session"), primary=True)
        self.show_button.clicked.connect(lambda: self._choose(self.table.currentIndex().row()))

    def _fill(self, mine: bool) -> None:
        standing, new = self._shown.standing, self._shown.programme
        changes = self._mine if mine else standing.changes
        self.model.show(changes, standing.before or new, new)
        self.table.fit_rows()
        self.table.setCurrentIndex(self.model.index(0, SESSION))
        self._offer_session()

    def _offer_session(self) -> None:
        """Offer to go to a session that there is."""
        self.show_button.setEnabled(self.model.guid(self.table.currentIndex().row()) is not None)

    def _choose(self, row: int) -> None:
        guid = self.model.guid(row)
        if guid is not None:
            self.accept()
            self.session_chosen.emit(guid)


class ChangesView(QTableView):
    """Rows as high as their words; Enter or a double click chooses one."""

    row_entered = Signal(int)

    def __init__(self, look: Look, model: ChangeTable) -> None:
        super().__init__()
        self._px, self._model = look.theme.metrics.px, model
        self._words = WordsDelegate(look, self)
        self.setItemDelegate(self._words)
        self.setModel(model)
        self.setAccessibleName(look.say("Changes"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(self._px(LEAST_TABLE))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self._px(28))
        self.verticalHeader().setDefaultSectionSize(self._px(48))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(1)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.row_entered.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_entered.emit(self.currentIndex().row())
            event.accept()  # else the dialog would press its button as well
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width < self._px(FOUR_COLUMNS)
        self._model.merge(narrow)
        self.setColumnHidden(CHANGE, narrow)
        change = 0 if narrow else width * 18 // 100
        session = (width - change) * (38 if narrow else 40) // 100
        side = (width - change - session) // 2
        for column, wide in ((SESSION, session), (CHANGE, change), (BEFORE, side)):
            if wide:
                self.setColumnWidth(column, wide)
        self.setColumnWidth(NOW, width - change - session - side)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give each row the height that its words need."""
        if self._model.rowCount() > MOST_MEASURED:
            return
        shown = [column for column in (SESSION, CHANGE, BEFORE, NOW) if not self.isColumnHidden(column)]
        for row in range(self._model.rowCount()):
            cells = ((self._model.index(row, column), self.columnWidth(column)) for column in shown)
            self.setRowHeight(row, max(self._words.height(cell, width) for cell, width in cells))
