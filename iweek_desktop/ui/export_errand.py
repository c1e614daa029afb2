"""One export from the question what and where to, to telling what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from iweek_desktop.programme.model import Session
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui.dialogs.export import ExportDialog
from iweek_desktop.ui.exporting import (
    MOST_OPENED,
    ExportChoice,
    Exporter,
    HandedOver,
    Offer,
    What,
    Where,
    unused,
)
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording

TellFailure = Callable[[Exception], None]
"""Say why nothing was exported."""


class ExportErrand(QObject):
    """Ask by a dialog what to export, and do it; the dialog stays until something was exported."""

    def __init__(
        self, window: MainWindow, state: AppState, exporter: Exporter, reminder_min: int | None
    ) -> None:
        super().__init__(window)
        self._window, self._state, self._exporter = window, state, exporter
        self._say = window.look.say
        offer = exporter.offer()
        choice = ExportChoice(what=first_choice(offer), reminder_min=reminder_min)
        self.dialog = ExportDialog(window.look, offer, choice, state.programme.zone_name, window)
        self.dialog.choice_changed.connect(self._show_preview)
        self.dialog.export_requested.connect(self._export)
        self.dialog.finished.connect(self._end)
        for changed in (
            state.marks_changed,
            state.filter_changed,
            state.day_changed,
            state.selection_changed,
        ):
            changed.connect(self._show_offer)

    def begin(self) -> None:
        """Ask."""
        self._show_preview(self.dialog.choice)
        self.dialog.open()

    def _end(self) -> None:
        self.dialog.deleteLater()
        self.deleteLater()

    def _show_offer(self) -> None:
        self.dialog.show_offer(self._exporter.offer())
        self._show_preview(self.dialog.choice)

    def _show_preview(self, choice: ExportChoice) -> None:
        self.dialog.show_preview(self._exporter.preview(choice))

    def _export(self, choice: ExportChoice) -> None:
        sessions = self._exporter.sessions(choice)
        if choice.where is Where.CALENDAR:
            timed = [session for session in sessions if session.start is not None]
            if len(timed) <= MOST_OPENED:
                self._open(timed, choice)
                return
        self._save(sessions, choice)

    # the calendar program

    def _open(self, sessions: Sequence[Session], choice: ExportChoice) -> None:
        from iweek_desktop.export.request import ExportError

        try:
            done = self._exporter.hand_over(sessions, choice)
        except (ExportError, StoreError, OSError) as error:
            tell_failure(self._window, error)
            return
        self.dialog.accept()
        self._window.tell(told(self._say, done))

    # a file

    def _save(self, sessions: Sequence[Session], choice: ExportChoice) -> None:
        from iweek_desktop.export.request import ExportError

        ending = ".csv" if choice.where is Where.CSV else ".ics"
        path = ask_path(self.dialog, self._say, self._exporter.proposed_path(ending), ending)
        while path is not None:
            try:
                written, left_out = self._exporter.save(path, sessions, choice)
            except ExportError as error:
                if "path" not in error.arguments or not self._wants_another(path, error):
                    if "path" not in error.arguments:
                        tell_failure(self._window, error)
                    return
                path = ask_path(self.dialog, self._say, path, ending)
            except (StoreError, OSError) as error:
                tell_failure(self._window, error)
                return
            else:
                self._tell_saved(path, written, left_out, choice)
                return

    def _wants_another(self, path: Path, error: Exception) -> bool:
        """Tell that a file could not be saved, and ask whether to choose another place."""
        from iweek_desktop.ui.dialogs.message import MessageDialog

        say = self._say
        title = say("Could not save the file to {path}", path=str(path.parent))
        action = say("Choose another place…")
        dialog = MessageDialog(
            self._window.look, say("The file was not saved"), f"{title}. {reason(say, error)}", "",
            self.dialog, action,
        )  # fmt: skip
        return bool(dialog.exec())

    def _tell_saved(self, path: Path, written: int, left_out: int, choice: ExportChoice) -> None:
        say = self._say
        self.dialog.accept()
        if choice.where is Where.CSV:
            text = say.plural("{n} session saved in {file}", "{n} sessions saved in {file}", written,
                              file=path.name)  # fmt: skip
        else:
            text = say.plural("{n} event saved in {file}", "{n} events saved in {file}", written,
                              file=path.name)  # fmt: skip
        if left_out:
            text += ". " + say.plural(
                "{n} session without a time was left out",
                "{n} sessions without a time were left out",
                left_out,
            )
        self._window.tell(text)
        if choice.where is Where.CALENDAR:
            self._show_steps(written, path)

    def _show_steps(self, events: int, path: Path) -> None:
        from iweek_desktop.ui.dialogs.import_steps import ImportStepsDialog

        steps = ImportStepsDialog(self._window.look, events, path, self._window)
        steps.folder_requested.connect(lambda: open_folder(path.parent))
        steps.finished.connect(steps.deleteLater)
        steps.open()


def first_choice(offer: Offer) -> What:
    """Return what to propose: the favourites, or the most particular thing there is."""
    counted = ((offer.must + offer.maybe, What.FAVOURITES), (offer.selected, What.SELECTED),
               (offer.of_day, What.DAY))  # fmt: skip
    return next((what for count, what in counted if count), What.SHOWN if offer.shown else What.FAVOURITES)


def ask_path(parent: QWidget, say: Wording, proposed: Path, ending: str) -> Path | None:
    """Ask where to save; a name without its ending gets it, and then takes no other file's place."""
    kind = say("Table (.csv)") if ending == ".csv" else say("Calendar file (.ics)")
    chosen, _ = QFileDialog.getSaveFileName(parent, say("Export"), str(proposed), f"{kind} (*{ending})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ending else unused(path.parent, f"{path.name}{ending}")


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def told(say: Wording, done: HandedOver) -> str:
    """Return what became of events that were handed over."""
    if done.path is not None:
        return say("No calendar program answered. The file has been saved as {path}", path=str(done.path))
    return say.plural(
        "{n} event opened in the calendar program", "{n} events opened in the calendar program", done.opened
    )


def reason(say: Wording, error: Exception) -> str:
    """Return in one line why nothing was exported."""
    from iweek_desktop.export.request import ExportError
    from iweek_desktop.wording.notices import error_sentence

    if isinstance(error, ExportError):
        return error_sentence(say, error.code, error.arguments)
    if isinstance(error, StoreError):
        return error_sentence(say, error.code, {"path": str(error.path), "cause": error.cause})
    return str(error)


def tell_failure(window: MainWindow, error: Exception) -> None:
    """Tell in a dialog that nothing was exported, and why."""
    from iweek_desktop.ui.dialogs.message import MessageDialog

    say = window.look.say
    MessageDialog(window.look, say("Nothing was exported"), reason(say, error), str(error), window).exec()
