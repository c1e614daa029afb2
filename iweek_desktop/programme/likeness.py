"""How much two sessions of two versions of a programme are alike, where no guid or id tells.

The rule, and why it is this one, is in docs/adr/0010-matching-by-likeness.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from math import fsum, log2
from typing import NamedTuple

from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Details, Programme, Session
from iweek_desktop.programme.titles import STOP_WORDS, is_generic, parts, title_words

THRESHOLD = 0.55
"""From this likeness on two sessions are taken for the same."""

OTHER_TITLE = 0.45
"""Titles less alike than this are two titles: then only the same people in the same slot make one session."""

RETITLED = 0.75
"""Titles less alike than this, of other people, are those of two sessions."""

TITLE, PEOPLE, TIME, ORGANISERS, PLACE = 5.0, 3.0, 2.5, 1.0, 1.0
"""What each agreement weighs; what either version does not state weighs nothing."""

_STEM = 7
_STOP_WEIGHT = 0.2
_OTHER_PART = 0.3
_FAR_S = 6 * 3600
_CLEAR_WORDS = 1.5


class Traits(NamedTuple):
    """What is compared of a session; names are folded, instants are seconds, `day` counts from any origin."""

    words: tuple[str, ...]
    stems: frozenset[str]
    parts: frozenset[str]
    generic: bool
    start: float | None
    end: float | None
    day: int | None
    minute: int | None
    people: frozenset[str]
    organisers: frozenset[str]
    places: frozenset[str]

    @property
    def title(self) -> str:
        """The folded title."""
        return " ".join(self.words)


def traits(programme: Programme, session: Session) -> Traits:
    """Return what is compared of a session."""
    words = title_words(session.title)
    details = programme.details.get(session.guid) or Details()
    local = session.start.astimezone(programme.zone) if session.start else None
    return Traits(
        words,
        frozenset(word[:_STEM] for word in words),
        parts(words),
        is_generic(words),
        session.start.timestamp() if session.start else None,
        session.end.timestamp() if session.end else None,
        local.toordinal() if local else None,
        local.hour * 60 + local.minute if local else None,
        _folded(programme.person_name(role.person) for role in details.persons),
        _folded(programme.organiser_names(session.organisers)),
        _folded(room.name for room in programme.room_list(session)),
    )


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in map(fold, names) if name)


class Judge:
    """Compares sessions of two versions, of which it knows which words and titles are common.

    Sums over sets are exact, so that no order of adding up makes one run differ from another.
    """

    def __init__(self, old: Iterable[Traits], new: Iterable[Traits]) -> None:
        sides = [list(old), list(new)]
        self._stems = Counter(stem for side in sides for item in side for stem in item.stems)
        titles = [Counter(item.words for item in side) for side in sides]
        self._weights: dict[str, float] = {}
        self._repeated = {words for side in titles for words, times in side.items() if times > 1}

    def weight(self, stem: str) -> float:
        """Return how much a word of a title tells: little if it is small or many titles have it."""
        known = self._weights.get(stem)
        if known is None:
            weight = _STOP_WEIGHT if stem in STOP_WORDS or len(stem) == 1 else 1.0
            known = self._weights[stem] = weight / (1 + 0.5 * log2(max(1.0, self._stems[stem] / 2)))
        return known

    def titles(self, old: Traits, new: Traits) -> float:
        """Return how much two titles are alike, 0 to 1: retitled, shortened, inflected or misspelt."""
        if old.words == new.words:
            return 1.0
        here, there, both = (
            fsum(map(self.weight, stems)) for stems in (old.stems, new.stems, old.stems & new.stems)
        )
        shared = 2 * both / (here + there) if here + there else 0.0
        short = min(here, there)
        if short:
            shared = max(shared, (0.9 if both >= _CLEAR_WORDS else 0.6) * both / short)
        found = max(shared, spelt_alike(old.title, new.title, shared))
        return min(found, _OTHER_PART) if _other_part(old, new) else found

    def likeness(self, old: Traits, new: Traits) -> float:
        """Return how much two sessions are alike, 0 to 1; `THRESHOLD` parts the same from others."""
        title, people = self.titles(old, new), _overlap(old.people, new.people)
        common = self.common(old, new)
        if not self._possible(old, new, title, people, common):
            return 0.0
        score = _weighed(
            (TITLE, title),
            (PEOPLE, people),
            (TIME, _times(old, new)),
            (ORGANISERS, _overlap(old.organisers, new.organisers)),
            (PLACE, _overlap(old.places, new.places)),
        )
        certain = title < OTHER_TITLE or (title == 1.0 and not common and len(old.words) > 1)
        return max(score, THRESHOLD) if certain else score

    @staticmethod
    def _possible(old: Traits, new: Traits, title: float, people: float | None, common: bool) -> bool:
        """Whether nothing speaks against it, however much else agrees."""
        if title < OTHER_TITLE:
            return bool(people and people >= 0.5 and _same_slot(old, new)) and not _other_part(old, new)
        if people == 0.0 and (common or title < RETITLED):
            return False
        return not common or bool(people) or old.day == new.day

    def common(self, old: Traits, new: Traits) -> bool:
        """Whether the title alone tells nothing, since several sessions have it or could have."""
        return old.generic or new.generic or old.words in self._repeated or new.words in self._repeated


def spelt_alike(old: str, new: str, least: float = 0.0) -> float:
    """Return how much two titles are spelt alike, 0 where they cannot be so more than `least`."""

    def judged(ratio: float) -> float:
        return 2 * ratio - 1

    if judged(2 * min(len(old), len(new)) / (len(old) + len(new))) <= least:
        return 0.0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return judged(matcher.ratio()) if judged(matcher.quick_ratio()) > least else 0.0


def _other_part(old: Traits, new: Traits) -> bool:
    return bool(old.parts and new.parts and old.parts != new.parts)


def _same_slot(old: Traits, new: Traits) -> bool:
    """Whether both take the same time, an end that is not stated left out of account."""
    return old.start is not None and old.start == new.start and _ends(old, new)


def _ends(old: Traits, new: Traits) -> bool:
    return old.end is None or new.end is None or old.end == new.end


def _times(old: Traits, new: Traits) -> float | None:
    """Return how near two starts are: most on the same minute, little on another day."""
    if old.start is None or new.start is None:
        return None
    if old.start == new.start:
        return 1.0
    if old.day == new.day:
        return 0.75 - 0.45 * min(abs(old.start - new.start), _FAR_S) / _FAR_S
    return 0.15 if old.minute == new.minute else 0.05


def _overlap(old: frozenset[str], new: frozenset[str]) -> float | None:
    """Return how much of two sets of names is shared; None where either states none."""
    return 2 * len(old & new) / (len(old) + len(new)) if old and new else None


def _weighed(*judged: tuple[float, float | None]) -> float:
    counted = [(weight, value) for weight, value in judged if value is not None]
    return sum(weight * value for weight, value in counted) / sum(weight for weight, _ in counted)
