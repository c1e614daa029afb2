"""The list: all days under headings, by time or by title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.agenda.sections import Order
from tests.ui.agenda.conftest import LEFT, THU, TUE, WED, Agenda, MakeAgenda
from tests.ui.conftest import Desk


def test_all_days_are_in_one_list_and_what_has_no_time_comes_last(agenda: Agenda) -> None:
    assert len(agenda.shown) == 19
    assert agenda.shown[0] == "exhibition"
    assert agenda.shown[14:] == ["night", "cups", "saucers", "spoons", "some-day"]
    assert agenda.view.head.counts.accessibleName() == "19 sessions"


def test_the_state_has_every_day(desk: Desk) -> None:
    days = desk.state.every_day
    assert [(day, len(found)) for day, found in days] == [
        (date(2031, 4, 7), 0), (TUE, 15), (WED, 0), (THU, 3), (date(2031, 4, 11), 0), (None, 1),
    ]  # fmt: skip
    desk.state.search("space")
    assert [[s.guid for s in found] for _, found in desk.state.every_day] == [
        [],
        [],
        [],
        [],
        [],
        ["some-day"],
    ]


def test_a_search_shows_its_matches_of_all_days(agenda: Agenda) -> None:
    agenda.state.search("filter")
    assert agenda.shown == ["paper", "fair", "steel"]
    assert agenda.view.head.counts.accessibleName() == "3 matches of 19 sessions"
    agenda.state.search("")
    assert len(agenda.shown) == 19


def test_without_a_match_there_is_a_way_back(agenda: Agenda) -> None:
    asked = QSignalSpy(agenda.view.clear_requested)
    agenda.state.search("xyzzy")
    empty = agenda.view.empty
    assert empty is not None
    assert empty.title.text() == "No match for “xyzzy”"
    assert not agenda.list.isVisible()
    assert not agenda.view.head.isVisible()
    assert agenda.view.entry() is empty.action
    assert agenda.desk.has_focus(empty.action)
    QTest.mouseClick(empty.action, LEFT)
    assert asked.count() == 1
    agenda.state.search("water")
    assert agenda.list.isVisible()
    assert agenda.view.entry() is agenda.list


def test_a_list_that_is_made_late_shows_what_is_selected(desk: Desk, make: MakeAgenda) -> None:
    desk.state.search("s")
    desk.state.search("")
    desk.select("spoons")
    agenda = make(size=(700, 300)).show()
    assert agenda.current == "spoons"
    assert agenda.list.viewport().rect().contains(agenda.list.visualRect(agenda.list.currentIndex()))


def test_a_list_out_of_sight_catches_up_when_it_is_shown(agenda: Agenda) -> None:
    agenda.view.hide()
    resets = QSignalSpy(agenda.model.modelReset)
    agenda.state.search("filter")
    agenda.state.set_level("fair", Level.MUST)
    agenda.state.select("steel")
    assert resets.count() == 0
    agenda.view.show()
    assert agenda.shown == ["paper", "fair", "steel"]
    assert agenda.model.level("fair") is Level.MUST
    assert agenda.current == "steel"


def test_times_can_be_told_in_another_zone(agenda: Agenda) -> None:
    from zoneinfo import ZoneInfo

    agenda.state.tell_times_in(ZoneInfo("Europe/London"))
    start = agenda.model.sessions[agenda.shown.index("cups")].start
    assert start is not None
    assert start.hour == 8


def test_the_model_keeps_the_rules_of_models(agenda: Agenda, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(agenda.model)  # type: ignore[no-untyped-call]
    agenda.state.search("filter")
    agenda.view.sort_by(Order.TITLE)
    qtmodeltester.check(agenda.model)  # type: ignore[no-untyped-call]


def test_sorted_by_title_swedish_letters_come_last(agenda: Agenda) -> None:
    button = agenda.view.head.sort
    assert button.accessibleName() == "Sort: Time"
    agenda.desk.select("milk")
    QTest.mouseClick(button, LEFT)
    menu = button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [("Time", True), ("Title", False)]
    menu.actions()[1].trigger()
    menu.close()
    assert button.accessibleName() == "Sort: Title"
    titles = [session.title for session in agenda.model.sessions]
    assert titles[0].startswith("A talk")
    assert titles[-1].startswith("Water")
    assert agenda.current == "milk"
    assert agenda.list.viewport().rect().contains(agenda.list.visualRect(agenda.list.currentIndex()))


@pytest.fixture
def screen_reader() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
def test_it_is_a_list_of_all_sessions_that_say_their_day(agenda: Agenda) -> None:
    agenda.state.set_level("water", Level.MUST)
    found = QAccessible.queryAccessibleInterface(agenda.list)
    assert found is not None
    assert (found.role(), found.childCount()) == (QAccessible.Role.List, 19)
    assert found.text(QAccessible.Text.Name) == "Sessions of all days"
    names = [found.child(row).text(QAccessible.Text.Name) for row in range(19)]
    assert names[agenda.shown.index("cups")].startswith("Cups, Thursday 10 April, 09:00")
    assert names[-1].startswith("Coffee in space, Not scheduled")
    assert names[agenda.shown.index("opening")].endswith("Umbrella session, contains 3 sessions.")
    assert names[agenda.shown.index("water")].endswith(". Must.")
    states = [found.child(row).state() for row in range(19)]
    assert [row for row, state in enumerate(states) if state.checked] == [agenda.shown.index("water")]


@pytest.mark.usefixtures("screen_reader")
def test_rows_are_where_the_screen_reader_has_them(agenda: Agenda) -> None:
    agenda.press("Home", "Down", "Down")
    found = QAccessible.queryAccessibleInterface(agenda.list)
    assert found is not None
    port = agenda.list.viewport()
    for row in (0, 2, 18):
        rect = agenda.list.visualRect(agenda.model.index(row))
        assert found.child(row).rect().topLeft() == port.mapToGlobal(rect.topLeft())
        assert found.child(row).rect().size() == rect.size()
    states = [found.child(row).state() for row in range(19)]
    assert [row for row, state in enumerate(states) if state.selected and state.focused] == [2]
