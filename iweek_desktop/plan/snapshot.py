"""A session as it is kept beside a favourite, for the day when the session has gone."""

from __future__ import annotations

from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.store.rows import Snapshot


def snapshot_of(programme: Programme, session: Session) -> Snapshot:
    """Return a session's title, time and place as they are now; "" where no place is stated."""
    return Snapshot(session.title, session.start, session.end, _place(programme, session))


def _place(programme: Programme, session: Session) -> str:
    parts: list[str] = []
    for room in programme.room_list(session):
        parts += [room.name, room.venue or ""]
    parts.append(programme.city_of(session) or "")
    return ", ".join(dict.fromkeys(part for part in parts if part))
