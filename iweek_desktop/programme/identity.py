"""Which programme is this, which session is that."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date


def fold(text: str) -> str:
    """Return text without case, accents and doubled spaces, for comparing names."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        signs = set(text)
        if _FOLDED_TO_A_LETTER not in signs:
            text = _without_accents(text, signs)
    folded = text.casefold()
    if not folded.isascii():
        # Some signs decompose into capitals, and some capitals fold into accented letters.
        folded = unicodedata.normalize("NFKD", folded)
        folded = _without_accents(folded, set(folded))
    return " ".join(folded.split())


_FOLDED_TO_A_LETTER = "\N{COMBINING GREEK YPOGEGRAMMENI}"


def _without_accents(text: str, signs: Iterable[str]) -> str:
    for sign in filter(unicodedata.combining, signs):
        text = text.replace(sign, "")
    return text


def programme_key(key: str | None, acronym: str | None, title: str, start: date | None) -> str:
    """Return the programme's identity: its stated key, else acronym and year, else folded title and year."""
    if key and key.strip():
        return key.strip()
    year = f"-{start.year}" if start else ""
    name = fold(acronym or "") or fold(title) or "programme"
    return name.replace(" ", "-") + year


def derived_guid(key: str, source_id: str | None, title: str, start: str, room: str) -> str:
    """Return a stable guid for a session whose source has none.

    Args:
        key: the programme's key.
        source_id: the source's own id, used alone where there is one.
        title: the session's title.
        start: its start as the source writes it, "" where absent.
        room: the name of its first room, "" where absent.
    """
    name = source_id or f"{title}|{start}|{room}"
    return _uuid5(f"{key}/{name}")


_OF_ADDRESSES = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""The namespace of URLs in RFC 9562."""


def _uuid5(name: str) -> str:
    """Return the UUID of version 5 of a name: importing `uuid` takes longer than making a thousand here."""
    from hashlib import sha1

    code = sha1(_OF_ADDRESSES + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(code[16], 16) & 3]
    return f"{code[:8]}-{code[8:12]}-5{code[13:16]}-{variant}{code[17:20]}-{code[20:32]}"
