"""Favourites that cannot both be attended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush

from iweek_desktop.programme.model import Level, Session


def find_clashes(sessions: Iterable[Session], levels: Mapping[str, Level]) -> dict[str, tuple[str, ...]]:
    """Return, for each favourite that overlaps others, the guids of those others by start.

    Sessions without a time or a length, cancelled ones, and a session with one that it is part
    of never clash; nor does one that ends when the other starts. One without a stated end
    lasts until its `drawn_end`.

    Args:
        sessions: all sessions, those too that are no favourites: parents are looked up among them.
        levels: the favourites, by guid.
    """
    listed = list(sessions)
    parents = {session.guid: session.parent for session in listed if session.parent}
    found: dict[str, list[str]] = {}
    running: list[tuple[float, str, frozenset[str]]] = []
    for start, end, guid in _spans(listed, levels):
        while running and running[0][0] <= start:
            heappop(running)
        above = _ancestors(guid, parents)
        for _, other, other_above in running:
            if guid != other and other not in above and guid not in other_above:
                found.setdefault(guid, []).append(other)
                found.setdefault(other, []).append(guid)
        heappush(running, (end, guid, above))
    order = {session.guid: place for place, session in enumerate(sorted(listed, key=_start))}
    return {guid: tuple(sorted(set(others), key=order.__getitem__)) for guid, others in found.items()}


def created_clashes(
    old: Iterable[Session], new: Iterable[Session], matches: Mapping[str, str], levels: Mapping[str, Level]
) -> dict[str, tuple[str, ...]]:
    """Return the clashes that only the new version of a programme has, as `find_clashes` does.

    Args:
        old: all sessions of the version before.
        new: all sessions of the version after.
        matches: the guids before with those after, as `matching.match_sessions` gives them.
        levels: the favourites, by the guids after.
    """
    sources = {goal: guid for guid, goal in matches.items()}
    before = find_clashes(old, {sources[guid]: level for guid, level in levels.items() if guid in sources})
    found = {}
    for guid, others in find_clashes(new, levels).items():
        stood = before.get(sources.get(guid, ""), ())
        fresh = tuple(other for other in others if sources.get(other) not in stood)
        if fresh:
            found[guid] = fresh
    return found


def _start(session: Session) -> float:
    return session.start.timestamp() if session.start else 0.0


def _spans(sessions: Iterable[Session], levels: Mapping[str, Level]) -> list[tuple[float, float, str]]:
    """Return (start, end, guid) of every favourite that takes time, by start.

    Instants as seconds: two datetimes of one zone would be compared by their wall times, which
    is wrong in the hour that the clocks repeat.
    """
    spans = []
    for session in sessions:
        if session.guid in levels and session.start and session.drawn_end and not session.cancelled:
            start, end = session.start.timestamp(), session.drawn_end.timestamp()
            if end > start:
                spans.append((start, end, session.guid))
    return sorted(spans)


def _ancestors(guid: str, parents: Mapping[str, str]) -> frozenset[str]:
    """Return all that a session is part of; parents in a circle are part of each other."""
    above: set[str] = set()
    parent = parents.get(guid)
    while parent is not None and parent not in above:
        above.add(parent)
        parent = parents.get(parent)
    return frozenset(above)
