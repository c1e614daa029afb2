"""A programme on the shelf, read a part at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload
from zoneinfo import ZoneInfo

from iweek_desktop.library.packing import ENTITIES, instant, unpack, unpack_head
from iweek_desktop.library.session_rows import COLUMNS, UNSCHEDULED, Row, session_reader
from iweek_desktop.library.shelf_names import ShelfName, content_code
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.library.tables import SHELF_VERSION
from iweek_desktop.programme.days import DayCount
from iweek_desktop.programme.model import Details, Programme, Session
from iweek_desktop.programme.notices import Notice

if TYPE_CHECKING:
    from iweek_desktop.library.haystacks import Haystacks
    from iweek_desktop.library.hyphenation import Hyphens

T = TypeVar("T")
Repair = Callable[[sqlite3.Connection], sqlite3.Connection]

DAMAGE = (sqlite3.DatabaseError, ValueError, KeyError, TypeError, IndexError)
"""What a damaged or foreign file can cause; ValueError includes broken JSON and broken UTF-8."""

_AT_ONCE = 500


class ShelfError(Exception):
    """An entry is damaged and cannot be made anew from its original."""

    def __init__(self, path: Path | None, cause: str) -> None:
        super().__init__(path, cause)
        self.code = "shelf.unreadable"
        self.path = path
        self.cause = cause


class Rows:
    """Answers of one entry's database; damage met on the way is repaired from the original.

    Args:
        connection: the database; `close` closes it.
        repair: closes the damaged database and returns a sound one, or raises `ShelfError`.
    """

    def __init__(self, connection: sqlite3.Connection, repair: Repair) -> None:
        self.connection = connection
        self._repair = repair

    def read(self, query: str, parameters: Sequence[object], make: Callable[[list[Row]], T]) -> T:
        """Return what `make` makes of the rows of a query."""
        try:
            return make(self.connection.execute(query, parameters).fetchall())
        except sqlite3.ProgrammingError:
            raise
        except DAMAGE:
            self.connection = self._repair(self.connection)
        return make(self.connection.execute(query, parameters).fetchall())

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


class LazyTable(Mapping[str, T]):
    """One table of things by guid, each read when it is asked for and then kept."""

    def __init__(self, rows: Rows, table: str, make: Callable[[str], T]) -> None:
        self._rows = rows
        self._table = table
        self._make = make
        self._known: dict[str, T | None] = {}
        self._whole: dict[str, T] | None = None

    def __getitem__(self, guid: str) -> T:
        if self._whole is not None:
            return self._whole[guid]
        if guid not in self._known:
            query = f"SELECT data FROM {self._table} WHERE guid = ?"
            self._known[guid] = self._rows.read(query, (guid,), self._first)
        found = self._known[guid]
        if found is None:
            raise KeyError(guid)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _first(self, rows: list[Row]) -> T | None:
        return self._make(rows[0][0]) if rows else None

    def _all(self) -> dict[str, T]:
        if self._whole is None:
            query = f"SELECT guid, data FROM {self._table} ORDER BY position"
            self._whole = self._rows.read(
                query, (), lambda rows: {guid: self._make(data) for guid, data in rows}
            )
        return self._whole


class LazySessions(Sequence[Session]):
    """All sessions in reading order, read when the first of them is asked for."""

    def __init__(self, count: int, load: Callable[[], tuple[Session, ...]]) -> None:
        self._count = count
        self._load = load
        self._loaded: tuple[Session, ...] | None = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Session: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Session]: ...
    def __getitem__(self, index: int | slice) -> Session | Sequence[Session]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Session]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, LazySessions)) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[Session, ...]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


class ShelfEntry:
    """One programme: its head is read at once, a day or a text when it is asked for.

    `programme` has everything a programme has; its sessions and tables are read behind it.
    `path` is None where the entry is kept in memory only. Whoever opens an entry closes it.
    `hyphenated` is whether it is known where long words may be broken.
    """

    def __init__(self, rows: Rows, path: Path | None, told: tuple[Notice, ...] = ()) -> None:
        self._rows = rows
        self._told = told
        self._days: dict[int, tuple[Session, ...]] = {}
        self._content: str | None = None
        self._haystacks: Haystacks | None = None
        self._hyphens: Hyphens | None = None
        self.path = path
        self.stamp = rows.read("SELECT data FROM stamp", (), _stamp)
        query = "SELECT programme, days, sessions, hyphenated FROM head"
        head, days, count, self.hyphenated = rows.read(query, (), _head)
        zone = ZoneInfo(head["zone_name"])
        read_one = session_reader(zone)
        self._made: Callable[[list[Row]], tuple[Session, ...]] = lambda found: tuple(map(read_one, found))
        self.days: tuple[DayCount, ...] = tuple(
            DayCount(date.fromordinal(day), n, None if first is None else instant(first, zone))
            for day, n, first in days
        )
        tables = {name: self._table(name, kind, zone) for name, kind in ENTITIES.items()}
        self.programme = Programme(
            **head,
            sessions=LazySessions(count, partial(_every_session, rows, self._made)),
            details=LazyTable(rows, "detail", lambda data: unpack(Details, data, zone)),
            rooms=tables["room"],
            tracks=tables["track"],
            organisations=tables["organisation"],
            persons=tables["person"],
        )

    def day(self, day: date) -> tuple[Session, ...]:
        """Return the sessions of one programme day in reading order."""
        return self._of_day(day.toordinal())

    def unscheduled(self) -> tuple[Session, ...]:
        """Return the sessions that have no time yet."""
        return self._of_day(UNSCHEDULED)

    def sessions(self, guids: Iterable[str]) -> dict[str, Session]:
        """Return the sessions of these guids that the programme has."""
        wanted = list(guids)
        found: dict[str, Session] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            query = f"SELECT {COLUMNS} FROM session WHERE guid IN ({marks}) ORDER BY position"
            for session in self._rows.read(query, part, self._made):
                found[session.guid] = session
        return found

    def take_hyphens(self, hyphens: Hyphens) -> None:
        """Use what has been found out of long words since the entry was opened."""
        self.hyphenated, self._hyphens = True, hyphens

    def hyphenated_titles(self, day: date) -> dict[str, str]:
        """Return, by guid, the titles of a day that have long words, with soft hyphens in them."""
        if self._hyphens is not None:
            titles = self._hyphens.titles
            return {s.guid: titles[s.guid] for s in self.day(day) if s.guid in titles}
        query = "SELECT h.guid, h.title FROM session AS s JOIN hyphenated AS h USING (guid) WHERE s.day = ?"
        return self._rows.read(query, (day.toordinal(),), dict)

    def hyphenated_names(self) -> dict[str, str]:
        """Return the names of lanes that have long words, each with the same in soft hyphens."""
        if self._hyphens is not None:
            return dict(self._hyphens.names)
        return self._rows.read("SELECT name, broken FROM hyphenated_name", (), dict)

    def guids_with(self, words: Sequence[str]) -> Mapping[str, date | None]:
        """Return the sessions in which every one of these folded words stands: guid and programme day.

        The day of a session without a time is None.
        """
        return self.prepare_search().with_all(words)

    def prepare_search(self) -> Haystacks:
        """Read all that is searched, unless that has been done: the first letter need not wait for it."""
        if self._haystacks is None:
            self._haystacks = self._rows.read("SELECT text, guid, day FROM haystack", (), _haystacks)
        return self._haystacks

    def guids_named(self, name: str) -> tuple[str, ...]:
        """Return the guids of the sessions whose guid, else whose id or code in the source, is `name`."""
        if self.sessions([name]):
            return (name,)
        query = "SELECT guid FROM detail WHERE id = ? OR code = ? ORDER BY position"
        return self._rows.read(query, (name, name), lambda rows: tuple(row[0] for row in rows))

    def read_whole(self) -> None:
        """Read all sessions and tables at once, for someone who is to look at every one of them."""
        programme = self.programme
        for part in (
            programme.sessions,
            programme.details,
            programme.rooms,
            programme.tracks,
            programme.organisations,
            programme.persons,
        ):
            next(iter(part), None)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was found when the file was read, and when it was put on the shelf."""
        return (*self._told, *self._rows.read("SELECT data FROM notice ORDER BY position", (), _notices))

    def original(self) -> bytes:
        """Return the bytes that were read."""
        return self._rows.read("SELECT data FROM original", (), _only_bytes)

    @property
    def content(self) -> str:
        """The code of the bytes that were read: it tells one version of the programme from another."""
        if self._content is None:
            name = ShelfName.read(self.path) if self.path else None
            self._content = (name.content if name else None) or content_code(self.original())
        return self._content

    def close(self) -> None:
        """Let go of the file; what was not read yet can no longer be."""
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _table(self, name: str, kind: type, zone: ZoneInfo) -> LazyTable[Any]:
        return LazyTable(self._rows, name, lambda data: unpack(kind, data, zone))

    def _of_day(self, ordinal: int) -> tuple[Session, ...]:
        if ordinal not in self._days:
            query = f"SELECT {COLUMNS} FROM session WHERE day = ? ORDER BY position"
            self._days[ordinal] = self._rows.read(query, (ordinal,), self._made)
        return self._days[ordinal]


def _every_session(rows: Rows, made: Callable[[list[Row]], tuple[Session, ...]]) -> tuple[Session, ...]:
    """Return all sessions; no method, since an entry that its own programme held on to would never close."""
    return rows.read(f"SELECT {COLUMNS} FROM session ORDER BY position", (), made)


def _haystacks(rows: list[Row]) -> Haystacks:
    from iweek_desktop.library.haystacks import Haystack, Haystacks

    days = {day: None if day == UNSCHEDULED else date.fromordinal(day) for day in {row[2] for row in rows}}
    return Haystacks(Haystack(text, guid, days[day]) for text, guid, day in rows)


def read_stamp(connection: sqlite3.Connection) -> Stamp:
    """Return the stamp of an entry of any version, or raise one of `DAMAGE`."""
    return _stamp(connection.execute("SELECT data FROM stamp").fetchall())


def read_original(connection: sqlite3.Connection) -> bytes:
    """Return the original bytes in an entry of any version, or raise one of `DAMAGE`."""
    return _only_bytes(connection.execute("SELECT data FROM original").fetchall())


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those of this version."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == SHELF_VERSION)


def _stamp(rows: list[Row]) -> Stamp:
    return Stamp(**json.loads(rows[0][0]))


def _head(rows: list[Row]) -> tuple[dict[str, Any], list[tuple[int, int, int | None]], int, bool]:
    programme, days, count, hyphenated = rows[0]
    return unpack_head(programme), json.loads(days), count, hyphenated != 0


def _notices(rows: list[Row]) -> tuple[Notice, ...]:
    return tuple(Notice(*json.loads(row[0])) for row in rows)


def _only_bytes(rows: list[Row]) -> bytes:
    data = rows[0][0]
    if not isinstance(data, bytes):
        raise TypeError("the original is no blob")
    return data
