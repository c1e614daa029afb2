"""schedule.json, version 1 and the draft of version 2, as pydantic checks its parts.

Events, rooms and the rest are checked one by one, so that a bad one costs only itself.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from iweek_desktop.formats.json_entries import JsonEntry
from iweek_desktop.formats.json_fields import named
from iweek_desktop.formats.json_words import LISTED, Flag, Words


def _linked(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


class NamedEntry(JsonEntry):
    """Something that may be given as its name alone."""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        return named(value)


class ReferenceEntry(NamedEntry):
    """A room or a track as an event names it: a string, or an object."""

    guid: Words = None
    slug: Words = None
    name: Words = None


class TrackEntry(ReferenceEntry):
    """A track of the conference."""

    color: Words = None
    colors: dict[str, object] | None = None


class RoomEntry(ReferenceEntry):
    """A room of the conference; keys that are not known are kept."""

    model_config = ConfigDict(extra="allow", strict=True, hide_input_in_errors=True)

    type: Words = None
    capacity: int | None = None
    parent: ReferenceEntry | None = None


class PersonEntry(NamedEntry):
    """A person, in the list of all or in an event."""

    guid: Words = None
    code: Words = None
    name: Words = None
    public_name: Words = None
    full_public_name: Words = None
    role: Words = None
    biography: Words = None
    abstract: Words = None
    url: Words = None


class LinkEntry(JsonEntry):
    """A link or an attachment."""

    url: Words = None
    href: Words = None
    title: Words = None
    type: Words = None


class RecordingEntry(JsonEntry):
    """What version 2 says of the recording."""

    url: Words = None
    license: Words = None
    optout: Flag = None


Links = Annotated[list[Annotated[LinkEntry | None, BeforeValidator(_linked)]], LISTED]
Persons = Annotated[list[PersonEntry | None], LISTED]


class EventEntry(JsonEntry):
    """An event of either version."""

    guid: Words = None
    id: Words = None
    code: Words = None
    slug: Words = None
    title: Words = None
    subtitle: Words = None
    abstract: Words = None
    description: Words = None
    date: Words = None
    start: Words = None
    end: Words = None
    duration: Words = None
    room: ReferenceEntry | None = None
    track: ReferenceEntry | None = None
    type: Words = None
    language: Words = None
    state: Words = None
    persons: Persons = Field(default_factory=list)
    participants: Persons = Field(default_factory=list)
    links: Links = Field(default_factory=list)
    attachments: Links = Field(default_factory=list)
    url: Words = None
    feedback_url: Words = None
    stream_url: Words = None
    origin_url: Words = None
    video_download_url: Words = None
    logo: Words = None
    recording: RecordingEntry | None = None
    recording_license: Words = None
    do_not_record: Flag = None
    tags: Annotated[list[Words], LISTED] = Field(default_factory=list)


class DayEntry(JsonEntry):
    """A conference day without its events."""

    index: Words = None
    date: Words = None
    start: Words = None
    end: Words = None
    day_start: Words = None
    day_end: Words = None


class ConferenceEntry(JsonEntry):
    """The conference without its lists."""

    title: Words = None
    acronym: Words = None
    subtitle: Words = None
    description: Words = None
    start: Words = None
    end: Words = None
    venue: Words = None
    city: Words = None
    url: Words = None
    logo: Words = None
    day_change: Words = None
    time_zone_name: Words = None
    colors: dict[str, object] | None = None
    languages: Annotated[list[Words], LISTED] = Field(default_factory=list)


class ScheduleEntry(JsonEntry):
    """What the file says of itself."""

    version: Words = None
    base_url: Words = None
    url: Words = None
