"""Texts and content lines as octets (RFC 5545 3.1 and 3.3.11).

The calendar library does this too, but it takes a backslash before an N for a line break, and
it may part a backslash from the backslash that it escapes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class TextValue:
    """A text that the calendar library writes as it is told."""

    text: str

    def to_ical(self) -> bytes:
        """Return the escaped text."""
        return self.text.translate(_ESCAPES).encode()


def folded(lines: Iterable[str]) -> bytes:
    """Return the lines as UTF-8 with CRLF; a fold never parts a character or an escape."""
    return b"".join(fold_line(line) + b"\r\n" for line in lines if line)


def fold_line(line: str) -> bytes:
    """Return one content line, folded, without its end."""
    data = line.encode()
    parts = []
    start, room = 0, OCTETS
    while len(data) - start > room:
        cut = _place(data, start, start + room)
        parts.append(data[start:cut])
        start, room = cut, OCTETS - 1
    parts.append(data[start:])
    return b"\r\n ".join(parts)


def _place(data: bytes, start: int, cut: int) -> int:
    """Return the last place up to `cut` that parts no character and no escape; `start` is such a place."""
    while data[cut] & 0xC0 == 0x80:
        cut -= 1
    part = data[start:cut]
    backslashes = len(part) - len(part.rstrip(b"\\"))
    return cut - backslashes % 2
