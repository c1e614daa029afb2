"""Which files of the shelf count: the versions of a programme, newest first, and what may be thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MOST_VERSIONS = 5
"""So many different contents of a programme are kept from one source."""

MOST_ENTRIES = 100
"""Beyond these the oldest are thrown away: earlier versions first, then whole programmes."""


class Version(NamedTuple):
    """One file of the shelf: a content of a programme, as one source gave it.

    `programme` and `source` are codes, `arrived_ns` is when it came, or was made the present
    one again, in nanoseconds since 1970.
    """

    path: Path
    programme: str
    source: str
    content: str
    arrived_ns: int


def newest_first(versions: Sequence[Version]) -> list[Version]:
    """Return versions by arrival."""
    return sorted(versions, key=lambda version: (-version.arrived_ns, version.path.name))


def different(versions: Sequence[Version]) -> list[Version]:
    """Return the newest file of each content, newest first."""
    found: dict[str, Version] = {}
    for version in newest_first(versions):
        found.setdefault(version.content, version)
    return list(found.values())


def surplus(versions: Sequence[Version], kept: Path) -> list[Path]:
    """Return the files that are not needed: never `kept`, which has just been written."""
    ordered = sorted(newest_first(versions), key=lambda version: version.path != kept)
    contents: dict[tuple[str, str], set[str]] = {}
    programmes: set[str] = set()
    first: list[Version] = []
    earlier: list[Version] = []
    needless: list[Version] = []
    for version in ordered:
        known = contents.setdefault((version.programme, version.source), set())
        if version.content in known or len(known) >= MOST_VERSIONS:
            needless.append(version)
            continue
        known.add(version.content)
        (earlier if version.programme in programmes else first).append(version)
        programmes.add(version.programme)
    return [version.path for version in (*needless, *(first + earlier)[MOST_ENTRIES:])]
