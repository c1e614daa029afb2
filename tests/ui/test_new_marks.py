"""Marks on what is new in a version: on blocks and rows, in words, and until somebody has looked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView

from iweek_desktop.ui.theme import Theme
from tests.ui.new_versions import event, moved, update

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def varied(written: dict[str, Any]) -> None:
    """Move one session in time and place, change the text of another, call off a third, add a fourth."""
    moved(written)
    event(written, "milk")["rooms"] = ["cellar"]
    event(written, "paper")["description"] = "Another text than before."
    event(written, "fair")["state"] = "cancelled"
    written["events"].append({**event(written, "night"), "guid": "late", "title": "Late coffee"})


@pytest.fixture
def updated(open_desk: OpenDesk, made_up_copy: Path) -> Desk:
    """The made-up week after an update, in a light window with its details shown."""
    desk = open_desk(source=made_up_copy, theme="light", size=(1366, 1400))
    update(desk, made_up_copy, varied)
    desk.keeper.open_window("light")
    desk.settle()
    desk.window.show_detail(True)
    return desk


def spoken(view: QAbstractItemView, index: QModelIndex) -> str:
    text: str = view.model().data(index, SPOKEN)
    return text


def signs(view: QAbstractItemView, index: QModelIndex) -> int:
    """Return how many px of the colour that tells what is new a session is drawn with."""
    rect: QRect = view.visualRect(index)
    picture = view.viewport().grab(rect).toImage()
    colour = Theme("light", 12).signal("info").text.rgb()
    edge = Theme("light", 12).signal("info").edge.rgb()
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixel(x, y) in (colour, edge) for x, y in spots)


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_blocks_tell_what_is_new(updated: Desk, view: str) -> None:
    updated.press({"day": "Ctrl+1", "timeline": "Ctrl+2"}[view])
    grid = updated.grid
    index = {guid: grid.sessions_model().index_of(guid) for guid in ("milk", "late", "paper", "tasting")}
    assert spoken(grid, index["milk"]).endswith("New time, New place.")
    assert spoken(grid, index["late"]).endswith("New.")
    assert spoken(grid, index["paper"]).endswith("New text.")
    assert "New" not in spoken(grid, index["tasting"])
    grid.scrollTo(index["late"])
    assert signs(grid, index["late"]) > 0
    for guid, new in (("paper", True), ("tasting", False)):
        grid.scrollTo(index[guid])
        assert (signs(grid, index[guid]) > 0) is new


def test_rows_tell_what_is_new(updated: Desk) -> None:
    updated.press("Ctrl+3")
    rows = updated.window.views.sessions
    index = rows.sessions_model().index_of("milk")
    rows.scrollTo(index)
    assert spoken(rows, index).endswith("New time, New place.")
    assert signs(rows, index) > 20
    text_alone = rows.sessions_model().index_of("paper")
    rows.scrollTo(text_alone)
    assert signs(rows, text_alone) > 20
    other = rows.sessions_model().index_of("tasting")
    rows.scrollTo(other)
    assert signs(rows, other) == 0


def test_what_is_cancelled_is_not_told_twice(updated: Desk) -> None:
    name = spoken(updated.grid, updated.grid.sessions_model().index_of("fair"))
    assert name.count("Cancelled") == 1


def test_the_details_tell_all_that_is_new_until_another_session_is_shown(updated: Desk) -> None:
    updated.click("milk")
    assert updated.detail.news.isVisible()
    assert updated.detail.news.text.splitlines() == [
        "New time: Tue 8 Apr 13:15–13:20 instead of Tue 8 Apr 11:15–11:20",
        "New place: Källaren, Påhittet instead of place not stated",
    ]
    assert updated.detail.news.accessibleName().endswith(
        "New place: Källaren, Påhittet instead of place not stated"
    )
    updated.click("tasting")
    assert not updated.detail.news.isVisible()
    milk = updated.grid.sessions_model().index_of("milk")
    assert "New" not in spoken(updated.grid, milk)
    assert signs(updated.grid, milk) == 0
    updated.click("milk")
    assert not updated.detail.news.isVisible()
    assert "milk" in updated.state.changes
    assert "late" in updated.state.unseen


@pytest.mark.parametrize(
    ("guid", "line"),
    [
        ("paper", "New text: description"),
        ("late", "New in the programme: Tue 8 Apr 23:30–01:00"),
        ("fair", ""),
    ],
)
def test_the_details_tell_what_else_is_new(updated: Desk, guid: str, line: str) -> None:
    updated.select(guid)
    assert updated.detail.news.text == line
    assert updated.detail.news.isVisible() == bool(line)


def test_times_are_told_in_the_zone_in_which_all_are(updated: Desk) -> None:
    updated.state.tell_times_in(ZoneInfo("Asia/Tokyo"))
    updated.select("milk")
    assert "Tue 8 Apr 20:15–20:20 instead of Tue 8 Apr 18:15–18:20" in updated.detail.news.text


def test_looking_at_one_session_changes_one_block(updated: Desk) -> None:
    updated.click("milk")
    model = updated.grid.sessions_model()
    told: list[int] = []
    model.dataChanged.connect(lambda first, last, _roles: told.extend(range(first.row(), last.row() + 1)))
    updated.click("tasting")
    assert told == [model.row_of("milk")]


def test_what_is_seen_in_no_pane_stays_new(updated: Desk) -> None:
    updated.window.show_detail(False)
    updated.select("milk")
    updated.select("tasting")
    assert "milk" in updated.state.unseen


def test_the_list_learns_what_was_seen_in_the_grid(updated: Desk) -> None:
    updated.press("Ctrl+3")
    updated.press("Ctrl+1")
    updated.click("milk")
    updated.click("tasting")
    updated.press("Ctrl+3")
    rows = updated.window.views.sessions
    assert "New" not in spoken(rows, rows.sessions_model().index_of("milk"))


def test_another_window_of_the_same_state_knows_what_was_seen(updated: Desk) -> None:
    updated.click("milk")
    updated.click("tasting")
    updated.keeper.open_window("dark")
    updated.settle()
    assert "New" not in spoken(updated.grid, updated.grid.sessions_model().index_of("milk"))
    assert "New" in spoken(updated.grid, updated.grid.sessions_model().index_of("late"))
