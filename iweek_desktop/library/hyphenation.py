"""Where the long words of titles may be broken, worked out once for each entry of the shelf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from iweek_desktop.programme.model import Programme, Session

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
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
            title = _hyphenate(session.title, _language(programme, session))
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
            broken = _hyphenate(name, _language(programme, None))
            if broken != name:
                yield name, broken


def _language(programme: Programme, session: Session | None) -> str:
    if session is not None and session.language:
        return session.language
    if programme.languages:
        return programme.languages[0]
    return "sv" if programme.zone_name == "Europe/Stockholm" else "en"


def _hyphenate(title: str, language: str) -> str:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return title
    rules = pyphen.Pyphen(lang=known, left=_LETTERS_KEPT, right=_LETTERS_KEPT)
    return _LONG_WORD.sub(lambda word: rules.inserted(word.group(), SOFT_HYPHEN), title)
