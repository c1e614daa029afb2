"""Where one writes a note on a session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.text_keys import is_windows_own
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

AUTOSAVE_MS = 500


class NoteEdit(QPlainTextEdit):
    """Show the note on one session, and save it soon after the last letter, or when one goes elsewhere.

    What could not be saved is kept here and tried again at every later saving.
    """

    def __init__(self, state: AppState, theme: Theme, say: Wording) -> None:
        super().__init__()
        self._state = state
        self._guid: str | None = None
        self._unsaved: dict[str, str] = {}
        self.setAccessibleName(say("Your notes"))
        self.setAccessibleDescription(say("Saved on this computer only"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.metrics.px(84))
        self.save_soon = QTimer(self)
        self.save_soon.setSingleShot(True)
        self.save_soon.setInterval(AUTOSAVE_MS)
        self.save_soon.timeout.connect(self.save)
        self.textChanged.connect(self.save_soon.start)
        state.note_changed.connect(self._take_change)
        state.note_unsaved.connect(self._take_back)
        state.about_to_settle.connect(self.save)

    def event(self, event: QEvent) -> bool:
        if is_windows_own(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save at once: what is undone from elsewhere is the last change, and that is this note."""
        super().focusOutEvent(event)
        self.save()

    def show_note(self, guid: str | None) -> None:
        """Save what was written, and show the note on another session."""
        self.save()
        self._guid = guid
        self._show("" if guid is None else self._unsaved.get(guid, self._state.note(guid)))

    def save(self) -> None:
        """Save what has been written, if anything was changed."""
        self.save_soon.stop()
        if self._guid is not None:
            written = self.toPlainText()
            if written != self._state.note(self._guid):
                self._unsaved[self._guid] = written
            else:
                self._unsaved.pop(self._guid, None)
        for guid, written in list(self._unsaved.items()):
            if not self._state.set_note(guid, written):
                return
            del self._unsaved[guid]

    def _show(self, note: str) -> None:
        self.blockSignals(True)
        self.setPlainText(note)
        self.blockSignals(False)
        self.save_soon.stop()

    def _take_back(self, guid: str, note: str) -> None:
        """Try a note again later that has been given away."""
        self._unsaved[guid] = note
        if guid == self._guid and note != self.toPlainText():
            self._show(note)

    def _take_change(self, guid: str) -> None:
        """Show a note that was changed elsewhere, unless it is being written here."""
        if guid != self._guid or guid in self._unsaved or self.save_soon.isActive():
            return
        note = self._state.note(guid)
        if note != self.toPlainText():
            self._show(note)
            if self.hasFocus():
                self.moveCursor(QTextCursor.MoveOperation.End)
