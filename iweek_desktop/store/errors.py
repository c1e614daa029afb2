"""What can go wrong with the file in which favourites are kept, told by code."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CODES = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.readonly",
    sqlite3.SQLITE_PERM: "store.readonly",
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_PROTOCOL: "store.locked",
    sqlite3.SQLITE_CORRUPT: "store.unreadable",
    sqlite3.SQLITE_NOTADB: "store.unreadable",
    sqlite3.SQLITE_FORMAT: "store.unreadable",
    sqlite3.SQLITE_ERROR: "store.unreadable",  # "no such table": our own statements are right
}


class StoreError(Exception):
    """The store could not do what was asked; what it holds is as it was before.

    `code` is one of store.full, store.readonly, store.locked, store.unreadable, store.newer
    and store.io; `cause` is what the system said.
    """

    def __init__(self, code: str, path: Path, cause: str) -> None:
        super().__init__(code, path, cause)
        self.code = code
        self.path = path
        self.cause = cause

    def __str__(self) -> str:
        return f"{self.code}: {self.path}: {self.cause}"


class OvertakenError(StoreError):
    """Another process has carried the marks to another version than the one they were to be carried from."""

    def __init__(self, path: Path) -> None:
        super().__init__("store.locked", path, "carried to another version meanwhile")


class BadRowError(Exception):
    """A row holds what no version of this program wrote."""


def is_writable(path: Path) -> bool:
    """Whether the file, if any, and its folder may be written (a rollback journal lies beside it)."""
    if os.path.lexists(path) and not os.access(path, os.W_OK):
        return False
    return os.access(path.parent, os.W_OK)


def from_sqlite(path: Path, error: sqlite3.Error) -> StoreError | None:
    """Return what an SQLite error means for the user; None where it is a fault of this program."""
    if isinstance(error, (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError)):
        return None
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    if extended is None:  # Python's own: a text that is not UTF-8
        return StoreError("store.unreadable", path, str(error))
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return StoreError("store.io", path, "the file was moved or deleted while it was open")
    primary = extended & 0xFF
    code = _CODES.get(primary, "store.io")
    if primary == sqlite3.SQLITE_CANTOPEN and not is_writable(path) and os.access(path, os.R_OK):
        code = "store.readonly"
    return StoreError(code, path, str(error))


def from_system(path: Path, error: OSError) -> StoreError:
    """Return what an error of the file system means for the user."""
    cause = error.strerror or str(error)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError("store.readonly", path, cause)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError("store.full", path, cause)
    return StoreError("store.io", path, cause)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system, and rows that cannot be read, into `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        known = from_sqlite(path, error)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise from_system(path, error) from error
    except BadRowError as error:
        raise StoreError("store.unreadable", path, str(error)) from error
