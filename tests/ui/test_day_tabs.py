"""The days: their tabs, the one that opens, those without sessions, and the lines that count."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.agenda.sections import Order
from iweek_desktop.ui.drawing.lettering import Face
from tests.ui.picture_facts import drawn

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def test_tabs_name_every_day(desk: Desk) -> None:
    tabs = desk.window.day_bar.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == [
        "Mon 7 Apr", "Tue 8 Apr", "Wed 9 Apr", "Thu 10 Apr", "Fri 11 Apr",
    ]  # fmt: skip
    assert tabs.tabToolTip(1) == "Tuesday 8 April, 15 sessions"
    assert tabs.tabToolTip(2) == "Wednesday 9 April, 0 sessions"


@pytest.mark.parametrize(
    ("now", "day"),
    [
        pytest.param("2031-03-01T08:00+01:00", 8, id="before"),
        pytest.param("2031-04-07T08:00+02:00", 8, id="the first day, which is empty"),
        pytest.param("2031-04-08T08:00+02:00", 8, id="today"),
        pytest.param("2031-04-09T03:30+02:00", 8, id="after midnight"),
        pytest.param("2031-04-09T04:30+02:00", 10, id="between"),
        pytest.param("2031-04-10T23:00+02:00", 10, id="late"),
        pytest.param("2031-04-11T12:00+02:00", 10, id="the last day, which is empty"),
        pytest.param("2031-04-12T12:00+02:00", 8, id="the day after"),
        pytest.param("2041-04-12T12:00+02:00", 8, id="years after"),
    ],
)
def test_the_day_that_opens(open_desk: OpenDesk, now: str, day: int) -> None:
    desk = open_desk(now)
    assert desk.state.day == date(2031, 4, day)
    tabs = desk.window.day_bar.tabs
    assert tabs.currentIndex() == day - 7


def test_the_bundled_week_opens_on_its_first_day(open_desk: OpenDesk, bundled: Path) -> None:
    desk = open_desk("2026-03-03T12:00+01:00", source=bundled)
    assert desk.state.day == date(2024, 9, 30)
    assert len(desk.shown) == 6


def test_a_click_on_a_tab_shows_its_day(desk: Desk) -> None:
    tabs = desk.window.day_bar.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())
    assert desk.state.day == date(2031, 4, 10)
    assert desk.shown == ["cups", "saucers", "spoons"]
    assert desk.grid.isVisible()


def test_every_day_begins_at_its_top(desk: Desk) -> None:
    desk.press("End", "Alt+4", "Alt+2")
    desk.select("exhibition")
    desk.press("Alt+4")
    assert desk.grid.verticalOffset() == 0


def test_the_selected_session_stays_while_other_days_are_looked_at(desk: Desk) -> None:
    desk.select("water")
    desk.press("Alt+4")
    assert desk.state.selected == "water"
    assert desk.current is None
    assert desk.detail.title.accessibleName() == "Water and what is wrong with it"
    desk.press("Alt+2")
    assert desk.current == "water"


def test_an_empty_day_leads_to_the_nearest_ones(desk: Desk) -> None:
    desk.press("Alt+3")
    empty = desk.window.day_view.empty
    assert empty is not None
    assert empty.isVisible()
    labels = [label.text() for label in empty.findChildren(QLabel)]
    assert labels == [
        "No sessions on Wednesday 9 April",
        "The programme has none this day. The nearest days with sessions:",
    ]
    assert [card.text() for card in empty.cards] == [
        "Tuesday 8 April, 15 sessions · from 09:00",
        "Thursday 10 April, 3 sessions · from 09:00",
    ]
    empty.cards[1].click()
    assert desk.state.day == date(2031, 4, 10)
    assert desk.has_focus(desk.grid)


@pytest.mark.parametrize(("key", "days"), [("Alt+1", ["Tuesday 8 April"]), ("Alt+5", ["Thursday 10 April"])])
def test_at_the_ends_one_card_leads_on(desk: Desk, key: str, days: list[str]) -> None:
    desk.press(key)
    empty = desk.window.day_view.empty
    assert empty is not None
    assert [card.text().split(",")[0] for card in empty.cards] == days


def test_a_programme_without_any_session_can_be_looked_at(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(source=a_programme(tmp_path, start="2031-04-07", end="2031-04-08"))
    assert desk.window.day_view.empty is not None
    assert desk.window.day_view.empty.cards == []
    desk.press("Ctrl+PgDown", "F6", "Ctrl+T", "F8", "Ctrl++", "Ctrl+0", "Ctrl+E", "Ctrl+Shift+E", "Tab")
    assert desk.state.day == date(2031, 4, 8)


def test_a_programme_without_any_day_can_be_looked_at(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(source=a_programme(tmp_path))
    desk.press("Ctrl+PgDown", "Ctrl+PgUp", "Alt+1", "F6", "Ctrl+T", "Ctrl++", "Ctrl+0", "Tab", "Down")
    assert desk.state.day is None
    assert desk.window.isVisible()


def a_programme(folder: Path, **conference: str) -> Path:
    """Write a made-up programme without sessions."""
    path = folder / "empty.json"
    conference = {"key": "empty", "title": "Empty", "time_zone_name": "Europe/Stockholm", **conference}
    whole = {"format": "programme", "format_version": 1, "conference": conference, "events": []}
    path.write_text(json.dumps(whole))
    return path


@pytest.mark.parametrize(
    ("width", "second", "tabs"),
    [
        (1366, "2033-02-01", ["Tue 8 Apr 2031", "Tue 1 Feb 2033"]),
        (900, "2033-02-01", ["Tue 8 Apr 2031", "Tue 1 Feb 2033"]),
        (1366, "2031-05-09", ["Tue 8 Apr", "Fri 9 May"]),
        (900, "2031-05-09", ["Tue 8 Apr", "Fri 9 May"]),
        (900, "2031-04-09", ["Tue 8", "Wed 9"]),
    ],
)
def test_days_far_apart_are_told_apart(
    open_desk: OpenDesk, tmp_path: Path, width: int, second: str, tabs: list[str]
) -> None:
    desk = open_desk(source=on_days(tmp_path, "2031-04-08", second), size=(width, 688))
    bar = desk.window.day_bar.tabs
    assert [bar.tabText(n) for n in range(bar.count())] == tabs
    desk.select("s0")
    year = " 2031" if "2033" in second else ""
    assert desk.detail.when.first.text() == f"Tuesday 8 April{year}, 10:00"
    assert desk.grid._shown is not None
    assert desk.grid._shown.heading == f"Tuesday 8 April{year}"


def test_a_list_by_title_tells_the_years_of_days_far_apart(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(source=on_days(tmp_path, "2031-04-08", "2033-02-01"))
    desk.state.show_view("list")
    agenda = desk.window.views.agenda
    assert agenda is not None
    agenda.sort_by(Order.TITLE)
    told: list[str] = []
    monkeypatch.setattr(Face, "draw", lambda self, painter, left, top, text, *more: told.append(text))
    desk.window.views.grab()
    assert [text for text in told if "203" in text] == ["8 Apr 2031", "1 Feb 2033"]


def on_days(folder: Path, *days: str) -> Path:
    """Write a made-up programme with a session on each day."""
    path = a_programme(folder)
    whole = json.loads(path.read_text())
    whole["events"] = [
        {"guid": f"s{n}", "title": "Tea", "start": f"{day}T10:00:00"} for n, day in enumerate(days)
    ]
    path.write_text(json.dumps(whole))
    return path


# now


def now_button(desk: Desk) -> list[QPushButton]:
    return [button for button in desk.window.day_bar.findChildren(QPushButton) if button.text() == "Now"]


@pytest.mark.parametrize(
    ("now", "shown"),
    [("2031-04-06T12:00+02:00", False), ("2031-04-09T12:00+02:00", True), ("2031-04-12T12:00+02:00", False)],
)
def test_now_is_offered_while_the_programme_is_on(open_desk: OpenDesk, now: str, shown: bool) -> None:
    assert bool(now_button(open_desk(now))) is shown


def test_now_leads_to_today(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T15:00+02:00")
    desk.press("Alt+4")
    now_button(desk)[0].click()
    assert desk.state.day == date(2031, 4, 8)


# lines that count


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("Alt+2", "15 sessions on Tuesday · 1 without a time, last in the list"),
        ("Alt+3", "No sessions on Wednesday · 1 without a time, last in the list"),
        ("Alt+4", "3 sessions on Thursday · 1 without a time, last in the list"),
    ],
)
def test_the_status_line_counts(desk: Desk, key: str, line: str) -> None:
    desk.press(key)
    assert desk.window.status.text == line


def test_the_status_line_counts_stars_and_clashes(desk: Desk) -> None:
    for guid in ("water", "questions", "milk"):
        desk.state.set_level(guid, Level.MUST)
    assert desk.window.status.text.startswith("15 sessions on Tuesday · 3 favourites · 2 of them clash")


def test_the_status_line_names_the_zone_and_the_version(desk: Desk) -> None:
    status = desk.window.status
    assert status.shown()[1] == "Times in Sweden (CEST) · Programme of 1 March 2031"


def test_a_narrow_status_line_leaves_out_the_version_before_anything_is_cut(desk: Desk) -> None:
    status = desk.window.status
    desk.window.resize(900, 688)
    status.tell("15 sessions on Tuesday · 3 favourites · 2 of them clash · Showing lanes 1–3 of 12")
    assert status.shown() == (status.text, "Times in Sweden (CEST)")
    desk.window.resize(560, 688)
    left, right = status.shown()
    assert right == ""
    assert left.endswith("…") or left == status.text
    assert "Programme of 1 March 2031" in status.toolTip()


def test_the_window_is_titled_with_the_programme(desk: Desk) -> None:
    assert desk.window.windowTitle() == "The Made-Up Coffee Week"


@pytest.mark.parametrize(("size", "roomy"), [((1366, 688), True), ((480, 320), False)])
def test_an_empty_day_says_less_where_it_has_less_room(
    open_desk: OpenDesk, size: tuple[int, int], roomy: bool
) -> None:
    desk = open_desk(source=None, size=size, language="sv")
    desk.press("Alt+2")
    empty = desk.window.day_view.empty
    assert empty is not None
    assert empty.drawing.isVisible() == roomy
    for card in empty.cards:
        assert empty.rect().contains(card.geometry())
        for word in drawn(card)[1].written:
            assert card.rect().contains(word.box.toRect()), word
    words = [word.text for card in empty.cards for word in drawn(card)[1].written]
    assert ("Måndag 30 september" in words) == roomy
    assert ("mån 30 sep" in words) == ("ons 2 okt" in words) == (not roomy)
