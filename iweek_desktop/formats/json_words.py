"""The kinds of value in other people's JSON, taken more freely than in the native one."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from iweek_desktop.formats.json_fields import bounded

PREFERRED = ("sv", "en")
"""Of a text in several languages the first of these is taken, else the first that there is."""


def one_language(value: object) -> object:
    """Return the text of one language where there are several."""
    if not isinstance(value, dict):
        return value
    texts = {str(key): text for key, text in value.items() if isinstance(text, str) and text.strip()}
    if not texts:
        return None if all(text is None or text == "" for text in value.values()) else value
    return next((texts[key] for key in PREFERRED if key in texts), next(iter(texts.values())))


def _words(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return one_language(value)


def _flag(value: object) -> object:
    if isinstance(value, str):
        return value.strip().casefold() in ("true", "yes", "1") if value.strip() else None
    return value


def _listed(value: object) -> object:
    """Return a list for null, for an empty string and for something that stands alone."""
    if value is None or value == "":
        return []
    return bounded(value) if isinstance(value, list) else [value]


Words = Annotated[str | None, BeforeValidator(_words)]
"""Text, a number for its digits, or a text in several languages."""
Flag = Annotated[bool | None, BeforeValidator(_flag)]
"""true or false, also in quotation marks."""
LISTED = BeforeValidator(_listed)
"""Before a list: null is none, and one thing that stands alone is a list of it."""
