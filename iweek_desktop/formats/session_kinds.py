"""What a conference's own lists of choices say of a session: its track, form, language or level."""

from __future__ import annotations

import re
from typing import Literal

from iweek_desktop.programme.identity import fold

Kind = Literal["track", "form", "language", "level", "other"]

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("language", r"languages?|sprak|sprache|langue|idioma"),
    ("level", r"levels?|niva|difficulty|experience|niveau|audience"),
    ("track", r"tracks?|spar|themes?|tema|teman|topics?|amne|amnen|subjects?|streams?|thema"),
    ("form", r"formats?|form|types?|typ|kinds?|aktivitetstyp"),
)
"""In the order in which they are tried: "Session format" is a form, "Track level" a level."""


def kind_of(title: str | None) -> Kind:
    """Return what a list of choices with that title says."""
    folded = fold(title or "")
    return next((kind for kind, words in _WORDS if re.search(rf"\b(?:{words})\b", folded)), "other")


_LANGUAGES = {
    "da": "danish danska dansk",
    "de": "german tyska deutsch",
    "en": "english engelska",
    "es": "spanish spanska espanol",
    "fi": "finnish finska suomi",
    "fr": "french franska francais",
    "is": "icelandic islandska islenska",
    "it": "italian italienska italiano",
    "nl": "dutch nederlandska nederlands hollandska",
    "no": "norwegian norska norsk",
    "pl": "polish polska polski",
    "pt": "portuguese portugisiska portugues",
    "sv": "swedish svenska",
}
_CODES = {fold(name): code for code, names in _LANGUAGES.items() for name in names.split()}


def language_code(name: str | None) -> str | None:
    """Return the ISO 639-1 code of a language's name in English, Swedish or its own; else the name itself."""
    return _CODES.get(fold(name), name) if name else None
