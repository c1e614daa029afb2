"""Whether two programmes of different keys could be one conference, read from two sources."""

from __future__ import annotations

from datetime import date

from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.likeness import OTHER_TITLE, spelt_alike
from iweek_desktop.programme.matching import alike_sessions
from iweek_desktop.programme.model import Programme

SHARED = 0.5
"""So much of the smaller programme has to be in the other one too, …"""

NEARLY_ALL = 0.8
"""… and so much of it where their titles have nothing in common."""

FEWEST = 3
"""So many sessions have to be in both, if there are as many."""


def could_be_one(one: Programme, other: Programme) -> bool:
    """Whether dates overlap and many sessions are alike, most of them if the titles are not.

    Dates that do not overlap, such as those of another year, make two programmes.
    """
    smaller = min(len(one.sessions), len(other.sessions))
    if not smaller or not _overlap(one, other):
        return False
    shared = len(alike_sessions(one, other))
    needed = SHARED if _titles_alike(one, other) else NEARLY_ALL
    return shared >= min(FEWEST, smaller) and shared >= needed * smaller


def _overlap(one: Programme, other: Programme) -> bool:
    spans = _span(one), _span(other)
    if spans[0] is None or spans[1] is None:
        return False
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _span(programme: Programme) -> tuple[date, date] | None:
    """Return the first and last date on which something starts, else those that are stated."""
    zone = programme.zone
    dates = [session.start.astimezone(zone).date() for session in programme.sessions if session.start]
    if dates:
        return min(dates), max(dates)
    if programme.start is None:
        return None
    return programme.start, max(programme.start, programme.end or programme.start)


def _titles_alike(one: Programme, other: Programme) -> bool:
    names = [{fold(name) for name in (p.title, p.acronym or "") if fold(name)} for p in (one, other)]
    return any(
        here in there or there in here or spelt_alike(here, there) >= OTHER_TITLE
        for here in names[0]
        for there in names[1]
    )
