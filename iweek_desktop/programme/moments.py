"""When sessions begin and end, in seconds: what is worked out once and asked for whenever a day is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from iweek_desktop.programme.model import Session


class Moment(NamedTuple):
    """The time of a session in seconds since 1970; one without an end has that which is drawn."""

    start: float
    end: float


class Moments:
    """The times of sessions, kept as long as they are the same objects."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Session, Moment | None]] = {}

    def of(self, sessions: Sequence[Session]) -> list[Moment | None]:
        """Return the time of each session; None of one that has no time or no hours."""
        found, known = [], self._known
        for session in sessions:
            kept = known.get(session.guid)
            if kept is None or kept[0] is not session:
                kept = known[session.guid] = session, _moment(session)
            found.append(kept[1])
        return found


def _moment(session: Session) -> Moment | None:
    start, end = session.start, session.drawn_end
    if start is None or end is None or session.all_day:
        return None
    return Moment(start.timestamp(), end.timestamp())
