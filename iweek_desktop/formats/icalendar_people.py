"""The people in calendar events, whom files name by convention only.

Some name speakers as attendees, some as organisers, some in the first line of the description.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.formats.icalendar_lines import ContentLine, unescaped

MOST_PEOPLE = 200
"""Of one event: more are guests, not contributors."""

_NO_PERSONS = frozenset({"GROUP", "ROOM", "RESOURCE"})
_ROLES = {"CHAIR": "chair"}
_BYLINE = re.compile(
    r"(?:von|by|speakers?|presenters?|hosts?|talare|föreläsare|medverkande|referent(?:en|in)?)\s*:\s*(\S[^\n]{0,300})",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
_PARTING = re.compile(r"\s*(?:[;,]|\band\b|\bund\b|\boch\b|&)\s*")


def shared_addresses(events: Iterable[Component]) -> frozenset[str]:
    """Return the addresses that stand beside different organisers' names: those names are speakers'."""
    names = defaultdict(set)
    for event in events:
        for line in event.all("ORGANIZER"):
            if name := name_of(line):
                names[_address(line)].add(name)
    return frozenset(address for address, called in names.items() if len(called) > 1)


def speakers(event: Component, shared: frozenset[str]) -> list[tuple[str, str | None]]:
    """Return names and roles of those who appear in an event.

    Args:
        event: the event.
        shared: what `shared_addresses` returned for its file.
    """
    found: dict[str, str | None] = {}
    for line in event.all("ATTENDEE"):
        kind, part = line.parameter("CUTYPE") or "", (line.parameter("ROLE") or "").upper()
        name = name_of(line)
        if name and kind.upper() not in _NO_PERSONS and part != "NON-PARTICIPANT":
            found.setdefault(name, _ROLES.get(part))
    for line in event.all("ORGANIZER"):
        if _address(line) in shared and (name := name_of(line)):
            found.setdefault(name, None)
    return list(found.items())[:MOST_PEOPLE] or [(name, None) for name in _byline(event)]


def organisers(event: Component, shared: frozenset[str]) -> list[str]:
    """Return the names of an event's organisers that are not speakers'."""
    lines = (line for line in event.all("ORGANIZER") if _address(line) not in shared)
    return [name for line in lines if (name := name_of(line))]


def name_of(line: ContentLine) -> str:
    """Return the name in a property that stands for someone; "" where there is only an address."""
    name = unescaped(line.parameter("CN") or "").strip()
    return "" if _MAIL.fullmatch(name) else name


def _address(line: ContentLine) -> str:
    return line.value.strip().casefold()


def _byline(event: Component) -> list[str]:
    found = _BYLINE.match(event.text("DESCRIPTION"))
    names = _PARTING.split(found[1].strip()) if found else []
    return [name for name in names if name][:MOST_PEOPLE]
