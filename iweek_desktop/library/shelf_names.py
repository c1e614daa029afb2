"""The names of the shelf's files, which say what is in them, so that few have to be opened."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.library.stamp import Stamp

if TYPE_CHECKING:
    import re

SUFFIX = ".shelf"


@cache
def _form() -> re.Pattern[str]:
    import re

    return re.compile(
        rf"(?P<programme>.*-[0-9a-f]{{8}}-)(?P<source>[0-9a-f]{{8}})-"
        rf"(?:(?P<content>[0-9a-f]{{16}})-)?(?P<stamp>[0-9a-f]{{8}}){re.escape(SUFFIX)}",
        re.DOTALL,
    )


class ShelfName(NamedTuple):
    """What a file's name says: each part is a short code, equal for equal things.

    `content` is None in names that were given before contents were told apart.
    """

    programme: str
    source: str
    content: str | None
    stamp: str

    @classmethod
    def of(cls, key: str, stamp: Stamp, content: str) -> ShelfName:
        """Return the name for one content of a programme."""
        return cls(programme_code(key), source_code(stamp), content, stamp_code(stamp))

    @classmethod
    def read(cls, path: Path) -> ShelfName | None:
        """Return what a file's name says; None where it is no name of the shelf's."""
        found = _form().fullmatch(path.name)
        return cls(**found.groupdict()) if found else None

    def __str__(self) -> str:
        content = "" if self.content is None else f"{self.content}-"
        return f"{self.programme}{self.source}-{content}{self.stamp}{SUFFIX}"


def programme_code(key: str) -> str:
    """Return how the name of every file of a programme begins."""
    from iweek_desktop.programme.identity import fold

    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(key))[:40]
    return f"{readable}-{_crc(key)}-"


def source_code(stamp: Stamp) -> str:
    """Return the code of a file or an address, read in one zone."""
    return _crc(f"{stamp.path}\n{stamp.zone_name}")


def stamp_code(stamp: Stamp) -> str:
    """Return the code of one state of a source."""
    return _crc(f"{stamp.path}\n{stamp.size}\n{stamp.mtime_ns}\n{stamp.zone_name}\n{stamp.reader}")


def content_code(original: bytes) -> str:
    """Return the code of a file's bytes."""
    from hashlib import blake2b

    return blake2b(original, digest_size=8).hexdigest()


def _crc(text: str) -> str:
    """Return a short name for a text; two texts of one name only cost a second reading."""
    return f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}"
