"""Files that are as bad as a file of that size can be: one thing without end in each of them.

Each function of `EXTREMES` makes a file of about so many bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count

from benchmarks.extreme_breaks import breaking
from benchmarks.extreme_tables import TABLES

Make = Callable[[int], bytes]


def filled(head: str, item: Callable[[int], str], tail: str, size: int, between: str = "") -> bytes:
    """Return head, items without end, and tail, in so many bytes at most."""
    left = size - len(head.encode()) - len(tail.encode())
    parts: list[bytes] = []
    for n in count():
        part = ((between if n else "") + item(n)).encode()
        if len(part) > left:
            break
        left -= len(part)
        parts.append(part)
    return b"".join((head.encode(), *parts, tail.encode()))


def _json(head: str, item: Callable[[int], str], tail: str) -> Make:
    return lambda size: filled(head, item, tail, size, ",")


def _text(head: str, item: Callable[[int], str], tail: str) -> Make:
    return lambda size: filled(head, item, tail, size)


_NATIVE = '{"format":"programme","conference":{"title":"W","time_zone_name":"UTC"},'
_FRAB = '{"schedule":{"conference":{"title":"W","time_zone_name":"UTC",'
_DAYS = _FRAB + '"days":[{"date":"2031-05-14","rooms":{"R":['
_SESSIONIZE = '{"questions":[],"categories":[],"rooms":[],'
_INDICO = '{"additionalInfo":{},"results":[{"title":"W","timezone":"UTC","contributions":['
_XML = "<schedule><conference><title>W</title><time_zone_name>UTC</time_zone_name></conference>"
_DAY = _XML + '<day date="2031-05-14"><room name="R">'
_END_DAY = "</room></day></schedule>"
_ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//\r\n"
_EVENT = "BEGIN:VEVENT\r\nSUMMARY:T\r\nDTSTART:20310514T100000Z\r\n"
_END_EVENT = "END:VEVENT\r\nEND:VCALENDAR\r\n"


_FEW, _MANY = "Words of an abstract. " * 20, "More words, *so many*. " * 70


def _start(n: int) -> str:
    return f"2031-05-{1 + n % 28:02}T{n % 24:02}:00"


def _digits(n: int) -> str:
    return f'"{n}"'


def _each(of_one: int, parts: Callable[[int], str], title: str = "T") -> Callable[[int], str]:
    """Return how to write events that each have so many parts."""
    return lambda n: f'{{"title":"{title} {n}",{parts(n * of_one)}}}'


def _listing(key: str, of_one: int, item: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: f'"{key}":[{",".join(item(k) for k in range(n, n + of_one))}]'


def _texts(piece: str, field: str = "description", of_one: int = 99_000) -> Make:
    """Return a native file whose events have texts of nothing but one piece of markup."""
    text = json.dumps(piece * (of_one // len(piece)))
    return _json(_NATIVE + '"events":[', lambda n: f'{{"title":"T {n}","{field}":{text}}}', "]}")


def _html(piece: str, of_one: int = 99_000) -> Make:
    """Return a schedule.xml whose events have texts of nothing but one piece of markup."""
    text = f"<![CDATA[{piece * (of_one // len(piece))}]]>"
    return _text(_DAY, lambda n: f"<event><title>T {n}</title><abstract>{text}</abstract></event>", _END_DAY)


NATIVE: dict[str, Make] = {
    "sessions": _json(_NATIVE + '"events":[', lambda n: f'{{"title":"T {n}"}}', "]}"),
    "empty objects": _json(_NATIVE + '"events":[', lambda _: "{}", "]}"),
    "empty lists": _json(_NATIVE + '"events":[', lambda _: "[]", "]}"),
    "numbers": _json(_NATIVE + '"events":[', lambda _: "7", "]}"),
    "rooms of one session": _json(_NATIVE + '"events":[{"title":"T","rooms":[', _digits, "]}]}"),
    "rooms of each session": _json(_NATIVE + '"events":[', _each(300, _listing("rooms", 300, _digits)), "]}"),
    "same rooms of each session": _json(
        _NATIVE + '"events":[', _each(300, _listing("rooms", 300, lambda n: f'"{n % 300}"')), "]}"
    ),
    "persons of each session": _json(
        _NATIVE + '"events":[',
        _each(100, _listing("persons", 100, lambda n: f'{{"name":"P{n % 999}","role":"r"}}')),
        "]}",
    ),
    "persons": _json(_NATIVE + '"events":[],"persons":[', lambda n: f'{{"name":"P{n}"}}', "]}"),
    "tags and links": _json(
        _NATIVE + '"events":[',
        _each(500, _listing("links", 500, lambda n: f'{{"url":"http://x/{n}"}}')),
        "]}",
    ),
    "wrong values": _json(
        _NATIVE + '"events":[',
        _each(0, lambda _: '"url":"x","language":7,"attendance":9,"tags":[1,2,3,4,5],"links":[{},{},{}]'),
        "]}",
    ),
    "wrong values in one list": _json(_NATIVE + '"events":[{"title":"T","tags":[', lambda _: "{}", "]}]}"),
    "unknown keys": _json(_NATIVE + '"events":[{"title":"T",', lambda n: f'"k{n}":{n}', "}]}"),
    "one guid": _json(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"g","parent":"g","start":"{_start(n)}"'), "]}"
    ),
    "chain of parents": _json(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"{n}","parent":"{n + 1}"'), "]}"
    ),
    "circle of parents": _json(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"{n}","parent":"{(n + 1) % 20_000}"'), "]}"
    ),
    "depth": lambda size: (_NATIVE + '"events":' + "[" * (size - 80)).encode(),
    "one text": lambda size: (_NATIVE + '"events":[{"title":"' + "a b " * (size // 4 - 40) + '"}]}').encode(),
    "escapes": _json(_NATIVE + '"events":[{"title":"T","description":"', lambda _: "\\ud800", '"}]}'),
    "full sessions": _json(
        _NATIVE + '"events":[',
        _each(
            1,
            lambda n: (
                f'"guid":"{n}","start":"{_start(n)}","duration":"01:00","rooms":["R{n % 40}"],'
                f'"tracks":["K{n % 9}"],"type":"talk","language":"en","url":"https://x.example/{n}",'
                f'"persons":[{{"name":"P{n % 5000}"}},{{"name":"P{n % 4999}"}}],"tags":["a","b","c"],'
                f'"abstract":"{_FEW}","description":"{_MANY}"'
            ),
        ),
        "]}",
    ),
    "emphasis": _texts("**a "),
    "brackets": _texts("[a]("),
    "quotes": _texts("> > `a` \n"),
    "definitions": _texts("[a]: b\n[a][b]\n"),
    "entities": _texts("&amp;lt;"),
    "headings": _texts("# a\n---\n"),
}
OTHER_JSON: dict[str, Make] = {
    "sessionize: sessions": _json(
        _SESSIONIZE + '"speakers":[],"sessions":[', lambda n: f'{{"id":"{n}","title":"T"}}', "]}"
    ),
    "sessionize: speakers of one session": _json(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[{"id":"1","title":"T","speakers":[',
        _digits,
        "]}]}",
    ),
    "sessionize: speakers of each session": _json(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[',
        _each(300, _listing("speakers", 300, _digits)),
        "]}",
    ),
    "sessionize: one speaker": _json(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[{"title":"T","speakers":[',
        lambda _: '"1"',
        "]}]}",
    ),
    "sessionize: speakers": _json(
        _SESSIONIZE + '"sessions":[],"speakers":[', lambda n: f'{{"id":"{n}","fullName":"A {n}"}}', "]}"
    ),
    "sessionize: choices": _json(
        '{"questions":[],"rooms":[],"speakers":[],"sessions":[],"categories":[{"title":"Track","items":[',
        lambda n: f'{{"id":{n},"name":"C{n}"}}',
        "]}]}",
    ),
    "sessionize: answers": _json(
        _SESSIONIZE + '"speakers":[],"sessions":[',
        _each(200, _listing("questionAnswers", 200, lambda n: f'{{"id":{n},"answer":"http://x/{n}"}}')),
        "]}",
    ),
    "sessionize: plenums in all rooms": lambda size: filled(
        '[{"rooms":['
        + ",".join(f'{{"sessions":[{{"id":"r{n}","title":"R","roomId":{n}}}]}}' for n in range(999))
        + ',{"sessions":[',
        lambda n: f'{{"id":"{n}","title":"T","isPlenumSession":true,"startsAt":"{_start(n)}:00","roomId":7}}',
        "]}]}]",
        size,
        ",",
    ),
    "sessionize: grid of rooms": _json(
        '[{"rooms":[',
        lambda n: f'{{"id":{n},"sessions":[{{"id":"{n}","title":"T","startsAt":null}}]}}',
        "]}]",
    ),
    "sessionize: session in all rooms": _json(
        '[{"rooms":[',
        lambda n: f'{{"sessions":[{{"id":"1","title":"T","startsAt":null,"roomId":{n}}}]}}',
        "]}]",
    ),
    "opass: sessions": _json(
        '{"session_types":[],"sessions":[', lambda n: f'{{"en":{{"title":"T{n}"}}}}', "]}"
    ),
    "opass: rooms of one session": _json(
        '{"session_types":[],"sessions":[{"id":"1","en":{"title":"T"},"broadcast":[', _digits, "]}]}"
    ),
    "opass: speakers of each session": _json(
        '{"session_types":[],"sessions":[', _each(300, _listing("speakers", 300, _digits)), "]}"
    ),
    "opass: languages": _json(
        '{"session_types":[],"sessions":[{"id":"1",',
        lambda n: f'"{_letters(n)}":{{"title":"T{n}"}}',
        "}]}",
    ),
    "indico: contributions": _json(_INDICO, lambda n: f'{{"title":"T {n}"}}', "]}]}"),
    "indico: inside each other": _json(
        _INDICO,
        lambda _: '{"title":"T","subContributions":[' * 12 + "]}" * 12,
        "]}]}",
    ),
    "indico: speakers": _json(
        _INDICO,
        _each(100, _listing("speakers", 100, lambda n: f'{{"fullName":"B {n}, A","affiliation":"O {n}"}}')),
        "]}]}",
    ),
    "indico: attachments": _json(
        _INDICO,
        _each(1, lambda _: f'"folders":[{",".join(_FOLDER for _ in range(50))}]'),
        "]}]}",
    ),
    "symposion: slots": _json('{"conf_url":null,"schedule":[', lambda n: f'{{"name":"T {n}"}}', "]}"),
    "symposion: tags": _json('{"conf_url":null,"schedule":[{"name":"T","tags":"', lambda _: "a", '"}]}'),
    "frab-json: events": _json(_DAYS, lambda n: f'{{"title":"T {n}"}}', "]}}]}}}"),
    "frab-json: rooms of days": _json(
        _FRAB + '"days":[{"rooms":{', lambda n: f'"R{n}":[{{"title":"T"}}]', "}}]}}}"
    ),
    "frab-json: persons": _json(
        _DAYS, _each(200, _listing("persons", 200, lambda n: f'{{"public_name":"P{n}"}}')), "]}}]}}}"
    ),
    "frab-json: days": _json(_FRAB + '"days":[', lambda _: '{"rooms":{}}', "]}}}"),
    "frab-json: links": _json(
        _DAYS, _each(300, _listing("links", 300, lambda n: f'"http://x/{n}"')), "]}}]}}}"
    ),
}
_FOLDER = '{"title":"F","attachments":[{"title":"A","download_url":"http://x/a"}]}'


def _letters(n: int) -> str:
    """Return what looks like a language."""
    a, b, c, d = (chr(97 + n // 26**k % 26) for k in range(4))
    return f"{a}{b}-{c}{d}{chr(97 + n // 26**4 % 26)}"


XML: dict[str, Make] = {
    "events": _text(_DAY, lambda n: f"<event id='{n}'><title>T</title></event>", _END_DAY),
    "empty events": _text(_DAY, lambda _: "<event/>", _END_DAY),
    "persons of one event": _text(
        _DAY + "<event><title>T</title><persons>",
        lambda n: f"<person>{n}</person>",
        "</persons></event>" + _END_DAY,
    ),
    "persons of each event": _text(
        _DAY,
        lambda n: (
            f"<event><title>T {n}</title><persons>"
            + "".join(f"<person>P{k}</person>" for k in range(n * 100, n * 100 + 100))
            + "</persons></event>"
        ),
        _END_DAY,
    ),
    "links": _text(
        _DAY + "<event><title>T</title><links>",
        lambda n: f'<link href="http://x/{n}">a</link>',
        "</links></event>" + _END_DAY,
    ),
    "fields": _text(_DAY + "<event>", lambda n: f"<f{n}>a</f{n}>", "</event>" + _END_DAY),
    "attributes": _text(_DAY + "<event ", lambda n: f"a{n}='' ", "/>" + _END_DAY),
    "depth": _text(_DAY, lambda _: "<event>", ""),
    "elements in a text": _text(
        _DAY + "<event><title>T</title><abstract>", lambda _: "<b>a</b>", "</abstract></event>" + _END_DAY
    ),
    "elements outside": _text(_XML, lambda _: "<a/>", "</schedule>"),
    "days": _text(_XML, lambda n: f'<day date="{_start(n)[:10]}"/>', "</schedule>"),
    "rooms": _text(_XML + "<day>", lambda n: f'<room name="{n}"/>', "</day></schedule>"),
    "tracks": _text(
        "<schedule><conference><tracks>",
        lambda n: f"<track>{n}</track>",
        "</tracks></conference>" + _DAY.replace(_XML, "") + "<event><title>T</title></event>" + _END_DAY,
    ),
    "comments": _text(_DAY, lambda _: "<!---->", "<event><title>T</title></event>" + _END_DAY),
    "one text": _text(_DAY + "<event><title>", lambda _: "title ", "</title></event>" + _END_DAY),
    "full events": _text(
        _DAY,
        lambda n: (
            f'<event id="{n}" guid="g{n}"><date>{_start(n)}:00+02:00</date><start>10:00</start>'
            f"<duration>01:00</duration><room>R{n % 40}</room><title>Title {n}</title><track>K{n % 9}"
            f"</track><type>talk</type><language>en</language><abstract>{_FEW}</abstract>"
            f"<description>{_MANY}</description><persons><person id='{n % 999}'>"
            f"P {n % 999}</person></persons><links><link href='http://x/'>a</link></links></event>"
        ),
        _END_DAY,
    ),
    "HTML elements": _html("<b>a</b>"),
    "HTML links": _html('<a href="http://x/">a</a>'),
    "HTML lists": _html("<ul><li>a"),
    "HTML that is not closed": _html("<i><b>a"),
    "HTML paragraphs": _html("<p>a"),
    "HTML that is broken": _html("<b a=<"),
    "HTML of short texts": _html("<p><b>a</b> b", 900),
    "comments in HTML": _html("<!-- a"),
}


def _series(n: int, rule: str) -> str:
    return f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:T\r\nDTSTART:20310514T100000Z\r\n{rule}\r\nEND:VEVENT\r\n"


_ZONED = "BEGIN:VEVENT\r\nSUMMARY:T\r\nDTSTART;TZID=Z{n}/{x}:20310514T100000\r\nEND:VEVENT\r\n"
_WORDS = "More words\\, *so many*. " * 90
_ALARM = "BEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\n"

ICALENDAR: dict[str, Make] = {
    "events": _text(_ICS, lambda n: f"BEGIN:VEVENT\r\nSUMMARY:T {n}\r\nEND:VEVENT\r\n", "END:VCALENDAR\r\n"),
    "empty events": _text(_ICS, lambda _: "BEGIN:VEVENT\nEND:VEVENT\n", "END:VCALENDAR\r\n"),
    "attendees": _text(_ICS + _EVENT, lambda n: f"ATTENDEE;CN=P {n}:mailto:a@x.example\r\n", _END_EVENT),
    "organisers": _text(_ICS + _EVENT, lambda n: f"ORGANIZER;CN=P {n}:mailto:a@x.example\r\n", _END_EVENT),
    "categories": _text(_ICS + _EVENT + "CATEGORIES:a", lambda n: f",c{n}", "\r\n" + _END_EVENT),
    "categories of each event": _text(
        _ICS,
        lambda n: (
            _EVENT + "CATEGORIES:" + ",".join(map(str, range(n * 200, n * 200 + 200))) + "\r\nEND:VEVENT\r\n"
        ),
        "END:VCALENDAR\r\n",
    ),
    "attachments": _text(_ICS + _EVENT, lambda n: f"ATTACH:http://x.example/{n}\r\n", _END_EVENT),
    "parents": _text(_ICS + _EVENT, lambda n: f"RELATED-TO:{n}\r\n", _END_EVENT),
    "places": _text(_ICS + _EVENT + "LOCATION:a", lambda n: f"\\;{n}", "\r\n" + _END_EVENT),
    "rules": _text(_ICS, lambda n: _series(n, "RRULE:FREQ=DAILY;COUNT=999"), "END:VCALENDAR\r\n"),
    "odd rules": _text(
        _ICS, lambda n: _series(n, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "END:VCALENDAR\r\n"
    ),
    "rules of one event": _text(_ICS + _EVENT, lambda _: "RRULE:FREQ=WEEKLY;COUNT=9\r\n", _END_EVENT),
    "dates of a rule": _text(
        _ICS + _EVENT + "RDATE:20310514T100000Z",
        lambda n: f",2031{1 + n % 12:02}{1 + n % 28:02}T{n % 24:02}0000Z",
        "\r\n" + _END_EVENT,
    ),
    "exceptions of a rule": _text(
        _ICS + _EVENT + "RRULE:FREQ=DAILY;COUNT=999\r\n", lambda _: "EXDATE:20310514T100000Z\r\n", _END_EVENT
    ),
    "changes of a rule": _text(
        _ICS + _series(1, "RRULE:FREQ=DAILY;COUNT=999"),
        lambda n: _series(1, f"RECURRENCE-ID:2031{1 + n % 12:02}{1 + n % 28:02}T100000Z"),
        "END:VCALENDAR\r\n",
    ),
    "one UID": _text(
        _ICS,
        lambda n: (
            f"BEGIN:VEVENT\r\nUID:u\r\nRELATED-TO:u\r\nSUMMARY:T {n}\r\nDTSTART:20310514T{n % 24:02}0000Z\r\n"
            "END:VEVENT\r\n"
        ),
        "END:VCALENDAR\r\n",
    ),
    "folds": _text(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\r\n a", "\r\n" + _END_EVENT),
    "raw lines": _text(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\na", "\r\n" + _END_EVENT),
    "stray lines": _text(_ICS + _EVENT, lambda _: "a\r\n", _END_EVENT),
    "parameters": _text(_ICS + _EVENT + "DTEND", lambda n: f";X{n}=a", ":20310514T110000Z\r\n" + _END_EVENT),
    "quotation marks": _text(_ICS + _EVENT + "DTEND", lambda _: ';a"', ":20310514T110000Z\r\n" + _END_EVENT),
    "alarms": _text(_ICS + _EVENT, lambda _: _ALARM, _END_EVENT),
    "other components": _text(_ICS, lambda n: f"BEGIN:VTODO{n}\r\nEND:VTODO{n}\r\n", "END:VCALENDAR\r\n"),
    "calendars": _text(_ICS, lambda _: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", _EVENT + _END_EVENT),
    "zones": _text(
        _ICS,
        lambda n: (
            f"BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            + _ZONED.format(n=n, x="").replace("/:", ":")
        ),
        "END:VCALENDAR\r\n",
    ),
    "names of zones": _text(_ICS, lambda n: _ZONED.format(n=n, x="x" * 2000), "END:VCALENDAR\r\n"),
    "one text": _text(_ICS + _EVENT + "DESCRIPTION:", lambda _: "words ", "\r\n" + _END_EVENT),
    "backslashes": _text(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\\n", "\r\n" + _END_EVENT),
    "full events": _text(
        _ICS,
        lambda n: (
            f"BEGIN:VEVENT\r\nUID:u{n}\r\nSUMMARY:Title {n}\r\n"
            f"DTSTART;TZID=Europe/Stockholm:203105{1 + n % 28:02}T100000\r\n"
            f"DTEND;TZID=Europe/Stockholm:203105{1 + n % 28:02}T110000\r\nLOCATION:Room {n % 40}\r\n"
            f"CATEGORIES:A{n % 9},B{n % 7}\r\nDESCRIPTION:{_WORDS}\r\nURL:http://x.example/{n}"
            f"\r\nATTENDEE;CN=P {n % 999}:mailto:a@x.example\r\nSEQUENCE:{n}\r\nEND:VEVENT\r\n"
        ),
        "END:VCALENDAR\r\n",
    ),
}

EXTREMES: dict[str, Make] = {
    **{f"native: {name}": make for name, make in NATIVE.items()},
    **OTHER_JSON,
    **{f"frab-xml: {name}": make for name, make in XML.items()},
    **{f"icalendar: {name}": make for name, make in ICALENDAR.items()},
    **breaking(NATIVE, XML),
    **TABLES,
}
"""By format and by what there is too much of."""
