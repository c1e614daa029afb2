"""One programme under several keys: what becomes of the rows. Runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3

from iweek_desktop.store.instants import to_text
from iweek_desktop.store.marks import (
    ALL_KEYS,
    Stamp,
    read_mark,
    read_marks,
    resolve,
    write_change,
    write_mark,
)
from iweek_desktop.store.revising import field_text, merge, unmarked
from iweek_desktop.store.rows import FIELDS, Mark


def join_programmes(db: sqlite3.Connection, alias: str, programme_key: str, stamp: Stamp) -> None:
    """Make one key another name of a programme, and move all that was kept under it.

    Two marks of one session become one (`revising.merge`). Old rows of the journal stay under
    the key that they were written with, and are read under either; what changes by the merge
    is added to it. All aliases of `alias` follow, so that none ever points to another alias.
    """
    source, target = resolve(db, alias), resolve(db, programme_key)
    if source == target:
        return
    for mark in read_marks(db, source).values():
        _move_mark(db, mark, target, stamp)
    db.execute("DELETE FROM mark WHERE programme_key = ?", (source,))
    _move_ledger(db, source, target)
    db.execute("DELETE FROM edition WHERE programme_key = ?", (source,))
    db.execute("UPDATE alias SET programme_key = ? WHERE programme_key = ?", (target, source))
    db.execute("INSERT INTO alias VALUES (?, ?, ?, ?)", (source, target, to_text(stamp.at), stamp.origin))


def _move_mark(db: sqlite3.Connection, moved: Mark, target: str, stamp: Stamp) -> None:
    standing = read_mark(db, target, moved.guid)
    merged = moved if standing is None else merge(standing, moved, stamp.at)
    write_mark(db, target, merged)
    was = standing or unmarked(moved.guid, stamp.at)
    for field in FIELDS:
        before, other, after = (field_text(mark, field) for mark in (was, moved, merged))
        if (before, other) != (after, after):
            write_change(db, target, merged, field, before if before != after else other, after, None, stamp)


def _move_ledger(db: sqlite3.Connection, source: str, target: str) -> None:
    """Move what was exported; where both keys gave out the same UID, the higher sequence stays."""
    db.execute(
        """INSERT INTO ledger SELECT ?, guid, uid, sequence, content_hash, last_modified, last_exported
            FROM ledger WHERE programme_key = ?
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, content_hash = excluded.content_hash,
            last_modified = excluded.last_modified, last_exported = excluded.last_exported
            WHERE excluded.sequence > ledger.sequence""",
        (target, source),
    )
    db.execute("DELETE FROM ledger WHERE programme_key = ?", (source,))


def part_programmes(db: sqlite3.Connection, one: str, other: str, stamp: Stamp) -> None:
    """Remember that two keys are those of two programmes."""
    first, second = sorted((resolve(db, one), resolve(db, other)))
    if first != second:
        db.execute(
            "INSERT OR IGNORE INTO unlike VALUES (?, ?, ?, ?)",
            (first, second, to_text(stamp.at), stamp.origin),
        )


def parted(db: sqlite3.Connection, one: str, other: str) -> bool:
    """Whether two keys, or other keys of the same programmes, were said to be those of two programmes."""
    if resolve(db, one) == resolve(db, other):
        return False
    here, there = (ALL_KEYS.replace(":key", name) for name in (":one", ":other"))
    sql = f"""SELECT 1 FROM unlike AS u WHERE (u.one IN {here} AND u.other IN {there})
        OR (u.one IN {there} AND u.other IN {here})"""
    return db.execute(sql, {"one": one, "other": other}).fetchone() is not None
