"""A programme to native JSON: complete, in the published order of keys, without empty ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from iweek_desktop import __version__
from iweek_desktop.formats.native_models import FORMAT, FORMAT_VERSION
from iweek_desktop.programme.model import (
    DAY_CHANGE,
    Details,
    Json,
    Link,
    Organisation,
    Person,
    Programme,
    Recording,
    Registration,
    Role,
    Room,
    Session,
    State,
    Track,
)

Object = dict[str, object]


def write(programme: Programme) -> bytes:
    """Return the whole programme as a native file: UTF-8, one space of indent, a line end at the end."""
    text = json.dumps(_file(programme), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def _object(known: Mapping[str, object], extra: Json | None) -> Object:
    """Return what is there of the known keys, in their order, then the keys the format does not know."""
    kept = {key: value for key, value in known.items() if value is not None and value != []}
    return {**kept, **{key: value for key, value in (extra or {}).items() if key not in kept}}


def _instant(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _file(programme: Programme) -> Object:
    known = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": {"name": "iweek-desktop", "version": __version__},
        "version": programme.version,
        "updated": _instant(programme.updated),
        "base_url": programme.base_url,
        "url": programme.source_url,
        "conference": _conference(programme),
        "tracks": [_track(track) for track in programme.tracks.values()],
        "rooms": [_room(room) for room in programme.rooms.values()],
        "organizations": [_organisation(one) for one in programme.organisations.values()],
        "persons": [_person(person) for person in programme.persons.values()],
        "events": [_event(one, programme.details.get(one.guid) or Details()) for one in programme.sessions],
    }
    return _object(known, programme.file_extra)


def _conference(programme: Programme) -> Object:
    day_change = programme.day_change
    known = {
        "key": programme.key,
        "acronym": programme.acronym,
        "description": programme.description,
        "organizers": list(programme.organisers),
        "partners": list(programme.partners),
        "title": programme.title,
        "subtitle": programme.subtitle,
        "start": programme.start.isoformat() if programme.start else None,
        "end": programme.end.isoformat() if programme.end else None,
        "time_zone_name": programme.zone_name,
        "day_change": None if day_change == DAY_CHANGE else day_change.isoformat(timespec="minutes"),
        "city": programme.city,
        "venue": programme.venue,
        "logo": programme.logo,
        "url": programme.url,
        "languages": list(programme.languages),
        "colors": programme.colours,
    }
    return _object(known, programme.extra)


def _track(track: Track) -> Object:
    return _object({"slug": track.slug, "name": track.name, "color": track.colour}, track.extra)


def _room(room: Room) -> Object:
    known = {
        "guid": room.guid,
        "name": room.name,
        "venue": room.venue,
        "city": room.city,
        "address": room.address,
        "capacity": room.capacity,
        "type": room.type,
        "url": room.url,
        "geo": list(room.geo) if room.geo else None,
    }
    return _object(known, room.extra)


def _organisation(one: Organisation) -> Object:
    return _object({"guid": one.guid, "name": one.name, "url": one.url}, one.extra)


def _person(person: Person) -> Object:
    known = {
        "guid": person.guid,
        "name": person.name,
        "organization": person.organisation,
        "biography": person.biography,
        "url": person.url,
        "links": _links(person.links),
    }
    return _object(known, person.extra)


def _links(links: Iterable[Link]) -> list[Object]:
    return [_object({"url": one.url, "title": one.title, "type": one.type}, one.extra) for one in links]


def _role(role: Role) -> Object:
    return _object({"guid": role.person, "role": role.role}, role.extra)


def _event(session: Session, details: Details) -> Object:
    start, end = _times(session)
    known = {
        "guid": session.guid,
        "id": details.id,
        "code": details.code,
        "slug": details.slug,
        "parent": session.parent,
        "occurrence_of": session.occurrence_of,
        "title": session.title,
        "subtitle": details.subtitle,
        "abstract": details.abstract,
        "description": details.description,
        "start": start,
        "end": end,
        "rooms": list(session.rooms),
        "attendance": session.attendance,
        "tracks": list(session.tracks),
        "tags": list(details.tags),
        "type": session.type,
        "language": session.language,
        "persons": [_role(role) for role in details.persons],
        "organizers": list(session.organisers),
        "partners": list(details.partners),
        "state": None if session.state is State.CONFIRMED else session.state,
        "updated": _instant(details.updated),
        "url": details.url,
        "registration": _registration(details.registration),
        "stream_url": details.stream_url,
        "feedback_url": details.feedback_url,
        "recording": _recording(details.recording),
        "links": _links(details.links),
        "attachments": _links(details.attachments),
    }
    return _object(known, details.extra)


def _times(session: Session) -> tuple[str | None, str | None]:
    """Return start and end; of an all-day session the first day, and the last where it is another one."""
    if not session.all_day or session.start is None:
        return _instant(session.start), _instant(session.end)
    first = session.start.date()
    last = session.end.date() - timedelta(days=1) if session.end else first
    return first.isoformat(), last.isoformat() if last > first else None


def _registration(entry: Registration | None) -> Object | None:
    if entry is None:
        return None
    known = {
        "url": entry.url,
        "required": entry.required,
        "deadline": _instant(entry.deadline),
        "seats_left": entry.seats_left,
    }
    return _object(known, entry.extra)


def _recording(entry: Recording | None) -> Object | None:
    if entry is None:
        return None
    known = {"url": entry.url, "license": entry.licence, "optout": entry.optout}
    return _object(known, entry.extra)
