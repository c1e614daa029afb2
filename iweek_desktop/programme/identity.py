"""Which programme is this, which session is that."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import hashlib


def fold(text: str) -> str:
    """Return text without case, accents and doubled spaces, for comparing names."""
    return " ".join(fold_letters(text).split())


def fold_letters(text: str) -> str:
    """Return text without case and accents, its white space as it stands."""
    if text.isascii():
        return text.lower()
    if (western := _folded_western(text)) is not None:
        return western
    for sign in _beyond_ascii(text):
        text = text.replace(sign, _folded_sign(sign))
    return text.casefold()


def _folded_western(text: str) -> str | None:
    """Return text folded in a third of the time; None unless Latin-1 has its signs and ASCII the folded."""
    try:
        folded = text.encode("latin-1").translate(_western())
    except UnicodeEncodeError:
        return None
    return folded.decode("ascii") if folded.isascii() else None


@cache
def _western() -> bytes:
    """Return the folded sign of every byte of Latin-1, itself where that is not one of ASCII."""
    folded = (_folded_sign(chr(code)).casefold() for code in range(256))
    return bytes(ord(sign) if len(sign) == 1 and sign.isascii() else code for code, sign in enumerate(folded))


_ASCII = bytes(range(0x80))


def _beyond_ascii(text: str) -> set[str]:
    """Return the signs of a text that ASCII does not have; among bytes they are found fastest."""
    data = text.encode(errors="surrogatepass").translate(None, _ASCII)
    return set(data.decode(errors="surrogatepass"))


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


@cache
def _of_addresses() -> hashlib._Hash:
    """Return what has begun to hash the namespace of URLs in RFC 9562."""
    import hashlib

    return hashlib.sha1(bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8"), usedforsecurity=False)


def _uuid5(name: str) -> str:
    """Return the UUID of version 5 of a name: importing `uuid` takes longer than making a thousand here."""
    hasher = _of_addresses().copy()
    hasher.update(name.encode())
    code = hasher.hexdigest()
    variant = "89ab"[int(code[16], 16) & 3]
    return f"{code[:8]}-{code[8:12]}-5{code[13:16]}-{variant}{code[17:20]}-{code[20:32]}"
