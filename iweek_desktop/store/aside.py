"""Setting an unreadable file aside under a told name, so that a new one can be begun and nothing is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a database; a stray one would be played back into the new file."""


def set_aside(path: Path, at: datetime) -> Path:
    """Rename a file or folder, and SQLite's companions of it, to a name that nothing has yet.

    Args:
        path: what is in the way.
        at: the instant for the name, such as ``favourites.sqlite.unreadable-20261123-101500`` (UTC).

    Raises:
        OSError: it could not be renamed; then it lies where it lay.
    """
    target = _free_name(path, at)
    moved: list[tuple[Path, Path]] = []
    try:
        # The database goes last: a process killed half-way leaves it to be set aside again.
        for suffix in (*COMPANIONS, ""):
            source, goal = beside(path, suffix), beside(target, suffix)
            if os.path.lexists(source):
                source.rename(goal)
                moved.append((source, goal))
    except OSError:
        for source, goal in reversed(moved):
            goal.rename(source)
        raise
    return target


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a companion, such as ``favourites.sqlite-journal``."""
    return path.with_name(path.name + suffix)


def _free_name(path: Path, at: datetime) -> Path:
    stem = f"{path.name}.unreadable-{at.astimezone(UTC):%Y%m%d-%H%M%S}"
    for number in count(1):
        target = path.with_name(stem if number == 1 else f"{stem}-{number}")
        if not any(os.path.lexists(beside(target, suffix)) for suffix in ("", *COMPANIONS)):
            return target
    raise AssertionError("there is always another number")


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other processes of this program from setting files of this folder aside meanwhile.

    Without it a slow process could rename the good file that a quick one has just begun. On
    Windows a file that a process has open cannot be renamed, which serves the same end.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: go on as well as can be
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
