"""iCalendar, RFC 5545, as programmes are published in it: every time of every event is a session."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from iweek_desktop.formats.decoding import decode_guessing
from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.icalendar_components import Calendar, Component, calendars
from iweek_desktop.formats.icalendar_events import Context, event_of, themes_of
from iweek_desktop.formats.icalendar_lines import (
    MOST_LINES,
    content_lines,
    mended,
    unescaped,
    with_line_feeds,
)
from iweek_desktop.formats.icalendar_people import shared_addresses
from iweek_desktop.formats.icalendar_references import References
from iweek_desktop.formats.icalendar_repeats import Budget, Occurrence, Repeats, repeats
from iweek_desktop.formats.icalendar_times import Span, Times, instant
from iweek_desktop.formats.icalendar_zones import NamedZones, NamesOfZones, database_zone
from iweek_desktop.formats.left_out import Look, from_line, name_rest
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.programme.model import Programme

NAME = "icalendar"
_EVENT = re.compile(r"^BEGIN:[ \t]*VEVENT", re.IGNORECASE | re.MULTILINE)
_MOST_ZONES = 100
"""Of the zones whose rules stand in a file: among so many one is looked for that has a name."""

_NAMES = [
    re.compile(rf"^{name}(?:;[^:\n]*)?:[ \t]*(\S[^\n]*)", re.IGNORECASE | re.MULTILINE)
    for name in ("SUMMARY", "UID")
]

Dated = list[tuple[Component, Span | None]]


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a calendar file's bytes; never raises."""
    findings = Findings()
    text, guessed = decode_guessing(mended(data))
    if guessed:
        findings.add(guessed.level, guessed.code, guessed.where, **guessed.arguments)
    text = with_line_feeds(text)
    found, left_out_from = calendars(content_lines(text, findings), findings)
    _name_rest(text, left_out_from, findings)
    programme = None
    if found:
        programme = _programme(found, options, findings)
    else:
        findings.error("format.unknown", "")
    return Reading(programme, findings.notices(), NAME)


def _programme(found: Sequence[Calendar], options: ReadOptions, findings: Findings) -> Programme:
    draft = Draft(options, findings)
    _describe(draft, found)
    events = [event for calendar in found for event in calendar.events]
    for event in events:
        event.keep_within(findings)
    names = NamesOfZones()
    readers = [_times(calendar, names, findings) for calendar in found]
    dated = [
        _dated(calendar, times, options, findings) for calendar, times in zip(found, readers, strict=True)
    ]
    draft.zone_name = _zone_name(found, dated)
    last = _last_moment(dated)
    budget = Budget()
    found_times: list[tuple[Times, Occurrence]] = []
    for times, listed in zip(readers, dated, strict=True):
        found_times += ((times, one) for one in Repeats(times, last, findings, budget).expand(listed))
    occurrences = [one for _, one in found_times]
    context = Context(draft, References(occurrences, findings), shared_addresses(events), themes_of(events))
    for times, one in found_times:
        options.check()
        with one_event(findings, str(one.event.number), named(one.event)):
            draft.add(event_of(one, times, context))
    return draft.finish()


def _name_rest(text: str, left_out_from: int | None, findings: Findings) -> None:
    """Name the events that begin in the lines after the last one that is read, each ended by a line feed."""
    if left_out_from is None and text.count("\n") >= MOST_LINES:
        left_out_from = MOST_LINES + 1
        findings.error("ics.lines", str(left_out_from), "", str(MOST_LINES))
    if left_out_from is not None:
        name_rest(from_line(text, left_out_from), left_out_from, Look(_EVENT, _name), findings)


def _name(_: re.Match[str], text: str) -> str:
    """Return the title or the UID that stands in the text of an event."""
    return next((unescaped(found[1]) for name in _NAMES if (found := name.search(text))), "")


def _describe(draft: Draft, found: Sequence[Calendar]) -> None:
    """Take title, text and address from the first calendar that has them."""
    heads = [calendar.head for calendar in found]
    draft.title = _first_text(heads, "X-WR-CALNAME", "NAME") or None
    draft.description = _first_text(heads, "X-WR-CALDESC", "DESCRIPTION") or None
    draft.url = _first_text(heads, "URL") or None
    draft.source_url = _first_text(heads, "SOURCE") or None


def _first_text(heads: Iterable[Component], *names: str) -> str:
    return next((text for head in heads if (text := head.text(*names))), "")


def _times(calendar: Calendar, names: NamesOfZones, findings: Findings) -> Times:
    return Times(NamedZones(calendar.zones, names), _stated_zone(calendar), findings)


def _stated_zone(calendar: Calendar) -> ZoneInfo | None:
    """Return the zone that a calendar states for the whole of itself."""
    return database_zone(calendar.head.text("X-WR-TIMEZONE", "VTIMEZONE"))


def _dated(calendar: Calendar, times: Times, options: ReadOptions, findings: Findings) -> Dated:
    dated: Dated = []
    for event in calendar.events:
        options.check()
        with one_event(findings, str(event.number), named(event)):
            dated.append((event, times.span(event, named(event))))
    return dated


def named(event: Component) -> str:
    """Return what findings call an event: its title, else its UID."""
    return event.text("SUMMARY") or event.text("UID")


def _zone_name(found: Sequence[Calendar], dated: Sequence[Dated]) -> str | None:
    """Return the zone that most events name, else the one that a calendar states, else that of its rules."""
    starts = (span.start for listed in dated for _, span in listed if span)
    named = Counter(
        start.tzinfo.key
        for start in starts
        if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo)
    )
    if named:
        return named.most_common(1)[0][0]
    stated = (zone for calendar in found if (zone := _stated_zone(calendar)))
    tzids = islice((tzid for calendar in found for tzid in calendar.zones), _MOST_ZONES)
    written = (zone for tzid in tzids if (zone := database_zone(tzid)))
    zone = next(stated, None) or next(written, None)
    return zone.key if zone else None


def _last_moment(dated: Sequence[Dated]) -> datetime | None:
    """Return the last moment of what takes place once; None where everything repeats."""
    ends = [
        instant(span.end or span.start)
        for listed in dated
        for event, span in listed
        if span and not repeats(event)
    ]
    return max(ends, default=None)
