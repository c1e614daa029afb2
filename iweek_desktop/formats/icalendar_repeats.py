"""Events that repeat: each time they take place, within the span of the programme and within reason.

The rules are worked out by recurring-ical-events. What it is given has been looked at before,
since a rule that is never met, or met every second, would keep it busy without end: for such a
one the event is shown once, and it is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from iweek_desktop.formats.icalendar_components import Component
from iweek_desktop.formats.icalendar_lines import ContentLine
from iweek_desktop.formats.icalendar_times import Span, Stated, Times, instant
from iweek_desktop.formats.reading import Findings

if TYPE_CHECKING:
    from icalendar import Event as Entry

MOST_TIMES = 1000
"""How often one event is shown at most, and how many steps of a rule are looked at."""

MOST_REPEATS = 5_000
"""How many times all repeating events of a file are shown together."""

A_YEAR = timedelta(days=365)
_FARTHEST = 200 * A_YEAR
_LONGEST_RULE = 500
_MOST_RULES = 10
"""Of one event: more than one is rare."""

_STEPS = {
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
    "MONTHLY": timedelta(days=31),
    "YEARLY": timedelta(days=366),
}
_CALENDAR_PARTS = frozenset({"BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"})
_ENDS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_INDEX = "X-IWEEK-INDEX"


class Occurrence(NamedTuple):
    """One time at which an event takes place.

    `original` is when its rule has it, for an event that repeats: what tells its times apart.
    """

    event: Component
    span: Span | None
    original: Stated | None = None


class Rule(NamedTuple):
    """A rule that can be followed: its text, for how long at most, and whether it states an end."""

    text: str
    reach: timedelta
    ends: bool


@dataclass(slots=True)
class Budget:
    """What is left of the work that one file may make: repeats to show, rules to find empty."""

    repeats: int = MOST_REPEATS
    empty: int = 20


class Repeats:
    """Work out the times of repeating events.

    Args:
        times: reads the times of the calendar.
        last: the last moment that the programme states otherwise; None where it states none.
        findings: what cannot be worked out.
        budget: shared by all calendars of the file.
    """

    def __init__(self, times: Times, last: datetime | None, findings: Findings, budget: Budget) -> None:
        self._times = times
        self._last = last
        self._findings = findings
        self._budget = budget

    def expand(self, dated: Sequence[tuple[Component, Span | None]]) -> Iterator[Occurrence]:
        """Yield every time of every event, in the order of the file."""
        changed = _changes(dated)
        begun: set[str] = set()
        for event, span in dated:
            uid = _uid(event)
            if span is None or not repeats(event):
                if span is None or not (uid in changed and event.first("RECURRENCE-ID")):
                    yield Occurrence(event, span)
                continue
            yield from self._series(event, span, changed.get(uid, []) if uid not in begun else [])
            begun.add(uid)

    def _series(
        self, event: Component, span: Span, changes: list[tuple[Component, Span]]
    ) -> Iterator[Occurrence]:
        first, few = event.first("RRULE", "RDATE"), changes[:MOST_TIMES]
        found = self._times_of(event, span, few) if self._budget.repeats > 0 else []
        if not found:
            found = [Occurrence(event, span, span.start), *(Occurrence(*change) for change in few)]
        most = max(len(few) + 1, min(MOST_TIMES, self._budget.repeats))
        if len(found) > most or self._budget.repeats <= 0:
            self._tell("ics.rule_cut", first, event, str(most))
        self._budget.repeats -= min(len(found), most)
        yield from found[:most]
        yield from self._not_among(found, most, changes)

    def _not_among(
        self, found: Sequence[Occurrence], most: int, changes: Iterable[tuple[Component, Span]]
    ) -> Iterator[Occurrence]:
        """Yield the changes that are not among the times shown: each is an event of the file.

        Of several that stand for one time of the series only the one that counts is shown; others are named.
        """
        later = {one.event.number: one for one in found[most:]}
        seen = {one.event.number for one in found[:most]}
        replaced = {instant(one.original) for one in found if one.original is not None}
        for event, span in changes:
            line = event.first("RECURRENCE-ID")
            stated = self._times.stated(line) if line else None
            if event.number in later:
                yield later[event.number]
            elif event.number not in seen and stated is not None and instant(stated) in replaced:
                self._findings.error("ics.replaced", str(event.number), event.text("SUMMARY") or _uid(event))
            elif event.number not in seen:
                yield Occurrence(event, span)

    def _times_of(
        self, event: Component, span: Span, changes: list[tuple[Component, Span]]
    ) -> list[Occurrence]:
        """Return the times of a series; none, which is told, where it has none or cannot be worked out."""
        first = event.first("RRULE", "RDATE")
        lines = event.all("RRULE")
        for line in lines[_MOST_RULES:]:
            self._tell("ics.rule", line, event, line.value)
        rules = [rule for line in lines[:_MOST_RULES] if (rule := self._rule(line, span.start, event))]
        if not rules and not changes and event.first("RDATE") is None:
            return [Occurrence(event, span, span.start)]
        try:
            found = self._worked_out(event, span, rules, changes)
        except Exception as error:  # the libraries raise whatever their parts raise
            self._tell("ics.rule", first, event, type(error).__name__)
            return []
        if not found:
            self._tell("ics.rule_empty", first, event)
        return found

    def _rule(self, line: ContentLine, start: Stated, event: Component) -> Rule | None:
        """Return a rule that can be followed; None, which is told, for any other."""
        parts = _parts(line.value)
        rule = _followed(parts) if parts else None
        if rule is None or (self._doubtful(parts) and not self._occurs(rule, start)):
            self._tell("ics.rule", line, event, line.value)
            return None
        if not rule.ends:
            until = self._end_of(start).date().isoformat()
            self._findings.add("info", "ics.rule_endless", str(line.number), event.text("SUMMARY"), until)
        return rule

    def _end_of(self, start: Stated) -> datetime:
        """Return the moment up to which an endless rule is followed: the programme's last, or a year on."""
        begin = instant(start)
        return max(begin, self._last) if self._last is not None else begin + A_YEAR

    def _doubtful(self, parts: Mapping[str, str]) -> bool:
        return parts["FREQ"] in ("MONTHLY", "YEARLY") and len(_CALENDAR_PARTS & parts.keys()) > 0

    def _occurs(self, rule: Rule, start: Stated) -> bool:
        """Whether a rule is ever met. Dates recur after 400 years, so the last 400 of all tell it."""
        if self._budget.empty <= 0:
            return False
        from dateutil.rrule import rrulestr

        late = datetime(9600 + start.year % 400, start.month, start.day)
        bare = ";".join(part for part in rule.text.split(";") if not part.startswith(("UNTIL", "COUNT")))
        try:
            met = next(iter(rrulestr(bare, dtstart=late)), None) is not None
        except (ValueError, TypeError, IndexError):
            met = False
        self._budget.empty -= not met
        return met

    def _worked_out(
        self, event: Component, span: Span, rules: Sequence[Rule], changes: Sequence[tuple[Component, Span]]
    ) -> list[Occurrence]:
        import recurring_ical_events
        from icalendar import Calendar

        events = [(event, span), *changes]
        calendar = Calendar()
        for index, (one, when) in enumerate(events):
            calendar.add_component(self._entry(index, one, when, rules if index == 0 else ()))
        stop = self._stop(span, rules)
        stated = (when.end or when.start for _, when in events)
        latest = max(map(instant, (*stated, *islice(self._moments(event, "RDATE"), 2 * MOST_TIMES))))
        query = recurring_ical_events.of(calendar, keep_recurrence_attributes=True)
        first = min(instant(when.start) for _, when in events) - timedelta(days=1)
        copies = query.between(first, max(stop, latest + timedelta(days=1)))
        found = [self._occurrence(events, copy) for copy in copies]
        past = [one for one in found if one.original is None or instant(one.original) <= max(stop, latest)]
        return sorted(past, key=lambda one: instant(one.span.start) if one.span else first)

    def _stop(self, span: Span, rules: Sequence[Rule]) -> datetime:
        """Return the moment up to which rules are followed."""
        start = instant(span.start)
        far = (start + rule.reach if rule.ends else self._end_of(span.start) for rule in rules)
        return max((start, *far))

    def _entry(self, index: int, event: Component, span: Span, rules: Sequence[Rule]) -> Entry:
        """Return what the library needs of an event: its times and its rules, and a number to know it by."""
        from icalendar import Event, vRecur

        entry = Event()
        entry.add("UID", "series")
        entry.add(_INDEX, str(index))
        entry.add("DTSTART", span.start)
        entry.add("DTEND", _comparable(span.end, span.start))
        for rule in rules:
            entry.add("RRULE", vRecur.from_ical(rule.text))
        if index == 0:
            for name in ("EXDATE", "RDATE"):
                if moments := list(islice(self._moments(event, name), 2 * MOST_TIMES)):
                    entry.add(name, moments)
        elif line := event.first("RECURRENCE-ID"):
            future = {"RANGE": line.parameter("RANGE") or "THIS"}
            entry.add("RECURRENCE-ID", self._times.stated(line) or span.start, parameters=future)
        return entry

    def _moments(self, event: Component, name: str) -> Iterator[Stated]:
        for line in event.all(name):
            for value in line.value.split(",")[: 2 * MOST_TIMES]:
                at = self._times.stated(line, value.split("/")[0])
                if at is not None:
                    yield at
                elif value.strip():
                    self._tell("ics.rule_date", line, event, value)

    def _occurrence(self, events: Sequence[tuple[Component, Span]], copy: Entry) -> Occurrence:
        event, span = events[int(str(copy[_INDEX]))]
        end = None if span.end is None else _dt(copy, "DTEND")
        return Occurrence(event, Span(_dt(copy, "DTSTART"), end), _dt(copy, "RECURRENCE-ID"))

    def _tell(self, code: str, line: ContentLine | None, event: Component, value: str = "") -> None:
        where = str(line.number if line else event.number)
        self._findings.warning(code, where, value, title=event.text("SUMMARY") or _uid(event))


def _dt(entry: Entry, name: str) -> Stated:
    return cast("Stated", entry.decoded(name))


def repeats(event: Component) -> bool:
    """Whether an event takes place more than once by its own rules."""
    return event.first("RRULE", "RDATE") is not None and event.first("RECURRENCE-ID") is None


def _changes(
    dated: Iterable[tuple[Component, Span | None]],
) -> dict[str, list[tuple[Component, Span]]]:
    """Return the events that stand for one time of a repeating event, by its UID."""
    repeating = {_uid(event) for event, span in dated if span and repeats(event)}
    found = defaultdict(list)
    for event, span in dated:
        if span and event.first("RECURRENCE-ID") and _uid(event) in repeating:
            found[_uid(event)].append((event, span))
    return found


def _uid(event: Component) -> str:
    return event.text("UID")


def _parts(text: str) -> dict[str, str]:
    """Return the parts of a rule; none where it is not one."""
    if len(text) > _LONGEST_RULE:
        return {}
    parts = dict(re.findall(r"([A-Z-]+)=([^;]+)", text.strip().upper().replace(" ", "")))
    if "UNTIL" in parts:
        parts.pop("COUNT", None)
    return parts if parts.get("FREQ") in _STEPS else {}


def _followed(parts: Mapping[str, str]) -> Rule | None:
    """Return a rule that is met again and again at every step; None where that is not certain."""
    interval, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "1")
    if not (re.fullmatch("[1-9][0-9]{0,4}", interval) and re.fullmatch("[0-9]{1,9}", count)):
        return None
    freq, by = parts["FREQ"], parts.keys() - _ENDS
    if freq in ("MONTHLY", "YEARLY"):
        known = by <= _CALENDAR_PARTS
    elif freq == "WEEKLY":
        known = by <= {"BYDAY"}
    elif freq == "DAILY":
        known = (
            not by or (by == {"BYDAY"} and int(interval) % 7 != 0) or (by == {"BYMONTH"} and interval == "1")
        )
    else:
        known = not by and bool({"COUNT", "UNTIL"} & parts.keys())
    if not known:
        return None
    text = ";".join(f"{key}={value}" for key, value in parts.items())
    # Of twelve steps, or of seven, at least one meets the parts that are taken here.
    days = _STEPS[freq] / timedelta(days=1) * int(interval) * (MOST_TIMES + 3) * (12 if by else 1)
    reach = timedelta(days=min(days, _FARTHEST.days))
    return Rule(text, reach, bool({"COUNT", "UNTIL"} & parts.keys()))


def _comparable(end: Stated | None, start: Stated) -> Stated:
    """Return an end of the start's kind; the start itself where there is none."""
    if end is None:
        return start if isinstance(start, datetime) else start + timedelta(days=1)
    if isinstance(start, datetime) and not isinstance(end, datetime):
        return datetime(end.year, end.month, end.day, tzinfo=start.tzinfo)
    if not isinstance(start, datetime) and isinstance(end, datetime):
        return date(end.year, end.month, end.day)
    return end
