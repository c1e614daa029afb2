"""Marks and the journal of their changes, as SQL. Every write runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import NamedTuple

from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import BadRowError
from iweek_desktop.store.instants import from_optional, from_text, to_optional, to_text
from iweek_desktop.store.revising import Chosen, Undone, field_text, revise, storable, unmarked
from iweek_desktop.store.rows import GUID, Change, Mark, Snapshot

RESOLVED = "coalesce((SELECT a.programme_key FROM alias a WHERE a.alias = :key), :key)"
"""The key that counts, of a key that may be an alias."""
ALL_KEYS = f"(SELECT {RESOLVED} UNION SELECT b.alias FROM alias b WHERE b.programme_key = {RESOLVED})"
"""Every key of the programme that a key belongs to."""
_CHOSEN = "starred_at, title, start_at, end_at, place"
_MARK = f"guid, level, note, attended, hidden, changed_at, {_CHOSEN}"
_CHANGE = "id, programme_key, guid, field, before, after, at, origin, undoes"

Row = tuple[object, ...]


class Stamp(NamedTuple):
    """When, and by which window or command."""

    at: datetime
    origin: str


def resolve(db: sqlite3.Connection, key: str) -> str:
    """Return the key that counts."""
    return str(db.execute(f"SELECT {RESOLVED}", {"key": key}).fetchone()[0])


def read_marks(db: sqlite3.Connection, key: str) -> dict[str, Mark]:
    """Return every mark of a programme, in one query."""
    rows = db.execute(f"SELECT {_MARK} FROM mark WHERE programme_key = {RESOLVED}", {"key": key})
    marks = (_mark(row) for row in rows)
    return {mark.guid: mark for mark in marks}


def read_mark(db: sqlite3.Connection, key: str, guid: str) -> Mark | None:
    """Return one mark."""
    sql = f"SELECT {_MARK} FROM mark WHERE programme_key = {RESOLVED} AND guid = :guid"
    row = db.execute(sql, {"key": key, "guid": guid}).fetchone()
    return None if row is None else _mark(row)


def read_journal(db: sqlite3.Connection, key: str, after_id: int) -> list[Change]:
    """Return the changes of a programme, under all its keys, oldest first."""
    sql = f"SELECT {_CHANGE} FROM journal WHERE id > :after AND programme_key IN {ALL_KEYS} ORDER BY id"
    return [_change(row) for row in db.execute(sql, {"key": key, "after": after_id})]


def newest_change(db: sqlite3.Connection) -> int:
    """Return the id of the newest change of any programme; 0 before the first."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0])


def changed_since(db: sqlite3.Connection, key: str, guid: str, field: str, seen: int) -> bool:
    """Whether a field of a session has a change newer than `seen`, or its mark has moved since."""
    sql = f"""SELECT 1 FROM journal WHERE guid = :guid AND id > :seen AND field IN (:field, '{GUID}')
        AND programme_key IN {ALL_KEYS}"""
    return db.execute(sql, {"key": key, "guid": guid, "field": field, "seen": seen}).fetchone() is not None


def change_mark(
    db: sqlite3.Connection,
    key: str,
    guid: str,
    field: str,
    text: str | None,
    offered: Snapshot | None,
    undoes: int | None,
    stamp: Stamp,
) -> Change | None:
    """Change one field of one mark and write it into the journal; None if it stands so already.

    `key` is the key that counts, `text` as `checked_text` returns it, `offered` the session as it is now.
    """
    undone = None if undoes is None else _undone(db, key, guid, field, undoes)
    mark = read_mark(db, key, guid) or unmarked(guid, stamp.at)
    before = field_text(mark, field)
    if before == text:
        return None
    revised = revise(mark, field, text, offered, stamp.at, undone)
    write_mark(db, key, revised)
    return write_change(db, key, revised, field, before, text, undoes, stamp)


def write_mark(db: sqlite3.Connection, key: str, mark: Mark) -> None:
    """Write a mark in the place of the one that stands."""
    db.execute(
        f"INSERT OR REPLACE INTO mark (programme_key, {_MARK}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            mark.guid,
            None if mark.level is None else mark.level.value,
            mark.note,
            int(mark.attended),
            int(mark.hidden),
            to_text(mark.changed_at),
            *_chosen_columns(mark),
        ),
    )


def write_change(
    db: sqlite3.Connection,
    key: str,
    mark: Mark,
    field: str,
    before: str | None,
    after: str | None,
    undoes: int | None,
    stamp: Stamp,
) -> Change:
    """Add a row to the journal, with the mark as it is after the change."""
    at = to_text(stamp.at)
    cursor = db.execute(
        f"""INSERT INTO journal (programme_key, guid, field, before, after, at, origin, undoes, {_CHOSEN})
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (key, mark.guid, field, before, after, at, stamp.origin, undoes, *_chosen_columns(mark)),
    )
    number = cursor.lastrowid or 0
    return Change(number, key, mark.guid, field, before, after, stamp.at, stamp.origin, undoes)


def _undone(db: sqlite3.Connection, key: str, guid: str, field: str, undoes: int) -> Undone:
    """Return what stood before a change of a field, and after the last one of that field since."""
    of_session = f"FROM journal WHERE guid = :guid AND programme_key IN {ALL_KEYS}"
    given = {"key": key, "guid": guid, "field": field, "id": undoes}
    if not db.execute(f"SELECT 1 {of_session} AND id = :id AND field = :field", given).fetchone():
        raise ValueError(f"the journal has no change {undoes} of the {field} of {guid}")
    before = db.execute(f"SELECT {_CHOSEN} {of_session} AND id < :id ORDER BY id DESC", given).fetchone()
    after = db.execute(f"SELECT {_CHOSEN} {of_session} AND field = :field ORDER BY id DESC", given).fetchone()
    return Undone(_chosen(before) if before else Chosen(), _chosen(after))


def _chosen_columns(mark: Mark) -> Row:
    taken = mark.snapshot
    starred_at = to_optional(mark.starred_at)
    if taken is None:
        return (starred_at, None, None, None, None)
    start, end = to_optional(taken.start), to_optional(taken.end)
    return (starred_at, storable(taken.title), start, end, storable(taken.place))


def _chosen(row: tuple[str | None, ...]) -> Chosen:
    starred_at, title, start, end, place = row
    try:
        taken = None
        if title is not None:
            taken = Snapshot(title, from_optional(start), from_optional(end), place or "")
        return Chosen(taken, from_optional(starred_at))
    except (TypeError, ValueError) as error:
        raise BadRowError(f"{row!r}: {error}") from error


def _mark(row: tuple[str, str | None, str, int, int, str, *tuple[str | None, ...]]) -> Mark:
    guid, level, note, attended, hidden, changed_at, *rest = row
    chosen = _chosen(tuple(rest))
    try:
        wanted = None if level is None else Level(level)
        changed = from_text(changed_at)
    except (TypeError, ValueError) as error:
        raise BadRowError(f"mark of {guid!r}: {error}") from error
    return Mark(guid, wanted, note, bool(attended), bool(hidden), chosen.snapshot, chosen.starred_at, changed)


def _change(row: tuple[int, str, str, str, str | None, str | None, str, str, int | None]) -> Change:
    number, key, guid, field, before, after, at, origin, undoes = row
    try:
        return Change(number, key, guid, field, before, after, from_text(at), origin, undoes)
    except (TypeError, ValueError) as error:
        raise BadRowError(f"change {number!r}: {error}") from error
