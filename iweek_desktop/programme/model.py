"""The programme as values: what a conference publishes, in the field's words.

A `Session` holds what is needed to place and name it; its `Details` hold what is needed to
read about it, so that a view of one day does not have to load every long text. All text is
the Markdown subset of `programme.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

Json = Mapping[str, object]
DAY_CHANGE = time(4, 0)
"""What starts before this belongs to the day before, where a programme says nothing else."""

UNKNOWN_LENGTH = timedelta(minutes=30)
"""The slot in which a session without a stated end is drawn and counted."""


class Level(StrEnum):
    """How much the user wants a session."""

    MAYBE = "maybe"
    MUST = "must"


class Attendance(StrEnum):
    """Where one takes part."""

    ONSITE = "onsite"
    ONLINE = "online"
    MIXED = "mixed"


class State(StrEnum):
    """What the organiser says of a session; RFC 5545 spelling."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class Link(NamedTuple):
    """An address with its title."""

    url: str
    title: str | None = None
    type: str | None = None
    extra: Json | None = None


class Organisation(NamedTuple):
    """Who arranges, or takes part in arranging."""

    guid: str
    name: str
    url: str | None = None
    extra: Json | None = None


class Person(NamedTuple):
    """Someone who appears in sessions; `organisation` is a guid."""

    guid: str
    name: str
    organisation: str | None = None
    biography: str | None = None
    url: str | None = None
    links: tuple[Link, ...] = ()
    extra: Json | None = None


class Role(NamedTuple):
    """A person's part in one session."""

    person: str
    role: str | None = None
    extra: Json | None = None


class Room(NamedTuple):
    """A place, or a meeting on the net; `geo` is latitude and longitude in degrees."""

    guid: str
    name: str
    venue: str | None = None
    city: str | None = None
    address: str | None = None
    capacity: int | None = None
    type: str | None = None
    url: str | None = None
    geo: tuple[float, float] | None = None
    extra: Json | None = None

    @property
    def online(self) -> bool:
        """Whether this room is a meeting on the net."""
        return (self.type or "").casefold() == "online"


class Track(NamedTuple):
    """A theme or a series; `colour` is as the file writes it."""

    slug: str
    name: str
    colour: str | None = None
    extra: Json | None = None


class Registration(NamedTuple):
    """What is known of signing up for a session."""

    url: str | None = None
    required: bool | None = None
    deadline: datetime | None = None
    seats_left: int | None = None
    extra: Json | None = None


class Recording(NamedTuple):
    """Whether and where a session is recorded."""

    url: str | None = None
    licence: str | None = None
    optout: bool | None = None
    extra: Json | None = None


class Session(NamedTuple):
    """One session as a grid or a list needs it.

    `start` and `end` are aware datetimes in the programme's zone; `start` None means
    unscheduled, `end` None means that the length is unknown. An all-day session starts at
    local midnight and ends at a later local midnight (exclusive). `rooms`, `organisers` and
    `partners` hold guids, `tracks` slugs, `parent` and `occurrence_of` session guids.
    """

    guid: str
    title: str
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    parent: str | None = None
    occurrence_of: str | None = None
    rooms: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    attendance: Attendance | None = None
    type: str | None = None
    language: str | None = None
    state: State = State.CONFIRMED

    @property
    def drawn_end(self) -> datetime | None:
        """The end to draw and to compare with: a missing one is `UNKNOWN_LENGTH` after the start."""
        if self.end is not None or self.start is None:
            return self.end
        # Elapsed time: adding to a datetime that has a zone moves its wall time instead.
        return (self.start.astimezone(UTC) + UNKNOWN_LENGTH).astimezone(self.start.tzinfo)

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place."""
        return self.state in (State.CANCELLED, State.WITHDRAWN)


class Details(NamedTuple):
    """What one reads about a session once it is opened."""

    id: str | None = None
    code: str | None = None
    slug: str | None = None
    subtitle: str | None = None
    abstract: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    persons: tuple[Role, ...] = ()
    partners: tuple[str, ...] = ()
    url: str | None = None
    registration: Registration | None = None
    stream_url: str | None = None
    feedback_url: str | None = None
    recording: Recording | None = None
    links: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    updated: datetime | None = None
    extra: Json | None = None


class Programme(NamedTuple):
    """A whole programme. Sessions are in reading order: start, then end, then file order.

    `rooms`, `organisations` and `persons` are keyed by guid, `tracks` by slug, `details` by
    session guid; each keeps the order of the file. `extra` are the unknown keys of the
    conference object, `file_extra` those of the file's root.
    """

    key: str
    title: str
    zone_name: str
    sessions: Sequence[Session] = ()
    details: Mapping[str, Details] = MappingProxyType({})
    rooms: Mapping[str, Room] = MappingProxyType({})
    tracks: Mapping[str, Track] = MappingProxyType({})
    organisations: Mapping[str, Organisation] = MappingProxyType({})
    persons: Mapping[str, Person] = MappingProxyType({})
    acronym: str | None = None
    subtitle: str | None = None
    description: str | None = None
    start: date | None = None
    end: date | None = None
    day_change: time = DAY_CHANGE
    city: str | None = None
    venue: str | None = None
    logo: str | None = None
    url: str | None = None
    languages: tuple[str, ...] = ()
    colours: Json | None = None
    organisers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    version: str | None = None
    updated: datetime | None = None
    base_url: str | None = None
    source_url: str | None = None
    extra: Json | None = None
    file_extra: Json | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the programme's times are stated."""
        return ZoneInfo(self.zone_name)

    def room_list(self, session: Session) -> list[Room]:
        """Return the session's rooms; a guid that the programme does not define is a room of that name."""
        return [self.rooms.get(guid) or Room(guid, guid) for guid in session.rooms]

    def organiser_names(self, guids: Iterable[str]) -> list[str]:
        """Return the names of organisations, in the order given."""
        return [self.organisations[guid].name if guid in self.organisations else guid for guid in guids]

    def track_list(self, session: Session) -> list[Track]:
        """Return the session's tracks; the first gives the colour."""
        return [self.tracks.get(slug) or Track(slug, slug) for slug in session.tracks]

    def person_name(self, guid: str) -> str:
        """Return a person's public name."""
        person = self.persons.get(guid)
        return person.name if person else guid

    def city_of(self, session: Session) -> str | None:
        """Return the city of the session's first place that has one, else the conference's own.

        A session of which no place is stated, or that is only online, has no city.
        """
        physical = [room for room in self.room_list(session) if not room.online]
        for room in physical:
            if room.city:
                return room.city
        return self.city if physical else None

    def attendance_of(self, session: Session) -> Attendance | None:
        """Return the stated way of attending, else the one its rooms' types say, else None."""
        if session.attendance is not None or not session.rooms:
            return session.attendance
        rooms = self.room_list(session)
        if all(room.online for room in rooms):
            return Attendance.ONLINE
        if any(room.online for room in rooms):
            return Attendance.MIXED
        return Attendance.ONSITE if any(room.type for room in rooms) else None
