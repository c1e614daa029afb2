"""Where another window takes the place of one, the keyboard goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.dialogs.settings import SettingsDialog
from tests.ui.dialog_hands import press, standing

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

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
