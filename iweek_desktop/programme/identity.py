"""Which programme is this, which session is that."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache


def fold(text: str) -> str:
    """Return text without case, accents and doubled spaces, for comparing names."""
    return " ".join(fold_letters(text).split())


def fold_letters(text: str) -> str:
    """Return text without case and accents, its white space as it stands."""
    if not text.isascii():
        for sign in set(re.findall(r"[^\x00-\x7f]", text)):
            text = text.replace(sign, _folded_sign(sign))
    return text.casefold()


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    """Return one sign folded; every sign of a text is folded for itself."""
    # Some signs decompose into capitals, and some capitals fold into accented letters.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(part for part in decomposed if not unicodedata.combining(part))


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
