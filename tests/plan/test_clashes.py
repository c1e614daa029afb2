from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iweek_desktop.plan.clashes import find_clashes
from iweek_desktop.programme.model import Level, Session, State

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NINE = datetime(2024, 10, 2, 9, tzinfo=STOCKHOLM)


def session(guid: str, start_min: int, length_min: int | None = 60, parent: str | None = None) -> Session:
    start = NINE + timedelta(minutes=start_min)
    end = None if length_min is None else start + timedelta(minutes=length_min)
    return Session(guid, guid, start, end, parent=parent)


def clashes_of(*sessions: Session, chosen: str | None = None) -> dict[str, tuple[str, ...]]:
    guids = chosen if chosen is not None else [item.guid for item in sessions]
    return find_clashes(sessions, dict.fromkeys(guids, Level.MAYBE))


A, B = session("a", 0), session("b", 30)


@pytest.mark.parametrize(
    ("sessions", "clash"),
    [
        ((A, B), True),
        ((B, A), True),
        ((A, session("b", 0)), True),
        ((A, session("b", 60)), False),
        ((A, session("b", -30, 30)), False),
        ((A, session("b", 59)), True),
        ((A, session("b", 20, 0)), False),
        ((A, session("b", 20, -10)), False),
        ((session("a", 0, None), session("b", 29)), True),
        ((session("a", 0, None), session("b", 30)), False),
        ((A, Session("b", "unscheduled")), False),
        ((A, B._replace(state=State.CANCELLED)), False),
        ((A, B._replace(state=State.WITHDRAWN)), False),
        ((A, B._replace(state=State.DELAYED)), True),
        ((A, B._replace(parent="a")), False),
        ((A._replace(parent="b"), B), False),
        ((A, session("m", 600, parent="a"), B._replace(parent="m")), False),
        ((A._replace(parent="x"), B._replace(parent="x"), session("x", 0, 300)), True),
        ((A._replace(parent="gone"), B._replace(parent="gone")), True),
        ((A._replace(parent="b"), B._replace(parent="a")), False),
        ((A._replace(parent="a"), B), True),
    ],
)
def test_table(sessions: Sequence[Session], clash: bool) -> None:
    found = clashes_of(*sessions, chosen="ab")
    assert found == ({"a": ("b",), "b": ("a",)} if clash else {})


def test_only_favourites_clash_but_any_session_can_be_the_one_between() -> None:
    umbrella, middle, child = session("u", 0, 300), session("m", 0, 200, "u"), session("c", 0, 100, "m")
    other = session("o", 50)
    assert clashes_of(umbrella, middle, child, other, chosen="uco") == {
        "u": ("o",),
        "c": ("o",),
        "o": ("u", "c"),
    }
    assert clashes_of(umbrella, middle, child, other, chosen="o") == {}


def test_the_hour_that_comes_twice() -> None:
    """02:30 and 02:15 of the night the clocks go back are 45 minutes apart."""
    first = datetime(2024, 10, 27, 2, 0, tzinfo=STOCKHOLM)
    second = datetime(2024, 10, 27, 2, 15, tzinfo=STOCKHOLM, fold=1)
    early = Session("a", "a", first, first.replace(minute=45))
    late = Session("b", "b", second, second.replace(minute=45))
    assert clashes_of(early, late) == {}
    through = Session("c", "c", first.replace(minute=50), second.replace(minute=10))
    assert clashes_of(early, late, through) == {}
    over = Session("d", "d", first.replace(minute=40), second.replace(minute=20))
    assert clashes_of(early, late, over) == {"a": ("d",), "b": ("d",), "d": ("a", "b")}


def test_zones_do_not_matter() -> None:
    utc = ZoneInfo("UTC")
    moved = B._replace(start=B.start and B.start.astimezone(utc), end=B.end and B.end.astimezone(utc))
    assert clashes_of(A, moved) == clashes_of(A, B)


def test_many_in_a_row_are_quick() -> None:
    """Ten thousand favourites, each beside its neighbour: a comparison of all pairs would take minutes."""
    row = [session(str(number), number * 10, 15) for number in range(10_000)]
    found = clashes_of(*row)
    assert found["5000"] == ("4999", "5001")
    assert len(found) == 10_000


def brute_force(sessions: Sequence[Session], levels: dict[str, Level]) -> dict[str, set[str]]:
    by_guid = {item.guid: item for item in sessions}

    def ancestors(item: Session) -> set[str]:
        above: set[str] = set()
        while item.parent and item.parent not in above:
            above.add(item.parent)
            if item.parent not in by_guid:
                break
            item = by_guid[item.parent]
        return above

    def span(item: Session) -> tuple[float, float] | None:
        if item.guid not in levels or item.cancelled or item.start is None or item.drawn_end is None:
            return None
        start, end = item.start.timestamp(), item.drawn_end.timestamp()
        return (start, end) if start < end else None

    found: dict[str, set[str]] = {}
    for one in sessions:
        for other in sessions:
            first, second = span(one), span(other)
            if one.guid == other.guid or first is None or second is None:
                continue
            related = one.guid in ancestors(other) or other.guid in ancestors(one)
            if not related and first[0] < second[1] and second[0] < first[1]:
                found.setdefault(one.guid, set()).add(other.guid)
    return found


GUIDS = "abcdefgh"
LISTS = st.lists(
    st.builds(
        session,
        guid=st.sampled_from(GUIDS),
        start_min=st.integers(0, 12).map(lambda slot: slot * 10),
        length_min=st.none() | st.sampled_from([-10, 0, 10, 20, 60]),
        parent=st.none() | st.sampled_from(GUIDS),
    ),
    unique_by=lambda item: item.guid,
    max_size=8,
)


@given(
    sessions=LISTS,
    chosen=st.sets(st.sampled_from(GUIDS)),
    cancelled=st.sets(st.sampled_from(GUIDS), max_size=2),
)
@example(sessions=[A, B], chosen={"a", "b"}, cancelled=set())
def test_the_same_as_comparing_all_pairs(
    sessions: list[Session], chosen: set[str], cancelled: set[str]
) -> None:
    listed = [item._replace(state=State.CANCELLED) if item.guid in cancelled else item for item in sessions]
    levels = {guid: Level.MUST if guid < "d" else Level.MAYBE for guid in chosen}
    found = find_clashes(iter(listed), levels)
    assert {guid: set(others) for guid, others in found.items()} == brute_force(listed, levels)
    starts = {item.guid: item.start for item in listed}
    for others in found.values():
        assert len(set(others)) == len(others)
        assert list(others) == sorted(others, key=lambda guid: str(starts[guid]))
