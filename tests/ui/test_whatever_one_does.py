"""Keys, clicks, sizes, searches and time in any order: the window lives, is whole, and has the focus."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from iweek_desktop.programme.model import Level
from tests.ui.test_scrolling import FULL_WEEK, differing, on_screen

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

SIZES = [(900, 560), (1366, 700), (700, 900), (1600, 900), (480, 420)]
SOUGHT = ["data", "a", "hållbar", "vård", "xyzzy", ""]
WALKS = ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Shift+Tab", "F6", "Shift+F6"]
MARKS = ["Space", "Shift+Space", "Ctrl+Z", "Ctrl+Y", "m", "d"]
GOES = [
    "Return",
    "Escape",
    "F7",
    "F8",
    "Ctrl+T",
    "Ctrl+F",
    "Ctrl+PgDown",
    "Ctrl+PgUp",
    "Alt+1",
    "Alt+3",
    "Alt+5",
]
SHOWS = ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+G", "Ctrl+I"]
STEPS = 40


def press_a_key(desk: Desk, chance: Random) -> None:
    desk.press(chance.choice(chance.choice([WALKS, MARKS, GOES, SHOWS])))


def scroll(desk: Desk, chance: Random) -> None:
    view = desk.window.views.sessions
    bar = chance.choice([view.verticalScrollBar(), view.horizontalScrollBar()])
    bar.setValue(bar.value() + chance.randint(-300, 300))


def use_the_mouse(desk: Desk, chance: Random) -> None:
    port = desk.window.views.sessions.viewport()
    at = QPoint(chance.randrange(max(1, port.width())), chance.randrange(max(1, port.height())))
    if port.isVisible() and chance.random() < 0.5:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    elif port.isVisible():
        QTest.mouseMove(port, at)


def resize(desk: Desk, chance: Random) -> None:
    desk.window.resize(*chance.choice(SIZES))


def search(desk: Desk, chance: Random) -> None:
    desk.window.command_bar.search.setText(chance.choice(SOUGHT))


def let_time_pass(desk: Desk, chance: Random) -> None:
    desk.clock.pass_time(minutes=chance.choice([1, 20, 300]))
    desk.tick()


def mark_elsewhere(desk: Desk, chance: Random) -> None:
    if desk.state.sessions:
        session = chance.choice(desk.state.sessions)
        desk.elsewhere(session.guid, chance.choice([Level.MUST, Level.MAYBE, None]))


def drawn_anew(desk: Desk) -> QImage:
    """Return the place of the grid in a window that is drawn from nothing."""
    port = desk.grid.viewport()
    picture = desk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return picture.copy(QRect(port.mapTo(desk.window, QPoint()), port.size()))


DOINGS = [*[press_a_key] * 6, scroll, scroll, use_the_mouse, resize, search, let_time_pass, mark_elsewhere]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_one_does_the_window_is_whole(open_desk: OpenDesk, seed: int) -> None:
    chance = Random(seed)
    now = f"2031-10-0{chance.randint(5, 9)}T10:42+02:00"
    size, language = chance.choice(SIZES), chance.choice(["sv", "en"])
    desk = open_desk(now, source=FULL_WEEK, size=size, language=language)
    for step in range(STEPS):
        chance.choice(DOINGS)(desk, chance)
        desk.qtbot.waitUntil(lambda: desk.grid.hovered_share == 1.0)
        assert desk.window.help is not None
        desk.window.help.card.put_away()  # it comes by itself, perhaps between the two pictures
        shown = on_screen(desk)
        if desk.grid.isVisible():
            assert differing(shown, drawn_anew(desk)) == [], f"step {step}"
        assert desk.focus is not None
        assert desk.focus.isVisible(), f"step {step}"
        if desk.grid.isVisible() and desk.current is not None:
            assert desk.current == desk.state.selected, f"step {step}"
