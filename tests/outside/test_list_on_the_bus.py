"""The list of all days as a screen reader has it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.outside.desktop import until
from tests.outside.window import Node, Window

pytestmark = pytest.mark.bus

LIST = "Sessions of all days"
UMBRELLA = "Together from the start - launch of Innovation Week"
GOVERNANCE = "Together from the beginning - From government to governance"
CAPACITY = "Capacity for Transition - Innovation capacity of smaller municipalities/places"


@pytest.fixture
def listed(window: Window) -> Window:
    """The window with the list in front, on its first session."""
    window.press("ctrl+3")
    window.wait_for("list", LIST)
    window.press("End", "Home")
    until(lambda: {"selected", "focused"} <= rows(window)[0].states, "the first session")
    window.listen()
    return window


def rows(window: Window) -> tuple[Node, ...]:
    return window.wait_for("list", LIST).children


def selected(window: Window) -> list[str]:
    return [node.title for node in rows(window) if "selected" in node.states]


def test_the_sessions_of_all_days_are_items_that_say_their_day(listed: Window) -> None:
    found = rows(listed)
    assert {node.role for node in found} == {"list item"}
    assert len(found) == 8
    assert found[0].name == (
        f"{UMBRELLA}, Monday 30 September, 09:00 to 14:30, Together from the start. "
        "Umbrella session, contains 5 sessions."
    )
    assert found[6].name == f"{CAPACITY}, Wednesday 2 October, 10:00 to 11:00."
    assert not any(node.children for node in found)


def test_a_session_is_where_its_extents_say(listed: Window) -> None:
    x, y, width, height = rows(listed)[2].extents
    for spot in ((x + 140, y + 2), (x + width - 60, y + height - 3)):
        listed.click(*rows(listed)[0].centre)
        until(lambda: selected(listed) == [UMBRELLA], "the first one")
        listed.click(*spot)
        until(
            lambda: len(selected(listed)) == 1 and selected(listed) != [UMBRELLA], f"the third one at {spot}"
        )
        assert "selected" in rows(listed)[2].states


def test_each_arrow_key_is_one_focus_event_also_into_another_day(listed: Window) -> None:
    heard = listed.walk(["Down", "Up", "End", "Up", "Up"])
    assert {event.role for event in heard} == {"list item"}
    names = [node.name for node in rows(listed)]
    assert [names.index(event.name) for event in heard] == [1, 0, 7, 6, 5]


def test_stars_are_said_and_told(listed: Window) -> None:
    listed.press("Down", "1")
    until(lambda: ". Must." in rows(listed)[1].name, "Must is said")
    assert [node.title for node in rows(listed) if "checked" in node.states] == [GOVERNANCE]
    checked = [event for event in listed.events("object:state-changed:checked") if event.role == "list item"]
    assert checked
    assert all(event.name.startswith(GOVERNANCE) and event.on for event in checked)
    listed.press("0")
    until(lambda: ". Must." not in rows(listed)[1].name, "it is said no more")


def test_what_is_selected_stays_so_in_the_grid_and_back(listed: Window) -> None:
    listed.press("Down")
    until(lambda: selected(listed) == [GOVERNANCE], "the second session")
    listed.press("ctrl+1")
    until(partial(listed.selects, GOVERNANCE), "the same in the grid")
    listed.press("Home", "ctrl+3")
    until(lambda: selected(listed) == [UMBRELLA], "the first one in the list")


@pytest.mark.parametrize("key", ["Menu", "shift+F10"])
def test_a_key_opens_the_menu_of_the_session(listed: Window, key: str) -> None:
    listed.walk(["Down"])
    heard = listed.walk([key, "Down", "Down"])
    assert [(event.role, event.name) for event in heard] == [
        ("menu item", "Open details"), ("menu item", "Must"), ("menu item", "Maybe"),
    ]  # fmt: skip
    listed.press("Return")
    until(lambda: ". Maybe." in rows(listed)[1].name, "the star")
    until(lambda: "focused" in rows(listed)[1].states, "the focus is back")
    listed.press("0")
    until(lambda: ". Maybe." not in rows(listed)[1].name, "no star")
