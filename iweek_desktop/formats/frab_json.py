"""schedule.json of frab, pretalx and c3voc, version 1 and the draft of version 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.frab import Days, read_limit
from iweek_desktop.formats.frab_json_models import (
    ConferenceEntry,
    DayEntry,
    EventEntry,
    LinkEntry,
    PersonEntry,
    ReferenceEntry,
    RoomEntry,
    ScheduleEntry,
    TrackEntry,
)
from iweek_desktop.formats.json_entries import entries, events_in
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import NOT_JSON, load_json, step
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.times import read_stated
from iweek_desktop.programme.model import Link, Person, Recording, Role, Room, Track

NAME = "frab-json"
NAME_2 = "frab-json-v2"
_KEPT = ("origin_url", "video_download_url", "logo")


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a schedule.json of either version."""
    findings = Findings()
    root = load_json(data, findings)
    if root is NOT_JSON:
        return Reading(None, findings.notices(), NAME)
    schedule = root.get("schedule") if isinstance(root, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(schedule, dict) or not isinstance(conference, dict):
        where = "schedule.conference" if isinstance(schedule, dict) else "schedule"
        findings.error("format.type", where, schedule, "object")
        return Reading(None, findings.notices(), NAME)
    draft = Draft(options, findings)
    _Schedule(schedule, conference, draft, findings).read()
    name = NAME_2 if isinstance(schedule.get("events"), list) else NAME
    return Reading(draft.finish(), findings.notices(), name)


class _Schedule:
    """One file on its way to a draft."""

    def __init__(
        self, schedule: dict[str, object], conference: dict[str, object], draft: Draft, findings: Findings
    ) -> None:
        self._schedule = schedule
        self._conference = conference
        self._draft = draft
        self._findings = findings
        self._days = Days(findings)

    def read(self) -> None:
        """Hand everything to the draft."""
        self._read_head()
        at = "schedule.conference"
        findings, conference = self._findings, self._conference
        for _, room in entries(RoomEntry, conference, "rooms", at, findings):
            self._draft.room(_room(room))
        for _, track in entries(TrackEntry, conference, "tracks", at, findings):
            self._draft.track(_track(track))
        for _, person in entries(PersonEntry, self._schedule, "persons", "schedule", findings):
            self._draft.person(_person(person))
        for n, day in enumerate(self._listed(self._conference.get("days"), f"{at}.days")):
            self._read_day(day, step(f"{at}.days", n))
        self._read_events(self._schedule.get("events"), "schedule.events", None, None)

    def _read_head(self) -> None:
        draft, findings = self._draft, self._findings
        head = salvage(ScheduleEntry, _plain_values(self._schedule), "schedule", findings) or ScheduleEntry()
        at = "schedule.conference"
        entry = salvage(ConferenceEntry, dict(self._conference), at, findings) or ConferenceEntry()
        draft.version, draft.base_url, draft.source_url = head.version, head.base_url, None
        draft.title, draft.acronym, draft.subtitle = entry.title, entry.acronym, entry.subtitle
        draft.description = entry.description
        draft.start, draft.end = read_limit(entry.start), read_limit(entry.end)
        draft.venue, draft.city, draft.logo = entry.venue, entry.city, entry.logo
        draft.url = entry.url or head.url
        draft.zone_name, draft.zone_where = entry.time_zone_name, f"{at}.time_zone_name"
        draft.colours = entry.colors or None
        draft.languages = tuple(name for name in entry.languages if name)
        self._days.set_change(entry.day_change, f"{at}.day_change")
        draft.day_change = self._days.change

    def _listed(self, value: object, where: str) -> list[object]:
        if value is None or isinstance(value, list):
            return value or []
        self._findings.error("format.type", where, value, "list")
        return []

    def _read_day(self, raw: object, where: str) -> None:
        rooms = raw.pop("rooms", None) if isinstance(raw, dict) else None
        entry = salvage(DayEntry, raw, where, self._findings) or DayEntry()
        begins, ends = entry.day_start or entry.start, entry.day_end or entry.end
        day = self._days.date_of(entry.date, entry.index, begins)
        start, end = read_stated(begins or ""), read_stated(ends or "")
        if start and end:
            self._draft.day_spans.append((start, end))
        if isinstance(rooms, dict):
            for name, events in rooms.items():
                self._read_events(events, step(f"{where}.rooms", name), day, name)
        elif rooms:
            # Some writers give an empty list where a day has no rooms.
            self._findings.error("format.type", f"{where}.rooms", rooms, "object")

    def _read_events(self, value: object, where: str, day: date | None, room: str | None) -> None:
        for at, raw in events_in(value, where, self._findings):
            self._draft.check()
            title = raw.get("title") if isinstance(raw, dict) else None
            with one_event(self._findings, at, title if isinstance(title, str) else None):
                entry = salvage(EventEntry, raw, at, self._findings)
                if entry is not None:
                    self._draft.add(self._event(entry, at, day, room))

    def _event(self, entry: EventEntry, where: str, day: date | None, room: str | None) -> Event:
        return Event(
            where,
            title=entry.title,
            guid=entry.guid,
            id=entry.id,
            code=entry.code,
            slug=entry.slug,
            start=self._days.start(entry.date, entry.start, day, where),
            end=read_stated(entry.end) if entry.end else None,
            duration=self._days.duration(entry.duration, where),
            file_day=day,
            rooms=self._rooms(entry.room, room),
            tracks=self._draft.track(_reference_track(entry.track)) if entry.track else (),
            persons=self._persons([*entry.persons, *entry.participants]),
            subtitle=entry.subtitle,
            abstract=entry.abstract,
            description=entry.description,
            type=entry.type,
            language=entry.language,
            state=entry.state,
            tags=[tag for tag in entry.tags if tag],
            url=entry.url,
            stream_url=entry.stream_url,
            feedback_url=entry.feedback_url,
            recording=_recording(entry),
            links=_links(entry.links),
            attachments=_links(entry.attachments),
            extra={name: kept for name in _KEPT if (kept := getattr(entry, name))} or None,
        )

    def _rooms(self, entry: ReferenceEntry | None, under: str | None) -> tuple[str, ...]:
        """Return the room that the event itself names, else the one under which it stands."""
        own = Room(entry.guid or "", entry.name or entry.slug or "") if entry else None
        return self._draft.room(own) or self._draft.room(under)

    def _persons(self, entries: Iterable[PersonEntry | None]) -> list[Role]:
        roles: list[Role] = []
        for entry in entries:
            if entry is not None:
                role = entry.role.lower() if entry.role and entry.role.isupper() else entry.role
                roles += self._draft.person(_person(entry), role)
        return roles


def _plain_values(schedule: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in schedule.items() if key in ScheduleEntry.model_fields}


def _room(entry: RoomEntry) -> Room:
    return Room(
        entry.guid or "",
        entry.name or entry.slug or "",
        venue=entry.parent.name if entry.parent else None,
        capacity=entry.capacity if entry.capacity and entry.capacity > 0 else None,
        type=entry.type,
        extra=entry.model_extra or None,
    )


def _track(entry: TrackEntry) -> Track:
    colours = [colour for colour in (entry.colors or {}).values() if isinstance(colour, str)]
    colour = entry.color or next(iter(colours), None)
    return Track(entry.slug or "", entry.name or entry.slug or "", colour)


def _reference_track(entry: ReferenceEntry) -> Track:
    """Return what an event says of its track: a name, or the slug of one that the conference has."""
    if entry.name is None and entry.slug is not None:
        return Track("", entry.slug)
    return Track(entry.slug or "", entry.name or "")


def _person(entry: PersonEntry) -> Person:
    name = entry.name or entry.public_name or entry.full_public_name or ""
    biography = entry.biography or entry.abstract
    return Person(entry.guid or entry.code or "", name, biography=biography)


def _recording(entry: EventEntry) -> Recording | None:
    stated = entry.recording
    licence = (stated.license if stated else None) or entry.recording_license
    optout = entry.do_not_record if stated is None or stated.optout is None else stated.optout
    url = stated.url if stated else None
    if not licence and optout is None and not url:
        return None
    return Recording(url, licence, optout)


def _links(entries: Iterable[LinkEntry | None]) -> list[Link]:
    return [
        Link(address, entry.title, entry.type)
        for entry in entries
        if entry is not None and (address := entry.url or entry.href)
    ]
