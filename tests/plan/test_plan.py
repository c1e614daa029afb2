from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Change, Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)
FIRST = Snapshot("Öppning", NOON, NOON + timedelta(hours=1), "Stora salen")
MOVED = FIRST._replace(start=NOON + timedelta(hours=2), place="Lilla salen")
MUST, MAYBE = Level.MUST, Level.MAYBE


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "favourites.sqlite"


@pytest.fixture
def open_plan(path: Path, clock: Hands) -> Iterator[Callable[[], Plan]]:
    """Open plans, each with its own connection, as windows do."""
    stores: list[Store] = []

    def open_one() -> Plan:
        stores.append(Store.open(path, clock, f"window {len(stores)}", timeout_s=0.05))
        return Plan(stores[-1], KEY)

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def plan(open_plan: Callable[[], Plan]) -> Plan:
    return open_plan()


def text_of(change: Change | None) -> tuple[str, str | None, str | None] | None:
    return None if change is None else (change.guid, change.before, change.after)


def test_nothing_is_wanted_at_first(plan: Plan) -> None:
    assert plan.level("a") is None
    assert plan.note("a") == ""
    assert plan.favourites() == {}
    assert dict(plan.marks) == {}
    assert (plan.can_undo, plan.can_redo) == (False, False)
    assert (plan.undo(), plan.redo()) == (None, None)
    assert plan.refresh() == frozenset()


def test_levels_and_notes(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    marks = plan.marks
    assert text_of(plan.set_level("a", MUST, FIRST)) == ("a", None, "must")
    assert plan.set_level("a", MUST, FIRST) is None
    assert text_of(plan.set_level("a", MAYBE, FIRST)) == ("a", "must", "maybe")
    assert text_of(plan.set_note("b", "Fråga", FIRST)) == ("b", None, "Fråga")
    assert plan.set_note("b", "Fråga", FIRST) is None
    for each in (plan, open_plan()):
        assert each.favourites() == {"a": MAYBE}
        assert each.level("a") is MAYBE
        assert each.level("b") is None
        assert each.note("b") == "Fråga"
    assert set(marks) == {"a", "b"}, "a view that follows"
    assert text_of(plan.set_note("b", "", FIRST)) == ("b", "Fråga", None)
    assert plan.set_level("never", None, FIRST) is None


def test_undo_goes_back_and_redo_forth(plan: Plan) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.set_note("b", "x", FIRST)
    plan.set_level("a", None, FIRST)
    assert text_of(plan.undo()) == ("a", None, "must")
    assert text_of(plan.undo()) == ("b", "x", None)
    assert text_of(plan.undo()) == ("a", "must", None)
    assert (plan.can_undo, plan.can_redo, plan.undo()) == (False, True, None)
    assert text_of(plan.redo()) == ("a", None, "must")
    assert text_of(plan.redo()) == ("b", None, "x")
    assert text_of(plan.redo()) == ("a", "must", None)
    assert (plan.can_undo, plan.can_redo, plan.redo()) == (True, False, None)


def test_a_new_change_ends_the_way_forth(plan: Plan) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.undo()
    plan.set_level("b", MUST, FIRST)
    assert not plan.can_redo
    assert plan.redo() is None
    assert plan.favourites() == {"b": MUST}


def test_what_stands_so_already_does_not_end_the_way_forth(plan: Plan) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.undo()
    assert plan.set_level("a", None, FIRST) is None
    assert text_of(plan.redo()) == ("a", None, "must")


def test_every_undo_is_a_row_of_the_journal(plan: Plan, path: Path, clock: Hands) -> None:
    first = plan.set_level("a", MUST, FIRST)
    back = plan.undo()
    forth = plan.redo()
    assert first is not None
    assert back is not None
    assert forth is not None
    assert (first.undoes, back.undoes, forth.undoes) == (None, first.id, back.id)
    with Store.open(path, clock, "reader") as store:
        assert store.journal(KEY) == [first, back, forth]


def test_undo_gives_the_snapshot_back(plan: Plan, clock: Hands) -> None:
    plan.set_level("a", MUST, FIRST)
    starred = plan.marks["a"]
    clock.wait(1)
    plan.set_level("a", None, MOVED)
    clock.wait(1)
    plan.set_level("a", MAYBE, MOVED)
    assert plan.marks["a"].snapshot == MOVED
    plan.undo()
    assert plan.marks["a"].empty
    plan.undo()
    back = plan.marks["a"]
    assert (back.level, back.snapshot, back.starred_at) == (MUST, FIRST, starred.starred_at)
    plan.redo()
    plan.redo()
    assert (plan.marks["a"].snapshot, plan.level("a")) == (MOVED, MAYBE)


def test_a_note_being_written_is_one_step(plan: Plan, clock: Hands) -> None:
    for text in ("F", "Frå", "Fråga om", "Fråga om pengar"):
        plan.set_note("a", text, FIRST)
        clock.wait(59.9)
    assert text_of(plan.undo()) == ("a", "Fråga om pengar", None)
    assert not plan.can_undo
    assert text_of(plan.redo()) == ("a", None, "Fråga om pengar")
    assert text_of(plan.undo()) == ("a", "Fråga om pengar", None)


@pytest.mark.parametrize(
    ("between", "seconds"),
    [
        (lambda _: None, 60),
        (lambda _: None, -1),
        (lambda plan: plan.set_level("b", MUST, FIRST), 1),
        (lambda plan: plan.set_level("a", MUST, FIRST), 1),
        (lambda plan: plan.set_note("b", "y", FIRST), 1),
        (lambda plan: (plan.undo(), plan.redo()), 1),
        (lambda plan: (plan.set_level("b", MUST, FIRST), plan.undo()), 1),
    ],
    ids=[
        "a minute",
        "clock set back",
        "another star",
        "its own star",
        "another note",
        "undone",
        "other undone",
    ],
)
def test_what_parts_two_notes(
    plan: Plan, clock: Hands, between: Callable[[Plan], object], seconds: float
) -> None:
    plan.set_note("a", "x", FIRST)
    between(plan)
    clock.wait(seconds)
    plan.set_note("a", "xy", FIRST)
    assert text_of(plan.undo()) == ("a", "xy", "x")


def test_a_note_that_was_wiped_is_begun_anew(plan: Plan, clock: Hands) -> None:
    plan.set_note("a", "x", FIRST)
    clock.wait(100)
    plan.set_note("a", "", MOVED)
    plan.set_note("a", "x", MOVED)
    assert plan.marks["a"].snapshot == MOVED
    assert text_of(plan.undo()) == ("a", "x", None)
    assert text_of(plan.undo()) == ("a", None, "x")
    assert plan.marks["a"].snapshot == FIRST
    plan.redo()
    plan.redo()
    assert plan.marks["a"].snapshot == MOVED


def test_a_note_written_and_wiped_leaves_no_step(plan: Plan) -> None:
    plan.set_level("b", MUST, FIRST)
    plan.set_note("a", "x", FIRST)
    plan.set_note("a", "", FIRST)
    assert text_of(plan.undo()) == ("b", "must", None)


def test_stars_are_never_joined(plan: Plan) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.set_level("a", MAYBE, FIRST)
    assert text_of(plan.undo()) == ("a", "maybe", "must")


def test_another_window_is_seen(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    other = open_plan()
    other.set_level("a", MUST, FIRST)
    other.set_note("b", "x", FIRST)
    assert plan.level("a") is None
    assert plan.refresh() == {"a", "b"}
    assert plan.refresh() == frozenset()
    assert (plan.favourites(), plan.note("b")) == ({"a": MUST}, "x")
    assert other.refresh() == frozenset(), "its own changes are no news"


def test_what_came_in_with_an_own_change_is_still_told(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    open_plan().set_level("a", MUST, FIRST)
    plan.set_level("b", MAYBE, FIRST)
    assert plan.favourites() == {"a": MUST, "b": MAYBE}
    assert plan.refresh() == {"a"}


def test_other_programmes_are_no_news(plan: Plan, path: Path, clock: Hands) -> None:
    with Store.open(path, clock, "other") as store:
        Plan(store, "week-2025").set_level("a", MUST, FIRST)
    assert plan.refresh() == frozenset()
    assert plan.favourites() == {}


def test_undo_takes_only_its_own_changes_back(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    other = open_plan()
    other.set_level("b", MUST, FIRST)
    assert plan.undo() is None
    plan.set_level("a", MUST, FIRST)
    other.set_level("c", MUST, FIRST)
    assert text_of(plan.undo()) == ("a", "must", None)
    assert plan.undo() is None
    assert plan.favourites() == {"b": MUST, "c": MUST}
    assert open_plan().can_undo is False, "of this run only"


@pytest.mark.parametrize("looked", [True, False])
def test_what_another_window_has_changed_since_is_passed_over(
    plan: Plan, open_plan: Callable[[], Plan], looked: bool
) -> None:
    plan.set_level("b", MUST, FIRST)
    plan.set_level("a", MUST, FIRST)
    open_plan().set_level("a", MAYBE, FIRST)
    if looked:
        plan.refresh()
    assert text_of(plan.undo()) == ("b", "must", None)
    assert plan.undo() is None
    assert plan.favourites() == {"a": MAYBE}


def test_changed_there_and_back_is_changed(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    plan.set_level("a", MUST, FIRST)
    other = open_plan()
    other.set_level("a", None, FIRST)
    other.set_level("a", MUST, FIRST)
    assert plan.undo() is None
    assert not plan.can_undo
    assert plan.level("a") is MUST


def test_an_own_change_after_the_other_does_not_revive_older_steps(
    plan: Plan, open_plan: Callable[[], Plan]
) -> None:
    plan.set_level("a", MAYBE, FIRST)
    open_plan().set_level("a", MUST, FIRST)
    plan.set_level("a", None, FIRST)
    assert text_of(plan.undo()) == ("a", None, "must")
    assert plan.undo() is None
    assert plan.level("a") is MUST


def test_another_field_of_the_same_session_does_not_stand_in_the_way(
    plan: Plan, open_plan: Callable[[], Plan]
) -> None:
    plan.set_level("a", MUST, FIRST)
    open_plan().set_note("a", "x", MOVED)
    assert text_of(plan.undo()) == ("a", "must", None)
    assert plan.note("a") == "x"
    assert plan.marks["a"].snapshot == FIRST, "the note needs one"


def test_a_star_that_comes_back_has_the_session_as_it_was_when_starred(
    plan: Plan, open_plan: Callable[[], Plan]
) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.set_level("a", None, FIRST)
    open_plan().set_note("a", "x", MOVED)
    assert text_of(plan.undo()) == ("a", None, "must")
    assert plan.marks["a"].snapshot == FIRST
    assert text_of(plan.undo()) == ("a", "must", None)
    assert plan.marks["a"].snapshot == FIRST, "the note still needs one"


def test_redo_is_passed_over_too(plan: Plan, open_plan: Callable[[], Plan]) -> None:
    plan.set_level("a", MUST, FIRST)
    plan.undo()
    open_plan().set_level("a", MAYBE, FIRST)
    assert plan.redo() is None
    assert not plan.can_redo
    assert plan.level("a") is MAYBE


def test_a_note_that_another_window_wrote_between_is_not_joined(
    plan: Plan, open_plan: Callable[[], Plan]
) -> None:
    plan.set_note("a", "x", FIRST)
    open_plan().set_note("a", "y", FIRST)
    plan.set_note("a", "yz", FIRST)
    assert text_of(plan.undo()) == ("a", "yz", "y")
    assert plan.undo() is None


def test_a_failure_changes_nothing_and_can_be_tried_again(plan: Plan, path: Path) -> None:
    plan.set_level("a", MUST, FIRST)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for attempt in (plan.undo, lambda: plan.set_level("b", MUST, FIRST)):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.code == "store.locked"
        assert plan.favourites() == {"a": MUST}
        assert (plan.can_undo, plan.can_redo) == (True, False)
    holder.execute("ROLLBACK")
    holder.close()
    assert text_of(plan.undo()) == ("a", "must", None)


def test_a_change_that_was_kept_but_not_read_again_can_still_be_undone(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> list[Change]:
        raise StoreError("store.locked", Path("s"), "")

    monkeypatch.setattr(Store, "journal", fail)
    with pytest.raises(StoreError):
        plan.set_level("a", MUST, FIRST)
    monkeypatch.undo()
    assert plan.refresh() == frozenset()
    assert plan.favourites() == {"a": MUST}
    assert text_of(plan.undo()) == ("a", "must", None)


def test_a_programme_that_got_another_key_goes_on(plan: Plan, path: Path, clock: Hands) -> None:
    plan.set_level("a", MUST, FIRST)
    with Store.open(path, clock, "other") as store:
        store.apply("new", "b", "level", "maybe", FIRST)
        store.add_alias(KEY, "new")
        assert plan.refresh() == {"a", "b"}
        assert plan.favourites() == {"a": MUST, "b": MAYBE}
        plan.set_level("c", MUST, FIRST)
        assert set(store.marks("new")) == {"a", "b", "c"}
