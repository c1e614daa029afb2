"""Moving the keyboard focus from one part of the window to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Region(NamedTuple):
    """A part of the window and the widget in it that takes the focus first."""

    part: Callable[[], QWidget | None]
    entry: Callable[[], QWidget | None]


class Regions:
    """The parts of the window in the order in which F6 visits them."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions

    def move(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) part that is visible."""
        count = len(self._regions)
        here = self._current()
        if here is None:
            here = -1 if step > 0 else 0
        for turn in range(1, count + 1):
            region = self._regions[(here + step * turn) % count]
            part, entry = region.part(), region.entry()
            if part is not None and part.isVisible() and entry is not None and entry.isVisible():
                entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _current(self) -> int | None:
        focused = QApplication.focusWidget()
        for number in reversed(range(len(self._regions))):  # the last ones may lie on earlier ones
            part = self._regions[number].part()
            if part is not None and focused is not None and (part is focused or part.isAncestorOf(focused)):
                return number
        return None
