"""The objects of Sessionize's exports, as pydantic checks them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field

from iweek_desktop.formats.json_entries import CamelEntry, References, Text, referred
from iweek_desktop.formats.json_fields import OptionalLabel, OptionalLine, listed


class LinkEntry(CamelEntry):
    """Where else a speaker is found."""

    title: OptionalLine = None
    url: Text = None


class SpeakerEntry(CamelEntry):
    """A speaker of the list; inside a session only an id, or an id and a name."""

    id: OptionalLabel = None
    name: OptionalLine = None
    full_name: OptionalLine = None
    first_name: OptionalLine = None
    last_name: OptionalLine = None
    bio: Text = None
    tag_line: OptionalLine = None
    links: Annotated[list[LinkEntry | None], BeforeValidator(listed)] = Field(default_factory=list)

    @property
    def shown_name(self) -> str:
        """The public name, "" where there is none."""
        stated = self.full_name or self.name
        return stated or " ".join(part for part in (self.first_name, self.last_name) if part)


class CategoryEntry(CamelEntry):
    """A list of choices: of the whole file, or those made for one session."""

    title: OptionalLine = Field(None, validation_alias=AliasChoices("title", "name"))
    items: References = Field(default_factory=list, validation_alias=AliasChoices("items", "categoryItems"))


class QuestionEntry(CamelEntry):
    """A question of the whole file, or with its answer inside a session."""

    id: OptionalLabel = Field(None, validation_alias=AliasChoices("questionId", "id"))
    question: OptionalLine = None
    answer: Text = Field(None, validation_alias=AliasChoices("answerValue", "answer"))


class SessionEntry(CamelEntry):
    """A session in any of the exports."""

    id: OptionalLabel = None
    title: Text = None
    description: Text = None
    starts_at: Text = None
    ends_at: Text = None
    is_plenum_session: bool | None = None
    speakers: Annotated[
        list[Annotated[SpeakerEntry, BeforeValidator(referred)] | None], BeforeValidator(listed)
    ] = Field(default_factory=list)
    category_items: References = Field(default_factory=list)
    categories: Annotated[list[CategoryEntry | None], BeforeValidator(listed)] = Field(default_factory=list)
    question_answers: Annotated[list[QuestionEntry | None], BeforeValidator(listed)] = Field(
        default_factory=list
    )
    room_id: OptionalLabel = None
    room: OptionalLine = None
    live_url: Text = None
    recording_url: Text = None
    status: OptionalLine = None
