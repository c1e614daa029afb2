"""A session as JSON: the shape that `list`, `show` and `favourite list` share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from iweek_desktop.commands.marked import Marked
from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.model import Details, Registration


def shape(marked: Marked) -> Mapping[str, object]:
    """Return a session with all its names as a JSON object; what is not stated is null or an empty list."""
    programme, session = marked.programme, marked.session
    details = programme.details.get(session.guid) or Details()
    day = session_day(session, programme.day_change, programme.zone)
    attendance = programme.attendance_of(session)
    return {
        "id": session.guid,
        "title": session.title,
        "subtitle": details.subtitle,
        "abstract": details.abstract,
        "description": details.description,
        "start": _iso(session.start),
        "end": _iso(session.end),
        "day": day.isoformat() if day else None,
        "rooms": [room.name for room in programme.room_list(session)],
        "tracks": [track.name for track in programme.track_list(session)],
        "persons": [programme.person_name(role.person) for role in details.persons],
        "organisers": programme.organiser_names(session.organisers),
        "partners": programme.organiser_names(details.partners),
        "city": programme.city_of(session),
        "attendance": attendance.value if attendance else None,
        "type": session.type,
        "language": session.language,
        "tags": list(details.tags),
        "registration": _registration(details.registration),
        "state": None if marked.gone else session.state.value,
        "parent": session.parent,
        "url": details.url,
        "favourite": marked.level.value if marked.level else None,
        "note": marked.note or None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _registration(registration: Registration | None) -> Mapping[str, object] | None:
    if registration is None:
        return None
    return {
        "url": registration.url,
        "required": registration.required,
        "deadline": _iso(registration.deadline),
        "seats_left": registration.seats_left,
    }
