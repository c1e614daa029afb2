"""A desk: the real window on a made-up programme, with a clock and a calendar program that tests hold."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.settings import Settings
from iweek_desktop.library.settings import save as save_settings
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.model import Level
from iweek_desktop.resource import bundled_path
from iweek_desktop.startup import WindowStart
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store
from iweek_desktop.ui.app import make_application, open_keeper
from iweek_desktop.ui.dialogs.message import MessageDialog
from iweek_desktop.ui.grid.view import DayGrid
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.panes.detail import DetailPane
from iweek_desktop.ui.panes.toast import Toast
from iweek_desktop.ui.state import AppState

MADE_UP = Path(__file__).parent.parent / "data" / "made-up-coffee-week.json"
BUNDLED = bundled_path("data/innovation-week-2024.json")
BEFORE = datetime(2031, 4, 1, 6, 0, tzinfo=UTC)


class HeldClock:
    """A clock that stands where a test puts it."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_time(self, **how_long: float) -> None:
        """Let time pass."""
        self.at += timedelta(**how_long)


class Desk:
    """One keeper with its window, and hands on keyboard and mouse."""

    def __init__(self, qtbot: QtBot, profile: Path, clock: HeldClock) -> None:
        self.qtbot, self.profile, self.clock = qtbot, profile, clock
        self.places = Places.of(profile)
        self.handed: list[Path] = []
        self.answers = True
        """Whether a calendar program answers."""

    def open(
        self, source: Path | None, language: str | None, size: tuple[int, int] | None, **more: Any
    ) -> None:
        """Open the window as the program does."""
        start = WindowStart(self.places, source, None, language, self.clock, None)
        keeper = open_keeper(start, self._take, start=lambda run: run())
        assert keeper is not None
        self.keeper: Keeper = keeper
        keeper.open_window(size=size, **more)
        self.settle()

    def settle(self) -> None:
        """Wait until the window stands, is active and complete; a new version may bring another one."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: self.window.isActiveWindow() and self.window.detail is not None)
        QCoreApplication.processEvents()

    def _take(self, path: Path) -> bool:
        self.handed.append(path)
        return self.answers

    def close(self) -> None:
        """Close the window as its user does, then let go of everything."""
        window = self.keeper.window
        if window is not None:
            window.close()
            window.deleteLater()
        self.keeper.close()
        self.keeper.deleteLater()
        self.keeper.window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # what there is

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        assert self.keeper.window is not None
        return self.keeper.window

    @property
    def state(self) -> AppState:
        """What the window shows."""
        return self.keeper.state

    @property
    def grid(self) -> DayGrid:
        """The grid of the day."""
        return self.window.grid

    @property
    def detail(self) -> DetailPane:
        """The pane on the right."""
        assert self.window.detail is not None
        return self.window.detail

    @property
    def toast(self) -> Toast:
        """The message at the bottom."""
        assert self.window.toast is not None
        return self.window.toast

    @property
    def focus(self) -> QWidget | None:
        """The widget that has the keyboard focus."""
        return QApplication.focusWidget()

    def has_focus(self, widget: QWidget) -> bool:
        """Whether a widget has the keyboard focus, and not only in its window."""
        return self.focus is widget

    @property
    def current(self) -> str | None:
        """The guid of the grid's current session."""
        index = self.grid.currentIndex()
        return self.grid.sessions_model().sessions[index.row()].guid if index.isValid() else None

    @property
    def shown(self) -> list[str]:
        """The guids of the sessions in the grid, in reading order."""
        return [session.guid for session in self.grid.sessions_model().sessions]

    @property
    def banner(self) -> str:
        """What the banner says, "" where there is none."""
        return self.window.banner.words.text() if self.window.banner else ""

    # hands

    def press(self, *keys: str) -> None:
        """Press keys such as "Ctrl+T" wherever the focus is."""
        for key in keys:
            QTest.keySequence(self.window.windowHandle(), QKeySequence(key))
            self.come_to_rest()

    def type(self, text: str) -> None:
        """Type letters wherever the focus is."""
        focus = self.focus
        assert focus is not None
        QTest.keyClicks(focus, text)
        self.come_to_rest()

    def come_to_rest(self) -> None:
        """Have what is typed painted, and then looked for."""
        for _ in range(3):
            QCoreApplication.processEvents()

    def row(self, guid: str) -> int:
        """Return the row of a session that is shown."""
        return self.shown.index(guid)

    def spot(self, guid: str, from_right: int | None = None, from_top: int = 8) -> QPoint:
        """Return a point of the viewport on a session's block, having scrolled to it."""
        index = self.grid.model().index(self.row(guid), 0)
        self.grid.scrollTo(index)
        rect = self.grid.visualRect(index)
        x = rect.left() + 12 if from_right is None else rect.right() - from_right
        return QPoint(x, max(rect.top(), self.grid._header_height()) + from_top)

    def click(self, guid: str, **where: Any) -> None:
        """Click on a session's block."""
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=self.spot(guid, **where))

    def wheel(self, step: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Turn the wheel over the grid."""
        spot = QPointF(300, 200)
        port = self.grid.viewport()
        event = QWheelEvent(
            spot, port.mapToGlobal(spot), QPoint(), QPoint(0, step), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, event)

    def select(self, guid: str) -> None:
        """Select a session as any part of the window does."""
        self.state.select(guid)
        QCoreApplication.processEvents()

    # other windows

    def tick(self) -> None:
        """Have the window look at the clock, as it does by itself now and then."""
        self.keeper.show_time()

    def elsewhere(self, guid: str, level: Level | None = None, note: str | None = None) -> None:
        """Change a mark as another window or the command line does, and have this window look."""
        nothing = Snapshot("", None, None, "")
        with Store.open(self.places.store_path, self.clock, "another") as store:
            plan = Plan(store, self.state.programme.key)
            plan.set_level(guid, level, nothing)
            if note is not None:
                plan.set_note(guid, note, nothing)
        self.state.look_elsewhere()

    def kept_levels(self) -> dict[str, Level]:
        """Return the favourites as they stand in the file."""
        with Store.open(self.places.store_path, self.clock, "a test") as store:
            return Plan(store, self.state.programme.key).favourites()

    def kept_note(self, guid: str) -> str:
        """Return a note as it stands in the file."""
        with Store.open(self.places.store_path, self.clock, "a test") as store:
            return Plan(store, self.state.programme.key).note(guid)


OpenDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it."""
    return make_application()


@pytest.fixture(autouse=True)
def plain_text_size(qapp: QApplication) -> Iterator[None]:
    """Write with letters of 12 px, at which the design's numbers hold."""
    font, palette = qapp.font(), qapp.palette()
    plain = QFont(font)
    plain.setPixelSize(12)
    qapp.setFont(plain)
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def big_text(qapp: QApplication) -> None:
    """Write with letters twice as big."""
    font = QFont(qapp.font())
    font.setPixelSize(24)
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a window saves out of the folders of whoever runs the tests."""
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_DOWNLOAD_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


@pytest.fixture(scope="session")
def opened_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with both programmes on the shelf already: reading them again takes longest of all."""
    profile = tmp_path_factory.mktemp("opened")
    for source in (MADE_UP, BUNDLED):
        entry = open_programme(Places.of(profile), source, None).entry
        assert entry is not None
        entry.close()
    # Scrolled at once: what glides is looked at by tests of its own.
    save_settings(Places.of(profile).settings_file, Settings(reduce_motion=True))
    return profile


@pytest.fixture
def profile(tmp_path: Path, opened_profile: Path) -> Path:
    """A profile of its own for each test."""
    return Path(shutil.copytree(opened_profile, tmp_path / "profile"))


@pytest.fixture
def open_desk(qtbot: QtBot, profile: Path) -> Iterator[OpenDesk]:
    """Open windows; what is opened is closed at the end."""
    desks: list[Desk] = []

    def open_one(
        now: str = "2031-04-01T08:00+02:00",
        *,
        source: Path | None = MADE_UP,
        language: str | None = "en",
        size: tuple[int, int] | None = (1366, 688),
        at: Path = profile,
        **more: Any,
    ) -> Desk:
        desk = Desk(qtbot, at, HeldClock(datetime.fromisoformat(now)))
        desk.open(source, language, size, **more)
        desks.append(desk)
        return desk

    yield open_one
    for desk in desks:
        if desk.keeper.window is not None:
            desk.close()


@pytest.fixture
def bundled() -> Path:
    """The bundled programme."""
    return BUNDLED


@pytest.fixture
def made_up_copy(tmp_path: Path) -> Path:
    """The made-up week in a file that a test may change."""
    return Path(shutil.copy(MADE_UP, tmp_path / "made-up-copy.json"))


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have dialogs answered at once, and return all that they say."""
    said: list[str] = []

    def answer(dialog: MessageDialog) -> int:
        words = [label.text() for label in dialog.findChildren(QLabel)]
        said.append("\n".join([dialog.windowTitle(), *words, dialog.details.toPlainText()]))
        return 0

    monkeypatch.setattr(MessageDialog, "exec", answer)
    return said


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """The made-up week a few days before it begins, in English, without favourites."""
    return open_desk()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook what Qt says of the platform without a screen, in these tests alone."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
