"""The list: all days under headings, with the keys and the signs of the grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.agenda.agenda_view import AgendaView
from iweek_desktop.ui.agenda.sections import Order
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from tests.ui.conftest import Desk, OpenDesk

LEFT = Qt.MouseButton.LeftButton
TUE, WED, THU = date(2031, 4, 8), date(2031, 4, 9), date(2031, 4, 10)
WIDE = (700, 560)


class Agenda:
    """A list in a window of its own, beside the window of a desk."""

    def __init__(self, desk: Desk, qtbot: QtBot, size: tuple[int, int], theme: str, u: float) -> None:
        self.desk, self.state, self.qtbot = desk, desk.state, qtbot
        self.view = AgendaView(desk.state, Theme(theme, u), IconSet(1.0), desk.keeper.say)
        qtbot.addWidget(self.view)
        self.list, self.model = self.view.list, self.view.model
        self.view.resize(*size)

    def show(self) -> Agenda:
        """Show the list and give it the keyboard."""
        self.view.show()
        self.view.activateWindow()
        self.qtbot.waitUntil(self.view.isActiveWindow)
        self.view.focus()
        QCoreApplication.processEvents()
        return self

    @property
    def shown(self) -> list[str]:
        return [session.guid for session in self.model.sessions]

    @property
    def current(self) -> str | None:
        index = self.list.currentIndex()
        return self.shown[index.row()] if index.isValid() else None

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(self.view.windowHandle(), QKeySequence(key))
            QCoreApplication.processEvents()

    def spot(self, guid: str, from_right: int | None = None) -> QPoint:
        index = self.model.index_of(guid)
        self.list.scrollTo(index)
        rect = self.list.visualRect(index)
        return QPoint(rect.left() + 140 if from_right is None else rect.right() - from_right, rect.top() + 17)

    def click(self, guid: str, from_right: int | None = None) -> None:
        QTest.mouseClick(self.list.viewport(), LEFT, pos=self.spot(guid, from_right))


MakeAgenda = Callable[..., Agenda]


@pytest.fixture
def make(qtbot: QtBot, desk: Desk) -> MakeAgenda:
    def made(on: Desk = desk, size: tuple[int, int] = WIDE, theme: str = "light", u: float = 12) -> Agenda:
        return Agenda(on, qtbot, size, theme, u)

    return made


@pytest.fixture
def agenda(make: MakeAgenda) -> Agenda:
    return make().show()


# what is shown


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


# order


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


# keys


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


# pointer


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


# days


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


# how it looks


def heading_image(agenda: Agenda) -> QImage:
    return agenda.list.viewport().grab().toImage().copy(0, 0, 300, 36)


def test_the_heading_stays_at_the_top_and_is_pushed_out_by_the_next(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260)).show()
    bar, layout = agenda.list.verticalScrollBar(), agenda.list._geometry
    assert layout is not None
    bar.setValue(0)
    monday = heading_image(agenda)
    agenda.list.scroll_to_day(TUE)
    tuesday = heading_image(agenda)
    assert monday != tuesday
    bar.setValue(bar.value() + 200)
    assert heading_image(agenda) == tuesday
    bar.setValue(layout.section_top(2) + 26)  # the heading of Wednesday is 10 px from the top
    pushed = heading_image(agenda)
    assert pushed.copy(0, 0, 300, 10) == tuesday.copy(0, 26, 300, 10)
    assert pushed.copy(0, 10, 300, 26) != tuesday.copy(0, 10, 300, 26)


def test_what_was_scrolled_looks_as_if_it_were_drawn_anew(make: MakeAgenda, qapp: QApplication) -> None:
    agenda = make(size=(700, 400)).show()
    agenda.desk.select("water")
    bar = agenda.list.verticalScrollBar()
    for step in (3, 40, 40, 200, -37, 120):
        bar.setValue(bar.value() + step)
        QCoreApplication.processEvents()
        on_screen = qapp.primaryScreen().grabWindow(agenda.view.winId()).toImage()
        anew = agenda.view.grab().toImage()
        assert on_screen.convertToFormat(anew.format()) == anew


def test_a_long_title_takes_two_lines_only_where_it_must(make: MakeAgenda) -> None:
    wide, narrow = make(size=(700, 560)).show(), make(size=(420, 560)).show()

    def height(agenda: Agenda, guid: str) -> int:
        return agenda.list.visualRect(agenda.model.index_of(guid)).height()

    assert [height(wide, guid) for guid in ("long-name", "opening", "milk")] == [68, 52, 52]
    assert [height(narrow, guid) for guid in ("long-name", "opening", "milk")] == [68, 68, 52]


def test_what_was_cut_is_known(make: MakeAgenda) -> None:
    agenda = make(size=(420, 560)).show()
    agenda.desk.select("water")
    agenda.list.viewport().grab()
    assert agenda.list.words_cut(agenda.shown.index("water"))
    assert not agenda.list.words_cut(agenda.shown.index("milk"))


def test_the_selected_row_differs_in_more_than_its_colour(agenda: Agenda) -> None:
    agenda.desk.select("water")
    agenda.list.clearFocus()
    rect = agenda.list.visualRect(agenda.list.currentIndex())
    image = agenda.list.viewport().grab().toImage()
    theme = Theme("light", 12)
    assert image.pixelColor(1, rect.center().y()) == theme.neutral["accent"]
    assert image.pixelColor(60, rect.bottom() - 4) == theme.neutral["accentSoft"]
    other = agenda.list.visualRect(agenda.model.index(0))
    assert image.pixelColor(1, other.center().y()) == theme.neutral["surface"]


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
@pytest.mark.parametrize("size", [(700, 560), (324, 560), (428, 268)])
def test_every_theme_and_size_can_be_painted(make: MakeAgenda, theme: str, size: tuple[int, int]) -> None:
    agenda = make(size=size, theme=theme).show()
    for guid in ("water", "questions", "exhibition"):
        agenda.state.set_level(guid, Level.MUST)
    agenda.desk.select("water")
    image = agenda.list.viewport().grab().toImage()
    names = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(40, image.height(), 2)
    }
    assert Theme(theme, 12).signal("clash").edge.name() in names or len(names) > 20


# what a screen reader finds


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
