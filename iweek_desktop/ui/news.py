"""What waits to be said above the sessions, the most pressing first, and what has been put away."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from iweek_desktop.library.opening import Opened
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui import banners
from iweek_desktop.ui.banners import Message, Tell, Troubles
from iweek_desktop.ui.preferences import Preferences
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.updates import Updates

LOADING_AFTER_MS = 300


class News(QObject):
    """Gather messages about saving, about the file and about the programme."""

    changed = Signal()

    def __init__(self, preferences: Preferences, updates: Updates) -> None:
        super().__init__()
        self._updates = updates
        self._slow, self._reading = QTimer(self), ""
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._note_reading)
        updates.found.connect(self.changed)
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

    def note_not_updated(self, opened: Opened) -> None:
        """Say why there is no newer version."""
        self.note("update", partial(banners.not_updated_message, notices=opened.notices))

    def _note_settings(self, error: OSError) -> None:
        self.note("settings", partial(banners.settings_message, path=self._preferences.path, error=error))

    def tell_reading(self, path: Path | None) -> None:
        """Say that a file is being read, if that takes a while; None once nothing is."""
        if path is None:
            self._slow.stop()
            self.settle("reading")
        else:
            self._reading = Path(path).name
            self._slow.start(LOADING_AFTER_MS)

    def _note_reading(self) -> None:
        self.note("reading", partial(banners.reading_message, file=self._reading))

    def update_message(self, state: AppState) -> Message | None:
        """Return the message about what is new, None where nothing is."""
        standing = self._updates.standing
        if standing is None or not standing.changes:
            return None
        from iweek_desktop.programme.changes import concerning

        mine = len(concerning(standing.changes, state.marked))
        name = f"{state.programme.key}:{standing.content}"
        return banners.updated_message(self._preferences.say, name, standing, mine, len(state.parked))

    def waiting(self, state: AppState, opened: Opened) -> list[Message]:
        """Return the messages that nobody has put away, the most pressing first."""
        say, programme = self._preferences.say, state.programme
        version = f"{programme.key}:{programme.version or ''}"
        found = self._troubles.messages(say)
        if left_out := banners.left_out(opened.notices):
            found.append(banners.problems_message(say, version, left_out))
        updated = self.update_message(state)
        if updated is not None:
            found.append(updated)
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
