"""OPass's programmes (COSCUP, SITCON) to a programme.

Everything has its texts in one object a language, `zh` and `en` as a rule. English is taken
where there is any, else what there is; what is said otherwise in another language is kept.
A session that is broadcast to other rooms is in those too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import ConfigDict, Field

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.json_entries import JsonEntry, Text, entries, event_entries, stated_time
from iweek_desktop.formats.json_fields import Labels, OptionalLabel
from iweek_desktop.formats.json_text import NOT_JSON, load_json, step
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.session_kinds import language_code
from iweek_desktop.programme.model import Json, Link, Person, Recording, Role, Room

NAME = "opass"
_PREFERRED = ("en", "zh")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


class SpokenEntry(JsonEntry):
    """Something with texts in several languages, each in an object named by its language."""

    model_config = ConfigDict(extra="allow")

    id: OptionalLabel = None

    def spoken(self) -> dict[str, Json]:
        """Return the texts by language, those that are preferred first."""
        extra = self.model_extra or {}
        names = [
            name for name, words in extra.items() if _LANGUAGE.fullmatch(name) and isinstance(words, dict)
        ]
        names.sort(key=lambda name: _PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED))
        return {name: extra[name] for name in names}

    def said(self, what: str) -> list[str]:
        """Return a text in every language that has it, each once."""
        texts = (words.get(what) for words in self.spoken().values())
        return list(dict.fromkeys(text for text in texts if isinstance(text, str) and text.strip()))

    def first(self, what: str) -> str | None:
        """Return a text in the first language that has it."""
        return next(iter(self.said(what)), None)


class SessionEntry(SpokenEntry):
    """A session."""

    type: OptionalLabel = None
    room: OptionalLabel = None
    broadcast: Labels = Field(default_factory=list)
    start: Text = None
    end: Text = None
    qa: Text = None
    slide: Text = None
    co_write: Text = None
    live: Text = None
    record: Text = None
    language: Text = None
    uri: Text = None
    speakers: Labels = Field(default_factory=list)
    tags: Labels = Field(default_factory=list)


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a file's bytes; never raises."""
    findings = Findings()
    root = load_json(data, findings)
    programme = None
    if isinstance(root, dict) and isinstance(root.get("sessions"), list):
        programme = _File(root, options, findings).draft().finish()
    elif root is not NOT_JSON:
        findings.error("format.unknown", "")
    return Reading(programme, findings.notices(), NAME)


class _File:
    """One file on its way to a programme."""

    def __init__(self, root: dict[str, object], options: ReadOptions, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        self._draft = Draft(options, findings)
        self._entered_rooms: dict[str, tuple[str, ...]] = {}
        self._entered_persons: dict[str, tuple[Role, ...]] = {}
        self._rooms = self._listed("rooms")
        self._speakers = self._listed("speakers")
        self._types = self._listed("session_types")
        self._tags = self._listed("tags")

    def _listed(self, key: str) -> dict[str, SpokenEntry]:
        listing = entries(SpokenEntry, self._root, key, "", self._findings)
        return {entry.id: entry for _, entry in reversed(list(listing)) if entry.id}

    def draft(self) -> Draft:
        """Return the whole file in plain values."""
        for key in reversed(self._rooms):
            self._draft.room(_room(key, self._rooms))
        for where, entry in event_entries(SessionEntry, self._root, "sessions", "", self._findings):
            with one_event(self._findings, where, entry.first("title")):
                self._draft.add(self._event(entry, where))
        return self._draft

    def _event(self, entry: SessionEntry, where: str) -> Event:
        titles = entry.said("title")
        return Event(
            where=where,
            title=titles[0] if titles else None,
            subtitle=titles[1] if len(titles) > 1 else None,
            guid=entry.id,
            id=entry.id,
            start=stated_time(entry.start, step(where, "start"), self._findings),
            end=stated_time(entry.end, step(where, "end"), self._findings),
            rooms=list(self._places(entry, where)),
            persons=list(self._persons(entry, where)),
            description=entry.first("description"),
            type=_name(entry.type, self._types),
            language=language_code(entry.language),
            tags=[name for tag in entry.tags if tag and (name := _name(tag, self._tags))],
            url=entry.uri,
            stream_url=entry.live,
            recording=Recording(entry.record) if entry.record else None,
            links=[
                Link(url, title)
                for url, title in ((entry.qa, "Q&A"), (entry.slide, "Slides"), (entry.co_write, "Notes"))
                if url
            ],
            extra=_unused(entry),
        )

    def _places(self, entry: SessionEntry, where: str) -> Iterator[str]:
        for key in dict.fromkeys((entry.room, *entry.broadcast)):
            if key is None:
                continue
            if self._rooms and key not in self._rooms:
                self._findings.warning("format.reference", step(where, "room"), key)
            if key not in self._entered_rooms:
                self._entered_rooms[key] = self._draft.room(_room(key, self._rooms))
            yield from self._entered_rooms[key]

    def _persons(self, entry: SessionEntry, where: str) -> Iterator[Role]:
        for n, key in enumerate(entry.speakers):
            if key is None:
                continue
            speaker = self._speakers.get(key)
            if speaker is None:
                self._findings.warning("format.reference", f"{where}.speakers[{n}]", key)
            if key not in self._entered_persons:
                biography = speaker.first("bio") if speaker else None
                person = Person(key, _name(key, self._speakers) or key, biography=biography)
                self._entered_persons[key] = self._draft.person(person)
            yield from self._entered_persons[key]


def _name(key: str | None, listed: Mapping[str, SpokenEntry]) -> str | None:
    """Return the name of what a list has under a key; the key itself where it has none."""
    entry = listed.get(key or "")
    return (entry.first("name") if entry else None) or key


def _room(key: str, rooms: Mapping[str, SpokenEntry]) -> Room:
    description = rooms[key].first("description") if key in rooms else None
    return Room(key, _name(key, rooms) or key, extra={"description": description} if description else None)


def _unused(entry: SessionEntry) -> Json | None:
    """Return the texts of a language that says something else than the one that was taken."""
    taken = {entry.first("title"), entry.first("description")}
    texts = ("title", "description")
    kept = {
        name: words
        for name, words in entry.spoken().items()
        if any(words.get(what) and words.get(what) not in taken for what in texts)
    }
    return kept or None
