"""One session as a page of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from iweek_desktop.commands.marked import Marked
from iweek_desktop.commands.plain_list import state_word
from iweek_desktop.programme.model import Details, Programme, Role
from iweek_desktop.programme.text import one_line, plain
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import day_heading, duration, elapsed, zone_time
from iweek_desktop.wording.details import registration_line, session_links
from iweek_desktop.wording.sessions import attendance_name, level_name, place, times_inside


def page(say: Wording, marked: Marked) -> str:
    """Return all that is known of a session: head, facts, texts, links and the user's note."""
    details = marked.programme.details.get(marked.session.guid) or Details()
    parts = [
        _head(say, marked, details),
        _lines(_facts(say, marked, details)),
        *_texts(details),
        _lines(session_links(say, details)),
        _note(say, marked),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(say: Wording, marked: Marked, details: Details) -> str:
    session = marked.session
    lines = [one_line(session.title), one_line(details.subtitle or "")]
    if session.start is None:
        lines.append(say("Not scheduled"))
    else:
        day = day_heading(say, session.start.date())
        lines.append(
            f"{day} {session.start.year}, {times_inside(say, session)}{_told(say, marked, session.start)}"
        )
    lines.append(one_line(place(say, marked.programme, session)) or say("Place not stated"))
    lines.append(state_word(say, marked))
    return "\n".join(line for line in lines if line)


def _told(say: Wording, marked: Marked, start: datetime) -> str:
    """Return how long a session is and in which zone its times are told, in parentheses."""
    session = marked.session
    if session.all_day:
        return ""
    length = elapsed(start, session.end) if session.end else None
    parts = [duration(say, length)] if length else []
    return f" ({', '.join([*parts, zone_time(say, marked.programme.zone_name)])})"


def _facts(say: Wording, marked: Marked, details: Details) -> Iterator[tuple[str, str]]:
    programme, session = marked.programme, marked.session
    attendance = programme.attendance_of(session)
    parent = _title(programme, session.parent)
    yield say("Part of"), parent
    yield say("Organiser"), _joined(programme.organiser_names(session.organisers))
    yield say("Partner"), _joined(programme.organiser_names(details.partners))
    yield say("Theme"), _joined(track.name for track in programme.track_list(session))
    yield say("Persons"), _joined(_person(programme, role) for role in details.persons)
    yield say("Attendance"), attendance_name(say, attendance) if attendance else ""
    yield say("Format"), one_line(session.type or "")
    yield say("Language"), one_line(session.language or "")
    yield say("Tags"), _joined(details.tags)
    yield say("Registration"), registration_line(say, details)
    yield say("Favourite"), level_name(say, marked.level) if marked.level else ""
    yield say("ID"), one_line(session.guid)


def _title(programme: Programme, guid: str | None) -> str:
    """Return the title of an umbrella session; its guid where the programme has no such session."""
    if guid is None:
        return ""
    return next((one_line(s.title) for s in programme.sessions if s.guid == guid), one_line(guid))


def _person(programme: Programme, role: Role) -> str:
    name = programme.person_name(role.person)
    return f"{name} ({role.role})" if role.role else name


def _texts(details: Details) -> Iterator[str]:
    """Yield abstract and description; an abstract with which the description begins is left out."""
    abstract, description = plain(details.abstract or "").strip(), plain(details.description or "").strip()
    if not description.startswith(abstract):
        yield abstract
    yield description


def _note(say: Wording, marked: Marked) -> str:
    return f"{say('Your notes')}\n{plain(marked.note).strip()}" if marked.note.strip() else ""


def _lines(labelled: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {text}" for label, text in labelled if text)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(one_line(name) for name in names)
