"""What a screen reader finds in the window; another test asks over the bus of the desktop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QPlainTextEdit, QTabBar, QWidget

from iweek_desktop.programme.model import Level

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

NAME = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def screen_reader() -> Iterator[None]:
    """Have a screen reader listen."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader knows of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def child(desk: Desk, guid: str) -> QAccessibleInterface:
    """Return what a screen reader knows of a session."""
    return interface(desk.grid).child(desk.row(guid))


def test_the_grid_is_a_list_of_all_sessions_in_reading_order(desk: Desk) -> None:
    grid = interface(desk.grid)
    assert grid.role() == QAccessible.Role.List
    assert grid.text(NAME) == "Sessions of the day"
    assert grid.childCount() == desk.grid.model().rowCount() == 15
    names = [grid.child(row).text(NAME) for row in range(grid.childCount())]
    titles = [session.title for session in desk.grid.sessions_model().sessions]
    assert [name[: len(title)] for name, title in zip(names, titles, strict=True)] == titles


@pytest.mark.parametrize(
    ("guid", "name"),
    [
        (
            "water",
            "Water and what is wrong with it, Tuesday 8 April, 09:30 to 11:00, Stora salen, Nätet, Påhittet, "
            "Online, Kvarn & Söner, The Bean Guild, Bryggning.",
        ),
        (
            "opening",
            "Coffee all day - opening of the week, Tuesday 8 April, 09:00 to 15:00, Stora salen, Påhittet, "
            "The Bean Guild, Rostning. Umbrella session, contains 3 sessions.",
        ),
        ("open-end", "A talk that nobody dared to end, Tuesday 8 April, 15:30."),
        ("exhibition", "Exhibition of empty cups, Tuesday 8 April, all day."),
        (
            "called-off",
            "The talk about decaffeinated coffee, Tuesday 8 April, 16:00 to 17:00, Drickande. Cancelled.",
        ),
        ("night", "Night coffee, Tuesday 8 April, 23:30 to 01:00, Drickande."),
    ],
)
def test_names(desk: Desk, guid: str, name: str) -> None:
    assert child(desk, guid).text(NAME) == name


def test_names_tell_stars_and_clashes(desk: Desk) -> None:
    desk.state.set_level("questions", Level.MUST)
    desk.state.set_level("water", Level.MAYBE)
    desk.state.set_level("exhibition", Level.MAYBE)
    assert (
        child(desk, "questions")
        .text(NAME)
        .endswith(". Must. Clashes with Exhibition of empty cups, Water and what is wrong with it.")
    )
    assert ". Maybe. Clashes with " in child(desk, "water").text(NAME)


def test_names_are_swedish_in_a_swedish_window(open_desk: OpenDesk) -> None:
    desk = open_desk(language="sv")
    desk.state.set_level("questions", Level.MUST)
    name = child(desk, "questions").text(NAME)
    assert "Tisdag 8 april, 10:00 till 11:00" in name
    assert name.endswith(" Måste.")


def test_rects_are_where_the_blocks_are_on_the_screen(desk: Desk) -> None:
    port = desk.grid.viewport()
    for offset in (0, 200):
        desk.grid.verticalScrollBar().setValue(offset)
        for row in range(desk.grid.model().rowCount()):
            rect = desk.grid.visualRect(desk.grid.model().index(row, 0))
            on_screen = QRect(port.mapToGlobal(rect.topLeft()), rect.size())
            assert interface(desk.grid).child(row).rect() == on_screen


def test_a_session_is_found_at_its_point_of_the_screen(desk: Desk) -> None:
    point = desk.grid.viewport().mapToGlobal(desk.spot("questions"))
    found = interface(desk.grid).childAt(point.x(), point.y())
    assert found is not None
    assert found.text(NAME).startswith("Questions & answers")


@pytest.mark.parametrize(("level", "checked"), [(None, False), (Level.MUST, True), (Level.MAYBE, False)])
def test_stars_are_check_marks(desk: Desk, level: Level | None, checked: bool) -> None:
    """Qt tells nothing of a half check: of Maybe the name tells."""
    desk.state.set_level("water", level)
    state = child(desk, "water").state()
    assert bool(state.checkable)
    assert bool(state.checked) is checked


def test_the_current_session_is_focused_and_selected(desk: Desk) -> None:
    desk.press("Down", "Down", "Down")
    states = [interface(desk.grid).child(row).state() for row in range(15)]
    row = desk.grid.currentIndex().row()
    assert [n for n, state in enumerate(states) if state.selected] == [row]
    assert [n for n, state in enumerate(states) if state.focused] == [row]


def interactive(window: QWidget) -> list[QWidget]:
    """Return the visible widgets that one can do something with."""
    kinds = (QAbstractButton, QPlainTextEdit, QTabBar, QAbstractScrollArea)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and (isinstance(widget, kinds[:3]) or widget.focusPolicy().value & 1)
        and not widget.objectName().startswith("qt_")
    ]


def test_everything_one_can_do_something_with_has_a_name(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T10:30+02:00")
    for guid in ("water", "questions"):
        desk.state.set_level(guid, Level.MUST)
    desk.select("water")
    found = interactive(desk.window)
    assert len(found) > 20
    nameless = [widget for widget in found if not interface(widget).text(NAME).strip()]
    assert not nameless


def test_what_stands_on_an_empty_day_has_names(desk: Desk) -> None:
    desk.press("Alt+3")
    cards = desk.window.day_view.empty
    assert cards is not None
    assert [interface(card).text(NAME) for card in cards.cards] == [
        "Tuesday 8 April, 15 sessions · from 09:00",
        "Thursday 10 April, 3 sessions · from 09:00",
    ]


def test_the_banner_and_its_button_have_names(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-08T08:00+02:00")
    banner = desk.window.banner
    assert banner is not None
    assert interface(banner).text(NAME) == "Message"
    assert interface(banner.close_button).text(NAME) == "Close"


def test_the_parts_of_the_window_have_names(desk: Desk) -> None:
    window = desk.window
    parts: list[QWidget] = [
        window.rail, window.command_bar, window.day_bar, window.grid, desk.detail, window.status,
    ]  # fmt: skip
    names = [interface(part).text(NAME) for part in parts]
    assert names == [
        "Views", "Commands", "Days, lanes and zoom", "Sessions of the day", "Session details", "Status",
    ]  # fmt: skip


def test_tabs_say_their_day_and_count(desk: Desk) -> None:
    tabs = interface(desk.window.day_bar.tabs)
    names = [tabs.child(n).text(NAME) for n in range(5)]
    assert names[:2] == ["Monday 7 April, 0 sessions", "Tuesday 8 April, 15 sessions"]


def test_the_window_is_named_after_the_programme(desk: Desk) -> None:
    assert interface(desk.window).text(NAME) == "The Made-Up Coffee Week"


def test_labels_beside_icons_can_be_read(desk: Desk) -> None:
    desk.select("water")
    texts = {label.text() for label in desk.detail.findChildren(QLabel) if label.isVisible()}
    assert "Tuesday 8 April, 09:30–11:00" in texts
