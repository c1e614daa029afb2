"""What a title says: its words, the number of its part, and what is only announced in front of it."""

from __future__ import annotations

import re
import unicodedata

from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.text import one_line

_CANCELLED = r"inställ[td]a?|avlyst|ställs in|cancell?ed|called off|withdrawn"
_ANNOUNCED = (
    rf"{_CANCELLED}|fullbokad|fullbokat|fullsatt|fulltecknad|fulltecknat|full|fully booked|sold out|slutsåld|"
    r"flyttad|flyttat|framflyttad|uppskjuten|uppskjutet|ändrad tid|ändrad lokal|ny tid|nytt datum|ny lokal|"
    r"moved|postponed|rescheduled|new time|new date|new room|new venue|obs|uppdaterad|uppdaterat|updated|"
    r"preliminär|preliminärt|tentative|nyhet|new|digitalt?|online|livestream|webbsänd|webbsänt"
)
_MARK = r"\s*(?:[:!|\])]+|\s[-–—]+|[–—]+)\s*"


def _announcing(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[\s\[(*!]*(?:{words})(?:{_MARK})|\s*(?:[\[(]\s*(?:{words})\s*!?[\])]|\s[-–—]+\s*(?:{words})!?)$",
        re.IGNORECASE,
    )


_ANY, _CANCELLATION = _announcing(_ANNOUNCED), _announcing(_CANCELLED)


def _folded_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+")
STOP_WORDS = _folded_words(
    "a an and are as at av att by da de den det dig du en ett for fran from har hur i if in inom into "
    "is it kan med mellan mot nar ni not och of om on or pa sa sig ska som the till to ut vad vi vid "
    "what with within you your din ditt era er our vara var genom under over"
)
GENERIC_WORDS = _folded_words(
    "fika lunch kaffe coffee tea te paus break breakfast frukost middag dinner mingel mingle reception "
    "registrering registration incheckning checkin valkommen valkomna welcome oppning opening invigning "
    "intro inledning introduktion introduction avslutning avslut closing summering sammanfattning "
    "wrapup pausgympa natverkande networking drop inslapp exhibition utstallning diskussion discussion "
    "questions fragor qa panel keynote workshop seminarium seminar session pass block del part day dag "
    "group grupp"
)
_PART_WORDS = _folded_words("del part pass session block dag day grupp group steg step workshop niva level")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_COUNTED = {
    "i": "1", "v": "5", "x": "10", "ett": "1", "one": "1", "en": "1", "tva": "2", "two": "2", "tre": "3",
    "three": "3", "fyra": "4", "four": "4", "fem": "5", "five": "5",
}  # fmt: skip
_LONGEST_PART = 3


def bare_title(title: str) -> str:
    """Return a title on one line without what is announced before or after it, such as "INSTÄLLT: "."""
    return _without(_ANY, title)


def uncancelled_title(title: str) -> str:
    """Return a title on one line without the announcement that the session is cancelled."""
    return _without(_CANCELLATION, title)


def says_cancelled(title: str) -> bool:
    """Whether a title itself announces that the session is cancelled."""
    return uncancelled_title(title) != unicodedata.normalize("NFC", one_line(title))


def title_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a title, announcements left out."""
    return tuple(_WORD.findall(fold(bare_title(title))))


def parts(words: tuple[str, ...]) -> frozenset[str]:
    """Return the numbers and letters by which a title tells its part from others: 2 of "Del II"."""
    found = set()
    for before, word in zip(("", *words), words, strict=False):
        if word.isdecimal() and len(word) <= _LONGEST_PART:
            found.add(word.lstrip("0") or "0")
        elif word in _ROMAN:
            found.add(_ROMAN[word])
        elif before in _PART_WORDS and (word in _COUNTED or len(word) == 1):
            found.add(_COUNTED.get(word, word))
    return frozenset(found)


def is_generic(words: tuple[str, ...]) -> bool:
    """Whether a title could stand over many sessions of one programme, such as "Lunch"."""
    return all(
        word in GENERIC_WORDS or word in STOP_WORDS or len(word) == 1 or word.isdecimal() for word in words
    )


def _without(pattern: re.Pattern[str], title: str) -> str:
    """Return a title without what the pattern finds, if something is left of it then."""
    text = unicodedata.normalize("NFC", one_line(title))
    while True:
        rest = pattern.sub("", text, count=1).strip()
        if rest == text or not _WORD.search(rest):
            return text
        text = rest
