"""The kinds of value in the native JSON: what is taken, what it becomes, how the schema says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urljoin

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from iweek_desktop.formats.reading import MOST_PARTS_OF_ONE
from iweek_desktop.formats.times import DATE_PATTERN, INSTANT_PATTERN
from iweek_desktop.programme.text import one_line, safe_url

TOO_MANY = "format.too_many"


def _unblank(text: str | None) -> str | None:
    return text if text and text.strip() else None


def _line(text: str | None) -> str | None:
    return (one_line(text) or None) if text else None


def _required_line(text: str) -> str:
    line = one_line(text)
    if not line:
        raise PydanticCustomError("missing", "blank")
    return line


def _label(value: object) -> object:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _url(text: str | None, info: ValidationInfo) -> str | None:
    if not text or not text.strip():
        return None
    address = safe_url(text) or safe_url(_joined_url(info.context, text.strip()))
    if address is None:
        raise PydanticCustomError("format.url", "not an address")
    return address


def _required_url(text: str, info: ValidationInfo) -> str:
    address = _url(text, info)
    if address is None:
        raise PydanticCustomError("missing", "blank")
    return address


def _joined_url(context: Mapping[str, str] | None, text: str) -> str:
    base = (context or {}).get("base_url", "")
    try:
        return urljoin(base, text) if base else ""
    except ValueError:
        return ""


def listed(value: object) -> object:
    """Return a list for a string that stands alone, and for null; a list without end is refused."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else bounded(value)


def bounded(value: object) -> object:
    """Return a value that is no list of more than what one session may list."""
    if isinstance(value, list) and len(value) > MOST_PARTS_OF_ONE:
        raise PydanticCustomError(TOO_MANY, "{n}", {"n": len(value)})
    return value


def named(value: object) -> object:
    """Return an object for a string, which is its name."""
    return {"name": value} if isinstance(value, str) else value


def _folded(aliases: Mapping[str, str]) -> BeforeValidator:
    def fold(value: object) -> object:
        if not isinstance(value, str):
            return value
        word = value.strip().casefold()
        return aliases.get(word, word) or None

    return BeforeValidator(fold)


_ATTENDANCE = {
    f"{prefix}{theirs}eventattendancemode": ours
    for prefix in ("", "https://schema.org/", "http://schema.org/")
    for theirs, ours in (("offline", "onsite"), ("online", "online"), ("mixed", "mixed"))
}
_STATES = {"canceled": "cancelled"}

OptionalText = Annotated[str | None, AfterValidator(_unblank)]
"""Text in the Markdown subset: paragraphs, emphasis, lists, links."""
OptionalLine = Annotated[str | None, AfterValidator(_line)]
Line = Annotated[str, AfterValidator(_required_line)]
_LABEL = BeforeValidator(_label, json_schema_input_type=str | float)
Label = Annotated[str, _LABEL, AfterValidator(_required_line)]
"""A name for programs; a number is taken for its digits."""
OptionalLabel = Annotated[
    str | None, BeforeValidator(_label, json_schema_input_type=str | float | None), AfterValidator(_line)
]
Url = Annotated[str | None, AfterValidator(_url)]
RequiredUrl = Annotated[str, AfterValidator(_required_url)]
Instant = Annotated[OptionalText, Field(json_schema_extra={"pattern": f"^(?:{INSTANT_PATTERN})$"})]
DayOrInstant = Annotated[
    OptionalText, Field(json_schema_extra={"pattern": f"^(?:{DATE_PATTERN}|{INSTANT_PATTERN})$"})
]

Labels = Annotated[
    list[Label | None], BeforeValidator(listed, json_schema_input_type=str | list[Label | None] | None)
]
Lines = Annotated[
    list[OptionalLine], BeforeValidator(listed, json_schema_input_type=str | list[OptionalLine] | None)
]

AttendanceWord = Annotated[Literal["onsite", "online", "mixed"] | None, _folded(_ATTENDANCE)]
StateWord = Annotated[
    Literal["confirmed", "tentative", "delayed", "cancelled", "withdrawn"] | None, _folded(_STATES)
]
