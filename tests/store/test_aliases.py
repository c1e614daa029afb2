from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import LedgerRow, Snapshot
from iweek_desktop.store.store import Store

OpenStore = Callable[..., Store]
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)


def test_a_key_is_its_own_until_it_is_an_alias(open_store: OpenStore) -> None:
    store = open_store()
    assert store.resolve("iw") == "iw"
    store.add_alias("iw", "week-2024")
    assert store.resolve("iw") == store.resolve("week-2024") == "week-2024"


def test_every_call_takes_an_alias(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    store.add_alias("iw", "week-2024")
    change = store.apply("iw", "a", "level", "must", snapshot)
    row = LedgerRow("a", "uid", 0, "hash", NOON, NOON)
    store.write_ledger("iw", [row])
    for key in ("iw", "week-2024"):
        assert store.journal(key) == [change]
        assert list(store.marks(key)) == ["a"]
        assert store.mark(key, "a") == store.marks(key)["a"]
        assert store.ledger(key) == {"a": row}


def test_aliases_never_chain(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    store.apply("c", "x", "level", "must", snapshot)
    store.add_alias("b", "c")
    store.add_alias("c", "a")
    store.add_alias("d", "b")
    assert {store.resolve(key) for key in "abcd"} == {"a"}
    store.add_alias("a", "d")
    store.add_alias("a", "a")
    assert {store.resolve(key) for key in "abcd"} == {"a"}
    assert set(store.marks("d")) == {"x"}
    assert store._db.execute("SELECT count(*) FROM alias").fetchone() == (3,)


def test_two_marks_of_one_session_become_one(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    older = Snapshot("As it was", None, None, "")
    store.apply("new", "a", "level", "maybe", snapshot)
    store.apply("new", "a", "note", "first", snapshot)
    starred = store.apply("old", "a", "level", "must", older)
    store.apply("old", "a", "note", "second", older)
    store.apply("old", "a", "attended", "1", older)
    store.apply("old", "b", "hidden", "1", older)
    before = store.newest_change()
    store.add_alias("old", "new")
    marks = store.marks("old")
    assert starred is not None
    assert (marks["a"].level, marks["a"].note, marks["a"].attended) == (Level.MUST, "first\n\nsecond", True)
    assert (marks["a"].snapshot, marks["a"].starred_at) == (older, starred.at)
    assert marks["b"].hidden
    told = [
        (change.guid, change.field, change.before, change.after) for change in store.journal("new", before)
    ]
    assert sorted(told, key=str) == [
        ("a", "attended", None, "1"),
        ("a", "level", "maybe", "must"),
        ("a", "note", "first", "first\n\nsecond"),
        ("b", "hidden", None, "1"),
    ]


def test_equal_notes_are_not_doubled(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    for key in ("old", "new"):
        store.apply(key, "a", "note", "same", snapshot)
    store.add_alias("old", "new")
    assert store.marks("new")["a"].note == "same"


def test_a_joined_star_can_still_be_taken_back(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    change = store.apply("old", "a", "level", "must", snapshot)
    store.add_alias("old", "new")
    assert change is not None
    assert store.apply("old", "a", "level", None, None, undoes=change.id) is not None
    assert store.marks("new")["a"].level is None


def test_every_uid_that_was_given_out_is_kept_and_the_latest_counts(open_store: OpenStore) -> None:
    store = open_store()
    store.write_ledger("old", [LedgerRow("a", "uid-old", 4, "h", NOON, NOON + timedelta(days=1))])
    store.write_ledger("new", [LedgerRow("a", "uid-new", 7, "h", NOON, NOON)])
    store.add_alias("old", "new")
    assert store.ledger("new")["a"].uid == "uid-old"
    rows = store._db.execute("SELECT programme_key, uid, sequence FROM ledger ORDER BY uid").fetchall()
    assert rows == [("new", "uid-new", 7), ("new", "uid-old", 4)]


@pytest.mark.parametrize("ours", [1, 5])
def test_the_same_uid_under_both_keys_keeps_the_higher_sequence(open_store: OpenStore, ours: int) -> None:
    store = open_store()
    store.write_ledger("old", [LedgerRow("a", "uid", 3, "old", NOON, NOON)])
    store.write_ledger("new", [LedgerRow("a", "uid", ours, "new", NOON, NOON)])
    store.add_alias("old", "new")
    assert store.ledger("new")["a"].sequence == max(3, ours)


FIELD_VALUES = st.one_of(
    st.tuples(st.just("level"), st.sampled_from([None, "maybe", "must"])),
    st.tuples(st.just("note"), st.sampled_from([None, "one", "two"])),
    st.tuples(st.sampled_from(["attended", "hidden"]), st.sampled_from([None, "1"])),
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["old", "new"]), st.sampled_from("ab"), FIELD_VALUES), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(changes=CHANGES, later=CHANGES)
def test_joining_loses_nothing_and_the_journal_agrees(
    changes: list[tuple[str, str, tuple[str, str | None]]],
    later: list[tuple[str, str, tuple[str, str | None]]],
) -> None:
    some = Snapshot("t", None, None, "")
    with TemporaryDirectory() as folder, Store.open(Path(folder, "s"), standing_clock(NOON), "test") as store:
        for key, guid, (field, value) in changes:
            store.apply(key, guid, field, value, some)
        apart = [mark for key in ("old", "new") for mark in store.marks(key).values()]
        store.add_alias("old", "new")
        joined = store.marks("new")
        strength = [None, *Level].index
        for mark in apart:
            now = joined[mark.guid]
            assert strength(now.level) >= strength(mark.level)
            assert mark.note in now.note
            assert now.attended >= mark.attended
            assert now.hidden >= mark.hidden
            assert (now.snapshot is None) == now.empty
        for key, guid, (field, value) in later:
            store.apply(key, guid, field, value, some)
        replayed = {(change.guid, change.field): change.after for change in store.journal("old")}
        for guid, mark in store.marks("old").items():
            assert replayed.get((guid, "level")) == mark.level
            assert (replayed.get((guid, "note")) or "") == mark.note
            assert (replayed.get((guid, "attended")) == "1") == mark.attended
            assert (replayed.get((guid, "hidden")) == "1") == mark.hidden
