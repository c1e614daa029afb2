"""The components of calendar files: calendars with their events and time zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from iweek_desktop.formats.icalendar_lines import ContentLine
from iweek_desktop.formats.reading import MOST_PARTS_OF_ONE, Findings


@dataclass(slots=True)
class Component:
    """A VEVENT or a calendar's own properties; `number` is the line on which it begins."""

    number: int
    lines: dict[str, list[ContentLine]] = field(default_factory=dict)
    _texts: dict[tuple[str, ...], str] = field(default_factory=dict)

    def first(self, *names: str) -> ContentLine | None:
        """Return the first property that has one of the names, in the order of the names."""
        for name in names:
            if name in self.lines:
                return self.lines[name][0]
        return None

    def all(self, *names: str) -> list[ContentLine]:
        """Return every property that has one of the names."""
        if len(names) == 1:
            return self.lines.get(names[0], [])
        return [line for name in names for line in self.lines.get(name, ())]

    def text(self, *names: str) -> str:
        """Return the first text that is not blank; "" where there is none."""
        if len(names) == 1 and names[0] not in self.lines:
            return ""
        known = self._texts.get(names)
        if known is None:
            known = self._texts[names] = self._first_text(names)
        return known

    def _first_text(self, names: tuple[str, ...]) -> str:
        for name in names:
            for line in self.lines.get(name, ()):
                if text := line.text():
                    return text
        return ""

    def keep_within(self, findings: Findings) -> None:
        """Keep of what stands in several properties, or in one with commas, as much as is read."""
        for name, lines in self.lines.items():
            if len(lines) > 1:
                del lines[findings.parts(len(lines), str(self.number)) :]
            if name == "CATEGORIES":
                for n, line in enumerate(lines):
                    lines[n] = _within(line, findings)


def _within(line: ContentLine, findings: Findings) -> ContentLine:
    """Return a property with as many of the texts that commas part in it as are read."""
    parts = line.value.split(",")
    read = findings.parts(len(parts), str(line.number))
    return line if read == len(parts) else line._replace(value=",".join(parts[:read]))


@dataclass(slots=True)
class Calendar:
    """One VCALENDAR. `zones` are the lines of its VTIMEZONEs by TZID."""

    head: Component
    events: list[Component] = field(default_factory=list)
    zones: dict[str, list[ContentLine]] = field(default_factory=dict)


class Calendars(NamedTuple):
    """What a file holds; `left_out_from` is the line of the first event that is not read."""

    read: list[Calendar]
    left_out_from: int | None


def calendars(lines: Iterable[ContentLine], findings: Findings) -> Calendars:
    """Return the calendars of a file up to its last event that is read.

    An event that is never ended ends where the next thing begins.
    """
    return _Assembly(findings).assemble(lines)


class _Assembly:
    """The calendars so far, and the components that are open."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._calendars: list[Calendar] = []
        self._event: Component | None = None
        self._zone: list[ContentLine] | None = None
        self._within: list[str] = []
        self._others: Counter[str] = Counter()
        self._surplus: Counter[tuple[int, str]] = Counter()

    def assemble(self, lines: Iterable[ContentLine]) -> Calendars:
        left_out_from = None
        for line in lines:
            if line.name == "BEGIN":
                if line.value == "VEVENT" and not self._findings.takes():
                    left_out_from = line.number
                    break
                self._begin(line)
            elif line.name == "END":
                self._end(line)
            elif self._zone is not None:
                self._zone.append(line)
            elif self._within:
                continue
            else:
                component = self._event or self._calendar(line.number).head
                lines = component.lines.setdefault(line.name, [])
                if len(lines) < MOST_PARTS_OF_ONE:
                    lines.append(line)
                else:
                    self._surplus[component.number, line.name] += 1
        if self._event is not None:
            self._break_off()
        self._tell_left_out()
        return Calendars(self._calendars, left_out_from)

    def _calendar(self, number: int) -> Calendar:
        if not self._calendars:
            self._calendars.append(Calendar(Component(number)))
        return self._calendars[-1]

    def _begin(self, line: ContentLine) -> None:
        if self._zone is not None and line.value not in ("VEVENT", "VCALENDAR", "VTIMEZONE"):
            self._zone.append(line)
            return
        match line.value:
            case "VCALENDAR":
                self._break_off()
                if len(self._calendars) < MOST_PARTS_OF_ONE:
                    self._calendars.append(Calendar(Component(line.number)))
                else:
                    self._surplus[self._calendars[-1].head.number, line.value] += 1
            case "VEVENT":
                self._break_off()
                self._begin_event(line)
            case "VTIMEZONE":
                self._break_off()
                self._zone = [line]
            case _:
                if self._event is None and not self._within:
                    self._others[line.value] += 1
                self._within.append(line.value)

    def _begin_event(self, line: ContentLine) -> None:
        self._event = Component(line.number)
        self._calendar(line.number).events.append(self._event)

    def _break_off(self) -> None:
        """End what is open, because something begins that cannot stand inside it."""
        if self._event is not None:
            named = self._event.text("SUMMARY") or self._event.text("UID")
            self._findings.warning("ics.no_end", str(self._event.number), named)
        self._event = None
        self._zone = None
        self._within.clear()

    def _end(self, line: ContentLine) -> None:
        if self._zone is not None:
            self._zone.append(line)
            if line.value == "VTIMEZONE":
                self._enter_zone(self._zone)
                self._zone = None
        elif line.value == "VEVENT":
            self._event = None
            self._within.clear()
        elif line.value == "VCALENDAR":
            self._break_off()
        elif line.value in self._within:
            del self._within[self._within.index(line.value) :]

    def _enter_zone(self, lines: list[ContentLine]) -> None:
        name = next((line.value.strip() for line in lines if line.name == "TZID"), "")
        if name:
            self._calendar(lines[0].number).zones.setdefault(name, lines)

    def _tell_left_out(self) -> None:
        for (number, _), n in self._surplus.items():
            stated = str(MOST_PARTS_OF_ONE + n)
            self._findings.warning("format.too_many", str(number), "", str(MOST_PARTS_OF_ONE), n=stated)
        for name, n in self._others.items():
            self._findings.add("info", "ics.other_component", "", name, n=str(n))
