"""The parts of a list of sessions: a day each, or an initial letter each, under a heading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from iweek_desktop.programme.model import Session
from iweek_desktop.programme.text import initial, swedish_key
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames

NO_LETTER = "0–9"


class Order(StrEnum):
    """What a list of sessions is sorted by."""

    TIME = "time"
    TITLE = "title"


class Section(NamedTuple):
    """A heading and the sessions under it; `day` is None where they share no day."""

    heading: str
    facts: str
    day: date | None
    sessions: tuple[Session, ...]


def by_time(
    say: Wording, days: Iterable[tuple[date | None, tuple[Session, ...]]], *, searching: bool
) -> tuple[Section, ...]:
    """Return a section for each day, and a last one for the sessions without a time.

    While searching, days without a match are left out.
    """
    days = tuple(days)
    names = DayNames(say, [day for day, _ in days if day])
    return tuple(
        Section(
            names.heading(day) if day else say("Without a time"),
            _facts(say, len(sessions), searching),
            day,
            sessions,
        )
        for day, sessions in days
        if sessions or (day and not searching)
    )


def by_title(say: Wording, sessions: Iterable[Session], *, searching: bool) -> tuple[Section, ...]:
    """Return a section for each initial letter, in Swedish order; equal titles stay in order of time."""
    ranked = sorted(
        ((swedish_key(session.title), session) for session in sessions), key=lambda entry: entry[0]
    )
    runs = (
        (letter, tuple(session for _, session in run))
        for letter, run in groupby(ranked, key=lambda entry: initial(entry[0]) or NO_LETTER)
    )
    return tuple(Section(letter, _facts(say, len(run), searching), None, run) for letter, run in runs)


def _facts(say: Wording, count: int, searching: bool) -> str:
    if searching:
        return say.plural("{n} match", "{n} matches", count)
    return say.plural("{n} session", "{n} sessions", count) if count else say("No sessions")
