"""The elements of a schedule.xml, gathered into the flat things that it is made of.

Those are the conference, days, rooms of a day and events. Nothing but the one that is open is
held. Elements inside a text - HTML that was not escaped - are put back into that text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

Attributes = dict[str, str]


class Part(NamedTuple):
    """An element inside a list of a thing."""

    tag: str
    attributes: Attributes
    text: str


class Thing:
    """An element that has fields: their texts by name, the attributes of some, and lists of parts.

    It begins on `line`, after `begun` bytes of the file.
    """

    __slots__ = ("attributes", "attributes_of", "begun", "line", "parts", "tag", "texts")

    def __init__(self, tag: str, line: int, begun: int, attributes: Attributes) -> None:
        self.tag = tag
        self.line = line
        self.begun = begun
        self.attributes = attributes
        self.texts: dict[str, str] = {}
        self.attributes_of: dict[str, Attributes] = {}
        self.parts: dict[str, list[Part]] = {}

    def text(self, *names: str) -> str | None:
        """Return the first of these fields that says something."""
        for name in names:
            if text := self.texts.get(name):
                return text
        return None


class Receiver(Protocol):
    """What is told of things, in the order of the file."""

    def open_day(self, attributes: Attributes) -> None:
        """Take the beginning of a conference day."""

    def open_room(self, attributes: Attributes) -> None:
        """Take the beginning of a room's events."""

    def close_room(self) -> None:
        """Take the end of a room's events."""

    def take(self, thing: Thing) -> None:
        """Take a conference, an event, or a person or track outside of both."""

    def take_version(self, text: str) -> None:
        """Take the programme's version."""


_LISTS = frozenset(("persons", "links", "attachments", "recording", "tracks", "rooms", "answers", "tags"))
"""Fields that hold parts instead of text."""

_THINGS = frozenset(("conference", "event", "person", "track"))


class Elements:
    """Gather elements.

    `start`, `end` and `words.append` are what expat calls, some sixty times for each event:
    they are written to be quick.
    """

    def __init__(self, receiver: Receiver) -> None:
        self.words: list[str] = []
        self.line: Callable[[], int] = lambda: 0
        self.byte: Callable[[], int] = lambda: 0
        self._receiver = receiver
        self._thing: Thing | None = None
        self._list = ""
        self._tag = ""
        self._attributes: Attributes = {}
        self._inside: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        tag = name.rpartition("}")[2] if "}" in name else name
        if self._tag:
            self._inside.append(tag)
            self.words.append(f"<{tag}>")
            return
        self.words.clear()
        thing = self._thing
        if thing is None:
            self._start_outside(tag, attributes)
        elif tag == "event":
            # The one that is open has no end of its own.
            self.break_off()
            self._list = ""
            self._start_outside(tag, attributes)
        elif not self._list and tag in _LISTS and thing.tag != "person":
            self._list = tag
        else:
            self._tag, self._attributes = tag, attributes

    def _start_outside(self, tag: str, attributes: Attributes) -> None:
        if tag in _THINGS:
            self._thing = Thing(tag, self.line(), self.byte(), attributes)
        elif tag == "day":
            self._receiver.open_day(attributes)
        elif tag == "room":
            self._receiver.open_room(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        tag, thing = self._tag, self._thing
        if self._inside:
            self.words.append(f"</{self._inside.pop()}>")
        elif tag and thing is not None:
            self._tag = ""
            text = "".join(self.words)
            if self._list or (tag == "track" and thing.tag == "conference"):
                thing.parts.setdefault(self._list or "tracks", []).append(Part(tag, self._attributes, text))
            elif tag not in thing.texts:
                if text and not text.isspace():
                    thing.texts[tag] = text
                if self._attributes:
                    thing.attributes_of[tag] = self._attributes
        elif self._list:
            self._list = ""
        else:
            self._end_outside(name.rpartition("}")[2])

    def _end_outside(self, tag: str) -> None:
        thing, text = self._thing, "".join(self.words)
        self.words.clear()
        if thing is not None:
            self._thing = None
            if not text.isspace():
                thing.texts.setdefault("", text)
            self._receiver.take(thing)
        elif tag == "room":
            self._receiver.close_room()
        elif tag == "version":
            self._receiver.take_version(text)

    def break_off(self) -> None:
        """Hand on what there is of a thing that is open."""
        thing, self._thing = self._thing, None
        if thing is not None:
            self._receiver.take(thing)

    def unfinished(self) -> Thing | None:
        """Return an event that is open."""
        return self._thing if self._thing and self._thing.tag == "event" else None
