"""The lists of any JSON programme, one checked entry at a time: a bad part costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

from iweek_desktop.formats.json_fields import OptionalLabel, OptionalLine, listed
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import step
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import INSTANT_FORM, read_date, read_stated

M = TypeVar("M", bound="JsonEntry")


class JsonEntry(BaseModel):
    """An object of a file that others write: types are not guessed, what is not known is passed over."""

    model_config = ConfigDict(strict=True, hide_input_in_errors=True)


class CamelEntry(JsonEntry):
    """An object whose keys are written as in ``startsAt``."""

    model_config = ConfigDict(alias_generator=to_camel)


def referred(value: object) -> object:
    """Return an object for an id that stands alone."""
    return {"id": value} if isinstance(value, str | int) and not isinstance(value, bool) else value


class ReferenceEntry(JsonEntry):
    """What an entry refers to: by id alone, or with its name beside it."""

    id: OptionalLabel = None
    name: OptionalLine = None


Reference = Annotated[ReferenceEntry, BeforeValidator(referred)]
References = Annotated[list[Reference | None], BeforeValidator(listed)]

Text = Annotated[str | None, AfterValidator(lambda text: text if text and text.strip() else None)]
"""A text as the file writes it; None where it is blank."""


def items(box: object, key: str | int, where: str, findings: Findings) -> Iterator[tuple[str, object]]:
    """Return what is not null in a list, each with its place; what is no list is told."""
    listing = box.get(key) if isinstance(box, Mapping) else None
    place = step(where, key)
    if listing is not None and not isinstance(listing, list):
        findings.error("format.type", place, listing, "list")
        return
    for n, item in enumerate(findings.first_of(listing or [], place)):
        if item is not None:
            yield step(place, n), item


def entries(model: type[M], box: object, key: str, where: str, findings: Findings) -> Iterator[tuple[str, M]]:
    """Return the entries of a list, each with its place; what cannot be one is told."""
    for place, raw in items(box, key, where, findings):
        entry = salvage(model, raw, place, findings)
        if entry is not None:
            yield place, entry


def stated_time(text: str | None, where: str, findings: Findings) -> datetime | date | None:
    """Return a time, or a date that stands alone, as it is stated; what is neither is told."""
    if not text:
        return None
    stated = read_stated(text) or read_date(text)
    if stated is None:
        findings.warning("format.time", where, text, INSTANT_FORM)
    return stated
