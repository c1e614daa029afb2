"""Where the long words of titles may be broken, worked out once for each entry of the shelf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.programme.model import Programme, Session

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
_NOT_ENGLISH = re.compile("[åäö]", re.IGNORECASE)
_SWEDEN = "Europe/Stockholm"
_LONE_VOWEL = re.compile(f"{SOFT_HYPHEN}([aeiouyåäöæøéü]){SOFT_HYPHEN}", re.IGNORECASE)
_LONE_OTHER = re.compile(f"{SOFT_HYPHEN}([^\\W\\d_])(?={SOFT_HYPHEN})")
_LETTERS_KEPT = 3
"""The beginning and the end of a word that are never broken."""


class Hyphens(NamedTuple):
    """What has long words, with soft hyphens in them: titles by guid, names of lanes by name."""

    titles: Mapping[str, str]
    names: Mapping[str, str]


def hyphens_of(programme: Programme) -> Hyphens:
    """Work out where the long words of a programme may be broken; the rules alone take a while to load."""
    return Hyphens(dict(hyphenated_titles(programme)), dict(hyphenated_names(programme)))


def hyphenated_titles(programme: Programme) -> Iterator[tuple[str, str]]:
    """Give the guid and the title with soft hyphens of each session whose title has a long word.

    A title is broken by the rules of its session's language, else of the programme's first,
    else of the country its time zone is in. No rules for that language: no soft hyphens.
    """
    for session in programme.sessions:
        if _LONG_WORD.search(session.title):
            title = _hyphenate(programme, session, session.title)
            if title != session.title:
                yield session.guid, title


def hyphenated_names(programme: Programme) -> Iterator[tuple[str, str]]:
    """Give each name of a theme, a place, an organiser or a format with the same in soft hyphens."""
    names = (
        *(track.name for track in programme.tracks.values()),
        *(room.name for room in programme.rooms.values()),
        *(organisation.name for organisation in programme.organisations.values()),
        *(session.type for session in programme.sessions if session.type),
    )
    for name in dict.fromkeys(names):
        if _LONG_WORD.search(name):
            broken = _hyphenate(programme, None, name)
            if broken != name:
                yield name, broken


def _language(programme: Programme, session: Session | None) -> str:
    if session is not None and session.language:
        return session.language
    if programme.languages:
        return programme.languages[0]
    return "sv" if programme.zone_name == _SWEDEN else "en"


def _hyphenate(programme: Programme, session: Session | None, text: str) -> str:
    """Put soft hyphens into the long words of a text of a programme, or of one session of it.

    What has a letter that English lacks is a Swedish word in the English of a programme that speaks Swedish.
    """
    language = _language(programme, session)
    mixed = language.startswith("en") and (programme.zone_name == _SWEDEN or "sv" in programme.languages)
    usual, swedish = _rules(language), _rules("sv") if mixed else None

    def broken(word: re.Match[str]) -> str:
        rules = swedish if swedish and _NOT_ENGLISH.search(word.group()) else usual
        return _joined(rules.inserted(word.group(), SOFT_HYPHEN)) if rules else word.group()

    return _LONG_WORD.sub(broken, text)


def _rules(language: str) -> Pyphen | None:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_LETTERS_KEPT, right=_LETTERS_KEPT) if known else None


def _joined(broken: str) -> str:
    """Join each letter that stands alone between two soft hyphens to the part that it belongs to.

    A vowel begins what follows it. Any other letter ends what is before it, as the s of a compound does.
    """
    return _LONE_OTHER.sub(r"\1", _LONE_VOWEL.sub(SOFT_HYPHEN + r"\1", broken))
