"""Bytes to text, with the limits that hold for every format."""

from __future__ import annotations

import codecs
from contextlib import suppress

from iweek_desktop.programme.notices import Notice

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes."""

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_OLD = ("cp1252", "Windows-1252"), ("latin-1", "ISO 8859-1")
"""What text was written in before UTF-8; every byte means something in the last."""


def refusal(data: bytes) -> Notice | None:
    """Return why a file of any format is not read at all, or None."""
    if len(data) > LARGEST_FILE:
        sizes = {"value": f"{len(data) / 2**20:.0f} MB", "expected": f"{LARGEST_FILE // 2**20} MB"}
        return Notice("format.size", "error", "", sizes)
    if data.startswith(_WIDE_MARKS) or _looks_wide(data):
        return Notice("format.utf16", "error", "", {"value": "UTF-16", "expected": "UTF-8"})
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return Notice("format.empty", "error")
    return None


def _looks_wide(data: bytes) -> bool:
    """Whether the beginning is text with a zero in every other byte, as in UTF-16 without a mark."""
    evens, odds = data[0:4:2], data[1:4:2]
    return len(data) >= 4 and ((not any(evens) and all(odds)) or (not any(odds) and all(evens)))


def decode(data: bytes) -> str | Notice:
    """Return the text of UTF-8 bytes, with or without a byte order mark, or why they are not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        broken = {"value": f"0x{data[error.start]:02x}", "expected": "UTF-8"}
        return Notice("format.encoding", "error", str(line), broken)


def decode_guessing(data: bytes) -> tuple[str, Notice | None]:
    """Return the text of bytes of any encoding, and what had to be guessed.

    Text that is UTF-8 for the most part stays so, with a sign in the place of what is broken.
    """
    broken = decode(data)
    if isinstance(broken, str):
        return broken, None
    lenient = data.decode("utf-8-sig", "replace")
    strange = len(lenient) - len(lenient.encode("ascii", "ignore"))
    if strange > 2 * lenient.count(_REPLACEMENT):
        near = lenient[max(0, lenient.index(_REPLACEMENT) - 20) :][:40]
        return lenient, Notice("format.character", "warning", broken.where, {"value": " ".join(near.split())})
    for name, shown in _OLD:
        with suppress(UnicodeDecodeError):
            guessed = {"value": shown, "expected": "UTF-8"}
            return data.decode(name), Notice("format.encoding_guessed", "warning", "", guessed)
    return lenient, broken
