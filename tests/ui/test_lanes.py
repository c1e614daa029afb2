"""A day in lanes, as a grid and as a timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.lanes import groupings
from iweek_desktop.ui.drawing.wrapping import whole
from tests.ui.picture_facts import drawn

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"
LEFT = Qt.MouseButton.LeftButton


def lanes(desk: Desk) -> list[tuple[str, list[str]]]:
    """Return each lane's name and the guids in it."""
    shown, geometry = desk.grid._shown, desk.grid._geometry
    assert shown is not None
    assert geometry is not None
    return [
        (whole(label.name), [desk.shown[row] for row in geometry.rows_of_lane(number)])
        for number, label in enumerate(shown.labels)
    ]


@pytest.fixture
def themes(desk: Desk) -> Desk:
    """The made-up week in lanes of its themes."""
    desk.state.group_by(Grouping.THEME)
    return desk


@pytest.fixture
def week(open_desk: OpenDesk) -> Desk:
    """A full day in lanes of places, more than the window is wide."""
    desk = open_desk("2031-10-06T10:42+02:00", source=FULL_WEEK)
    desk.state.group_by(Grouping.PLACE)
    return desk


def test_a_quiet_day_has_no_lanes_until_they_are_asked_for(desk: Desk) -> None:
    assert [name for name, _ in lanes(desk)] == ["Not stated"]
    assert desk.grid._header_height() == 36
    desk.state.group_by(Grouping.THEME)
    # What is drunk stands beside what is roasted, because an umbrella holds both.
    assert lanes(desk) == [
        ("Rostning", ["opening", "roasting", "grinding"]),
        ("Drickande", ["questions", "milk", "tasting", "called-off", "night"]),
        ("Bryggning", ["water", "paper", "fair", "steel"]),
        ("Not stated", ["exhibition", "open-end", "long-name"]),
    ]


def test_every_session_stands_in_its_lane(themes: Desk) -> None:
    geometry = themes.grid._geometry
    assert geometry is not None
    for row, lane in enumerate(geometry.grid.lane_of):
        low, high = geometry.lanes[lane]
        if not geometry.blocks[row].band:
            assert low <= geometry.rects[row].left() < geometry.rects[row].right() <= high


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_arrows_along_time_stay_in_the_lane(themes: Desk, view: str) -> None:
    themes.state.show_view(view)  # type: ignore[arg-type]
    forth, back = ("Down", "Up") if view == "day" else ("Right", "Left")
    inside = next(guids for _, guids in lanes(themes) if "water" in guids)
    themes.select(inside[0])
    passed = [themes.current]
    for _ in inside[1:]:
        themes.press(forth)
        passed.append(themes.current)
    assert passed == inside
    themes.press(forth)
    assert themes.current == inside[-1]
    themes.press(back)
    assert themes.current == inside[-2]


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_arrows_across_lead_to_the_nearest_in_time(themes: Desk, view: str) -> None:
    themes.state.show_view(view)  # type: ignore[arg-type]
    onwards, back = ("Right", "Left") if view == "day" else ("Down", "Up")
    themes.select("water")
    passed = []
    for key in (back, back, back, onwards, onwards, onwards, onwards):
        themes.press(key)
        passed.append(themes.current)
    assert passed == ["questions", "roasting", "roasting", "questions", "water", "exhibition", "exhibition"]


def test_home_and_end_are_those_of_the_lane_and_with_control_those_of_the_day(themes: Desk) -> None:
    inside = next(guids for _, guids in lanes(themes) if "water" in guids)
    themes.select("paper")
    for key, end in (
        ("End", inside[-1]),
        ("Home", inside[0]),
        ("Ctrl+End", "night"),
        ("Ctrl+Home", themes.shown[0]),
    ):
        themes.press(key)
        assert themes.current == end, key


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_alt_leads_into_umbrellas_and_out_whatever_the_lane(themes: Desk, view: str) -> None:
    themes.state.show_view(view)  # type: ignore[arg-type]
    themes.select("tasting")
    themes.press("Alt+Up")
    assert themes.current == "opening"
    themes.press("Alt+Down")
    assert themes.current == "roasting"


@pytest.mark.parametrize("guid", ["opening", "tasting", "water", "night", "milk", "fair", "exhibition"])
def test_a_click_in_a_timeline_selects(themes: Desk, guid: str) -> None:
    themes.state.show_view("timeline")
    themes.click(guid)
    assert themes.state.selected == guid


def test_the_selected_session_stays_in_view_when_view_or_lanes_change(week: Desk) -> None:
    guid = week.shown[-1]
    week.select(guid)
    changes: tuple[Callable[[], None], ...] = (
        lambda: week.state.show_view("timeline"),
        lambda: week.state.group_by(Grouping.ORGANISER),
        lambda: week.state.show_view("day"),
    )
    for change in changes:
        change()
        assert week.current == guid
        rect = week.grid.visualRect(week.grid.currentIndex())
        assert week.grid._canvas().toRect().adjusted(-1, -1, 1, 1).contains(rect.center())


def test_the_time_of_the_day_stays_in_view_when_lanes_change(week: Desk) -> None:
    week.grid.verticalScrollBar().setValue(200)
    geometry = week.grid._geometry
    assert geometry is not None
    before = geometry.minute_at(week.grid.verticalOffset())
    week.state.group_by(Grouping.FORMAT)
    assert week.grid._geometry is not None
    assert week.grid._geometry.minute_at(week.grid.verticalOffset()) == pytest.approx(before, abs=1.5)


# the scrubber


def test_lanes_that_are_out_of_view_are_told_and_reached_by_the_scrubber(week: Desk) -> None:
    view, told = week.window.day_view, QSignalSpy(week.window.day_view.lanes_text_changed)
    count = len(lanes(week))
    assert view.lanes_text.startswith("Showing lanes 1–")
    assert view.lanes_text.endswith(f" of {count}")
    scrubber = week.grid._places().scrubber
    assert scrubber.height() == 14
    end = QPoint(round(scrubber.right()) - 2, round(scrubber.center().y()))
    QTest.mouseClick(week.grid.viewport(), LEFT, pos=end)
    assert week.grid.horizontalOffset() == week.grid.horizontalScrollBar().maximum()
    assert f"–{count} of {count}" in view.lanes_text
    assert told.count() >= 1
    assert week.state.selected is None


def test_the_scrubber_can_be_dragged(week: Desk) -> None:
    port, scrubber = week.grid.viewport(), week.grid._places().scrubber
    at = scrubber.center().toPoint()
    QTest.mousePress(port, LEFT, pos=at)
    middle = week.grid.horizontalOffset()
    QTest.mouseMove(port, at + QPoint(60, 200))
    assert week.grid.horizontalOffset() > middle > 0
    QTest.mouseRelease(port, LEFT, pos=at + QPoint(60, 200))
    after = week.grid.horizontalOffset()
    QTest.mouseMove(port, at - QPoint(100, 0))
    assert week.grid.horizontalOffset() == after


def test_where_all_lanes_are_in_view_nothing_is_said_of_them(themes: Desk) -> None:
    themes.window.resize(1900, 800)
    assert themes.window.day_view.lanes_text == ""
    assert themes.grid._places().scrubber.height() == 0


@pytest.mark.parametrize(("source", "height"), [(None, 36), (FULL_WEEK, 48)], ids=["short", "long"])
def test_the_header_is_higher_where_a_name_needs_two_lines(
    open_desk: OpenDesk, source: Path | None, height: int
) -> None:
    desk = open_desk(source=source) if source else open_desk()
    desk.state.group_by(Grouping.THEME)
    assert desk.grid._names_height() == height
    assert desk.grid._canvas().top() == height + desk.grid._places().scrubber.height()


def test_what_is_selected_stays_whole_in_view_where_the_grid_becomes_narrower(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(1366, 700))
    desk.press("Alt+2")
    desk.state.group_by(Grouping.THEME)
    grid, index = desk.grid, desk.grid.model().index
    canvas = grid._canvas().toRect()
    seen = [row for row in range(len(desk.shown)) if canvas.contains(grid.visualRect(index(row, 0)))]
    row = max(seen, key=lambda row: grid.visualRect(index(row, 0)).right())
    desk.select(desk.shown[row])
    desk.window.resize(1240, 700)
    assert grid._canvas().width() < canvas.width()
    assert grid._canvas().toRect().contains(grid.visualRect(index(row, 0)))


def test_what_is_selected_but_scrolled_away_stays_away(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(1366, 700))
    desk.press("Alt+2")
    desk.state.group_by(Grouping.THEME)
    index = desk.grid.model().index
    first = min(range(len(desk.shown)), key=lambda row: desk.grid.visualRect(index(row, 0)).right())
    desk.select(desk.shown[first])
    bar = desk.grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert not desk.grid.will_be_in_view(desk.grid.currentIndex())
    desk.window.resize(1240, 700)
    assert not desk.grid.will_be_in_view(desk.grid.currentIndex())


# choosing lanes


def test_the_next_grouping_leaves_out_what_the_programme_does_not_state(desk: Desk) -> None:
    offered = groupings(desk.state.programme)
    assert Grouping.THEME in offered
    seen = []
    for _ in offered:
        desk.press("Ctrl+G")
        seen.append(desk.state.grouping)
    assert seen == [*offered[1:], Grouping.AUTOMATIC]


def test_the_button_says_and_offers_what_lanes_stand_for(desk: Desk) -> None:
    button = desk.window.day_bar.lanes
    assert button.accessibleName() == "Lanes: Automatic"
    button._fill()
    offered = button.menu().actions()
    assert [action.text() for action in offered][:2] == ["Automatic", "Theme"]
    assert [action.isChecked() for action in offered][:2] == [True, False]
    offered[1].trigger()
    assert desk.state.grouping is Grouping.THEME
    assert button.accessibleName() == "Lanes: Theme"
    desk.state.show_view("timeline")
    assert button.accessibleName() == "Rows: Theme"


# views and zoom


def test_each_view_keeps_its_zoom(desk: Desk) -> None:
    fitted = desk.grid.px_per_hour
    desk.press("Ctrl++")
    tall = desk.grid.px_per_hour
    assert tall > fitted
    desk.state.show_view("timeline")
    desk.press("Ctrl++", "Ctrl++")
    long = desk.grid.px_per_hour
    assert desk.state.zooms == {"day": tall, "timeline": long}
    desk.state.show_view("day")
    assert desk.grid.px_per_hour == tall
    desk.press("Ctrl+0")
    assert desk.grid.px_per_hour == fitted
    assert desk.state.zooms == {"timeline": long}


def test_the_wheel_zooms_a_timeline_around_the_time_under_the_pointer(desk: Desk) -> None:
    desk.state.show_view("timeline")
    desk.press("Ctrl++", "Ctrl++")
    desk.grid.horizontalScrollBar().setValue(150)
    left = 300.0 - desk.grid._canvas().left()

    def minute() -> float:
        assert desk.grid._geometry is not None
        return desk.grid._geometry.minute_at(desk.grid.horizontalOffset() + left)

    before, length = minute(), desk.grid.px_per_hour
    desk.wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert desk.grid.px_per_hour > length
    assert minute() == pytest.approx(before, abs=1)


def test_the_wheel_goes_along_time_where_all_rows_are_in_view(desk: Desk) -> None:
    desk.state.show_view("timeline")
    desk.press("Ctrl++", "Ctrl++")
    assert desk.grid.verticalScrollBar().maximum() == 0
    desk.wheel(-120)
    assert desk.grid.horizontalOffset() > 0


def test_a_list_has_neither_lanes_nor_zoom(desk: Desk) -> None:
    length = desk.grid.px_per_hour
    desk.state.show_view("list")
    assert desk.window.day_bar.lanes.isHidden()
    assert desk.window.day_bar.zoom_in.isHidden()
    desk.press("Ctrl++", "Ctrl+0")
    assert desk.state.zooms == {}
    desk.state.show_view("day")
    assert not desk.window.day_bar.lanes.isHidden()
    assert desk.grid.px_per_hour == length


def test_the_now_line_stands_upright_in_a_timeline(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T10:40+02:00", theme="light")
    desk.state.show_view("timeline")
    picture = desk.grid.viewport().grab().toImage()
    now = desk.window._theme.neutral["now"].rgb()
    row = picture.height() - 3
    columns = [x for x in range(picture.width()) if picture.pixel(x, row) == now]
    assert len(columns) == 2
    canvas = desk.grid._canvas()
    expected = canvas.left() + (100 / 60 + 0.25) * desk.grid.px_per_hour
    assert columns[1] == pytest.approx(expected, abs=2)


@pytest.mark.parametrize(("width", "heading"), [(1366, "Wednesday 8 October"), (480, "Wed 8 Oct")])
def test_a_timeline_too_narrow_for_the_day_in_full_names_it_briefly(
    open_desk: OpenDesk, width: int, heading: str
) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(width, 500))
    desk.state.show_day(date(2031, 10, 8))
    desk.state.show_view("timeline")
    texts = [word.text for word in drawn(desk.grid.viewport())[1].written]
    assert heading in texts
    assert {text for text in texts if text.startswith("Wed")} == {heading}


def test_the_name_of_a_row_takes_the_lines_that_it_has_room_for(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(480, 500))
    desk.state.show_day(date(2031, 10, 8))
    desk.state.show_view("timeline")
    port = desk.grid.viewport()
    rail = [word.text for word in drawn(port)[1].written if word.box.right() <= desk.grid._rail_width()]
    assert "data" in rail
    assert not any(text.endswith("…") for text in rail[: rail.index("data")])
