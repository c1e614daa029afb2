"""Windows that are small for their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from iweek_desktop.ui.fit import Fit, fit_of

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


@pytest.mark.parametrize(
    ("width", "height", "u", "fit"),
    [
        (1366, 688, 12, Fit()),
        (1099, 688, 12, Fit(narrow=True)),
        (719, 688, 12, Fit(narrow=True, compact=True)),
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
    desk.press("Escape")
    assert desk.grid.isVisible()
    assert desk.has_focus(desk.grid)
    assert desk.current == "water"


def test_in_a_compact_window_a_star_does_not_open_the_details(desk: Desk) -> None:
    resize(desk, 700, 688)
    desk.click("milk", from_right=16, from_top=10)
    assert "milk" in desk.kept_levels()
    assert desk.grid.isVisible()


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
