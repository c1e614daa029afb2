"""What a window asks to be done with sessions outside of it, and telling how it went."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Details
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store
from iweek_desktop.ui.calendar_program import Opener, saving_folder
from iweek_desktop.ui.exporting import ExportChoice, Exporter, file_name
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.details import copied_text


class Errands:
    """Export and copy on behalf of one window.

    `reminder_min` is the reminder that events are given; `clock` tells the real time of an export.
    """

    def __init__(
        self, window: MainWindow, state: AppState, store: Store, places: Places, opener: Opener,
        reminder_min: int | None, clock: Clock,
    ) -> None:  # fmt: skip
        self._window, self._state, self._reminder_min = window, state, reminder_min
        self._say = window.look.say
        self._exporter = Exporter(state, store, places, self._say, opener, clock)

    def add_to_outlook(self, guid: str) -> None:
        """Open one session in the calendar program."""
        from iweek_desktop.export.request import ExportError
        from iweek_desktop.ui.export_errand import tell_failure, told

        found = self._state.entry.sessions([guid]).values()
        if not found:
            return
        try:
            done = self._exporter.hand_over(list(found), ExportChoice(reminder_min=self._reminder_min))
        except (ExportError, StoreError, OSError) as error:
            tell_failure(self._window, error)
            return
        self._window.tell(told(self._say, done))

    def export(self) -> None:
        """Ask what to export and where to, and do it."""
        from iweek_desktop.ui.export_errand import ExportErrand

        ExportErrand(self._window, self._state, self._exporter, self._reminder_min).begin()

    def save_session(self, guid: str) -> None:
        """Ask where to save one session as a calendar file, and save it there."""
        from iweek_desktop.export.request import ExportError
        from iweek_desktop.ui.export_errand import ask_path, tell_failure

        found = list(self._state.entry.sessions([guid]).values())
        path = None
        if found:
            path = ask_path(self._window, self._say, saving_folder() / file_name(found[0].title), ".ics")
        if path is None:
            return
        try:
            events, _ = self._exporter.save(path, found, ExportChoice(reminder_min=self._reminder_min))
        except (ExportError, StoreError, OSError) as error:
            tell_failure(self._window, error)
            return
        text = self._say.plural("{n} event saved in {file}", "{n} events saved in {file}", events,
                                file=path.name)  # fmt: skip
        self._window.tell(text)

    def drag_out(self, view: SessionView, guid: str) -> None:
        """Let a session be dropped on another program, as a calendar file and as words."""
        from iweek_desktop.export.request import ExportError
        from iweek_desktop.ui.dragging import drag_away, dragged_data, picture_of
        from iweek_desktop.ui.export_errand import tell_failure

        for session in self._state.entry.sessions([guid]).values():
            try:
                choice = ExportChoice(reminder_min=self._reminder_min)
                file = self._exporter.in_cache(session, choice) if session.start else None
            except (ExportError, StoreError, OSError) as error:
                tell_failure(self._window, error)
                return
            data = dragged_data(self._state, self._say, session, file)
            if not drag_away(view, data, picture_of(view, guid)) and file is not None:
                file.unlink(missing_ok=True)

    def copy(self, guid: str) -> None:
        """Copy title, time, place and link of a session."""
        session = self._state.session(guid)
        if session is None:
            return
        details = self._state.programme.details.get(guid) or Details()
        text = copied_text(self._say, self._state.programme, session, details)
        QGuiApplication.clipboard().setText(text)
        self._window.tell(self._say("Copied"))
