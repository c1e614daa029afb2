"""Where the running window of a profile can be reached."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from iweek_desktop.library.paths import Places

LONGEST_SOCKET_PATH = 100
"""Bytes that every system allows in the path of a local socket."""


def door_of(places: Places) -> str:
    """Return the name at which a profile's running window listens."""
    import zlib

    code = f"{zlib.crc32(os.fsencode(places.store_path.absolute())):08x}"
    if sys.platform == "win32":
        return f"iweek-desktop-{code}"
    beside = str(places.data / "window.socket")
    if len(os.fsencode(beside)) <= LONGEST_SOCKET_PATH:
        return beside
    import tempfile

    return str(Path(tempfile.gettempdir()) / f"iweek-desktop-{os.getuid()}-{code}.socket")


def is_there(door: str) -> bool:
    """Whether a window listens at a door, or did until it was killed."""
    path = rf"\\.\pipe\{door}" if sys.platform == "win32" else door
    return os.path.exists(path)  # noqa: PTH110  # a pipe is no path
