"""The day's sessions as a screen reader has them: names, places on the screen, stars, and the focus."""

from __future__ import annotations

from functools import partial

import pytest

from tests.outside.desktop import until
from tests.outside.window import GRID, Window

pytestmark = pytest.mark.bus

MONDAY = (
    (
        "Together from the start - launch of Innovation Week",
        "09:00 to 14:30, Together from the start. Umbrella session, contains 5 sessions.",
    ),
    (
        "Together from the beginning - From government to governance",
        "10:00 to 10:30, Together from the start.",
    ),
    ("Together from the start - System innovation in practice", "11:00 to 11:30, Together from the start."),
    (
        "Together from the start - Coming together around a societal challenge, "
        "Climate City Contract on export",
        "12:00 to 12:30, Together from the start.",
    ),
    ("Together from the start - Together with AI", "13:00 to 13:30, Together from the start."),
    (
        "Together from the start - Procurement that scales innovations",
        "14:00 to 14:30, Together from the start.",
    ),
)
NAMES = [f"{title}, Monday 30 September, {rest}" for title, rest in MONDAY]
TITLES = [title for title, _ in MONDAY]
UMBRELLA, GOVERNANCE, SYSTEM = TITLES[:3]


def test_every_session_is_an_item_in_reading_order(window: Window) -> None:
    sessions = window.sessions()
    assert {node.role for node in sessions} == {"list item"}
    assert [node.name for node in sessions] == NAMES
    assert all("focusable" in node.states for node in sessions)
    assert not any(node.children for node in sessions)


def test_another_day_is_another_list(window: Window) -> None:
    window.press("alt+3")
    until(lambda: len(window.sessions()) == 2, "Wednesday's sessions")
    assert [node.name for node in window.sessions()] == [
        "Capacity for Transition - Innovation capacity of smaller municipalities/places, "
        "Wednesday 2 October, 10:00 to 11:00.",
        "Briefing on internationalization through the EU Cities Mission, "
        "Wednesday 2 October, 13:00 to 14:30.",
    ]


def test_extents_lie_in_the_list_and_in_the_window(window: Window) -> None:
    frame, grid = window.tree(), window.wait_for("list", GRID)
    for outer, inner in ((frame, grid), *((grid, node) for node in grid.children)):
        x, y, width, height = inner.extents
        left, top, across, down = outer.extents
        assert width > 20
        assert height > 20
        assert left <= x
        assert top <= y
        assert x + width <= left + across
        assert y + height <= top + down


def test_a_session_is_where_its_extents_say(window: Window) -> None:
    for title, node in zip(TITLES[1:], window.sessions()[1:], strict=True):
        window.click(*node.centre)
        until(partial(window.selects, title), title)
    x, y, width, _ = window.sessions()[0].extents
    window.click(x + width // 2, y + 12)
    until(partial(window.selects, UMBRELLA), "the umbrella by its band")


def test_extents_are_exact_at_every_edge(window: Window) -> None:
    x, y, width, height = window.sessions()[1].extents
    middle_x, middle_y, near = x + width // 2, y + height // 2, 3
    right, bottom = x + width - 1, y + height - 1
    edges = (
        ((x + near, middle_y), (x - near, middle_y)),
        ((middle_x, y + near), (middle_x, y - near)),
        ((middle_x, bottom - near), (middle_x, bottom + near)),
        ((right - near, bottom - near), (right + near, bottom - near)),
    )
    for inside, outside in edges:
        window.click(*inside)
        until(partial(window.selects, GOVERNANCE), f"inside at {inside}")
        window.click(*outside)
        until(partial(window.selects, UMBRELLA), f"outside at {outside}")


def test_stars_are_states_and_words(window: Window) -> None:
    assert (window.stars(), window.checked()) == ({}, [])
    window.press("Down", "1")
    until(lambda: window.stars() == {GOVERNANCE: "Must"}, "Must is said")
    assert window.checked() == [GOVERNANCE]
    window.press("2")
    until(lambda: window.stars() == {GOVERNANCE: "Maybe"}, "Maybe is said")
    assert window.checked() == []  # Qt tells the bus of no third state of a list's item: the name does
    window.press("0")
    until(lambda: window.stars() == {}, "not saved is not said")
    assert window.checked() == []
    assert [node.name for node in window.sessions()] == NAMES
    window.press("space")
    until(lambda: window.stars() == {GOVERNANCE: "Must"}, "the space bar is Must")
    assert window.checked() == [GOVERNANCE]


def test_a_changed_star_is_an_event_of_its_session(window: Window) -> None:
    window.press("Down", "1")
    until(lambda: window.stars() == {GOVERNANCE: "Must"}, "the star")
    window.press("0")
    until(lambda: window.stars() == {}, "no star")
    checked = [event for event in window.events("object:state-changed:checked") if event.role == "list item"]
    assert [event.on for event in checked] == [True, False]
    assert all(event.name.startswith(GOVERNANCE) for event in checked)


def test_what_was_done_is_announced(window: Window) -> None:
    window.press("Down", "2")
    until(lambda: len(window.said()) == 2, "two announcements")
    assert window.said() == ["6 sessions on Monday · 1 favourite", f"Saved as Maybe: {GOVERNANCE}"]
    window.listen()
    window.press("ctrl+z")
    until(lambda: len(window.said()) == 2, "two announcements")
    assert window.said() == ["6 sessions on Monday", f"Undone, now Not saved: {GOVERNANCE}"]
    assert window.stars() == {}


def test_each_arrow_key_is_one_focus_event_of_the_right_session(window: Window) -> None:
    heard = window.walk(["Down", "Down", "Up", "End", "Up", "Home", "Down"])
    assert {event.role for event in heard} == {"list item"}
    assert [TITLES.index(event.name.partition(", Monday")[0]) for event in heard] == [1, 2, 1, 5, 4, 0, 1]
    assert window.selects(GOVERNANCE)


def test_from_the_umbrella_to_its_first_session_and_back(window: Window) -> None:
    heard = window.walk(["alt+Down", "Down", "alt+Up"])
    assert [event.name.partition(", Monday")[0] for event in heard] == [GOVERNANCE, SYSTEM, UMBRELLA]


def test_a_key_that_leads_nowhere_is_silent(window: Window) -> None:
    heard = window.walk(["End"])
    window.press("Down", "Right", "Left")
    window.settle()
    assert window.focused() == heard


def test_the_grid_is_one_tab_stop_that_speaks_the_session(window: Window) -> None:
    window.press("Down")
    until(partial(window.selects, GOVERNANCE), "the second session")
    heard = window.walk(["Tab", "shift+Tab"])
    outside, *inside = heard
    assert outside.role == "push button"
    assert [event.role for event in inside] == ["list", "list item"]
    assert inside[-1].name.startswith(GOVERNANCE)
    heard = window.walk(["shift+Tab", "Tab"])
    assert [event.role for event in heard][1:] == ["list", "list item"]
    assert heard[-1].name.startswith(GOVERNANCE)


def test_place_and_clash_are_said(kite_window: Window) -> None:
    names = [node.name for node in kite_window.sessions()]
    assert names == [
        "Tails, Monday 30 September, 10:00 to 11:30, The hill, Grytby.",
        "Knots, Monday 30 September, 11:00 to 12:00, The barn, Grytby.",
    ]
    heard = kite_window.walk(["Right", "Left", "Right"])
    assert [event.name for event in heard] == [names[1], names[0], names[1]]
    kite_window.press("2", "Left", "1")
    until(lambda: len(kite_window.stars()) == 2, "both are favourites")
    assert [node.name for node in kite_window.sessions()] == [
        "Tails, Monday 30 September, 10:00 to 11:30, The hill, Grytby. Must. Clashes with Knots.",
        "Knots, Monday 30 September, 11:00 to 12:00, The barn, Grytby. Maybe. Clashes with Tails.",
    ]
