"""The tables of one shelf entry and how they are filled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from iweek_desktop.library.packing import ENTITIES, epoch, pack, pack_head
from iweek_desktop.library.progress import Progress, silent
from iweek_desktop.library.session_rows import COLUMNS, Row, session_days, session_rows
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.days import DayCount, count_days
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice

if TYPE_CHECKING:
    from iweek_desktop.library.hyphenation import Hyphens

SHELF_VERSION = 8
"""Raise this with every change of the tables: older entries are made anew from their original.

The tables `stamp` and `original` never change, so that this is possible.
"""

_ROWS_BETWEEN = 256

_TABLES = f"""
CREATE TABLE stamp (data TEXT NOT NULL);
CREATE TABLE head (programme TEXT NOT NULL, days TEXT NOT NULL, sessions INTEGER NOT NULL,
                   hyphenated INTEGER NOT NULL);
CREATE TABLE session (day INTEGER NOT NULL, position INTEGER NOT NULL, {COLUMNS},
                      PRIMARY KEY (day, position)) WITHOUT ROWID;
CREATE TABLE room (position INTEGER PRIMARY KEY, guid TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE track (position INTEGER PRIMARY KEY, guid TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE organisation (position INTEGER PRIMARY KEY, guid TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE person (position INTEGER PRIMARY KEY, guid TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE detail (position INTEGER PRIMARY KEY, guid TEXT NOT NULL, id TEXT, code TEXT,
                     data TEXT NOT NULL);
CREATE TABLE hyphenated (guid TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE hyphenated_name (name TEXT PRIMARY KEY, broken TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE haystack (day INTEGER NOT NULL, guid TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE notice (position INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE original (data BLOB NOT NULL);
"""

_INDEXES = """
CREATE INDEX session_guid ON session (guid);
CREATE INDEX session_position ON session (position);
CREATE INDEX room_guid ON room (guid);
CREATE INDEX track_guid ON track (guid);
CREATE INDEX organisation_guid ON organisation (guid);
CREATE INDEX person_guid ON person (guid);
CREATE INDEX detail_guid ON detail (guid);
"""


def fill(
    connection: sqlite3.Connection,
    programme: Programme,
    original: bytes,
    stamp: Stamp,
    notices: Iterable[Notice],
    hyphens: Hyphens | None = None,
    tell: Progress = silent,
) -> None:
    """Write a programme into an empty database.

    Args:
        connection: the database.
        programme: what is written.
        original: the bytes it was read from.
        stamp: the state of the source.
        notices: what was found when it was read.
        hyphens: where its long words may be broken; None leaves that to `add_hyphens`.
        tell: hears of some of the rows; what it raises ends the writing.

    Raises:
        sqlite3.Error: the database could not be written.
    """
    try:
        _fill(connection, programme, original, stamp, notices, hyphens, _watched(_as_it_is, tell))
    except UnicodeEncodeError:
        # Half of a surrogate pair, which JSON can spell and UTF-8 cannot, becomes "?".
        connection.rollback()
        _fill(connection, programme, original, stamp, notices, hyphens, _watched(_storable, tell))


def _fill(
    connection: sqlite3.Connection,
    programme: Programme,
    original: bytes,
    stamp: Stamp,
    notices: Iterable[Notice],
    hyphens: Hyphens | None,
    row: Callable[[Row], Row],
) -> None:
    from iweek_desktop.programme.filter import haystack

    connection.execute("BEGIN")
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    days = [_packed_day(count) for count in count_days(programme)]
    connection.execute("INSERT INTO stamp VALUES (?)", row((json.dumps(stamp._asdict()),)))
    connection.execute(
        "INSERT INTO head VALUES (?, ?, ?, 0)",
        row((pack_head(programme), json.dumps(days), len(programme.sessions))),
    )
    marks = ", ".join("?" * (COLUMNS.count(",") + 3))
    _insert(connection, f"session VALUES ({marks})", map(row, session_rows(programme)))
    for table, entities in _entities(programme).items():
        rows = ((guid, pack(entity)) for guid, entity in entities.items())
        _insert(connection, f"{table} (guid, data) VALUES (?, ?)", map(row, rows))
    details = ((guid, item.id, item.code, pack(item)) for guid, item in programme.details.items())
    _insert(connection, "detail (guid, id, code, data) VALUES (?, ?, ?, ?)", map(row, details))
    if hyphens is not None:
        _insert_hyphens(connection, hyphens, row)
    haystacks = (
        (day, session.guid, haystack(programme, session))
        for day, session in zip(session_days(programme), programme.sessions, strict=True)
    )
    _insert(connection, "haystack VALUES (?, ?, ?)", map(row, haystacks))
    _insert(connection, "notice (data) VALUES (?)", (row((json.dumps(_packed_notice(n)),)) for n in notices))
    connection.execute("INSERT INTO original VALUES (?)", (original,))
    for statement in _INDEXES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SHELF_VERSION}")
    connection.execute("COMMIT")


def add_hyphens(connection: sqlite3.Connection, hyphens: Hyphens) -> None:
    """Write into a filled database where long words may be broken.

    Raises:
        sqlite3.Error: the database could not be written.
    """
    connection.execute("BEGIN")
    _insert_hyphens(connection, hyphens, _storable)
    connection.execute("COMMIT")


def _insert_hyphens(connection: sqlite3.Connection, hyphens: Hyphens, row: Callable[[Row], Row]) -> None:
    _insert(connection, "hyphenated VALUES (?, ?)", map(row, hyphens.titles.items()))
    _insert(connection, "hyphenated_name VALUES (?, ?)", dict(map(row, hyphens.names.items())).items())
    connection.execute("UPDATE head SET hyphenated = 1")


def _insert(connection: sqlite3.Connection, into: str, rows: Iterable[Row]) -> None:
    connection.executemany(f"INSERT INTO {into}", rows)


def _entities(programme: Programme) -> Mapping[str, Mapping[str, object]]:
    tables: list[Mapping[str, object]] = [
        programme.rooms,
        programme.tracks,
        programme.organisations,
        programme.persons,
    ]
    return dict(zip(ENTITIES, tables, strict=True))


def _packed_day(count: DayCount) -> list[int | None]:
    return [count.day.toordinal(), count.sessions, epoch(count.first_start) if count.first_start else None]


def _packed_notice(notice: Notice) -> list[object]:
    return [notice.code, notice.level, notice.where, dict(notice.arguments), notice.entry]


def _watched(row: Callable[[Row], Row], tell: Progress) -> Callable[[Row], Row]:
    done = 0

    def watched(values: Row) -> Row:
        nonlocal done
        if done % _ROWS_BETWEEN == 0:
            tell("shelving", done, None)
        done += 1
        return row(values)

    return watched


def _as_it_is(row: Row) -> Row:
    return row


def _storable(row: Row) -> Row:
    return tuple(part.encode(errors="replace").decode() if isinstance(part, str) else part for part in row)
