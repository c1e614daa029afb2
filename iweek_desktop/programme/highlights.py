"""Where the words that somebody looks for stand in a text, and a piece of the text around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from iweek_desktop.programme.identity import fold

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
ELLIPSIS = "…"
LEAD = 28
"""How many letters of a text an excerpt shows before the first match, at most."""


class Span(NamedTuple):
    """A part of a text, as the numbers of its first letter and of the one after its last."""

    start: int
    end: int


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where any of some folded words stands, whatever case and accents, in order and apart."""
    folded, places = _folded(text)
    found: list[Span] = []
    for word in filter(None, words):
        at = folded.find(word)
        while at >= 0:
            found.append(Span(places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    return _joined(sorted(found))


def excerpt(text: str, words: Sequence[str], lead: int = LEAD) -> str:
    """Return a text of one line from a little before the first match on, with an ellipsis where it is cut."""
    found = spans(text, words)
    if not found or found[0].start <= lead:
        return text
    begin = found[0].start - lead
    space = text.find(" ", begin, found[0].start)
    return f"{ELLIPSIS} {text[space + 1 :]}" if space >= 0 else f"{ELLIPSIS}{text[begin:]}"


def on_lines(lines: Sequence[str], text: str, found: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return the spans of a text on each of the lines that it was broken into.

    Args:
        lines: the lines, of which some may end in a hyphen or an ellipsis that the text has not.
        text: the text, its words one space apart.
        found: spans of the text.
    """
    shown: list[tuple[Span, ...]] = []
    begin = 0
    for line in lines:
        length = len(line) if text.startswith(line, begin) else len(line) - 1
        end = begin + length
        shown.append(
            tuple(
                Span(max(start, begin) - begin, min(stop, end) - begin)
                for start, stop in found
                if start < end and stop > begin
            )
        )
        begin = end + (text[end : end + 1] == " ")
    return shown


@lru_cache(maxsize=1024)
def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded letter by letter, and for each of its signs which letter it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [_folded_letter(letter) for letter in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places


def _folded_letter(letter: str) -> str:
    """Return what becomes of a letter among others; spaces stay, and a soft hyphen parts nothing."""
    if letter == SOFT_HYPHEN:
        return ""
    return letter.lower() if letter.isascii() else fold(f"x{letter}x")[1:-1]


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    """Return ordered spans with those that meet as one."""
    joined: list[Span] = []
    for span in found:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
