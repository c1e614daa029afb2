"""Sessions along time: every one is drawn, none over another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iweek_desktop.programme.timeline import Block, Item, Layout, lay_out, most_at_once

SHORTEST, TITLE, TAIL = 18.0, 36.0, 6.0


def lay(*items: Item) -> Layout:
    """Lay out as a view does that draws 22 px for the shortest session, 44 for a title, 8 for a tail."""
    return lay_out(items, SHORTEST, TITLE, TAIL)


def place(block: Block) -> tuple[float, float]:
    """Return left and width in hundredths of the area around a block."""
    return round(block.left * 100, 2), round(block.width * 100, 2)


@pytest.mark.parametrize(
    ("items", "places", "columns"),
    [
        pytest.param([], [], 1, id="nothing"),
        pytest.param([Item(0, 60)], [(0, 100)], 1, id="alone"),
        pytest.param([Item(0, 60), Item(60, 120)], [(0, 100), (0, 100)], 1, id="one after the other"),
        pytest.param([Item(0, 60), Item(30, 90)], [(0, 50), (50, 50)], 2, id="two at a time"),
        pytest.param([Item(30, 90), Item(0, 60)], [(50, 50), (0, 50)], 2, id="in another order"),
        pytest.param([Item(0, 60), Item(0, 90)], [(50, 50), (0, 50)], 2, id="the longer one first"),
        pytest.param([Item(0, 60), Item(0, 60)], [(0, 50), (50, 50)], 2, id="twins in their order"),
        pytest.param(
            [Item(0, 90), Item(0, 30), Item(40, 80), Item(200, 230)],
            [(0, 50), (50, 50), (50, 50), (0, 100)],
            2,
            id="a free column is used again, and a group of its own has all the width",
        ),
        pytest.param(
            [Item(0, 60), Item(0, 50), Item(0, 40), Item(50, 90)],
            [(0, 33.33), (33.33, 33.33), (66.67, 33.33), (33.33, 66.67)],
            3,
            id="grows to the right over what is free",
        ),
        pytest.param([Item(0, 5), Item(10, 20)], [(0, 50), (50, 50)], 2, id="too short for their heights"),
        pytest.param([Item(0, 0), Item(0, 0)], [(0, 50), (50, 50)], 2, id="no length at all"),
    ],
)
def test_places(items: list[Item], places: list[tuple[float, float]], columns: int) -> None:
    layout = lay(*items)
    assert [place(block) for block in layout.blocks] == places
    assert layout.columns == columns


def test_an_umbrella_is_a_band_around_its_children() -> None:
    band, first, second = lay(Item(0, 330), Item(60, 90, 0), Item(120, 150, 0)).blocks
    assert (band.band, band.depth, band.parent, band.own_column) == (True, 0, None, False)
    assert [place(block) for block in (band, first, second)] == [(0, 100)] * 3
    assert {(child.parent, child.depth, child.band) for child in (first, second)} == {(0, 1, False)}


def test_an_umbrella_takes_as_many_columns_as_its_children() -> None:
    layout = lay(Item(0, 300), Item(60, 120, 0), Item(60, 120, 0), Item(0, 300))
    assert layout.columns == 3
    assert [place(block) for block in layout.blocks] == [(0, 66.67), (0, 50), (50, 50), (66.67, 33.33)]


@pytest.mark.parametrize(("start", "own"), [(-30, True), (0, True), (35, True), (36, False), (60, False)])
def test_an_umbrella_whose_child_begins_with_it_speaks_in_a_column_of_its_own(
    start: float, own: bool
) -> None:
    band, child = lay(Item(0, 300), Item(start, 200, 0)).blocks
    assert band.own_column is own
    assert place(child) == ((50, 50) if own else (0, 100))
    assert band.columns == (2 if own else 1)


def test_umbrellas_stand_in_umbrellas() -> None:
    layout = lay(Item(0, 300), Item(60, 280, 0), Item(120, 180, 1), Item(120, 180, 1))
    assert [block.depth for block in layout.blocks] == [0, 1, 2, 2]
    assert [block.band for block in layout.blocks] == [True, True, False, False]
    assert layout.columns == 2


@pytest.mark.parametrize(
    "parents",
    [
        pytest.param((0,), id="its own parent"),
        pytest.param((1, 0), id="each the other's"),
        pytest.param((1, 2, 0), id="a ring of three"),
        pytest.param((1, 0, 1, 2), id="a ring with a tail"),
    ],
)
def test_rings_of_parents_are_cut(parents: tuple[int, ...]) -> None:
    layout = lay(*(Item(n * 60, n * 60 + 50, parent) for n, parent in enumerate(parents)))
    assert len(layout.blocks) == len(parents)
    for index, block in enumerate(layout.blocks):
        above = set()
        at = block.parent
        while at is not None:
            assert at not in above, f"{index} is inside of itself"
            above.add(at)
            at = layout.blocks[at].parent


def test_a_very_deep_nesting_is_drawn() -> None:
    depth = 1500
    items = [Item(0, 600), *(Item(0, 600, n) for n in range(depth - 1))]
    layout = lay(*items)
    assert len(layout.blocks) == depth
    assert all(block.width > 0 for block in layout.blocks)


def test_a_thousand_sessions_at_once_are_all_drawn() -> None:
    layout = lay(*(Item(0, 60) for _ in range(1000)))
    assert len({block.left for block in layout.blocks}) == layout.columns == 1000


# any day


@dataclass(frozen=True)
class Drawn:
    """A block as a view draws it: across in fractions of the lane, along in minutes."""

    left: float
    right: float
    top: float
    bottom: float


def drawn(layout: Layout, index: int) -> Drawn:
    """Return where a block is drawn, as a view works it out."""
    block = layout.blocks[index]
    left, right = 0.0, 1.0
    if block.parent is not None:
        around = drawn(layout, block.parent)
        left, right = around.left, around.right
    width = right - left
    least = TITLE if block.band else SHORTEST
    bottom = max(block.end_min, block.start_min + least) + (TAIL if block.band else 0)
    return Drawn(
        left + width * block.left, left + width * (block.left + block.width), block.start_min, bottom
    )


def meet(a: Drawn, b: Drawn) -> bool:
    """Whether two blocks cover a common area; to touch is not to meet."""
    hair = 1e-9
    across = a.left < b.right - hair and b.left < a.right - hair
    return across and a.top < b.bottom - hair and b.top < a.bottom - hair


def ancestors(layout: Layout, index: int) -> set[int]:
    """Return the umbrellas around a block."""
    found: set[int] = set()
    at = layout.blocks[index].parent
    while at is not None:
        found.add(at)
        at = layout.blocks[at].parent
    return found


@st.composite
def days(draw: st.DrawFn, least: int = 0) -> list[Item]:
    """Draw a day: any times, some without length, parents anywhere and also in rings."""
    count = draw(st.integers(least, 14))
    items = []
    for _ in range(count):
        start = draw(st.integers(0, 96)) * 5
        length = draw(st.sampled_from([0, 5, 10, 15, 30, 45, 60, 90, 240, 480]))
        parent = draw(st.none() | st.integers(0, count - 1))
        items.append(Item(start, start + length, parent))
    return items


@given(days())
def test_every_session_has_a_block_at_its_own_time(items: list[Item]) -> None:
    blocks = lay(*items).blocks
    assert [(block.start_min, block.end_min) for block in blocks] == [
        (item.start_min, item.end_min) for item in items
    ]


@given(days())
def test_the_columns_of_sessions_without_umbrellas_are_known_without_their_places(items: list[Item]) -> None:
    plain = [item._replace(parent=None) for item in items]
    assert most_at_once(plain, SHORTEST) == lay(*plain).columns


@given(days(least=2))
def test_no_block_covers_another_but_its_umbrella(items: list[Item]) -> None:
    layout = lay(*items)
    family = [ancestors(layout, index) | {index} for index in range(len(items))]
    for a, b in combinations(range(len(items)), 2):
        if a not in family[b] and b not in family[a]:
            assert not meet(drawn(layout, a), drawn(layout, b)), (a, b, layout.blocks[a], layout.blocks[b])


@given(days(least=1))
def test_children_stay_beside_their_umbrellas_words(items: list[Item]) -> None:
    layout = lay(*items)
    for block in layout.blocks:
        assert 0 <= block.left < block.left + block.width <= 1 + 1e-9
        if block.parent is None:
            continue
        around = layout.blocks[block.parent]
        assert around.band
        if around.own_column:
            assert block.left >= 1 / around.columns - 1e-9
        else:
            assert block.start_min >= around.start_min + TITLE


@given(days(least=1))
def test_no_block_is_narrower_than_its_share(items: list[Item]) -> None:
    layout = lay(*items)
    for index in range(len(items)):
        box = drawn(layout, index)
        assert box.right - box.left >= 1 / layout.columns - 1e-9


@given(days(least=1))
def test_the_order_of_the_file_changes_nothing_where_starts_differ(items: list[Item]) -> None:
    assume(len({item.start_min for item in items}) == len(items))
    plain = [Item(item.start_min, item.end_min) for item in items]
    shuffled = sorted(plain, key=lambda item: (item.start_min * 7919) % 1009)
    by_item = dict(zip(shuffled, lay(*shuffled).blocks, strict=True))
    assert [by_item[item] for item in plain] == list(lay(*plain).blocks)


@given(days(least=1))
def test_umbrellas_in_another_order_lie_the_same(items: list[Item]) -> None:
    assume(len({item.start_min for item in items}) == len(items))
    assume(not any(index in ring_of(items, index) for index in range(len(items))))
    order = sorted(range(len(items)), key=lambda index: (items[index].start_min * 7919) % 1009)
    new_place = {old: new for new, old in enumerate(order)}
    moved = [
        items[old]._replace(parent=None if items[old].parent is None else new_place[items[old].parent or 0])
        for old in order
    ]
    layout, other = lay(*items), lay(*moved)
    for old, new in new_place.items():
        assert place(layout.blocks[old]) == place(other.blocks[new])


def ring_of(items: list[Item], index: int) -> set[int]:
    """Return everything above an item, itself too if it stands in a ring."""
    above: set[int] = set()
    at = items[index].parent
    while at is not None and at not in above:
        above.add(at)
        at = items[at].parent
    return above
