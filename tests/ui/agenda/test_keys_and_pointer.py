"""The list under the hands: the keys of the grid, clicks, and the days that follow."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtTest import QSignalSpy, QTest

from iweek_desktop.programme.model import Level
from tests.ui.agenda.conftest import LEFT, THU, TUE, WED, WIDE, Agenda, MakeAgenda
from tests.ui.conftest import OpenDesk


def test_arrows_go_from_row_to_row_over_the_edges_of_days(agenda: Agenda) -> None:
    agenda.press("Home", "Down", "Up", "End")
    assert agenda.current == "some-day"
    agenda.press("Up", "Up", "Up", "Up")
    assert (agenda.current, agenda.state.selected, agenda.state.day) == ("night", "night", TUE)
    agenda.press("Down")
    assert (agenda.current, agenda.state.day) == ("cups", THU)
    agenda.press("Left", "Right")
    assert agenda.current == "cups"


def test_pages_go_as_far_as_the_list_is_high(make: MakeAgenda) -> None:
    agenda = make(size=(700, 44 + 36 + 4 * 52)).show()
    agenda.press("Home", "PgDown")
    assert agenda.list.currentIndex().row() == 4
    agenda.press("PgDown", "PgUp", "PgUp")
    assert agenda.list.currentIndex().row() == 0


def test_levels_are_set_with_the_keys_of_the_grid(agenda: Agenda) -> None:
    agenda.desk.select("water")
    for key, level in (
        ("1", Level.MUST),
        ("2", Level.MAYBE),
        ("0", None),
        ("Space", Level.MUST),
        ("Space", None),
    ):
        agenda.press(key)
        assert agenda.desk.kept_levels().get("water") is level


def test_enter_opens_copy_copies_and_letters_lead_to_titles(agenda: Agenda) -> None:
    opened, copied = QSignalSpy(agenda.list.open_requested), QSignalSpy(agenda.list.copy_requested)
    QTest.keyClicks(agenda.list, "spoo")
    assert agenda.current == "spoons"
    agenda.press("Return", "Ctrl+C")
    assert (opened.at(0), copied.at(0)) == (["spoons"], ["spoons"])
    agenda.desk.select("tasting")
    agenda.press("Alt+Up")
    assert agenda.current == "opening"
    agenda.press("Alt+Down")
    assert agenda.current == "roasting"


def test_a_click_selects_and_a_double_click_opens(agenda: Agenda) -> None:
    picked, opened = QSignalSpy(agenda.list.picked), QSignalSpy(agenda.list.open_requested)
    agenda.click("cups")
    assert (agenda.state.selected, agenda.state.day, picked.count()) == ("cups", THU, 1)
    QTest.mouseDClick(agenda.list.viewport(), LEFT, pos=agenda.spot("cups"))
    assert opened.at(0) == ["cups"]


@pytest.mark.parametrize("size", [WIDE, (320, 560)])
def test_the_star_of_a_row_can_be_pressed(make: MakeAgenda, size: tuple[int, int]) -> None:
    agenda = make(size=size).show()
    agenda.click("cups", from_right=21)
    assert agenda.desk.kept_levels() == {"cups": Level.MUST}
    agenda.click("cups", from_right=21)
    agenda.click("cups", from_right=50)
    assert agenda.desk.kept_levels() == {}


def test_a_click_on_a_heading_changes_nothing(agenda: Agenda) -> None:
    agenda.desk.select("water")
    QTest.mouseClick(agenda.list.viewport(), LEFT, pos=QPoint(200, 18))
    assert agenda.state.selected == "water"


def heading(agenda: Agenda) -> date | None:
    return agenda.list.day_at_top()


def test_another_day_brings_its_heading_to_the_top(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260)).show()
    selected = agenda.state.selected
    agenda.state.show_day(THU)
    assert heading(agenda) == THU
    assert agenda.state.selected == selected
    agenda.state.show_day(TUE)
    assert heading(agenda) == TUE
    agenda.state.show_day(WED)
    assert heading(agenda) == WED


def test_keys_go_on_in_the_day_that_was_asked_for(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260)).show()
    agenda.desk.select("water")
    agenda.state.show_day(THU)
    assert (agenda.current, agenda.state.selected) == (None, "water")
    agenda.press("2")
    assert agenda.state.levels == {}
    agenda.press("Down")
    assert agenda.state.day == THU
    assert agenda.current == agenda.state.sessions[0].guid


def test_it_is_opened_at_the_day_shown_and_not_at_the_selected_session(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260))
    agenda.desk.select("water")
    agenda.state.show_day(THU)
    agenda.show()
    with agenda.qtbot.waitSignal(agenda.view._still.timeout):
        agenda.list.top_changed.emit()
    assert (heading(agenda), agenda.state.day) == (THU, THU)


def test_the_selected_session_is_current_again_where_its_day_is_scrolled_to(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260)).show()
    agenda.desk.select("water")
    before = agenda.list.verticalOffset()
    agenda.state.show_day(THU)
    agenda.list.verticalScrollBar().setValue(before)
    agenda.qtbot.waitUntil(lambda: agenda.state.day == TUE)
    assert (agenda.current, agenda.list.verticalOffset()) == ("water", before)


def test_a_step_into_another_day_does_not_jump(make: MakeAgenda) -> None:
    agenda = make(size=(700, 360)).show()
    agenda.desk.select("night")
    before = agenda.list.verticalOffset()
    agenda.press("Down")
    assert agenda.state.day == THU
    assert agenda.list.verticalOffset() - before < 3 * 52


def test_scrolling_out_of_a_day_chooses_the_one_in_view_and_keeps_the_selection(make: MakeAgenda) -> None:
    agenda = make(size=(700, 300)).show()
    agenda.desk.select("water")
    agenda.list.verticalScrollBar().setValue(agenda.list.verticalScrollBar().maximum())
    agenda.qtbot.waitUntil(lambda: agenda.state.day == THU)
    assert agenda.state.selected == "water"
    offset = agenda.list.verticalOffset()
    assert agenda.list.verticalScrollBar().maximum() == offset
    agenda.list.verticalScrollBar().setValue(0)
    agenda.qtbot.waitUntil(lambda: agenda.state.day != THU)


def test_a_day_that_is_in_view_stays_chosen(make: MakeAgenda) -> None:
    agenda = make(size=(700, 600)).show()
    agenda.state.show_day(date(2031, 4, 11))
    with agenda.qtbot.waitSignal(agenda.view._still.timeout):
        agenda.list.verticalScrollBar().setValue(agenda.list.verticalOffset() - 20)
    assert agenda.state.day == date(2031, 4, 11)


def test_a_list_that_gets_another_width_stays_where_it_is(make: MakeAgenda) -> None:
    agenda = make(size=(900, 300)).show()
    agenda.desk.select("steel")
    before = agenda.list.visualRect(agenda.list.currentIndex()).top()
    agenda.view.resize(300, 300)
    QCoreApplication.processEvents()
    assert agenda.list.visualRect(agenda.list.currentIndex()).top() == before


@pytest.mark.parametrize(
    ("now", "guid"),
    [
        ("2031-04-08T12:30+02:00", "fair"),
        ("2031-04-08T08:30+02:00", "opening"),
        ("2031-04-08T15:40+02:00", "open-end"),
        ("2031-04-01T08:00+02:00", "exhibition"),
    ],
)
def test_now_is_what_is_on_or_the_first_of_the_day(
    open_desk: OpenDesk, make: MakeAgenda, now: str, guid: str
) -> None:
    agenda = make(open_desk(now)).show()
    agenda.view.go_to_now()
    assert agenda.current == guid
