"""A start at which nothing can be opened: a page that says why, and a way on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.startup import WindowStart
from iweek_desktop.ui.app import open_keeper
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.unreadable import UnreadableWindow


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start as from a menu, without a terminal that somebody sees."""
    monkeypatch.setattr(sys, "stderr", None)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.json"
    file.write_text("{", encoding="utf-8")
    return file


def shown() -> UnreadableWindow:
    """Return the page's window, which waits for an answer."""
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, UnreadableWindow)]
    assert window.isVisible()
    return window


def start(source: Path, tmp_path: Path) -> Keeper | None:
    """Start the program on a file."""
    begun = WindowStart(Places.of(tmp_path / "profile"), source, None, "en", system_clock, None)
    return open_keeper(begun, lambda _: True, start=lambda run: run())


@pytest.fixture
def closed() -> Iterator[list[Keeper]]:
    """Close what was opened."""
    keepers: list[Keeper] = []
    yield keepers
    for keeper in keepers:
        keeper.close()


def test_closing_the_page_ends_the_start(qtbot: QtBot, broken: Path, tmp_path: Path) -> None:
    QTimer.singleShot(50, lambda: shown().close())
    assert start(broken, tmp_path) is None


def test_the_page_is_no_larger_than_the_screen(
    qtbot: QtBot, broken: Path, tmp_path: Path, big_text: None
) -> None:
    sizes: list[QSize] = []

    def look() -> None:
        sizes.append(shown().size())
        shown().close()

    QTimer.singleShot(50, look)
    assert start(broken, tmp_path) is None
    screen = QGuiApplication.primaryScreen().availableGeometry().size()
    assert sizes == [QSize(1800, 1280).boundedTo(screen)]
    assert sizes != [QSize(1800, 1280)]


def test_a_file_that_has_been_mended_is_opened_when_tried_again(
    qtbot: QtBot, broken: Path, tmp_path: Path, bundled: Path, closed: list[Keeper]
) -> None:
    def mend() -> None:
        page = shown().page
        details = page.details.toPlainText()
        assert "broken.json: line 1, column 2: " in details
        assert f"{page.words.text()} {details}".count("damaged") == 1
        broken.write_bytes(bundled.read_bytes())
        page.retry_button.click()

    QTimer.singleShot(50, mend)
    keeper = start(broken, tmp_path)
    assert keeper is not None
    closed.append(keeper)
    assert keeper.state.programme.title == "Innovation Week 2024"


def test_another_file_can_be_opened_instead(
    qtbot: QtBot, broken: Path, tmp_path: Path, bundled: Path, closed: list[Keeper],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bundled), ""))
    QTimer.singleShot(50, lambda: shown().page.open_button.click())
    keeper = start(broken, tmp_path)
    assert keeper is not None
    closed.append(keeper)
    assert keeper.state.programme.title == "Innovation Week 2024"


def test_it_is_said_whether_there_is_no_file_or_one_that_nobody_can_read(
    qtbot: QtBot, broken: Path, tmp_path: Path
) -> None:
    said = []

    def close() -> None:
        said.append(shown().page.words.text())
        shown().close()

    for file in (broken, tmp_path / "no-such.json"):
        QTimer.singleShot(0, close)
        assert start(file, tmp_path) is None
    assert said == [
        "The file may be damaged. Your favourites and notes are safe.",
        "There is no such file. Your favourites and notes are safe.",
    ]
