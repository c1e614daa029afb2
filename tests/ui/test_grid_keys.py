"""The keys of the day grid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from iweek_desktop.programme.model import Level

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

TUESDAY = [
    "exhibition", "opening", "water", "roasting", "questions", "grinding", "milk", "paper", "fair",
    "tasting", "steel", "open-end", "called-off", "long-name", "night",
]  # fmt: skip


def test_the_grid_has_the_focus_at_first_and_nothing_is_selected(desk: Desk) -> None:
    assert desk.has_focus(desk.grid)
    assert desk.shown == TUESDAY
    assert (desk.current, desk.state.selected) == (None, None)


def test_down_goes_through_the_day_in_reading_order(desk: Desk) -> None:
    passed = []
    for _ in TUESDAY:
        desk.press("Down")
        passed.append(desk.current)
        assert desk.grid.selectedIndexes() == [desk.grid.currentIndex()]
    assert passed == TUESDAY
    desk.press("Down")
    assert desk.current == "night"


def test_up_goes_back(desk: Desk) -> None:
    desk.select("water")
    desk.press("Up")
    assert desk.current == "opening"
    desk.press("Up", "Up", "Up")
    assert desk.current == "exhibition"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("roasting", "Right", "grinding"),
        ("grinding", "Left", "roasting"),
        ("roasting", "Left", "exhibition"),
        ("questions", "Right", "questions"),
        ("questions", "Left", "water"),
        ("paper", "Left", "opening"),
        ("opening", "Right", "water"),
        ("called-off", "Right", "long-name"),
        ("night", "Left", "exhibition"),
        ("exhibition", "Left", "exhibition"),
    ],
)
def test_across_goes_to_the_nearest_in_time(desk: Desk, start: str, key: str, end: str) -> None:
    desk.select(start)
    desk.press(key)
    assert desk.current == end


@pytest.mark.parametrize(
    ("key", "end"), [("Home", TUESDAY[0]), ("End", "night"), ("Ctrl+Home", TUESDAY[0]), ("Ctrl+End", "night")]
)
def test_to_the_ends_of_the_day(desk: Desk, key: str, end: str) -> None:
    desk.select("tasting")
    desk.press(key)
    assert desk.current == end
    assert desk.state.selected == end


def test_a_page_scrolls_and_takes_the_focus_along(desk: Desk) -> None:
    desk.press("Home", "PgDown")
    assert desk.grid.verticalOffset() > 200
    lower = desk.current
    assert lower is not None
    assert desk.shown.index(lower) > 5
    assert desk.grid.viewport().rect().intersects(desk.grid.visualRect(desk.grid.currentIndex()))
    desk.press("PgUp")
    assert desk.current is not None
    assert desk.shown.index(desk.current) <= 1


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("grinding", "Alt+Up", "opening"),
        ("paper", "Alt+Up", "fair"),
        ("opening", "Alt+Down", "roasting"),
        ("fair", "Alt+Down", "paper"),
        ("water", "Alt+Up", "water"),
        ("water", "Alt+Down", "water"),
        ("opening", "Alt+Up", "opening"),
    ],
)
def test_into_umbrellas_and_out(desk: Desk, start: str, key: str, end: str) -> None:
    desk.select(start)
    desk.press(key)
    assert desk.current == end


@pytest.mark.parametrize("key", ["End", "PgDown", "Right", "Home"])
def test_the_current_session_is_the_selected_one(desk: Desk, key: str) -> None:
    desk.press("Down", "Down", "Down", key)
    assert desk.grid.selectedIndexes() == [desk.grid.currentIndex()]
    assert desk.state.selected == desk.current


def test_what_is_current_is_in_view(desk: Desk) -> None:
    for _ in TUESDAY:
        desk.press("Down")
        rect = desk.grid.visualRect(desk.grid.currentIndex())
        port = desk.grid.viewport().rect()
        assert rect.top() >= 0
        assert rect.bottom() <= port.bottom() or rect.height() > port.height() - 80, desk.current


# stars


@pytest.mark.parametrize(("key", "level"), [("1", Level.MUST), ("2", Level.MAYBE), ("Space", Level.MUST)])
def test_stars(desk: Desk, key: str, level: Level) -> None:
    desk.select("water")
    desk.press(key)
    assert desk.kept_levels() == {"water": level}
    assert desk.state.levels == {"water": level}


@pytest.mark.parametrize(
    ("keys", "level"),
    [
        (("1", "0"), None),
        (("Space", "Space"), None),
        (("2", "Space"), Level.MUST),
        (("1", "2"), Level.MAYBE),
        (("0",), None),
    ],
)
def test_stars_one_after_the_other(desk: Desk, keys: tuple[str, ...], level: Level | None) -> None:
    desk.select("water")
    desk.press(*keys)
    assert desk.state.level("water") is level


@pytest.mark.parametrize("key", ["1", "2", "0", "Space", "Return", "Ctrl+C"])
def test_without_a_current_session_nothing_is_done(desk: Desk, key: str) -> None:
    desk.press(key)
    assert desk.kept_levels() == {}
    assert desk.has_focus(desk.grid)


def test_the_place_is_kept_when_marks_change(desk: Desk) -> None:
    desk.select("tasting")
    offset = desk.grid.verticalOffset()
    desk.press("1")
    desk.elsewhere("water", Level.MUST)
    assert set(desk.state.levels) == {"tasting", "water"}
    assert desk.current == "tasting"
    assert desk.has_focus(desk.grid)
    assert desk.grid.verticalOffset() == offset


# reading and copying


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_opens_the_details_at_their_title(desk: Desk, key: str) -> None:
    desk.press("Ctrl+I")
    assert not desk.window.detail_visible()
    desk.select("water")
    desk.press(key)
    assert desk.window.detail_visible()
    assert desk.has_focus(desk.detail.title)
    desk.press("Esc")
    assert desk.has_focus(desk.grid)
    assert desk.current == "water"


def test_copy(desk: Desk) -> None:
    desk.select("water")
    desk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Water and what is wrong with it",
        "Tuesday 8 April 2031, 09:30–11:00",
        "Stora salen, Nätet, Påhittet, Online",
        "https://coffee.example/join",
    ]
    assert desk.toast.text == "Copied"


# letters


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("w", "water"),
        ("th", "fair"),
        ("milk", "milk"),
        ("night c", "night"),
        ("zzz", None),
        ("KAFFE", "long-name"),
    ],
)
def test_letters_lead_to_a_title(desk: Desk, letters: str, expected: str | None) -> None:
    desk.type(letters)
    assert desk.current == expected
    assert desk.kept_levels() == {}


def test_the_same_letter_leads_on(desk: Desk) -> None:
    desk.select("water")
    desk.type("t")
    first = desk.current
    desk.type("t")
    assert first != desk.current
    assert {first, desk.current} <= {"fair", "called-off"}


# one Tab stop


def test_tab_leaves_the_grid_and_comes_back_to_the_same_session(desk: Desk) -> None:
    desk.select("water")
    desk.press("Tab")
    assert not desk.has_focus(desk.grid)
    assert desk.current == "water"
    desk.press("Shift+Tab")
    assert desk.has_focus(desk.grid)
    assert desk.current == "water"


def test_a_digit_and_a_space_within_a_title_are_letters_of_it(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(source=with_titles(tmp_path, "Te 1", "Te 2", "Te1"))
    desk.type("te 2")
    assert desk.grid.sessions_model().data(desk.grid.currentIndex()) == "Te 2"
    assert desk.kept_levels() == {}


def with_titles(folder: Path, *titles: str) -> Path:
    """Write a made-up programme of sessions one after the other."""
    events = [
        {"guid": f"s{n}", "title": title, "start": f"2031-04-08T{9 + n:02}:00:00+02:00"}
        for n, title in enumerate(titles)
    ]
    conference = {"key": "titles", "title": "Titles", "time_zone_name": "Europe/Stockholm"}
    path = folder / "titles.json"
    path.write_text(
        json.dumps({"format": "programme", "format_version": 1, "conference": conference, "events": events})
    )
    return path


def test_zoom_keeps_the_place(desk: Desk) -> None:
    desk.select("tasting")
    sizes = []
    for key in ("Ctrl++", "Ctrl++", "Ctrl+-", "Ctrl+0"):
        desk.press(key)
        sizes.append(desk.grid.px_per_hour)
        assert desk.current == "tasting"
        assert desk.grid.viewport().rect().intersects(desk.grid.visualRect(desk.grid.currentIndex()))
    assert sizes == [88, 104, 88, 72]


def test_zoom_ends_at_its_ends(desk: Desk) -> None:
    desk.press(*["Ctrl++"] * 12)
    assert desk.grid.px_per_hour == 256
    desk.press(*["Ctrl+-"] * 12)
    assert desk.grid.px_per_hour == 44


def test_a_big_text_zooms_in_bigger_steps(open_desk: OpenDesk, big_text: None) -> None:
    desk = open_desk()
    desk.press("Ctrl++")
    assert desk.grid.px_per_hour == 176
