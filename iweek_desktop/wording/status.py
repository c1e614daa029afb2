"""The lines that count: in the header of a day and at the bottom of the window."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.programme.moments import Moment, Moments
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import (
    EN_DASH,
    clock_time,
    day_tab,
    full_date,
    time_range,
    weekday,
    zone_name,
)
from iweek_desktop.wording.sessions import is_days_apart


def day_facts(
    say: Wording, sessions: Sequence[Session], moments: Sequence[Moment | None] | None = None
) -> str:
    """Return "6 sessions · 09:00–14:30"; an end that is a day or more away is told with its date.

    `moments` are the times of the sessions, where they are known.
    """
    count = say.plural("{n} session", "{n} sessions", len(sessions))
    known = Moments().of(sessions) if moments is None else moments
    timed = [(moment, row) for row, moment in enumerate(known) if moment]
    if not timed:
        return count
    (_, row), (_, other) = min(timed), max(timed, key=lambda one: one[0].end)
    first, last = sessions[row].start, sessions[other].drawn_end
    assert first is not None and last is not None, "what has a moment has times"
    if is_days_apart(first, last):
        return f"{count} · {clock_time(first)}{EN_DASH}{day_tab(say, last.date())} {clock_time(last)}"
    return f"{count} · {time_range(first, last)}"


def status_left(
    say: Wording,
    day: date,
    sessions: Sequence[Session],
    levels: Mapping[str, Level],
    clashes: Collection[str],
    unscheduled: int,
) -> str:
    """Return what the day holds, in one line."""
    named = weekday(say, day)
    if not sessions:
        parts = [say("No sessions on {weekday}", weekday=named)]
    else:
        parts = [
            say.plural("{n} session on {weekday}", "{n} sessions on {weekday}", len(sessions), weekday=named)
        ]
    starred = sum(1 for session in sessions if session.guid in levels)
    if starred:
        parts.append(say.plural("{n} favourite", "{n} favourites", starred))
    crossing = sum(1 for session in sessions if session.guid in clashes)
    if crossing:
        parts.append(say.plural("{n} of them clashes", "{n} of them clash", crossing))
    if unscheduled:
        parts.append(
            say.plural(
                "{n} without a time, last in the list", "{n} without a time, last in the list", unscheduled
            )
        )
    return " · ".join(parts)


def search_status(say: Wording, text: str, hits: int, day: date, here: int) -> str:
    """Return how many sessions a search has found, in the whole programme and on the day shown."""
    found = say.plural("{n} match for “{q}”", "{n} matches for “{q}”", hits, q=text)
    shown = say("{n} of them on {weekday}", n=here, weekday=weekday(say, day))
    # Without the mark, the number behind words of a script that runs to the left would stand among them.
    parted = "\N{LEFT-TO-RIGHT MARK} · " if any("\u0590" <= sign <= "\u08ff" for sign in text) else " · "
    return f"{found}{parted}{shown}" if hits else found


def status_right(
    say: Wording, programme: Programme, at: datetime, zone: ZoneInfo, simulated: datetime | None = None
) -> tuple[str, ...]:
    """Return what holds for everything: the zone of times, the date of the version, a simulated time.

    Args:
        say: the wording.
        programme: the programme.
        at: an instant of the day shown: the zone's short name depends on it.
        zone: the zone in which times are told.
        simulated: the present time where it is not the real one.
    """
    short = at.astimezone(zone).tzname() or ""
    name = zone_name(say, zone.key)
    told = f"{name} ({short})" if short not in ("", name) and short[0] not in "+-" else name
    parts = [say("Times in {zone}", zone=told)]
    if programme.updated:
        parts.append(say("Programme of {date}", date=full_date(say, programme.updated.date())))
    if simulated is not None:
        parts.append(say("Simulated time {time}", time=clock_time(simulated.astimezone(zone))))
    return tuple(parts)
