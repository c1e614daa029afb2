"""The conference and the events of a schedule.xml to a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.frab import Days, is_yes, read_limit
from iweek_desktop.formats.frab_xml_elements import Attributes, Part, Thing
from iweek_desktop.formats.reading import MOST_ENTRIES, Findings
from iweek_desktop.formats.times import read_stated
from iweek_desktop.programme.model import Link, Person, Recording, Role, Room, Track

_KEPT = ("origin_url", "video_download_url", "logo")
"""Fields that the model has no place for."""


class Schedule:
    """Take the things of one file in their order."""

    def __init__(self, draft: Draft, findings: Findings) -> None:
        self._draft = draft
        self._findings = findings
        self._days = Days(findings)
        self._day: date | None = None
        self._room = Room("", "")
        self._room_reference: tuple[str, ...] = ()
        self._tracks: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._roles: dict[tuple[str, str, str | None], tuple[Role, ...]] = {}

    def open_day(self, attributes: Attributes) -> None:
        """Begin a conference day."""
        get = attributes.get
        self._day = self._days.date_of(get("date"), get("index"), get("start"))
        start, end = read_stated(get("start", "")), read_stated(get("end", ""))
        if start and end:
            self._draft.day_spans.append((start, end))

    def open_room(self, attributes: Attributes) -> None:
        """Begin a room's events."""
        self._room = Room(attributes.get("guid", ""), attributes.get("name", ""))
        self._room_reference = self._draft.room(self._room)

    def close_room(self) -> None:
        """End a room's events."""
        self._room, self._room_reference = Room("", ""), ()

    def take_version(self, text: str) -> None:
        """Note the programme's version."""
        self._draft.version = text

    def take(self, thing: Thing) -> None:
        """Take a conference, an event, or a person or track outside of both."""
        if thing.tag == "event":
            named = thing.texts.get("title") or thing.attributes.get("id") or thing.attributes.get("guid")
            where = str(thing.line)
            if not self._findings.takes():
                self._findings.leave_out(where, named or "")
                return
            self._draft.check()
            with one_event(self._findings, where, named):
                self._draft.add(self._event(thing, where))
        elif thing.tag == "conference":
            self._take_conference(thing)
        elif thing.tag == "person":
            self._draft.person(_person(thing))
        else:
            self._draft.track(_track(thing.text("name", "") or "", thing.attributes))

    def _take_conference(self, thing: Thing) -> None:
        draft, text = self._draft, thing.text
        draft.title, draft.acronym, draft.subtitle = text("title"), text("acronym"), text("subtitle")
        draft.description = text("description")
        draft.start, draft.end = read_limit(text("start")), read_limit(text("end"))
        draft.venue, draft.city = text("venue"), text("city")
        draft.base_url, draft.url, draft.logo = text("base_url"), text("url"), text("logo")
        draft.zone_name, draft.zone_where = text("time_zone_name"), str(thing.line)
        draft.version = draft.version or text("release")
        colour = thing.attributes_of.get("color", {}).get("primary")
        draft.colours = {"primary": colour} if colour else None
        self._days.set_change(text("day_change"), str(thing.line))
        draft.day_change = self._days.change
        for part in thing.parts.get("tracks", ())[:MOST_ENTRIES]:
            draft.track(_track(part.text, part.attributes))

    def _event(self, thing: Thing, where: str) -> Event:
        text, parts = thing.texts.get, thing.parts
        end = text("end")
        return Event(
            where,
            title=text("title"),
            guid=thing.attributes.get("guid"),
            id=thing.attributes.get("id"),
            code=thing.attributes.get("code"),
            slug=text("slug"),
            start=self._days.start(text("date"), text("start"), self._day, where),
            end=read_stated(end) if end else None,
            duration=self._days.duration(text("duration"), where),
            file_day=self._day,
            rooms=self._rooms(text("room")),
            tracks=self._track_of(text("track"), thing.attributes_of.get("track", {})),
            persons=self._persons(self._parts(thing, "persons")) if "persons" in parts else (),
            subtitle=text("subtitle"),
            abstract=text("abstract"),
            description=text("description"),
            type=text("type"),
            language=text("language"),
            state=_state(thing),
            tags=[part.text for part in self._parts(thing, "tags")] if "tags" in parts else (),
            url=text("url"),
            feedback_url=text("feedback_url"),
            recording=_recording(parts["recording"]) if "recording" in parts else None,
            links=_links(self._parts(thing, "links")) if "links" in parts else (),
            attachments=_links(self._parts(thing, "attachments")) if "attachments" in parts else (),
            extra={name: kept.strip() for name in _KEPT if (kept := text(name))} or None,
        )

    def _parts(self, thing: Thing, name: str) -> Sequence[Part]:
        """Return as much of a list of an event as is read."""
        stated = thing.parts.get(name)
        if not stated:
            return ()
        read = self._findings.parts(len(stated), str(thing.line))
        return stated if read == len(stated) else stated[:read]

    def _rooms(self, own: str | None) -> tuple[str, ...]:
        """Return the room that the event itself names, else the one under which it stands."""
        if own is None or own.strip() == self._room.name.strip():
            return self._room_reference
        return self._draft.room(own)

    def _track_of(self, name: str | None, attributes: Attributes) -> tuple[str, ...]:
        if name is None:
            return ()
        stated = name, *(part for pair in attributes.items() for part in pair)
        known = self._tracks.get(stated)
        if known is None:
            known = self._tracks[stated] = self._draft.track(_track(name, attributes))
        return known

    def _persons(self, parts: Iterable[Part]) -> list[Role]:
        roles: list[Role] = []
        for part in parts:
            name, get = part.text or part.attributes.get("name", ""), part.attributes.get
            stated = _key(part.attributes), name, get("role")
            known = self._roles.get(stated)
            if known is None:
                known = self._roles[stated] = self._draft.person(Person(stated[0], name), stated[2])
            roles += known
        return roles


def _key(attributes: Attributes) -> str:
    """Return what tells a person from others; a mere number does not: some files count mentions."""
    return attributes.get("guid") or attributes.get("code") or ""


def _person(thing: Thing) -> Person:
    attributes = thing.attributes
    name = thing.text("name", "public_name", "full_public_name", "") or attributes.get("name", "")
    biography = thing.text("biography", "abstract", "description")
    return Person(_key(attributes), name, biography=biography)


def _track(text: str, attributes: Attributes) -> Track:
    name = text if text.strip() else attributes.get("name", "")
    return Track(attributes.get("slug", ""), name, attributes.get("color") or attributes.get("colour"))


def _state(thing: Thing) -> str | None:
    if is_yes(thing.text("cancelled", "canceled")) or is_yes(thing.attributes.get("cancelled")):
        return "cancelled"
    return thing.text("state", "status") or thing.attributes.get("state")


def _recording(parts: Sequence[Part]) -> Recording | None:
    stated = {part.tag: part.text.strip() for part in parts if part.text.strip()}
    if not stated:
        return None
    optout = is_yes(stated.get("optout") or stated.get("opt_out"))
    return Recording(stated.get("url"), stated.get("license"), optout)


def _links(parts: Iterable[Part]) -> list[Link]:
    return [
        Link(address, part.text or part.attributes.get("title"), part.attributes.get("type"))
        for part in parts
        if (address := part.attributes.get("href") or part.attributes.get("url"))
    ]
