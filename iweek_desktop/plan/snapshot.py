"""A session as it is kept beside a favourite, for the day when the session has gone."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.store.rows import Snapshot


def snapshot_of(programme: Programme, session: Session) -> Snapshot:
    """Return a session's title, time and place as they are now; "" where no place is stated."""
    return Snapshot(session.title, session.start, session.end, _place(programme, session))


def as_it_was(guid: str, taken: Snapshot, zone: ZoneInfo) -> Session:
    """Return a session as it was when it was chosen, with its place as one room.

    What went on from midnight to midnight lasted whole days: a snapshot does not tell the two apart.
    """
    start, end = (at.astimezone(zone) if at else None for at in (taken.start, taken.end))
    all_day = start is not None and end is not None and end > start and _midnight(start) and _midnight(end)
    rooms = (taken.place,) if taken.place else ()
    return Session(guid, taken.title, start, end, all_day, rooms=rooms)


def _midnight(at: datetime) -> bool:
    return at.time() == time()


def _place(programme: Programme, session: Session) -> str:
    parts: list[str] = []
    for room in programme.room_list(session):
        parts += [room.name, room.venue or ""]
    parts.append(programme.city_of(session) or "")
    return ", ".join(dict.fromkeys(part for part in parts if part))
