"""One session as one row of the shelf, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from iweek_desktop.library.packing import epoch, instant
from iweek_desktop.programme.days import days_of
from iweek_desktop.programme.model import Attendance, Programme, Session, State

Row = tuple[Any, ...]

COLUMNS = (
    "guid, title, start_s, end_s, all_day, parent, occurrence_of, "
    "rooms, tracks, organisers, attendance, type, language, state"
)

UNSCHEDULED = 0
"""The day of a session without a start; days are counted from 0001-01-01, which is 1."""

_BETWEEN = "\x1f"
_AS_JSON = "\x1e"


def session_days(programme: Programme) -> Iterator[int]:
    """Yield the day of every session, counted as in its row."""
    for day in days_of(programme, programme.sessions):
        yield day.toordinal() if day else UNSCHEDULED


def session_rows(programme: Programme) -> Iterator[Row]:
    """Yield day, position and `COLUMNS` of every session, in reading order.

    Numbers and texts are plain ones: of a truth value or an enumeration SQLite first asks what it is.
    """
    known: dict[tuple[datetime, int], int] = {}

    def seconds(at: datetime) -> int:
        """Return `epoch`, worked out once for all sessions of one time."""
        key = at, at.fold
        if key not in known:
            known[key] = epoch(at)
        return known[key]

    for position, (day, session) in enumerate(zip(session_days(programme), programme.sessions, strict=True)):
        yield (
            day,
            position,
            session.guid,
            session.title,
            seconds(session.start) if session.start else None,
            seconds(session.end) if session.end else None,
            int(session.all_day),
            session.parent,
            session.occurrence_of,
            _joined(session.rooms),
            _joined(session.tracks),
            _joined(session.organisers),
            session.attendance and str(session.attendance),
            session.type,
            session.language,
            str(session.state),
        )


def session_reader(zone: ZoneInfo) -> Callable[[Row], Session]:
    """Return what makes a session of a row of `COLUMNS`; equal instants and lists are made once."""
    instants: dict[int | None, datetime | None] = {None: None}
    lists: dict[str | None, tuple[str, ...]] = {None: ()}
    states = {state.value: state for state in State}
    attendances: dict[str | None, Attendance | None] = {None: None, **{a.value: a for a in Attendance}}

    def at(seconds: int | None) -> datetime | None:
        if seconds is not None and seconds not in instants:
            instants[seconds] = instant(seconds, zone)
        return instants[seconds]

    def split(text: str | None) -> tuple[str, ...]:
        if text not in lists:
            lists[text] = _split(text or "")
        return lists[text]

    def session(row: Row) -> Session:
        return Session(
            row[0], row[1], at(row[2]), at(row[3]), row[4] != 0, row[5], row[6],
            split(row[7]), split(row[8]), split(row[9]),
            attendances[row[10]], row[11], row[12], states[row[13]],
        )  # fmt: skip

    return session


def _joined(texts: tuple[str, ...]) -> str | None:
    if not texts:
        return None
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) != len(texts) - 1 or joined.startswith(_AS_JSON):
        return _AS_JSON + json.dumps(texts)
    return joined


def _split(text: str) -> tuple[str, ...]:
    if text.startswith(_AS_JSON):
        return tuple(json.loads(text[1:]))
    return tuple(text.split(_BETWEEN))
