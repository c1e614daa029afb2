"""What was exported, as SQL. Every write runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from iweek_desktop.store.errors import BadRowError
from iweek_desktop.store.instants import from_text, to_text
from iweek_desktop.store.marks import RESOLVED
from iweek_desktop.store.rows import LedgerRow


def read_ledger(db: sqlite3.Connection, key: str) -> dict[str, LedgerRow]:
    """Return what was exported last of each session."""
    sql = f"""SELECT guid, uid, sequence, content_hash, last_modified, last_exported FROM ledger
        WHERE programme_key = {RESOLVED} ORDER BY last_exported, sequence, uid"""
    rows = (_row(row) for row in db.execute(sql, {"key": key}))
    return {row.guid: row for row in rows}


def write_rows(db: sqlite3.Connection, key: str, rows: Iterable[LedgerRow]) -> None:
    """Write what was exported, under the key that counts.

    A sequence never falls: a row that is behind the one that stands is left out.
    """
    db.executemany(
        """INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, content_hash = excluded.content_hash,
            last_modified = excluded.last_modified, last_exported = excluded.last_exported
            WHERE excluded.sequence >= ledger.sequence""",
        [(key, *_columns(row)) for row in rows],
    )


def _columns(row: LedgerRow) -> tuple[str | int, ...]:
    modified, exported = to_text(row.last_modified), to_text(row.last_exported)
    return (row.guid, row.uid, row.sequence, row.content_hash, modified, exported)


def _row(row: tuple[str, str, int, str, str, str]) -> LedgerRow:
    guid, uid, sequence, content_hash, modified, exported = row
    try:
        return LedgerRow(guid, uid, sequence, content_hash, from_text(modified), from_text(exported))
    except (TypeError, ValueError) as error:
        raise BadRowError(f"ledger of {guid!r}: {error}") from error
