"""What is different in a new version of a programme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.session_texts import texts_of
from iweek_desktop.programme.text import one_line
from iweek_desktop.programme.titles import says_cancelled, uncancelled_title

Value = str | bool | datetime | tuple[str, ...] | None


class Kind(StrEnum):
    """What happened to a session, the gravest first."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    DAY = "day"
    TIME = "time"
    PLACE = "place"
    RETITLED = "retitled"
    TEXT = "text"


class Difference(NamedTuple):
    """One session that is different, with its differing values before and after, by name.

    Attributes:
        guid: in the new version; of a withdrawn session in the old one.
        old_guid: in the old version; None of an added session.
        kinds: each once, in the order of `Kind`.
        old: what differs as it was: title, start, end, all_day, rooms, venue, city, attendance, cancelled,
            and the names of `session_texts`.
        new: the same names, as they are now.
        before: the whole session as it was; None if it was added.
        after: the whole session as it is; None if it was withdrawn.
    """

    guid: str
    old_guid: str | None
    kinds: tuple[Kind, ...]
    old: Mapping[str, Value]
    new: Mapping[str, Value]
    before: Session | None
    after: Session | None

    @property
    def title(self) -> str:
        """The title as it is now, or was last."""
        session = self.after or self.before
        return one_line(session.title) if session else ""


def find_changes(
    old: Programme, new: Programme, matches: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """Return every session that is different: those of the new version in its order, then the withdrawn.

    Days are counted as the new version counts them.

    Args:
        old: the version before.
        new: the version after.
        matches: what `match_sessions(old, new)` gave, where the caller has it already.
    """
    if matches is None:
        matches = match_sessions(old, new)
    sources = {goal: guid for guid, goal in matches.items()}
    titles = tuple(
        {session.guid: one_line(session.title) for session in side.sessions} for side in (old, new)
    )
    before = {session.guid: session for session in old.sessions}
    found = []
    for session in new.sessions:
        source = before.get(sources.get(session.guid, ""))
        if source is None:
            found.append(_added(new, session))
            continue
        difference = _difference(_Pair(old, new, source, session, sources, matches, titles))
        if difference.kinds:
            found.append(difference)
    found += [_withdrawn(old, session) for session in old.sessions if session.guid not in matches]
    return tuple(found)


def concerning(changes: Iterable[Difference], guids: Collection[str]) -> tuple[Difference, ...]:
    """Return the changes of these sessions, such as the favourites, by their guid before or after."""
    return tuple(change for change in changes if change.guid in guids or change.old_guid in guids)


def count_kinds(changes: Iterable[Difference]) -> dict[Kind, int]:
    """Return how many sessions each kind of change happened to, in the order of `Kind`."""
    kinds = [kind for change in changes for kind in change.kinds]
    return {kind: kinds.count(kind) for kind in Kind if kind in kinds}


class _Pair(NamedTuple):
    """One session in both versions.

    `sources` are the old guids of matched sessions by the new ones, `matched` the old ones;
    `titles` are those of either version by guid.
    """

    old: Programme
    new: Programme
    before: Session
    after: Session
    sources: Mapping[str, str]
    matched: Collection[str]
    titles: tuple[Mapping[str, str], ...]


def _added(programme: Programme, session: Session) -> Difference:
    return Difference(session.guid, None, (Kind.ADDED,), {}, _whole(programme, session), None, session)


def _withdrawn(programme: Programme, session: Session) -> Difference:
    guid = session.guid
    return Difference(guid, guid, (Kind.WITHDRAWN,), _whole(programme, session), {}, session, None)


def _whole(programme: Programme, session: Session) -> dict[str, Value]:
    """Return title, time and place of a session that is in one version only."""
    return {"title": one_line(session.title), **_time(session), **_place(programme, session)}


def _difference(pair: _Pair) -> Difference:
    old: dict[str, Value] = {}
    new: dict[str, Value] = {}
    kinds: set[Kind] = set()
    for kinds_here, before, after in (
        _state(pair),
        _moved(pair),
        _replaced(pair),
        _renamed(pair),
        _said(pair),
    ):
        kinds |= kinds_here
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                old[name], new[name] = before.get(name), after.get(name)
    told = tuple(kind for kind in Kind if kind in kinds)
    order = sorted(old)
    return Difference(
        pair.after.guid,
        pair.before.guid,
        told,
        {name: old[name] for name in order},
        {name: new[name] for name in order},
        pair.before,
        pair.after,
    )


Part = tuple[set[Kind], dict[str, Value], dict[str, Value]]


def _state(pair: _Pair) -> Part:
    was, now = (session.cancelled or says_cancelled(session.title) for session in (pair.before, pair.after))
    if was == now:
        return set(), {}, {}
    return {Kind.CANCELLED if now else Kind.REINSTATED}, {"cancelled": was}, {"cancelled": now}


def _moved(pair: _Pair) -> Part:
    before, after = _time(pair.before), _time(pair.after)
    if _instants(pair.before) == _instants(pair.after):
        return set(), {}, {}
    kinds = set()
    was, now = _day(pair.new, pair.before), _day(pair.new, pair.after)
    if was and now and was != now:
        kinds.add(Kind.DAY)
    if not kinds or _clock(pair.new, pair.before) != _clock(pair.new, pair.after):
        kinds.add(Kind.TIME)
    return kinds, before, after


def _day(programme: Programme, session: Session) -> date | None:
    return session_day(session, programme.day_change, programme.zone)


def _instants(session: Session) -> tuple[float | None, float | None, bool]:
    start, end = session.start, session.end
    return start.timestamp() if start else None, end.timestamp() if end else None, session.all_day


def _clock(programme: Programme, session: Session) -> tuple[object, ...]:
    """Return what of a time does not depend on its day: the hour on the clock, and the length."""
    start, end = session.start, session.end
    hour = start.astimezone(programme.zone).time() if start else None
    length = end.timestamp() - start.timestamp() if start and end else None
    return (hour, length if not session.all_day else round((length or 0) / 86400), session.all_day)


def _time(session: Session) -> dict[str, Value]:
    return {"start": session.start, "end": session.end, "all_day": session.all_day}


def _replaced(pair: _Pair) -> Part:
    before, after = _place(pair.old, pair.before), _place(pair.new, pair.after)
    return ({Kind.PLACE} if before != after else set()), before, after


def _place(programme: Programme, session: Session) -> dict[str, Value]:
    rooms = programme.room_list(session)
    attendance = programme.attendance_of(session)
    return {
        "rooms": tuple(dict.fromkeys(one_line(room.name) for room in rooms)),
        "venue": ", ".join(dict.fromkeys(one_line(room.venue) for room in rooms if room.venue)) or None,
        "city": programme.city_of(session),
        "attendance": attendance.value if attendance else None,
    }


def _renamed(pair: _Pair) -> Part:
    before, after = pair.before.title, pair.after.title
    if uncancelled_title(before) == uncancelled_title(after):
        return set(), {}, {}
    return {Kind.RETITLED}, {"title": one_line(before)}, {"title": one_line(after)}


def _said(pair: _Pair) -> Part:
    before, after = dict(texts_of(pair.old, pair.before)), dict(texts_of(pair.new, pair.after))
    if pair.before.cancelled or pair.after.cancelled:
        del before["state"], after["state"]
    if _reparented(pair):
        was, now = (
            titles.get(session.parent, session.parent) if session.parent else None
            for titles, session in zip(pair.titles, (pair.before, pair.after), strict=True)
        )
        before["part_of"], after["part_of"] = was, now
    return ({Kind.TEXT} if before != after else set()), before, after


def _reparented(pair: _Pair) -> bool:
    """Whether a session's umbrella is another one, which did not come or go itself."""
    was, now = pair.before.parent, pair.after.parent
    source = pair.sources.get(now) if now else None
    if now and source is None:
        return False
    return source != was and (was is None or was in pair.matched)
