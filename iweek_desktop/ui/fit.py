"""What a window leaves out when it is small for its text."""

from __future__ import annotations

from typing import NamedTuple

from iweek_desktop.ui.theme import BASE_PX

NARROW_BELOW, COMPACT_BELOW, TIGHT_BELOW, SHORT_BELOW = 1100, 720, 600, 520


class Fit(NamedTuple):
    """How small a window is, in px at the base text size.

    A narrow one has no names on the rail, and the details lie above the grid; in a compact one
    they take its place. A short one has its days in a list that drops down, its message behind a
    sign, and no status bar, whose words are still spoken; a tight one leaves out the month there.
    """

    narrow: bool = False
    compact: bool = False
    short: bool = False
    tight: bool = False


def fit_of(width_px: int, height_px: int, u: float) -> Fit:
    """Return what a window of this size has room for, at a text size of `u` px."""
    width, height = width_px * BASE_PX / u, height_px * BASE_PX / u
    return Fit(width < NARROW_BELOW, width < COMPACT_BELOW, height < SHORT_BELOW, width < TIGHT_BELOW)
