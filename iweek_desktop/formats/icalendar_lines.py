"""The lines of a calendar file, put together as they were meant.

RFC 5545 folds long lines and escapes line feeds. Real files fold inside a character, double
their carriage returns, leave line feeds in texts as they are, and stand between other things.
What does not begin like a property belongs to the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT

_SPLIT_CHARACTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r*\n[ \t])([\x80-\xbf]{1,3})")
_FOLD_BEFORE_REST = re.compile(rb"\n[ \t][\x80-\xbf]")
_PROPERTY = re.compile(r'([A-Za-z0-9-]+)((?:;[^:";]*(?:"[^"]*"[^:";]*)*)*):')
_UNQUOTED = re.compile(r"([A-Za-z0-9-]+)(;[^:]*):")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^";]*)')
_ESCAPED = re.compile(r"\\([nN,;:\\\"])")
_SIGNS = (("\\n", "\n"), ("\\N", "\n"), ("\\,", ","), ("\\;", ";"), ("\\:", ":"), ('\\"', '"'))
_PIECE = 1024 * 1024

MOST_LINES = 600_000
"""Of a file with more lines, folded ones counted each, the first so many are read."""

_LONGEST_HEAD = 20_000
"""Characters in which the name and the parameters of a property end."""

_LONGEST_VALUE = 4 * LONGEST_TEXT
"""Characters; not all of them are of the text itself."""

_STARTS = re.compile(r"^BEGIN(?=[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TIMEZONE)\b)", re.IGNORECASE | re.MULTILINE)

_TEXTS = frozenset((
    "CATEGORIES", "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "NAME", "RESOURCES",
    "STYLED-DESCRIPTION", "SUMMARY", "X-ALT-DESC", "X-WR-CALDESC", "X-WR-CALNAME",
))  # fmt: skip
"""What people write, into which line feeds may have slipped."""

_NAMES = _TEXTS | frozenset((
    "ACKNOWLEDGED", "ACTION", "ATTACH", "ATTENDEE", "BEGIN", "BUSYTYPE", "CALENDAR-ADDRESS", "CALSCALE",
    "CLASS", "COLOR", "COMPLETED", "CONCEPT", "CONFERENCE", "CREATED", "DTEND", "DTSTAMP", "DTSTART",
    "DUE", "DURATION", "END", "EXDATE", "EXRULE", "FREEBUSY", "GEO", "IMAGE", "LAST-MODIFIED", "LINK",
    "LOCATION-TYPE", "METHOD", "ORGANIZER", "PARTICIPANT-TYPE", "PERCENT-COMPLETE", "PRIORITY", "PRODID",
    "PROXIMITY", "RDATE", "RECURRENCE-ID", "REFID", "REFRESH-INTERVAL", "RELATED-TO", "REPEAT",
    "REQUEST-STATUS", "RESOURCE-TYPE", "RRULE", "SEQUENCE", "SOURCE", "STATUS", "STRUCTURED-DATA",
    "TRANSP", "TRIGGER", "TZID", "TZID-ALIAS-OF", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "TZUNTIL",
    "TZURL", "UID", "URL", "VERSION", "VTIMEZONE",
))  # fmt: skip


class ContentLine(NamedTuple):
    """One property: the number of its first line in the file, its name in capitals, the rest as written."""

    number: int
    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str | None:
        """Return the value of a parameter, None where it is not there."""
        if not self.parameters:
            return None
        for key, value in _PARAMETER.findall(self.parameters):
            if key.upper() == name:
                return str(value).strip().strip('"').strip()
        return None

    def text(self) -> str:
        """Return the value of a text property as people read it."""
        return unescaped(self.value).strip()


def unescaped(value: str) -> str:
    """Return a text value without its escapes; a backslash that escapes nothing stays."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        for escaped, sign in _SIGNS:
            value = value.replace(escaped, sign)
        return value
    return _ESCAPED.sub(_meant, value)


def _meant(found: re.Match[str]) -> str:
    sign = found[1]
    return "\n" if sign in "nN" else sign


def listed(value: str) -> list[str]:
    """Return the texts of a value in which commas part them."""
    return [text for part in re.split(r"(?<!\\),", value) if (text := unescaped(part).strip())]


def mended(data: bytes) -> bytes:
    """Return bytes in which no fold goes through a character; every line keeps its number."""
    if data.isascii() or not _FOLD_BEFORE_REST.search(data):
        return data
    return _SPLIT_CHARACTER.sub(rb"\1\3\2", data)


def content_lines(text: str, findings: Findings) -> Iterator[ContentLine]:
    """Yield the properties of a file, BEGIN and END among them, from the first calendar in it on.

    What stands before, between and after calendars is passed over; what stands between
    properties and belongs to no text is told.
    """
    cased = _STARTS.search(text)
    if cased is None:
        return
    lower = cased[0].islower()
    open_at: tuple[int, str, str] | None = None
    parts: list[str] = []
    depth = 0
    heads: dict[str, str] = {}
    for number, line in enumerate(islice(_physical_lines(text), MOST_LINES), 1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
            continue
        head, _, value = line.partition(":")
        name, parameters = heads.get(head), ""
        if name is None and (found := _property(line, lower)):
            name, parameters, value = found[1].upper(), found[2], line[found.end() :]
            if not parameters:
                heads[head] = name
        if name is None:
            if open_at and open_at[1] in _TEXTS:
                parts.append(f"\\n{line}")
            elif depth and line.strip() and not line.lstrip().startswith(("<", "-->")):
                findings.warning("ics.stray_line", str(number), line)
            continue
        if open_at:
            yield _whole(open_at, parts, findings)
        open_at = None
        if name in ("BEGIN", "END"):
            depth = depth + 1 if name == "BEGIN" else max(depth - 1, 0)
            yield ContentLine(number, name, "", value.strip().upper())
        elif depth:
            open_at = number, name, parameters
        parts = [value]
    if open_at:
        yield _whole(open_at, parts, findings)


def _whole(begun: tuple[int, str, str], parts: list[str], findings: Findings) -> ContentLine:
    """Return a property with its value put together, and cut where that is without end."""
    number, name, parameters = begun
    value = "".join(parts)
    if len(value) > _LONGEST_VALUE:
        longest = LONGEST_LINE if name == "SUMMARY" else LONGEST_TEXT
        findings.warning("format.text_cut", str(number), value, str(longest), n=str(len(value)))
        value = value[:longest]
    return ContentLine(number, name, parameters, value)


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end in line feeds, whatever ended them."""
    if "\r" not in text:
        return text
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _physical_lines(text: str) -> Iterator[str]:
    """Yield lines, whatever ends them; a large file is taken apart a piece at a time."""
    plain = with_line_feeds(text)
    begun = 0
    while (cut := plain.find("\n", begun + _PIECE)) >= 0:
        yield from plain[begun:cut].split("\n")
        begun = cut + 1
    yield from plain[begun:].split("\n")


def _property(line: str, lower: bool) -> re.Match[str] | None:
    """Return name and parameters if a line begins with a property, not with any word and a colon."""
    found = _PROPERTY.match(line, 0, _LONGEST_HEAD) or _UNQUOTED.match(line, 0, _LONGEST_HEAD)
    if found is None:
        return None
    name = found[1]
    if not (name.isupper() or (lower and name.islower())):
        return None
    name = name.upper()
    return found if name in _NAMES or name.startswith("X-") else None
