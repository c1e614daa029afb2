"""What a calendar entry says of a session: its place on one line, and its body as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from iweek_desktop.export.calendar_text import (
    BODY_UNITS,
    LINE_UNITS,
    lines_of,
    shorten,
    trimmed,
    units,
)
from iweek_desktop.programme.model import Attendance, Details, Link, Programme, Registration, Room, Session
from iweek_desktop.programme.text import one_line, plain, safe_url
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time, full_date


def place_line(programme: Programme, session: Session, details: Details, say: Wording) -> str:
    """Return rooms, venue, address and city, then the meeting's name and link; "" where none is stated.

    A line that is too long loses of the places first, so that the link stays whole.
    """
    rooms = programme.room_list(session)
    places = "; ".join(_places(programme, [room for room in rooms if not room.online]))
    meetings = [_meeting(room, details) for room in rooms if room.online]
    if not rooms and session.attendance is Attendance.ONLINE:
        meetings = [_meeting(Room("", say("Online")), details)]
    online = "; ".join(meeting for meeting in meetings if meeting)
    left = LINE_UNITS - units(online) - 2
    if not places or not online or left < 1:
        return shorten(online or places, LINE_UNITS)
    return f"{shorten(places, left)}; {online}"


def _places(programme: Programme, rooms: Iterable[Room]) -> Iterator[str]:
    """Yield each venue once, its rooms before it."""
    by_place: dict[tuple[str, ...], list[str]] = {}
    for room in rooms:
        around = (room.venue or programme.venue, room.address, room.city or programme.city)
        by_place.setdefault(tuple(part or "" for part in around), []).append(room.name)
    for around_room, names in by_place.items():
        parts = (one_line(part) for part in (*names, *around_room))
        yield ", ".join(dict.fromkeys(part for part in parts if part))


def _meeting(room: Room, details: Details) -> str:
    """Return the name and the link; a link that would not fit is left to the description."""
    name = one_line(room.name)
    url = link_of(room.url) or link_of(details.stream_url)
    whole = f"{name} {url}".strip() if url else name
    return whole if units(whole) <= LINE_UNITS else name


def link_of(url: str | None) -> str | None:
    """Return a web or mail address as ASCII, so that no reader cuts it short; None where it is not safe."""
    from urllib.parse import quote

    safe = safe_url(url.strip()) if url else None
    if not safe or any(c.isspace() or not c.isprintable() for c in safe):
        return None
    return quote(safe, safe="!#$%&'()*+,/:;=?@[]~")


def body(
    programme: Programme, session: Session, details: Details, umbrella: str | None, note: str, say: Wording
) -> str:
    """Return the description: what it is about, who takes part, the note asked for, the links.

    A text that is too long is cut before the links.

    Args:
        programme: gives the names.
        session: the session to describe.
        details: its longer texts.
        umbrella: the title of the session that this one is part of.
        note: the user's own note, "" where none is to be told.
        say: the language of the labels.
    """
    links = _within("\n".join(_links(programme, session, details, say)), BODY_UNITS // 2)
    rest = list(_paragraphs(programme, session, details, umbrella, say))
    if note.strip():
        rest.append(say("My note: {note}", note=lines_of(note)))
    text = "\n\n".join(rest)
    if not links:
        return shorten(text, BODY_UNITS)
    text = shorten(text, BODY_UNITS - units(links) - 2)
    return f"{text}\n\n{links}" if text else links


def _paragraphs(
    programme: Programme, session: Session, details: Details, umbrella: str | None, say: Wording
) -> Iterator[str]:
    if details.subtitle and (subtitle := one_line(details.subtitle)):
        yield subtitle
    yield from _texts(details)
    facts = [
        (say("Contributors"), (_person(programme, role.person, role.role) for role in details.persons)),
        (say("Organisers"), programme.organiser_names(session.organisers)),
        (say("Partners"), programme.organiser_names(details.partners)),
        (say("Part of"), [umbrella] if umbrella else []),
    ]
    lines = []
    for label, names in facts:
        told = [name for name in map(one_line, names) if name]
        if told:
            lines.append(f"{label}: {', '.join(told)}")
    if lines:
        yield "\n".join(lines)


def _texts(details: Details) -> Iterator[str]:
    """Yield abstract and description, or the longer alone where one begins with the other."""
    abstract = trimmed(plain(details.abstract or ""))
    description = trimmed(plain(details.description or ""))
    if abstract and not _begins(description, abstract):
        yield abstract
    if description and (_begins(description, abstract) or not _begins(abstract, description)):
        yield description


def _begins(text: str, beginning: str) -> bool:
    folded, start = (" ".join(words.split()).casefold() for words in (text, beginning))
    return folded.startswith(start) and not folded[len(start) : len(start) + 1].isalnum()


def _person(programme: Programme, guid: str, role: str | None) -> str:
    name = programme.person_name(guid)
    return f"{name} ({role})" if role else name


def _links(programme: Programme, session: Session, details: Details, say: Wording) -> list[str]:
    """Return a line for each address, the likeliest wanted first and none twice."""
    rooms = (room.url for room in programme.room_list(session) if room.online)
    candidates = chain(
        _safe((say("Join online"), url) for url in (details.stream_url, *rooms)),
        _registration(programme, details.registration, say),
        _safe([(say("Read more"), details.url)]),
        _safe((_link_title(link, say), link.url) for link in (*details.links, *details.attachments)),
    )
    lines: dict[str, str] = {}
    for label, link in candidates:
        lines.setdefault(link or label, f"{label}: {link}" if link else label)
    return list(lines.values())


def _safe(labelled: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    for label, url in labelled:
        if link := link_of(url):
            yield label, link


def _registration(
    programme: Programme, registration: Registration | None, say: Wording
) -> Iterator[tuple[str, str | None]]:
    if registration is None:
        return
    link = link_of(registration.url)
    if registration.deadline:
        deadline = registration.deadline.astimezone(programme.zone)
        when = f"{full_date(say, deadline)} {clock_time(deadline)}"
        yield say("Register by {deadline}", deadline=when), link
    elif link:
        yield say("Registration"), link
    elif registration.required:
        yield say("Registration required"), None


def _link_title(link: Link, say: Wording) -> str:
    return one_line(link.title or "") or say("Link")


def _within(lines: str, most: int) -> str:
    """Return as many whole lines as fit."""
    kept: list[str] = []
    for line in lines.splitlines():
        if units("\n".join([*kept, line])) > most:
            break
        kept.append(line)
    return "\n".join(kept)
