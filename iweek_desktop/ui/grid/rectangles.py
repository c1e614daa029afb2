"""The rectangles of the rows of a day, worked out lane by lane when one of the lane is asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TypeVar, overload

from PySide6.QtCore import QRectF

from iweek_desktop.programme.lane_layout import LaneLayout, Strip
from iweek_desktop.programme.timeline import Block
from iweek_desktop.ui.grid.across import Interval

T = TypeVar("T")
Parts = Sequence[tuple[int, QRectF]]
"""The lanes in which a row has a piece, and its rectangle there."""


class Known(dict[int, T]):
    """What is known by row; the rest is worked out when it is asked for."""

    def __init__(self, work_out: Callable[[int], None]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, row: int) -> T:
        self._work_out(row)
        return self[row]


class ByRow(Sequence[T]):
    """What there is of every row, in row order; `known` gives that of one row sooner."""

    def __init__(self, known: Known[T], count: int) -> None:
        self.known, self._rows = known, range(count)

    @overload
    def __getitem__(self, row: int) -> T: ...
    @overload
    def __getitem__(self, row: slice) -> list[T]: ...
    def __getitem__(self, row: int | slice) -> T | list[T]:
        """Return what there is of a row."""
        if isinstance(row, slice):
            return [self.known[each] for each in self._rows[row]]
        return self.known[self._rows[row]]

    def __len__(self) -> int:
        return len(self._rows)


class Rooms(Mapping[int, QRectF]):
    """Where the words of umbrellas may stand, by row, worked out when it is asked for."""

    def __init__(self, umbrellas: Collection[int], work_out: Callable[[int], QRectF]) -> None:
        self._umbrellas, self._work_out = umbrellas, work_out
        self._kept: dict[int, QRectF] = {}

    def __getitem__(self, row: int) -> QRectF:
        """Return where the words of an umbrella may stand."""
        if row not in self._kept:
            if row not in self._umbrellas:
                raise KeyError(row)
            self._kept[row] = self._work_out(row)
        return self._kept[row]

    def __iter__(self) -> Iterator[int]:
        return iter(self._umbrellas)

    def __len__(self) -> int:
        return len(self._umbrellas)


class Rectangles:
    """Blocks and rectangles by row."""

    def __init__(
        self,
        layout: LaneLayout,
        lane_of: Sequence[int],
        box: Callable[[int, int], QRectF],
        times: Callable[[int], Sequence[Interval]],
        room_for_words: Callable[[int, Block, Parts, Sequence[QRectF]], QRectF],
    ) -> None:
        """Take a layout and what measures it.

        Args:
            layout: of all lanes.
            lane_of: the lane of each row.
            box: returns the rectangle of a block by its lane and its place in that.
            times: returns where the blocks of a lane lie along time.
            room_for_words: returns where an umbrella's words may stand, from its row, its block, its
                parts and the rectangles of what is inside it.
        """
        self._layout, self._lane_of, self._box, self._times = layout, lane_of, box, times
        self._room_for_words = room_for_words
        count = len(lane_of)
        self._blocks: Known[Block] = Known(self._work_out)
        self._pieces: Known[tuple[QRectF, ...]] = Known(self._work_out)
        self._rects: Known[QRectF] = Known(self._work_out)
        self._indices: dict[int, _LaneIndex] = {}
        self.blocks = ByRow(self._blocks, count)
        self.pieces = ByRow(self._pieces, count)
        self.rects = ByRow(self._rects, count)
        self.words = Rooms(layout.words, self._room)

    def index(self, lane: int) -> _LaneIndex:
        """Return the rows of a lane by time."""
        if lane not in self._indices:
            self._indices[lane] = _LaneIndex(self._layout.strips[lane].items, self._times(lane))
        return self._indices[lane]

    def _work_out(self, row: int) -> None:
        """Work out an umbrella, or all sessions of a lane that are none."""
        if row in self._layout.words:
            self._work_out_umbrella(row)
            return
        lane = self._lane_of[row]
        strip, umbrellas, box = self._layout.strips[lane], self._layout.words, self._box
        for place, (own, block) in enumerate(zip(strip.items, strip.blocks, strict=True)):
            if own not in umbrellas:
                rect = box(lane, place)
                self._blocks[own] = _within(block, strip)
                self._rects[own], self._pieces[own] = rect, (rect,)

    def _work_out_umbrella(self, row: int) -> None:
        lane, place = self._places[row][0]
        strip = self._layout.strips[lane]
        self._blocks[row] = _within(strip.blocks[place], strip)
        pieces = self._pieces[row] = self._united(row, self._parts(row))
        self._rects[row] = pieces[0]

    def _parts(self, row: int) -> Parts:
        return [(lane, self._box(lane, place)) for lane, place in self._places[row]]

    @cached_property
    def _places(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """The lanes in which an umbrella has a piece, and its place among the items there."""
        places: dict[int, list[tuple[int, int]]] = {row: [] for row in self._layout.words}
        for lane, strip in enumerate(self._layout.strips):
            if strip.banded:
                for place, row in enumerate(strip.items):
                    if row in places:
                        places[row].append((lane, place))
        return places

    @cached_property
    def _children(self) -> Mapping[int, Sequence[int]]:
        children: dict[int, list[int]] = {}
        for row, parent in enumerate(self._layout.parents):
            if parent is not None:
                children.setdefault(parent, []).append(row)
        return children

    def _room(self, row: int) -> QRectF:
        inside = [piece for below in _inside(self._children, row) for piece in self.pieces[below]]
        return self._room_for_words(row, self.blocks[row], self._parts(row), inside)

    def _united(self, row: int, parts: Parts) -> tuple[QRectF, ...]:
        """Return the rectangles of a row, those that touch as one."""
        if len(parts) == 1:
            return (parts[0][1],)
        pieces: list[QRectF] = []
        for lane, box in parts:
            if pieces and (row, lane - 1) in self._layout.joined:
                pieces[-1] = pieces[-1].united(box)
            else:
                pieces.append(box)
        return tuple(pieces)


class _LaneIndex:
    """The rows of one lane sorted by their beginning, to find those of a stretch of time."""

    def __init__(self, rows: Sequence[int], times: Sequence[Interval]) -> None:
        order = sorted(range(len(rows)), key=times.__getitem__)
        self._rows = [rows[place] for place in order]
        self._starts = [times[place][0] for place in order]
        self._ends = [times[place][1] for place in order]
        self._reach = list(accumulate(self._ends, max))

    def between(self, low: float, high: float) -> list[int]:
        """Return the rows that meet the stretch from `low` to `high`."""
        some = slice(bisect_right(self._reach, low), bisect_left(self._starts, high))
        return [row for row, end in zip(self._rows[some], self._ends[some], strict=True) if end > low]


def _within(block: Block, strip: Strip) -> Block:
    """Return a block whose parent is counted among all rows instead of those of its lane."""
    return block if block.parent is None else block._replace(parent=strip.items[block.parent])


def _inside(children: Mapping[int, Sequence[int]], row: int) -> Iterator[int]:
    """Yield the rows inside an umbrella, and inside those: one may begin before its own umbrella."""
    for child in children.get(row, ()):
        yield child
        yield from _inside(children, child)
