"""What sessions of any format need once all are read: guids of their own, parents, an order.

A guid that occurs twice is replaced at every occurrence by the guid and the UTC start, never
by a number in file order, which would move a user's stars when one of them is removed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from iweek_desktop.formats.reading import Findings
from iweek_desktop.programme.identity import derived_guid
from iweek_desktop.programme.model import Details, Room, Session


class SessionDraft:
    """A session on its way into a programme; `where` is its place in the file."""

    __slots__ = ("details", "session", "where")

    def __init__(self, where: str, session: Session, details: Details) -> None:
        self.where = where
        self.session = session
        self.details = details


def first_day(drafts: Iterable[SessionDraft]) -> date | None:
    """Return the local date of the earliest start; None where nothing is scheduled."""
    return min((draft.session.start.date() for draft in drafts if draft.session.start), default=None)


def identify(drafts: Iterable[SessionDraft], key: str, rooms: Mapping[str, Room]) -> None:
    """Give a guid to every session that has none, derived from the programme's key."""
    for draft in drafts:
        session = draft.session
        if not session.guid:
            start = room = ""
            if not draft.details.id:
                room = rooms[session.rooms[0]].name if session.rooms else ""
                start = session.start.isoformat() if session.start else ""
            guid = derived_guid(key, draft.details.id, session.title, start, room)
            draft.session = Session(guid, *session[1:])  # a third of the time of `_replace`


def settle(drafts: Iterable[SessionDraft], findings: Findings) -> list[SessionDraft]:
    """Return drafts in reading order, with guids that occur once and references that lead somewhere."""
    settled = list(drafts)
    named = _separate(settled, findings)
    _link_parents(settled, named, findings)
    _cut_loops(settled, findings)
    _tell_strays(settled, findings)
    _link_occurrences(settled, named, findings)
    return sorted(settled, key=lambda draft: _reading_order(draft.session))


def _reading_order(session: Session) -> tuple[bool, float, float]:
    start, end = session.start, session.drawn_end
    if start is None or end is None:
        return True, 0, 0
    return False, _seconds(start, start.fold), _seconds(end, end.fold)


@lru_cache(maxsize=4096)
def _seconds(at: datetime, _fold: int) -> float:
    """Return an instant as a number; many sessions begin at one, and asking a zone for it takes time."""
    return at.timestamp()


Named = Mapping[str, list[SessionDraft]]
"""Drafts in reading order, by the guid that the file gave them and by the one they have."""

_MOST_TWINS = 100
"""Of more sessions with one guid, references find the first so many."""


def _separate(drafts: list[SessionDraft], findings: Findings) -> Named:
    counts = Counter(draft.session.guid for draft in drafts)
    taken = {guid for guid, n in counts.items() if n == 1}
    named: dict[str, list[SessionDraft]] = defaultdict(list)
    told: set[str] = set()
    ties: Counter[str] = Counter()
    for draft in drafts:
        guid = draft.session.guid
        if len(named[guid]) < _MOST_TWINS:
            named[guid].append(draft)
        if counts[guid] == 1:
            continue
        own = _free_guid(f"{guid}#{_utc_name(draft.session.start)}", taken, ties)
        taken.add(own)
        draft.session = draft.session._replace(guid=own)
        if guid not in told:
            findings.warning("format.guid_twice", draft.where, guid, n=str(counts[guid]))
            told.add(guid)
    for draft in drafts:
        if counts[draft.session.guid] != 1:
            named[draft.session.guid].append(draft)
    for same in named.values():
        if len(same) > 1:
            same.sort(key=lambda draft: _reading_order(draft.session))
    return named


def _utc_name(start: datetime | None) -> str:
    return f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}" if start else "unscheduled"


def _free_guid(guid: str, taken: set[str], ties: Counter[str]) -> str:
    own = guid
    while own in taken:
        ties[guid] += 1
        own = f"{guid}-{ties[guid] + 1}"
    return own


def _link_parents(drafts: list[SessionDraft], named: Named, findings: Findings) -> None:
    spans: dict[str, list[tuple[float, float]]] = {}
    for draft in drafts:
        reference = draft.session.parent
        if reference is None:
            continue
        found = named.get(reference, [])
        if len(found) > 1:
            if reference not in spans:
                spans[reference] = [_span(other.session) for other in found]
            found = [around] if (around := _around(draft, found, spans[reference])) else []
        if not found:
            findings.warning("format.parent_unknown", draft.where, reference)
        draft.session = draft.session._replace(parent=found[0].session.guid if found else None)


def _around(
    draft: SessionDraft, others: list[SessionDraft], spans: list[tuple[float, float]]
) -> SessionDraft | None:
    """Return the first of several that contains a session; None where none does."""
    session = draft.session
    if session.start is None:
        return None
    start, end = session.start.timestamp(), (session.end or session.start).timestamp()
    for other, (begins, ends) in zip(others, spans, strict=True):
        if begins <= start and end <= ends and other is not draft:
            return other
    return None


def _span(session: Session) -> tuple[float, float]:
    """Return when a session begins and ends, endless where that is not known; never where it has no time."""
    if session.start is None:
        return math.inf, -math.inf
    return session.start.timestamp(), session.end.timestamp() if session.end else math.inf


def _cut_loops(drafts: list[SessionDraft], findings: Findings) -> None:
    """Take the parent from every session that would be inside itself."""
    by_guid = {draft.session.guid: draft for draft in drafts}
    done: set[str] = set()
    for draft in drafts:
        if draft.session.parent is None:
            continue
        trail: dict[str, int] = {}
        guid: str | None = draft.session.guid
        while guid is not None and guid not in done and guid not in trail:
            trail[guid] = len(trail)
            guid = by_guid[guid].session.parent
        if guid in trail:
            for member in list(trail)[trail[guid] :]:
                looped = by_guid[member]
                findings.warning("format.parent_loop", looped.where, looped.session.parent)
                looped.session = looped.session._replace(parent=None)
        done.update(trail)


def _tell_strays(drafts: list[SessionDraft], findings: Findings) -> None:
    """Warn of children that lie outside their parent's time; they stay where they are."""
    by_guid = {draft.session.guid: draft.session for draft in drafts}
    for draft in drafts:
        parent = by_guid.get(draft.session.parent or "")
        if parent and draft.session.start and parent.start and not _contains(parent, draft.session):
            findings.warning("format.parent_time", draft.where, draft.session.title, parent.title)


def _contains(parent: Session, child: Session) -> bool:
    if parent.start is None or child.start is None:
        return False
    start, from_start = child.start.timestamp(), parent.start.timestamp()
    end = (child.end or child.start).timestamp()
    return from_start <= start and (parent.end is None or end <= parent.end.timestamp())


def _link_occurrences(drafts: list[SessionDraft], named: Named, findings: Findings) -> None:
    for draft in drafts:
        reference = draft.session.occurrence_of
        if reference is None:
            continue
        found = (other.session for other in named.get(reference, []) if other is not draft)
        first = next(found, None)
        if first is None:
            findings.warning("format.occurrence_unknown", draft.where, reference)
        draft.session = draft.session._replace(occurrence_of=first.guid if first else None)
