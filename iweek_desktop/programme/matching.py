"""Which session of a new version of a programme is which of an older one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from iweek_desktop.programme.model import Programme


def match_sessions(old: Programme, new: Programme) -> dict[str, str]:
    """Return the guids of the old version's sessions with those of the same sessions in the new one.

    No session is matched twice. What is left out was withdrawn, or added.
    """
    there = {session.guid for session in new.sessions}
    found = {session.guid: session.guid for session in old.sessions if session.guid in there}
    taken = set(found.values())
    names = _names(new)
    for name, guid in _names(old).items():
        goal = names.get(name)
        if goal is not None and guid not in found and goal not in taken:
            found[guid] = goal
            taken.add(goal)
    return found


def _names(programme: Programme) -> Mapping[str, str]:
    """Return the guids by the source's own ids and codes, those that only one session bears."""
    named = [
        (name, guid)
        for guid, details in programme.details.items()
        for name in {details.id, details.code} - {None, ""}
        if name
    ]
    times = Counter(name for name, _ in named)
    return {name: guid for name, guid in named if times[name] == 1}
