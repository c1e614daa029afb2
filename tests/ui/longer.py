"""A language made up for tests: English, two fifths longer."""

from __future__ import annotations

import gettext

from iweek_desktop.wording.catalogue import Wording

GROWTH = 0.4


def longer(text: str) -> str:
    """Return a text with more letters in words of common length; what is in braces stays whole."""
    if not any(letter.isalpha() for letter in text):
        return text
    missing, more = round(len(text) * GROWTH), []
    while missing > 0:
        more.append("långa"[: max(2, missing - 1)])
        missing -= len(more[-1]) + 1
    return " ".join([text, *more])


class Longer(gettext.NullTranslations):
    """Translate into the longer language."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return longer(message)


def longer_wording() -> Wording:
    """Return the wording of the longer language."""
    return Wording("en", Longer())
