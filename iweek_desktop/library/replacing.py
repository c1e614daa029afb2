"""Writing a small file so that a reader sees the old one or the new one, never a part."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path


def new_name(path: Path) -> Path:
    """Return an unused name beside `path`, for writing what will replace it."""
    return path.with_name(f".{path.name}.{os.getpid()}-{time.monotonic_ns():x}.new")


def replace_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, creating its folder.

    Raises:
        OSError: it could not be written; the old file, where there is one, is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = new_name(path)
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
