"""The pointer on the day grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from iweek_desktop.programme.model import Level

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

LEFT = Qt.MouseButton.LeftButton


def test_a_click_selects_and_shows_the_details(desk: Desk) -> None:
    desk.click("water")
    assert desk.state.selected == "water"
    assert desk.current == "water"
    assert desk.grid.selectedIndexes() == [desk.grid.currentIndex()]
    assert desk.detail.title.accessibleName() == "Water and what is wrong with it"
    assert desk.kept_levels() == {}


def test_a_click_opens_the_details_that_were_closed(desk: Desk) -> None:
    desk.press("Ctrl+I")
    desk.click("water")
    assert desk.window.detail_visible()


def test_a_click_gives_the_grid_the_focus(desk: Desk) -> None:
    desk.window.day_bar.tabs.setFocus()
    desk.click("water")
    assert desk.has_focus(desk.grid)


@pytest.mark.parametrize("guid", ["opening", "fair", "milk", "long-name", "steel", "exhibition", "night"])
def test_every_kind_of_block_can_be_clicked(desk: Desk, guid: str) -> None:
    desk.click(guid)
    assert desk.state.selected == guid


def test_a_click_beside_the_sessions_changes_nothing(desk: Desk) -> None:
    desk.click("water")
    for point in (QPoint(5, 200), QPoint(300, 10), QPoint(desk.grid.viewport().width() - 4, 300)):
        QTest.mouseClick(desk.grid.viewport(), LEFT, pos=point)
    assert desk.state.selected == "water"


def test_a_right_click_changes_no_star(desk: Desk) -> None:
    QTest.mouseClick(desk.grid.viewport(), Qt.MouseButton.RightButton, pos=desk.spot("water", from_right=14))
    assert desk.kept_levels() == {}


@pytest.mark.parametrize("guid", ["water", "opening", "roasting", "milk", "questions"])
def test_a_click_on_the_star_toggles_must(desk: Desk, guid: str) -> None:
    desk.click(guid, from_right=14)
    assert desk.kept_levels() == {guid: Level.MUST}
    desk.click(guid, from_right=14)
    assert desk.kept_levels() == {}


def test_a_star_at_an_umbrella_with_a_column_of_its_own_stands_in_that_column(desk: Desk) -> None:
    index = desk.grid.model().index(desk.row("fair"), 0)
    desk.grid.scrollTo(index)
    width = desk.grid.visualRect(index).width()
    desk.click("fair", from_right=width - width // 2 + 14)
    assert desk.kept_levels() == {"fair": Level.MUST}
    desk.click("fair", from_right=3)
    assert desk.kept_levels() == {"fair": Level.MUST}


def test_two_quick_clicks_on_a_star_are_two_clicks(desk: Desk) -> None:
    spot = desk.spot("water", from_right=14)
    QTest.mouseClick(desk.grid.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(desk.grid.viewport(), LEFT, pos=spot)
    assert desk.kept_levels() == {}
    assert desk.has_focus(desk.grid)


def test_a_star_stays_in_reach_when_a_long_block_is_scrolled(desk: Desk) -> None:
    desk.press("Ctrl++", "Ctrl++", "Ctrl++")
    index = desk.grid.model().index(desk.row("opening"), 0)
    desk.grid.verticalScrollBar().setValue(150)
    rect = desk.grid.visualRect(index)
    assert rect.top() < 36
    QTest.mouseClick(desk.grid.viewport(), LEFT, pos=QPoint(rect.right() - 20, 36 + 14))
    assert desk.kept_levels() == {"opening": Level.MUST}


def test_a_double_click_opens_the_details_at_their_title(desk: Desk) -> None:
    spot = desk.spot("water")
    QTest.mouseClick(desk.grid.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(desk.grid.viewport(), LEFT, pos=spot)
    assert desk.has_focus(desk.detail.title)
    assert desk.kept_levels() == {}


def test_a_double_click_beside_the_sessions_opens_nothing(desk: Desk) -> None:
    desk.click("water")
    QTest.mouseDClick(desk.grid.viewport(), LEFT, pos=QPoint(5, 200))
    assert desk.has_focus(desk.grid)


def test_the_wheel_scrolls(desk: Desk) -> None:
    before = desk.grid.verticalOffset()
    desk.wheel(-120)
    assert desk.grid.verticalOffset() > before


def test_the_wheel_with_control_does_not_lose_the_place(desk: Desk) -> None:
    desk.select("tasting")
    desk.wheel(-120, Qt.KeyboardModifier.ControlModifier)
    assert desk.current == "tasting"
