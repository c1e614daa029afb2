"""Random walks through changes, undo and redo, alone and with another window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import Mark, Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)
LEVELS = st.sampled_from([None, Level.MAYBE, Level.MUST])
NOTES = st.sampled_from(["", "x", "xy"])
CHANGES = st.one_of(
    st.tuples(st.just("level"), st.sampled_from("abc"), LEVELS),
    st.tuples(st.just("note"), st.sampled_from("abc"), NOTES),
    st.tuples(st.just("attach"), st.sampled_from("abc"), st.sampled_from("abc")),
)
PAUSES = st.sampled_from([1, 61])
State = dict[str, tuple[Level | None, str, Snapshot | None, datetime | None]]


@contextmanager
def plans(number: int) -> Iterator[tuple[list[Plan], list[datetime]]]:
    now = [NOON]
    with TemporaryDirectory() as folder:
        stores = [Store.open(Path(folder, "s"), lambda: now[0], f"window {n}") for n in range(number)]
        for store in stores:
            store._db.execute("PRAGMA synchronous = OFF")
        try:
            yield [Plan(store, KEY) for store in stores], now
        finally:
            for store in stores:
                store.close()


def change(plan: Plan, now: list[datetime], what: tuple[str, str, Level | str | None], pause: int) -> None:
    """Make one change; the session is called something else every time."""
    now[0] += timedelta(seconds=pause)
    field, guid, value = what
    snapshot = Snapshot(f"{guid} at {now[0]}", now[0], None, "")
    if field == "attach":
        plan.attach(guid, str(value))
    elif field == "note":
        plan.set_note(guid, str(value), snapshot)
    else:
        plan.set_level(guid, None if value is None else Level(value), snapshot)


def state(plan: Plan) -> State:
    def seen(mark: Mark) -> tuple[Level | None, str, Snapshot | None, datetime | None]:
        return (mark.level, mark.note, mark.snapshot, mark.starred_at)

    return {guid: seen(mark) for guid, mark in plan.marks.items() if not mark.empty}


@settings(max_examples=80, deadline=None)
@given(first=st.lists(CHANGES, max_size=4), walk=st.lists(st.tuples(CHANGES, PAUSES), max_size=14))
def test_all_the_way_back_and_forth_again(
    first: list[tuple[str, str, Level | str | None]],
    walk: list[tuple[tuple[str, str, Level | str | None], int]],
) -> None:
    with plans(1) as ([earlier], now):
        for what in first:
            change(earlier, now, what, 1)
        plan = Plan(earlier._store, KEY)
        begun = state(plan)
        for what, pause in walk:
            change(plan, now, what, pause)
        ended = state(plan)
        way: list[State] = []
        while plan.can_undo:
            way.append(state(plan))
            now[0] += timedelta(seconds=1)
            assert plan.undo() is not None
        assert state(plan) == begun
        while plan.can_redo:
            now[0] += timedelta(seconds=1)
            assert plan.redo() is not None
            assert state(plan) == way.pop()
        assert way == []
        assert state(plan) == ended
        assert state(Plan(earlier._store, KEY)) == ended


ACTS = st.one_of(CHANGES, st.sampled_from(["undo", "redo", "refresh"]))


@settings(max_examples=80, deadline=None)
@given(walk=st.lists(st.tuples(st.integers(0, 1), ACTS), max_size=24))
def test_two_windows_never_take_each_others_changes_back(
    walk: list[tuple[int, tuple[str, str, Level | str | None] | str]],
) -> None:
    with plans(2) as (windows, now):
        stood_by: dict[tuple[str, str], int] = {}
        for who, act in walk:
            plan = windows[who]
            if not isinstance(act, str):
                newest = plan._store.newest_change()
                change(plan, now, act, 1)
                stood_by |= {(made.guid, made.field): who for made in plan._store.journal(KEY, newest)}
            elif act == "refresh":
                plan.refresh()
            else:
                newest = plan._store.newest_change()
                back = plan.undo() if act == "undo" else plan.redo()
                for made in plan._store.journal(KEY, newest):
                    assert stood_by[made.guid, made.field] == who
                assert (back is None) == (plan._store.newest_change() == newest)
            assert all(mark.snapshot is not None for mark in plan.marks.values() if not mark.empty)
        for plan in windows:
            plan.refresh()
        assert state(windows[0]) == state(windows[1]) == state(Plan(windows[0]._store, KEY))
        last = {(item.guid, item.field): item.after for item in windows[0]._store.journal(KEY)}
        for guid, mark in windows[0].marks.items():
            assert last.get((guid, "level")) == mark.level
            assert (last.get((guid, "note")) or "") == mark.note
