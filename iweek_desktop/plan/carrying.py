"""What the user wanted of one version of a programme, carried over to another."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Programme
from iweek_desktop.store.rows import Mark
from iweek_desktop.store.store import Store


class Carried(NamedTuple):
    """What became of the favourites: each is in `kept` or in `parked`, none in both, none is lost.

    Attributes:
        kept: those that are in the new version: the guid before, and the one there.
        parked: those that are not; the store keeps them under the guid that they have.
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
) -> Carried:
    """Let everything the user said of a programme's sessions follow them to another version of it.

    Levels, notes, attended, hidden and the export ledger follow; what has no session in the
    new version stays where it is, and comes back by itself in a version that has its guid.
    One transaction; done again, by this or another window, it changes nothing. A `Plan` of the
    same store learns of it by `refresh`.

    Args:
        store: where it is kept.
        programme_key: the programme, by any of its keys.
        old: the version that the plan was made of; None where it is not known any more.
        new: the version to carry to, which may be an earlier one.
        matches: what `match_sessions(old, new)` gave, where the caller has it already.

    Raises:
        StoreError: nothing was changed.
    """
    if matches is None:
        matches = match_sessions(old, new) if old else {}
    known = frozenset(session.guid for session in old.sessions) if old else frozenset[str]()
    there = frozenset(session.guid for session in new.sessions)
    moved = store.carry(programme_key, matches, _fingerprint(new), there)
    kept: dict[str, str] = {}
    for guid, mark in moved.before.items():
        goal = moved.moves.get(guid, guid)
        if mark.level is not None and goal in there:
            kept[guid] = goal
    parked = tuple(guid for guid, mark in moved.before.items() if mark.level and guid not in kept)
    returned = tuple(guid for guid in kept if old and guid not in known)
    goals = Counter(kept.values())
    joined = tuple(guid for guid, goal in kept.items() if guid in moved.moves and goals[goal] > 1)
    return Carried(kept, parked, returned, joined)


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
        return (float("inf"), taken.title if taken else "", mark.guid)
    return (taken.start.timestamp(), taken.title, mark.guid)


def _fingerprint(programme: Programme) -> str:
    """Return a text that two versions share if their guids mean the same sessions."""
    told = [
        (session.guid, session.title, session.start.timestamp() if session.start else None)
        for session in programme.sessions
    ]
    return hashlib.sha256(json.dumps(sorted(told, key=str)).encode(errors="replace")).hexdigest()
