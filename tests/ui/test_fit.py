"""Windows that are small for their text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Level
from iweek_desktop.ui.dialogs.settings import SettingsDialog
from iweek_desktop.ui.fit import Fit, fit_of
from iweek_desktop.ui.panes.more_menu import MoreMenu
from tests.ui.dialog_hands import press, standing

if TYPE_CHECKING:
    from iweek_desktop.library.settings import View
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"


@pytest.mark.parametrize(
    ("width", "height", "u", "fit"),
    [
        (1366, 688, 12, Fit()),
        (1099, 688, 12, Fit(narrow=True)),
        (719, 688, 12, Fit(narrow=True, compact=True)),
        (599, 688, 12, Fit(narrow=True, compact=True, tight=True)),
        (1366, 688, 24, Fit(narrow=True, compact=True, short=True)),
        (1920, 1040, 18, Fit()),
        (1366, 519, 12, Fit(short=True)),
    ],
)
def test_what_there_is_room_for(width: int, height: int, u: float, fit: Fit) -> None:
    assert fit_of(width, height, u) == fit


def resize(desk: Desk, width: int, height: int) -> None:
    desk.window.resize(width, height)
    QCoreApplication.processEvents()


def test_in_a_compact_window_the_details_take_the_place_of_the_grid(desk: Desk) -> None:
    resize(desk, 700, 688)
    assert desk.grid.isVisible()
    assert not desk.detail.isVisible()
    desk.click("water")
    assert desk.detail.isVisible()
    assert not desk.grid.isVisible()
    assert desk.has_focus(desk.detail.title), "what is to be read, not the button that closes it"
    desk.press("Escape")
    assert desk.grid.isVisible()
    assert desk.has_focus(desk.grid)
    assert desk.current == "water"


@pytest.mark.parametrize("keys", ["Ctrl+T", "Ctrl+PgDown", "Alt+2", "Ctrl+2", "Ctrl+3", "Ctrl+G"])
def test_in_a_compact_window_other_sessions_take_the_place_of_the_details(desk: Desk, keys: str) -> None:
    resize(desk, 700, 688)
    desk.click("water")
    desk.press("Return", keys)
    assert not desk.detail.isVisible()
    assert desk.window.views.sessions.isVisible() or desk.window.day_view.empty is not None
    assert desk.focus is not None
    assert desk.focus.isVisible()


def test_in_a_compact_window_a_search_shows_what_it_finds(desk: Desk) -> None:
    resize(desk, 700, 688)
    desk.click("water")
    desk.press("Return", "Ctrl+F")
    desk.type("milk")
    assert desk.grid.isVisible()
    assert desk.has_focus(desk.window.command_bar.search)


def test_in_a_compact_window_a_message_gives_the_focus_back_to_the_details(desk: Desk) -> None:
    resize(desk, 700, 688)
    desk.click("water")
    desk.press("Return", "m")
    desk.window.tell("Something was done")
    desk.toast.entry().setFocus()
    desk.press("Escape")
    assert desk.detail.isVisible()
    assert desk.has_focus(desk.detail.title)


def test_in_a_compact_window_a_message_is_read_above_the_details(desk: Desk) -> None:
    resize(desk, 700, 688)
    desk.click("water")
    desk.window.tell("Something was done")
    QCoreApplication.processEvents()
    assert desk.detail.isVisible()
    assert any(label.text() == "Something was done" for label in desk.toast.findChildren(QLabel))
    middle = desk.window.middle
    assert middle.rect().contains(
        desk.toast.geometry().translated(-middle.mapTo(desk.window.shell, QPoint()))
    )


def test_in_a_compact_window_a_star_does_not_open_the_details(desk: Desk) -> None:
    resize(desk, 700, 688)
    desk.click("milk", from_right=16, from_top=10)
    assert "milk" in desk.kept_levels()
    assert desk.grid.isVisible()


def test_in_a_compact_window_other_colours_leave_the_focus_in_the_details(desk: Desk) -> None:
    resize(desk, 640, 480)
    desk.click("water")
    desk.window.settings_requested.emit()
    dialog = standing(desk.qtbot, SettingsDialog)
    dialog.theme.pick("dark")
    press(standing(desk.qtbot, SettingsDialog), "Esc")
    desk.settle()
    assert desk.detail.isVisible()
    assert desk.has_focus(desk.detail.title)


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_nothing_is_said_of_lanes_while_the_details_stand_in_their_place(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    desk = open_desk("2031-10-06T08:00+02:00", source=FULL_WEEK, size=(700, 600))
    desk.state.show_view(view)
    desk.state.group_by(Grouping.PLACE)
    day_view, status = desk.window.day_view, desk.window.status
    desk.press("Home")
    spoken: list[str] = []
    monkeypatch.setattr("iweek_desktop.ui.speech.speak_politely", lambda _widget, text: spoken.append(text))
    without, separator, lanes = status.text.rpartition(" · ")
    assert (separator, lanes) == (" · ", day_view.lanes_text)
    desk.press("Return")
    assert desk.detail.isVisible()
    assert not desk.grid.isVisible()
    assert status.text == without
    assert lanes not in status.accessibleDescription()
    desk.press("Escape")
    assert desk.grid.isVisible()
    assert status.text == f"{without} · {lanes}"
    assert spoken == [], "nothing has happened but that the focus is elsewhere, which is said anyway"
    desk.press("Return")
    desk.detail.segments.buttons[Level.MUST].click()
    assert "1 favourite" in status.text
    assert lanes not in status.text
    assert spoken[0] == status.text
    resize(desk, 900, 600)
    assert status.text.endswith(f" · {day_view.lanes_text}")


def test_a_window_that_grows_again_shows_both(desk: Desk) -> None:
    resize(desk, 700, 400)
    desk.click("water")
    resize(desk, 1366, 688)
    assert desk.grid.isVisible()
    assert desk.detail.isVisible()
    assert desk.window.status.isVisible()


def test_details_that_were_closed_stay_closed_when_the_window_grows(desk: Desk) -> None:
    desk.press("Ctrl+I")
    resize(desk, 700, 688)
    resize(desk, 1366, 688)
    assert not desk.detail.isVisible()


def test_a_narrow_window_has_shorter_names(desk: Desk) -> None:
    tabs, wide = desk.window.day_bar.tabs, desk.window.rail.width()
    assert tabs.tabText(1) == "Tue 8 Apr"
    resize(desk, 900, 688)
    assert tabs.tabText(1) == "Tue 8"
    assert desk.window.rail.width() < wide
    assert desk.window.rail.buttons["day"].accessibleName() == "Day grid"


def test_a_short_window_still_speaks_its_status(desk: Desk) -> None:
    resize(desk, 1366, 500)
    assert not desk.window.status.isVisible()
    desk.press("Ctrl+PgDown")
    assert desk.window.status.text.startswith("No sessions on Wednesday")


def test_in_a_narrow_window_the_details_lie_above_the_grid(desk: Desk) -> None:
    resize(desk, 900, 688)
    whole = desk.grid.width()
    assert not desk.detail.isVisible()
    desk.click("water")
    assert desk.detail.isVisible()
    assert desk.grid.width() == whole
    side = desk.window.middle.side
    assert side.geometry().right() == desk.window.middle.rect().right()
    assert (side.width(), side.height()) == (372, desk.window.middle.height())
    desk.press("Escape")
    assert not desk.detail.isVisible()
    assert desk.has_focus(desk.grid)


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_what_is_selected_is_seen_beside_the_details_that_lie_above_the_grid(
    open_desk: OpenDesk, view: View
) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(900, 688))
    desk.press("Alt+2")
    desk.state.show_view(view)
    grid, index = desk.grid, desk.grid.model().index

    def right_of(row: int) -> int:
        return grid.visualRect(index(row, 0)).right()

    canvas = grid._canvas().toRect()
    row = max((row for row in range(len(desk.shown)) if right_of(row) <= canvas.right()), key=right_of)
    desk.select(desk.shown[row])
    before = grid.horizontalScrollBar().maximum()
    desk.window.show_detail(True)
    middle = desk.window.middle
    free = middle.mapTo(desk.window, middle.side.pos()).x() - grid.mapTo(desk.window, QPoint()).x()
    assert canvas.left() <= grid.visualRect(index(row, 0)).left()
    assert right_of(row) < free
    assert grid.horizontalScrollBar().maximum() == before + middle.side.width()
    desk.window.show_detail(False)
    assert grid.horizontalScrollBar().maximum() == before
    assert right_of(row) <= canvas.right()


def test_lanes_below_the_details_are_not_in_view(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(1000, 688))
    desk.press("Alt+2")
    before = desk.grid.lanes_in_view()
    desk.window.show_detail(True)
    lanes = desk.grid.lanes_in_view()
    assert before is not None
    assert lanes is not None
    assert len(lanes) < len(before)
    assert f"{lanes.start + 1}–{lanes.stop}" in desk.window.status.text
    desk.window.show_detail(False)
    assert desk.grid.lanes_in_view() == before


def test_a_day_without_lanes_stays_where_it_is_below_the_details(open_desk: OpenDesk) -> None:
    desk = open_desk(source=None, size=(900, 688))
    desk.press("Alt+1")
    desk.select(desk.shown[1])
    before = desk.grid.visualRect(desk.grid.currentIndex())
    desk.window.show_detail(True)
    assert desk.window.middle.over
    assert desk.grid.visualRect(desk.grid.currentIndex()) == before
    assert desk.grid.horizontalScrollBar().maximum() == 0


def test_details_above_the_grid_are_on_the_way_of_tab(desk: Desk) -> None:
    resize(desk, 900, 688)
    desk.click("water")
    seen = set()
    for _ in range(40):
        QTest.keyClick(desk.focus or desk.window, Qt.Key.Key_Tab)
        seen.add(desk.focus)
    assert desk.detail.notes in seen
    assert desk.grid in seen
    assert desk.window.command_bar.search in seen


def test_details_go_back_beside_the_grid_with_their_width(desk: Desk) -> None:
    desk.window.splitter.setSizes([600, 450])
    wide = desk.window.detail_width
    desk.click("water")
    for width in (900, 700, 900, 1366):
        resize(desk, width, 688)
    assert desk.detail.isVisible()
    assert desk.window.detail_width == wide
    assert desk.window.splitter.count() == 2


def test_in_a_narrow_window_undo_stands_in_the_menu(desk: Desk) -> None:
    bar = desk.window.command_bar
    assert bar.undo_button.isVisible()
    resize(desk, 900, 688)
    assert not bar.undo_button.isVisible()
    assert not bar.appearance_button.isVisible()
    bar.more_button.click()
    (menu,) = [menu for menu in desk.window.findChildren(MoreMenu) if menu.isVisible()]
    assert {"Undo", "Light or dark", "Keyboard shortcuts"} <= {action.text() for action in menu.actions()}
    menu.close()


def test_in_a_short_window_the_days_drop_down(desk: Desk) -> None:
    resize(desk, 683, 344)
    assert not desk.window.day_bar.isVisible()
    chooser = desk.window.shell.chooser
    assert chooser is not None
    assert chooser.isVisible()
    before = desk.state.day
    chooser.after.click()
    assert desk.state.day != before
    assert chooser.button.text() == "Wed 9 Apr"
    chooser.menu.actions()[-1].trigger()
    assert desk.state.day == desk.state.days[-1].day
    assert not chooser.after.isEnabled()
    resize(desk, 1366, 688)
    assert not chooser.isVisible()
    assert desk.window.day_bar.isVisible()


def test_in_a_short_window_a_message_is_behind_a_sign(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-01T08:00+02:00", size=(683, 344))
    sign = desk.window.command_bar.sign
    assert desk.banner == ""
    assert sign.isVisible()
    assert sign.text() == "1"
    assert "has already taken place" in sign.accessibleName()
    sign.click()
    assert "has already taken place" in desk.banner
    banner = desk.window.banner
    assert banner is not None
    banner.close_button.click()
    assert not sign.isVisible()
    assert desk.banner == ""


def test_a_short_window_leaves_the_name_of_the_day_to_the_chooser(open_desk: OpenDesk, bundled: Path) -> None:
    desk = open_desk(source=bundled)
    first = desk.grid.visualRect(desk.grid.model().index(0, 0)).top()
    resize(desk, 683, 344)
    desk.grid.verticalScrollBar().setValue(0)
    low = desk.grid.visualRect(desk.grid.model().index(0, 0)).top()
    assert low < first - 30
    resize(desk, 1366, 688)
    assert desk.grid.visualRect(desk.grid.model().index(0, 0)).top() == first


def test_in_a_compact_window_the_search_has_all_the_room_there_is(desk: Desk) -> None:
    bar = desk.window.command_bar

    def beside() -> int:
        return bar.more_button.geometry().left() - bar.search.geometry().right()

    resize(desk, 700, 688)
    assert beside() <= 20
    resize(desk, 1000, 688)
    assert beside() > 100
