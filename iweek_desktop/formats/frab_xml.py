"""schedule.xml of pentabarf, frab, pretalx, wafer and their kin: read in a stream, event by event."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from iweek_desktop.formats.decoding import refusal
from iweek_desktop.formats.drafting import Draft
from iweek_desktop.formats.frab_xml_elements import Elements
from iweek_desktop.formats.frab_xml_schedule import Schedule
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions

if TYPE_CHECKING:
    from defusedxml.ElementTree import DefusedXMLParser

NAME = "frab-xml"
_CHUNK = 64 * 1024

MOST_SIGNS = 1_200_000
"""Of what begins elements, those in texts too, or gives them attributes: twenty times a large programme's."""

_LONGEST_SIGN = 1_100_000
"""Bytes between a "<" and its ">": what has no end would be looked for in each chunk anew.

A value of a million characters is read all the same, though expat 2.6 keeps back more of it than 2.5.
"""

_SIGNS = (b"<", b"&lt;", b'="')


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a schedule.xml; of one that breaks off, what stands before the break."""
    findings = Findings()
    refused = refusal(data)
    if refused is not None:
        return Reading(None, (refused,), NAME)
    draft = Draft(options, findings)
    schedule = Schedule(draft, findings)
    sound = _parse(data, Elements(schedule), findings)
    if not sound and not len(draft) and not draft.title:
        return Reading(None, findings.notices(), NAME)
    return Reading(draft.finish(), findings.notices(), NAME)


def _parse(data: bytes, elements: Elements, findings: Findings) -> bool:
    """Hand the file's elements on; return whether it could be read to its end."""
    from defusedxml.common import DefusedXmlException

    parser = _parser(elements)
    try:
        signs, counts = 0, sum(map(data.count, (b"<", b"&", b"="))) > MOST_SIGNS
        for begin in range(0, len(data), _CHUNK):
            chunk = data[begin : begin + _CHUNK]
            parser.feed(chunk)
            if counts:
                signs += sum(map(chunk.count, _SIGNS))
            unread = begin + len(chunk) - parser.parser.CurrentByteIndex
            if findings.full or signs > MOST_SIGNS or unread > _LONGEST_SIGN:
                from iweek_desktop.formats.frab_xml_left_out import leave_out_rest

                if not findings.full:
                    findings.error("format.elements", str(elements.line()), "", str(MOST_SIGNS))
                leave_out_rest(data, begin + len(chunk), parser, elements, findings)
                return True
        parser.close()
    except DefusedXmlException as error:
        findings.error("format.entities", str(elements.line()), getattr(error, "name", None) or "")
        return False
    except ParseError as error:
        from iweek_desktop.formats.frab_xml_left_out import leave_out_broken

        leave_out_broken(data, error.position, parser.parser.ErrorByteIndex, elements, findings)
        return False
    except (LookupError, ValueError) as error:
        findings.error("format.xml_encoding", "1", str(error))
        return False
    return True


def _parser(elements: Elements) -> DefusedXMLParser:
    """Make a parser that accepts a DOCTYPE, and refuses entities of the file's own and of other files."""
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=object(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    # Without the two calls for each element by which ElementTree names it: half of the time.
    expat = parser.parser
    expat.ordered_attributes = False
    expat.StartElementHandler = elements.start
    expat.EndElementHandler = elements.end
    expat.CharacterDataHandler = elements.words.append
    elements.line = lambda: expat.CurrentLineNumber
    elements.byte = lambda: expat.CurrentByteIndex
    return parser
