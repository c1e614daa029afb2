"""From a path to a usable database: created, migrated, read-only or, where it is unreadable, begun anew."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.aside import beside, one_at_a_time, set_aside
from iweek_desktop.store.errors import StoreError, is_writable, told
from iweek_desktop.store.schema import APPLICATION_ID, VERSION, migrate, version_of

DATABASE_MAGIC = b"SQLite format 3\0"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
SMALLEST_BYTES = 512
SETTINGS = ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON")
LARGEST_CHECKED_BYTES = 4 * 1024 * 1024
"""Up to this size the whole file is checked when it is opened (about 1 ms a megabyte)."""
START_TABLES = ("mark", "alias", "ledger", "edition", "unlike")
"""What is checked of a larger file: all but the journal, whose old rows are seldom read."""


class Database(NamedTuple):
    """An open connection, whether it may write, where an unreadable predecessor went, and if it is new."""

    connection: sqlite3.Connection
    writable: bool
    set_aside: Path | None = None
    begun: bool = False


def open_database(path: Path, clock: Clock, timeout_s: float) -> Database:
    """Open the database at a path, creating the file and its folder where there is none.

    Raises:
        StoreError: it is locked, newer than this program, cannot be created or set aside.
    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _open_as_it_is(path, timeout_s)
    except StoreError as error:
        if error.code != "store.unreadable":
            raise
    return _open_in_place_of_unreadable(path, clock, timeout_s)


def empty_database() -> Database:
    """Return a database in memory that holds nothing and takes nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA query_only = ON")
    return Database(connection, writable=False)


def _open_in_place_of_unreadable(path: Path, clock: Clock, timeout_s: float) -> Database:
    try:
        with one_at_a_time(path.parent):
            try:  # another process may have set it aside already
                return _open_as_it_is(path, timeout_s)
            except StoreError as error:
                if error.code != "store.unreadable":
                    raise
            aside = set_aside(path, clock())
            opened = _open_as_it_is(path, timeout_s)
            return Database(opened.connection, opened.writable, aside)
    except OSError as error:
        raise StoreError("store.unreadable", path, f"unreadable, and cannot be renamed: {error}") from error


def _open_as_it_is(path: Path, timeout_s: float) -> Database:
    writable = is_writable(path)
    with told(path):
        if not os.path.lexists(path):
            if not writable:
                raise StoreError("store.readonly", path, "there is no file, and the folder cannot be written")
        elif path.exists() and not path.is_file():
            raise StoreError("store.unreadable", path, "something that is not a file has its name")
        elif _too_short(path) or _garbage_with_journal(path):
            raise StoreError("store.unreadable", path, "not a database")
        connection = sqlite3.connect(path, timeout=timeout_s, isolation_level=None)
        try:
            begun = _prepare(connection, path, writable)
        except BaseException:
            connection.close()
            raise
    return Database(connection, writable, begun=begun)


def _too_short(path: Path) -> bool:
    """Whether there is less than any database, yet something: SQLite takes a single byte for nothing."""
    return path.exists() and 0 < path.stat().st_size < SMALLEST_BYTES


def _garbage_with_journal(path: Path) -> bool:
    """Whether neither the file nor the journal beside it is SQLite's: SQLite would delete such a journal.

    The file itself is only opened beside a journal that no live transaction has written:
    closing it would drop the locks that another connection of this process holds
    (https://sqlite.org/howtocorrupt.html section 2.2).
    """
    try:
        with beside(path, "-journal").open("rb") as file:
            journal = file.read(len(JOURNAL_MAGIC))
        if not journal or journal.startswith(b"\0") or journal == JOURNAL_MAGIC:
            return False
        with path.open("rb") as file:
            return file.read(len(DATABASE_MAGIC)) not in (DATABASE_MAGIC, b"")
    except OSError:
        return False


def _prepare(db: sqlite3.Connection, path: Path, writable: bool) -> bool:
    """Make a connection ready; return whether the file was empty, as SQLite leaves one that is new."""
    if not writable:
        db.execute("PRAGMA query_only = ON")
    version = _examine(db, path)
    if not writable:
        if version < VERSION:
            raise StoreError("store.readonly", path, f"version {version} cannot be brought to {VERSION}")
        return False
    for pragma in SETTINGS:
        db.execute(f"PRAGMA {pragma}").fetchall()
    if version < VERSION:
        migrate(db)
    return version == 0


def _examine(db: sqlite3.Connection, path: Path) -> int:
    """Return the version, 0 of an empty file, having read nothing but one state of the file."""
    db.execute("BEGIN")
    try:
        version = version_of(db)
        application = int(db.execute("PRAGMA application_id").fetchone()[0])
        if application != APPLICATION_ID:
            if application or version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise StoreError("store.unreadable", path, "a database of another program")
            return 0
        if version > VERSION:
            raise StoreError("store.newer", path, f"version {version}; this program knows {VERSION}")
        _check_pages(db, path)
        return version
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _check_pages(db: sqlite3.Connection, path: Path) -> None:
    small = path.stat().st_size <= LARGEST_CHECKED_BYTES
    for argument in ("1",) if small else START_TABLES:
        found = db.execute(f"PRAGMA quick_check({argument})").fetchone()[0]
        if found != "ok":
            raise StoreError("store.unreadable", path, str(found))
