"""Files of every format that are at the bounds of what is read, or beyond."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.fuzz_samples import cell, packed


class Shape(NamedTuple):
    """How a format writes a file.

    `event` has places for a title and a text, and `number` one for digits where the format
    takes a number or an id; both are whole events, as is `empty`. `deep` is what can be put
    inside itself without end, opened and closed.
    """

    head: str
    event: str
    empty: str
    number: str
    tail: str
    written: Callable[[str], str]
    between: str = ""
    deep: tuple[str, str] = ("", "")
    packed: Callable[[str], bytes] = lambda text: text.encode("utf-8", "surrogatepass")

    def file(self, events: Iterable[str]) -> bytes:
        """Return a file of events."""
        return self.packed(self.head + self.between.join(events) + self.tail)

    def of(self, title: str, text: str = "") -> bytes:
        """Return a file of one event."""
        return self.file([self.event.format(title=self.written(title), text=self.written(text))])

    def nested(self, depth: int) -> bytes:
        """Return a file that is nested so deeply."""
        return self.file([self.deep[0] * depth + self.deep[1] * depth])


def _json(head: str, event: str, number: str, tail: str) -> Shape:
    return Shape(head, event, "{{}}".format(), number, tail, json.dumps, ", ", ('{"title": [', "]}"))


_TEXTS = '{{"title": {title}, "description": {text}}}'

SHAPES = {
    "native": _json(
        '{"format": "programme", "conference": {"title": "W", "time_zone_name": "UTC"}, "events": [',
        _TEXTS,
        '{{"title": "T", "guid": {digits}}}',
        "]}",
    ),
    "sessionize": _json(
        '{"questions": [], "categories": [], "speakers": [], "rooms": [], "sessions": [',
        _TEXTS,
        '{{"title": "T", "roomId": {digits}}}',
        "]}",
    ),
    "sessionize, grid": _json(
        '[{"rooms": [{"sessions": [{"title": "T", "startsAt": null, "isPlenumSession": true}], "sessions": [',
        _TEXTS,
        '{{"title": "T", "roomId": {digits}}}',
        "]}]}]",
    ),
    "opass": _json(
        '{"session_types": [], "sessions": [',
        '{{"en": {{"title": {title}, "description": {text}}}}}',
        '{{"en": {{"title": "T"}}, "id": {digits}}}',
        "]}",
    ),
    "indico": _json(
        '{"additionalInfo": {}, "results": [{"title": "W", "timezone": "UTC", "contributions": [',
        _TEXTS,
        '{{"title": "T", "duration": {digits}}}',
        "]}]}",
    ),
    "symposion": _json(
        '{"conf_url": null, "schedule": [',
        _TEXTS,
        '{{"title": "T", "conf_key": {digits}}}',
        "]}",
    ),
    "frab-json": _json(
        '{"schedule": {"conference": {"title": "W", "time_zone_name": "UTC", "days": [{"rooms": {"R": [',
        _TEXTS,
        '{{"title": "T", "id": {digits}}}',
        "]}}]}}}",
    ),
    "frab-json-v2": _json(
        '{"schedule": {"conference": {"title": "W", "time_zone_name": "UTC"}, "events": [',
        _TEXTS,
        '{{"title": "T", "id": {digits}}}',
        "]}}",
    ),
    "frab-xml": Shape(
        "<schedule><conference><title>W</title><time_zone_name>UTC</time_zone_name></conference>"
        '<day date="2031-05-14"><room name="R">',
        "<event><title>{title}</title><description>{text}</description></event>",
        "<event/>",
        '<event id="{digits}"><title>T</title><start>10:00</start></event>',
        "</room></day></schedule>",
        html.escape,
        deep=("<event><title>T</title>", "</event>"),
    ),
    "icalendar": Shape(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//\r\n",
        "BEGIN:VEVENT\r\nSUMMARY:{title}\r\nDESCRIPTION:{text}\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nSUMMARY:T\r\nDTSTART:20310514T100000Z\r\nDURATION:PT{digits}S\r\nEND:VEVENT\r\n",
        "END:VCALENDAR\r\n",
        lambda text: text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"),
        deep=("BEGIN:VEVENT\r\n", "END:VEVENT\r\n"),
    ),
    "csv": Shape(
        "Title,Date,Start,Duration,Description\r\n",
        '"{title}",2031-05-14,10:00,,"{text}"\r\n',
        ",,,,x\r\n",
        "T,2031-05-14,10:00,{digits},\r\n",
        "",
        lambda text: text.replace('"', '""'),
    ),
    "xlsx": Shape(
        f"<row>{''.join(map(cell, ('Title', 'Date', 'Start', 'Duration', 'Description')))}</row>",
        f"<row>{cell('{title}')}{cell('2031-05-14')}<c/><c/>{cell('{text}')}</row>",
        f"<row><c/><c/><c/><c/>{cell('x')}</row>",
        f"<row>{cell('T')}{cell('2031-05-14')}{cell('10:00')}<c><v>{{digits}}</v></c></row>",
        "",
        html.escape,
        deep=("<row>", "</row>"),
        packed=packed,
    ),
}
"""By name; what stands before a comma is the name of the format."""
