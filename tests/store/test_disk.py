"""Faults of the disk and of permissions: told, and nothing that is kept is damaged."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store.errors import StoreError, from_sqlite, from_system
from iweek_desktop.store.rows import LedgerRow, Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)
OpenStore = Callable[..., Store]
Agree = Callable[[Store], None]


def allow_pages(store: Store, more: int) -> None:
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + more}")


def write_notes(store: Store, snapshot: Snapshot, kept: set[str]) -> None:
    for number in range(1000):
        store.apply(KEY, str(number), "note", "x" * 1500, snapshot)
        kept.add(str(number))


@pytest.mark.parametrize("more", range(4))
def test_a_full_disk_is_told_and_harms_nothing(
    open_store: OpenStore, snapshot: Snapshot, agree: Agree, more: int
) -> None:
    store = open_store()
    store.apply(KEY, "a", "level", "must", snapshot)
    allow_pages(store, more)
    kept = {"a"}
    with pytest.raises(StoreError) as caught:
        write_notes(store, snapshot, kept)
    assert caught.value.code == "store.full"
    assert store.writable
    agree(store)
    assert set(store.marks(KEY)) == {change.guid for change in store.journal(KEY)} == kept
    allow_pages(store, 1000)
    assert store.apply(KEY, "b", "note", "x" * 5000, snapshot) is not None
    agree(store)


def test_a_full_disk_splits_neither_ledger_nor_alias(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    for number in range(20):
        store.apply("old", str(number), "note", "x" * 500, snapshot)
    before = store.marks("old")
    allow_pages(store, 2)
    rows = [LedgerRow(str(number), "u" * 200, 0, "h" * 200, NOON, NOON) for number in range(200)]
    with pytest.raises(StoreError) as ledger_told:
        store.write_ledger(KEY, rows)
    with pytest.raises(StoreError) as alias_told:
        store.add_alias("old", "new")
    assert {ledger_told.value.code, alias_told.value.code} == {"store.full"}
    assert store.ledger(KEY) == {}
    assert store.resolve("old") == "old"
    assert store.marks("old") == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
class TestReadOnly:
    """In a process that is not root, whom permissions do not bind."""

    @pytest.fixture
    def open_to_all(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            Path(folder).chmod(0o777)
            path = Path(folder) / "favourites.sqlite"
            yield path
            for place in (path.parent, path):
                if place.exists():
                    place.chmod(0o777)

    @pytest.fixture
    def filled(self, open_to_all: Path) -> Path:
        with Store.open(open_to_all, system_clock, "test") as store:
            store.apply(KEY, "a", "level", "must", Snapshot("t", None, None, ""))
            store.write_ledger(KEY, [LedgerRow("a", "uid", 0, "hash", NOON, NOON)])
        return open_to_all

    @pytest.fixture
    def told(
        self, child_command: list[str], child_environment: dict[str, str]
    ) -> Callable[[Path], list[str]]:
        def run(path: Path) -> list[str]:
            command = [*child_command, "read-as-nobody", str(path), ""]
            done = subprocess.run(
                command, env=child_environment, stdout=subprocess.PIPE, timeout=30, check=True, text=True
            )
            return done.stdout.splitlines()

        return run

    @pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
    def test_what_is_there_can_be_read(
        self, filled: Path, told: Callable[[Path], list[str]], file_mode: int, folder_mode: int
    ) -> None:
        before = filled.read_bytes()
        filled.chmod(file_mode)
        filled.parent.chmod(folder_mode)
        assert told(filled) == ["writable False ['a'] ['a']", "store.readonly"]
        assert filled.read_bytes() == before
        assert [path.name for path in filled.parent.iterdir()] == [filled.name]

    def test_a_folder_that_may_be_written_again_works_again(
        self, filled: Path, told: Callable[[Path], list[str]]
    ) -> None:
        filled.chmod(0o666)
        filled.parent.chmod(0o555)
        assert told(filled)[-1] == "store.readonly"
        filled.parent.chmod(0o777)
        assert told(filled) == ["writable True ['a'] ['a']", "stored"]

    @pytest.mark.parametrize("deeper", ["", "profile/data"])
    def test_a_folder_in_which_nothing_can_be_begun(
        self, open_to_all: Path, told: Callable[[Path], list[str]], deeper: str
    ) -> None:
        open_to_all.parent.chmod(0o555)
        assert told(open_to_all.parent / deeper / "new.sqlite") == ["store.readonly"]
        assert list(open_to_all.parent.iterdir()) == []

    def test_an_unreadable_file_that_cannot_be_renamed(
        self, open_to_all: Path, told: Callable[[Path], list[str]]
    ) -> None:
        open_to_all.write_bytes(b"garbage" * 100)
        open_to_all.parent.chmod(0o555)
        assert told(open_to_all) == ["store.unreadable"]
        assert open_to_all.read_bytes() == b"garbage" * 100

    def test_a_file_that_may_not_be_read_is_left_in_peace(
        self, filled: Path, told: Callable[[Path], list[str]]
    ) -> None:
        filled.chmod(0o000)
        assert told(filled) == ["store.io"]
        assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_store_opened_for_reading_refuses_before_it_tries(
    open_store: OpenStore, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().apply(KEY, "a", "level", "must", snapshot)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    store = open_store()
    assert not store.writable
    assert set(store.marks(KEY)) == {"a"}
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._db.execute("DELETE FROM mark")
    attempts: list[Callable[[], object]] = [
        lambda: store.apply(KEY, "b", "level", "must", snapshot),
        lambda: store.write_ledger(KEY, []),
        lambda: store.add_alias("a", "b"),
    ]
    for attempt in attempts:
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.code == "store.readonly"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "store.full"),
        (sqlite3.SQLITE_READONLY_ROLLBACK, "store.readonly"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "store.locked"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "store.unreadable"),
        (sqlite3.SQLITE_NOTADB, "store.unreadable"),
        (sqlite3.SQLITE_IOERR_FSYNC, "store.io"),
        (sqlite3.SQLITE_NOMEM, "store.io"),
    ],
)
def test_every_error_of_sqlite_has_a_code(tmp_path: Path, number: int, code: str) -> None:
    error = sqlite3.OperationalError("as told by SQLite")
    error.sqlite_errorcode = number
    known = from_sqlite(tmp_path / "s", error)
    assert known is not None
    assert (known.code, known.cause) == (code, "as told by SQLite")


def test_a_fault_of_this_program_is_not_dressed_up(tmp_path: Path) -> None:
    assert from_sqlite(tmp_path, sqlite3.ProgrammingError("closed")) is None
    assert from_sqlite(tmp_path, sqlite3.IntegrityError("unique")) is None


@pytest.mark.parametrize(
    ("number", "code"), [(13, "store.readonly"), (30, "store.readonly"), (28, "store.full"), (5, "store.io")]
)
def test_every_error_of_the_file_system_has_a_code(tmp_path: Path, number: int, code: str) -> None:
    assert from_system(tmp_path, OSError(number, "told")).code == code
