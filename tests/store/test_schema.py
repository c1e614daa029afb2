from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.schema import STEPS, VERSION, migrate, version_of
from iweek_desktop.store.store import Store

KEY = "week-2024"
NEXT = ("ALTER TABLE mark ADD COLUMN colour TEXT", "UPDATE mark SET colour = 'red'")
OpenStore = Callable[..., Store]


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def test_an_empty_file_gets_the_newest_tables(db: sqlite3.Connection) -> None:
    migrate(db)
    assert version_of(db) == VERSION == len(STEPS)
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"mark", "journal", "alias", "ledger"} <= tables
    migrate(db)
    assert version_of(db) == VERSION


def test_a_later_step_keeps_what_is_there(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    store.apply(KEY, "a", "level", "must", snapshot)
    before = store.marks(KEY)
    migrate(store._db, (*STEPS, NEXT))
    assert version_of(store._db) == VERSION + 1
    assert store._db.execute("SELECT guid, colour FROM mark").fetchall() == [("a", "red")]
    assert store.marks(KEY) == before


def test_a_step_that_fails_leaves_everything_as_it_was(db: sqlite3.Connection) -> None:
    migrate(db)
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        migrate(db, (*STEPS, (*NEXT, "INSERT INTO no_such_table VALUES (1)")))
    assert version_of(db) == VERSION
    assert not db.in_transaction
    columns = {row[1] for row in db.execute("PRAGMA table_info(mark)")}
    assert "colour" not in columns


def test_a_file_of_a_newer_program_is_not_touched(
    open_store: OpenStore, path: Path, snapshot: Snapshot
) -> None:
    store = open_store()
    store.apply(KEY, "a", "level", "must", snapshot)
    migrate(store._db, (*STEPS, NEXT))
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path, system_clock, "test")
    assert caught.value.code == "store.newer"
    assert caught.value.path == path
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_later_kinds_of_change_need_no_new_tables(open_store: OpenStore, snapshot: Snapshot) -> None:
    """A field that a later version journals, such as a re-attached favourite, is read without knowing it."""
    store = open_store()
    store.apply(KEY, "a", "level", "must", snapshot)
    with store._writing() as db:
        db.execute(
            """INSERT INTO journal (programme_key, guid, field, before, after, at, origin)
                VALUES (?, 'a', 'guid', 'gone', 'a', '2024-10-02T07:00:00.000000Z', 'later')""",
            (KEY,),
        )
    assert [change.field for change in store.journal(KEY)] == ["level", "guid"]
