"""What outlives a window: settings, store and state, and the jobs that windows ask for."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from iweek_desktop.library.opening import BUNDLED, Opened
from iweek_desktop.library.paths import Places
from iweek_desktop.library.settings import Settings
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.clock import Clock, running_clock
from iweek_desktop.resource import bundled_path
from iweek_desktop.startup import WindowStart
from iweek_desktop.ui.elsewhere import look_elsewhere
from iweek_desktop.ui.favourites_file import open_favourites
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.jobs import Jobs, Start
from iweek_desktop.ui.look import plain_look
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.messenger import Messenger
from iweek_desktop.ui.news import News
from iweek_desktop.ui.preferences import Preferences
from iweek_desktop.ui.programme_files import ProgrammeFiles
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.style import style_sheet
from iweek_desktop.ui.updates import Updates
from iweek_desktop.ui.window_memory import (
    FIRST_SIZE,
    OF_THE_VIEW,
    place_window,
    remembered,
    restore_state,
    take_over,
    take_place,
)
from iweek_desktop.ui.wishes import grant
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from iweek_desktop.library.hyphenation import Hyphens
    from iweek_desktop.library.stamp import Stamp
    from iweek_desktop.ui.calendar_program import Opener
    from iweek_desktop.ui.errands import Errands
    from iweek_desktop.ui.offers import Offers
    from iweek_desktop.ui.programme_offers import ProgrammeOffers

LOOK_ELSEWHERE_MS = 500
LOOK_BACK_AFTER_MS = 250
TICK_MS = 20_000


class Keeper(QObject):
    """Keep one programme open, in one window at a time."""

    def __init__(
        self, startup: WindowStart, settings: Settings, opened: Opened, clock: Clock, opener: Opener,
        start: Start | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        assert opened.entry is not None
        self._startup, self.opened, self._entry = startup, opened, opened.entry
        self._real_clock, self._simulated, self._opener = clock, clock, opener
        self._icons = IconSet(QGuiApplication.instance().devicePixelRatio())  # type: ignore[union-attr]
        self.window: MainWindow | None = None
        self.preferences = Preferences(settings, startup.places.settings_file, startup.language)
        self.jobs = Jobs(start, self)
        self.updates = Updates(startup.places, self.jobs, startup.clock)
        self.news = News(self.preferences, self.updates)
        self.files = ProgrammeFiles(startup.places, self.jobs, startup.clock)
        self.messenger = Messenger(self)
        self._looked_at: Stamp | None = None
        self.store = open_favourites(startup.places, startup.clock, self.news)
        self._elsewhere, self._tick = QTimer(self), QTimer(self)
        self._elsewhere.setInterval(LOOK_ELSEWHERE_MS)
        self._tick.setInterval(TICK_MS)
        self.state = self._make_state()
        restore_state(self.state, settings, self.source_text)
        self._was_over = self.state.over()
        self._connect()

    def _connect(self) -> None:
        self._elsewhere.timeout.connect(lambda: look_elsewhere(self))
        self._tick.timeout.connect(self.show_time)
        self.preferences.look_changed.connect(lambda: self.open_window())
        self.preferences.zone_changed.connect(self._show_zone)
        self.preferences.motion_changed.connect(self._show_motion)
        self.files.opened.connect(self._adopt)

    def _make_state(self) -> AppState:
        state = AppState(self._entry, Plan(self.store, self._entry.programme.key), self._now)
        state.tell_times_in(self.preferences.zone(state.programme.zone))
        state.motion_ms = self.preferences.motion_ms()
        state.hues = self.preferences.hues(state.programme)
        state.simulated = self._simulated is not self._startup.clock
        self.updates.serve(state, self.store)
        state.change_made.connect(self.messenger.tell_change)
        state.saving_failed.connect(self.news.note_saving)
        state.history_changed.connect(lambda: self.news.settle("saving"))
        state.parked_changed.connect(self.news.changed)
        return state

    @property
    def source_text(self) -> str | None:
        """The path of the file that is open, or the key of what is on the shelf; None is the bundled one."""
        return str(self._startup.source) if self._startup.source else None

    def _now(self) -> datetime:
        return self._simulated()

    @property
    def places(self) -> Places:
        """Where everything of this user lies."""
        return self._startup.places

    @property
    def real_clock(self) -> Clock:
        """The clock that tells when something is done, whatever time the window simulates."""
        return self._startup.clock

    @property
    def entry(self) -> ShelfEntry:
        """The programme that is open."""
        return self._entry

    @property
    def say(self) -> Wording:
        """The wording of the language in use."""
        return self.preferences.say

    # windows

    def open_window(self, theme: str | None = None, size: tuple[int, int] | None = None) -> MainWindow:
        """Open a window of the state as it is, in place of the one before.

        Args:
            theme: "light", "dark" or "contrast"; what the settings say where None.
            size: width and height in px; as the last window stood where None.
        """
        if self.window is not None:
            self.window.save()
        self.preferences.ask_theme(theme)
        made = self.preferences.theme()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(made.q_palette())
        settings = self.preferences.settings
        window = MainWindow(self.state, made, self._icons, self.say, settings.detail_width)
        window.setStyleSheet(style_sheet(made))
        grant(self, window)
        old, self.window = self.window, window
        place_window(window, size, old, settings.window)
        window.completed.connect(self._speak_qt)
        self.messenger.show()
        window.show()
        if old is not None:
            take_place(window, old)
        self._elsewhere.start()
        self._tick.start()
        if self._entry.stamp != self._looked_at:
            QTimer.singleShot(LOOK_BACK_AFTER_MS, self, self._look_back)
        return window

    def _speak_qt(self) -> None:
        from iweek_desktop.ui.qt_words import speak_qt

        speak_qt(self.say.language)

    def go_back(self) -> None:
        """Show the version before, to which the favourites are carried back."""
        self.files.go_back(self.state.programme.key)

    def _look_back(self) -> None:
        """Find out what is new, once the window stands."""
        if self._entry.stamp != self._looked_at:
            self._looked_at = self._entry.stamp
            self.updates.look()
            self.files.update_unasked(self._entry.programme.key)
            if not self._entry.hyphenated:
                self._hyphenate(self._entry)

    def _hyphenate(self, entry: ShelfEntry) -> None:
        """Find out where long words may be broken in what a command has put on the shelf."""

        def show(hyphens: Hyphens | None) -> None:
            if hyphens is not None and entry is self._entry:
                self.state.take_hyphens(hyphens)

        shelf = Shelf(self.places.shelf_dir)
        self.jobs.start(lambda _job: shelf.hyphenate(entry.stamp), show)

    def remember_window(self) -> None:
        """Keep what the next window is to take over."""
        if self.window is not None:
            self.preferences.keep(**remembered(self.window, self.state), last_programme=self.source_text)

    def reset_view(self) -> None:
        """Show the programme as on the first day: sizes, lanes, zoom and put away messages."""
        plain = Settings()
        self.preferences.keep(**{name: getattr(plain, name) for name in (*OF_THE_VIEW, "dismissed_banners")})
        restore_state(self.state, plain, None)
        self.open_window(size=FIRST_SIZE)

    def close(self) -> None:
        """Let go of the store and of the programme; a window that is still there can show no other day."""
        self._elsewhere.stop()
        self._tick.stop()
        self.updates.close()
        self.store.close()
        self._entry.close()

    def errands(self) -> Errands:
        """Return what exports and copies on behalf of the window."""
        from iweek_desktop.ui.errands import Errands

        assert self.window is not None
        places, reminder = self._startup.places, self.preferences.settings.reminder_min
        return Errands(self.window, self.state, self.store, places, self._opener, reminder, self.real_clock)

    def offers(self) -> Offers:
        """Return what shows menus and dialogs on behalf of the window."""
        from iweek_desktop.ui.offers import Offers

        assert self.window is not None
        return Offers(self, self.window)

    def programme_offers(self) -> ProgrammeOffers:
        """Return what shows dialogs about the programme on behalf of the window."""
        from iweek_desktop.ui.programme_offers import ProgrammeOffers

        assert self.window is not None
        return ProgrammeOffers(self, self.window)

    # time

    def show_time(self) -> None:
        """Show anew what depends on the present time."""
        if self.window is not None:
            if self.state.over() != self._was_over:
                self._was_over = self.state.over()
                self.messenger.show()
            self.window.show_time()

    def simulate(self, at: datetime | None) -> None:
        """Let the window's clock run on from another instant; None gives it the real time back."""
        self._simulated = running_clock(at, self._real_clock) if at else self._startup.clock
        self.state.simulated = at is not None
        self.open_window()

    def _show_motion(self) -> None:
        self.state.motion_ms = self.preferences.motion_ms()

    def _show_zone(self) -> None:
        self.state.tell_times_in(self.preferences.zone(self.state.programme.zone))

    def show_problems(self) -> None:
        """List what could not be read in the programme's file."""
        self.offers().show_problems(self.opened)

    # the file

    def come_to_front(self, path: Path | None) -> None:
        """Show the window to a user who has started the program again, with the file they asked for."""
        if self.window is not None:
            self.window.come_to_front()
            if path is not None:
                self.open_file(path)

    def open_file(self, path: Path | None) -> None:
        """Read a programme file and show it in place of the one that is open; None is the bundled one."""
        self.files.open(path.absolute() if path else None)

    def open_kept(self, key: str) -> None:
        """Show a programme of the shelf."""
        self.files.open(Path(key))

    def open_recent(self, key: str | None) -> None:
        """Show a programme of the shelf, or the bundled one."""
        self.open_kept(key) if key is not None else self.open_file(None)

    def reread(self) -> None:
        """Read the programme's file again, or ask its address, and keep what is open where that fails."""
        source = self._startup.source
        if source is None or source.exists():
            self.files.open(source, self._startup.zone_name)
        else:
            self.files.update(self.state.programme.key, wished=True)

    def _adopt(self, opened: Opened) -> None:
        """Show what was read in place of what is open."""
        entry, before = opened.entry, self._entry
        if entry is None or self.window is None:
            return
        same = entry.programme.key == before.programme.key
        if entry.stamp == before.stamp:
            entry.close()
            if not self.updates.take_following():
                self.window.tell(
                    self.say("The file has not changed") if opened.path == self.opened.path
                    else self.say("There is no newer version")
                )  # fmt: skip
            return
        self.window.save()
        self.opened, self._entry = opened, entry
        self.updates.forget()
        shown = self.state
        self.state = self._make_state()
        take_over(self.state, shown, same=same)
        self._note_source(opened)
        window = self.open_window()
        window.tell(self._opened_words(same=same))
        before.close()

    def _opened_words(self, *, same: bool) -> str:
        if self.files.went_back:
            return self.say("An earlier version is shown")
        if self.updates.take_following():
            return self.say("The version that another window or a command has opened is shown here too")
        if same:
            return self.say("The file has been read again")
        return self.say("Opened: {programme}", programme=self._entry.programme.title)

    def _note_source(self, opened: Opened) -> None:
        source = None if opened.path == bundled_path(BUNDLED) else opened.path
        if source != self._startup.source:
            self._startup = self._startup._replace(source=source, zone_name=None)
        self.preferences.note_opened(source)

    # mishaps

    def catch_mishaps(self) -> None:
        """Have errors that nobody caught logged and told, instead of ending the program."""
        from iweek_desktop.ui.mishaps import MishapCatcher

        sys.excepthook = MishapCatcher(self._startup.places.log_file, self._startup.clock, self._tell_mishap)

    def _tell_mishap(self, description: str) -> None:
        from iweek_desktop.ui.mishaps import tell_mishap

        tell_mishap(self.window.look if self.window else plain_look(self.say), description, self.window)
