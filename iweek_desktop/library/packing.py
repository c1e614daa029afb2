"""The programme's values as compact JSON, and back, without any library."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import (
    Details,
    Link,
    Organisation,
    Person,
    Programme,
    Recording,
    Registration,
    Role,
    Room,
    Track,
)

T = TypeVar("T")
Unpack = Callable[[Any, ZoneInfo], object]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_LAST_EVERYWHERE = 32_503_680_000
"""The year 3000, up to which every system's own calendar reaches."""

BESIDE = frozenset({"sessions", "details", "rooms", "tracks", "organisations", "persons"})
"""The parts of a programme that have tables of their own."""


def epoch(at: datetime) -> int:
    """Return an aware datetime as whole seconds since 1970 in UTC."""
    return (at - _EPOCH) // _SECOND


def instant(seconds: int, zone: ZoneInfo) -> datetime:
    """Return the datetime of `epoch` seconds in a zone."""
    if 0 <= seconds < _LAST_EVERYWHERE:
        return datetime.fromtimestamp(seconds, zone)
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(zone)


def pack(value: object) -> str:
    """Return one of the programme's values as JSON that leaves out what is at its default."""
    return _encoded(_packed(value))


def unpack(kind: type[T], text: str, zone: ZoneInfo) -> T:
    """Return the value that was packed, its instants in the given zone."""
    return _unpacked(kind, json.loads(text), zone)


def pack_head(programme: Programme) -> str:
    """Return what a programme says of itself, without its tables, as JSON."""
    return _encoded(_stated(programme, BESIDE))


def unpack_head(text: str) -> dict[str, Any]:
    """Return the arguments of `Programme` that were packed."""
    data = json.loads(text)
    zone = ZoneInfo(data["zone_name"])
    return {name: _part(Programme, name, value, zone) for name, value in data.items()}


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _stated(value: tuple[object, ...], beside: frozenset[str] = frozenset()) -> dict[str, object]:
    stated = {}
    for (name, default), part in zip(_defaults(value.__class__), value, strict=True):
        if part is default or name in beside or part == default:
            continue
        stated[name] = part if type(part) is str else _packed(part)
    return stated


_REQUIRED = object()


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return the names of a value's parts, each with its default."""
    named = cast(Any, kind)
    return tuple((name, named._field_defaults.get(name, _REQUIRED)) for name in named._fields)


def _packed(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if type(value) is tuple:
        return [_packed(item) for item in value]
    if isinstance(value, tuple):
        return _stated(value)
    if isinstance(value, datetime):
        return epoch(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return dict(cast(Mapping[str, object], value))


def _unpacked(kind: type[T], data: Mapping[str, Any], zone: ZoneInfo) -> T:
    return kind(**{name: _part(kind, name, value, zone) for name, value in data.items()})


def _part(kind: type, name: str, value: object, zone: ZoneInfo) -> object:
    shape = _SHAPES.get((kind, name))
    return value if shape is None or value is None else shape(value, zone)


def _one(kind: type) -> Unpack:
    return lambda data, zone: _unpacked(kind, data, zone)


def _many(kind: type) -> Unpack:
    return lambda items, zone: tuple(_unpacked(kind, item, zone) for item in items)


def _tuple(items: list[object], _zone: ZoneInfo) -> object:
    return tuple(items)


def _date(text: str, _zone: ZoneInfo) -> object:
    return date.fromisoformat(text)


_SHAPES: Mapping[tuple[type, str], Unpack] = {
    (Person, "links"): _many(Link),
    (Room, "geo"): _tuple,
    (Registration, "deadline"): instant,
    (Details, "tags"): _tuple,
    (Details, "persons"): _many(Role),
    (Details, "partners"): _tuple,
    (Details, "registration"): _one(Registration),
    (Details, "recording"): _one(Recording),
    (Details, "links"): _many(Link),
    (Details, "attachments"): _many(Link),
    (Details, "updated"): instant,
    (Programme, "start"): _date,
    (Programme, "end"): _date,
    (Programme, "day_change"): lambda text, _zone: time.fromisoformat(text),
    (Programme, "languages"): _tuple,
    (Programme, "organisers"): _tuple,
    (Programme, "partners"): _tuple,
    (Programme, "updated"): instant,
}
"""The parts that JSON does not give back as they were."""

ENTITIES: Mapping[str, type] = {
    "room": Room,
    "track": Track,
    "organisation": Organisation,
    "person": Person,
}
