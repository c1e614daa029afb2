from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import OvertakenError
from iweek_desktop.store.rows import LedgerRow, Snapshot
from iweek_desktop.store.schema import STEPS, VERSION, migrate, version_of
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)
LUNCH = Snapshot("Lunch", NOON, None, "Matsalen")
OpenStore = Callable[..., Store]
Agree = Callable[[Store], None]


@pytest.fixture
def store(open_store: OpenStore, snapshot: Snapshot) -> Store:
    """Two favourites, one with a note."""
    made = open_store()
    made.apply(KEY, "a", "level", "must", snapshot)
    made.apply(KEY, "a", "note", "Fråga", snapshot)
    made.apply(KEY, "b", "level", "maybe", LUNCH)
    made.apply(KEY, "b", "attended", "1", LUNCH)
    return made


def test_all_of_a_mark_moves(store: Store, agree: Agree) -> None:
    before = store.marks(KEY)
    moved = store.move(KEY, {"a": "x", "b": "b", "unknown": "y"})
    assert moved.moves == {"a": "x"}
    assert moved.before == before
    after = store.marks(KEY)
    assert after["x"] == before["a"]._replace(guid="x", changed_at=after["x"].changed_at)
    assert after["a"].empty
    assert after["b"] == before["b"]
    assert "y" not in after
    agree(store)


def test_the_journal_tells_the_move_at_both_ends(store: Store) -> None:
    newest = store.newest_change()
    store.move(KEY, {"a": "x"})
    told = [(c.guid, c.field, c.before, c.after) for c in store.journal(KEY, newest)]
    assert sorted(told, key=str) == [
        ("a", "guid", "a", "x"),
        ("a", "level", "must", None),
        ("a", "note", "Fråga", None),
        ("x", "guid", "a", "x"),
        ("x", "level", None, "must"),
        ("x", "note", None, "Fråga"),
    ]


def test_two_may_change_places(store: Store, agree: Agree) -> None:
    before = store.marks(KEY)
    store.move(KEY, {"a": "b", "b": "a"})
    after = store.marks(KEY)
    for here, there in (("a", "b"), ("b", "a")):
        assert after[there]._replace(guid=here, changed_at=before[here].changed_at) == before[here]
    agree(store)


def test_a_mark_that_stands_there_is_joined(store: Store, agree: Agree, snapshot: Snapshot) -> None:
    store.apply(KEY, "b", "note", "Boka bord", LUNCH)
    store.move(KEY, {"b": "a"})
    joined = store.marks(KEY)["a"]
    assert (joined.level, joined.note, joined.attended) == (Level.MUST, "Fråga\n\nBoka bord", True)
    assert joined.snapshot == snapshot
    assert store.marks(KEY)["b"].empty
    agree(store)


@pytest.mark.parametrize("longer", ["a", "b"])
def test_a_note_that_goes_on_where_the_other_ends_holds_both(
    store: Store, snapshot: Snapshot, longer: str
) -> None:
    store.apply(KEY, "b", "note", "Fråga", LUNCH)
    store.apply(KEY, longer, "note", "Fråga om mod", snapshot)
    store.move(KEY, {"b": "a"})
    assert store.marks(KEY)["a"].note == "Fråga om mod"


def test_what_was_emptied_does_not_move(store: Store) -> None:
    store.apply(KEY, "a", "level", None, None)
    store.apply(KEY, "a", "note", None, None)
    newest = store.newest_change()
    assert store.move(KEY, {"a": "x"}).moves == {}
    assert store.newest_change() == newest


def row(guid: str, uid: str, sequence: int) -> LedgerRow:
    return LedgerRow(guid, uid, sequence, "hash", NOON, NOON + timedelta(days=sequence))


def test_the_ledger_follows_whether_starred_or_not(store: Store) -> None:
    store.write_ledger(KEY, [row("a", "uid-a", 3), row("never", "uid-n", 1)])
    store.move(KEY, {"a": "never", "never": "a"})
    assert store.ledger(KEY) == {"a": row("a", "uid-n", 1), "never": row("never", "uid-a", 3)}


def test_every_uid_is_kept_where_two_become_one(store: Store) -> None:
    store.write_ledger(
        KEY, [row("a", "uid-a", 3), row("a", "same", 2), row("b", "uid-b", 5), row("b", "same", 1)]
    )
    store.move(KEY, {"a": "b"})
    assert store.ledger(KEY) == {"b": row("b", "uid-b", 5)}
    found = store._db.execute("SELECT guid, uid, sequence FROM ledger ORDER BY uid").fetchall()
    assert found == [("b", "same", 2), ("b", "uid-a", 3), ("b", "uid-b", 5)]


def test_nothing_moves_if_one_row_cannot(store: Store) -> None:
    before, newest = store.marks(KEY), store.newest_change()
    store._db.execute("CREATE TEMP TRIGGER stop BEFORE INSERT ON journal WHEN NEW.field = 'guid' BEGIN"
                      " SELECT RAISE(ABORT, 'stopped'); END")  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="stopped"):
        store.move(KEY, {"a": "x"})
    assert (store.marks(KEY), store.newest_change()) == (before, newest)


def test_carrying_to_the_edition_that_stands_leaves_what_is_settled(store: Store) -> None:
    moves, settled = {"a": "b", "b": "a"}, {"a", "b"}
    assert store.carry(KEY, moves, "second", settled).moves == moves
    once = store.marks(KEY)
    assert store.carry(KEY, moves, "second", settled).moves == {}
    assert store.marks(KEY) == once
    assert store.carry(KEY, {"b": "c"}, "second", {"a"}).moves == {"b": "c"}, (
        "starred in a window that lags behind"
    )
    assert store.carry(KEY, {"a": "b"}, "first", {"a", "b"}).moves == {"a": "b"}


def test_marks_that_another_has_carried_elsewhere_are_left_there(store: Store) -> None:
    assert store.carry(KEY, {"a": "b"}, "first", {"b"}, "").moves == {"a": "b"}
    before, newest = store.marks(KEY), store.newest_change()
    for stood in ("", "another"):
        with pytest.raises(OvertakenError) as caught:
            store.carry(KEY, {"b": "c"}, "second", {"c"}, stood)
        assert caught.value.code == "store.locked"
    assert (store.marks(KEY), store.newest_change(), store.edition(KEY)) == (before, newest, "first")
    assert store.carry(KEY, {"a": "b"}, "first", {"b"}, "another").moves == {}
    assert store.carry(KEY, {"b": "c"}, "second", {"c"}, "first").moves == {"b": "c"}


def test_an_undone_star_does_not_hit_what_has_moved_there(store: Store, snapshot: Snapshot) -> None:
    change = store.apply(KEY, "c", "level", "must", snapshot)
    assert change is not None
    store.move(KEY, {"a": "c", "c": "a"})
    assert store.apply(KEY, "c", "level", None, None, undoes=change.id, seen=change.id) is None


def test_keys_that_are_not_the_same(store: Store) -> None:
    assert not store.parted(KEY, "other")
    store.part("other", KEY)
    store.part(KEY, "other")
    assert store.parted(KEY, "other")
    assert store.parted("other", KEY)
    assert not store.parted(KEY, "third")
    store.add_alias("another", "other")
    assert store.parted(KEY, "another")
    store.add_alias(KEY, "another")
    assert not store.parted(KEY, "other"), "what was joined later is one programme"
    store.part(KEY, KEY)


def test_a_file_of_the_first_version_is_taken_over(open_store: OpenStore, path: Path) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db, STEPS[:1])
    db.execute(
        """INSERT INTO mark VALUES (?, 'a', 'must', 'Fråga', 1, 0, '2024-10-02T12:00:00.000000Z',
            '2024-10-02T12:00:00.000000Z', 'Lunch', '2024-10-02T12:00:00.000000Z', NULL, 'Matsalen')""",
        (KEY,),
    )
    db.execute("INSERT INTO alias VALUES ('w', ?, '2024-10-02T12:00:00.000000Z', 'window')", (KEY,))
    db.close()
    store = open_store()
    assert store.set_aside is None
    assert version_of(store._db) == VERSION
    mark = store.marks("w")["a"]
    assert (mark.level, mark.note, mark.attended, mark.snapshot) == (Level.MUST, "Fråga", True, LUNCH)
    assert store.carry("w", {"a": "x"}, "second", {"x"}).moves == {"a": "x"}
    store.part(KEY, "other")
    assert store.parted("w", "other")
