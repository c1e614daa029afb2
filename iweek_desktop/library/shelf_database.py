"""The databases behind shelf entries: opened as they lie, filled in memory, and made anew when damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from iweek_desktop.library.shelf_entry import DAMAGE, Repair, Rows, ShelfError, read_original
from iweek_desktop.library.stamp import Stamp, stamp_of
from iweek_desktop.library.tables import fill
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice


class RepairFromOriginal:
    """Make a sound database in memory of a damaged entry's original, else of its source."""

    def __init__(self, path: Path, stamp: Stamp) -> None:
        self._path = path
        self._stamp = stamp

    def __call__(self, damaged: sqlite3.Connection) -> sqlite3.Connection:
        """Close the damaged database and return a sound one.

        Raises:
            ShelfError: source and original are both lost.
        """
        original = self._original(damaged)
        damaged.close()
        discard(self._path)
        programme, notices = read_again(original, self._stamp)
        if programme is None:
            raise ShelfError(self._path, "its original can no longer be read")
        return in_memory(programme, original, self._stamp, notices)

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


def no_repair(_damaged: sqlite3.Connection) -> sqlite3.Connection:
    """Refuse: nothing is left of which an entry in memory could be made anew."""
    raise ShelfError(None, "the entry in memory is damaged")


def read_again(original: bytes, stamp: Stamp) -> tuple[Programme | None, tuple[Notice, ...]]:
    """Return what the readers make of an original now."""
    from iweek_desktop.formats.registry import read_programme
    from iweek_desktop.library.source import read_options

    reading = read_programme(original, read_options(stamp))
    return reading.programme, reading.notices


def connect(path: Path) -> sqlite3.Connection:
    """Open a finished entry, which nobody writes: no lock, no journal, no look at either.

    It may be used in another thread than this one, by one thread at a time.
    """
    plain = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    slash = "" if plain.startswith("/") else "/"
    return sqlite3.connect(
        f"file://{slash}{plain}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
    )


def in_memory(
    programme: Programme, original: bytes, stamp: Stamp, notices: tuple[Notice, ...]
) -> sqlite3.Connection:
    """Return a database that lasts as long as it is open."""
    from iweek_desktop.library.hyphenation import hyphens_of

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        fill(connection, programme, original, stamp, notices, hyphens_of(programme))
    except BaseException:
        connection.close()
        raise
    return connection


_PAGE_BYTES = 8192


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a database that nobody reads yet; it is forced to disk at the end, or gone if that fails.

    Raises:
        OSError: the file cannot be written.
        sqlite3.Error: so SQLite says it.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            yield connection
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException:
        discard(path)
        raise


@contextmanager
def kept_if_sound(connection: sqlite3.Connection, repair: Repair) -> Iterator[Rows]:
    """Close the database, or the one that a repair has put in its place, if no entry can be made of it."""
    rows = Rows(connection, repair)
    try:
        yield rows
    except BaseException:
        rows.close()
        raise


def discard(path: Path) -> bool:
    """Delete a file; return whether it is gone."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        return True
    return False
