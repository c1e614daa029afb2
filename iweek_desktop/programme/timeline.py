"""Laying sessions out along time: every session gets a block, none is hidden, moved or cut.

Time runs along one axis in minutes; across it a lane is divided in equal columns. Positions
across are fractions of the area a block lies in: the lane, or the inside of the umbrella that
contains it. A view turns this into pixels and may let time run down or to the right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple


class Item(NamedTuple):
    """What the layout needs to know of a session: minutes from any origin, and its umbrella's index.

    A `band` is drawn as an umbrella even where nothing inside it stands in the lane; one that is
    not `titled` says its words in another lane.
    """

    start_min: float
    end_min: float
    parent: int | None = None
    band: bool = False
    titled: bool = True


class Block(NamedTuple):
    """Where one session is drawn.

    `left` and `width` are fractions of the area inside `parent`, or of the lane. A `band` is an
    umbrella drawn behind its children; with `own_column` its words stand in a first column of
    `1 / columns` of its inside, because a child begins where its title would be.

    A view that gives every column the same room instead counts `column` from the first column of
    `parent`, or of the lane, and takes `weight` columns.
    """

    start_min: float
    end_min: float
    left: float = 0.0
    width: float = 1.0
    parent: int | None = None
    depth: int = 0
    columns: int = 1
    band: bool = False
    own_column: bool = False
    column: int = 0
    weight: int = 1


class Layout(NamedTuple):
    """The blocks of one lane, by item index, and the number of columns its busiest moment needs."""

    blocks: tuple[Block, ...]
    columns: int


def lay_out(
    items: Sequence[Item], shortest_min: float = 0.0, title_min: float = 0.0, tail_min: float = 0.0
) -> Layout:
    """Lay items out in one lane.

    Args:
        items: any order; a parent index that points at the item itself or round in a ring is ignored.
        shortest_min: a block is packed as if it were at least this long, so that its drawn
            height never overlaps the next one.
        title_min: how many minutes the title of an umbrella covers at its beginning; a shorter one
            is packed as if it were that long.
        tail_min: how many minutes an umbrella is drawn beyond its end.
    """
    parents = proper_parents(items)
    children: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    blocks: list[Block | None] = [None] * len(items)
    columns = _Packer(items, children, (shortest_min, title_min, tail_min), blocks).pack(None, 0)[0]
    return Layout(tuple(block for block in blocks if block is not None), max(1, columns))


def most_at_once(items: Sequence[Item], shortest_min: float) -> int:
    """Return the columns that `lay_out` needs for items of which none is inside another; at least 1.

    Args:
        items: any order.
        shortest_min: as `lay_out` takes it, more than 0.
    """
    starts = sorted(item.start_min for item in items)
    ends = sorted(max(item.end_min, item.start_min + shortest_min) for item in items)
    return max(1, busiest(starts, ends))


def busiest(starts: Sequence[float], ends: Sequence[float]) -> int:
    """Return how many things there are at most at once; each has to end after it starts.

    Args:
        starts: when they start, sorted.
        ends: when they end, sorted.
    """
    most = over = 0
    for begun, start in enumerate(starts, 1):
        while ends[over] <= start:
            over += 1
        most = max(most, begun - over)
    return most


MOST_NESTED = 8
"""What is nested deeper than this stands beside its umbrella, which is drawn as a session then."""


def proper_parents(items: Sequence[Item]) -> list[int | None]:
    """Return each item's umbrella, with rings cut and deep nestings made shallow."""
    parents: list[int | None] = [item.parent for item in items]
    depths: dict[int, int] = {}
    for index, parent in enumerate(parents):
        if parent is None:
            depths[index] = 0
            continue
        path: dict[int, None] = {}
        at: int | None = index
        while at is not None and at not in depths and at not in path:
            path[at] = None
            at = parents[at]
        upwards = list(path)
        if at in path:
            parents[upwards[-1]] = None
        for item in reversed(upwards):
            above = parents[item]
            if above is not None and depths[above] == MOST_NESTED:
                above = parents[item] = parents[above]
            depths[item] = 0 if above is None else depths[above] + 1
    return parents


class _Span:
    """An item as it is packed: with its children, at least as long as it is drawn."""

    __slots__ = ("column", "end", "index", "reach", "start", "weight")

    def __init__(self, index: int, start: float, end: float, weight: int) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.weight = weight
        self.column = 0
        self.reach = 1


class _Packer:
    def __init__(
        self,
        items: Sequence[Item],
        children: dict[int | None, list[int]],
        lengths: tuple[float, float, float],
        blocks: list[Block | None],
    ) -> None:
        self._items = items
        self._children = children
        self._shortest, self._title, self._tail = lengths
        self._blocks = blocks

    def pack(self, parent: int | None, depth: int) -> tuple[int, float, float]:
        """Place the children of `parent`; return columns needed, earliest start and latest end."""
        spans = [self._measure(index, depth) for index in self._children.get(parent, ())]
        spans.sort(key=lambda span: (span.start, -span.end, span.index))
        shift, most = 0, 0
        if parent is not None and spans and self._begins_at_title(parent, spans[0].start):
            shift = 1
        groups = [(group, _fill_columns(group)) for group in _overlap_groups(spans)]
        most = max((count for _, count in groups), default=0)
        for group, count in groups:
            for span in group:
                self._place(span, parent, depth, count, shift, most)
        if parent is not None:
            self._mark_band(parent, max(1, most + shift), bool(shift))
        start = min((span.start for span in spans), default=float("inf"))
        end = max((span.end for span in spans), default=float("-inf"))
        return max(1, most + shift), start, end

    def _begins_at_title(self, umbrella: int, first: float) -> bool:
        """Whether something inside an umbrella begins where its title would stand."""
        item = self._items[umbrella]
        return item.titled and first < item.start_min + self._title

    def _measure(self, index: int, depth: int) -> _Span:
        item = self._items[index]
        start, end = item.start_min, max(item.end_min, item.start_min + self._shortest)
        if index not in self._children and not item.band:
            return _Span(index, start, end, 1)
        columns, first, last = self.pack(index, depth + 1)
        end = max(end, last, start + self._title)
        return _Span(index, min(start, first), end + self._tail, columns)

    def _place(self, span: _Span, parent: int | None, depth: int, count: int, shift: int, most: int) -> None:
        own = shift / (most + shift) if shift else 0.0
        unit = (1.0 - own) / count
        band = self._blocks[span.index]
        columns, own_column = (band.columns, band.own_column) if band else (1, False)
        item = self._items[span.index]
        self._blocks[span.index] = Block(
            item.start_min, item.end_min, own + span.column * unit, span.reach * unit,
            parent, depth, columns, band is not None, own_column, shift + span.column, span.weight,
        )  # fmt: skip

    def _mark_band(self, index: int, columns: int, own_column: bool) -> None:
        item = self._items[index]
        self._blocks[index] = Block(
            item.start_min, item.end_min, columns=columns, band=True, own_column=own_column
        )


def _overlap_groups(spans: list[_Span]) -> list[list[_Span]]:
    """Cut spans sorted by start into runs that touch nothing outside themselves."""
    groups: list[list[_Span]] = []
    reach = float("-inf")
    for span in spans:
        if span.start >= reach or not groups:
            groups.append([])
        groups[-1].append(span)
        reach = max(reach, span.end)
    return groups


def _fill_columns(group: list[_Span]) -> int:
    """Give each span the leftmost columns that are free, then let it grow right over free ones."""
    if len(group) == 1:
        group[0].reach = group[0].weight
        return group[0].weight
    columns = _place_all(group)
    taken: list[list[_Span]] = [[] for _ in range(columns)]
    for span in group:
        span.reach = span.weight
        for column in range(span.column, span.column + span.weight):
            taken[column].append(span)
    starts = [[span.start for span in column] for column in taken]
    for span in group:
        edge = span.column + span.weight
        while edge < columns and _is_free(taken[edge], starts[edge], span):
            edge += 1
        span.reach = edge - span.column
        _claim(span, taken, starts, edge)
    return columns


def _place_all(group: list[_Span]) -> int:
    """Give each span the leftmost neighbouring columns that are free; return how many that takes."""
    free: set[int] = set()
    waiting: list[int] = []  # the free columns as a heap, with some that have been taken meanwhile
    busy: list[tuple[float, int]] = []
    columns = 0
    for span in group:
        while busy and busy[0][0] <= span.start:
            column = heappop(busy)[1]
            free.add(column)
            heappush(waiting, column)
        span.column = _leftmost(free, waiting, columns, span.weight)
        columns = max(columns, span.column + span.weight)
        for column in range(span.column, span.column + span.weight):
            free.discard(column)
            heappush(busy, (span.end, column))
    return columns


def _leftmost(free: set[int], waiting: list[int], columns: int, weight: int) -> int:
    """Return the first of `weight` neighbouring columns that are free, new ones if need be."""
    if weight == 1:
        while waiting:
            column = heappop(waiting)
            if column in free:
                return column
        return columns
    run = 0
    for column in range(columns):
        run = run + 1 if column in free else 0
        if run == weight:
            return column - weight + 1
    return columns - run


def _claim(span: _Span, taken: list[list[_Span]], starts: list[list[float]], edge: int) -> None:
    """Note the columns a span has grown over, so that no later one grows into them."""
    for column in range(span.column + span.weight, edge):
        at = bisect_left(starts[column], span.start)
        taken[column].insert(at, span)
        starts[column].insert(at, span.start)


def _is_free(column: list[_Span], starts: list[float], span: _Span) -> bool:
    """Whether nothing in a column, sorted by start and free of overlaps, meets the span."""
    at = bisect_left(starts, span.end)
    return at == 0 or column[at - 1].end <= span.start
