"""Where calendar events are: one line, in which people write places, meetings and ways of attending."""

from __future__ import annotations

import re
from typing import NamedTuple

from iweek_desktop.formats.attendance_words import attendance_of
from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.programme.model import Attendance, Room
from iweek_desktop.programme.text import safe_url

_LINK = re.compile(r"(?P<name>.*?)[\s(<]*(?P<url>https?://[^\s<>]+?)[)>]?", re.IGNORECASE | re.DOTALL)


class Place(NamedTuple):
    """The rooms of an event, and how one takes part if that stands where the place does."""

    rooms: tuple[Room, ...] = ()
    attendance: Attendance | None = None


def place_of(event: Component, geo: tuple[float, float] | None) -> Place:
    """Return where an event is; semicolons part a way of attending and meetings from the place."""
    attendance: Attendance | None = None
    places: list[str] = []
    meetings: list[Room] = []
    for part in re.split(r"\s*;\s*", event.text("LOCATION")):
        if found := attendance_of(part):
            attendance = attendance or found
        elif meeting := _meeting(part):
            meetings.append(meeting)
        elif part:
            places.append(part)
    rooms = [Room("", "; ".join(places), geo=geo)] if places else []
    if attendance is Attendance.ONLINE and rooms and not meetings:
        rooms = [Room("", rooms[0].name, type="online")]
    return Place((*rooms, *meetings), attendance)


def _meeting(text: str) -> Room | None:
    """Return the meeting on the net that a name with an address, or an address alone, stands for."""
    found = _LINK.fullmatch(text)
    url = safe_url(found["url"]) if found else None
    if found is None or url is None:
        return None
    return Room("", " ".join(found["name"].split()) or url, type="online", url=url)


def position(event: Component) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, if they are such."""
    line = event.first("GEO")
    found = re.fullmatch(r"\s*(-?[0-9.]{1,20})\s*[;,]\s*(-?[0-9.]{1,20})\s*", line.value) if line else None
    if found is None:
        return None
    try:
        latitude, longitude = float(found[1]), float(found[2])
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
