"""All that is searched of an entry's sessions, in memory from the first search on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

Words = tuple[str, ...]

MOST_ANSWERS = 32


class Haystack(NamedTuple):
    """One session: its texts, folded, and its programme day, None where it has no time."""

    text: str
    guid: str
    day: date | None


class _Answer(NamedTuple):
    haystacks: list[Haystack]
    days: Mapping[str, date | None]


class Haystacks:
    """Find sessions by words, again and again while somebody types.

    What has all of some words is among what has shorter parts of them: whoever types on searches
    what the last letters have found, and whoever takes letters back is answered from memory.
    """

    def __init__(self, haystacks: Iterable[Haystack]) -> None:
        self._all = list(haystacks)
        self._answers: dict[Words, _Answer] = {}

    def with_all(self, words: Sequence[str]) -> Mapping[str, date | None]:
        """Return guid and programme day of the sessions in which every word stands.

        Whoever asks again soon is given the same object.
        """
        asked = tuple(words)
        answer = self._answers.pop(asked, None)
        if answer is None:
            found = self._nearest(asked)
            for word in sorted(set(asked), key=len, reverse=True):
                found = [each for each in found if word in each.text]
            if len(self._answers) >= MOST_ANSWERS:
                del self._answers[next(iter(self._answers))]
            answer = _Answer(found, {each.guid: each.day for each in found})
        self._answers[asked] = answer
        return answer.days

    def _nearest(self, words: Words) -> list[Haystack]:
        """Return the smallest answer that holds everything that has these words."""
        wider = (known.haystacks for before, known in self._answers.items() if _goes_on(before, words))
        return min(wider, key=len, default=self._all)


def _goes_on(before: Words, words: Words) -> bool:
    """Whether every word of an earlier search is a part of one of these."""
    return all(any(part in word for word in words) for part in before)
