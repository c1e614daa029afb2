"""The objects of Indico's exports, as pydantic checks them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field

from iweek_desktop.formats.json_entries import CamelEntry, JsonEntry, Text
from iweek_desktop.formats.json_fields import Lines, OptionalLabel, OptionalLine, listed


def _named(value: object) -> object:
    """Return the name of what is written as an object, such as a type."""
    if isinstance(value, dict):
        return value.get("name") or value.get("title")
    return value


Named = Annotated[OptionalLine, BeforeValidator(_named)]


class TimeEntry(JsonEntry):
    """A date and a time of day in a zone."""

    date: Text = None
    time: Text = None
    tz: OptionalLine = None


class PersonEntry(JsonEntry):
    """Somebody who speaks, wrote or chairs."""

    first_name: OptionalLine = Field(None, validation_alias=AliasChoices("first_name", "firstName"))
    last_name: OptionalLine = Field(
        None, validation_alias=AliasChoices("last_name", "familyName", "lastName")
    )
    full_name: OptionalLine = Field(None, validation_alias=AliasChoices("fullName", "name"))
    affiliation: OptionalLine = None

    @property
    def shown_name(self) -> str:
        """The name as it is read, "" where there is none; "Family, First" is turned around."""
        parts = [part for part in (self.first_name, self.last_name) if part]
        if parts:
            return " ".join(parts)
        family, comma, first = (self.full_name or "").partition(", ")
        return f"{first} {family}" if comma and ", " not in first else self.full_name or ""


class AttachmentEntry(JsonEntry):
    """A file or a link that belongs to something."""

    title: OptionalLine = None
    url: Text = Field(None, validation_alias=AliasChoices("download_url", "link_url", "url"))


class FolderEntry(JsonEntry):
    """Attachments; the folder of those that are in none has no title."""

    title: OptionalLine = None
    attachments: Annotated[list[AttachmentEntry | None], BeforeValidator(listed)] = Field(
        default_factory=list
    )


class MaterialEntry(JsonEntry):
    """What an entry of a timetable has attached."""

    files: Annotated[list[AttachmentEntry | None], BeforeValidator(listed)] = Field(default_factory=list)
    folders: Annotated[list[FolderEntry | None], BeforeValidator(listed)] = Field(default_factory=list)


People = Annotated[list[PersonEntry | None], BeforeValidator(listed)]


class IndicoEntry(CamelEntry):
    """What an event, a session block, a contribution and an entry of a timetable have in common."""

    id: OptionalLabel = Field(
        None, validation_alias=AliasChoices("db_id", "contributionId", "sessionSlotId", "id")
    )
    title: Text = None
    slot_title: OptionalLine = None
    description: Text = None
    start_date: TimeEntry | None = None
    end_date: TimeEntry | None = None
    duration: float | None = Field(None, ge=0, le=366 * 24 * 60, description="Minutes.")
    timezone: OptionalLine = None
    room: OptionalLine = None
    location: OptionalLine = None
    type: Named = None
    entry_type: OptionalLine = None
    session: Named = None
    track: Named = None
    code: OptionalLabel = None
    keywords: Lines = Field(default_factory=list)
    url: Text = None
    organizer: OptionalLine = None
    speakers: People = Field(default_factory=list)
    presenters: People = Field(default_factory=list)
    primaryauthors: People = Field(default_factory=list, alias="primaryauthors")
    conveners: People = Field(default_factory=list)
    folders: Annotated[list[FolderEntry | None], BeforeValidator(listed)] = Field(default_factory=list)
    attachments: Annotated[MaterialEntry | None, BeforeValidator(lambda value: value or None)] = None

    def people(self) -> list[tuple[PersonEntry, str]]:
        """Return who appears, with their parts; authors where nobody is said to speak."""
        speaking = [(person, "speaker") for person in (*self.speakers, *self.presenters) if person]
        writing = [(person, "author") for person in self.primaryauthors if person]
        return (speaking or writing) + [(person, "convener") for person in self.conveners if person]

    def attached(self) -> list[AttachmentEntry]:
        """Return what is attached, in whatever folder."""
        material = self.attachments or MaterialEntry.model_validate({})
        inside = [
            file for folder in (*self.folders, *material.folders) if folder for file in folder.attachments
        ]
        return [file for file in (*material.files, *inside) if file]
