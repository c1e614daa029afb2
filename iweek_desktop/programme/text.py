"""Programme texts as people read them: plain, as safe rich text, on one line, and in Swedish order.

Sources are not trusted. Control characters become spaces, characters that turn the reading
direction around are taken out, and only http, https and mailto addresses become links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE_ENDS = "\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


def plain(text: str) -> str:
    """Return readable plain text: paragraphs parted by an empty line, a link as "title (address)"."""
    from iweek_desktop.programme.passages import plain_blocks

    return plain_blocks(clean(text))


def rich(text: str) -> str:
    """Return the text as a safe subset of HTML: p, em, strong, ul, ol, li and a with href."""
    from iweek_desktop.programme.passages import rich_blocks

    return rich_blocks(clean(text))


def safe_url(url: str) -> str | None:
    """Return the address if it is an http, https or mailto one without hidden characters, else None."""
    address = url.strip()
    sound = (address.isascii() and address.isprintable()) or clean(address) == address
    return address if sound and _address().fullmatch(address) else None


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?://[^/?#]+|mailto:[^/?#]+)[^\s]*", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return text with every stretch of white space and control characters as one space."""
    if text.isprintable() and "  " not in text and _OBJECT not in text:
        return text.strip()
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Return text with line feeds for line ends and without characters that hide, reorder or control."""
    return text.replace("\r\n", "\n").translate(_replacements())


@cache
def _replacements() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
    table |= {ord(char): "\n" for char in f"\r\n{_LINE_ENDS}"}
    table |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
    # Qt's text documents keep the non-characters and U+FFFC as marks of their own.
    broken = (*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF)
    table |= dict.fromkeys(broken, _REPLACEMENT)
    return table


_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_LIKE = {"æ": "ä", "ø": "ö", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
_NUMBER = re.compile(r"[0-9]+")
_SPACE, _SIGN, _COUNT, _FIRST_LETTER = "\x01", "\x02", "\x03", 0x100
_FOREIGN = chr(_FIRST_LETTER + len(_LETTERS))


@lru_cache(maxsize=16_384)
def swedish_key(text: str) -> str:
    """Return a sort key in Swedish order: space, signs, numbers by value, a to z, å, ä, ö.

    Case and all other accents are folded: "é" equals "e".
    """
    folded = unicodedata.normalize("NFC", one_line(text).casefold())
    return _NUMBER.sub(_number_rank, folded.translate(_BASES).translate(_RANKS))


def initial(key: str) -> str:
    """Return the large letter under which a text stands whose sort key this is; "" where it has none."""
    place = ord(key[0]) - _FIRST_LETTER if key else -1
    if place < 0:
        return ""
    return (_LETTERS[place] if place < len(_LETTERS) else key[1]).upper()


class _EachOnce(dict[int, str]):
    """What becomes of each character, worked out when it first occurs."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, code: int) -> str:
        made = self[code] = self._make(chr(code))
        return made


def _base(char: str) -> str:
    if char in _LETTERS:
        return char
    if char in _LIKE:
        return _LIKE[char]
    decomposed = unicodedata.normalize("NFKD", char).casefold()
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in decomposed
        if not unicodedata.combining(c)
    )


def _rank(char: str) -> str:
    if char in "0123456789":
        return char
    if char.isspace():
        return _SPACE
    if not char.isalpha():
        return _SIGN + char
    place = _LETTERS.find(char)
    return chr(_FIRST_LETTER + place) if place >= 0 else _FOREIGN + char


def _number_rank(found: re.Match[str]) -> str:
    """Return a number so that it sorts by its value: how many digits it has, and then those."""
    value = found.group().lstrip("0")
    return _COUNT + chr(min(len(value), 0x10FFFF)) + value


_BASES, _RANKS = _EachOnce(_base), _EachOnce(_rank)
