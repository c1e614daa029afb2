"""What one painting of a day shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.ui.drawing.block_parts import LaneLabel
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.grid.geometry import Geometry


class Places(NamedTuple):
    """Where the parts of a grid lie in the viewport.

    `header` is the stripe above the canvas, `rail` the one at its left; between both is a corner.
    `scrubber` is the lower part of the header, of no height where all lanes are in view.
    """

    canvas: QRectF
    header: QRectF
    rail: QRectF
    scrubber: QRectF


class Scene(NamedTuple):
    """Where things lie, and which row is current, hovered and focused."""

    geometry: Geometry
    content: DayContent
    places: Places
    offset: QPointF
    """Where the content's origin lies in the viewport."""
    now: datetime
    """In UTC."""
    heading: str
    facts: str
    labels: Sequence[LaneLabel]
    current: int | None
    hovered: int | None
    focus_ring: bool
    short_heading: str = ""
    """What stands in place of the heading where that has no room."""
    hovered_share: float = 1.0
    """How far the look of the row under the pointer has come forth, from 0 to 1."""

    @property
    def shift(self) -> float:
        """How far along the viewport the beginning of time lies."""
        return self.offset.y() if self.geometry.down else self.offset.x()

    @property
    def aside(self) -> float:
        """How far across the viewport the first lane begins."""
        return self.offset.x() if self.geometry.down else self.offset.y()

    def now_at(self) -> float | None:
        """Return where the now line lies along the viewport.

        Infinitely far on a day that has passed, None before the day and once everything is over.
        """
        spans = self.geometry.spans
        minute = spans.minute_of(self.now)
        if minute < 0 or self.content.over:
            return None
        if minute >= spans.change_min:
            return inf
        along = self.geometry.along(minute)
        return along + self.shift if along > 0 else None
