"""From sessions of one day to rectangles in px, and back from a point to a session."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.programme.model import Session
from iweek_desktop.programme.timeline import Block, Item, Layout, lay_out
from iweek_desktop.ui.theme import Metrics, tokens

MARGIN_MIN = 15.0
"""Empty time drawn before the first start and after the last end."""

OFFICE_HOURS = (9 * 60.0, 17 * 60.0)
LANE_LEFT, LANE_RIGHT = 8, 16
GAP = 2
TITLE_ROW = 44
BAND_TAIL = 8
"""How far an umbrella is drawn beyond its end, so that its last session does not touch its edge."""


class DaySpans(NamedTuple):
    """The sessions of one programme day as minutes that have passed since its midnight."""

    midnight: datetime
    """In UTC: datetimes of one zone would be subtracted by wall clock."""
    zone: ZoneInfo
    items: tuple[Item, ...]
    first_min: float
    last_min: float
    change_min: float
    """When the next programme day begins."""

    def minute_of(self, at: datetime) -> float:
        """Return the minutes passed from the day's midnight to an instant."""
        return (at.astimezone(UTC) - self.midnight).total_seconds() / 60

    def instant_of(self, minute: float) -> datetime:
        """Return the local time at a minute of the day; an hour may pass twice or not at all."""
        return (self.midnight + timedelta(minutes=minute)).astimezone(self.zone)


def measure_day(day: date, sessions: Sequence[Session], zone: ZoneInfo, day_change: time) -> DaySpans:
    """Place sessions in minutes since the day's midnight.

    What lasts beyond the end of the programme day is drawn up to that end; its words keep the
    true end. All-day sessions are drawn along the timed ones.
    """
    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    change = datetime.combine(day + timedelta(days=1), day_change, zone).astimezone(UTC)
    latest = (change - midnight).total_seconds() / 60
    stated = [None if s.all_day else _minutes(s, midnight, latest) for s in sessions]
    first = min((span[0] for span in stated if span), default=OFFICE_HOURS[0])
    last = max((span[1] for span in stated if span), default=OFFICE_HOURS[1])
    row_of = {session.guid: row for row, session in enumerate(sessions)}
    items = []
    for session, span in zip(sessions, stated, strict=True):
        start, end = span or (first, last)
        parent = row_of.get(session.parent) if session.parent else None
        items.append(Item(start, end, parent))
    return DaySpans(midnight, zone, tuple(items), first, last, latest)


def _minutes(session: Session, midnight: datetime, latest: float) -> tuple[float, float]:
    start, end = session.start, session.drawn_end
    assert start is not None and end is not None, "only scheduled sessions are drawn"
    start_min = (start - midnight).total_seconds() / 60
    end_min = (end - midnight).total_seconds() / 60
    return start_min, max(start_min, min(end_min, latest))


class Geometry:
    """The blocks of one day in px.

    Coordinates are those of the content: x from the left of the canvas beside the hour rail,
    y from its top below the header; scrolling is the view's business.
    """

    def __init__(
        self,
        spans: DaySpans,
        metrics: Metrics,
        canvas_width: float,
        canvas_height: float,
        px_per_hour: float | None,
        dpr: float,
        before: Geometry | None = None,
    ) -> None:
        """Work out where every block lies.

        Args:
            spans: the day.
            metrics: the text size.
            canvas_width: what is in view, in px.
            canvas_height: what is in view, in px.
            px_per_hour: the zoom; None fits the day.
            dpr: device pixels per px.
            before: what was shown before; of the same day at the same zoom only the widths differ.
        """
        self.spans = spans
        self._metrics = metrics
        self._dpr = dpr
        self.px_per_hour = px_per_hour or fit_px_per_hour(spans, metrics, canvas_height)
        self._px_per_min = self.px_per_hour / 60
        self._top_min = spans.first_min - MARGIN_MIN
        shortest = (tokens()["size"]["blockMinHeight"] + GAP) * metrics.u / 12 / self._px_per_min
        title, tail = metrics.px(TITLE_ROW) / self._px_per_min, metrics.px(BAND_TAIL) / self._px_per_min
        if before and before.spans is spans and before.px_per_hour == self.px_per_hour:
            self.layout: Layout = before.layout
        else:
            self.layout = lay_out(spans.items, shortest, title, tail)
        self.height = self.y_of(spans.last_min + MARGIN_MIN)
        self.width = self._lane_width(canvas_width)
        self.rects = self._all_rects()
        self.height = max([self.height, *(rect.bottom() + metrics.px(GAP) for rect in self.rects[-8:])])
        self._index_rows()

    def y_of(self, minute: float) -> float:
        """Return the y of a minute of the day, on a device pixel."""
        return self._snap((minute - self._top_min) * self._px_per_min)

    def minute_at(self, y: float) -> float:
        """Return the minute of the day at a y."""
        return y / self._px_per_min + self._top_min

    def rows_between(self, top: float, bottom: float) -> list[int]:
        """Return the rows whose blocks meet the stripe from `top` to `bottom`, in row order."""
        first = bisect_right(self._reach, top)
        last = bisect_left(self._tops, bottom)
        return sorted(row for row in self._by_top[first:last] if self.rects[row].bottom() > top)

    def row_at(self, point: QPointF) -> int | None:
        """Return the row drawn on top at a point; a low block answers a little above and below itself."""
        least = self._metrics.size("blockMinHitHeight")
        best: int | None = None
        for row in self.rows_between(point.y() - least, point.y() + least):
            if not _grown(self.rects[row], least).contains(point):
                continue
            if best is None or self._stands_above(row, best, point):
                best = row
        return best

    def _stands_above(self, row: int, other: int, point: QPointF) -> bool:
        a, b = self.layout.blocks[row], self.layout.blocks[other]
        if a.depth != b.depth:
            return a.depth > b.depth
        return self.rects[row].contains(point) and not self.rects[other].contains(point)

    def _lane_width(self, canvas_width: float) -> float:
        size, k = tokens()["size"], self.layout.columns
        deepest = max((block.depth for block in self.layout.blocks), default=0)
        insets = deepest * 2 * size["bandChildInset"] + LANE_LEFT + LANE_RIGHT
        least = self._metrics.px(max(size["laneMinWidth"], size["subColumnMinWidth"] * k + 7) + insets)
        if least <= canvas_width:
            return canvas_width
        return self._metrics.px(max(size["laneComfortWidth"], size["subColumnComfortWidth"] * k) + insets)

    def _all_rects(self) -> list[QRectF]:
        blocks = self.layout.blocks
        rects: list[QRectF | None] = [None] * len(blocks)
        px = self._metrics.px
        lane = (float(px(LANE_LEFT)), self.width - px(LANE_RIGHT))
        for row in range(len(blocks)):
            self._rect(row, blocks, rects, lane)
        return [rect for rect in rects if rect is not None]

    def _rect(
        self, row: int, blocks: tuple[Block, ...], rects: list[QRectF | None], lane: tuple[float, float]
    ) -> QRectF:
        made = rects[row]
        if made is not None:
            return made
        block = blocks[row]
        left, right = lane
        if block.parent is not None:
            around = self._rect(block.parent, blocks, rects, lane)
            inset = self._metrics.size("bandChildInset")
            left, right = around.left() + inset, around.right() - inset
        gap = self._metrics.px(GAP)
        x1 = self._snap(left + (right - left) * block.left)
        x2 = self._snap(left + (right - left) * (block.left + block.width))
        if block.left + block.width < 0.999:
            x2 -= 2 * gap
        y1, y2 = self.y_of(block.start_min), self.y_of(block.end_min)
        if block.band:
            height = max(y2 - y1, float(self._metrics.px(TITLE_ROW))) + self._metrics.px(BAND_TAIL - GAP)
        else:
            y1 = self._snap(y1 + gap / 2)
            height = max(y2 - gap / 2 - y1, float(self._metrics.size("blockMinHeight")))
        bottom = self._snap_up(y1 + height)
        made = rects[row] = QRectF(x1, y1, max(self._snap(x2) - x1, 4.0), bottom - y1)
        return made

    def _index_rows(self) -> None:
        self._by_top = sorted(range(len(self.rects)), key=lambda row: self.rects[row].top())
        self._tops = [self.rects[row].top() for row in self._by_top]
        self._reach = list(accumulate((self.rects[row].bottom() for row in self._by_top), max))

    def _snap(self, value: float) -> float:
        return round(value * self._dpr) / self._dpr

    def _snap_up(self, value: float) -> float:
        return ceil(value * self._dpr - 1e-6) / self._dpr


def fit_px_per_hour(spans: DaySpans, metrics: Metrics, canvas_height: float) -> float:
    """Return the zoom at which the day fills the height, within the design's bounds."""
    hours = (spans.last_min - spans.first_min + 2 * MARGIN_MIN) / 60
    scale = metrics.u / 12
    return min(128 * scale, max(72 * scale, canvas_height / hours if hours else 0.0))


def _grown(rect: QRectF, least_height: float) -> QRectF:
    missing = least_height - rect.height()
    return rect.adjusted(0, -missing / 2, 0, missing / 2) if missing > 0 else rect
