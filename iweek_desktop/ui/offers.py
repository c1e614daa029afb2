"""The menus and dialogs that a window offers, and what is done with the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from iweek_desktop.library.opening import Opened
from iweek_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from iweek_desktop.ui.keeper import Keeper

BUNDLED_TITLE = "Innovation Week 2024"


class Offers(QObject):
    """Ask on behalf of one window."""

    def __init__(self, keeper: Keeper, window: MainWindow) -> None:
        super().__init__(window)
        self._keeper, self._window = keeper, window

    def show_settings(self) -> None:
        """Offer the settings beside their button."""
        from iweek_desktop.ui.panes.settings_menu import SettingsMenu

        preferences = self._keeper.preferences
        menu = SettingsMenu(self._keeper.say, preferences.settings, self._window)
        menu.language_chosen.connect(preferences.set_language)
        menu.theme_chosen.connect(preferences.set_theme)
        menu.text_size_chosen.connect(preferences.set_text_size)
        button = self._window.rail.settings_button
        menu.popup(button.mapToGlobal(button.rect().topRight()))

    def show_more(self) -> None:
        """Offer what is asked for seldom, below its button."""
        from iweek_desktop.ui.panes.more_menu import MoreMenu, Recent

        recent = [Recent(Path(name).name, Path(name)) for name in self._keeper.preferences.settings.recent]
        menu = MoreMenu(
            self._keeper.say, self._window.named_actions, [*recent, Recent(BUNDLED_TITLE, None)], self._window
        )
        menu.recent_chosen.connect(self._keeper.open_file)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._window.command_bar.more_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

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
        from iweek_desktop.ui import banners
        from iweek_desktop.ui.dialogs.message import MessageDialog

        say, name = self._keeper.say, opened.path.name
        lines = banners.problem_lines(say, name, opened.notices)
        message = banners.problems_message(say, "", lines)
        MessageDialog(self._window.look, name, message.text, message.details, self._window).exec()
