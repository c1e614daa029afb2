"""Favourites whose sessions the programme no longer has: kept, and to be attached to others by hand."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from iweek_desktop.plan.snapshot import as_it_was
from iweek_desktop.store.rows import Mark, Snapshot
from iweek_desktop.ui.button_row import ButtonRow
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.dialogs.rows import Row, RowList
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.speech import speak_politely
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import day_tab
from iweek_desktop.wording.sessions import level_name, times_inside

SIZE = (600, 480)
LEAST_LIST = 120


class ParkedDialog(Dialog):
    """List what was said of sessions that have gone; it is told anew by `show_marks`."""

    grows = False

    attach_requested = Signal(str)
    """The guid of what is to be attached to another session."""
    remove_requested = Signal(str)
    undo_requested = Signal(int)
    """So many steps are to be taken back."""

    def __init__(self, look: Look, marks: Sequence[Mark], zone: ZoneInfo, parent: QWidget | None) -> None:
        super().__init__(look, look.say("No longer in the programme"), SIZE, parent)
        self._marks: dict[str, Mark] = {}
        self._zone = zone
        say, px = look.say, look.theme.metrics.px
        self.words = QLabel(say(
            "The programme no longer has these sessions. What you saved and wrote is kept, and comes back "
            "by itself if a later version has the session again."
        ))  # fmt: skip
        self.words.setWordWrap(True)
        self.list = RowList(look, say("No longer in the programme"))
        self.list.setMinimumHeight(px(LEAST_LIST))
        self.list.currentItemChanged.connect(self._offer)
        self.list.row_entered.connect(self.attach_requested)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self._add_deeds()
        self._add_result()
        self.close_button = self.add_button(say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.list
        self.show_marks(marks)

    def _add_deeds(self) -> None:
        say = self.look.say
        self.attach_button = QPushButton(say("Attach to another session…"))
        self.copy_button = QPushButton(say("Copy the note"))
        self.remove_button = QPushButton(say("Remove"))
        deeds = (self.attach_button, self.copy_button, self.remove_button)
        for button in deeds:
            button.setAutoDefault(False)
        self.attach_button.clicked.connect(lambda: self.attach_requested.emit(self.list.key))
        self.copy_button.clicked.connect(self._copy)
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self.list.key))
        self.body.addWidget(ButtonRow(self.look.theme.metrics.px(8), *deeds, fill=False))

    def _add_result(self) -> None:
        """Add the line that says what was done, and undoes it."""
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.undo_button = QPushButton(self.look.say("Undo"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo_button.clicked.connect(lambda: self.undo_requested.emit(self._undo_steps))
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.metrics.px(8))
        row.addWidget(self.told, 1)
        row.addWidget(self.undo_button)
        self.body.addLayout(row)
        self.tell("")

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show what is left."""
        self._marks = {mark.guid: mark for mark in marks}
        self.list.show_rows([parked_row(self.look.say, mark, self._zone) for mark in marks])
        self.list.setVisible(bool(marks))
        if not marks:
            self.words.setText(self.look.say("Everything that you have saved is in the programme."))
            self.close_button.setFocus()
        self._offer()

    def tell(self, text: str, undo_steps: int = 0) -> None:
        """Say what was done, and by how many steps it can be undone; "" for nothing."""
        self._undo_steps = undo_steps
        had_focus = self.undo_button.hasFocus()
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.undo_button.setVisible(undo_steps > 0)
        if had_focus and not undo_steps:
            self.list.setFocus()
        if text:
            speak_politely(self.told, text)
            QTimer.singleShot(0, self, self._show_told)

    def _show_told(self) -> None:
        for widget in (self.told, self.undo_button):
            if widget.isVisible():
                self.port.ensureWidgetVisible(widget)

    def _offer(self) -> None:
        mark = self._marks.get(self.list.key or "")
        for button in (self.attach_button, self.remove_button):
            button.setEnabled(mark is not None)
        self.copy_button.setEnabled(bool(mark and mark.note))

    def _copy(self) -> None:
        mark = self._marks.get(self.list.key or "")
        if mark is not None:
            QGuiApplication.clipboard().setText(mark.note)
            self.tell(self.look.say("Copied"))


def parked_row(say: Wording, mark: Mark, zone: ZoneInfo) -> Row:
    """Return what is told of a session that has gone: as it was when chosen, and what was said of it."""
    taken = mark.snapshot
    title = (taken.title if taken else "") or say("A session without a title")
    where_when = [when_it_was(say, taken, zone), taken.place] if taken else []
    facts = " · ".join(part for part in where_when if part)
    level = level_name(say, mark.level) if mark.level else ""
    note = say("Note: {text}", text=" ".join(mark.note.split())) if mark.note else ""
    lines = tuple(line for line in (facts, level, note) if line)
    return Row(mark.guid, title, lines, ". ".join([title, *lines]))


def when_it_was(say: Wording, taken: Snapshot, zone: ZoneInfo) -> str:
    """Return day and time of a session as it was, "" if it had none."""
    session = as_it_was("", taken, zone)
    return f"{day_tab(say, session.start.date())} {times_inside(say, session)}" if session.start else ""
