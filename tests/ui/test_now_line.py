"""The line of the present time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from iweek_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

BESIDE_THE_BLOCKS = 64
HEADER = 36
NOW = Theme("light", 12).neutral["now"].rgb()


def line(desk: Desk) -> list[int]:
    """Return the rows of px in which the line is drawn, counted from the top of the canvas."""
    picture = desk.grid.viewport().grab().toImage()
    rows = range(HEADER, picture.height())
    return [y - HEADER for y in rows if picture.pixel(BESIDE_THE_BLOCKS, y) == NOW]


def hours(desk: Desk, since: str, first: str) -> float:
    """Return how far a time lies below the top of the canvas, in px: 15 minutes are free above the first."""
    passed = datetime.fromisoformat(since) - datetime.fromisoformat(first)
    return (passed.total_seconds() / 3600 + 0.25) * desk.grid.px_per_hour - desk.grid.verticalOffset()


@pytest.mark.parametrize(
    "time", ["2031-04-08T09:20+02:00", "2031-04-08T10:40+02:00", "2031-04-08T15:45+02:00"]
)
def test_it_is_drawn_at_its_time(open_desk: OpenDesk, time: str) -> None:
    desk = open_desk(time, theme="light")
    desk.press("Ctrl+T")
    rows = line(desk)
    assert len(rows) == 2
    assert rows[1] == pytest.approx(hours(desk, time, "2031-04-08T09:00+02:00"), abs=2)


def test_it_goes_on_with_the_clock(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T10:00+02:00", theme="light")
    before = line(desk)
    desk.clock.pass_time(minutes=30)
    desk.tick()
    assert line(desk)[0] - before[0] == pytest.approx(desk.grid.px_per_hour / 2, abs=1)


def test_after_the_last_session_it_is_drawn_below_it(open_desk: OpenDesk) -> None:
    time = "2031-04-10T15:00+02:00"
    desk = open_desk(time, theme="light", size=(1366, 1100))
    rows = line(desk)
    assert len(rows) == 2
    assert rows[1] == pytest.approx(hours(desk, time, "2031-04-10T09:00+02:00"), abs=2)


@pytest.mark.parametrize(
    ("time", "key"),
    [
        pytest.param("2031-04-08T08:00+02:00", "Alt+2", id="before the first session"),
        pytest.param("2031-04-08T10:00+02:00", "Alt+4", id="another day"),
        pytest.param("2031-04-09T11:00+02:00", "Alt+2", id="the day after"),
        pytest.param("2031-04-11T11:00+02:00", "Alt+2", id="days after"),
        pytest.param("2031-05-11T11:00+02:00", "Alt+2", id="when all is over"),
    ],
)
def test_it_is_drawn_on_no_other_day(open_desk: OpenDesk, time: str, key: str) -> None:
    desk = open_desk(time, theme="light", size=(1366, 1400))
    desk.press(key)
    assert line(desk) == []


def ground(desk: Desk) -> str:
    """Return the colour of the canvas beside the blocks."""
    picture = desk.grid.viewport().grab().toImage()
    return picture.pixelColor(BESIDE_THE_BLOCKS, HEADER + 3).name()


def test_what_has_passed_is_tinted_but_not_when_all_is_over(open_desk: OpenDesk) -> None:
    white = Theme("light", 12).neutral["surface"].name()
    seen = []
    for time in ("2031-04-01", "2031-04-08", "2031-04-09", "2031-04-11", "2031-05-01"):
        desk = open_desk(f"{time}T12:00+02:00", theme="light")
        desk.press("Alt+2")
        seen.append(ground(desk) == white)
        desk.close()
    assert seen == [True, False, False, False, True]
