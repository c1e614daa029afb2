"""The tables, and the way from every older version of them to this one.

Instants are text as `instants` writes them. `alias` holds every other key of a programme,
always directly beside the key that counts (never an alias of an alias). A mark whose session
has gone stays: its `title`, `start_at`, `end_at` and `place` are the session as it was when it
was chosen. A journal row holds the same columns as they were after the change, so that the
marks could be made again from the journal alone. The ledger keeps every UID that was ever
given out for a session; the one exported last counts. `edition` holds the fingerprint of the
version of a programme whose guids its marks bear, and `unlike` the pairs of keys that the user
said are two programmes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x69776565
"""Marks the file as this program's, so that another program's database is not taken for one."""

Step = Sequence[str]

STEPS: Sequence[Step] = (
    (
        """CREATE TABLE mark (
            programme_key TEXT NOT NULL,
            guid TEXT NOT NULL,
            level TEXT,
            note TEXT NOT NULL DEFAULT '',
            attended INTEGER NOT NULL DEFAULT 0 CHECK (attended IN (0, 1)),
            hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
            starred_at TEXT,
            changed_at TEXT NOT NULL,
            title TEXT,
            start_at TEXT,
            end_at TEXT,
            place TEXT,
            PRIMARY KEY (programme_key, guid)
        )""",
        """CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            programme_key TEXT NOT NULL,
            guid TEXT NOT NULL,
            field TEXT NOT NULL,
            before TEXT,
            after TEXT,
            at TEXT NOT NULL,
            origin TEXT NOT NULL,
            undoes INTEGER REFERENCES journal (id),
            starred_at TEXT,
            title TEXT,
            start_at TEXT,
            end_at TEXT,
            place TEXT
        )""",
        "CREATE INDEX journal_by_guid ON journal (guid)",
        """CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
        """CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
        """CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal
            WHEN NEW.id IN (SELECT id FROM journal)
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END""",
        """CREATE TABLE alias (
            alias TEXT PRIMARY KEY CHECK (alias <> programme_key),
            programme_key TEXT NOT NULL,
            added_at TEXT NOT NULL,
            origin TEXT NOT NULL
        )""",
        "CREATE INDEX alias_by_programme ON alias (programme_key)",
        """CREATE TABLE ledger (
            programme_key TEXT NOT NULL,
            guid TEXT NOT NULL,
            uid TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            last_modified TEXT NOT NULL,
            last_exported TEXT NOT NULL,
            PRIMARY KEY (programme_key, guid, uid)
        )""",
    ),
    (
        """CREATE TABLE edition (
            programme_key TEXT PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            carried_at TEXT NOT NULL,
            origin TEXT NOT NULL
        )""",
        """CREATE TABLE unlike (
            one TEXT NOT NULL,
            other TEXT NOT NULL CHECK (one < other),
            added_at TEXT NOT NULL,
            origin TEXT NOT NULL,
            PRIMARY KEY (one, other)
        )""",
    ),
)
"""Step n leads from version n to n + 1. A step that was ever released is never edited: add another."""

VERSION = len(STEPS)


def version_of(db: sqlite3.Connection) -> int:
    """Return the version of the tables; 0 before there are any."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the tables to the newest version, all steps or none.

    Another process may do the same at the same time: the version is read again once the
    write lock is held.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version_of(db) :]:
            for statement in step:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {max(len(steps), version_of(db))}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
