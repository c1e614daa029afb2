"""How one takes part, in the words that people write."""

from __future__ import annotations

from functools import lru_cache

from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Attendance

_WORDS = {
    Attendance.ONSITE: "in person, in-person, on site, on-site, onsite, pa plats, fysisk, fysiskt, physical",
    Attendance.ONLINE: "online, virtual, virtuellt, digital, digitalt, distans, pa distans, webb, remote",
    Attendance.MIXED: "hybrid, hybridt, mixed, bade och, pa plats och online, pa plats och digitalt",
}
_ATTENDANCES = {word.strip(): way for way, words in _WORDS.items() for word in words.split(",")}
_LONGEST = 2 * max(map(len, _ATTENDANCES))
"""Characters of words that may name one, spaces that stand twice among them."""


def attendance_of(words: str) -> Attendance | None:
    """Return the way of attending that words name; None where they name none."""
    return _named(words) if len(words) <= _LONGEST else None


@lru_cache(maxsize=1000)
def _named(words: str) -> Attendance | None:
    return _ATTENDANCES.get(fold(words))
