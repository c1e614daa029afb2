"""Sessions in several lanes: every one is drawn, none over another, umbrellas across their lanes."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.lane_layout import LaneLayout, lay_out_lanes
from iweek_desktop.programme.timeline import Item, Layout
from tests.programme.test_timeline import SHORTEST, TAIL, TITLE, ancestors, drawn, meet


def lay(items: list[Item], lane_of: list[int], lanes: int | None = None) -> LaneLayout:
    count = max(lane_of, default=-1) + 1 if lanes is None else lanes
    return lay_out_lanes(items, lane_of, count, SHORTEST, TITLE, TAIL)


def pieces(made: LaneLayout, item: int) -> list[int]:
    """Return the lanes in which something of an item is drawn."""
    return [lane for lane, strip in enumerate(made.strips) if item in strip.items]


def test_lanes_are_packed_by_themselves() -> None:
    made = lay([Item(0, 60), Item(0, 60), Item(30, 90)], [0, 1, 1])
    assert [strip.items for strip in made.strips] == [(0,), (1, 2)]
    assert [strip.columns for strip in made.strips] == [1, 2]


def test_an_umbrella_spans_the_lanes_of_what_it_contains_and_those_between() -> None:
    items = [Item(0, 300), Item(60, 120, 0), Item(60, 120, 0), Item(600, 660)]
    made = lay(items, [0, 0, 2, 1])
    assert [pieces(made, n) for n in range(4)] == [[0, 1, 2], [0], [2], [1]]
    for strip in made.strips:
        band = strip.blocks[strip.items.index(0)]
        assert (band.band, band.left, band.width) == (True, 0, 1)


def test_a_lane_between_that_is_taken_keeps_no_piece() -> None:
    made = lay([Item(0, 300), Item(60, 120, 0), Item(200, 260)], [0, 2, 1])
    assert pieces(made, 0) == [0, 2]


def test_two_umbrellas_do_not_share_a_lane_between() -> None:
    items = [Item(0, 300), Item(60, 90, 0), Item(0, 300), Item(60, 90, 2)]
    made = lay(items, [0, 3, 2, 4], 5)
    assert pieces(made, 0) == [0, 1, 3]
    assert pieces(made, 2) == [2, 4]


def test_an_umbrella_inside_another_keeps_to_its_lanes() -> None:
    items = [Item(0, 400), Item(60, 350, 0), Item(120, 180, 1), Item(120, 180, 1)]
    made = lay(items, [0, 0, 0, 2])
    assert [pieces(made, n) for n in range(4)] == [[0, 1, 2], [0, 1, 2], [0], [2]]


def test_words_end_before_the_lane_in_which_something_begins_with_the_umbrella() -> None:
    made = lay([Item(0, 300), Item(60, 120, 0), Item(60, 120, 0), Item(10, 60, 0)], [0, 0, 1, 2])
    assert made.words == {0: range(2)}
    assert not any(block.own_column for strip in made.strips for block in strip.blocks)


def test_words_stand_in_a_column_of_their_own_only_in_the_first_lane() -> None:
    made = lay([Item(0, 300), Item(0, 60, 0), Item(0, 60, 0)], [0, 0, 1])
    bands = [strip.blocks[strip.items.index(0)] for strip in made.strips]
    assert [band.own_column for band in bands] == [True, False]
    assert made.words == {0: range(1)}


# any day


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Item], list[int]]:
    count = draw(st.integers(0, 14))
    items, lane_of = [], []
    for _ in range(count):
        start = draw(st.integers(0, 96)) * 5
        length = draw(st.sampled_from([0, 5, 10, 15, 30, 45, 60, 90, 240, 480]))
        items.append(Item(start, start + length, draw(st.none() | st.integers(0, count - 1))))
        lane_of.append(draw(st.integers(0, 4)))
    return items, lane_of


@given(days())
def test_every_session_is_drawn_in_its_lane_at_its_time(day: tuple[list[Item], list[int]]) -> None:
    items, lane_of = day
    made = lay(items, lane_of, 5)
    for index, item in enumerate(items):
        strip = made.strips[lane_of[index]]
        block = strip.blocks[strip.items.index(index)]
        assert (block.start_min, block.end_min) == (item.start_min, item.end_min)
        if not block.band:
            assert pieces(made, index) == [lane_of[index]]


@given(days())
def test_no_block_of_a_lane_covers_another_but_its_umbrella(day: tuple[list[Item], list[int]]) -> None:
    made = lay(*day, 5)
    for strip in made.strips:
        layout = Layout(strip.blocks, strip.columns)
        family = [ancestors(layout, place) | {place} for place in range(len(strip.blocks))]
        for a, b in combinations(range(len(strip.blocks)), 2):
            if a not in family[b] and b not in family[a]:
                assert not meet(drawn(layout, a), drawn(layout, b)), (strip.items[a], strip.items[b])


@given(days())
def test_children_stand_in_a_piece_of_their_umbrella(day: tuple[list[Item], list[int]]) -> None:
    items, lane_of = day
    made = lay(items, lane_of, 5)
    for strip in made.strips:
        for place, block in enumerate(strip.blocks):
            assert 0 <= block.left < block.left + block.width <= 1 + 1e-9
            if block.parent is not None:
                assert strip.blocks[block.parent].band
                inner, outer = (
                    drawn(Layout(strip.blocks, 1), place),
                    drawn(Layout(strip.blocks, 1), block.parent),
                )
                assert outer.left - 1e-9 <= inner.left <= inner.right <= outer.right + 1e-9


@given(days())
def test_columns_of_equal_room_hold_everything_too(day: tuple[list[Item], list[int]]) -> None:
    for strip in lay(*day, 5).strips:
        firsts: list[int] = []
        for block in strip.blocks:
            assert 0 <= block.column < block.column + block.weight <= strip.columns
        for place in range(len(strip.blocks)):
            at, column = place, 0
            while True:
                column += strip.blocks[at].column
                parent = strip.blocks[at].parent
                if parent is None:
                    break
                at = parent
            firsts.append(column)
            assert column + strip.blocks[place].weight <= strip.columns
        leaves = [place for place, block in enumerate(strip.blocks) if not block.band]
        for a, b in combinations(leaves, 2):
            if firsts[a] == firsts[b]:
                one, other = strip.blocks[a], strip.blocks[b]
                apart = max(one.end_min, one.start_min + SHORTEST) <= other.start_min
                assert apart or max(other.end_min, other.start_min + SHORTEST) <= one.start_min


@given(days())
def test_a_title_ends_before_what_begins_beside_it(day: tuple[list[Item], list[int]]) -> None:
    items, lane_of = day
    made = lay(items, lane_of, 5)
    for umbrella, words in made.words.items():
        assert words.start == min(pieces(made, umbrella))
        for index, item in enumerate(items):
            inside = umbrella in ancestors_of(made, index, lane_of[index])
            if (
                inside
                and item.start_min < items[umbrella].start_min + TITLE
                and lane_of[index] != words.start
            ):
                assert lane_of[index] not in words


def ancestors_of(made: LaneLayout, item: int, lane: int) -> set[int]:
    """Return the umbrellas around an item."""
    strip = made.strips[lane]
    found = ancestors(Layout(strip.blocks, 1), strip.items.index(item))
    return {strip.items[place] for place in found}


@given(days())
def test_joined_pieces_touch(day: tuple[list[Item], list[int]]) -> None:
    made = lay(*day, 5)
    for item, lane in made.joined:
        for strip, side in ((made.strips[lane], "end"), (made.strips[lane + 1], "begin")):
            box = drawn(Layout(strip.blocks, 1), strip.items.index(item))
            assert (box.right if side == "end" else 1 - box.left) > 1 - 1e-6
