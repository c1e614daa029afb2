"""The events of a schedule.xml that come after the last one that is read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from iweek_desktop.formats.decoding import decode_guessing
from iweek_desktop.formats.left_out import LONGEST_EVENT, Look, name_rest
from iweek_desktop.formats.reading import Findings

if TYPE_CHECKING:
    from defusedxml.ElementTree import DefusedXMLParser

    from iweek_desktop.formats.frab_xml_elements import Elements

_BEGINS = r"<(?:event|[\w.-]+:event)(?=[\s/>])"
"""Its first letter stands beside the "<": so it is found in half the time that an optional prefix takes."""

_LOOK_AT = re.compile(_BEGINS)
_BEGINS_IN_BYTES = re.compile(_BEGINS.encode())
_TITLE = re.compile(r"<(?:[\w.-]+:)?title[^<>]*>\s*(?:<!\[CDATA\[)?([^<]*)")
_ID = re.compile(r"""\b(?:guid|id|code)\s*=\s*["']([^"']+)""")


_FURTHER = 256 * 1024
"""Bytes in which an event that is open should end, or the next begin."""


def _name(_: re.Match[str], text: str) -> str:
    """Return the title, else an id, of an event of which only the text is known."""
    title = _TITLE.search(text)
    found = title if title and title[1].strip() else _ID.search(text.partition(">")[0])
    return unescape(found[1]) if found else ""


def leave_out_rest(
    data: bytes, read: int, parser: DefusedXMLParser, elements: Elements, findings: Findings
) -> None:
    """Read on to the end of the event that is open, or break it off, and name those that come after."""
    begins = _BEGINS_IN_BYTES.search(data, read, read + _FURTHER)
    if begins or len(data) <= read + _FURTHER:
        end = begins.start() if begins else len(data)
        parser.feed(data[read:end])
    else:
        end = read
        elements.break_off()
    _name_from(data, end, findings)


def leave_out_broken(
    data: bytes, position: tuple[int, int], broken: int, elements: Elements, findings: Findings
) -> None:
    """Tell where a file breaks and in which event, and name all that begin after that one.

    Args:
        data: the whole file.
        position: line and column of the break, the column counted from 0.
        broken: the bytes that stand before it.
        elements: what was read of the file.
        findings: where it is told.
    """
    line, column = position
    event, name = elements.unfinished(), ""
    if event is None:
        tag = data.rfind(b"<", 0, broken + 1)
        begun = tag if data.rfind(b">", 0, broken) < tag else broken
    else:
        begins = _BEGINS_IN_BYTES.match(data, event.begun)
        begun = begins.end() if begins else event.begun + 1
        name = (event.text("title") or "").strip() or _name_at(data, event.begun)
    findings.error("format.xml", f"{line}:{column + 1}", name)
    findings.broken = True
    _name_from(data, begun, findings)


def _name_at(data: bytes, begun: int) -> str:
    """Return what an event is called that begins after so many bytes."""
    text = decode_guessing(data[begun : begun + LONGEST_EVENT])[0]
    begins = _LOOK_AT.match(text)
    following = _LOOK_AT.search(text, begins.end()) if begins else None
    return _name(begins, text[begins.end() : following.start() if following else None]) if begins else ""


def _name_from(data: bytes, begun: int, findings: Findings) -> None:
    """Name the events that begin after so many bytes of a file."""
    rest = decode_guessing(data[begun:])[0]
    name_rest(rest, 1 + data.count(b"\n", 0, begun), Look(_LOOK_AT, _name), findings)
