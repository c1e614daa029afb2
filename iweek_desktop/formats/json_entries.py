"""The lists of any JSON programme, one checked entry at a time: a bad part costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def everything(
    box: object, key: str | int, where: str, findings: Findings, most: bool = False
) -> Iterator[tuple[str, object]]:
    """Return what is not null in a list, each with its place; what is no list is told.

    Args:
        box: the object that has the list.
        key: what it is called there.
        where: the place of the object.
        findings: where it is told.
        most: whether only so much is returned as is read of what sessions refer to.
    """
    listing = box.get(key) if isinstance(box, dict) else None
    if listing is None:
        return
    place = step(where, key)
    if not isinstance(listing, list):
        findings.error("format.type", place, listing, "list")
        return
    for n, item in enumerate(findings.first_of(listing, place) if most else listing):
        if item is not None:
            yield step(place, n), item


def event_items(box: object, key: str | int, where: str, findings: Findings) -> Iterator[tuple[str, object]]:
    """Return the events of a list, each with its place; those that are more than are read are told."""
    listing = box.get(key) if isinstance(box, dict) else None
    if listing is not None:
        yield from events_in(listing, step(where, key), findings)


def events_in(listing: object, where: str, findings: Findings) -> Iterator[tuple[str, object]]:
    """Return what `event_items` does of what may be a list."""
    if listing is not None and not isinstance(listing, list):
        findings.error("format.type", where, listing, "list")
        return
    events: list[object] = listing or []
    for n, raw in enumerate(events):
        if findings.full and not findings.names_more:
            rest = [n for n, raw in enumerate(events[n:], n) if raw is not None]
            findings.leave_out_all(step(where, n), step(where, len(events) - 1), len(rest))
            return
        if raw is not None and taken(raw, step(where, n), findings):
            yield step(where, n), raw


def taken(raw: object, where: str, findings: Findings) -> bool:
    """Whether an event is among those that are read; else it is named."""
    if findings.takes():
        title = _title_of(raw)
        if title:
            findings.entitle(where, title)
        return True
    findings.leave_out(where, _name_of(raw) if findings.names_more else "")
    return False


def _title_of(raw: object) -> str:
    """Return the title that an event has in the file, in English where it has several; "" for none."""
    if not isinstance(raw, dict):
        return ""
    titles = [raw.get("title"), raw.get("name")]
    titles += [words.get("title") for words in (raw.get("en"), *raw.values()) if isinstance(words, dict)]
    return next((title for title in titles if isinstance(title, str) and title.strip()), "")


def _name_of(raw: object) -> object:
    """Return what an event is called in the file: its title, else its id, else itself."""
    if not isinstance(raw, dict):
        return raw
    titles = (words.get("title") for words in (raw, *raw.values()) if isinstance(words, dict))
    ids = (raw.get(key) for key in ("name", "guid", "id", "code"))
    return next((name for name in (*titles, *ids) if name), raw)


def entries(model: type[M], box: object, key: str, where: str, findings: Findings) -> Iterator[tuple[str, M]]:
    """Return the entries of a list, each with its place; what cannot be one is told."""
    yield from _checked(model, everything(box, key, where, findings, most=True), findings)


def event_entries(
    model: type[M], box: object, key: str, where: str, findings: Findings
) -> Iterator[tuple[str, M]]:
    """Return the events of a list as `event_items` does, checked as `entries` are."""
    yield from _checked(model, event_items(box, key, where, findings), findings)


def _checked(
    model: type[M], items: Iterable[tuple[str, object]], findings: Findings
) -> Iterator[tuple[str, M]]:
    for place, raw in items:
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
