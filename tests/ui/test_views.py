"""Going from one view of the sessions to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.agenda.agenda_list import AgendaList

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def agenda(desk: Desk) -> AgendaList:
    """Return the list that is shown."""
    made = desk.window.views.agenda
    assert made is not None
    assert made.isVisible()
    return made.list


def test_the_list_keeps_selection_and_focus(desk: Desk) -> None:
    desk.select("water")
    desk.press("Ctrl+3")
    shown = agenda(desk)
    assert desk.has_focus(shown)
    assert shown.sessions_model().sessions[shown.currentIndex().row()].guid == "water"
    desk.press("Ctrl+1")
    assert desk.has_focus(desk.grid)
    assert desk.current == "water"


def test_a_star_in_the_list_is_a_star_everywhere(desk: Desk) -> None:
    desk.press("Ctrl+3")
    desk.select("milk")
    QTest.keyClick(agenda(desk), Qt.Key.Key_2)
    assert desk.kept_levels() == {"milk": Level.MAYBE}
    desk.press("Ctrl+1")
    assert desk.grid.sessions_model().level("milk") is Level.MAYBE


def test_enter_opens_the_details_and_escape_comes_back_to_the_list(desk: Desk) -> None:
    desk.press("Ctrl+3")
    desk.select("water")
    QTest.keyClick(agenda(desk), Qt.Key.Key_Return)
    assert desk.has_focus(desk.detail.title)
    desk.press("Escape")
    assert desk.has_focus(agenda(desk))


@pytest.mark.parametrize(("key", "view"), [("Ctrl+1", "day"), ("Ctrl+2", "timeline"), ("Ctrl+3", "list")])
def test_the_rail_shows_the_view(desk: Desk, key: str, view: str) -> None:
    desk.press("Ctrl+3", key)
    assert desk.state.view == view
    assert [name for name, button in desk.window.rail.buttons.items() if button.isChecked()] == [view]
    desk.window.rail.buttons["list"].click()
    assert desk.state.view == "list"


def test_search_governs_the_list_and_escape_gives_it_up(desk: Desk) -> None:
    desk.press("Ctrl+3")
    everything = len(agenda(desk).sessions_model().sessions)
    desk.press("Ctrl+F")
    desk.type("milk")
    found = [session.guid for session in agenda(desk).sessions_model().sessions]
    assert "milk" in found
    assert len(found) < everything
    desk.press("Escape")
    assert len(agenda(desk).sessions_model().sessions) == everything


def test_the_window_opens_on_the_view_it_was_left_in(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.press("Ctrl+3")
    desk.close()
    again = open_desk()
    assert again.has_focus(agenda(again))
    assert not again.window.day_bar.zoom_in.isVisible()
    again.select("water")
    QTest.keyClick(agenda(again), Qt.Key.Key_Return)
    assert again.has_focus(again.detail.title)


def test_the_list_has_no_zoom(desk: Desk) -> None:
    assert desk.window.day_bar.zoom_in.isVisible()
    desk.press("Ctrl+3")
    assert not desk.window.day_bar.zoom_in.isVisible()
    desk.press("Ctrl+1")
    assert desk.window.day_bar.zoom_in.isVisible()
