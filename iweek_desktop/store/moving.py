"""One session under another guid: its mark and its ledger follow. Runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Mapping

from iweek_desktop.store.instants import to_text
from iweek_desktop.store.marks import Stamp, read_marks, write_change, write_mark
from iweek_desktop.store.revising import field_text, merge, unmarked
from iweek_desktop.store.rows import FIELDS, GUID, Mark, Moved


def move_marks(db: sqlite3.Connection, key: str, moves: Mapping[str, str], stamp: Stamp) -> Moved:
    """Move marks and ledger rows from guid to guid, all at once, so that two sessions may change places.

    Where a mark stands already, both become one (`revising.merge`). The mark that is left is
    emptied. The journal gets a row for every field that changed, and one that tells the move
    for each of its ends.
    """
    before = read_marks(db, key)
    going = {
        guid: goal
        for guid, goal in moves.items()
        if guid != goal and guid in before and not before[guid].empty
    }
    after: dict[str, Mark] = {guid: unmarked(guid, stamp.at) for guid in going}
    for guid, goal in going.items():
        standing = after.get(goal) or before.get(goal) or unmarked(goal, stamp.at)
        after[goal] = merge(standing, before[guid], stamp.at)
    for guid, mark in after.items():
        write_mark(db, key, mark)
        was = before.get(guid) or unmarked(guid, stamp.at)
        for field in FIELDS:
            old, new = field_text(was, field), field_text(mark, field)
            if old != new:
                write_change(db, key, mark, field, old, new, None, stamp)
    for guid, goal in going.items():
        for end in (guid, goal):
            write_change(db, key, after[end], GUID, guid, goal, None, stamp)
    _move_ledger(db, key, moves)
    return Moved(before, going)


def read_edition(db: sqlite3.Connection, key: str) -> str | None:
    """Return the fingerprint of the version whose guids the marks bear; None if that was never told."""
    row = db.execute("SELECT fingerprint FROM edition WHERE programme_key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def write_edition(db: sqlite3.Connection, key: str, fingerprint: str, stamp: Stamp) -> None:
    """Tell the version whose guids the marks bear."""
    db.execute(
        "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?)",
        (key, fingerprint, to_text(stamp.at), stamp.origin),
    )


def without(moves: Mapping[str, str], settled: Container[str]) -> dict[str, str]:
    """Return the moves of those guids that are not settled."""
    return {guid: goal for guid, goal in moves.items() if guid not in settled}


def _move_ledger(db: sqlite3.Connection, key: str, moves: Mapping[str, str]) -> None:
    """Move what was exported; where both guids gave out the same UID, the higher sequence stays."""
    found = db.execute("SELECT * FROM ledger WHERE programme_key = ?", (key,)).fetchall()
    going = [row for row in found if moves.get(row[1], row[1]) != row[1]]
    db.executemany(
        "DELETE FROM ledger WHERE programme_key = ? AND guid = ? AND uid = ?", [r[:3] for r in going]
    )
    db.executemany(
        """INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, content_hash = excluded.content_hash,
            last_modified = excluded.last_modified, last_exported = excluded.last_exported
            WHERE excluded.sequence > ledger.sequence""",
        [(key, moves[row[1]], *row[2:]) for row in going],
    )
