"""Going somewhere in the window by key: to hits, clashes and changes, back and forth in what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from iweek_desktop.store.rows import Change
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.history import done_again, undone

if TYPE_CHECKING:
    from iweek_desktop.ui.main_window import MainWindow


class Moves(QObject):
    """Move on behalf of one window."""

    def __init__(self, window: MainWindow, state: AppState, say: Wording) -> None:
        super().__init__(window)
        self._window, self._state, self._say = window, state, say

    def go_to_now(self) -> None:
        """Show the present time if the programme is on today, else the first session of the day."""
        self._window.middle.uncover()
        self._window.views.go_to_now()

    def show_day(self, day: date) -> None:
        """Show the sessions of a day."""
        self._window.middle.uncover()
        self._state.show_day(day)

    def step_day(self, step: int) -> None:
        """Show the next (+1) or previous (-1) day, if there is one."""
        self._window.middle.uncover()
        self._window.day_view.step_day(step)

    def start_search(self) -> None:
        """Go to the search field."""
        search = self._window.command_bar.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def search_for(self, text: str) -> None:
        """Search for words that stand somewhere else in the window."""
        self._window.command_bar.search.setText(text)
        self._window.focus_content()

    def go_to_first_hit(self) -> None:
        """Select the first session that the search has found on this day, and go there."""
        if self._state.sessions:
            self._state.select(self._state.sessions[0].guid)
        self._window.focus_content()

    def say_hits(self) -> None:
        """Say again how many sessions the search has found."""
        from iweek_desktop.ui.speech import speak_politely

        speak_politely(self._window.status, self._window.status.text)

    def go_to_session(self, guid: str) -> None:
        """Select a session, giving up a search that hides it."""
        self._state.select(guid)
        if guid not in {session.guid for session in self._state.sessions}:
            self._window.command_bar.search.clear()
        self._window.focus_content()

    def go_to_clash(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) favourite that clashes."""
        if self._window.day_view.step_clash(step):
            self._window.focus_content()
        else:
            self._window.tell(self._say("No favourites clash"))

    def go_to_change(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) session that is new or changed."""
        changed = self._state.changed()
        if not changed:
            self._window.tell(self._say("Nothing has changed since the version before"))
            return
        here = self._state.selected
        place = changed.index(here) + step if here in changed else (0 if step > 0 else -1)
        self.go_to_session(changed[place % len(changed)])

    def go_back(self) -> None:
        """Close what lies on top, then give up the search, then go back to the sessions. Never quit."""
        window = self._window
        if window.help is not None and window.help.card.put_away():
            return
        if window.toast is not None and window.toast.isVisible():
            window.toast.put_away()
        elif window.middle.over and window.detail_visible():
            window.close_detail()
        elif window.command_bar.search.text() and not window.middle.has_detail_focus():
            window.command_bar.search.clear()
        else:
            window.focus_content()

    def undo(self) -> None:
        """Take the last change back, and say so."""
        self._tell_step(self._state.undo(), undone)

    def redo(self) -> None:
        """Make the change again that was taken back, and say so."""
        self._tell_step(self._state.redo(), done_again)

    def _tell_step(
        self, change: Change | None, words: Callable[[Wording, str, str | None, str], str]
    ) -> None:
        self._window.show_history()
        if change is not None:
            session = self._state.session(change.guid)
            title = session.title if session else ""
            self._window.tell(words(self._say, change.field, change.after, title))
