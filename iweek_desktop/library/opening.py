"""Opening a programme: from the shelf where its file is unchanged, else through the readers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.stamp import stamp_of
from iweek_desktop.programme.notices import Notice
from iweek_desktop.resource import bundled_path

BUNDLED = "data/innovation-week-2024.json"


class Opened(NamedTuple):
    """What came of opening `path`; `entry` is None where nothing could be loaded, and the notices say why."""

    entry: ShelfEntry | None
    notices: tuple[Notice, ...]
    path: Path


def open_programme(places: Places, source: Path | None, zone_name: str | None) -> Opened:
    """Open a programme file.

    Args:
        places: where the shelf is.
        source: the file; None is the bundled programme.
        zone_name: the zone of the file's floating times, and the programme's own where it names none.
    """
    path = bundled_path(BUNDLED) if source is None else source
    shelf = Shelf(places.shelf_dir)
    try:
        stamp = stamp_of(path, zone_name)
        entry = shelf.find(stamp)
        if entry is not None:
            return _opened(entry, path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return Opened(None, (unreadable_file(error),), path)

    from iweek_desktop.formats.reading import ReadOptions
    from iweek_desktop.formats.registry import read_programme

    reading = read_programme(data, ReadOptions(zone_name))
    if reading.programme is None:
        return Opened(None, reading.notices, path)
    entry = shelf.put(reading.programme, data, stamp, reading.notices)
    return _opened(entry, path)


def open_kept(places: Places, key: str) -> ShelfEntry | None:
    """Return the newest state of a programme on the shelf, though its file may be gone."""
    return Shelf(places.shelf_dir).by_key(key)


def _opened(entry: ShelfEntry, path: Path) -> Opened:
    try:
        return Opened(entry, entry.notices, path)
    except BaseException:
        entry.close()
        raise


def unreadable_file(error: OSError | ValueError) -> Notice:
    """Return the notice for a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return Notice("file.missing", "error")
    cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Notice("file.unreadable", "error", "", {"cause": cause})
