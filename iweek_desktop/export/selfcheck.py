"""Reading the program's own calendar file as strangers will, before anyone else does.

Half of the readers go by the zone's IANA name, the others by the VTIMEZONE in the file. Both
must find the instants that the programme states, or nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from iweek_desktop.export.content import Content
from iweek_desktop.export.request import Export, ExportError, scheduled
from iweek_desktop.programme.model import Session

if TYPE_CHECKING:
    from icalendar import Component, Event

_VTIMEZONE = re.compile(r"^BEGIN:VTIMEZONE$.*?^END:VTIMEZONE$", re.MULTILINE | re.DOTALL)


def check(data: bytes, export: Export, entries: Sequence[Content]) -> None:
    """Refuse bytes that do not say what was asked.

    Args:
        data: the file.
        export: gives the instants.
        entries: the contents made of it, which give the texts.

    Raises:
        ExportError: ``export.mismatch`` with `what` (count, uid, title, place, text, start, end,
            zone or file), `title` of the session, `expected` and `found`.
    """
    events, zones = _read(data)
    _same("count", "", len(scheduled(export)), len(events))
    uids = [str(event.get("UID", "")) for event in events]
    if "" in uids or len(set(uids)) != len(uids):
        raise _mismatch("uid", "", len(uids), len(set(uids) - {""}))
    for entry, times, event in zip(entries, scheduled(export), events, strict=True):
        _same("title", entry.summary, entry.summary, str(event.get("SUMMARY", "")))
        _same("place", entry.summary, entry.location, str(event.get("LOCATION", "")))
        _same("text", entry.summary, entry.description, str(event.get("DESCRIPTION", "")))
        _check_times(entry, times, event, zones)


def _read(data: bytes) -> tuple[list[Event], dict[str, tzinfo]]:
    from icalendar import Calendar, Event

    try:
        calendar = Calendar.from_ical(data)
        zones = dict(_own_zones(data.decode("utf-8")))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _mismatch("file", "", "iCalendar", str(error)) from error
    faults = [fault for component in _all(calendar) for fault in component.errors]
    if faults:
        raise _mismatch("file", "", "iCalendar", str(faults[0]))
    for zone in calendar.walk("VTIMEZONE"):
        clocks = [part.name for part in zone.subcomponents]
        if clocks not in (["STANDARD"], ["DAYLIGHT", "STANDARD"]):
            # Of several Outlook reads the latest only, and it reads none without a standard time.
            raise _mismatch("zone", "", "STANDARD", clocks)
    return [part for part in calendar.subcomponents if isinstance(part, Event)], zones


def _all(component: Component) -> Iterable[Component]:
    yield component
    for part in component.subcomponents:
        yield from _all(part)


def _own_zones(text: str) -> Iterator[tuple[str, tzinfo]]:
    """Yield the zones that the file defines, by dateutil; only their own lines are handed to it.

    `tzical` reads a folded line that ends in a space wrong, and trips over some of an event's
    lines.
    """
    from dateutil.tz import tzical

    unfolded = re.sub(r"\r\n[ \t]", "", text).replace("\r\n", "\n")
    for block in _VTIMEZONE.findall(unfolded):
        zones = tzical(StringIO(block))
        for name in zones.keys():  # noqa: SIM118 - not a mapping
            zone = zones.get(name)
            if zone is not None:
                yield name, zone


def _check_times(
    entry: Content, times: tuple[Session, datetime, datetime], event: Event, zones: dict[str, tzinfo]
) -> None:
    start: datetime | date = entry.start
    end: datetime | date | None = entry.end
    session = times[0]
    if not session.all_day:
        # The programme's own times, not what became of them on the way to the file.
        start, end = times[1].astimezone(UTC), times[2].astimezone(UTC)
        end = end if end != start else None
    for what, name, expected in (("start", "DTSTART", start), ("end", "DTEND", end)):
        if name not in event:
            _same(what, entry.summary, expected, None)
            continue
        for found in _readings(event[name], zones, entry.summary):
            _same(what, entry.summary, expected, found)


def _readings(value: object, zones: dict[str, tzinfo], title: str) -> list[datetime | date]:
    """Return what a reader by the zone's name and a reader by the file's VTIMEZONE take a time for."""
    at = getattr(value, "dt", None)
    name = getattr(value, "params", {}).get("TZID")
    if not isinstance(at, datetime):
        if isinstance(at, date) and name is None:
            return [at]
        raise _mismatch("zone", title, "a time", str(at))
    if name is None:
        if at.tzinfo is None:
            raise _mismatch("zone", title, "UTC", str(at))
        return [at.astimezone(UTC)]
    if name not in zones:
        raise _mismatch("zone", title, f"VTIMEZONE {name}", "")
    wall = at.replace(tzinfo=None)
    try:
        return [wall.replace(tzinfo=zone).astimezone(UTC) for zone in (ZoneInfo(name), zones[name])]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # What a reader makes of a broken VTIMEZONE is its own affair: dateutil raises all of these.
        raise _mismatch("zone", title, "VTIMEZONE", f"{name}: {error}") from error


def _same(what: str, title: str, expected: object, found: object) -> None:
    # A datetime is a date: without the type, a day could pass for its midnight.
    if type(expected) is not type(found) or expected != found:
        raise _mismatch(what, title, expected, found)


def _mismatch(what: str, title: str, expected: object, found: object) -> ExportError:
    told = {"what": what, "title": title, "expected": str(expected), "found": str(found)}
    return ExportError("export.mismatch", told)
