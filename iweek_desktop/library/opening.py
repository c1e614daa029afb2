"""Opening a programme: from the shelf where its file is unchanged, else through the readers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress, silent
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.source import unreadable_file
from iweek_desktop.library.stamp import Stamp, stamp_of
from iweek_desktop.programme.notices import Notice
from iweek_desktop.resource import bundled_path

BUNDLED = "data/innovation-week-2024.json"


class Opened(NamedTuple):
    """What came of opening `path`; `entry` is None where nothing could be loaded, and the notices say why."""

    entry: ShelfEntry | None
    notices: tuple[Notice, ...]
    path: Path


def open_programme(
    places: Places,
    source: Path | None,
    zone_name: str | None,
    tell: Progress = silent,
    hyphenate: bool = True,
) -> Opened:
    """Open a programme file; any thread may do so, and hand the entry to another.

    Args:
        places: where the shelf is.
        source: the file, or the key of a programme on the shelf; None is the bundled programme.
        zone_name: the zone of the file's floating times, and the programme's own where it names none.
        tell: hears how far it has come.
        hyphenate: as `Shelf.put` has it.

    Raises:
        Cancelled: `tell` raised it; nothing has changed.
    """
    path = bundled_path(BUNDLED) if source is None else source
    shelf = Shelf(places.shelf_dir)
    try:
        stamp = stamp_of(path, zone_name)
        entry = shelf.find(stamp)
    except FileNotFoundError as error:
        return _kept(shelf, path, error)
    except (OSError, ValueError) as error:
        return Opened(None, (unreadable_file(error),), path)
    return _opened(entry, path) if entry else _read(shelf, path, stamp, tell, hyphenate)


def open_kept(places: Places, key: str) -> ShelfEntry | None:
    """Return the present version of a programme on the shelf, though its file may be gone."""
    return Shelf(places.shelf_dir).by_key(key)


def is_kept(places: Places, key: str) -> bool:
    """Whether a programme of this key is on the shelf."""
    return bool(Shelf(places.shelf_dir).versions(key))


def _read(shelf: Shelf, path: Path, stamp: Stamp, tell: Progress, hyphenate: bool) -> Opened:
    """Have the readers read a file, and put what comes of it on the shelf."""
    from iweek_desktop.formats.registry import read_programme
    from iweek_desktop.library.source import read_file, read_options

    try:
        data = read_file(path, tell)
    except (OSError, ValueError) as error:
        return Opened(None, (unreadable_file(error),), path)
    if isinstance(data, Notice):
        return Opened(None, (data,), path)
    tell("parsing", 0, None)
    reading = read_programme(data, read_options(stamp, tell))
    if reading.programme is None:
        return Opened(None, reading.notices, path)
    tell("shelving", 0, None)
    put = shelf.put(reading.programme, data, stamp, reading.notices, hyphenate=hyphenate, tell=tell)
    return _opened(put, path)


def _kept(shelf: Shelf, path: Path, missing: FileNotFoundError) -> Opened:
    """Return the programme on the shelf whose key was given in place of a file."""
    entry = shelf.by_key(str(path))
    if entry is None:
        return Opened(None, (unreadable_file(missing),), path)
    return _opened(entry, Path(entry.stamp.path))


def _opened(entry: ShelfEntry, path: Path) -> Opened:
    try:
        return Opened(entry, entry.notices, path)
    except BaseException:
        entry.close()
        raise
