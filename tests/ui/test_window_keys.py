"""The keys that hold anywhere in the window."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.panes.empty_day import DayCard

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

MON, TUE, WED, THU, FRI = (date(2031, 4, day) for day in range(7, 12))


def test_days_one_after_the_other(desk: Desk) -> None:
    passed = []
    for key in ["Ctrl+PgDown"] * 4 + ["Ctrl+PgUp"] * 5:
        desk.press(key)
        passed.append(desk.state.day)
    assert passed == [WED, THU, FRI, FRI, THU, WED, TUE, MON, MON]


@pytest.mark.parametrize(("number", "day"), [*enumerate([MON, TUE, WED, THU, FRI], 1)])
def test_a_day_by_its_number(desk: Desk, number: int, day: date) -> None:
    desk.press(f"Alt+{number}")
    assert desk.state.day == day
    assert desk.window.day_bar.tabs.currentIndex() == number - 1


@pytest.mark.parametrize("where", ["grid", "title", "notes", "tabs"])
def test_days_change_wherever_the_focus_is(desk: Desk, where: str) -> None:
    desk.select("water")
    places: dict[str, QWidget] = {
        "grid": desk.grid,
        "title": desk.detail.title,
        "notes": desk.detail.notes,
        "tabs": desk.window.day_bar.tabs,
    }
    places[where].setFocus()
    desk.press("Ctrl+PgDown", "Ctrl+PgDown")
    assert desk.state.day == THU


def test_the_focus_goes_to_the_cards_of_an_empty_day_and_back(desk: Desk) -> None:
    desk.press("Ctrl+PgDown")
    assert isinstance(desk.focus, DayCard)
    desk.press("Ctrl+PgDown")
    assert desk.has_focus(desk.grid)
    desk.press("Ctrl+PgDown")
    assert isinstance(desk.focus, DayCard)


def test_the_focus_goes_from_one_empty_day_to_the_next(open_desk: OpenDesk, bundled: Path) -> None:
    desk = open_desk(source=bundled)
    desk.press("Alt+4")
    assert isinstance(desk.focus, DayCard)
    desk.press("Ctrl+PgDown")
    assert isinstance(desk.focus, DayCard)
    assert desk.focus.isVisible()


def test_the_tabs_keep_the_focus_over_an_empty_day(desk: Desk) -> None:
    tabs = desk.window.day_bar.tabs
    tabs.setFocus()
    passed = []
    for _ in range(4):
        desk.press("Right")
        passed.append((desk.state.day, desk.has_focus(tabs)))
    assert passed == [(WED, True), (THU, True), (FRI, True), (FRI, True)]


# now


def test_to_now_while_it_is_on(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T15:40+02:00")
    desk.press("Alt+4", "Ctrl+T")
    assert desk.state.day == TUE
    assert desk.grid.verticalOffset() > 100
    assert desk.has_focus(desk.grid)


def test_to_the_first_session_before(desk: Desk) -> None:
    desk.press("Alt+4", "End", "Ctrl+T")
    assert desk.current == "cups"


def test_to_now_on_an_empty_day(desk: Desk) -> None:
    desk.press("Alt+3", "Ctrl+T")
    assert desk.state.day == WED
    assert isinstance(desk.focus, DayCard)


# regions


def visited(desk: Desk, key: str) -> list[str]:
    """Press a key until it has gone round, and return what the focus came to."""
    names: list[str] = []
    for _ in range(12):
        desk.press(key)
        focus = desk.focus
        assert focus is not None
        name = region_of(desk, focus)
        if name in names:
            break
        names.append(name)
    return names


def region_of(desk: Desk, widget: QWidget) -> str:
    window = desk.window
    regions: dict[str, QWidget | None] = {
        "rail": window.rail, "commands": window.command_bar, "days": window.day_bar,
        "banner": window.banner, "content": window.day_view, "detail": window.detail,
    }  # fmt: skip
    return next(name for name, part in regions.items() if part is not None and part.isAncestorOf(widget))


def test_f6_visits_every_part(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-08T08:00+02:00")
    desk.select("water")
    assert visited(desk, "F6") == ["detail", "rail", "commands", "days", "banner", "content"]


def test_shift_f6_goes_the_other_way(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-08T08:00+02:00")
    desk.select("water")
    assert visited(desk, "Shift+F6") == ["banner", "days", "commands", "rail", "detail", "content"]


def test_f6_passes_over_what_is_not_there(desk: Desk) -> None:
    desk.select("water")
    desk.press("Ctrl+I")
    assert visited(desk, "F6") == ["rail", "commands", "days", "content"]


def test_f6_passes_over_details_of_nothing(desk: Desk) -> None:
    desk.press("F6")
    assert desk.has_focus(desk.window.rail.buttons["day"])


def test_tab_goes_round_the_window_and_everything_it_meets_is_visible(desk: Desk) -> None:
    desk.select("water")
    desk.grid.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        desk.press("Tab")
        focus = desk.focus
        assert focus is not None
        if focus is desk.grid:
            break
        assert focus.isVisible()
        if not met or focus is not met[-1]:  # a text with several links is several stops
            met.append(focus)
    assert desk.has_focus(desk.grid), "Tab did not come round"
    assert len(met) == len(set(met))
    bar, days, detail = desk.window.command_bar, desk.window.day_bar, desk.detail
    wanted = {
        *(desk.window.rail.buttons["day"], desk.window.rail.settings_button),
        *(bar.appearance_button, bar.export_button, days.tabs, days.zoom_in),
        *(detail.title, detail.outlook, detail.copy, detail.notes, detail.close_button),
    }
    assert wanted <= set(met)


def test_tab_visits_the_details_in_reading_order(desk: Desk) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.state.set_level("questions", Level.MAYBE)
    desk.select("water")
    desk.detail.close_button.setFocus()
    detail, order = desk.detail, []
    for _ in range(40):
        focus = desk.focus
        if focus is None or not detail.isAncestorOf(focus):
            break
        order.append(focus)
        desk.press("Tab")
    tops = [widget.mapTo(detail, widget.rect().topLeft()).y() for widget in order]
    assert tops == sorted(tops)
    assert len(order) >= 8


# clashes


def test_f8_goes_from_clash_to_clash_over_days(desk: Desk) -> None:
    for guid in ("water", "questions", "cups", "saucers", "milk"):
        desk.state.set_level(guid, Level.MUST)
    passed = []
    for key in ("F8", "F8", "F8", "F8", "F8", "Shift+F8", "Shift+F8"):
        desk.press(key)
        passed.append(desk.current)
    assert passed == ["water", "questions", "cups", "saucers", "water", "saucers", "cups"]
    assert desk.state.day == THU
    assert desk.has_focus(desk.grid)


@pytest.mark.parametrize("key", ["F8", "Shift+F8"])
def test_f8_says_that_nothing_clashes(desk: Desk, key: str) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.press(key)
    assert desk.toast.text == "No favourites clash"
    assert desk.state.selected is None


# undo


def test_undo_and_redo(desk: Desk) -> None:
    desk.select("water")
    desk.press("1", "2", "Ctrl+Z")
    assert desk.kept_levels() == {"water": Level.MUST}
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {}
    desk.press("Ctrl+Y", "Ctrl+Shift+Z")
    assert desk.kept_levels() == {"water": Level.MAYBE}
    assert desk.toast.text == "Done again, now Maybe: Water and what is wrong with it"


def test_undo_is_offered_only_where_there_is_something(desk: Desk) -> None:
    bar = desk.window.command_bar
    assert not bar.undo_button.isEnabled()
    desk.press("Ctrl+Z")
    assert not desk.toast.isVisible()
    desk.select("water")
    desk.press("1")
    assert bar.undo_button.isEnabled()
    desk.press("Ctrl+Z")
    assert not bar.undo_button.isEnabled()


# the file


def test_f5_says_that_the_file_is_as_it_was(desk: Desk) -> None:
    desk.press("F5")
    assert desk.toast.text == "The file has not changed"


def test_f5_reads_the_file_again(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    desk.press("Alt+4")
    desk.select("saucers")
    desk.press("1")
    written = json.loads(made_up_copy.read_text(encoding="utf-8"))
    for event in written["events"]:
        if event["guid"] == "saucers":
            event["title"] = "Saucers and spoons and a longer name"
    made_up_copy.write_text(json.dumps(written), encoding="utf-8")
    desk.press("F5")
    desk.settle()
    assert desk.toast.text == "The file has been read again"
    assert (desk.state.day, desk.current) == (THU, "saucers")
    assert desk.detail.title.accessibleName() == "Saucers and spoons and a longer name"
    assert desk.state.levels == {"saucers": Level.MUST}


def test_f5_keeps_what_is_open_where_the_file_is_broken(
    open_desk: OpenDesk, made_up_copy: Path, dialogs: list[str]
) -> None:
    desk = open_desk(source=made_up_copy)
    desk.select("water")
    window = desk.window
    made_up_copy.write_text("{", encoding="utf-8")
    desk.press("F5")
    assert desk.window is window
    assert desk.current == "water"
    (dialog,) = dialogs
    assert "The programme could not be read" in dialog
    assert "made-up-copy.json" in dialog


# the panes


def test_details_on_and_off(desk: Desk) -> None:
    seen = []
    for _ in range(3):
        seen.append(desk.window.detail_visible())
        desk.press("Ctrl+I")
    assert seen == [True, False, True]


def test_turning_the_details_off_does_not_lose_the_focus(desk: Desk) -> None:
    desk.select("water")
    desk.press("Return", "Ctrl+I")
    assert desk.focus is not None
    assert desk.focus.isVisible()
    assert desk.has_focus(desk.grid)


def test_the_close_button_leads_back_to_the_grid(desk: Desk) -> None:
    desk.select("water")
    desk.detail.close_button.click()
    assert not desk.window.detail_visible()
    assert desk.has_focus(desk.grid)


def test_escape_closes_the_toast_first_and_never_the_window(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.window.command_bar.export_button.setFocus()
    desk.press("Esc")
    assert not desk.toast.isVisible()
    desk.press("Esc")
    assert desk.has_focus(desk.grid)
    desk.press("Esc", "Esc")
    assert desk.window.isVisible()


def test_ctrl_1_leads_to_the_grid(desk: Desk) -> None:
    desk.window.command_bar.export_button.setFocus()
    desk.press("Ctrl+1")
    assert desk.has_focus(desk.grid)


def test_actions_have_one_meaning_for_each_key(desk: Desk) -> None:
    keys = [key.toString() for action in desk.window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_no_session_title_makes_a_key_of_its_own(desk: Desk) -> None:
    desk.select("water")
    labels = [link.shortcut().toString() for link in desk.detail.same_time.links]
    assert len(labels) > 2
    assert set(labels) == {""}


def test_no_label_is_empty(desk: Desk) -> None:
    desk.select("water")
    shown = [label for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert all(label.text() or not label.pixmap().isNull() for label in shown)
