"""What a window asks to be done with sessions outside of it, and telling how it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.model import Details
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store
from iweek_desktop.ui.calendar_program import Opener
from iweek_desktop.ui.exporting import Exporter, unused
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.details import copied_text
from iweek_desktop.wording.notices import error_sentence


class Errands:
    """Export and copy on behalf of one window."""

    def __init__(
        self, window: MainWindow, state: AppState, store: Store, places: Places, say: Wording, opener: Opener
    ) -> None:
        self._window, self._state, self._say = window, state, say
        self._exporter = Exporter(state, store, places, say, opener)

    def add_to_outlook(self, guid: str) -> None:
        """Open one session in the calendar program."""
        from iweek_desktop.export.request import ExportError

        session = self._state.session(guid)
        if session is None:
            return
        try:
            done = self._exporter.hand_over(session)
        except (ExportError, StoreError, OSError) as error:
            self._tell_failure(error)
            return
        if done.opened:
            text = self._say.plural(
                "{n} event opened in the calendar program", "{n} events opened in the calendar program", 1
            )
        else:
            text = self._say(
                "No calendar program answered. The file has been saved as {path}", path=str(done.path)
            )
        self._window.tell(text)

    def export_favourites(self) -> None:
        """Ask where to, and save every favourite there."""
        say = self._say
        if not self._state.levels:
            self._window.tell(
                say("No favourites yet. Press the star on a session, or 1 for Must and 2 for Maybe.")
            )
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("Export favourites"), str(self._exporter.proposed_path()),
            f"{say('Calendar file (.ics)')} (*.ics)",
        )  # fmt: skip
        if chosen:
            path = Path(chosen)
            if path.suffix.casefold() != ".ics":  # what the dialog asked about was another name
                path = unused(path.parent, f"{path.name}.ics")
            self.save_favourites(path)

    def save_favourites(self, path: Path) -> None:
        """Save every favourite to a calendar file."""
        from iweek_desktop.export.request import ExportError

        say = self._say
        try:
            events, left_out = self._exporter.save_favourites(path)
        except (ExportError, StoreError, OSError) as error:
            self._tell_failure(error)
            return
        text = say.plural("{n} event saved in {file}", "{n} events saved in {file}", events, file=path.name)
        if left_out:
            text += ". " + say.plural(
                "{n} session without a time was left out",
                "{n} sessions without a time were left out",
                left_out,
            )
        self._window.tell(text)

    def copy(self, guid: str) -> None:
        """Copy title, time, place and link of a session."""
        session = self._state.session(guid)
        if session is None:
            return
        details = self._state.programme.details.get(guid) or Details()
        text = copied_text(self._say, self._state.programme, session, details)
        QGuiApplication.clipboard().setText(text)
        self._window.tell(self._say("Copied"))

    def _tell_failure(self, error: Exception) -> None:
        from iweek_desktop.export.request import ExportError
        from iweek_desktop.ui.dialogs.message import MessageDialog

        if isinstance(error, ExportError):
            text = error_sentence(self._say, error.code, error.arguments)
        elif isinstance(error, StoreError):
            text = error_sentence(self._say, error.code, {"path": str(error.path), "cause": error.cause})
        else:
            text = str(error)
        MessageDialog(self._say, self._say("Nothing was exported"), text, str(error), self._window).exec()
