"""Where a programme comes from: a file, or an address on the web; and reading a file within bounds."""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from iweek_desktop.library.progress import Progress, silent
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.notices import Notice
from iweek_desktop.programme.text import one_line

if TYPE_CHECKING:
    from iweek_desktop.formats.reading import ReadOptions

_CHUNK = 1 << 20
_SESSIONS_BETWEEN = 64
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a source is an address, and not a file; not every address can be fetched."""
    return _SCHEME.match(text) is not None


def read_options(stamp: Stamp, tell: Progress = silent) -> ReadOptions:
    """Return what the readers are told of a source; a programme without a name is called by the source's."""
    from iweek_desktop.formats.reading import ReadOptions

    done = 0

    def check() -> None:
        nonlocal done
        if done % _SESSIONS_BETWEEN == 0:
            tell("parsing", done, None)
        done += 1

    return ReadOptions(stamp.zone_name, one_line(_name(stamp.path)), check)


def _name(source: str) -> str:
    if not is_address(source):
        return Path(source).stem
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(source)
    return PurePosixPath(unquote(parts.path)).stem or parts.netloc


def read_file(path: Path, tell: Progress = silent) -> bytes | Notice:
    """Return the bytes of a file, or why they are not read: no more than the readers take is ever held.

    Raises:
        OSError: the file cannot be read.
        ValueError: no system takes such a name.
    """
    from iweek_desktop.formats.decoding import LARGEST_FILE

    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        return Notice("file.kind", "error")
    if status.st_size > LARGEST_FILE:
        return _too_large(status.st_size, LARGEST_FILE)
    parts, done = [], 0
    with path.open("rb", buffering=0) as file:
        while done <= LARGEST_FILE and (part := file.read(_CHUNK)):
            parts.append(part)
            done += len(part)
            tell("reading", done, status.st_size)
    return b"".join(parts) if done <= LARGEST_FILE else _too_large(done, LARGEST_FILE)


def _too_large(size: int, most: int) -> Notice:
    sizes = {"value": f"{size / 2**20:.0f} MB", "expected": f"{most // 2**20} MB"}
    return Notice("format.size", "error", "", sizes)


def unreadable_file(error: OSError | ValueError) -> Notice:
    """Return the notice for a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return Notice("file.missing", "error")
    cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Notice("file.unreadable", "error", "", {"cause": cause})
