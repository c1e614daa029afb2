"""What is remembered of programmes beside their entries: addresses, consent, times, and where stars stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.aside import one_at_a_time, set_aside
from iweek_desktop.store.errors import told
from iweek_desktop.store.instants import from_optional, to_optional

TIMEOUT_S = 3.0
"""How long to wait for another window or command that is writing."""

_TABLE = """CREATE TABLE IF NOT EXISTS programme (
    programme_key TEXT PRIMARY KEY,
    address TEXT,
    zone_name TEXT,
    consent INTEGER NOT NULL DEFAULT 0,
    asked TEXT,
    etag TEXT,
    last_modified TEXT,
    latest TEXT,
    settled TEXT,
    opened_at TEXT,
    updated_at TEXT,
    checked_at TEXT,
    edition TEXT
)"""
_NAMES = (
    "address",
    "zone_name",
    "consent",
    "asked",
    "etag",
    "last_modified",
    "latest",
    "settled",
    "opened_at",
    "updated_at",
    "checked_at",
    "edition",
)
_ADDED = ("edition",)
"""What the catalogues of earlier versions have no column for."""
_COLUMNS = ", ".join(_NAMES)
_WRITE = f"""INSERT OR REPLACE INTO programme (programme_key, {_COLUMNS})
    VALUES (?, {", ".join("?" * len(_NAMES))})"""


class Validators(NamedTuple):
    """By what a server tells, at the next request to an address, that what it has is still the same."""

    address: str
    etag: str | None = None
    last_modified: str | None = None


class Record(NamedTuple):
    """What is remembered of one programme.

    Attributes:
        address: where on the web it is updated from; None where the user has given no address.
        zone_name: the zone that the user named for its floating times.
        consent: whether it may be updated without being asked for each time.
        validators: what the address told when it was asked last.
        latest: the content that its source gave last, also where the user went back to an earlier one.
        settled: the content to whose sessions the favourites belong.
        edition: by what the store tells that they still do: what `Store.edition` gave when they were settled,
            "" where there was no store.
        opened_at: when it was shown last.
        updated_at: when its source gave something new last.
        checked_at: when its source was last asked and answered.
    """

    address: str | None = None
    zone_name: str | None = None
    consent: bool = False
    validators: Validators | None = None
    latest: str | None = None
    settled: str | None = None
    opened_at: datetime | None = None
    updated_at: datetime | None = None
    checked_at: datetime | None = None
    edition: str | None = None


class Catalogue:
    """The records of all programmes in one SQLite file, opened for each call: any thread may call.

    Every method may raise `StoreError`. A file that is no catalogue is set aside, and a new one begun.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def all(self) -> dict[str, Record]:
        """Return every record by programme key."""
        if not self._path.exists() or not _is_sound(self._path):
            return {}
        with told(self._path), closing(sqlite3.connect(self._path, timeout=TIMEOUT_S)) as db:
            begun = _names(db)
            columns = ", ".join(name if name in begun else "NULL" for name in _NAMES)
            rows = db.execute(f"SELECT programme_key, {columns} FROM programme").fetchall() if begun else []
        return {row[0]: _record(row[1:]) for row in rows}

    def get(self, key: str) -> Record:
        """Return the record of a programme; an empty one where nothing is remembered."""
        return self.all().get(key, Record())

    def change(self, key: str, edit: Callable[[Record], Record]) -> Record:
        """Change the record of a programme as another window may just have left it, and return it."""
        with self._writing() as db:
            row = db.execute(f"SELECT {_COLUMNS} FROM programme WHERE programme_key = ?", (key,)).fetchone()
            record = edit(_record(row) if row else Record())
            db.execute(_WRITE, (key, *_row(record)))
        return record

    def forget(self, key: str) -> None:
        """Remember nothing of a programme any more."""
        if self._path.exists():
            with self._writing() as db:
                db.execute("DELETE FROM programme WHERE programme_key = ?", (key,))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction that is undone if anything is raised."""
        with told(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._clear_the_way()
            with closing(sqlite3.connect(self._path, timeout=TIMEOUT_S, isolation_level=None)) as db:
                db.execute("BEGIN IMMEDIATE")
                db.execute(_TABLE)
                for name in set(_ADDED) - _names(db):
                    db.execute(f"ALTER TABLE programme ADD COLUMN {name} TEXT")
                yield db
                db.execute("COMMIT")

    def _clear_the_way(self) -> None:
        """Set aside what lies in the file's place and is no catalogue."""
        if _is_sound(self._path):
            return
        with one_at_a_time(self._path.parent):
            if not _is_sound(self._path):
                set_aside(self._path, self._clock())


def _is_sound(path: Path) -> bool:
    """Whether a file is absent, a catalogue, or one of which this cannot be told just now."""
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path, timeout=TIMEOUT_S)) as db:
            names = _names(db)
            (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        damaged = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
        return (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in damaged
    return not tables or {"programme_key", *_NAMES}.difference(_ADDED) <= names


def _names(db: sqlite3.Connection) -> set[str]:
    return {row[1] for row in db.execute("PRAGMA table_info (programme)")}


def _record(row: tuple[Any, ...]) -> Record:
    address, zone_name, consent, asked, etag, last_modified, latest, settled, *instants, edition = row
    try:
        opened_at, updated_at, checked_at = map(from_optional, instants)
    except (TypeError, ValueError):
        opened_at = updated_at = checked_at = None
    validators = Validators(asked, etag, last_modified) if asked else None
    return Record(
        address,
        zone_name,
        bool(consent),
        validators,
        latest,
        settled,
        opened_at,
        updated_at,
        checked_at,
        edition,
    )


def _row(record: Record) -> tuple[str | int | None, ...]:
    asked, etag, last_modified = record.validators or (None, None, None)
    return (
        record.address,
        record.zone_name,
        int(record.consent),
        asked,
        etag,
        last_modified,
        record.latest,
        record.settled,
        to_optional(record.opened_at),
        to_optional(record.updated_at),
        to_optional(record.checked_at),
        record.edition,
    )
