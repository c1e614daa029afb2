"""Files that are as bad as a file of that size can be: one thing without end in each of them.

Each function of `EXTREMES` makes a file of about so many bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from benchmarks.extreme_breaks import breaking
from benchmarks.extreme_calendars import ICALENDAR
from benchmarks.extreme_tables import TABLES
from benchmarks.filling import Make, filled, json_file, text_file

_NATIVE = '{"format":"programme","conference":{"title":"W","time_zone_name":"UTC"},'
_FRAB = '{"schedule":{"conference":{"title":"W","time_zone_name":"UTC",'
_DAYS = _FRAB + '"days":[{"date":"2031-05-14","rooms":{"R":['
_SESSIONIZE = '{"questions":[],"categories":[],"rooms":[],'
_INDICO = '{"additionalInfo":{},"results":[{"title":"W","timezone":"UTC","contributions":['
_XML = "<schedule><conference><title>W</title><time_zone_name>UTC</time_zone_name></conference>"
_DAY = _XML + '<day date="2031-05-14"><room name="R">'
_END_DAY = "</room></day></schedule>"


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
    return json_file(_NATIVE + '"events":[', lambda n: f'{{"title":"T {n}","{field}":{text}}}', "]}")


def _html(piece: str, of_one: int = 99_000) -> Make:
    """Return a schedule.xml whose events have texts of nothing but one piece of markup."""
    text = f"<![CDATA[{piece * (of_one // len(piece))}]]>"
    return text_file(
        _DAY, lambda n: f"<event><title>T {n}</title><abstract>{text}</abstract></event>", _END_DAY
    )


NATIVE: dict[str, Make] = {
    "sessions": json_file(_NATIVE + '"events":[', lambda n: f'{{"title":"T {n}"}}', "]}"),
    "empty objects": json_file(_NATIVE + '"events":[', lambda _: "{}", "]}"),
    "empty lists": json_file(_NATIVE + '"events":[', lambda _: "[]", "]}"),
    "numbers": json_file(_NATIVE + '"events":[', lambda _: "7", "]}"),
    "rooms of one session": json_file(_NATIVE + '"events":[{"title":"T","rooms":[', _digits, "]}]}"),
    "rooms of each session": json_file(
        _NATIVE + '"events":[', _each(300, _listing("rooms", 300, _digits)), "]}"
    ),
    "same rooms of each session": json_file(
        _NATIVE + '"events":[', _each(300, _listing("rooms", 300, lambda n: f'"{n % 300}"')), "]}"
    ),
    "persons of each session": json_file(
        _NATIVE + '"events":[',
        _each(100, _listing("persons", 100, lambda n: f'{{"name":"P{n % 999}","role":"r"}}')),
        "]}",
    ),
    "persons": json_file(_NATIVE + '"events":[],"persons":[', lambda n: f'{{"name":"P{n}"}}', "]}"),
    "tags and links": json_file(
        _NATIVE + '"events":[',
        _each(500, _listing("links", 500, lambda n: f'{{"url":"http://x/{n}"}}')),
        "]}",
    ),
    "wrong values": json_file(
        _NATIVE + '"events":[',
        _each(0, lambda _: '"url":"x","language":7,"attendance":9,"tags":[1,2,3,4,5],"links":[{},{},{}]'),
        "]}",
    ),
    "wrong values in one list": json_file(
        _NATIVE + '"events":[{"title":"T","tags":[', lambda _: "{}", "]}]}"
    ),
    "unknown keys": json_file(_NATIVE + '"events":[{"title":"T",', lambda n: f'"k{n}":{n}', "}]}"),
    "one guid": json_file(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"g","parent":"g","start":"{_start(n)}"'), "]}"
    ),
    "chain of parents": json_file(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"{n}","parent":"{n + 1}"'), "]}"
    ),
    "circle of parents": json_file(
        _NATIVE + '"events":[', _each(1, lambda n: f'"guid":"{n}","parent":"{(n + 1) % 20_000}"'), "]}"
    ),
    "depth": lambda size: (_NATIVE + '"events":' + "[" * (size - 80)).encode(),
    "one text": lambda size: (_NATIVE + '"events":[{"title":"' + "a b " * (size // 4 - 40) + '"}]}').encode(),
    "escapes": json_file(_NATIVE + '"events":[{"title":"T","description":"', lambda _: "\\ud800", '"}]}'),
    "full sessions": json_file(
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
    "sessionize: sessions": json_file(
        _SESSIONIZE + '"speakers":[],"sessions":[', lambda n: f'{{"id":"{n}","title":"T"}}', "]}"
    ),
    "sessionize: speakers of one session": json_file(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[{"id":"1","title":"T","speakers":[',
        _digits,
        "]}]}",
    ),
    "sessionize: speakers of each session": json_file(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[',
        _each(300, _listing("speakers", 300, _digits)),
        "]}",
    ),
    "sessionize: one speaker": json_file(
        _SESSIONIZE + '"speakers":[{"id":"1","fullName":"A"}],"sessions":[{"title":"T","speakers":[',
        lambda _: '"1"',
        "]}]}",
    ),
    "sessionize: speakers": json_file(
        _SESSIONIZE + '"sessions":[],"speakers":[', lambda n: f'{{"id":"{n}","fullName":"A {n}"}}', "]}"
    ),
    "sessionize: choices": json_file(
        '{"questions":[],"rooms":[],"speakers":[],"sessions":[],"categories":[{"title":"Track","items":[',
        lambda n: f'{{"id":{n},"name":"C{n}"}}',
        "]}]}",
    ),
    "sessionize: answers": json_file(
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
    "sessionize: grid of rooms": json_file(
        '[{"rooms":[',
        lambda n: f'{{"id":{n},"sessions":[{{"id":"{n}","title":"T","startsAt":null}}]}}',
        "]}]",
    ),
    "sessionize: session in all rooms": json_file(
        '[{"rooms":[',
        lambda n: f'{{"sessions":[{{"id":"1","title":"T","startsAt":null,"roomId":{n}}}]}}',
        "]}]",
    ),
    "opass: sessions": json_file(
        '{"session_types":[],"sessions":[', lambda n: f'{{"en":{{"title":"T{n}"}}}}', "]}"
    ),
    "opass: rooms of one session": json_file(
        '{"session_types":[],"sessions":[{"id":"1","en":{"title":"T"},"broadcast":[', _digits, "]}]}"
    ),
    "opass: speakers of each session": json_file(
        '{"session_types":[],"sessions":[', _each(300, _listing("speakers", 300, _digits)), "]}"
    ),
    "opass: languages": json_file(
        '{"session_types":[],"sessions":[{"id":"1",',
        lambda n: f'"{_letters(n)}":{{"title":"T{n}"}}',
        "}]}",
    ),
    "indico: contributions": json_file(_INDICO, lambda n: f'{{"title":"T {n}"}}', "]}]}"),
    "indico: inside each other": json_file(
        _INDICO,
        lambda _: '{"title":"T","subContributions":[' * 12 + "]}" * 12,
        "]}]}",
    ),
    "indico: speakers": json_file(
        _INDICO,
        _each(100, _listing("speakers", 100, lambda n: f'{{"fullName":"B {n}, A","affiliation":"O {n}"}}')),
        "]}]}",
    ),
    "indico: attachments": json_file(
        _INDICO,
        _each(1, lambda _: f'"folders":[{",".join(_FOLDER for _ in range(50))}]'),
        "]}]}",
    ),
    "symposion: slots": json_file('{"conf_url":null,"schedule":[', lambda n: f'{{"name":"T {n}"}}', "]}"),
    "symposion: tags": json_file('{"conf_url":null,"schedule":[{"name":"T","tags":"', lambda _: "a", '"}]}'),
    "frab-json: events": json_file(_DAYS, lambda n: f'{{"title":"T {n}"}}', "]}}]}}}"),
    "frab-json: rooms of days": json_file(
        _FRAB + '"days":[{"rooms":{', lambda n: f'"R{n}":[{{"title":"T"}}]', "}}]}}}"
    ),
    "frab-json: persons": json_file(
        _DAYS, _each(200, _listing("persons", 200, lambda n: f'{{"public_name":"P{n}"}}')), "]}}]}}}"
    ),
    "frab-json: days": json_file(_FRAB + '"days":[', lambda _: '{"rooms":{}}', "]}}}"),
    "frab-json: links": json_file(
        _DAYS, _each(300, _listing("links", 300, lambda n: f'"http://x/{n}"')), "]}}]}}}"
    ),
}
_FOLDER = '{"title":"F","attachments":[{"title":"A","download_url":"http://x/a"}]}'


def _letters(n: int) -> str:
    """Return what looks like a language."""
    a, b, c, d = (chr(97 + n // 26**k % 26) for k in range(4))
    return f"{a}{b}-{c}{d}{chr(97 + n // 26**4 % 26)}"


XML: dict[str, Make] = {
    "events": text_file(_DAY, lambda n: f"<event id='{n}'><title>T</title></event>", _END_DAY),
    "empty events": text_file(_DAY, lambda _: "<event/>", _END_DAY),
    "persons of one event": text_file(
        _DAY + "<event><title>T</title><persons>",
        lambda n: f"<person>{n}</person>",
        "</persons></event>" + _END_DAY,
    ),
    "persons of each event": text_file(
        _DAY,
        lambda n: (
            f"<event><title>T {n}</title><persons>"
            + "".join(f"<person>P{k}</person>" for k in range(n * 100, n * 100 + 100))
            + "</persons></event>"
        ),
        _END_DAY,
    ),
    "links": text_file(
        _DAY + "<event><title>T</title><links>",
        lambda n: f'<link href="http://x/{n}">a</link>',
        "</links></event>" + _END_DAY,
    ),
    "fields": text_file(_DAY + "<event>", lambda n: f"<f{n}>a</f{n}>", "</event>" + _END_DAY),
    "attributes": text_file(_DAY + "<event ", lambda n: f"a{n}='' ", "/>" + _END_DAY),
    "depth": text_file(_DAY, lambda _: "<event>", ""),
    "elements in a text": text_file(
        _DAY + "<event><title>T</title><abstract>", lambda _: "<b>a</b>", "</abstract></event>" + _END_DAY
    ),
    "elements outside": text_file(_XML, lambda _: "<a/>", "</schedule>"),
    "days": text_file(_XML, lambda n: f'<day date="{_start(n)[:10]}"/>', "</schedule>"),
    "rooms": text_file(_XML + "<day>", lambda n: f'<room name="{n}"/>', "</day></schedule>"),
    "tracks": text_file(
        "<schedule><conference><tracks>",
        lambda n: f"<track>{n}</track>",
        "</tracks></conference>" + _DAY.replace(_XML, "") + "<event><title>T</title></event>" + _END_DAY,
    ),
    "comments": text_file(_DAY, lambda _: "<!---->", "<event><title>T</title></event>" + _END_DAY),
    "one text": text_file(_DAY + "<event><title>", lambda _: "title ", "</title></event>" + _END_DAY),
    "full events": text_file(
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


EXTREMES: dict[str, Make] = {
    **{f"native: {name}": make for name, make in NATIVE.items()},
    **OTHER_JSON,
    **{f"frab-xml: {name}": make for name, make in XML.items()},
    **{f"icalendar: {name}": make for name, make in ICALENDAR.items()},
    **breaking(NATIVE, XML),
    **TABLES,
}
"""By format and by what there is too much of."""
