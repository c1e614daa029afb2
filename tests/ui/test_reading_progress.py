"""How far the reading of a programme has come is shown once it takes a while, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iweek_desktop.library.opening import Opened, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Cancelled, Progress, Stage
from iweek_desktop.ui.programme_files import Steps

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

Tell = Callable[[Stage, int, int | None], None]


class SlowReading:
    """Reading that goes on step by step, when a test says so, in a thread of its own."""

    def __init__(self) -> None:
        self._step = threading.Event()
        self._steps: list[tuple[Stage, int, int | None]] = []
        self.stopped = threading.Event()
        self.over = False

    def tell(self, stage: Stage, done: int, total: int | None) -> None:
        """Have the reading tell how far it has come."""
        self._steps.append((stage, done, total))
        self._step.set()

    def end(self) -> None:
        """Have the reading come to its end."""
        self.over = True
        self._step.set()

    def read(self, places: Places, path: Path | None, zone_name: str | None, tell: Progress) -> Opened:
        """Stand in for the reading of a file."""
        step: tuple[Stage, int, int | None] = ("connecting", 0, None)
        try:
            while not self.over:
                step = self._steps.pop(0) if self._steps else step
                tell(*step)
                self._step.wait(0.01)
                self._step.clear()
        except Cancelled:
            self.stopped.set()
            raise
        return open_programme(places, path, zone_name, tell)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReading]:
    reading = SlowReading()
    monkeypatch.setattr("iweek_desktop.ui.programme_files.open_programme", reading.read)
    yield reading
    reading.end()


@pytest.fixture
def reading(open_desk: OpenDesk, bundled: Path, slow: SlowReading) -> Desk:
    """A window that is reading another programme for longer than one waits without a word."""
    desk = open_desk()
    desk.keeper.jobs._start_run = desk.keeper.jobs._beside
    desk.keeper.open_file(bundled)
    assert desk.banner == ""
    desk.qtbot.waitUntil(lambda: desk.banner == "Reading innovation-week-2024.json…")
    return desk


def bar(desk: Desk) -> tuple[bool, int]:
    """Return whether the bar is shown, and how many per cent it stands at."""
    assert desk.window.banner is not None
    progress = desk.window.banner.progress
    assert progress is not None
    return progress.isVisible(), progress.value()


def test_the_bar_follows_the_bytes(reading: Desk, slow: SlowReading) -> None:
    assert not bar(reading)[0]
    slow.tell("reading", 30, 120)
    reading.qtbot.waitUntil(lambda: bar(reading) == (True, 25))
    slow.tell("reading", 90, 120)
    reading.qtbot.waitUntil(lambda: bar(reading) == (True, 75))
    slow.tell("parsing", 400, None)
    reading.qtbot.waitUntil(lambda: not bar(reading)[0])
    slow.end()
    reading.qtbot.waitUntil(lambda: reading.window.windowTitle() == "Innovation Week 2024")
    assert not reading.banner.startswith("Reading")


def test_another_window_shows_it_too(reading: Desk, slow: SlowReading) -> None:
    slow.tell("reading", 90, 120)
    reading.qtbot.waitUntil(lambda: bar(reading) == (True, 75))
    slow.tell("reading", 96, 120)
    reading.keeper.open_window("dark")
    reading.settle()
    reading.qtbot.waitUntil(lambda: bar(reading) == (True, 80))


def test_it_is_cancelled_by_key(reading: Desk, slow: SlowReading) -> None:
    before = reading.window.windowTitle()
    slow.tell("reading", 30, 120)
    banner = reading.window.banner
    assert banner is not None
    for key in ("F6",) * 8:
        if reading.has_focus(banner.close_button):
            break
        reading.press(key)
    reading.press("Shift+Tab")
    assert reading.has_focus(banner.action_button)
    assert banner.action_button.text() == "Cancel"
    QTest.keyClick(banner.action_button, Qt.Key.Key_Space)
    assert reading.window.banner is None
    assert slow.stopped.wait(5)
    assert reading.window.windowTitle() == before


def test_the_window_can_be_used_meanwhile(reading: Desk, slow: SlowReading) -> None:
    reading.select("milk")
    reading.window.focus_content()
    reading.press("1")
    assert "milk" in reading.state.levels
    assert not slow.stopped.is_set()


def test_it_tells_of_each_hundredth_once() -> None:
    told: list[tuple[int, int]] = []
    steps = Steps(lambda done, total: told.append((done, total)))
    for done in range(0, 10_001, 8):
        steps.tell("downloading", done, 10_000)
    assert len(told) == 101
    assert told[-1] == (10_000, 10_000)
    steps.tell("parsing", 12, None)
    steps.tell("parsing", 24, None)
    assert told[-1] == (0, 0)
    assert len(told) == 102
