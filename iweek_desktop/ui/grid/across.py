"""How the room across time is divided: between lanes, and in a lane between what takes place at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from iweek_desktop.programme.lane_layout import LaneLayout, Strip
from iweek_desktop.ui.theme import Metrics, tokens

Interval = tuple[float, float]
Snap = Callable[[float], float]

ALONE_PADS = 8, 16
"""Free px before and after what stands in a single lane."""

PADS = 4, 3
INSET, JOINT = 6, 4
"""Between an umbrella's edge and what it contains, where there are several lanes; where its pieces touch."""

GAP = 2
ROW_PADS, ROW_GAP = (10, 8), 4
COMFORTABLE_ROW = 56
"""A row of three lines, where not all rows are in view in any case."""
LARGEST_ROW = 128
BAND_TITLE, BAND_AROUND = 22, (1, 3)


class Columns:
    """Lanes side by side; each is shared by as many columns as its busiest moment needs."""

    def __init__(self, layout: LaneLayout, metrics: Metrics, canvas: float, snap: Snap) -> None:
        """Divide the width of the canvas, or more if the lanes need it."""
        self._layout, self._metrics, self._snap = layout, metrics, snap
        self._alone = len(layout.strips) == 1
        self._gap = 2 * metrics.px(GAP)
        self._inset = tokens()["size"]["bandChildInset"] if self._alone else INSET
        widths = lane_widths([self._needs(strip) for strip in layout.strips], canvas, metrics)
        self.lanes: list[Interval] = []
        low = 0.0
        for width in widths:
            high = low + width
            self.lanes.append((snap(low), snap(high)))
            low = high
        self.breadth = self.lanes[-1][1] if self.lanes else canvas
        self._spans: list[dict[int, Interval]] = [{} for _ in layout.strips]
        self._areas: dict[tuple[int, int | None], Interval] = {}

    def span(self, lane: int, place: int) -> Interval:
        """Return where a block of a lane lies across."""
        made = self._spans[lane].get(place)
        if made is None:
            made = self._spans[lane][place] = self._measure(lane, place)
        return made

    def _needs(self, strip: Strip) -> tuple[float, float]:
        """Return the least and the comfortable width of a lane."""
        size, px, k = tokens()["size"], self._metrics.px, strip.columns
        more = strip.deepest * 2 * self._inset + (sum(ALONE_PADS) if self._alone else 0)
        least = max(size["laneMinWidth"], size["subColumnMinWidth"] * k + sum(PADS))
        return px(least + more), px(max(size["laneComfortWidth"], size["subColumnComfortWidth"] * k) + more)

    def _measure(self, lane: int, place: int) -> Interval:
        strip = self._layout.strips[lane]
        block, item = strip.blocks[place], strip.items[place]
        area = self._areas.get((lane, block.parent))
        if area is None:
            area = self._areas[lane, block.parent] = self._area(lane, block.parent)
        low, high = area
        whole = high - low + self._gap
        start, end = low + whole * block.left, low + whole * (block.left + block.width) - self._gap
        start, end = self._snap(start), self._snap(end)
        if block.band:
            joined = self._layout.joined
            start = self.lanes[lane][0] if (item, lane - 1) in joined else start
            end = self.lanes[lane][1] if (item, lane) in joined else end
        return start, max(end, start + 4.0)

    def _area(self, lane: int, parent: int | None) -> Interval:
        """Return the inside of the lane, or of an umbrella's piece in it."""
        px = self._metrics.px
        if parent is None:
            before, after = ALONE_PADS if self._alone else PADS
            return self.lanes[lane][0] + px(before), self.lanes[lane][1] - px(after)
        low, high = self.span(lane, parent)
        item, joined = self._layout.strips[lane].items[parent], self._layout.joined
        before = PADS[0] + JOINT if (item, lane - 1) in joined else self._inset
        after = PADS[1] + JOINT if (item, lane) in joined else self._inset
        return low + px(before), high - px(after)


def lane_widths(needs: Sequence[tuple[float, float]], canvas: float, metrics: Metrics) -> list[float]:
    """Return the width of each lane from its least and its comfortable one.

    Where the comfortable ones leave something, lanes share it up to a largest width; a single lane
    takes everything. Where only the least ones fit, lanes get as much more as there is.
    """
    least, comfortable = [need[0] for need in needs], [need[1] for need in needs]
    if len(needs) == 1:
        return [canvas if least[0] <= canvas else comfortable[0]]
    room, short = canvas - sum(comfortable), sum(comfortable) - sum(least)
    if room < 0:
        if canvas < sum(least) or not short:
            return comfortable
        share = (canvas - sum(least)) / short
        return [low + (high - low) * share for low, high in needs]
    return _shared(comfortable, room, metrics.size("laneMaxWidth"))


def _shared(widths: list[float], room: float, most: float) -> list[float]:
    """Give out room in equal parts, none to what is or becomes wider than `most`."""
    widths = list(widths)
    growing = sorted((n for n in range(len(widths)) if widths[n] < most), key=lambda n: -widths[n])
    while growing:
        lane = growing[0]
        part = min(room / len(growing), most - widths[lane])
        for other in growing:
            widths[other] += part
        room -= part * len(growing)
        if room < 1e-6:
            break
        growing.pop(0)
    return widths


class Rows:
    """Lanes below each other in rows of equal height; the title of an umbrella has a lower row of its own."""

    def __init__(self, layout: LaneLayout, metrics: Metrics, canvas: float, snap: Snap) -> None:
        """Divide the height of the canvas, or more if the lanes need it."""
        self._layout, self._metrics, self._snap = layout, metrics, snap
        self._columns: dict[int, list[int]] = {}
        self._nested = [_titles_from(layout, lane) for lane in range(len(layout.strips))]
        self._titles = [
            _titles_by_row(strip, self._columns_of(lane), self._nested[lane]) if strip.banded
            else [0] * strip.columns
            for lane, strip in enumerate(layout.strips)
        ]  # fmt: skip
        px = metrics.px
        fixed = [px(sum(ROW_PADS) - ROW_GAP) + px(BAND_TITLE) * sum(titles) for titles in self._titles]
        rows = sum(strip.columns for strip in layout.strips)
        least = metrics.size("timelineRowMin") + px(ROW_GAP)
        share = (canvas - sum(fixed)) / max(1, rows)
        comfortable = px(COMFORTABLE_ROW + ROW_GAP)
        self._row = min(px(LARGEST_ROW), share) if share >= least else float(comfortable)
        self.lanes: list[Interval] = []
        low = 0.0
        for strip, more in zip(layout.strips, fixed, strict=True):
            high = low + more + self._row * strip.columns
            self.lanes.append((snap(low), snap(high)))
            low = high
        self.breadth = self.lanes[-1][1] if self.lanes else canvas
        self._tops = [self._row_tops(lane) for lane in range(len(self.lanes))]
        self._row_gap = px(ROW_GAP)

    def span(self, lane: int, place: int) -> Interval:
        """Return where a block of a lane lies across."""
        px, strip, tops = self._metrics.px, self._layout.strips[lane], self._tops[lane]
        block, item = strip.blocks[place], strip.items[place]
        first = self._columns_of(lane)[place]
        start, end = tops[first], tops[first + block.weight - 1] + self._row
        end -= self._row_gap
        if not block.band:
            return self._snap(start), self._snap(end)
        before, after = BAND_AROUND
        nested = self._nested[lane][place]
        start -= px(BAND_TITLE) * nested + px(before)
        end += px(max(0, after - block.depth))
        joined = self._layout.joined
        start = self.lanes[lane][0] if (item, lane - 1) in joined else self._snap(start)
        return start, self.lanes[lane][1] if (item, lane) in joined else self._snap(end)

    def _columns_of(self, lane: int) -> list[int]:
        """Return the column of each block of a lane, counted from its beginning."""
        if lane not in self._columns:
            self._columns[lane] = _columns_from_lane(self._layout.strips[lane])
        return self._columns[lane]

    def _row_tops(self, lane: int) -> list[float]:
        """Return where each row of a lane begins."""
        begin = self.lanes[lane][0] + self._metrics.px(ROW_PADS[0])
        title = self._metrics.px(BAND_TITLE)
        return [
            begin + title * titles + self._row * row
            for row, titles in enumerate(accumulate(self._titles[lane]))
        ]


def _columns_from_lane(strip: Strip) -> list[int]:
    """Return the column of each block, counted from the beginning of the lane."""
    found: dict[int, int] = {}

    def column(place: int) -> int:
        if place not in found:
            block = strip.blocks[place]
            found[place] = block.column + (0 if block.parent is None else column(block.parent))
        return found[place]

    return [column(place) for place in range(len(strip.blocks))]


def _titles_from(layout: LaneLayout, lane: int) -> list[int]:
    """Return how many titles stand above the first row of each umbrella: its own and those inside it."""
    strip = layout.strips[lane]
    if not strip.banded:
        return []
    own = [
        1 if block.band and layout.words[item].start == lane else 0
        for item, block in zip(strip.items, strip.blocks, strict=True)
    ]
    titles = list(own)
    for place in sorted(range(len(strip.blocks)), key=lambda place: -strip.blocks[place].depth):
        block = strip.blocks[place]
        if block.band and block.parent is not None and block.column == 0:
            titles[block.parent] = max(titles[block.parent], titles[place] + own[block.parent])
    return titles


def _titles_by_row(strip: Strip, columns: Sequence[int], nested: Sequence[int]) -> list[int]:
    """Return how many titles stand above each row of a lane."""
    titles = [0] * strip.columns
    for place, block in enumerate(strip.blocks):
        if block.band:
            titles[columns[place]] = max(titles[columns[place]], nested[place])
    return titles
