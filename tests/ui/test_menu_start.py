"""Where menus begin: at an entry by the keyboard, at none by the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from iweek_desktop.ui.menu_start import begin, first_entry
from iweek_desktop.ui.sessions.session_view import SessionView

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def lanes(desk: Desk) -> QWidget:
    return desk.window.shell.day_bar.lanes


def days(desk: Desk) -> QWidget:
    desk.window.resize(640, 480)
    QApplication.processEvents()
    assert desk.window.shell.chooser is not None
    return desk.window.shell.chooser.button


def sort(desk: Desk) -> QWidget:
    desk.press("Ctrl+3")
    agenda = desk.window.views.agenda
    assert agenda is not None
    return agenda.head.sort


def more(desk: Desk) -> QWidget:
    return desk.window.command_bar.more_button


def space(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(desk: Desk, button: QWidget, how: Callable[[QWidget], None]) -> str | None:
    """Open a menu, and return the text of its active entry, having closed it again."""
    seen: list[str | None] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        active: QAction | None = menu.activeAction()
        seen.append(None if active is None else active.text())
        menu.close()

    QTimer.singleShot(50, look)  # a button of Qt's returns once its menu is closed
    how(button)
    desk.qtbot.waitUntil(lambda: bool(seen))
    return seen[0]


MENUS = [
    (lanes, "Automatic"), (days, "Tuesday 8 April, 15 sessions"), (sort, "Time"), (more, "Open a programme…"),
]  # fmt: skip


@pytest.mark.parametrize(("button", "first"), MENUS)
def test_a_menu_begins_at_an_entry_by_the_keyboard(
    desk: Desk, button: Callable[[Desk], QWidget], first: str
) -> None:
    assert opened(desk, button(desk), space) == first


@pytest.mark.parametrize("button", [button for button, _first in MENUS])
def test_it_begins_at_none_by_the_mouse(desk: Desk, button: Callable[[Desk], QWidget]) -> None:
    assert opened(desk, button(desk), click) is None
    assert opened(desk, button(desk), space) is not None, "the mouse is forgotten"


def test_a_menu_of_choices_begins_at_the_one_that_is_ticked(open_desk: OpenDesk) -> None:
    desk = open_desk(now="2031-04-10T08:00+02:00")
    assert (opened(desk, days(desk), space) or "").startswith("Thursday 10 April")


def asked_for(reason: QContextMenuEvent.Reason) -> Callable[[QWidget], None]:
    """Return what asks for the menu of the current session as the system does."""

    def ask(view: QWidget) -> None:
        assert isinstance(view, SessionView)
        spot, port = view.visualRect(view.currentIndex()).center(), view.viewport()
        QApplication.sendEvent(port, QContextMenuEvent(reason, spot, port.mapToGlobal(spot)))

    return ask


def test_the_menu_of_a_session_begins_at_its_first_entry_by_the_keyboard_alone(desk: Desk) -> None:
    desk.select("milk")
    desk.grid.setFocus()
    assert opened(desk, desk.grid, lambda _grid: desk.press("Shift+F10")) == "Open details"
    assert opened(desk, desk.grid, asked_for(QContextMenuEvent.Reason.Keyboard)) == "Open details"
    assert opened(desk, desk.grid, asked_for(QContextMenuEvent.Reason.Mouse)) is None


def test_a_menu_begins_at_what_can_be_chosen(qapp: QApplication) -> None:
    menu = QMenu()
    assert first_entry(menu) is None
    off, choice, plain = QAction("off", menu), QAction("choice", menu), QAction("plain", menu)
    off.setEnabled(False)
    choice.setCheckable(True)
    menu.addActions([off])
    menu.addSeparator()
    begin(menu)
    assert menu.activeAction() is None
    menu.addActions([plain, choice])
    choice.setChecked(True)
    assert first_entry(menu) is plain, "a tick among other things is no choice to begin at"
    plain.setCheckable(True)
    assert first_entry(menu) is choice
    begin(menu)
    assert menu.activeAction() is choice
    menu.setActiveAction(plain)
    begin(menu)
    assert menu.activeAction() is plain
    menu.deleteLater()
