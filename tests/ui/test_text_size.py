"""Larger and smaller text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iweek_desktop.library import settings as stored

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


def unit(desk: Desk) -> float:
    return desk.grid._theme.metrics.u


def test_keys_make_the_text_larger_and_smaller_within_bounds(desk: Desk) -> None:
    sizes = []
    for keys in ["Ctrl+Shift+."] * 5 + ["Ctrl+Shift+,"] * 5:
        desk.press(keys)
        desk.settle()
        sizes.append(unit(desk))
    assert sizes == [15, 18, 21, 24, 24, 21, 18, 15, 12, 12]


def test_the_size_is_remembered_and_what_was_shown_stays(desk: Desk) -> None:
    desk.select("water")
    desk.keeper.preferences.set_text_size(150)
    desk.settle()
    assert (desk.current, unit(desk)) == ("water", 18)
    assert stored.load(desk.places.settings_file).text_percent == 150


@pytest.mark.parametrize("kept", ["0", "1000", '"large"', "null"])
def test_a_size_that_means_nothing_is_the_systems(desk: Desk, kept: str) -> None:
    desk.places.settings_file.parent.mkdir(parents=True, exist_ok=True)
    desk.places.settings_file.write_text(f'{{"text_percent": {kept}}}')
    assert stored.load(desk.places.settings_file).text_percent == 100


def test_details_do_not_come_to_lie_above_the_sessions_because_the_text_is_larger(desk: Desk) -> None:
    def shown_at(percent: int) -> bool:
        desk.keeper.preferences.set_text_size(percent)
        desk.settle()
        return desk.window.detail_visible()

    assert desk.window.detail_visible()
    assert not shown_at(150)
    assert desk.window.middle.over
    desk.window.show_detail(True)
    assert shown_at(125)
    assert desk.window.middle.over, "where they lay there before, they stay"
    assert shown_at(100)
    desk.window.show_detail(False)
    assert not shown_at(150)
    assert not shown_at(100), "what was closed stays closed"
