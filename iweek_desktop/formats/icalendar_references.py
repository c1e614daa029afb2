"""Which session a UID means: UIDs are no keys, for files repeat them, and repeating events share theirs."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.formats.icalendar_repeats import Occurrence
from iweek_desktop.formats.icalendar_times import instant
from iweek_desktop.formats.reading import Findings
from iweek_desktop.programme.identity import fold

_MOST_BEARERS = 100
"""Of more sessions with one UID, references find the first so many."""


class _Bearer(NamedTuple):
    """A session that has a UID."""

    guid: str
    start: datetime | None
    end: datetime | None


class References:
    """The guids of sessions, and what refers to them.

    A UID that occurs once is the guid. Else the start is added to it, as everywhere where ids
    occur twice, and a short form of the title where even that is not enough.
    """

    def __init__(self, occurrences: Sequence[Occurrence], findings: Findings) -> None:
        self._uses = Counter(_uid(one.event) for one in occurrences)
        shared = (one for one in occurrences if self._uses[_uid(one.event)] > 1)
        self._starts = Counter((_uid(one.event), _moment(one)) for one in shared)
        self._bearers: dict[str, list[_Bearer]] = defaultdict(list)
        self._guids: dict[int, str | None] = {}
        self._tell_shared(occurrences, findings)
        for one in occurrences:
            if guid := self.guid(one):
                span = one.span
                start = instant(span.start) if span else None
                end = instant(span.end) if span and span.end else start
                bearers = self._bearers[_uid(one.event)]
                if len(bearers) < _MOST_BEARERS:
                    bearers.append(_Bearer(guid, start, end))

    def guid(self, one: Occurrence) -> str | None:
        """Return the guid of a session; None where the file gives it none."""
        if id(one) not in self._guids:
            self._guids[id(one)] = self._guid(one)
        return self._guids[id(one)]

    def _guid(self, one: Occurrence) -> str | None:
        uid = _uid(one.event)
        if not uid or (self._uses[uid] == 1 and one.original is None):
            return uid or None
        moment = _moment(one)
        guid = f"{uid}#{moment}"
        if self._starts[uid, moment] <= 1:
            return guid
        title = fold(one.event.text("SUMMARY"))
        return f"{guid}#{hashlib.sha256(title.encode()).hexdigest()[:8]}"

    def first_of(self, one: Occurrence) -> str | None:
        """Return the guid of the session that one of a repeating event repeats; None for the first itself."""
        bearers = self._bearers.get(_uid(one.event))
        if one.original is None or not bearers:
            return None
        first, own = bearers[0].guid, self.guid(one)
        return first if first != own else None

    def parent(self, one: Occurrence) -> str | None:
        """Return the guid of the umbrella session; of several with its UID the one around the session."""
        for line in one.event.all("RELATED-TO")[:_MOST_BEARERS]:
            if (line.parameter("RELTYPE") or "PARENT").upper() != "PARENT":
                continue
            uid = line.text()
            bearers = self._bearers.get(uid, [])
            if len(bearers) > 1 and one.span:
                start = instant(one.span.start)
                around = (b for b in bearers if b.start and b.end and b.start <= start <= b.end)
                bearers = list(islice(around, 1))
            return bearers[0].guid if bearers else uid or None
        return None

    def _tell_shared(self, occurrences: Sequence[Occurrence], findings: Findings) -> None:
        """Tell of UIDs that several events have though none of them repeats."""
        single = [one.event for one in occurrences if one.original is None]
        uses = Counter(map(_uid, single))
        told: set[str] = set()
        for event in single:
            uid = _uid(event)
            if uid and uses[uid] > 1 and uid not in told:
                told.add(uid)
                findings.warning("format.guid_twice", str(event.number), uid, n=str(uses[uid]))


def _uid(event: Component) -> str:
    return event.text("UID")


def _moment(one: Occurrence) -> str:
    """Return what tells the sessions of one UID apart: the UTC start, of a repeat the one its rule has."""
    at = one.original or (one.span.start if one.span else None)
    if at is None:
        return "unscheduled"
    return f"{instant(at):%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"
