"""Programmes written a session a line: ``title | 30 10:00-11:00 | place | organisers | people``.

The day is one of September 2030; what follows the title may be left out. Several names are
parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Details, Organisation, Person, Programme, Role, Room, Session

ZONE = ZoneInfo("Europe/Stockholm")


def programme(lines: Mapping[str, str] | Iterable[str], key: str = "written") -> Programme:
    """Return a programme of these lines, by guid; the guids are "s0", "s1" … where none are given."""
    named = lines if isinstance(lines, Mapping) else {f"s{n}": line for n, line in enumerate(lines)}
    made = [_session(guid, *map(str.strip, line.split("|"))) for guid, line in named.items()]
    names = {name for session, people in made for name in (*session.rooms, *session.organisers, *people)}
    return Programme(
        key,
        "Written",
        "Europe/Stockholm",
        sessions=tuple(session for session, _ in made),
        details={s.guid: Details(persons=tuple(map(Role, people))) for s, people in made},
        rooms={name: Room(name, name) for name in names},
        organisations={name: Organisation(name, name) for name in names},
        persons={name: Person(name, name) for name in names},
    )


def with_details(made: Programme, guid: str, **fields: object) -> Programme:
    """Return a programme with other details of one session."""
    details = {**made.details, guid: made.details[guid]._replace(**fields)}  # type: ignore[arg-type]
    return made._replace(details=details)


def with_session(made: Programme, guid: str, **fields: object) -> Programme:
    """Return a programme with one session changed."""
    sessions = tuple(s._replace(**fields) if s.guid == guid else s for s in made.sessions)  # type: ignore[arg-type]
    return made._replace(sessions=sessions)


def _session(
    guid: str, title: str, when: str = "", place: str = "", organisers: str = "", people: str = ""
) -> tuple[Session, tuple[str, ...]]:
    day, _, times = when.partition(" ")
    start, end = ([*(_at(day, time) for time in times.split("-")), None] if day else [None, None])[:2]
    session = Session(guid, title, start, end, rooms=_names(place), organisers=_names(organisers))
    return session, _names(people)


def _at(day: str, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return datetime(2030, 9, int(day), hour, minute, tzinfo=ZONE)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())
