"""The native JSON, as pydantic checks it and as its schema publishes it.

One file is one conference. Lists are flat and refer to each other by guid; unknown keys are
kept. A null counts as absent everywhere, in lists too.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from iweek_desktop.formats.json_fields import (
    AttendanceWord,
    DayOrInstant,
    Instant,
    Labels,
    Line,
    Lines,
    OptionalLabel,
    OptionalLine,
    OptionalText,
    RequiredUrl,
    StateWord,
    Url,
    listed,
    named,
)

FORMAT = "programme"
FORMAT_VERSION = 1

_EMPTY: JsonDict = {"default": []}
"""What the schema says of lists; as a default in the model it would be copied for every event."""


Geo = Annotated[
    tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]],
    Field(strict=False),
]


class Entry(BaseModel):
    """Anything in the file: types are not guessed, unknown keys are kept."""

    model_config = ConfigDict(extra="allow", strict=True, hide_input_in_errors=True)


class LinkEntry(Entry):
    """An address with its title."""

    url: RequiredUrl = Field(description="http, https or mailto; a relative one is joined to base_url.")
    title: OptionalLine = None
    type: OptionalLine = None


Links = Annotated[
    list[LinkEntry | None], BeforeValidator(listed, json_schema_input_type=list[LinkEntry | None] | None)
]


class TrackEntry(Entry):
    """A theme or series of sessions. It needs a slug or a name."""

    slug: OptionalLabel = Field(None, description="What events refer to; the name where absent.")
    name: OptionalLine = None
    color: OptionalLine = Field(None, description="As in CSS: #E40429.")


class RoomEntry(Entry):
    """A place, physical or online. It needs a guid or a name."""

    guid: OptionalLabel = Field(None, description="What events refer to; the name where absent.")
    name: OptionalLine = None
    venue: OptionalLine = Field(None, description="The house the room is in.")
    city: OptionalLine = Field(None, description="The conference's city where absent.")
    address: OptionalLine = None
    capacity: int | None = Field(None, ge=0, le=10_000_000, description="People.")
    type: OptionalLine = Field(
        None, description='"online" for a meeting on the net; else free, such as "stage".'
    )
    url: Url = None
    geo: Geo | None = Field(None, description="Latitude and longitude in degrees, WGS 84.")


class OrganizationEntry(Entry):
    """Somebody who organises or takes part. It needs a guid or a name."""

    guid: OptionalLabel = Field(None, description="What others refer to; the name where absent.")
    name: OptionalLine = None
    url: Url = None


class PersonEntry(Entry):
    """A person. It needs a guid or a name."""

    guid: OptionalLabel = Field(None, description="What events refer to; the name where absent.")
    name: OptionalLine = Field(None, description="The public name.")
    organization: OptionalLabel = Field(None, description="Guid or name of an organisation.")
    biography: OptionalText = None
    url: Url = None
    links: Links = Field(default_factory=list, json_schema_extra=_EMPTY)


class PersonRef(Entry):
    """A person's part in one event. It needs a guid or a name."""

    guid: OptionalLabel = None
    name: OptionalLine = None
    role: OptionalLine = Field(None, description="speaker, moderator, host …")


NamedTrack = Annotated[TrackEntry, BeforeValidator(named, json_schema_input_type=str | TrackEntry)]
NamedRoom = Annotated[RoomEntry, BeforeValidator(named, json_schema_input_type=str | RoomEntry)]
NamedOrganization = Annotated[
    OrganizationEntry, BeforeValidator(named, json_schema_input_type=str | OrganizationEntry)
]
NamedPerson = Annotated[PersonEntry, BeforeValidator(named, json_schema_input_type=str | PersonEntry)]
NamedRef = Annotated[PersonRef, BeforeValidator(named, json_schema_input_type=str | PersonRef)]
PersonRefs = Annotated[
    list[NamedRef | None],
    BeforeValidator(listed, json_schema_input_type=str | list[NamedRef | None] | None),
]


class RegistrationEntry(Entry):
    """How to sign up."""

    url: Url = None
    required: bool | None = None
    deadline: DayOrInstant = Field(None, description="A plain date counts to its last minute.")
    seats_left: int | None = Field(None, ge=0, le=10_000_000)


class RecordingEntry(Entry):
    """What is recorded."""

    url: Url = None
    license: OptionalLine = None
    optout: bool | None = Field(None, description="true: the event is not recorded.")


class EventEntry(Entry):
    """A session. Without a start it is listed as unscheduled."""

    guid: OptionalLabel = Field(
        None,
        description="Its key, for ever the same; derived from id, else from title, start and room.",
    )
    id: OptionalLabel = Field(None, description="The source's own number or name.")
    code: OptionalLabel = None
    slug: OptionalLabel = None
    parent: OptionalLabel = Field(None, description="Guid of the umbrella event that this one is a part of.")
    occurrence_of: OptionalLabel = Field(None, description="Guid of the event that this one repeats.")
    title: Line = Field(description="One line.")
    subtitle: OptionalLine = None
    abstract: OptionalText = Field(
        None, description="Short text, Markdown: paragraphs, emphasis, lists, links."
    )
    description: OptionalText = Field(None, description="Long text, Markdown as in abstract.")
    start: DayOrInstant = Field(
        None,
        description="ISO 8601 with offset; without one it is wall time in the conference's zone. "
        "A plain date: all day.",
    )
    end: DayOrInstant = Field(
        None,
        description="As start; of all-day events the last day, included. The same as start: a marker.",
    )
    duration: OptionalText = Field(
        None, description="Used where end is absent: hh:mm, d:hh:mm or ISO 8601 such as PT1H30M."
    )
    rooms: Labels = Field(
        default_factory=list, json_schema_extra=_EMPTY, description="Guids of rooms, or names."
    )
    attendance: AttendanceWord = Field(None, description="Where absent, the types of the rooms say it.")
    tracks: Labels = Field(
        default_factory=list,
        json_schema_extra=_EMPTY,
        description="Slugs of tracks, or names; the first gives the colour.",
    )
    tags: Lines = Field(default_factory=list, json_schema_extra=_EMPTY)
    type: OptionalLine = Field(None, description="The form: seminar, workshop …")
    language: OptionalLine = Field(None, description="ISO 639-1.")
    persons: PersonRefs = Field(
        default_factory=list,
        json_schema_extra=_EMPTY,
        description="Parts of persons; a plain string is a guid or a name.",
    )
    organizers: Labels = Field(
        default_factory=list, json_schema_extra=_EMPTY, description="Guids of organizations, or names."
    )
    partners: Labels = Field(
        default_factory=list, json_schema_extra=_EMPTY, description="Guids of organizations, or names."
    )
    state: StateWord = Field(None, description='"confirmed" where absent; "canceled" is read too.')
    updated: Instant = None
    url: Url = None
    registration: RegistrationEntry | None = None
    stream_url: Url = None
    feedback_url: Url = None
    recording: RecordingEntry | None = None
    links: Links = Field(default_factory=list, json_schema_extra=_EMPTY)
    attachments: Links = Field(default_factory=list, json_schema_extra=_EMPTY)


class ConferenceEntry(Entry):
    """The conference itself."""

    key: OptionalLabel = Field(
        None, description="Its identity, which favourites hang on; next year's is another one."
    )
    acronym: OptionalLine = None
    description: OptionalText = Field(None, description="Markdown: paragraphs, emphasis, lists, links.")
    organizers: Labels = Field(
        default_factory=list, json_schema_extra=_EMPTY, description="Guids of organizations, or names."
    )
    partners: Labels = Field(
        default_factory=list, json_schema_extra=_EMPTY, description="Guids of organizations, or names."
    )
    title: Line = Field(description="One line.")
    subtitle: OptionalLine = None
    start: DayOrInstant = Field(None, description="The first day.")
    end: DayOrInstant = Field(None, description="The last day, included.")
    time_zone_name: Line = Field(description="IANA name: Europe/Stockholm.")
    day_change: OptionalText = Field(
        None, description="hh:mm; what starts earlier belongs to the day before. 04:00 where absent."
    )
    city: OptionalLine = None
    venue: OptionalLine = None
    logo: OptionalLine = None
    url: Url = None
    languages: Lines = Field(default_factory=list, json_schema_extra=_EMPTY, description="ISO 639-1.")
    colors: dict[str, object] | None = None


class GeneratorEntry(Entry):
    """The program that wrote the file."""

    name: OptionalLine = None
    version: OptionalLabel = None


class FileHead(Entry):
    """What a file says of itself."""

    format: Literal["programme"] = Field(description="Tells the file from other JSON.")
    format_version: int | None = Field(None, ge=1)
    generator: GeneratorEntry | None = None
    version: OptionalLabel = Field(None, description="Of the programme: a label, compared for equality only.")
    updated: Instant = Field(None, description="When the programme was last changed.")
    base_url: Url = Field(None, description="What relative addresses are joined to.")
    url: Url = Field(None, description="Where the newest version of this file is.")


class ProgrammeFile(FileHead):
    """A conference programme: one file, one conference."""

    conference: ConferenceEntry
    tracks: list[NamedTrack | None] | None = []
    rooms: list[NamedRoom | None] | None = []
    organizations: list[NamedOrganization | None] | None = []
    persons: list[NamedPerson | None] | None = []
    events: list[EventEntry | None] | None = []
