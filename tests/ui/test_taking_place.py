"""Where another window takes the place of one, the keyboard goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from iweek_desktop.library.settings import View
from iweek_desktop.ui.agenda.sections import Order
from iweek_desktop.ui.dialogs.settings import SettingsDialog
from tests.ui.dialog_hands import press, standing

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"
PLACES: dict[str, Callable[[Desk], QWidget]] = {
    "the view's button": lambda desk: desk.window.rail.entry,
    "the settings' button": lambda desk: desk.window.rail.settings_button,
    "the search": lambda desk: desk.window.command_bar.search,
    "the menu's button": lambda desk: desk.window.command_bar.more_button,
    "the days": lambda desk: desk.window.day_bar.tabs,
    "the sessions": lambda desk: desk.grid,
    "the title": lambda desk: desk.detail.title,
    "Must": lambda desk: desk.detail.segments.buttons[None],
    "the note": lambda desk: desk.detail.notes,
}


@pytest.mark.parametrize("place", PLACES)
def test_the_focus_stays_where_it_is(desk: Desk, place: str) -> None:
    desk.select("water")
    old = desk.window
    PLACES[place](desk).setFocus()
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    assert desk.window is not old
    assert desk.has_focus(PLACES[place](desk))


def test_what_is_typed_goes_on_in_the_search(desk: Desk) -> None:
    desk.select("water")
    desk.press("Ctrl+F")
    desk.type("t")
    desk.press("Ctrl+Shift+.")
    desk.settle()
    desk.type("1")
    assert desk.window.command_bar.search.text() == "t1"
    assert desk.state.levels == {}


def test_what_is_typed_goes_on_in_the_note(desk: Desk) -> None:
    desk.select("water")
    desk.detail.notes.setFocus()
    desk.type("Cup to bring")
    desk.press(*["Left"] * len(" to bring"))
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    desk.type("s")
    assert desk.detail.notes.toPlainText() == "Cups to bring"


def test_after_the_settings_too(desk: Desk) -> None:
    desk.press("Ctrl+F", "Ctrl+,")
    press(standing(desk.qtbot, SettingsDialog), "Down")
    press(standing(desk.qtbot, SettingsDialog), "Esc")
    desk.settle()
    assert desk.has_focus(desk.window.command_bar.search)


def test_the_ring_of_whoever_walks_by_key_stays(desk: Desk) -> None:
    desk.press("Down")
    with_ring = desk.grid.grab().toImage()
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    desk.keeper.preferences.set_language("en")
    desk.settle()
    assert desk.grid.grab().toImage() == with_ring


def test_the_pointer_brings_no_ring_along(desk: Desk) -> None:
    desk.click("water")
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    assert not desk.grid._ring


@pytest.mark.parametrize("view", ["day", "timeline", "list"])
def test_what_was_in_view_stays_in_view(open_desk: OpenDesk, view: View) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(1100, 600))
    desk.state.show_view(view)
    shown = desk.window.views.sessions
    down, right = shown.verticalScrollBar(), shown.horizontalScrollBar()
    down.setValue(down.maximum() // 2)
    right.setValue(right.maximum() // 2)
    before = (shown.verticalOffset(), shown.horizontalOffset())
    assert any(before)
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    now = desk.window.views.sessions
    assert now is not shown
    assert (now.verticalOffset(), now.horizontalOffset()) == before


def test_larger_text_leaves_the_selected_session_in_view(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(1100, 600))
    desk.press("Down", "Ctrl+End", "Ctrl+Shift+.", "Ctrl+Shift+.")
    desk.settle()
    assert desk.current is not None
    assert desk.grid.will_be_in_view(desk.grid.currentIndex())


def test_the_list_stays_sorted_by_title(desk: Desk) -> None:
    desk.press("Ctrl+3")
    agenda = desk.window.views.agenda
    assert agenda is not None
    agenda.sort_by(Order.TITLE)
    by_title, named = agenda.model.guids, agenda.head.sort.text()
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    again = desk.window.views.agenda
    assert again is not None
    assert again is not agenda
    assert again.order is Order.TITLE
    assert again.model.guids == by_title
    assert again.head.sort.text() == named


def test_another_programme_begins_with_no_session_selected(desk: Desk, bundled: Path) -> None:
    desk.press("Down", "Ctrl+C")
    desk.keeper.open_file(bundled)
    desk.settle()
    assert desk.has_focus(desk.grid)
    assert desk.state.selected is None


def test_a_session_of_another_day_stays_in_the_details(desk: Desk) -> None:
    desk.press("Down", "Alt+4")
    chosen = desk.state.selected
    assert chosen is not None
    desk.press("Ctrl+,")
    press(standing(desk.qtbot, SettingsDialog), "Down")
    press(standing(desk.qtbot, SettingsDialog), "Esc")
    desk.settle()
    assert desk.has_focus(desk.grid)
    assert desk.state.selected == chosen
