"""What surrounds the day's sessions: names, roles and states of every control, and the way of Tab and F6."""

from __future__ import annotations

import pytest

from tests.outside.desktop import until
from tests.outside.window import GRID, Window

pytestmark = pytest.mark.bus

UMBRELLA = "Together from the start - launch of Innovation Week"
GOVERNANCE = "Together from the beginning - From government to governance"
TAB = "Monday 30 September, 6 sessions"
ABOUT = "The opening seminar, to which those who started the week invite together with partners."
CONTROLS = (
    "push button",
    "radio button",
    "check box",
    "toggle button",
    "page tab",
    "page tab list",
    "text",
    "entry",
    "combo box",
    "link",
    "list",
    "list item",
    "menu item",
    "frame",
)


def levels(window: Window) -> dict[str, bool]:
    """Return what the detail pane offers, and which of it holds."""
    pane = window.wait_for("filler", "Session details")
    return {node.name: "checked" in node.states for node in pane.showing("radio button")}


def test_every_control_has_a_name(window: Window) -> None:
    window.press("1")
    window.wait_for("push button", "Undo")
    controls = window.tree().showing(*CONTROLS)
    assert len(controls) > 30
    assert [node for node in controls if not node.name.strip()] == []
    reachable = [node for node in window.tree().all() if {"showing", "focusable"} <= node.states]
    assert [node for node in reachable if not node.name.strip()] == []


def test_the_days_are_page_tabs(window: Window) -> None:
    tabs = window.tree().showing("page tab")
    assert [node.name for node in tabs] == [
        TAB,
        "Tuesday 1 October, 0 sessions",
        "Wednesday 2 October, 2 sessions",
        "Thursday 3 October, 0 sessions",
        "Friday 4 October, 0 sessions",
    ]
    assert [node.name for node in tabs if "selected" in node.states] == [TAB]


def test_arrow_keys_on_the_days_speak_the_day(window: Window) -> None:
    window.press("F6", "F6", "F6", "F6", "F6")
    window.wait_for("page tab list")
    heard = window.walk(["ctrl+1", *["shift+Tab"] * 5])
    assert (heard[-1].role, heard[-1].name) == ("page tab", TAB)
    heard = window.walk(["Right", "Right", "Left"])
    assert [(event.role, event.name) for event in heard] == [
        ("page tab", "Tuesday 1 October, 0 sessions"),
        ("page tab", "Wednesday 2 October, 2 sessions"),
        ("page tab", "Tuesday 1 October, 0 sessions"),
    ]


def test_the_detail_pane_follows_the_session(window: Window) -> None:
    pane = window.wait_for("filler", "Session details")
    assert {node.name for node in pane.showing("push button")} > {"Close", "Add to Outlook", "Copy"}
    assert [node.name for node in pane.showing("text")] == ["Your notes"]
    assert UMBRELLA in {node.name for node in pane.showing("label")}
    window.press("Down")
    until(lambda: window.see("label", GOVERNANCE), "the next session in the pane")


def test_the_segments_are_radio_buttons_that_show_and_set_the_level(window: Window) -> None:
    assert levels(window) == {"Not saved": True, "Maybe": False, "Must": False}
    window.press("1")
    until(lambda: levels(window)["Must"], "Must is chosen")
    assert levels(window) == {"Not saved": False, "Maybe": False, "Must": True}
    window.click(*window.wait_for("radio button", "Maybe").centre)
    until(lambda: window.stars() == {UMBRELLA: "Maybe"}, "Maybe in the grid")
    heard = window.walk(["Left"])
    assert [(event.role, event.name) for event in heard] == [("radio button", "Not saved")]
    until(lambda: window.stars() == {}, "not saved in the grid")


def test_tab_goes_through_the_window_as_it_is_read(window: Window) -> None:
    heard = window.walk(["Tab"] * 13)
    assert [event.name.partition(ABOUT)[1] or event.name.partition(", 1")[0] for event in heard] == [
        "Close",
        UMBRELLA,
        "Not saved",
        "Add to Outlook",
        "Copy",
        GOVERNANCE,
        "Together from the start - System innovation in practice",
        "Together from the start - Coming together around a societal challenge, "
        "Climate City Contract on export",
        "Together from the start - Together with AI",
        "Together from the start - Procurement that scales innovations",
        ABOUT,
        "Your notes",
        "Day grid",
    ]
    pane = window.wait_for("filler", "Session details")
    stops = [node.name for node in pane.showing("push button", "text", "radio button")]
    assert [name for name in stops if name not in ("Maybe", "Must")] == [
        event.name for event in heard[:-1] if event.role in ("push button", "text", "radio button")
    ]


def test_back_tab_goes_from_the_grid_to_the_message_and_the_days(window: Window) -> None:
    heard = window.walk(["shift+Tab"] * 6)
    names = ["Close", "Zoom in", "Zoom out", "Lanes: Automatic", TAB, TAB, "Export…"]
    assert [event.name for event in heard] == names


def test_f6_visits_every_part(window: Window) -> None:
    heard = window.walk(["F6"] * 6)
    assert [event.name for event in heard if event.role != "page tab list"] == [
        UMBRELLA,
        "Day grid",
        "Search",
        TAB,
        "Close",
        GRID,
        heard[-1].name,
    ]
    assert heard[-1].name.startswith(f"{UMBRELLA}, Monday")


def test_the_tree_reads_from_left_to_right_and_down(window: Window) -> None:
    names = [node.name for node in window.tree().all()]
    parts = ("Views", "Commands", "Days, lanes and zoom", "Message", GRID, "Session details", "Status")
    places = [names.index(part) for part in parts]
    assert places == sorted(places)


def test_a_message_of_what_was_done_can_be_reached_and_left(window: Window) -> None:
    window.press("1")
    window.wait_for("panel", f"Saved as Must: {UMBRELLA}")
    heard = window.walk(["F6", "F6"])
    assert [event.name for event in heard] == [UMBRELLA, "Undo"]
    window.press("space")
    until(lambda: window.stars() == {}, "taken back")
    window.wait_for("panel", f"Undone, now Not saved: {UMBRELLA}")
    window.press("Escape")
    until(lambda: not window.see("panel", f"Undone, now Not saved: {UMBRELLA}"), "the message is gone")
    heard = window.focused()
    assert (heard[-1].role, heard[-1].name.partition(", Monday")[0]) == ("list item", UMBRELLA)


def test_a_link_in_the_pane_leads_to_the_title_of_its_session(window: Window) -> None:
    window.press("Return")
    until(lambda: window.focused()[-1:] and window.focused()[-1].role == "label", "the title")
    heard = window.walk(["Tab"] * 4)
    assert heard[-1].name.startswith(GOVERNANCE)
    heard = window.walk(["space"])
    assert (heard[-1].role, heard[-1].name) == ("label", GOVERNANCE)
    assert window.selects(GOVERNANCE)
    heard = window.walk(["Escape"])
    assert (heard[-1].role, heard[-1].name.partition(", Monday")[0]) == ("list item", GOVERNANCE)


def test_an_empty_day_leads_on(window: Window) -> None:
    window.press("alt+2")
    until(lambda: window.see("label", "No sessions on Tuesday 1 October"), "the empty day")
    heard = window.walk(["F6", "shift+F6"])
    assert heard[-1].role == "push button"
    assert heard[-1].name.startswith(("Monday 30 September, 6 sessions", "Wednesday 2 October, 2 sessions"))
