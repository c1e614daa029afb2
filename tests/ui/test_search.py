"""Looking for sessions while one types."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from iweek_desktop.programme.model import Level

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"
TUE, THU = date(2031, 4, 8), date(2031, 4, 10)


def search(desk: Desk, text: str) -> None:
    desk.press("Ctrl+F")
    assert desk.has_focus(desk.window.command_bar.search)
    desk.type(text)


def test_the_grid_and_the_tabs_show_what_is_found(desk: Desk) -> None:
    search(desk, "filter")
    assert desk.shown == ["paper", "fair", "steel"]
    assert desk.state.counts == (0, 3, 0, 0, 0)
    assert desk.window.day_bar.tabs.accessibleTabName(1) == "Tuesday 8 April, 3 matches"
    assert desk.window.status.text == "3 matches for “filter” · 3 of them on Tuesday"


def test_places_themes_and_organisers_are_searched_too(desk: Desk) -> None:
    programme, water = desk.state.programme, desk.state.session("water")
    assert water is not None
    for text in (
        programme.room_list(water)[0].name,
        programme.track_list(water)[0].name,
        programme.organiser_names(water.organisers)[0],
    ):
        desk.window.command_bar.search.setText(text)
        assert "water" in desk.shown, text


def test_each_word_may_stand_anywhere(desk: Desk) -> None:
    search(desk, "  PAPER   filt ")
    assert desk.shown == ["paper"]


def test_down_leads_to_the_first_match_and_escape_back_to_all(desk: Desk) -> None:
    everything = desk.shown
    search(desk, "filter")
    desk.press("Down")
    assert desk.has_focus(desk.grid)
    assert desk.current == "paper"
    desk.press("Escape")
    assert desk.shown == everything
    assert desk.current == "paper"


def test_escape_in_the_field_clears_it_and_then_goes_back_to_the_grid(desk: Desk) -> None:
    everything = desk.shown
    search(desk, "filter")
    desk.press("Escape")
    assert (desk.window.command_bar.search.text(), desk.shown) == ("", everything)
    desk.press("Escape")
    assert desk.has_focus(desk.grid)


def test_a_day_without_matches_leads_to_the_next_that_has_some(desk: Desk) -> None:
    search(desk, "spoons")
    empty = desk.window.day_view.empty
    assert empty is not None
    assert empty.isVisible()
    assert empty.title.text() == "No match for “spoons” on Tuesday 8 April"
    (card,) = empty.cards
    assert card.text() == "Thursday 10 April, 1 match"
    card.click()
    assert (desk.state.day, desk.shown) == (THU, ["spoons"])


def test_what_is_nowhere_is_told_and_can_be_cleared(desk: Desk) -> None:
    search(desk, "teapot <b>")
    empty = desk.window.day_view.empty
    assert empty is not None
    assert empty.title.text() == "No match for “teapot <b>”"
    assert empty.cards == []
    advice = "Check the spelling, or search for fewer words."
    labels = [label.text() for label in empty.findChildren(QLabel) if label.isVisible()]
    assert labels == [empty.title.text(), advice]
    empty.action.click()
    assert desk.state.day == TUE
    assert "water" in desk.shown
    assert desk.window.command_bar.search.text() == ""


def test_the_session_in_the_pane_stays_though_it_is_not_found(desk: Desk) -> None:
    desk.select("water")
    search(desk, "filter")
    assert desk.state.selected == "water"
    assert desk.current is None
    desk.press("Escape")
    assert desk.current == "water"


def test_a_star_set_while_searching_counts(desk: Desk) -> None:
    search(desk, "paper")
    desk.press("Down", "1")
    assert "paper" in desk.kept_levels()


def test_the_search_outlives_another_appearance(desk: Desk) -> None:
    search(desk, "filter")
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    assert desk.window.command_bar.search.text() == "filter"
    assert desk.shown == ["paper", "fair", "steel"]
    assert desk.window.day_bar.tabs.accessibleTabName(1) == "Tuesday 8 April, 3 matches"


def test_a_clash_that_the_search_hides_ends_the_search(desk: Desk) -> None:
    for guid in ("water", "questions"):
        desk.select(guid)
        desk.state.set_level(guid, Level.MUST)
    search(desk, "milk")
    assert desk.shown == ["milk"]
    desk.press("F8")
    assert desk.state.filter.text == ""
    assert desk.current in ("water", "questions")


def test_the_export_key_is_the_windows_and_not_the_fields(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("iweek_desktop.ui.errands.Errands.export", lambda _self: asked.append("export"))
    desk.select("water")
    for field in (desk.window.command_bar.search, desk.detail.notes):
        field.setFocus()
        desk.press("Ctrl+E")
    assert asked == ["export", "export"]


def test_a_search_without_matches_leaves_the_keyboard_where_it_is(desk: Desk) -> None:
    desk.press("Ctrl+F")
    desk.type("words that stand nowhere")
    QCoreApplication.processEvents()
    assert desk.has_focus(desk.window.command_bar.search)
    assert desk.window.isActiveWindow()


def test_what_is_typed_stands_there_before_anything_is_looked_for(desk: Desk) -> None:
    everything = desk.shown
    asked: list[str] = []
    field = desk.window.command_bar.search
    field.asked.connect(asked.append)
    desk.press("Ctrl+F")
    QTest.keyClicks(field, "filter")
    assert (field.text(), asked, desk.shown) == ("filter", [], everything)
    desk.come_to_rest()
    assert asked == ["filter"], "letters that come faster than they can be looked for are looked for once"
    assert desk.shown == ["paper", "fair", "steel"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_what_has_just_been_typed_is_looked_for_before_one_goes_there(desk: Desk, key: Qt.Key) -> None:
    desk.press("Ctrl+F")
    field = desk.window.command_bar.search
    QTest.keyClicks(field, "filter")
    QTest.keyClick(field, key)
    assert desk.shown == ["paper", "fair", "steel"]


@pytest.mark.parametrize(
    "keys", [("Ctrl+2", "Ctrl+1"), ("Ctrl+G",), ("Ctrl++", "Ctrl+0"), ("Ctrl+3", "Ctrl+2")]
)
def test_nothing_asks_for_sessions_that_a_search_has_hidden(
    open_desk: OpenDesk, keys: tuple[str, ...]
) -> None:
    desk = open_desk("2031-10-07T10:42+02:00", source=FULL_WEEK, size=(900, 560))
    desk.press("Ctrl++", "Ctrl++")
    desk.grid.verticalScrollBar().setValue(300)
    search(desk, "xyzzy")
    assert not desk.state.sessions
    desk.press(*keys)
    desk.window.resize(800, 500)
    QCoreApplication.processEvents()
    assert desk.window.day_view.lanes_text == ""
    desk.window.command_bar.search.clear()
    QCoreApplication.processEvents()
    assert len(desk.state.sessions) > 10
    assert desk.grid.isVisible()
    assert not desk.grid.visualRect(desk.grid.model().index(len(desk.state.sessions) - 1, 0)).isEmpty()
