"""Laying sessions out in several lanes, an umbrella across the lanes of what it contains.

An umbrella has a piece in every lane in which it or something inside it stands, and in the lanes
between them as long as nothing else is there at its time. Pieces that fill their lanes touch, and
are drawn as one band. Its words stand in its first lane.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from iweek_desktop.programme.timeline import Block, Item, lay_out, most_at_once, proper_parents

Reach = tuple[float, float, float]
"""How long the shortest block is drawn, how long a title is, and how far a band goes on after its end."""


class Strip:
    """One lane: which items stand in it, their blocks, and the columns of its busiest moment.

    `parent` of a block counts within the strip, as `items` does. `banded` says whether there are
    umbrellas; without them the blocks are worked out when they are first asked for, since a view
    shows few of many lanes.
    """

    def __init__(
        self, items: tuple[int, ...], columns: int, banded: bool, lay_out: Callable[[], tuple[Block, ...]]
    ) -> None:
        self.items, self.columns, self.banded = items, columns, banded
        self._lay_out = lay_out

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The block of each item."""
        return self._lay_out()

    @property
    def deepest(self) -> int:
        """In how many umbrellas a block of the lane is at most."""
        return max(block.depth for block in self.blocks) if self.banded else 0


class LaneLayout(NamedTuple):
    """The lanes, and how the pieces of umbrellas in them belong together."""

    strips: tuple[Strip, ...]
    words: dict[int, range]
    """The lanes in which the words of an umbrella may stand: up to one in which something begins with it."""
    joined: frozenset[tuple[int, int]]
    """An item and a lane in which its piece touches its piece in the next lane."""
    parents: Sequence[int | None]
    """The umbrella of each item."""


def lay_out_lanes(
    items: Sequence[Item],
    lane_of: Sequence[int],
    lanes: int,
    shortest_min: float = 0.0,
    title_min: float = 0.0,
    tail_min: float = 0.0,
) -> LaneLayout:
    """Lay items out in lanes.

    Args:
        items: as `lay_out` takes them.
        lane_of: the lane of each item.
        lanes: how many lanes there are.
        shortest_min: as `lay_out` takes it, and so are those that follow.
    """
    parents = proper_parents(items)
    lengths = shortest_min, title_min, tail_min
    stands = _lanes_of_umbrellas(parents, lane_of)
    members: list[set[int]] = [set() for _ in range(lanes)]
    for index, lane in enumerate(lane_of):
        members[lane].add(index)
    for umbrella, own in stands.items():
        for lane in own:
            members[lane].add(umbrella)
    _fill_between(items, parents, stands, members, lengths)
    first = {umbrella: min(own) for umbrella, own in stands.items()}
    strips = [
        _strip(items, parents, first, lane, sorted(there), lengths) for lane, there in enumerate(members)
    ]
    ends = _title_ends(items, parents, lane_of, first, lanes, title_min)
    words = {umbrella: range(first[umbrella], end) for umbrella, end in ends.items()}
    return LaneLayout(tuple(strips), words, frozenset(_joined(strips)), parents)


def _lanes_of_umbrellas(parents: Sequence[int | None], lane_of: Sequence[int]) -> dict[int, set[int]]:
    """Return the lanes in which each umbrella or something inside it stands."""
    stands: dict[int, set[int]] = {}
    for index, lane in enumerate(lane_of):
        if parents[index] is None:
            continue
        for above in _above(parents, index):
            stands.setdefault(above, {lane_of[above]}).add(lane)
    return stands


def _above(parents: Sequence[int | None], index: int) -> Iterable[int]:
    at = parents[index]
    while at is not None:
        yield at
        at = parents[at]


class _Times:
    """The times that are taken in one place: in a lane, or inside an umbrella's piece in a lane."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []
        self._reach: list[float] = []

    def add(self, start: float, end: float) -> None:
        """Take a time; times are looked for once all that are known at first have been taken."""
        self._spans.append((start, end))
        self._reach.clear()

    def taken(self, start: float, end: float) -> bool:
        """Whether any of the time from `start` to `end` is taken."""
        if not self._reach:
            self._spans.sort()
            self._reach = list(accumulate((span[1] for span in self._spans), max))
        before = bisect_left(self._spans, (end, float("-inf")))
        return before > 0 and self._reach[before - 1] > start


def _fill_between(
    items: Sequence[Item],
    parents: Sequence[int | None],
    stands: dict[int, set[int]],
    members: Sequence[set[int]],
    lengths: Reach,
) -> None:
    """Give umbrellas a piece in lanes between theirs, where nothing else stands at their time."""
    gaps = [umbrella for umbrella, own in stands.items() if max(own) - min(own) >= len(own)]
    if not gaps:
        return
    shortest, title, tail = lengths

    def drawn(index: int) -> tuple[float, float]:
        least, more = (title, tail) if index in stands else (shortest, 0.0)
        item = items[index]
        return item.start_min, max(item.end_min, item.start_min + least) + more

    spans = [drawn(index) for index in range(len(items))]
    times: dict[tuple[int, int | None], _Times] = {}
    for lane, there in enumerate(members):
        for index in there:
            times.setdefault((lane, parents[index]), _Times()).add(*spans[index])
    for umbrella in sorted(gaps, key=lambda index: (sum(1 for _ in _above(parents, index)), index)):
        around = parents[umbrella]
        for lane in range(min(stands[umbrella]), max(stands[umbrella])):
            if umbrella in members[lane] or (around is not None and around not in members[lane]):
                continue
            there_too = times.setdefault((lane, around), _Times())
            if not there_too.taken(*spans[umbrella]):
                members[lane].add(umbrella)
                there_too.add(*spans[umbrella])


def _title_ends(
    items: Sequence[Item],
    parents: Sequence[int | None],
    lane_of: Sequence[int],
    first: dict[int, int],
    lanes: int,
    title_min: float,
) -> dict[int, int]:
    """Return for each umbrella the first lane after its own in which something begins beside its title."""
    ends = dict.fromkeys(first, lanes)
    for index, lane in enumerate(lane_of):
        if parents[index] is None:
            continue
        for above in _above(parents, index):
            beside = items[index].start_min < items[above].start_min + title_min
            if beside and first[above] < lane < ends[above]:
                ends[above] = lane
    return ends


def _strip(
    items: Sequence[Item],
    parents: Sequence[int | None],
    first: dict[int, int],
    lane: int,
    there: Sequence[int],
    lengths: Reach,
) -> Strip:
    if lengths[0] > 0 and first.keys().isdisjoint(there):
        plain = [
            one if (one := items[index]).parent is None else one._replace(parent=None) for index in there
        ]
        columns = most_at_once(plain, lengths[0])
        return Strip(tuple(there), columns, False, lambda: lay_out(plain, *lengths).blocks)
    place = {index: number for number, index in enumerate(there)}
    here = []
    for index in there:
        parent = parents[index]
        item = items[index]
        inside = None if parent is None else place[parent]
        here.append(Item(item.start_min, item.end_min, inside, index in first, first.get(index) == lane))
    layout = lay_out(here, *lengths)
    return Strip(tuple(there), layout.columns, True, lambda: layout.blocks)


def _joined(strips: Sequence[Strip]) -> Iterable[tuple[int, int]]:
    """Yield each item and lane whose piece reaches up to its piece in the next lane."""
    touching = [_touching(strip) for strip in strips]
    for lane in range(len(strips) - 1):
        begins = touching[lane + 1][0]
        for item in touching[lane][1]:
            if item in begins:
                yield item, lane


def _touching(strip: Strip) -> tuple[set[int], set[int]]:
    """Return the bands that reach to the beginning of their lane, and those that reach to its end."""
    hair = 1e-9
    sides: tuple[set[int], set[int]] = set(), set()
    if not strip.banded:
        return sides
    for place, item in enumerate(strip.items):
        if not strip.blocks[place].band:
            continue
        at: int | None = place
        begins = ends = True
        while at is not None:
            block = strip.blocks[at]
            begins = begins and block.left < hair
            ends = ends and block.left + block.width > 1 - hair
            at = block.parent
        for side, touches in zip(sides, (begins, ends), strict=True):
            if touches:
                side.add(item)
    return sides
