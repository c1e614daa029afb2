"""Which sessions a favourite could belong to whose own session has gone, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from iweek_desktop.programme.likeness import spelt_alike
from iweek_desktop.programme.model import Session
from iweek_desktop.programme.titles import title_words
from iweek_desktop.store.rows import Snapshot

SAME_START, SAME_DAY = 0.3, 0.1
"""What a time in common counts beside a title in common, which counts 1."""

MOST_SPELT = 200
"""So many sessions, those with most words and time in common, are compared letter by letter."""

_STEM = 7


def likeliest(taken: Snapshot | None, sessions: Sequence[Session]) -> list[Session]:
    """Return sessions in the order in which they are likely to be the one that was chosen.

    Args:
        taken: the session as it was when it was chosen; None where that is not known.
        sessions: those of the programme, in reading order, which decides between equals.
    """
    if taken is None:
        return list(sessions)
    words = title_words(taken.title)
    stems = {word[:_STEM] for word in words}
    judged = [(_common(stems, session), _time(taken, session), session) for session in sessions]
    order = sorted(range(len(judged)), key=lambda place: -(judged[place][0] + judged[place][1]))
    near, title = order[:MOST_SPELT], " ".join(words)
    likeness = {
        place: judged[place][1]
        + max(judged[place][0], spelt_alike(title, " ".join(title_words(judged[place][2].title))))
        for place in near
    }
    near.sort(key=lambda place: (-likeness[place], place))
    return [judged[place][2] for place in (*near, *order[MOST_SPELT:])]


def _common(stems: set[str], session: Session) -> float:
    """Return how many of the words of two titles are the same, 0 to 1."""
    others = {word[:_STEM] for word in title_words(session.title)}
    return 2 * len(stems & others) / (len(stems) + len(others)) if stems or others else 0.0


def _time(taken: Snapshot, session: Session) -> float:
    if taken.start is None or session.start is None:
        return 0.0
    if taken.start.timestamp() == session.start.timestamp():
        return SAME_START
    same_day = taken.start.astimezone(session.start.tzinfo).date() == session.start.date()
    return SAME_DAY if same_day else 0.0
