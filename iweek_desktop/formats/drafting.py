"""A programme in the making: what a reader collects in plain values, and what becomes of it.

A reader says what its file says - in the order in which the file says it, times as they are
stated - and `Draft.finish` does the rest once for all formats: the zone, guids, text, what is
twice, what leads nowhere, reading order. Whatever is wrong with one event costs only that one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time
from types import TracebackType
from typing import TypeVar
from zoneinfo import ZoneInfo

from iweek_desktop.formats.event import Event
from iweek_desktop.formats.linking import SessionDraft, first_day, identify, settle
from iweek_desktop.formats.reading import Findings, ReadOptions
from iweek_desktop.formats.register import Register
from iweek_desktop.formats.stated_times import StatedTimes
from iweek_desktop.formats.times import zone_named
from iweek_desktop.formats.written_text import LONGEST_LINE, readable, readable_line
from iweek_desktop.formats.written_values import Values, readable_within, state_of
from iweek_desktop.formats.zones import HOME, asked_zone, choose_zones
from iweek_desktop.programme.identity import programme_key
from iweek_desktop.programme.model import (
    DAY_CHANGE,
    Details,
    Json,
    Organisation,
    Person,
    Programme,
    Role,
    Room,
    Session,
    Track,
)

T = TypeVar("T")

UNTITLED = "–"
"""Stands for a title where nothing else can."""


class one_event:
    """Let what goes wrong inside cost one event, which is told by its place and its name.

    Spelled as what it does, and no generator, since it is entered for every event twice.
    """

    __slots__ = ("_findings", "_name", "_where")

    def __init__(self, findings: Findings, where: str, name: str | None = None) -> None:
        self._findings, self._where, self._name = findings, where, name

    def __enter__(self) -> None:
        """Begin with the event."""

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if kind is None or not issubclass(kind, Exception):
            return False
        self._findings.error("format.event", self._where, self._name or "", cause=kind.__name__)
        return True


class Draft:
    """Collect a programme and finish it.

    The attributes are the conference as its file describes it; those that the file does not
    have are left alone. `start` and `end` are dates, or times whose local date counts;
    `day_spans` are the beginnings and ends of its conference days.
    """

    def __init__(self, options: ReadOptions, findings: Findings) -> None:
        self.title: str | None = None
        self.key: str | None = None
        self.acronym: str | None = None
        self.subtitle: str | None = None
        self.description: str | None = None
        self.start: date | datetime | None = None
        self.end: date | datetime | None = None
        self.day_change: time | None = None
        self.day_spans: list[tuple[datetime, datetime]] = []
        self.zone_name: str | None = None
        self.zone_where = ""
        self.city: str | None = None
        self.venue: str | None = None
        self.logo: str | None = None
        self.url: str | None = None
        self.base_url: str | None = None
        self.source_url: str | None = None
        self.version: str | None = None
        self.updated: datetime | date | None = None
        self.languages: tuple[str, ...] = ()
        self.colours: Json | None = None
        self.organisers: list[str] = []
        self.extra: Json | None = None
        self._options = options
        self._findings = findings
        self._events: list[Event] = []
        self._rooms = Register(lambda name: Room(name, name), findings)
        self._tracks = Register(lambda name: Track(name, name), findings)
        self._persons = Register(lambda name: Person(name, name), findings)
        self._organisations = Register(lambda name: Organisation(name, name), findings)

    def room(self, room: Room | str | None) -> tuple[str, ...]:
        """Enter a room, or its name alone, and return the reference to it as `Event.rooms` takes it.

        Returns:
            One guid; none where there is no name. A `Room` without one ("") gets the name for it.
        """
        if isinstance(room, str):
            return _entered(self._rooms, "", room, Room)
        if room is None:
            return ()
        return _entered(
            self._rooms, room.guid, room.name, lambda key, name: room._replace(guid=key, name=name)
        )

    def track(self, track: Track | str | None) -> tuple[str, ...]:
        """Enter a track, as `room` does; its slug may be ""."""
        if isinstance(track, str):
            return _entered(self._tracks, "", track, Track)
        if track is None:
            return ()
        return _entered(
            self._tracks, track.slug, track.name, lambda key, name: track._replace(slug=key, name=name)
        )

    def organisation(self, organisation: Organisation | str | None) -> tuple[str, ...]:
        """Enter an organisation, as `room` does."""
        if isinstance(organisation, str):
            return _entered(self._organisations, "", organisation, Organisation)
        if organisation is None:
            return ()
        return _entered(
            self._organisations,
            organisation.guid,
            organisation.name,
            lambda key, name: organisation._replace(guid=key, name=name),
        )

    def person(self, person: Person | str | None, role: str | None = None) -> tuple[Role, ...]:
        """Enter a person, as `room` does, and return the part in a session as `Event.persons` takes it.

        The person's biography is as the file writes it.
        """
        if person is None:
            return ()
        key, name = ("", person) if isinstance(person, str) else (person.guid, person.name)
        keys = _entered(self._persons, key, name, lambda own, shown: self._person(person, own, shown))
        return (Role(keys[0], readable_line(role)),) if keys else ()

    def _person(self, person: Person | str, key: str, name: str) -> Person:
        if isinstance(person, str):
            return Person(key, name)
        return person._replace(guid=key, name=name, biography=self._biography(person))

    def _biography(self, entity: Person) -> str | None:
        return entity.biography and readable_within(entity.biography, entity.name, self._findings)

    def check(self) -> None:
        """Let whoever reads the file end it here."""
        self._options.check()

    def add(self, event: Event) -> None:
        """Add an event; those of one start keep their order."""
        self._events.append(event)

    def __len__(self) -> int:
        return len(self._events)

    def finish(self) -> Programme:
        """Return the programme of what was collected."""
        zones = choose_zones(self._asked(), self._named(), self._times(), self._findings)
        times = StatedTimes(zones, self._findings)
        values = Values(self._findings, self._base_url())
        if not self._events:
            self._findings.warning("format.no_events", "")
        sessions = []
        for event in self._events:
            self._options.check()
            with one_event(self._findings, event.where, event.title):
                sessions.append(_session_draft(event, times, values))
        return self._assemble(sessions, times, values)

    def _asked(self) -> ZoneInfo | None:
        return asked_zone(self._options.zone_name, self._findings)

    def _named(self) -> ZoneInfo | None:
        name = (self.zone_name or "").strip()
        zone = zone_named(name)
        if name and zone is None:
            self._findings.warning("format.zone", self.zone_where, name, HOME)
        return zone

    def _times(self) -> Iterator[datetime]:
        for event in self._events:
            if isinstance(event.start, datetime):
                yield event.start

    def _base_url(self) -> str | None:
        return Values(self._findings, None).url(self.base_url, "")

    def _assemble(self, sessions: list[SessionDraft], times: StatedTimes, values: Values) -> Programme:
        title = values.line(self.title, "") or values.line(self.acronym, "") or self._options.name or UNTITLED
        acronym = values.line(self.acronym, "")
        start, end = self._days(times)
        key = programme_key(self.key, acronym, title, start or first_day(sessions))
        identify(sessions, key, self._rooms.entities)
        settled = settle(sessions, self._findings)
        return Programme(
            key=key,
            title=title,
            zone_name=times.zone.key,
            sessions=tuple(draft.session for draft in settled),
            details={draft.session.guid: draft.details for draft in settled},
            rooms=self._rooms.entities,
            tracks=self._tracks.entities,
            organisations=self._organisations.entities,
            persons=self._persons.entities,
            acronym=acronym,
            subtitle=values.line(self.subtitle, ""),
            description=values.text(self.description, ""),
            start=start,
            end=end,
            day_change=self._day_change(times),
            city=values.line(self.city, ""),
            venue=values.line(self.venue, ""),
            logo=values.line(self.logo, ""),
            url=values.url(self.url, ""),
            languages=self.languages,
            colours=self.colours,
            organisers=tuple(dict.fromkeys(self.organisers)),
            version=values.line(self.version, ""),
            updated=times.stamp(self.updated),
            base_url=self._base_url(),
            source_url=values.url(self.source_url, ""),
            extra=self.extra,
        )

    def _days(self, times: StatedTimes) -> tuple[date | None, date | None]:
        start, end = times.day(self.start), times.day(self.end)
        if start and end and end < start:
            self._findings.warning("format.end_before_start", "", end.isoformat(), f"≥ {start.isoformat()}")
            end = None
        return start, end

    def _day_change(self, times: StatedTimes) -> time:
        """Return when days change; what the file states only where its own days do not contradict it."""
        stated = self.day_change or times.day_change(self.day_spans)
        if stated is None:
            return DAY_CHANGE
        starts = {(event.file_day, event.start) for event in self._events}
        for day, start in starts:
            local = times.local(start) if day and isinstance(start, datetime) else None
            if local and local.date() == day and local.time() < stated:
                return min(stated, DAY_CHANGE)
        return stated


def _entered(register: Register[T], key: str, name: str, make: Callable[[str, str], T]) -> tuple[str, ...]:
    """Return the key of what a reader names, entered where it is new; none where it has no name."""
    found = register.seen.get((key, name))
    if found is not None:
        return (found,)
    if not register.findings.takes_names():
        return ()
    shown = readable_line(name) or ""
    own = readable_line(key) or ""
    if not shown and not own:
        return ()
    found = register.find(own, shown)
    if found is None:
        register.findings.names += 1
        found = register.enter(own, shown or own, lambda new: make(new, shown or own))
    register.seen[key, name] = found
    return (found,)


def _session_draft(event: Event, times: StatedTimes, values: Values) -> SessionDraft:
    where = event.where
    placement = times.place(event)
    session = Session(
        guid=readable_line(event.guid) or "",
        title=_title(event, values),
        start=placement.start,
        end=placement.end,
        all_day=placement.all_day,
        parent=readable_line(event.parent),
        occurrence_of=readable_line(event.occurrence_of),
        rooms=_once(event.rooms),
        tracks=_once(event.tracks),
        organisers=_once(event.organisers),
        attendance=event.attendance,
        type=values.line(event.type, where),
        language=values.line(event.language, where),
        state=state_of(event.state),
    )
    return SessionDraft(where, session, _details(event, times, values))


def _title(event: Event, values: Values) -> str:
    """Return the title, else what else can stand for one."""
    title = values.line(event.title, event.where)
    if title:
        return title
    text = (event.abstract or event.description or "")[:LONGEST_LINE]
    others = (event.subtitle, (readable(text) or "").split("\n")[0])
    stand_in = next(
        (line for text in (*others, event.type, *event.rooms) if (line := readable_line(text))), UNTITLED
    )
    values.tell_untitled(event.where, stand_in)
    return stand_in


def _details(event: Event, times: StatedTimes, values: Values) -> Details:
    where = event.where
    return Details(
        id=values.line(event.id, where),
        code=values.line(event.code, where),
        slug=values.line(event.slug, where),
        subtitle=values.line(event.subtitle, where),
        abstract=values.text(event.abstract, where),
        description=values.text(event.description, where),
        tags=tuple(tag for text in event.tags if (tag := readable_line(text))) if event.tags else (),
        persons=tuple(event.persons) if len(event.persons) < 2 else _each_once(event.persons),
        partners=_once(event.partners),
        url=values.url(event.url, where),
        registration=values.registration(event.registration, where),
        stream_url=values.url(event.stream_url, where),
        feedback_url=values.url(event.feedback_url, where),
        recording=values.recording(event.recording, where),
        links=values.links(event.links, where),
        attachments=values.links(event.attachments, where),
        updated=times.stamp(event.updated),
        extra=event.extra,
    )


def _once(keys: Collection[str]) -> tuple[str, ...]:
    return tuple(keys) if len(keys) < 2 else tuple(dict.fromkeys(keys))


def _each_once(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return the first part of each person."""
    return tuple({role.person: role for role in reversed(roles)}.values())[::-1]
