"""The one catalogue of Swedish and English that command line, exports and window share."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from io import BytesIO

from iweek_desktop.resource import resource_bytes

LANGUAGES = ("en", "sv")
DOMAIN = "iweek"


class Wording:
    """Say things in one language.

    The English text is the message id. Placeholders are named braces and are filled after
    translation: ``say("Clashes with {title}", title=...)``.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the message in this language with its placeholders filled."""
        text = self._translations.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for `n`; `{n}` is filled with it."""
        return self._translations.ngettext(one, many, n).format(n=n, **values)

    def within(self, context: str, message: str, /, **values: object) -> str:
        """Return a message whose English is ambiguous without its context."""
        text = self._translations.pgettext(context, message)
        return text.format(**values) if values else text


def load_wording(language: str) -> Wording:
    """Return the wording for "en" or "sv"; the catalogue of another language falls back to English."""
    if language == "en" or language not in LANGUAGES:
        return Wording("en", gettext.NullTranslations())
    data = resource_bytes(f"locale/{language}/LC_MESSAGES/{DOMAIN}.mo")
    return Wording(language, gettext.GNUTranslations(BytesIO(data)))


def choose_language(asked: str | None) -> str:
    """Return "sv" or "en": the language asked for, else the system's, else English."""
    for name in [asked] if asked else _system_languages():
        short = name.replace("-", "_").split("_")[0].split(".")[0].casefold()
        if short in LANGUAGES:
            return short
    return "en"


def _system_languages() -> Iterator[str]:
    yield from _environment_languages()
    yield from _system_language()


def _environment_languages() -> list[str]:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return value.split(":")
    return []


def _system_language() -> list[str]:
    import locale

    try:
        name = locale.getlocale()[0]
    except ValueError:
        return []
    if name and name.casefold().startswith("swedish"):
        return ["sv"]
    return [name] if name else []
