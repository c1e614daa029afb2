"""Rooms, tracks, organisations and persons of a native file, and what refers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel

from iweek_desktop.formats.json_text import step
from iweek_desktop.formats.native_fields import named
from iweek_desktop.formats.native_models import (
    LinkEntry,
    OrganizationEntry,
    PersonEntry,
    PersonRef,
    RoomEntry,
    TrackEntry,
)
from iweek_desktop.formats.native_salvage import salvage
from iweek_desktop.formats.reading import Findings
from iweek_desktop.programme.model import Json, Link, Organisation, Person, Role, Room, Track

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def extra_of(entry: BaseModel) -> Json | None:
    """Return the keys that the format does not know."""
    return entry.model_extra or None


def links_of(entries: Iterable[LinkEntry | None]) -> tuple[Link, ...]:
    """Return links; a null in the list is none."""
    return tuple(Link(e.url, e.title, e.type, extra_of(e)) for e in entries if e is not None)


class Register(Generic[T]):
    """The entities of one list, found by key and then by name; a name that none has becomes a new one."""

    def __init__(self, make: Callable[[str], T], findings: Findings) -> None:
        self.entities: dict[str, T] = {}
        self._keys: dict[str, str] = {}
        self._make = make
        self._findings = findings
        self._stated = False

    def add(self, key: str, name: str, entity: T, where: str) -> None:
        """Enter what the file's list states; of two with one key the first counts."""
        self._stated = True
        if key in self.entities:
            self._findings.warning("native.twice", where, key)
            return
        self.entities[key] = entity
        self._keys.setdefault(name, key)

    def refer(self, text: str, where: str) -> str:
        """Return the key that a guid or a name stands for.

        Where the file has a list and the text is not in it, it is taken for a name with a warning.
        """
        if text in self.entities:
            return text
        if text in self._keys:
            return self._keys[text]
        if self._stated:
            self._findings.warning("native.reference", where, text)
        self._enter(text, text, self._make(text))
        return text

    def refer_as(self, key: str, name: str, entity: Callable[[], T]) -> str:
        """Return the key of an entity that a reference itself names, entered where it is new."""
        if key not in self.entities:
            self._enter(key, name, entity())
        return key

    def refer_all(self, texts: Iterable[str | None], where: str) -> tuple[str, ...]:
        """Return the keys of a list of guids and names, each once."""
        keys = (self.refer(text, step(where, n)) for n, text in enumerate(texts) if text is not None)
        return tuple(dict.fromkeys(keys))

    def _enter(self, key: str, name: str, entity: T) -> None:
        self.entities[key] = entity
        self._keys.setdefault(name, key)


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
            self._findings.error("native.type", key, listed, "list")
            return
        for n, raw in enumerate(listed):
            if raw is None:
                continue
            where = step(key, n)
            entry = salvage(model, named(raw), where, self._findings, context=self._context)
            if entry is not None:
                add(entry, where)

    def _identify(self, key: str | None, name: str | None, where: str) -> tuple[str, str] | None:
        if key is None and name is None:
            self._findings.error("native.missing", f"{where}.name")
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
        self._findings.warning("native.missing", f"{where}.guid")
        return None
