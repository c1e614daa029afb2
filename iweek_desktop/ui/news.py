"""What waits to be said above the sessions, the most pressing first, and what has been put away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.opening import Opened
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui import banners
from iweek_desktop.ui.banners import Message, Tell, Troubles
from iweek_desktop.ui.preferences import Preferences
from iweek_desktop.ui.state import AppState


class News(QObject):
    """Gather messages about saving, about the file and about the programme."""

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._troubles = Troubles()
        preferences.failed.connect(self._note_settings)

    def note(self, name: str, tell: Tell) -> None:
        """Put a message first, in place of an older one of that name."""
        self._troubles.note(name, tell)
        self.changed.emit()

    def settle(self, name: str) -> None:
        """Take a message back whose cause is gone."""
        if self._troubles.settle(name):
            self.changed.emit()

    def note_saving(self, error: StoreError) -> None:
        """Say that a change was not saved."""
        self.note("saving", partial(banners.saving_message, error=error))

    def _note_settings(self, error: OSError) -> None:
        self.note("settings", partial(banners.settings_message, path=self._preferences.path, error=error))

    def waiting(self, state: AppState, opened: Opened) -> list[Message]:
        """Return the messages that nobody has put away, the most pressing first."""
        say, programme = self._preferences.say, state.programme
        version = f"{programme.key}:{programme.version or ''}"
        found = self._troubles.messages(say)
        lines = banners.problem_lines(say, opened.path.name, opened.notices)
        if lines:
            found.append(banners.problems_message(say, version, lines))
        if state.over():
            found.append(banners.past_message(say, version, programme.title))
        gone = self._preferences.settings.dismissed_banners
        return [message for message in found if message.name not in gone]

    def put_away(self, message: Message) -> None:
        """Say a message no more; one about this version of the programme never again."""
        if message.lasting:
            gone = self._preferences.settings.dismissed_banners
            self._preferences.keep(dismissed_banners=(*gone, message.name))
        self._troubles.settle(message.name)
        self.changed.emit()
