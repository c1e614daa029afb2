"""Sessions as one iCalendar file that Outlook reads right.

One VCALENDAR with METHOD:PUBLISH and the VTIMEZONE first; no organiser or attendees, for they
would make a meeting of an entry; no calendar name on a single entry, for Outlook would make
a calendar of it; at most one reminder, for Outlook knows no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from iweek_desktop.export.calendar_text import LINE_UNITS, shorten
from iweek_desktop.export.content import Content, contents
from iweek_desktop.export.folding import TextValue, folded
from iweek_desktop.export.ledger import next_row
from iweek_desktop.export.request import Export, ExportError
from iweek_desktop.export.vtimezone import Rules, yearly_rules
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.text import one_line
from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

PRODUCT = "-//iweek-desktop//iweek//EN"


def render(
    export: Export, ledger: Mapping[str, LedgerRow], now: datetime, say: Wording
) -> tuple[bytes, list[LedgerRow]]:
    """Return the file's bytes and the ledger's rows, which are to be kept once the file is saved.

    Args:
        export: what to write; sessions without a time are left out.
        ledger: the rows of earlier exports by session guid.
        now: the time of the export.
        say: the language of labels.

    Raises:
        ExportError: ``export.nothing`` where no session has a time.
    """
    return render_entries(export, contents(export, say), ledger, now)


def render_entries(
    export: Export, entries: Sequence[Content], ledger: Mapping[str, LedgerRow], now: datetime
) -> tuple[bytes, list[LedgerRow]]:
    """Do what `render` does, from contents that are at hand."""
    if not entries:
        raise ExportError("export.nothing")
    key, taken = export.programme.key, {row.uid for row in ledger.values()}
    rows = [next_row(ledger.get(entry.guid), key, entry, now, taken) for entry in entries]
    rules = written_rules(export.programme, entries)
    calendar = _calendar(export.programme, several=len(entries) > 1)
    if rules:
        calendar.add_component(rules.component())
    uids = {row.guid: row.uid for row in rows}
    for entry, row in zip(entries, rows, strict=True):
        event = _event(entry, row, rules)
        if entry.parent in uids and entry.parent != entry.guid:
            event.add("RELATED-TO", uids[entry.parent], parameters={"RELTYPE": "PARENT"})
        # An all-day entry begins at midnight: shortly before that, nobody wants to be woken.
        if export.alarm_min is not None and not entry.cancelled and isinstance(entry.start, datetime):
            event.add_component(_alarm(entry.summary, export.alarm_min))
        calendar.add_component(event)
    return folded(calendar.content_lines()), rows


def written_rules(programme: Programme, entries: Sequence[Content]) -> Rules | None:
    """Return the rules by which the times are written; None means UTC.

    One time that the rules cannot tell, such as one in the hour that comes twice, and the
    whole file is in UTC.
    """
    instants = [at for entry in entries for at in (entry.start, entry.end) if isinstance(at, datetime)]
    if not instants:
        return None
    rules = yearly_rules(programme.zone_name, min(instants), max(instants))
    return rules if rules and all(rules.tells(at) for at in instants) else None


def is_in_utc(programme: Programme, sessions: Iterable[Session]) -> bool:
    """Whether `written_rules` are none for sessions that have a time, found out without their contents."""
    instants = [at for s in sessions if not s.all_day for at in (s.start, s.drawn_end) if at is not None]
    if not instants:
        return False
    rules = yearly_rules(programme.zone_name, min(instants), max(instants))
    return rules is None or any(at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset() for at in instants)


def _calendar(programme: Programme, several: bool) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    if several:
        calendar["X-WR-CALNAME"] = TextValue(shorten(one_line(programme.title), LINE_UNITS))
    return calendar


def _event(entry: Content, row: LedgerRow, rules: Rules | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("UID", row.uid)
    event.add("DTSTAMP", row.last_exported)
    event.add("SEQUENCE", row.sequence)
    event.add("LAST-MODIFIED", row.last_modified)
    _add_time(event, "DTSTART", entry.start, rules)
    if entry.end is not None:
        _add_time(event, "DTEND", entry.end, rules)
    event["SUMMARY"] = TextValue(entry.summary)
    for name, text in (("LOCATION", entry.location), ("DESCRIPTION", entry.description)):
        if text:
            event[name] = TextValue(text)
    if entry.url:
        event.add("URL", entry.url)
    event["CATEGORIES"] = TextValue(entry.category)
    event.add("STATUS", entry.status)
    event.add("TRANSP", "TRANSPARENT" if entry.transparent else "OPAQUE")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", entry.busy)
    return event


def _add_time(event: Event, name: str, at: datetime | date, rules: Rules | None) -> None:
    if not isinstance(at, datetime):
        event.add(name, at)
    elif rules is None:
        event.add(name, at.astimezone(UTC))
    else:
        wall = at.astimezone(rules.zone).replace(tzinfo=None, fold=0)
        # Named outright: the library may put an equivalent name in the place of the zone's own.
        event.add(name, wall, parameters={"TZID": rules.zone_name})


def _alarm(summary: str, minutes: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm["DESCRIPTION"] = TextValue(summary)
    alarm["TRIGGER"] = TextValue(f"-PT{minutes}M")
    return alarm
