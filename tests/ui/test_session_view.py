"""What every view of sessions asks for: a menu, a drag, and a card over what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def ask_for_menu(desk: Desk, at: QPoint, reason: QContextMenuEvent.Reason) -> None:
    """Send what the system sends for a right click, or for the menu key."""
    target = desk.grid.viewport() if reason is QContextMenuEvent.Reason.Mouse else desk.grid
    QApplication.sendEvent(target, QContextMenuEvent(reason, at, target.mapToGlobal(at)))


def test_a_right_click_selects_and_asks_for_the_menu_where_it_was(desk: Desk) -> None:
    asked, spot = QSignalSpy(desk.grid.menu_requested), desk.spot("water")
    QTest.mouseClick(desk.grid.viewport(), RIGHT, pos=spot)
    ask_for_menu(desk, spot, QContextMenuEvent.Reason.Mouse)
    assert desk.state.selected == "water"
    at = desk.grid.viewport().mapToGlobal(spot)
    assert [asked.at(n) for n in range(asked.count())] == [["water", at, False]]


def test_a_right_click_beside_the_sessions_asks_for_nothing(desk: Desk) -> None:
    asked = QSignalSpy(desk.grid.menu_requested)
    desk.select("water")
    ask_for_menu(desk, QPoint(5, 200), QContextMenuEvent.Reason.Mouse)
    assert asked.count() == 0


@pytest.mark.parametrize("key", ["menu", "Shift+F10"])
def test_a_key_asks_for_the_menu_on_the_current_session(desk: Desk, key: str) -> None:
    asked = QSignalSpy(desk.grid.menu_requested)
    desk.select("night")
    if key == "menu":  # which the system turns into an event of its own
        ask_for_menu(desk, QPoint(), QContextMenuEvent.Reason.Keyboard)
    else:
        desk.press(key)
    assert asked.count() == 1
    guid, at, by_key = asked.at(0)
    assert (guid, by_key) == ("night", True)
    index = desk.grid.model().index(desk.row("night"), 0)
    assert desk.grid.visualRect(index).contains(desk.grid.viewport().mapFromGlobal(at))


def test_no_menu_is_asked_for_without_a_current_session(desk: Desk) -> None:
    asked = QSignalSpy(desk.grid.menu_requested)
    ask_for_menu(desk, QPoint(), QContextMenuEvent.Reason.Keyboard)
    desk.press("Shift+F10")
    assert asked.count() == 0


def drag(desk: Desk, spot: QPoint, by: int) -> None:
    """Press, move and let go."""
    port = desk.grid.viewport()
    QTest.mousePress(port, LEFT, pos=spot)
    for step in (by // 2, by):
        QTest.mouseMove(port, spot + QPoint(step, 0))
    QTest.mouseRelease(port, LEFT, pos=spot + QPoint(by, 0))


def test_a_session_is_dragged_once_the_pointer_has_gone_far_enough(desk: Desk) -> None:
    asked, spot = QSignalSpy(desk.grid.drag_requested), desk.spot("water")
    drag(desk, spot, QApplication.startDragDistance() - 1)
    assert (asked.count(), desk.state.selected) == (0, "water")
    drag(desk, spot, 4 * QApplication.startDragDistance())
    assert [asked.at(n) for n in range(asked.count())] == [["water"]]


def test_neither_a_star_nor_empty_ground_is_dragged(desk: Desk) -> None:
    asked = QSignalSpy(desk.grid.drag_requested)
    far = 4 * QApplication.startDragDistance()
    drag(desk, desk.spot("water", from_right=14), -far)
    drag(desk, QPoint(5, 200), far)
    assert asked.count() == 0


def test_what_is_under_the_pointer_is_told(desk: Desk) -> None:
    port, told = desk.grid.viewport(), QSignalSpy(desk.grid.hovered_changed)
    QTest.mouseMove(port, desk.spot("water"))
    QTest.mouseMove(port, QPoint(5, 200))
    assert [told.at(n)[0] for n in range(told.count())] == [desk.row("water"), None]


def test_where_a_key_leads_is_told(desk: Desk) -> None:
    told = QSignalSpy(desk.grid.walked)
    desk.press("Home", "Down", "1", "Down")
    assert [told.at(n)[0] for n in range(told.count())] == [0, 1, 2]
    desk.click("opening")
    assert told.count() == 3
