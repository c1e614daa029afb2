"""Sessionize's exports to a programme.

"All" has flat lists that refer to each other; "GridSmart" has days with rooms with sessions, and
"Sessions" has groups of them, both with everything inside a session. A plenum session stands in
one room and is for everybody: it is in every room that its day has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.json_entries import (
    ReferenceEntry,
    entries,
    event_entries,
    event_items,
    everything,
    stated_time,
    taken,
)
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import NOT_JSON, load_json, step
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.session_kinds import Kind, kind_of, language_code
from iweek_desktop.formats.sessionize_entries import (
    CategoryEntry,
    QuestionEntry,
    SessionEntry,
    SpeakerEntry,
)
from iweek_desktop.programme.model import Link, Person, Recording, Role, Room
from iweek_desktop.programme.text import safe_url

NAME = "sessionize"
_STATES = {"nominated": "tentative", "waitlisted": "tentative", "declined": "withdrawn"}

_MOST_ROOMS = 200
"""Of a day with more rooms, a plenum session is in the first so many."""


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a file's bytes; never raises."""
    findings = Findings()
    root = load_json(data, findings)
    if root is NOT_JSON:
        return Reading(None, findings.notices(), NAME)
    programme = None
    if isinstance(root, list) or (isinstance(root, dict) and isinstance(root.get("sessions"), list)):
        programme = _File(root, options, findings).draft().finish()
    else:
        findings.error("format.unknown", "")
    return Reading(programme, findings.notices(), NAME)


@dataclass(slots=True)
class _Found:
    """A session with its place in the file and every room it stands in."""

    where: str
    entry: SessionEntry
    rooms: list[str] = field(default_factory=list)


class _File:
    """One file on its way to a programme."""

    def __init__(self, root: object, options: ReadOptions, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        self._draft = Draft(options, findings)
        self._rooms: dict[str, tuple[str, ...]] = {}
        self._speakers: dict[str, SpeakerEntry] = {}
        self._entered: dict[str, tuple[Role, ...]] = {}
        self._choices: dict[str, tuple[Kind, str]] = {}
        self._questions: dict[str, str] = {}
        self._rooms_of_day: dict[str, dict[str, None]] = defaultdict(dict)

    def draft(self) -> Draft:
        """Return the whole file in plain values."""
        self._enter_lists()
        found = list(self._sessions())
        for session in found:
            self._enter_rooms(session)
        for session in found:
            with one_event(self._findings, session.where, session.entry.title):
                self._draft.add(self._event(session))
        return self._draft

    def _enter_lists(self) -> None:
        root, findings = self._root, self._findings
        for _, room in entries(ReferenceEntry, root, "rooms", "", findings):
            if room.id:
                self._room(room.id, room.name)
        for _, speaker in entries(SpeakerEntry, root, "speakers", "", findings):
            if speaker.id:
                self._speakers.setdefault(speaker.id, speaker)
        for _, category in entries(CategoryEntry, root, "categories", "", findings):
            for item in category.items:
                if item and item.id and item.name:
                    self._choices[item.id] = (kind_of(category.title), item.name)
        for _, question in entries(QuestionEntry, root, "questions", "", findings):
            if question.id and question.question:
                self._questions[question.id] = question.question

    def _room(self, own_id: str, name: str | None) -> tuple[str, ...]:
        """Return the reference to a room, which its id tells from others."""
        if own_id not in self._rooms:
            self._rooms[own_id] = self._draft.room(Room(own_id, name or own_id))
        return self._rooms[own_id]

    def _sessions(self) -> Iterator[_Found]:
        if isinstance(self._root, dict):
            for where, entry in event_entries(SessionEntry, self._root, "sessions", "", self._findings):
                yield _Found(where, entry)
            return
        seen: dict[tuple[str | None, ...], _Found] = {}
        for where, raw in self._inside_groups():
            checked = salvage(SessionEntry, raw, where, self._findings)
            if checked is None:
                continue
            found = _Found(where, checked)
            times = (checked.id, checked.starts_at, checked.ends_at)
            same = seen.setdefault(times, found) if checked.id else found
            if same is found:
                yield found
            elif checked.room_id:
                same.rooms += self._room(checked.room_id, checked.room)

    def _inside_groups(self) -> Iterator[tuple[str, object]]:
        """Return what stands for a session in every room, group and time slot, each with its place."""
        for n, group in enumerate(self._root if isinstance(self._root, list) else ()):
            where = step("", n)
            if not isinstance(group, dict):
                self._findings.error("format.type", where, group, "object")
                continue
            yield from event_items(group, "sessions", where, self._findings)
            for place, room in everything(group, "rooms", where, self._findings):
                yield from event_items(room, "sessions", place, self._findings)
            for slot_place, slot in everything(group, "timeSlots", where, self._findings):
                for place, room in everything(slot, "rooms", slot_place, self._findings):
                    raw = room.get("session") if isinstance(room, dict) else None
                    if raw is not None and taken(raw, step(place, "session"), self._findings):
                        yield step(place, "session"), raw

    def _enter_rooms(self, found: _Found) -> None:
        entry = found.entry
        if entry.room_id:
            if isinstance(self._root, dict) and entry.room_id not in self._rooms:
                self._findings.warning("format.reference", step(found.where, "roomId"), entry.room_id)
            found.rooms[:0] = self._room(entry.room_id, entry.room)
        elif entry.room:
            found.rooms += self._draft.room(entry.room)
        self._rooms_of_day[_day(entry)].update(dict.fromkeys(found.rooms))

    def _event(self, found: _Found) -> Event:
        entry, where = found.entry, found.where
        chosen = self._chosen(entry)
        everywhere = entry.is_plenum_session and entry.starts_at
        others = list(islice(self._rooms_of_day[_day(entry)], _MOST_ROOMS)) if everywhere else []
        return Event(
            where=where,
            title=entry.title,
            guid=entry.id,
            id=entry.id,
            start=stated_time(entry.starts_at, step(where, "startsAt"), self._findings),
            end=stated_time(entry.ends_at, step(where, "endsAt"), self._findings),
            rooms=[*found.rooms, *others],
            tracks=[key for name in dict.fromkeys(chosen["track"]) for key in self._draft.track(name)],
            persons=self._persons(found),
            description=entry.description,
            type=", ".join(chosen["form"]) or None,
            language=", ".join(chosen["language"]) or None,
            state=_STATES.get((entry.status or "").casefold(), entry.status),
            tags=[*chosen["level"], *chosen["other"]],
            stream_url=entry.live_url,
            recording=Recording(entry.recording_url) if entry.recording_url else None,
            links=list(self._links(entry)),
        )

    def _chosen(self, entry: SessionEntry) -> defaultdict[Kind, list[str]]:
        chosen: defaultdict[Kind, list[str]] = defaultdict(list)
        for item in entry.category_items:
            if item and item.id in self._choices:
                kind, name = self._choices[item.id]
                chosen[kind].append(name)
        for category in entry.categories:
            for item in category.items if category else ():
                if category and item and item.name:
                    chosen[kind_of(category.title)].append(item.name)
        chosen["language"] = [language_code(name) or name for name in chosen["language"]]
        return chosen

    def _persons(self, found: _Found) -> list[Role]:
        roles: list[Role] = []
        for n, stated in enumerate(found.entry.speakers):
            if stated is None:
                continue
            speaker = self._speakers.get(stated.id or "", stated)
            name = speaker.shown_name
            if not name and self._findings.tells_parts:
                self._findings.warning("format.reference", f"{found.where}.speakers[{n}]", speaker.id)
            elif not name:
                self._findings.count_part()
            roles += self._roles(speaker, name)
        return roles

    def _roles(self, speaker: SpeakerEntry, name: str) -> tuple[Role, ...]:
        """Return the part of a speaker, who is entered once where the file lists speakers."""
        own = speaker.id or ""
        if own not in self._speakers:
            return self._draft.person(_person(speaker, name or own))
        if own not in self._entered:
            self._entered[own] = self._draft.person(_person(speaker, name or own))
        return self._entered[own]

    def _links(self, entry: SessionEntry) -> Iterator[Link]:
        """Return the answers that are addresses; what else was asked is the organiser's."""
        for answer in entry.question_answers:
            if answer and answer.answer and safe_url(answer.answer):
                yield Link(answer.answer, answer.question or self._questions.get(answer.id or ""))


def _day(entry: SessionEntry) -> str:
    return (entry.starts_at or "")[:10]


def _person(speaker: SpeakerEntry, name: str) -> Person:
    extra = {"tagLine": speaker.tag_line} if speaker.tag_line else None
    links = _links_of(speaker) if speaker.links else ()
    return Person(speaker.id or "", name, biography=speaker.bio, links=links, extra=extra)


def _links_of(speaker: SpeakerEntry) -> tuple[Link, ...]:
    return tuple(
        Link(link.url, link.title) for link in speaker.links if link and link.url and safe_url(link.url)
    )
