"""Levels and clashes in the detail pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iweek_desktop.programme.model import Level

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


def test_levels_by_click(desk: Desk) -> None:
    desk.select("water")
    for level in (Level.MUST, Level.MAYBE, None):
        QTest.mouseClick(desk.detail.segments.buttons[level], Qt.MouseButton.LeftButton)
        assert desk.state.level("water") is level
        assert desk.detail.segments.buttons[level].isChecked()


def test_levels_by_arrow_keys(desk: Desk) -> None:
    desk.select("water")
    desk.detail.segments.buttons[None].setFocus()
    seen = []
    for key in ("Right", "Right", "Left", "Left"):
        desk.press(key)
        seen.append(desk.state.level("water"))
    assert seen == [Level.MAYBE, Level.MUST, Level.MAYBE, None]


def test_the_segments_are_one_stop_at_the_level_that_is_set(desk: Desk) -> None:
    desk.state.set_level("water", Level.MAYBE)
    desk.select("water")
    desk.detail.title.setFocus()
    desk.press("Tab")
    assert desk.has_focus(desk.detail.segments.buttons[Level.MAYBE])
    desk.press("Tab")
    assert desk.has_focus(desk.detail.outlook)


def test_the_level_follows_the_grid_and_other_windows(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    assert desk.detail.segments.buttons[Level.MUST].isChecked()
    desk.elsewhere("water", Level.MAYBE)
    assert desk.detail.segments.buttons[Level.MAYBE].isChecked()


def test_choosing_the_level_that_is_set_changes_nothing(desk: Desk) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.select("water")
    desk.toast.hide()
    desk.detail.segments.buttons[Level.MUST].click()
    assert not desk.toast.isVisible()
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {}


def test_levels_of_neighbours_are_as_they_are_now(desk: Desk) -> None:
    desk.select("water")
    desk.elsewhere("questions", Level.MUST)
    (link,) = [link for link in desk.detail.same_time.links if "tea" in link.accessibleName()]
    assert " · Must · " in link.accessibleName()


def test_a_change_of_marks_does_not_take_the_focus_from_a_neighbour(desk: Desk) -> None:
    desk.select("water")
    link = desk.detail.same_time.links[0]
    link.setFocus()
    desk.state.set_level("water", Level.MUST)
    assert desk.has_focus(link)


# clashes


def clash_lines(desk: Desk) -> list[str]:
    if not desk.detail.clash.isVisible():
        return []
    return [desk.detail.clash.title.text(), *(link.accessibleName() for link in desk.detail.clash.links)]


def test_clashes_are_told_on_both_sides(desk: Desk) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.state.set_level("questions", Level.MAYBE)
    desk.select("water")
    assert clash_lines(desk) == [
        "Clashes with 1 favourite",
        "Questions & answers about <i>tea</i>, 10:00–11:00 · Maybe · Källaren, Påhittet",
    ]
    desk.select("questions")
    assert clash_lines(desk) == [
        "Clashes with 1 favourite",
        "Water and what is wrong with it, 09:30–11:00 · Must · Stora salen, Nätet, Påhittet, Online",
    ]


def test_a_clash_comes_and_goes_with_its_star(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    assert clash_lines(desk) == []
    desk.elsewhere("questions", Level.MUST)
    assert clash_lines(desk)[0] == "Clashes with 1 favourite"
    desk.elsewhere("roasting", Level.MUST)
    assert clash_lines(desk)[0] == "Clashes with 2 favourites"
    desk.press("0")
    assert clash_lines(desk) == []


@pytest.mark.parametrize(("one", "other"), [("opening", "tasting"), ("tasting", "opening")])
def test_parent_and_child_never_clash(desk: Desk, one: str, other: str) -> None:
    desk.state.set_level(one, Level.MUST)
    desk.state.set_level(other, Level.MUST)
    desk.select(one)
    assert clash_lines(desk) == []
    assert desk.state.clashes == {}


def test_pressing_a_clash_shows_the_other(desk: Desk) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.state.set_level("questions", Level.MUST)
    desk.select("water")
    desk.detail.clash.links[0].click()
    assert desk.state.selected == "questions"


def test_a_clash_with_a_very_long_name_stays_inside_the_pane(desk: Desk) -> None:
    desk.state.set_level("called-off", Level.MUST)
    desk.state.set_level("long-name", Level.MUST)
    desk.state.set_level("exhibition", Level.MUST)
    desk.select("exhibition")
    assert clash_lines(desk)
    body = desk.detail.title.parentWidget()
    assert body is not None
    assert body.minimumSizeHint().width() <= desk.detail.width()


def test_a_cancelled_session_clashes_with_nothing(desk: Desk) -> None:
    desk.state.set_level("called-off", Level.MUST)
    desk.state.set_level("long-name", Level.MUST)
    desk.select("called-off")
    assert clash_lines(desk) == []
