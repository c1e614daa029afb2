"""Drawing the day larger and smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
POINTER_Y = 200.0
"""Where `Desk.wheel` turns the wheel."""


def minute_at(desk: Desk, y: float) -> float:
    """Return the minute of the day at a y of the grid's viewport."""
    geometry = desk.grid._geometry
    assert geometry is not None
    return geometry.minute_at(desk.grid.verticalOffset() + y - desk.grid._canvas().top())


def test_the_wheel_with_control_zooms_and_keeps_the_time_under_the_pointer(desk: Desk) -> None:
    desk.grid.verticalScrollBar().setValue(100)
    height, minute = desk.grid.px_per_hour, minute_at(desk, POINTER_Y)
    desk.wheel(120, CTRL)
    assert desk.grid.px_per_hour > height
    assert abs(minute_at(desk, POINTER_Y) - minute) < 1
    desk.wheel(-120, CTRL)
    desk.wheel(-120, CTRL)
    assert desk.grid.px_per_hour < height


def test_keys_zoom_around_the_current_session(desk: Desk) -> None:
    desk.select("tasting")
    index = desk.grid.currentIndex()
    desk.press("Ctrl++")
    top = desk.grid.visualRect(index).top()
    desk.press("Ctrl++")
    assert abs(desk.grid.visualRect(index).top() - top) <= 2


def test_the_zoom_ends_at_its_largest_and_smallest_step(desk: Desk) -> None:
    for keys in ("Ctrl++", "Ctrl+-"):
        desk.press(*[keys] * 12)
        height = desk.grid.px_per_hour
        desk.press(keys)
        assert desk.grid.px_per_hour == height


def test_fit_day_takes_the_zoom_back(desk: Desk) -> None:
    fitted = desk.grid.px_per_hour
    desk.press("Ctrl++", "Ctrl+0")
    assert desk.grid.px_per_hour == fitted


def test_another_day_keeps_the_zoom(desk: Desk) -> None:
    desk.press("Ctrl++", "Ctrl++")
    height = desk.grid.px_per_hour
    desk.press("Alt+4")
    assert desk.grid.px_per_hour == height
