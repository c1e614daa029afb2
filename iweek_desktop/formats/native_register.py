"""Rooms, tracks, organisations and persons of a native file, and what refers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from iweek_desktop.formats.json_fields import named
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import step
from iweek_desktop.formats.native_models import (
    LinkEntry,
    OrganizationEntry,
    PersonEntry,
    PersonRef,
    RoomEntry,
    TrackEntry,
)
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.register import Register
from iweek_desktop.programme.model import Json, Link, Organisation, Person, Role, Room, Track

M = TypeVar("M", bound=BaseModel)


def extra_of(entry: BaseModel) -> Json | None:
    """Return the keys that the format does not know."""
    return entry.model_extra or None


def links_of(entries: Iterable[LinkEntry | None]) -> tuple[Link, ...]:
    """Return links; a null in the list is none."""
    return tuple(Link(e.url, e.title, e.type, extra_of(e)) for e in entries if e is not None)


class Registers:
    """The four lists of a file.

    Args:
        root: the file; entries that cannot be read are left out of its registers and told.
        context: what addresses are checked with.
        findings: where it is told.
    """

    def __init__(self, root: Mapping[str, object], context: Mapping[str, str], findings: Findings) -> None:
        self._root = root
        self._context = context
        self._findings = findings
        self.organisations = Register(lambda name: Organisation(name, name), findings)
        self.rooms = Register(lambda name: Room(name, name), findings)
        self.tracks = Register(lambda name: Track(name, name), findings)
        self.persons = Register(lambda name: Person(name, name), findings)
        self._fill("organizations", OrganizationEntry, self._add_organisation)
        self._fill("rooms", RoomEntry, self._add_room)
        self._fill("tracks", TrackEntry, self._add_track)
        self._fill("persons", PersonEntry, self._add_person)

    def _fill(self, key: str, model: type[M], add: Callable[[M, str], None]) -> None:
        listed = self._root.get(key)
        if listed is None:
            return
        if not isinstance(listed, list):
            self._findings.error("format.type", key, listed, "list")
            return
        for n, raw in enumerate(self._findings.first_of(listed, key)):
            if raw is None:
                continue
            where = step(key, n)
            entry = salvage(model, named(raw), where, self._findings, context=self._context)
            if entry is not None:
                add(entry, where)

    def _identify(self, key: str | None, name: str | None, where: str) -> tuple[str, str] | None:
        if key is None and name is None:
            self._findings.error("format.missing", f"{where}.name")
            return None
        return key or name or "", name or key or ""

    def _add_organisation(self, entry: OrganizationEntry, where: str) -> None:
        if found := self._identify(entry.guid, entry.name, where):
            self.organisations.add(*found, Organisation(*found, entry.url, extra_of(entry)), where)

    def _add_room(self, entry: RoomEntry, where: str) -> None:
        if found := self._identify(entry.guid, entry.name, where):
            room = Room(
                *found,
                venue=entry.venue,
                city=entry.city,
                address=entry.address,
                capacity=entry.capacity,
                type=entry.type,
                url=entry.url,
                geo=entry.geo,
                extra=extra_of(entry),
            )
            self.rooms.add(*found, room, where)

    def _add_track(self, entry: TrackEntry, where: str) -> None:
        if found := self._identify(entry.slug, entry.name, where):
            self.tracks.add(*found, Track(*found, entry.color, extra_of(entry)), where)

    def _add_person(self, entry: PersonEntry, where: str) -> None:
        if found := self._identify(entry.guid, entry.name, where):
            organisation = entry.organization and self.organisations.refer(
                entry.organization, f"{where}.organization"
            )
            person = Person(
                *found,
                organisation=organisation,
                biography=entry.biography,
                url=entry.url,
                links=links_of(entry.links),
                extra=extra_of(entry),
            )
            self.persons.add(*found, person, where)

    def roles(self, references: Iterable[PersonRef | None], where: str) -> tuple[Role, ...]:
        """Return the parts of persons in one event."""
        roles = []
        for n, entry in enumerate(references):
            if entry is None:
                continue
            person = self._person(entry, step(where, n))
            if person is not None:
                roles.append(Role(person, entry.role, extra_of(entry)))
        return tuple(roles)

    def _person(self, entry: PersonRef, where: str) -> str | None:
        guid, name = entry.guid, entry.name
        if guid and name:
            return self.persons.refer_as(guid, name, lambda: Person(guid, name))
        if text := guid or name:
            return self.persons.refer(text, where)
        self._findings.warning("format.missing", f"{where}.guid")
        return None
