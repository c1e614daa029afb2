"""What outlives a window: settings, store and state, and the jobs that windows ask for."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from iweek_desktop.library import settings as stored
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.settings import Settings
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Level
from iweek_desktop.programme.notices import Notice
from iweek_desktop.startup import WindowStart
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Change
from iweek_desktop.store.store import Store
from iweek_desktop.ui import banners
from iweek_desktop.ui.banners import Message, Troubles
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.style import style_sheet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording, choose_language, load_wording
from iweek_desktop.wording.sessions import level_name

if TYPE_CHECKING:
    from iweek_desktop.ui.calendar_program import Opener
    from iweek_desktop.ui.errands import Errands

LOOK_ELSEWHERE_MS = 500
TICK_MS = 20_000
FIRST_SIZE = (1280, 800)


class OpenedProgramme(NamedTuple):
    """A programme on the shelf, the file it came from, and what was found in it."""

    entry: ShelfEntry
    path: Path
    notices: tuple[Notice, ...]


class Keeper(QObject):
    """Keep one programme open, in one window at a time."""

    def __init__(
        self, startup: WindowStart, settings: Settings, opened: OpenedProgramme, clock: Clock, opener: Opener
    ) -> None:
        super().__init__()
        self._startup, self._settings, self._opened = startup, settings, opened
        self._clock, self._opener = clock, opener
        self._icons = IconSet(QGuiApplication.instance().devicePixelRatio())  # type: ignore[union-attr]
        self._theme_asked: str | None = None
        self.window: MainWindow | None = None
        self._say = load_wording(choose_language(startup.language or settings.language))
        self._troubles = Troubles()
        self.store = self._open_store()
        self._elsewhere, self._tick = QTimer(self), QTimer(self)
        self._elsewhere.setInterval(LOOK_ELSEWHERE_MS)
        self._tick.setInterval(TICK_MS)
        self.state = self._make_state()
        self._was_over = self.state.over()
        self._elsewhere.timeout.connect(lambda: self.state.look_elsewhere())
        self._tick.timeout.connect(self.show_time)

    def _open_store(self) -> Store:
        origin, path = f"window {os.getpid()}", self._startup.places.store_path
        try:
            store = Store.open(path, self._startup.clock, origin)
        except StoreError as error:
            self._troubles.note("saving", partial(banners.unkept_message, error=error))
            return Store.without_file(error, self._startup.clock, origin)
        if store.set_aside:
            self._troubles.note("aside", partial(banners.aside_message, aside=store.set_aside))
        if not store.writable:
            readonly = StoreError("store.readonly", path, "")
            self._troubles.note("saving", partial(banners.unkept_message, error=readonly))
        return store

    def _make_state(self) -> AppState:
        entry = self._opened.entry
        state = AppState(entry, Plan(self.store, entry.programme.key), self._clock)
        state.change_made.connect(self._tell_change)
        state.saving_failed.connect(self._tell_not_saved)
        state.history_changed.connect(self._tell_saved)
        return state

    @property
    def say(self) -> Wording:
        """The wording of the language in use."""
        return self._say

    # windows

    def open_window(self, theme: str | None = None, size: tuple[int, int] | None = None) -> MainWindow:
        """Open a window of the state as it is, in place of the one before.

        Args:
            theme: "light" or "dark"; what the settings say where None.
            size: width and height in px; as the last window stood where None.
        """
        if self.window is not None:
            self.window.save()
        self._theme_asked = theme or self._theme_asked
        made = Theme(self._theme_asked or self._theme_name(), self._unit())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(made.q_palette())
        window = MainWindow(self.state, made, self._icons, self._say, self._settings.detail_width)
        window.setStyleSheet(style_sheet(made))
        self._connect_window(window)
        old, self.window = self.window, window
        self._place_window(window, old, size)
        window.show_message(self._next_message())
        window.show()
        if old is not None:
            window.complete()
            window.show_detail(old.detail_visible())
            old.retire()
        self._elsewhere.start()
        self._tick.start()
        return window

    def _connect_window(self, window: MainWindow) -> None:
        window.export_requested.connect(lambda: self.errands().export_favourites())
        window.outlook_requested.connect(lambda guid: self.errands().add_to_outlook(guid))
        window.copy_requested.connect(lambda guid: self.errands().copy(guid))
        window.settings_requested.connect(self.show_settings)
        window.appearance_requested.connect(self.switch_appearance)
        window.text_size_requested.connect(self.step_text_size)
        window.reread_requested.connect(self.reread)
        window.message_closed.connect(self._close_message)
        window.message_action_requested.connect(self._show_details)
        window.closing.connect(self._remember_window)

    def _place_window(self, window: MainWindow, old: MainWindow | None, size: tuple[int, int] | None) -> None:
        if size is not None:
            window.resize(*size)
        elif old is not None:
            window.setGeometry(old.geometry())
        elif not (
            self._settings.window
            and window.restoreGeometry(
                QByteArray.fromBase64(QByteArray(self._settings.window.encode("ascii", "replace")))
            )
        ):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))

    def _remember_window(self) -> None:
        if self.window is None:
            return
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode("ascii")
        self._keep(self._settings._replace(window=geometry, detail_width=self.window.detail_width))

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        path = self._startup.places.settings_file
        try:
            stored.save(path, settings)
        except OSError as error:
            self._troubles.note("settings", partial(banners.settings_message, path=path, error=error))
            self._show_message()

    def close(self) -> None:
        """Let go of the store and of the programme; a window that is still there can show no other day."""
        self._elsewhere.stop()
        self._tick.stop()
        self.store.close()
        self._opened.entry.close()

    def errands(self) -> Errands:
        """Return what exports and copies on behalf of the window."""
        from iweek_desktop.ui.errands import Errands

        assert self.window is not None
        return Errands(self.window, self.state, self.store, self._startup.places, self._say, self._opener)

    def show_time(self) -> None:
        """Show anew what depends on the present time."""
        if self.window is not None:
            if self.state.over() != self._was_over:
                self._was_over = self.state.over()
                self.window.show_message(self._next_message())
            self.window.grid.tick()
            if self.window.detail is not None:
                self.window.detail.show_state()

    # settings

    def show_settings(self) -> None:
        """Offer language and appearance beside the button."""
        if self.window is None:
            return
        from iweek_desktop.ui.panes.settings_menu import SettingsMenu

        menu = SettingsMenu(self._say, self._settings, self.window)
        menu.language_chosen.connect(self.set_language)
        menu.theme_chosen.connect(self.set_theme)
        menu.text_size_chosen.connect(self.set_text_size)
        button = self.window.rail.settings_button
        menu.popup(button.mapToGlobal(button.rect().topRight()))

    def set_language(self, language: str | None) -> None:
        """Speak another language from now on; None follows the system."""
        self._keep(self._settings._replace(language=language))
        self._say = load_wording(choose_language(language or self._startup.language))
        self.open_window()

    def set_theme(self, theme: stored.Theme) -> None:
        """Show another theme from now on."""
        self._keep(self._settings._replace(theme=theme))
        self._theme_asked = None
        self.open_window()

    def set_text_size(self, percent: int) -> None:
        """Write larger or smaller from now on, in per cent of the system's text size."""
        if percent != self._settings.text_percent:
            self._keep(self._settings._replace(text_percent=percent))
            self.open_window()

    def step_text_size(self, step: int) -> None:
        """Write a step larger (+1) or smaller (-1), if there is one."""
        place = stored.TEXT_PERCENT.index(self._settings.text_percent) + step
        if 0 <= place < len(stored.TEXT_PERCENT):
            self.set_text_size(stored.TEXT_PERCENT[place])

    def switch_appearance(self) -> None:
        """Change from light to dark or back."""
        shown = self._theme_asked or self._theme_name()
        self.set_theme("light" if shown == "dark" else "dark")

    def _theme_name(self) -> str:
        if self._settings.theme != "system":
            return self._settings.theme
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _unit(self) -> float:
        return QFontInfo(QApplication.font()).pixelSize() * self._settings.text_percent / 100

    # messages

    def _next_message(self) -> Message | None:
        programme = self.state.programme
        version = f"{programme.key}:{programme.version or ''}"
        waiting = self._troubles.messages(self._say)
        lines = banners.problem_lines(self._say, self._opened.path.name, self._opened.notices)
        if lines:
            waiting.append(banners.problems_message(self._say, version, lines))
        if self.state.over():
            waiting.append(banners.past_message(self._say, version, programme.title))
        gone = self._settings.dismissed_banners
        return next((message for message in waiting if message.name not in gone), None)

    def _close_message(self, message: Message) -> None:
        if message.lasting:
            kept = (*self._settings.dismissed_banners, message.name)
            self._keep(self._settings._replace(dismissed_banners=kept))
        self._troubles.settle(message.name)
        self._show_message()

    def _show_message(self) -> None:
        if self.window is not None:
            self.window.show_message(self._next_message())

    def _show_details(self, message: Message) -> None:
        from iweek_desktop.ui.dialogs.message import MessageDialog

        MessageDialog(self._say, self._opened.path.name, message.text, message.details, self.window).exec()

    def _tell_not_saved(self, error: StoreError) -> None:
        self._troubles.note("saving", partial(banners.saving_message, error=error))
        self._show_message()

    def _tell_saved(self) -> None:
        """Take back that nothing could be saved, now that something was."""
        if self._troubles.settle("saving"):
            self._show_message()

    def _tell_change(self, change: Change) -> None:
        session = self.state.session(change.guid)
        if self.window is None or session is None:
            return
        if change.after is None:
            text = self._say("Removed from favourites: {title}", title=session.title)
        else:
            level = level_name(self._say, Level(change.after))
            text = self._say("Saved as {level}: {title}", level=level, title=session.title)
        self.window.tell(text, undo=True)

    # the file

    def reread(self) -> None:
        """Read the programme's file again, and keep what is open where that fails."""
        if self.window is None:
            return
        self.window.save()
        opened = open_programme(self._startup.places, self._startup.source, self._startup.zone_name)
        if opened.entry is None:
            from iweek_desktop.ui.dialogs.reading import tell_unreadable

            tell_unreadable(self._say, opened, self.window)
            return
        if opened.entry.stamp == self._opened.entry.stamp:
            opened.entry.close()
            self.window.tell(self._say("The file has not changed"))
            return
        day, selected, before = self.state.day, self.state.selected, self._opened.entry
        self._opened = OpenedProgramme(opened.entry, opened.path, opened.notices)
        self.state = self._make_state()
        if day in [item.day for item in self.state.days] and day is not None:
            self.state.show_day(day)
        self.state.select(selected)
        self.open_window().tell(self._say("The file has been read again"))
        before.close()

    # mishaps

    def catch_mishaps(self) -> None:
        """Have errors that nobody caught logged and told, instead of ending the program."""
        from iweek_desktop.ui.mishaps import MishapCatcher

        sys.excepthook = MishapCatcher(self._startup.places.log_file, self._startup.clock, self._tell_mishap)

    def _tell_mishap(self, description: str) -> None:
        from iweek_desktop.ui.dialogs.message import MessageDialog

        say = self._say
        text = say(
            "Your favourites and notes are safe. You can go on working. "
            "The details below help whoever looks into it; they hold none of your notes."
        )
        MessageDialog(say, say("Something went wrong"), text, description, self.window).exec()
