"""The shelf: every opened programme in a form that can be read a day at a time.

One SQLite file for each version of a programme. A file is written under another name, renamed
when it is whole, and never written again; so any number of windows can read it without a lock
while another puts a newer version beside it. The time of the file orders the versions.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iweek_desktop.library.progress import Progress, silent
from iweek_desktop.library.replacing import new_name
from iweek_desktop.library.shelf_database import (
    RepairFromOriginal,
    connect,
    discard,
    in_memory,
    kept_if_sound,
    no_repair,
    read_again,
    writing,
)
from iweek_desktop.library.shelf_entry import (
    DAMAGE,
    ShelfEntry,
    ShelfError,
    is_current,
    read_original,
    read_stamp,
)
from iweek_desktop.library.shelf_names import SUFFIX, ShelfName, content_code, programme_code, stamp_code
from iweek_desktop.library.shelf_order import Version, different, newest_first, surplus
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.library.tables import add_hyphens, fill
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice

if TYPE_CHECKING:
    from iweek_desktop.library.hyphenation import Hyphens

__all__ = ["Shelf", "ShelfEntry", "ShelfError", "Version"]

_STALE_S = 3600
_LATER_NS = 1_000_000


class Shelf:
    """The entries in one folder, which is created when the first is put."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self,
        programme: Programme,
        original: bytes,
        stamp: Stamp,
        notices: Iterable[Notice] = (),
        *,
        content: str | None = None,
        hyphenate: bool = True,
        tell: Progress = silent,
        arrived_ns: int | None = None,
    ) -> ShelfEntry:
        """Keep a programme as its newest version, and return its entry.

        What the same source gave before is kept too, the last `MOST_VERSIONS` different contents.
        Where the folder cannot be written, the entry lives in memory and says so in its notices.

        Args:
            programme: what was read.
            original: the bytes it was read from.
            stamp: the state of the source.
            notices: what was found when it was read.
            content: the code of those bytes, where that is known already.
            hyphenate: whether to find out where long words may be broken; else `hyphenate` does so later.
            tell: hears how far it has come; it may raise `Cancelled`, and nothing is kept.
            arrived_ns: when it came, if not now.
        """
        found = tuple(notices)
        name = ShelfName.of(programme.key, stamp, content or content_code(original))
        path = self._folder / str(name)
        try:
            new = self._written(path, programme, original, stamp, found, hyphenate, tell)
            self._place(new, path, name.programme, arrived_ns)
            entry = self._entry(path, stamp)
        except (OSError, sqlite3.Error) as error:
            return self._unkept(path, programme, original, stamp, found, error)
        self._tidy(path)
        return entry

    def hyphenate(self, stamp: Stamp) -> Hyphens | None:
        """Find out where the long words of an entry may be broken, keep that, and return it.

        An entry that is open goes on without. None where there is none of this stamp on the shelf.
        """
        entry = self.find(stamp)
        if entry is None or entry.path is None:
            return None
        with entry:
            hyphens = _hyphens_of(entry.programme)
        with suppress(OSError, sqlite3.Error):  # where it cannot be kept it is found out again
            self._add(entry.path, hyphens)
        return hyphens

    def _add(self, path: Path, hyphens: Hyphens) -> None:
        """Put a copy with hyphens in the place of an entry; it came when that did."""
        arrived_ns, new = path.stat().st_mtime_ns, new_name(path)
        with writing(new) as connection:
            with closing(connect(path)) as old:
                old.backup(connection)
            add_hyphens(connection, hyphens)
        self._place(new, path, "", arrived_ns)

    def find(self, stamp: Stamp) -> ShelfEntry | None:
        """Return the entry of exactly this state of a file; None where there is none that can be read."""
        ending = f"-{stamp_code(stamp)}{SUFFIX}"
        for path in self._paths():
            if path.name.endswith(ending):
                try:
                    return self._entry(path, stamp)
                except (*DAMAGE, ShelfError):
                    continue
        return None

    def by_key(self, key: str) -> ShelfEntry | None:
        """Return the present version of a programme, though its file may be gone.

        An entry that cannot be read, or that an older version of the program made, is made anew
        from its original.
        """
        for version in newest_first(self._files(programme_code(key))):
            entry = self.open(version)
            if entry is None:
                continue
            if entry.programme.key == key:
                return entry
            entry.close()
        return None

    def versions(self, key: str) -> list[Version]:
        """Return the different contents of a programme from all sources; the first is the present one."""
        return different(self._files(programme_code(key)))

    def present(self) -> list[Version]:
        """Return the present version of every programme, the newest arrival first."""
        found: dict[str, Version] = {}
        for version in newest_first(self._files()):
            found.setdefault(version.programme, version)
        return list(found.values())

    def open(self, version: Version) -> ShelfEntry | None:
        """Return the entry of a version; None where nothing of it can be read."""
        return self._current(version.path) or self._revived(version)

    def before(self, entry: ShelfEntry) -> ShelfEntry | None:
        """Return the version that came before another of the same programme; None where there is none."""
        older = self.versions(entry.programme.key)
        contents = [version.content for version in older]
        if entry.content in contents:
            older = older[contents.index(entry.content) + 1 :]
        return next((found for version in older if (found := self.open(version))), None)

    def make_present(self, entry: ShelfEntry) -> None:
        """Make a version the present one of its programme, as if it had come last.

        Raises:
            OSError: the folder cannot be written.
        """
        versions = self.versions(entry.programme.key)
        if entry.path is not None and versions and versions[0].path != entry.path:
            os.utime(entry.path, ns=(versions[0].arrived_ns + _LATER_NS,) * 2)

    def remove(self, key: str) -> bool:
        """Throw away every version of a programme; return whether all are gone."""
        oldest_first = reversed(newest_first(self._files(programme_code(key))))
        left = [version for version in oldest_first if not discard(version.path)]
        return not left

    def _entry(self, path: Path, stamp: Stamp) -> ShelfEntry:
        with kept_if_sound(connect(path), RepairFromOriginal(path, stamp)) as rows:
            if not is_current(rows.connection) or read_stamp(rows.connection) != stamp:
                raise ShelfError(path, "another version or another state of the file")
            return ShelfEntry(rows, path)

    def _current(self, path: Path) -> ShelfEntry | None:
        try:
            with closing(connect(path)) as connection:
                stamp = read_stamp(connection)
            if stamp.reader != Stamp("", 0, 0).reader:
                return None
            return self._entry(path, stamp)
        except (*DAMAGE, ShelfError):
            return None

    def _revived(self, version: Version) -> ShelfEntry | None:
        """Return an entry made of the original in a file that is old or damaged."""
        try:
            with closing(connect(version.path)) as connection:
                old, original = read_stamp(connection), read_original(connection)
        except DAMAGE:
            return None
        stamp = Stamp(old.path, old.size, old.mtime_ns, old.zone_name)
        programme, notices = read_again(original, stamp)
        if programme is None:
            return None
        return self.put(programme, original, stamp, notices, arrived_ns=version.arrived_ns)

    def _unkept(
        self,
        path: Path,
        programme: Programme,
        original: bytes,
        stamp: Stamp,
        notices: tuple[Notice, ...],
        error: Exception,
    ) -> ShelfEntry:
        """Return the entry that another window has put meanwhile, else one in memory."""
        with suppress(*DAMAGE, ShelfError):
            return self._entry(path, stamp)
        told = Notice("shelf.readonly", "warning", "", {"path": str(self._folder), "cause": str(error)})
        with kept_if_sound(in_memory(programme, original, stamp, notices), no_repair) as rows:
            return ShelfEntry(rows, None, (told,))

    def _written(
        self,
        path: Path,
        programme: Programme,
        original: bytes,
        stamp: Stamp,
        notices: tuple[Notice, ...],
        hyphenate: bool,
        tell: Progress,
    ) -> Path:
        """Write a whole entry beside its place, and return where."""
        hyphens = _hyphens_of(programme) if hyphenate else None
        self._folder.mkdir(parents=True, exist_ok=True)
        new = new_name(path)
        with writing(new) as connection:
            fill(connection, programme, original, stamp, notices, hyphens, tell)
        return new

    def _place(self, new: Path, path: Path, programme: str, arrived_ns: int | None) -> None:
        """Give a written entry its time and its name; no version comes before one that was there."""
        try:
            others = (version.arrived_ns for version in self._files(programme) if version.path != path)
            last = max(others, default=0)
            if arrived_ns is not None:
                os.utime(new, ns=(arrived_ns, arrived_ns))
            elif new.stat().st_mtime_ns <= last:
                os.utime(new, ns=(last + _LATER_NS, last + _LATER_NS))
            new.replace(path)
        except BaseException:
            discard(new)
            raise

    def _paths(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from (path for path in self._folder.iterdir() if path.name.endswith(SUFFIX))

    def _files(self, programme: str = "") -> list[Version]:
        """Return every file whose name begins with the code of a programme."""
        found = []
        for path in self._paths():
            name = ShelfName.read(path)
            if name is not None and name.programme.startswith(programme):
                with suppress(OSError):
                    content = name.content or _content(path) or name.stamp
                    arrived_ns = path.stat().st_mtime_ns
                    found.append(Version(path, name.programme, name.source, content, arrived_ns))
        return found

    def _tidy(self, kept: Path) -> None:
        """Throw away what is not needed any more, and what killed processes left."""
        for path in surplus(self._files(), kept):
            discard(path)
        with suppress(OSError):
            now = kept.stat().st_mtime
            for left in self._folder.glob(".*.new*"):
                if now - left.stat().st_mtime > _STALE_S:
                    discard(left)


def _hyphens_of(programme: Programme) -> Hyphens:
    from iweek_desktop.library.hyphenation import hyphens_of

    return hyphens_of(programme)


def _content(path: Path) -> str | None:
    """Return the code of the original in a file whose name does not say it."""
    try:
        with closing(connect(path)) as connection:
            return content_code(read_original(connection))
    except DAMAGE:
        return None
