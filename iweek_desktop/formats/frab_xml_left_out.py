"""The events of a schedule.xml that come after the last one that is read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from iweek_desktop.formats.decoding import decode_guessing
from iweek_desktop.formats.left_out import Look, name_rest
from iweek_desktop.formats.reading import Findings

if TYPE_CHECKING:
    from defusedxml.ElementTree import DefusedXMLParser

    from iweek_desktop.formats.frab_xml_elements import Elements

_BEGINS = r"<(?:[\w.-]+:)?event(?=[\s/>])([^<>]*)>"
_BEGINS_IN_BYTES = re.compile(_BEGINS.encode())
_TITLE = re.compile(r"<(?:[\w.-]+:)?title[^<>]*>\s*(?:<!\[CDATA\[)?([^<]*)")
_ID = re.compile(r"""\b(?:guid|id|code)\s*=\s*["']([^"']+)""")


_FURTHER = 256 * 1024
"""Bytes in which an event that is open should end, or the next begin."""


def _name(begun: re.Match[str], text: str) -> str:
    """Return the title, else an id, of an event of which only the text is known."""
    title = _TITLE.search(text)
    found = title if title and title[1].strip() else _ID.search(begun[1])
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
    rest = decode_guessing(data[end:])[0]
    name_rest(rest, 1 + data.count(b"\n", 0, end), Look(re.compile(_BEGINS), _name), findings)
