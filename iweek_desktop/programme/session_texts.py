"""What one reads of a session, name by name, so that two versions of it can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from iweek_desktop.programme.model import Details, Link, Programme, Session
from iweek_desktop.programme.text import clean, one_line

Text = str | bool | datetime | tuple[str, ...] | None


def texts_of(programme: Programme, session: Session) -> dict[str, Text]:
    """Return all that is read of a session but title, time, place, and umbrella.

    White space at the ends of lines and texts does not count; nor do names by which the source
    knows a session, the time of its last change and the seats that are left.
    """
    details = programme.details.get(session.guid) or Details()
    registration, recording = details.registration, details.recording
    return {
        "subtitle": _line(details.subtitle),
        "abstract": _text(details.abstract),
        "description": _text(details.description),
        "persons": _names(_person(programme, role.person, role.role) for role in details.persons),
        "organisers": _names(programme.organiser_names(session.organisers)),
        "partners": _names(programme.organiser_names(details.partners)),
        "tracks": _names(track.name for track in programme.track_list(session)),
        "tags": _names(details.tags),
        "type": _line(session.type),
        "language": _line(session.language),
        "state": session.state.value,
        "url": _line(details.url),
        "registration_url": _line(registration.url) if registration else None,
        "registration_required": registration.required if registration else None,
        "registration_deadline": registration.deadline if registration else None,
        "stream_url": _line(details.stream_url),
        "recording_url": _line(recording.url) if recording else None,
        "links": _links(details.links),
        "attachments": _links(details.attachments),
    }


def _line(text: str | None) -> str | None:
    return one_line(text or "") or None


def _text(text: str | None) -> str | None:
    lines = (" ".join(line.split()) for line in clean(text or "").split("\n"))
    return "\n".join(lines).strip() or None


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one_line(name) for name in names)


def _person(programme: Programme, guid: str, role: str | None) -> str:
    name = programme.person_name(guid)
    return f"{name} ({role})" if role else name


def _links(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(f"{link.title} ({link.url})" if link.title else link.url for link in links)
