"""The menus and dialogs that a window offers, and what is done with the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from iweek_desktop.library.opening import Opened
from iweek_desktop.library.paths import Places
from iweek_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from iweek_desktop.ui.dialogs.settings import SettingsDialog, SettingsShown
    from iweek_desktop.ui.keeper import Keeper


class Offers(QObject):
    """Ask on behalf of one window."""

    def __init__(self, keeper: Keeper, window: MainWindow) -> None:
        super().__init__(window)
        self._keeper, self._window = keeper, window

    def show_settings(self, at: str = "theme") -> None:
        """Show the settings; `at` is the control that has the keyboard."""
        from iweek_desktop.ui.dialogs.settings import SettingsDialog

        keeper, preferences = self._keeper, self._keeper.preferences
        dialog = SettingsDialog(self._window.look, self._settings_shown(), self._window)
        for chosen, do, control in (
            (dialog.theme_chosen, preferences.set_theme, "theme"),
            (dialog.text_size_chosen, preferences.set_text_size, "text_size"),
            (dialog.language_chosen, preferences.set_language, "language"),
            (dialog.clock_chosen, self._simulate, "clock"),
            (dialog.reset_requested, keeper.reset_view, "reset_button"),
        ):
            chosen.connect(partial(self._remake, dialog, do, control))
        dialog.motion_chosen.connect(preferences.set_reduced_motion)
        dialog.zone_chosen.connect(preferences.set_local_times)
        dialog.reminder_chosen.connect(preferences.set_reminder)
        dialog.open_requested.connect(dialog.accept)
        dialog.open_requested.connect(self.choose_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.focus(at)

    def _settings_shown(self) -> SettingsShown:
        from iweek_desktop.ui.dialogs.settings import SettingsShown
        from iweek_desktop.ui.preferences import computer_zone

        state, settings, here = self._keeper.state, self._keeper.preferences.settings, computer_zone()
        now = state.now().astimezone(state.programme.zone)
        first = next((item.first_start for item in state.days if item.first_start), None)
        return SettingsShown(
            settings, state.programme.zone_name, here.key if here else None,
            now if state.simulated else None, first or now, self._keeper.source_text or "",
        )  # fmt: skip

    def _simulate(self, wall: datetime | None) -> None:
        self._keeper.simulate(wall.replace(tzinfo=self._keeper.state.programme.zone) if wall else None)

    def _remake(self, dialog: SettingsDialog, do: Callable[..., None], at: str, *values: object) -> None:
        """Do what makes another window, and show the settings before that one."""
        do(*values)
        window = self._keeper.window
        if window is not None and window is not self._window:
            dialog.accept()
            Offers(self._keeper, window).show_settings(at)

    def show_shortcuts(self) -> None:
        """Show every key there is."""
        from iweek_desktop.ui.dialogs.shortcuts import ShortcutsDialog
        from iweek_desktop.ui.key_rows import key_groups

        groups = key_groups(self._keeper.say, len(self._keeper.state.days))
        dialog = ShortcutsDialog(self._window.look, groups, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_about(self, places: Places) -> None:
        """Show what this program is, what it is made with, and where it keeps things."""
        from iweek_desktop.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._window.look, places.store_path.parent, places.logs, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_more(self) -> None:
        """Offer what is asked for seldom, below its button."""
        from iweek_desktop.ui.menu_start import begin
        from iweek_desktop.ui.panes.more_menu import MoreMenu

        programme = self._keeper.programme_offers()
        menu = MoreMenu(
            self._keeper.say, self._window.named_actions, programme.recent(), programme.news(), self._window
        )
        menu.recent_chosen.connect(self._keeper.open_recent)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._window.command_bar.more_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        if not button.by_mouse.now:
            begin(menu)

    def choose_file(self) -> None:
        """Ask for a programme file and open it."""
        say = self._keeper.say
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, say("Open a programme"), "",
            f"{say('Programmes')} (*.json *.xml *.ics *.csv *.xlsx);;{say('All files')} (*)",
        )  # fmt: skip
        if chosen:
            self._keeper.open_file(Path(chosen))

    def show_problems(self, opened: Opened) -> None:
        """List what could not be read in a file."""
        from iweek_desktop.ui.dialogs.problems import ProblemsDialog

        dialog = ProblemsDialog(self._window.look, opened.path, opened.notices, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
