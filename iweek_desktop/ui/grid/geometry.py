"""From the sessions of one day to rectangles in px, and back from a point to a session.

Time runs down in the day grid and to the right in the timeline. `along` is the direction of time,
`across` the other one; nothing else here knows which is which.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from math import ceil, floor
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from iweek_desktop.programme.lane_layout import LaneLayout, lay_out_lanes
from iweek_desktop.programme.timeline import Block
from iweek_desktop.ui.grid.across import BAND_TITLE, GAP, Columns, Interval, Rows
from iweek_desktop.ui.grid.day_spans import DaySpans
from iweek_desktop.ui.grid.rectangles import Rectangles
from iweek_desktop.ui.theme import Metrics, tokens

MARGIN_MIN = 15.0
"""Empty time drawn before the first start and after the last end."""

TITLE_ROW = 44
NARROW_TITLE, HIGH_TITLE = 300, 108
"""The words of an umbrella that have less room beside each other than the one may be as high as the other."""

BAND_TAIL, LOW_BAND_TAIL = 8, 4
"""How far an umbrella is drawn beyond its end, so that its last session does not touch its edge."""

LEAST_LENGTH = 44
"""A block of the timeline is at least so long, so that some of its title can be read."""

FIT = {Qt.Orientation.Vertical: (72, 128), Qt.Orientation.Horizontal: (120, 240)}
"""The smallest and the largest zoom that fits a day, in px an hour."""


class Grid(NamedTuple):
    """What is laid out: the time of every session, and the lane of each."""

    spans: DaySpans
    lane_of: Sequence[int]
    lanes: int = 1


class Frame(NamedTuple):
    """Into what it is laid out.

    `canvas` is what is in view, in px; `px_per_hour` the zoom, None to fit the day; `dpr` device
    pixels per px; `time` the direction in which time runs.
    """

    metrics: Metrics
    canvas: QSizeF
    px_per_hour: float | None = None
    dpr: float = 1.0
    time: Qt.Orientation = Qt.Orientation.Vertical


class Geometry:
    """The blocks of one day in px.

    Coordinates are those of the content, whose origin is the first lane at the beginning of time;
    scrolling is the view's business. `rects` holds a rectangle for each row, that of an umbrella
    around its words; `pieces` all rectangles of a row, of which an umbrella may have several. They are
    worked out when the first is asked for: on the way to its size a view tries several geometries.
    """

    def __init__(self, grid: Grid, frame: Frame, before: Sequence[Geometry] = ()) -> None:
        """Work out where every block lies; those of `before` spare the layout where only sizes differ."""
        self.grid, self.frame = grid, frame
        self.spans = grid.spans
        self._metrics, self._dpr = frame.metrics, frame.dpr
        self.down = frame.time is Qt.Orientation.Vertical
        room = frame.canvas.height() if self.down else frame.canvas.width()
        self.px_per_hour = frame.px_per_hour or fit_px_per_hour(self.spans, frame, room)
        self._px_per_min = self.px_per_hour / 60
        px = self._metrics.px
        self._half_gap = max(1, floor(px(GAP) / 2 * self._dpr)) / self._dpr
        self._least = float(self._metrics.size("blockMinHeight") if self.down else px(LEAST_LENGTH))
        self._least_band = float(px(TITLE_ROW if self.down else LEAST_LENGTH))
        self._tail = px((BAND_TAIL if self.down else LOW_BAND_TAIL) - GAP)
        self._first_min = self.spans.first_min - MARGIN_MIN
        kept = next((other for other in before if other._runs_like(self)), None)
        self.layout: LaneLayout = kept.layout if kept else self._lay_out()
        self._times: dict[int, list[Interval]] = kept._times if kept else {}
        aside = frame.canvas.width() if self.down else frame.canvas.height()
        divide = Columns if self.down else Rows
        self._across: Columns | Rows = divide(self.layout, self._metrics, aside, self._snap)
        self.lanes: list[Interval] = self._across.lanes
        self._lane_lows = [low for low, _ in self.lanes]
        self.length = max(
            self.along(self.spans.last_min + MARGIN_MIN), self._last_end() + self._metrics.px(GAP)
        )
        self.breadth = self._across.breadth
        self.width, self.height = (self.breadth, self.length) if self.down else (self.length, self.breadth)
        self._rectangles = Rectangles(
            self.layout, grid.lane_of, self._box_of, self.times, self._room_for_words
        )

    def _runs_like(self, other: Geometry) -> bool:
        """Whether another one lays out the same sessions along time as this one does."""
        mine, its = (each.frame._replace(canvas=QSizeF(), px_per_hour=None) for each in (self, other))
        return self.grid is other.grid and self.px_per_hour == other.px_per_hour and mine == its

    @property
    def blocks(self) -> Sequence[Block]:
        """The block of each row."""
        return self._rectangles.blocks

    @property
    def pieces(self) -> Sequence[tuple[QRectF, ...]]:
        """The rectangles of each row, those that touch as one."""
        return self._rectangles.pieces

    @property
    def rects(self) -> Sequence[QRectF]:
        """The rectangle of each row, the first of an umbrella's."""
        return self._rectangles.rects

    @property
    def words(self) -> Mapping[int, QRectF]:
        """Where the words of each umbrella may stand."""
        return self._rectangles.words

    # time and px

    def along(self, minute: float) -> float:
        """Return how far along time a minute of the day lies, on a device pixel."""
        return self._snap((minute - self._first_min) * self._px_per_min)

    def minute_at(self, along: float) -> float:
        """Return the minute of the day so far along time."""
        return along / self._px_per_min + self._first_min

    def box(self, along: Interval, across: Interval) -> QRectF:
        """Return the rectangle of two intervals."""
        x, y = (across, along) if self.down else (along, across)
        return QRectF(x[0], y[0], x[1] - x[0], y[1] - y[0])

    def _interval(self, rect: QRectF, *, along: bool) -> Interval:
        if along is self.down:
            return rect.top(), rect.bottom()
        return rect.left(), rect.right()

    def start_of(self, row: int) -> float:
        """Return how far along time a row's block begins."""
        return self._interval(self.rects[row], along=True)[0]

    # finding rows

    def rows_in(self, area: QRectF) -> list[int]:
        """Return the rows of which something meets an area, in row order."""
        low, high = self._interval(area, along=True)
        left, right = self._interval(area, along=False)
        first = max(0, bisect_right(self._lane_lows, left) - 1)
        found: set[int] = set()
        for lane in range(first, min(len(self.lanes), max(first + 1, bisect_left(self._lane_lows, right)))):
            found.update(self._rectangles.index(lane).between(low, high))
        pieces, meets = self._rectangles.pieces.known, area.intersects
        return sorted(row for row in found if any(map(meets, pieces[row])))

    def rows_of_lane(self, lane: int) -> list[int]:
        """Return the rows that stand in a lane, in row order."""
        return [row for row, own in enumerate(self.grid.lane_of) if own == lane]

    def row_at(self, point: QPointF) -> int | None:
        """Return the row drawn on top at a point; a low block answers a little above and below itself."""
        least = self._metrics.size("blockMinHitHeight")
        around = QRectF(point, QSizeF()).adjusted(-least, -least, least, least)
        best: int | None = None
        for row in self.rows_in(around):
            if not any(_grown(piece, least).contains(point) for piece in self.pieces[row]):
                continue
            if best is None or self._stands_above(row, best, point):
                best = row
        return best

    def lanes_between(self, low: float, high: float) -> range:
        """Return the lanes that an interval across shows more than a little of."""
        shown = [
            number for number, (start, end) in enumerate(self.lanes)
            if min(end, high) - max(start, low) > min(end - start, high - low) / 2
        ]  # fmt: skip
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    def _stands_above(self, row: int, other: int, point: QPointF) -> bool:
        a, b = self.blocks[row], self.blocks[other]
        if a.depth != b.depth:
            return a.depth > b.depth
        return self.rects[row].contains(point) and not self.rects[other].contains(point)

    # measuring

    def _lay_out(self) -> LaneLayout:
        size, px, per_min = tokens()["size"], self._metrics.px, self._px_per_min
        grid = self.grid
        scale = self._metrics.u / 12
        shortest = ((size["blockMinHeight"] if self.down else LEAST_LENGTH) + GAP) * scale / per_min
        title = px(TITLE_ROW) / per_min if self.down else 0.0
        tail = px(BAND_TAIL if self.down else LOW_BAND_TAIL) / per_min
        return lay_out_lanes(self.spans.items, grid.lane_of, grid.lanes, shortest, title, tail)

    def _box_of(self, lane: int, place: int) -> QRectF:
        return self.box(self.times(lane)[place], self._across.span(lane, place))

    def times(self, lane: int) -> list[Interval]:
        """Return where the blocks of a lane lie along time."""
        if lane not in self._times:
            self._times[lane] = self._times_of(self.layout.strips[lane].blocks)
        return self._times[lane]

    def _last_end(self) -> float:
        """Return where the last block ends; those of lanes without umbrellas need not be laid out for it."""
        banded = [lane for lane, strip in enumerate(self.layout.strips) if strip.banded]
        ends = [end for lane in banded for _, end in self.times(lane)]
        items = self.spans.items
        plain = [items[row] for strip in self.layout.strips if not strip.banded for row in strip.items]
        if plain:
            last = max(plain, key=attrgetter("start_min")), max(plain, key=attrgetter("end_min"))
            ends += (end for _, end in self._times_of([Block(one.start_min, one.end_min) for one in last]))
        return max(ends, default=0.0)

    def _room_for_words(
        self, row: int, block: Block, parts: Sequence[tuple[int, QRectF]], inside: Sequence[QRectF]
    ) -> QRectF:
        """Return where the words of an umbrella may stand: a row at its top, or a column of its own."""
        px, box = self._metrics.px, parts[0][1]
        if not self.down:
            return QRectF(box.left(), box.top(), box.width(), px(BAND_TITLE))
        if block.own_column:
            own = box.width() / block.columns
            begins = [rect.left() - box.left() for rect in inside]
            own = min([own, *(left for left in begins if left > own / 2)])
            return QRectF(box.left(), box.top(), self._snap(own - px(GAP)), box.height())
        words = QRectF(box)
        for lane, part in parts[1:]:
            if lane not in self.layout.words[row] or (row, lane - 1) not in self.layout.joined:
                break
            words = words.united(part)
        words.setHeight(px(TITLE_ROW))
        beside = [rect.left() for rect in inside if rect.left() >= box.right() - 1 and _meet(rect, words)]
        words.setRight(min([words.right(), *(left - px(GAP) for left in beside)]))
        if words.width() < px(NARROW_TITLE):
            below = [
                rect.top() - words.top() - px(GAP)
                for rect in inside
                if rect.left() < words.right() and words.left() < rect.right()
            ]
            words.setHeight(max(words.height(), min([box.height(), px(HIGH_TITLE), *below])))
        return words

    def _times_of(self, blocks: Sequence[Block]) -> list[Interval]:
        """Return where blocks lie along time, on device pixels: `along` and `_snap`, without their calls."""
        first, per_min, dpr, half = self._first_min, self._px_per_min, self._dpr, self._half_gap
        least, least_band, tail = self._least, self._least_band, self._tail
        times = []
        for block in blocks:
            start = round((block.start_min - first) * per_min * dpr) / dpr
            end = round((block.end_min - first) * per_min * dpr) / dpr
            if block.band:
                low = start + max(end - start, least_band) + tail
            else:
                start = round((start + half) * dpr) / dpr
                low = start + max(end - half - start, least)
            times.append((start, ceil(low * dpr - 1e-6) / dpr))
        return times

    def _snap(self, value: float) -> float:
        return round(value * self._dpr) / self._dpr


def fit_px_per_hour(spans: DaySpans, frame: Frame, room: float) -> float:
    """Return the zoom at which the day fills the room along time, within the design's bounds.

    A quarter of an hour is a whole number of device pixels there, so that what lasts equally long is
    equally high, and says as much.
    """
    hours = (spans.last_min - spans.first_min + 2 * MARGIN_MIN) / 60
    scale = frame.metrics.u / 12
    least, most = FIT[frame.time]
    quarter_px = floor(room / hours / 4 * frame.dpr) / frame.dpr if hours else 0.0
    return min(most * scale, max(least * scale, 4 * quarter_px))


def _grown(rect: QRectF, least_height: float) -> QRectF:
    missing = least_height - rect.height()
    return rect.adjusted(0, -missing / 2, 0, missing / 2) if missing > 0 else rect


def _meet(one: QRectF, other: QRectF) -> bool:
    """Whether two rectangles share some of their height."""
    return one.top() < other.bottom() and other.top() < one.bottom()
