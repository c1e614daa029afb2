"""Text within the bounds that calendar programs keep, counted as Outlook counts: in UTF-16 units."""

from __future__ import annotations

from iweek_desktop.programme.text import clean

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
LINE_UNITS = 255
"""What Outlook keeps of a title, a place or a category."""
BODY_UNITS = 8000
"""What is written of a description; Google cuts at 8192."""


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, most: int) -> str:
    """Return text within `most` UTF-16 units, which are at least one; an ellipsis stands for what was cut."""
    if units(text) <= most:
        return text
    kept = text.encode("utf-16-le")[: 2 * (most - 1)]
    # Half a surrogate pair at the end is dropped.
    return kept.decode("utf-16-le", "ignore").rstrip() + ELLIPSIS


def lines_of(text: str) -> str:
    """Return text whose only control character is the line feed, without blank ends of lines."""
    return trimmed(clean(text))


def trimmed(text: str) -> str:
    """Return lines without blank ends, and without empty lines around them."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
