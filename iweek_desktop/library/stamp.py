"""Telling whether a file is still the one that was read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from iweek_desktop import __version__

READING = 2
"""Raise this when a reader gives another programme for the same bytes within one version of the program."""


class Stamp(NamedTuple):
    """Which state of which file was read, how, and by which version: equal stamps mean an equal programme.

    `path` is a whole path or an address, `size` is in bytes; `mtime_ns` is a file's time of change,
    and of what an address gave a number made of it. `zone_name` is the zone the user named.
    """

    path: str
    size: int
    mtime_ns: int
    zone_name: str | None = None
    reader: str = f"{__version__}/{READING}"


def stamp_of(path: Path, zone_name: str | None) -> Stamp:
    """Return the stamp of a file as it is now.

    Raises:
        OSError: the file cannot be looked at.
    """
    whole = path.absolute()
    status = whole.stat()
    return Stamp(str(whole), status.st_size, status.st_mtime_ns, zone_name)
