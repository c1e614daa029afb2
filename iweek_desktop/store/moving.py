"""One session under another guid: its mark and its ledger follow. Runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence

from iweek_desktop.store.instants import to_text
from iweek_desktop.store.marks import Stamp, changed_since, read_marks, write_change, write_mark
from iweek_desktop.store.revising import field_text, merge, unmarked
from iweek_desktop.store.rows import FIELDS, GUID, Change, Mark, Moved


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
    changes: list[Change] = []
    for guid, mark in after.items():
        write_mark(db, key, mark)
        was = before.get(guid) or unmarked(guid, stamp.at)
        for field in FIELDS:
            old, new = field_text(was, field), field_text(mark, field)
            if old != new:
                changes.append(write_change(db, key, mark, field, old, new, None, stamp))
    for guid, goal in going.items():
        changes += [write_change(db, key, after[end], GUID, guid, goal, None, stamp) for end in (guid, goal)]
    return Moved(before, going, tuple(changes), _move_ledger(db, key, moves))


def move_back(db: sqlite3.Connection, key: str, moved: Moved, stamp: Stamp) -> tuple[Change, ...]:
    """Put marks and ledger rows back where they were before a move, as new changes.

    Returns:
        the rows that the journal gets; none, and nothing is done, where a mark is not as the move left it.
    """
    ends = dict.fromkeys(end for move in moved.moves.items() for end in move)
    was = {guid: moved.before.get(guid) or unmarked(guid, stamp.at) for guid in ends}
    left = {(guid, field): field_text(mark, field) for guid, mark in was.items() for field in FIELDS}
    left |= {(change.guid, change.field): change.after for change in moved.changes if change.field != GUID}
    stand = read_marks(db, key)
    if any(field_text(stand.get(guid) or was[guid], field) != text for (guid, field), text in left.items()):
        return ()
    for guid in ends:
        was[guid] = was[guid]._replace(changed_at=stamp.at)
        write_mark(db, key, was[guid])
    _move_ledger_back(db, key, moved)
    return tuple(
        write_change(db, key, was[made.guid], made.field, made.after, made.before, made.id, stamp)
        for made in moved.changes
    )


def touched_since(db: sqlite3.Connection, key: str, guids: Iterable[str], seen: int) -> bool:
    """Whether anything of the marks of some sessions has changed since, by anybody."""
    return any(changed_since(db, key, guid, field, seen) for guid in guids for field in FIELDS)


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


def _move_ledger(
    db: sqlite3.Connection, key: str, moves: Mapping[str, str]
) -> tuple[tuple[str, str, bool], ...]:
    """Move what was exported; where both guids gave out the same UID, the higher sequence stays.

    Returns:
        what `Moved.exported` tells.
    """
    found = db.execute("SELECT * FROM ledger WHERE programme_key = ?", (key,)).fetchall()
    going = [row for row in found if moves.get(row[1], row[1]) != row[1]]
    leaving = {row[1:3] for row in going}
    standing = {row[1:3] for row in found} - leaving
    db.executemany(
        "DELETE FROM ledger WHERE programme_key = ? AND guid = ? AND uid = ?", [r[:3] for r in going]
    )
    _give_out(db, [(key, moves[row[1]], *row[2:]) for row in going])
    return tuple((guid, uid, (moves[guid], uid) in standing) for guid, uid in leaving)


def _move_ledger_back(db: sqlite3.Connection, key: str, moved: Moved) -> None:
    """Move what was exported back, with what has been exported under its UID since."""
    of_uid = "programme_key = ? AND guid = ? AND uid = ?"
    for guid, uid, shared in moved.exported:
        at = (key, moved.moves[guid], uid)
        rows = db.execute(f"SELECT * FROM ledger WHERE {of_uid}", at).fetchall()
        if not shared:
            db.execute(f"DELETE FROM ledger WHERE {of_uid}", at)
        _give_out(db, [(key, guid, *row[2:]) for row in rows])


def _give_out(db: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
    db.executemany(
        """INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, content_hash = excluded.content_hash,
            last_modified = excluded.last_modified, last_exported = excluded.last_exported
            WHERE excluded.sequence > ledger.sequence""",
        rows,
    )
