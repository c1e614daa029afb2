"""A calendar event as an event of a programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from iweek_desktop.formats.attendance_words import attendance_of
from iweek_desktop.formats.drafting import Draft
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.formats.icalendar_lines import ContentLine, listed
from iweek_desktop.formats.icalendar_people import organisers, speakers
from iweek_desktop.formats.icalendar_places import place_of, position
from iweek_desktop.formats.icalendar_references import References
from iweek_desktop.formats.icalendar_repeats import Occurrence
from iweek_desktop.formats.icalendar_times import ONE_DAY, Times
from iweek_desktop.formats.written_values import state_of
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Attendance, Link, Role, State

_MEETINGS = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGURL",
)
_PAGE = re.compile(r"<(?:br|div|li|ol|p|ul)\b[^<>]*>", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_CANCELLED = re.compile(r"^\s*(?:cancell?ed|inställ[dt]|abgesagt|annulé)\s*[:–-]\s*", re.IGNORECASE)
_PREFIX = re.compile(r"\[([^\[\]]{1,40})\]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Themes:
    """Which words of events are themes: not a category that every one of them has, which is the programme."""

    common: frozenset[str] = frozenset()
    prefixed: bool = False

    def of(self, event: Component, found: list[str]) -> list[str]:
        """Return the themes of an event: its categories, or what stands in brackets before its title."""
        if self.common:
            found = [name for name in found if fold(name) not in self.common]
        if not found and self.prefixed and (prefix := _PREFIX.match(event.text("SUMMARY"))):
            found = [prefix[1].strip()]
        return found


def themes_of(events: Sequence[Component]) -> Themes:
    """Return which words count as themes in a file."""
    prefixed = sum(_PREFIX.match(event.text("SUMMARY")) is not None for event in events)
    return Themes(_common(events), 2 * prefixed > len(events) > 1)


def _common(events: Sequence[Component]) -> frozenset[str]:
    """Return the categories that every event has, folded."""
    common: frozenset[str] | None = None
    for event in events:
        own = frozenset(map(fold, categories(event)))
        common = own if common is None else common & own
        if not common:
            break
    return common if common and len(events) > 1 else frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is seen against.

    `shared` are the addresses of organisers that are speakers, `themes` what counts as one.
    """

    draft: Draft
    references: References
    shared: frozenset[str]
    themes: Themes


def categories(event: Component) -> list[str]:
    """Return an event's categories that do not say how one attends."""
    return _sorted_out(event)[0]


def _sorted_out(event: Component) -> tuple[list[str], Attendance | None]:
    """Return an event's categories, without those that say how one attends, and the first that they say."""
    names: list[str] = []
    stated: Attendance | None = None
    for line in event.all("CATEGORIES"):
        for name in listed(line.value):
            attendance = attendance_of(name)
            if attendance is None:
                names.append(name)
            stated = stated or attendance
    return names, stated


def event_of(one: Occurrence, times: Times, context: Context) -> Event:
    """Return a calendar event at one of its times; its rooms, themes and people are entered in the draft."""
    event, draft, references = one.event, context.draft, context.references
    place = place_of(event, position(event))
    start, end = _span(one)
    names, stated_attendance = _sorted_out(event)
    persons: list[Role] = []
    for name, role in speakers(event, context.shared):
        persons += draft.person(name, role)
    meetings = [_address(line) for line in event.all(*_MEETINGS)]
    return Event(
        where=str(event.number),
        title=_title(event),
        guid=references.guid(one),
        id=event.text("UID"),
        start=start,
        end=end,
        rooms=_entered(draft.room(room) for room in place.rooms),
        tracks=_entered(draft.track(name) for name in context.themes.of(event, names)),
        organisers=_entered(draft.organisation(name) for name in organisers(event, context.shared)),
        persons=persons,
        parent=references.parent(one),
        occurrence_of=references.first_of(one),
        description=_description(event),
        state=event.text("STATUS").strip(),
        attendance=place.attendance or stated_attendance,
        url=event.text("URL"),
        stream_url=next(iter(meetings), None),
        links=[Link(url) for url in meetings[1:]],
        attachments=_attachments(event),
        updated=_updated(event, times),
    )


def _title(event: Component) -> str:
    """Return the title; what its status says already is not said before it again."""
    title = event.text("SUMMARY")
    cancelled = state_of(event.text("STATUS")) is State.CANCELLED
    return (cancelled and _CANCELLED.sub("", title, count=1)) or title


def _entered(references: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(key for keys in references for key in keys)


def _span(one: Occurrence) -> tuple[date | None, date | None]:
    """Return start and end; of dates the end is the last day, as in programmes."""
    if one.span is None:
        return None, None
    start, end = one.span
    if isinstance(start, datetime):
        return start, end if isinstance(end, datetime) or end is None else end - ONE_DAY
    if end is None or isinstance(end, datetime):
        return start, end
    return start, max(end - ONE_DAY, start) if end >= start else end


def _description(event: Component) -> str:
    """Return the text; where it is HTML, its own line feeds part paragraphs as well."""
    text = event.text("DESCRIPTION", "STYLED-DESCRIPTION", "X-ALT-DESC", "COMMENT")
    return _EMPTY_LINE.sub("<br>", text) if _PAGE.search(text) else text


def _attachments(event: Component) -> list[Link]:
    """Return the files that are kept elsewhere; those inside the calendar are left there."""
    return [
        Link(url, line.parameter("FILENAME") or line.parameter("X-FILENAME"), line.parameter("FMTTYPE"))
        for line in event.all("ATTACH", "IMAGE")
        if (url := _address(line)).lower().startswith(("http:", "https:"))
    ]


def _address(line: ContentLine) -> str:
    return line.value.strip()


def _updated(event: Component, times: Times) -> date | None:
    line = event.first("LAST-MODIFIED")
    return times.stated(line) if line else None
