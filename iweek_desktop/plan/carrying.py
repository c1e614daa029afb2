"""What the user wanted of one version of a programme, carried over to another."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.likeness import OTHER_TITLE, Judge, traits
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.text import swedish_key
from iweek_desktop.store.revising import storable
from iweek_desktop.store.rows import Mark, Moved, Snapshot
from iweek_desktop.store.store import Store


class Carried(NamedTuple):
    """What became of the favourites: each is in `kept` or in `parked`, none in both, none is lost.

    Attributes:
        kept: those that are in the new version: the guid before, and the one there.
        parked: those that are not: the guids that they have now, which no session of that version has.
        returned: those of `kept` that had been parked before.
        joined: those of `kept` that became one with another favourite: the higher level, both notes.
    """

    kept: Mapping[str, str]
    parked: tuple[str, ...]
    returned: tuple[str, ...]
    joined: tuple[str, ...]


def carry(
    store: Store,
    programme_key: str,
    old: Programme | None,
    new: Programme,
    matches: Mapping[str, str] | None = None,
    stood: str | None = None,
) -> Carried:
    """Let everything the user said of a programme's sessions follow them to another version of it.

    Levels, notes, attended, hidden and the export ledger follow; what has no session in the
    new version is parked where it is, and comes back by itself in a version that has its guid,
    or an added session that is like it. One transaction; done again, by this or another
    window, it changes nothing. A `Plan` of the same store learns of it by `refresh`.

    Args:
        store: where it is kept.
        programme_key: the programme, by any of its keys.
        old: the version that the plan was made of; None where it is not known any more, and what is kept
            of each session has to tell which it is.
        new: the version to carry to, which may be an earlier one.
        matches: what `match_sessions(old, new)` gave, where the caller has it already.
        stood: what `Store.edition` gave when `old` was chosen, "" for None; None where nobody else carries.

    Raises:
        OvertakenError: somebody else has carried it meanwhile; nothing was changed.
        StoreError: nothing was changed.
    """
    there = frozenset(session.guid for session in new.sessions)
    edition = fingerprint(new)
    marks = store.marks(programme_key) if store.edition(programme_key) != edition else {}
    if old is None:
        known, matches = _remembered(marks, new)
    else:
        known = frozenset(session.guid for session in old.sessions)
        matches = match_sessions(old, new) if matches is None else matches
    parked = _Parked({}, frozenset()) if old is None else _parked(marks, known, matches, new)
    aside = (known & there - matches.keys()) | parked.aside  # the guid means another session now
    moves = {guid: f"{guid}#{edition[:8]}" for guid in sorted(aside)} | {**matches, **parked.recognised}
    moved = store.carry(programme_key, moves, edition, there, stood)
    return _told(moved, there, None if old is None else known)


def _told(moved: Moved, there: Collection[str], known: Collection[str] | None) -> Carried:
    """Return what became of the favourites: `there` are the new guids, `known` the old ones."""
    goals = {
        guid: moved.moves.get(guid, guid) for guid, mark in moved.before.items() if mark.level is not None
    }
    kept = {guid: goal for guid, goal in goals.items() if goal in there}
    times = Counter(kept.values())
    return Carried(
        kept,
        tuple(goal for guid, goal in goals.items() if guid not in kept),
        tuple(guid for guid in kept if known is not None and guid not in known),
        tuple(guid for guid, goal in kept.items() if times[goal] > 1),
    )


def _remembered(marks: Mapping[str, Mark], new: Programme) -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the sessions of which something is kept, and where they are in the new version."""
    kept = _lost({guid: mark for guid, mark in marks.items() if not mark.empty}, ())
    return frozenset(kept), _recognised(kept, new, {session.guid for session in new.sessions})


def _lost(marks: Mapping[str, Mark], known: Collection[str]) -> dict[str, Snapshot]:
    """Return what is kept of the sessions that are not known."""
    return {guid: mark.snapshot for guid, mark in marks.items() if guid not in known and mark.snapshot}


class _Parked(NamedTuple):
    """What becomes of marks whose sessions the old version does not have.

    Attributes:
        recognised: those that are like an added session: the guids before, and those there.
        aside: those whose guid is that of another session in the new version.
    """

    recognised: Mapping[str, str]
    aside: frozenset[str]


def _parked(
    marks: Mapping[str, Mark], known: Collection[str], matches: Mapping[str, str], new: Programme
) -> _Parked:
    there = {session.guid: session for session in new.sessions}
    matched = frozenset(matches.values())
    added = {guid: session for guid, session in there.items() if guid not in matched}
    lost = _lost(marks, known)
    aside = frozenset(
        guid for guid, taken in lost.items() if guid in there and _is_another(taken, there[guid], new)
    )
    homeless = {f"{guid}#": taken for guid, taken in lost.items() if guid in aside or guid not in there}
    found = _recognised(homeless, new, added)  # by likeness alone: no session has such a guid
    found |= _as_they_were({guid: taken for guid, taken in homeless.items() if guid not in found}, new)
    return _Parked({guid.removesuffix("#"): goal for guid, goal in found.items()}, aside)


def _as_they_were(lost: Mapping[str, Snapshot], new: Programme) -> dict[str, str]:
    """Return where sessions stand just as they were kept: starred in a window that lagged behind."""
    if not lost:
        return {}
    shown = [(_kept_of(snapshot_of(new, session)), session.guid) for session in new.sessions]
    there, times = dict(shown), Counter(taken for taken, _ in shown)
    kept = {guid: _kept_of(taken) for guid, taken in lost.items() if taken.start is not None}
    return {guid: there[taken] for guid, taken in kept.items() if times[taken] == 1}


def _kept_of(taken: Snapshot) -> tuple[str, float | None, float | None, str]:
    start, end = (at.timestamp() if at else None for at in (taken.start, taken.end))
    return (storable(taken.title), start, end, storable(taken.place))


def _is_another(taken: Snapshot, session: Session, new: Programme) -> bool:
    """Whether a session has neither the title nor the start of the one that was parked under its guid."""
    here, there = traits(new, _as_taken(session.guid, taken)), traits(new, session)
    if here.start is None or there.start is None or here.start == there.start:
        return False
    return Judge([here], [there]).titles(here, there) < OTHER_TITLE


def _recognised(lost: Mapping[str, Snapshot], new: Programme, free: Collection[str]) -> dict[str, str]:
    """Return where sessions belong of which only title, time and place are kept."""
    if not lost or not free:
        return {}
    sessions = tuple(_as_taken(guid, taken) for guid, taken in lost.items())
    added = new._replace(
        sessions=tuple(session for session in new.sessions if session.guid in free), details={}
    )
    return match_sessions(added._replace(sessions=sessions), added)


def _as_taken(guid: str, taken: Snapshot) -> Session:
    return Session(guid, taken.title, taken.start, taken.end, rooms=_rooms(taken.place))


def _rooms(place: str) -> tuple[str, ...]:
    return tuple(name for name in place.split(", ") if name)


def parked_marks(marks: Mapping[str, Mark], guids: Iterable[str]) -> list[Mark]:
    """Return what was said of sessions that the programme no longer has, by time and title.

    Args:
        marks: the plan's.
        guids: those of the programme.
    """
    there = frozenset(guids)
    gone = [mark for guid, mark in marks.items() if guid not in there and not mark.empty]
    return sorted(gone, key=_order)


def _order(mark: Mark) -> tuple[float, str, str]:
    taken = mark.snapshot
    if taken is None or taken.start is None:
        return (float("inf"), swedish_key(taken.title) if taken else "", mark.guid)
    return (taken.start.timestamp(), swedish_key(taken.title), mark.guid)


def fingerprint(programme: Programme) -> str:
    """Return a text that two versions share if their guids mean the same sessions."""
    told = [
        (session.guid, session.title, session.start.timestamp() if session.start else None)
        for session in programme.sessions
    ]
    return hashlib.sha256(json.dumps(sorted(told, key=str)).encode(errors="replace")).hexdigest()
