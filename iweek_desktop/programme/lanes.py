"""Grouping the sessions of a day into lanes, and the order in which themes take their colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.moments import Moment, Moments
from iweek_desktop.programme.text import swedish_key
from iweek_desktop.programme.timeline import busiest

MOST_WITHOUT_LANES = 4
"""As many sessions at the same time are shown side by side without lanes."""


class Lane(NamedTuple):
    """One strip of a grid; `key` is a slug, a guid or a format, "" where the programme states nothing."""

    key: str
    name: str
    sessions: int


class Lanes(NamedTuple):
    """The lanes of a day in their order, and the lane of each session.

    `grouping` is what the lanes stand for: `AUTOMATIC` where all sessions stand in one lane without a name.
    """

    grouping: Grouping
    lanes: tuple[Lane, ...]
    lane_of: tuple[int, ...]


def hue_order(saved: Sequence[str], tracks: Iterable[str]) -> tuple[str, ...]:
    """Return theme slugs in the order of their colours: new ones last, gone ones keep their number."""
    return tuple(dict.fromkeys((*saved, *tracks)))


def groupings(programme: Programme) -> tuple[Grouping, ...]:
    """Return what lanes of a programme can stand for: automatic, then what its sessions state."""
    found = [Grouping.AUTOMATIC]
    for grouping, value in _VALUES.items():
        if any(value(session) for session in programme.sessions):
            found.append(grouping)
    return tuple(found)


def group(
    programme: Programme,
    sessions: Sequence[Session],
    grouping: Grouping,
    moments: Sequence[Moment | None] | None = None,
) -> Lanes:
    """Group sessions into lanes, each session into one.

    A session of several themes, places or organisers stands in the lane of the first, which also
    gives its colour, so that nothing is drawn twice. What states none stands in a lane without a
    name at the end; an umbrella that states none stands in the lane of the first session inside
    that does. `moments` are the times of the sessions, where they are known.
    """
    if grouping is Grouping.AUTOMATIC:
        grouping = _automatic(sessions, Moments().of(sessions) if moments is None else moments)
    if grouping is Grouping.AUTOMATIC:
        return Lanes(grouping, (Lane("", "", len(sessions)),), (0,) * len(sessions))
    keys = _keys(sessions, _VALUES[grouping])
    counts = Counter(keys)
    names = _names(programme, counts, grouping)
    order = sorted(counts, key=_rank(programme, counts, names, grouping))
    order = _side_by_side(order, _families(sessions, keys))
    place = {key: number for number, key in enumerate(order)}
    lanes = tuple(Lane(key, names[key], counts[key]) for key in order)
    return Lanes(grouping, lanes, tuple(place[key] for key in keys))


def _automatic(sessions: Sequence[Session], moments: Sequence[Moment | None]) -> Grouping:
    """Return what the lanes of a day stand for where the user has not said: none on a quiet day."""
    if largest_overlap(sessions, moments) <= MOST_WITHOUT_LANES:
        return Grouping.AUTOMATIC
    for grouping, least in ((Grouping.THEME, 2), (Grouping.PLACE, 1), (Grouping.ORGANISER, 1)):
        stated = {value for value in map(_VALUES[grouping], sessions) if value}
        if len(stated) >= least:
            return grouping
    return Grouping.AUTOMATIC


def largest_overlap(sessions: Sequence[Session], moments: Sequence[Moment | None]) -> int:
    """Return how many sessions there are at the busiest moment; `moments` are their times.

    An umbrella does not count beside what it contains, nor does what has no hours but a whole day.
    """
    umbrellas = {session.parent for session in sessions}
    starts: list[float] = []
    ends: list[float] = []
    for session, moment in zip(sessions, moments, strict=True):
        if moment is None or session.guid in umbrellas:
            continue
        starts.append(moment.start)
        ends.append(max(moment.end, moment.start + 1))
    return busiest(sorted(starts), sorted(ends))


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""


_VALUES: Mapping[Grouping, Callable[[Session], str]] = {
    Grouping.THEME: lambda session: _first(session.tracks),
    Grouping.PLACE: lambda session: _first(session.rooms),
    Grouping.ORGANISER: lambda session: _first(session.organisers),
    Grouping.FORMAT: lambda session: session.type or "",
}


def _keys(sessions: Sequence[Session], value: Callable[[Session], str]) -> list[str]:
    """Return the key of each session's lane."""
    stated = {session.guid: value(session) for session in sessions}
    # From the last to the first: the first session inside an umbrella is the last to be heard, and
    # what an umbrella inside another has taken over is known when the other is asked.
    taken_over: dict[str, str] = {}
    for session in reversed(sessions):
        own = stated[session.guid] or taken_over.get(session.guid, "")
        if own and session.parent in stated and session.parent != session.guid:
            taken_over[session.parent] = own
    return [stated[session.guid] or taken_over.get(session.guid, "") for session in sessions]


def _names(programme: Programme, keys: Iterable[str], grouping: Grouping) -> dict[str, str]:
    """Return the name of each lane; places of one name are told apart by their city."""
    if grouping is Grouping.THEME:
        tracks = programme.tracks
        return {key: tracks[key].name if key in tracks else key for key in keys}
    if grouping is Grouping.ORGANISER:
        return {key: name for key in keys for name in programme.organiser_names([key])}
    if grouping is not Grouping.PLACE:
        return {key: key for key in keys}
    rooms = {key: programme.rooms[key] for key in keys if key in programme.rooms}
    alike = Counter(room.name for room in rooms.values())
    names = {key: key for key in keys}
    for key, room in rooms.items():
        names[key] = f"{room.name}, {room.city}" if alike[room.name] > 1 and room.city else room.name
    return names


def _rank(
    programme: Programme, counts: Mapping[str, int], names: Mapping[str, str], grouping: Grouping
) -> Callable[[str], tuple[object, ...]]:
    """Return the sort key of lanes: the programme's order, then the fullest, then by name; "" last."""
    listed: Mapping[Grouping, Iterable[str]] = {
        Grouping.THEME: programme.tracks,
        Grouping.PLACE: programme.rooms,
        Grouping.ORGANISER: programme.organisations,
    }
    place = {key: number for number, key in enumerate(listed.get(grouping, ()))}
    return lambda key: (not key, place.get(key, len(place)), -counts[key], swedish_key(names[key]), key)


def _families(sessions: Sequence[Session], keys: Sequence[str]) -> list[dict[str, None]]:
    """Return the lanes of each umbrella and of what it contains, as ordered sets."""
    row_of = {session.guid: row for row, session in enumerate(sessions)}
    families: dict[int, dict[str, None]] = {}
    for row, session in enumerate(sessions):
        above, seen = row_of.get(session.parent or ""), {row}
        while above is not None and above not in seen:
            seen.add(above)
            families.setdefault(above, {keys[above]: None})[keys[row]] = None
            above = row_of.get(sessions[above].parent or "")
    return [family for _, family in sorted(families.items())]


def _side_by_side(order: Sequence[str], families: Sequence[Mapping[str, None]]) -> list[str]:
    """Move lanes to the left so that those of one umbrella are neighbours; "" stays at the end."""
    place = {key: number for number, key in enumerate(order)}
    of_key: dict[str, list[Mapping[str, None]]] = {}
    for family in families:
        for key in family:
            of_key.setdefault(key, []).append(family)
    taken: dict[str, None] = {}
    for first in order:
        waiting = [first]
        while waiting:
            key = waiting.pop(0)
            if key in taken or not key:
                continue
            taken[key] = None
            near = {other for family in of_key.get(key, ()) for other in family}
            waiting = sorted(near, key=place.__getitem__) + waiting
    return [*taken, *(key for key in order if not key)]
