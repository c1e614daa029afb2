"""The shelf: every opened programme in a form that can be read a day at a time.

One SQLite file per programme and source. A file is written under another name, renamed when
it is whole, and never written again; so any number of windows can read it without a lock
while another puts a newer state of the programme beside it.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from iweek_desktop.library.replacing import new_name
from iweek_desktop.library.shelf_entry import (
    DAMAGE,
    Repair,
    Rows,
    ShelfEntry,
    ShelfError,
    is_current,
    read_original,
    read_stamp,
)
from iweek_desktop.library.stamp import Stamp, stamp_of
from iweek_desktop.library.tables import fill
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice

__all__ = ["Shelf", "ShelfEntry", "ShelfError"]

SUFFIX = ".shelf"
MOST_ENTRIES = 40
"""The oldest beyond these are thrown away: their files can be opened again."""

_STALE_S = 3600
_PAGE_BYTES = 8192


class Shelf:
    """The entries in one folder, which is created when the first is put."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self, programme: Programme, original: bytes, stamp: Stamp, notices: Iterable[Notice] = ()
    ) -> ShelfEntry:
        """Keep a programme in place of what the same source gave before, and return its entry.

        Where the folder cannot be written, the entry lives in memory and says so in its notices.
        """
        found = tuple(notices)
        path = self._folder / _name(programme.key, stamp)
        try:
            self._write(path, programme, original, stamp, found)
            entry = self._entry(path, stamp)
        except (OSError, sqlite3.Error) as error:
            told = Notice("shelf.readonly", "warning", "", {"path": str(self._folder), "cause": str(error)})
            with _kept_if_sound(_in_memory(programme, original, stamp, found), _give_up) as rows:
                return ShelfEntry(rows, None, (told,))
        self._tidy(path, stamp)
        return entry

    def find(self, stamp: Stamp) -> ShelfEntry | None:
        """Return the entry of exactly this state of a file; None where there is none that can be read."""
        ending = f"-{_code(stamp)}{SUFFIX}"
        for path in self._paths():
            if path.name.endswith(ending):
                try:
                    return self._entry(path, stamp)
                except (*DAMAGE, ShelfError):
                    continue
        return None

    def by_key(self, key: str) -> ShelfEntry | None:
        """Return the newest entry of a programme, though its file may be gone.

        An entry that cannot be read, or that an older version made, is made anew from its original.
        """
        paths = [path for path in self._paths() if path.name.startswith(_key_part(key))]
        for path in sorted(paths, key=_age):
            entry = self._current(path) or self._revived(path)
            if entry is None:
                continue
            if entry.programme.key == key:
                return entry
            entry.close()
        return None

    def _entry(self, path: Path, stamp: Stamp) -> ShelfEntry:
        with _kept_if_sound(_connect(path), _Repair(path, stamp)) as rows:
            if not is_current(rows.connection) or read_stamp(rows.connection) != stamp:
                raise ShelfError(path, "another version or another state of the file")
            return ShelfEntry(rows, path)

    def _current(self, path: Path) -> ShelfEntry | None:
        try:
            with closing(_connect(path)) as connection:
                stamp = read_stamp(connection)
            if stamp.reader != Stamp("", 0, 0).reader:
                return None
            return self._entry(path, stamp)
        except (*DAMAGE, ShelfError):
            return None

    def _revived(self, path: Path) -> ShelfEntry | None:
        """Return an entry made of the original in a file that is old or damaged."""
        try:
            with closing(_connect(path)) as connection:
                old, original = read_stamp(connection), read_original(connection)
        except DAMAGE:
            return None
        stamp = Stamp(old.path, old.size, old.mtime_ns, old.zone_name)
        programme, notices = _read(original, stamp)
        return self.put(programme, original, stamp, notices) if programme else None

    def _write(
        self, path: Path, programme: Programme, original: bytes, stamp: Stamp, notices: tuple[Notice, ...]
    ) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = new_name(path)
        try:
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                fill(connection, programme, original, stamp, notices)
            with new.open("rb+") as file:
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise

    def _paths(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from (path for path in self._folder.iterdir() if path.name.endswith(SUFFIX))

    def _tidy(self, kept: Path, stamp: Stamp) -> None:
        """Throw away what this entry replaces, the oldest of too many, and what killed processes left."""
        paths = sorted(self._paths(), key=_age)
        same = f"-{_source_code(stamp)}-"
        for place, path in enumerate(paths):
            if path != kept and (same in path.name or place >= MOST_ENTRIES):
                _discard(path)
        with suppress(OSError):
            now = kept.stat().st_mtime
            for left in self._folder.glob(".*.new*"):
                if now - left.stat().st_mtime > _STALE_S:
                    _discard(left)


class _Repair:
    """Make a sound database in memory of a damaged entry's original, else of its source."""

    def __init__(self, path: Path, stamp: Stamp) -> None:
        self._path = path
        self._stamp = stamp

    def __call__(self, damaged: sqlite3.Connection) -> sqlite3.Connection:
        original = self._original(damaged)
        damaged.close()
        _discard(self._path)
        programme, notices = _read(original, self._stamp)
        if programme is None:
            raise ShelfError(self._path, "its original can no longer be read")
        return _in_memory(programme, original, self._stamp, notices)

    def _original(self, damaged: sqlite3.Connection) -> bytes:
        source = Path(self._stamp.path)
        try:
            if stamp_of(source, self._stamp.zone_name) == self._stamp:
                return source.read_bytes()
        except OSError:
            pass
        try:
            return read_original(damaged)
        except DAMAGE as error:
            raise ShelfError(self._path, str(error)) from error


def _give_up(_damaged: sqlite3.Connection) -> sqlite3.Connection:
    raise ShelfError(None, "the entry in memory is damaged")


def _read(original: bytes, stamp: Stamp) -> tuple[Programme | None, tuple[Notice, ...]]:
    from iweek_desktop.formats.reading import ReadOptions
    from iweek_desktop.formats.registry import read_programme

    reading = read_programme(original, ReadOptions(stamp.zone_name))
    return reading.programme, reading.notices


def _connect(path: Path) -> sqlite3.Connection:
    """Open a finished entry, which nobody writes: no lock, no journal, no look at either."""
    plain = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    slash = "" if plain.startswith("/") else "/"
    return sqlite3.connect(
        f"file://{slash}{plain}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
    )


def _in_memory(
    programme: Programme, original: bytes, stamp: Stamp, notices: tuple[Notice, ...]
) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        fill(connection, programme, original, stamp, notices)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _kept_if_sound(connection: sqlite3.Connection, repair: Repair) -> Iterator[Rows]:
    """Close the database, or the one that a repair has put in its place, if no entry can be made of it."""
    rows = Rows(connection, repair)
    try:
        yield rows
    except BaseException:
        rows.close()
        raise


def _name(key: str, stamp: Stamp) -> str:
    return f"{_key_part(key)}{_source_code(stamp)}-{_code(stamp)}{SUFFIX}"


def _key_part(key: str) -> str:
    from iweek_desktop.programme.identity import fold

    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(key))[:40]
    return f"{readable}-{_crc(key)}-"


def _source_code(stamp: Stamp) -> str:
    return _crc(f"{stamp.path}\n{stamp.zone_name}")


def _code(stamp: Stamp) -> str:
    return _crc(f"{stamp.path}\n{stamp.size}\n{stamp.mtime_ns}\n{stamp.zone_name}\n{stamp.reader}")


def _crc(text: str) -> str:
    """Return a short name for a text; two texts of one name only cost a second reading."""
    return f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}"


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
