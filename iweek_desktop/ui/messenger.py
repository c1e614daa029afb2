"""Between what is to be said and the window that says it: banner, toast, and what their buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iweek_desktop.library.opening import Opened
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import Change
from iweek_desktop.ui.banners import Message
from iweek_desktop.wording.sessions import level_name

if TYPE_CHECKING:
    from iweek_desktop.library.standing import Standing
    from iweek_desktop.ui.keeper import Keeper


class Messenger(QObject):
    """Serve whatever window a keeper has open."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        keeper.news.changed.connect(self.show)
        keeper.files.unreadable.connect(self._tell_unreadable)
        keeper.files.not_updated.connect(keeper.news.note_not_updated)
        keeper.files.reading.connect(keeper.news.tell_reading)
        keeper.files.progressed.connect(self._show_progress)
        keeper.updates.found.connect(self._show_standing)
        keeper.updates.asked.connect(lambda like: keeper.programme_offers().ask_if_same(like))

    def show(self) -> None:
        """Show the most pressing message above the sessions."""
        keeper = self._keeper
        if keeper.window is not None:
            waiting = keeper.news.waiting(keeper.state, keeper.opened)
            keeper.window.show_message(waiting[0] if waiting else None, len(waiting))

    def _show_progress(self, done: int, total: int) -> None:
        if self._keeper.window is not None:
            self._keeper.window.shell.show_progress(done, total)

    def close(self, message: Message) -> None:
        """Put a message away, and end what it tells of."""
        if message.name == "reading":
            self._keeper.files.cancel()
        if message.name.startswith("updated:"):
            self._keeper.state.show_changes({})
        self._keeper.news.put_away(message)

    def do(self, message: Message) -> None:
        """Do what a message offers."""
        kind = message.name.partition(":")[0]
        if kind == "reading":
            self._keeper.files.cancel()
        elif kind == "updated":
            self._keeper.programme_offers().show_changes()
        elif kind == "parked":
            self._keeper.programme_offers().show_parked()
        else:
            self._keeper.show_problems()

    def put_changes_away(self) -> None:
        """Mark nothing as changed any more, in this version."""
        message = self._keeper.news.update_message(self._keeper.state)
        if message is not None:
            self.close(message)

    def _show_standing(self, standing: Standing) -> None:
        keeper = self._keeper
        if standing.failure is not None:
            keeper.news.note_saving(standing.failure)
        keeper.state.look_elsewhere()
        if keeper.files.went_back:
            self.put_changes_away()  # the user knows that this version is another one
        message = keeper.news.update_message(keeper.state)
        gone = message is not None and message.name in keeper.preferences.settings.dismissed_banners
        keeper.state.show_changes({} if gone else keeper.updates.changes, standing.before)

    def tell_change(self, change: Change) -> None:
        """Say what was saved or taken back, with a way to undo it."""
        session, window, say = self._keeper.state.session(change.guid), self._keeper.window, self._keeper.say
        if window is None or session is None:
            return
        if change.after is None:
            text = say("Removed from favourites: {title}", title=session.title)
        else:
            level = level_name(say, Level(change.after))
            text = say("Saved as {level}: {title}", level=level, title=session.title)
        window.tell(text, undo=True)

    def _tell_unreadable(self, opened: Opened) -> None:
        from iweek_desktop.ui.dialogs.reading import tell_unreadable

        if self._keeper.window is not None:
            tell_unreadable(self._keeper.window.look, opened, self._keeper.window)
