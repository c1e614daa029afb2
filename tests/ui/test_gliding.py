"""What scrolls by itself glides there, unless nothing is to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


@pytest.fixture
def moving(desk: Desk) -> Desk:
    """A window so low that the day has to be scrolled, on a system where things may move."""
    desk.keeper.preferences.set_reduced_motion(False)
    assert 0 < desk.state.motion_ms <= 300
    desk.state.motion_ms = 1_000  # a busy machine draws few pictures a second
    desk.window.resize(1366, 420)
    desk.grid.verticalScrollBar().setValue(0)
    return desk


def test_a_key_lets_the_view_glide_to_the_session(moving: Desk) -> None:
    bar = moving.grid.verticalScrollBar()
    seen: list[int] = []
    bar.valueChanged.connect(seen.append)
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    assert bar.value() < bar.maximum()
    moving.qtbot.waitUntil(lambda: moving.grid.viewport().rect().contains(
        moving.grid.visualRect(moving.grid.currentIndex()).center()
    ))  # fmt: skip
    assert len(seen) > 2
    assert seen == sorted(seen)


def test_further_keys_count_from_where_the_glide_will_end(moving: Desk) -> None:
    moving.grid.setFocus()
    moving.press("Ctrl+End", "Ctrl+Home")
    bar = moving.grid.verticalScrollBar()
    moving.qtbot.waitUntil(lambda: bar.value() <= 8)


def test_the_wheel_ends_a_glide(moving: Desk) -> None:
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    bar = moving.grid.verticalScrollBar()
    bar.setValue(5)
    moving.qtbot.wait(250)
    assert bar.value() == 5


def test_nothing_moves_where_the_user_wants_it_still(moving: Desk) -> None:
    moving.keeper.preferences.set_reduced_motion(True)
    seen: list[int] = []
    moving.grid.verticalScrollBar().valueChanged.connect(seen.append)
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    assert len(seen) == 1
    rect = moving.grid.visualRect(moving.grid.currentIndex())
    assert moving.grid.viewport().rect().contains(rect.center())
