"""What a window offers about its programme: what has changed, what has gone, and other programmes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iweek_desktop.programme.model import Session
from iweek_desktop.programme.text import one_line
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.wording.dates import day_tab
from iweek_desktop.wording.sessions import place, times_inside

if TYPE_CHECKING:
    from iweek_desktop.library.standing import Like
    from iweek_desktop.ui.dialogs.parked import ParkedDialog
    from iweek_desktop.ui.keeper import Keeper
    from iweek_desktop.ui.panes.more_menu import Entry, Recent

BUNDLED_TITLE = "Innovation Week 2024"
MOST_RECENT = 12


class ProgrammeOffers(QObject):
    """Ask on behalf of one window."""

    def __init__(self, keeper: Keeper, window: MainWindow) -> None:
        super().__init__(window)
        self._keeper, self._window = keeper, window

    def recent(self) -> list[Recent]:
        """Return the other programmes on the shelf, the one opened last first, and the bundled one."""
        from iweek_desktop.library.programmes import listed
        from iweek_desktop.ui.panes.more_menu import Recent

        keeper = self._keeper
        found = listed(keeper.places, keeper.real_clock)
        here = keeper.state.programme.key
        others = [Recent(one_line(one.title), one.key, one.source) for one in found if one.key != here]
        if not any(one.kind == "bundled" for one in found):
            others.append(Recent(BUNDLED_TITLE, None))
        return others[:MOST_RECENT]

    def news(self) -> list[Entry]:
        """Return what is to be seen of the version that is open, and of what has gone."""
        from iweek_desktop.ui.panes.more_menu import Entry

        keeper, say = self._keeper, self._keeper.say
        standing, gone = keeper.updates.standing, len(keeper.state.parked)
        found = [Entry(say("What has changed…"), self.show_changes)] if standing and standing.changes else []
        if gone:
            found.append(Entry(say("No longer in the programme ({n})", n=gone), self.show_parked))
        return found

    def show_changes(self) -> None:
        """List what is different from the version before."""
        from iweek_desktop.ui.dialogs.changes import ChangesDialog, ChangesShown

        keeper, state = self._keeper, self._keeper.state
        standing = keeper.updates.standing
        if standing is None:
            return
        clashing = [s.title for s in map(state.session, standing.clashes) if s]
        told = state.programme._replace(zone_name=state.zone.key)
        shown = ChangesShown(standing, told, state.marked, clashing, len(state.parked), bool(state.changes))
        dialog = ChangesDialog(self._window.look, shown, self._window)
        dialog.session_chosen.connect(self._window.moves.go_to_session)
        dialog.seen.connect(keeper.messenger.put_changes_away)
        dialog.back_requested.connect(keeper.go_back)
        dialog.parked_requested.connect(self.show_parked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_programmes(self) -> None:
        """List the programmes on the shelf, and do with them what is asked for."""
        from iweek_desktop.ui.dialogs.programmes import ProgrammesDialog
        from iweek_desktop.ui.shelf_work import ShelfWork

        keeper = self._keeper
        work = ShelfWork(keeper.places, keeper.jobs, keeper.real_clock, self)
        dialog = ProgrammesDialog(self._window.look, work, keeper.state.programme.key, self._window)
        dialog.opened.connect(keeper.files.opened)
        dialog.open_requested.connect(keeper.open_kept)
        dialog.back_requested.connect(keeper.files.go_back)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_parked(self) -> None:
        """List the favourites whose sessions the programme no longer has."""
        from iweek_desktop.ui.dialogs.parked import ParkedDialog

        state = self._keeper.state
        dialog = ParkedDialog(self._window.look, state.parked, state.zone, self._window)
        dialog.attach_requested.connect(partial(self._choose_session, dialog))
        dialog.remove_requested.connect(partial(self._remove_parked, dialog))
        dialog.undo_requested.connect(partial(self._bring_back, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_session(self, dialog: ParkedDialog, parked: str) -> None:
        """Ask to which session something that has lost its own is to be attached."""
        from iweek_desktop.plan.attaching import likeliest

        state = self._keeper.state
        taken = next((mark.snapshot for mark in state.parked if mark.guid == parked), None)
        sessions = tuple(state.programme.sessions)
        self._keeper.jobs.start(
            lambda _job: likeliest(taken, sessions), partial(self._offer_sessions, dialog, parked, taken)
        )

    def _offer_sessions(
        self, dialog: ParkedDialog, parked: str, taken: Snapshot | None, found: list[Session]
    ) -> None:
        from shiboken6 import isValid

        from iweek_desktop.ui.dialogs.session_choice import SessionChoice

        if not isValid(dialog) or not dialog.isVisible() or dialog.findChildren(SessionChoice):
            return
        say, sessions = self._keeper.say, self._keeper.state.told(found)
        title = say("Attach “{title}” to", title=taken.title) if taken else say("Attach to another session…")
        choice = SessionChoice(self._window.look, title, say("Attach"), sessions, self._facts, dialog)
        choice.chosen.connect(partial(self._attach, dialog, parked))
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def _facts(self, session: Session) -> str:
        say, programme = self._keeper.say, self._keeper.state.programme
        day = day_tab(say, session.start.date()) if session.start else say("Not scheduled")
        when = " ".join(part for part in (day, times_inside(say, session)) if part)
        return " · ".join(part for part in (when, place(say, programme, session)) if part)

    def _attach(self, dialog: ParkedDialog, parked: str, guid: str) -> None:
        state = self._keeper.state
        session = state.session(guid)
        if session is not None and state.attach(parked, guid):
            self._show_left(dialog)
            text = self._keeper.say("Attached to: {title}", title=session.title)
            dialog.tell(text, undo_steps=1)
            dialog.finished.connect(partial(self._tell_attached, dialog, text))

    def _tell_attached(self, dialog: ParkedDialog, text: str, _result: int) -> None:
        """Say in the window what was done last in a dialog that is closed, as long as it can be undone."""
        if dialog.undo_button.isVisibleTo(dialog) and dialog.told.text() == text:
            self._window.tell(text, undo=True)

    def _remove_parked(self, dialog: ParkedDialog, guid: str) -> None:
        state = self._keeper.state
        taken = next((mark.snapshot for mark in state.parked if mark.guid == guid), None)
        steps = state.remove_parked(guid)
        self._show_left(dialog)
        title = taken.title if taken else ""
        if steps:
            dialog.tell(self._keeper.say("Removed: {title}", title=title), steps)

    def _bring_back(self, dialog: ParkedDialog, steps: int) -> None:
        for _ in range(steps):
            self._keeper.state.undo()
        self._show_left(dialog)
        dialog.tell(self._keeper.say("Undone"))

    def _show_left(self, dialog: ParkedDialog) -> None:
        """Show what is left without a session, here and in the message about the new version."""
        dialog.show_marks(self._keeper.state.parked)
        self._keeper.news.changed.emit()

    def ask_if_same(self, like: Like) -> None:
        """Ask once whether the programme that is open is another one that is known."""
        from iweek_desktop.ui.dialogs.question import QuestionDialog

        say, title = self._keeper.say, self._keeper.state.programme.title
        text = say(
            "“{title}” looks like “{other}”, which you have opened before. If they are the same conference, "
            "your favourites are carried over.",
            title=title,
            other=like.title,
        )
        dialog = QuestionDialog(
            self._window.look, say("Is this the same conference?"), text,
            say("The same conference"), say("Another conference"), self._window,
        )  # fmt: skip
        dialog.answered.connect(lambda same: self._keeper.updates.answer(like, same))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
