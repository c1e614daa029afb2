"""Calendars that are as bad as a file of that size can be."""

from __future__ import annotations

from benchmarks.filling import Make, text_file

_ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//\r\n"
_EVENT = "BEGIN:VEVENT\r\nSUMMARY:T\r\nDTSTART:20310514T100000Z\r\n"
_END_EVENT = "END:VEVENT\r\nEND:VCALENDAR\r\n"


def _series(n: int, rule: str) -> str:
    return f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:T\r\nDTSTART:20310514T100000Z\r\n{rule}\r\nEND:VEVENT\r\n"


_ZONED = "BEGIN:VEVENT\r\nSUMMARY:T\r\nDTSTART;TZID=Z{n}/{x}:20310514T100000\r\nEND:VEVENT\r\n"
_WORDS = "More words\\, *so many*. " * 90
_ALARM = "BEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\n"

ICALENDAR: dict[str, Make] = {
    "events": text_file(
        _ICS, lambda n: f"BEGIN:VEVENT\r\nSUMMARY:T {n}\r\nEND:VEVENT\r\n", "END:VCALENDAR\r\n"
    ),
    "empty events": text_file(_ICS, lambda _: "BEGIN:VEVENT\nEND:VEVENT\n", "END:VCALENDAR\r\n"),
    "attendees": text_file(_ICS + _EVENT, lambda n: f"ATTENDEE;CN=P {n}:mailto:a@x.example\r\n", _END_EVENT),
    "organisers": text_file(
        _ICS + _EVENT, lambda n: f"ORGANIZER;CN=P {n}:mailto:a@x.example\r\n", _END_EVENT
    ),
    "categories": text_file(_ICS + _EVENT + "CATEGORIES:a", lambda n: f",c{n}", "\r\n" + _END_EVENT),
    "categories of each event": text_file(
        _ICS,
        lambda n: (
            _EVENT + "CATEGORIES:" + ",".join(map(str, range(n * 200, n * 200 + 200))) + "\r\nEND:VEVENT\r\n"
        ),
        "END:VCALENDAR\r\n",
    ),
    "attachments": text_file(_ICS + _EVENT, lambda n: f"ATTACH:http://x.example/{n}\r\n", _END_EVENT),
    "parents": text_file(_ICS + _EVENT, lambda n: f"RELATED-TO:{n}\r\n", _END_EVENT),
    "places": text_file(_ICS + _EVENT + "LOCATION:a", lambda n: f"\\;{n}", "\r\n" + _END_EVENT),
    "rules": text_file(_ICS, lambda n: _series(n, "RRULE:FREQ=DAILY;COUNT=999"), "END:VCALENDAR\r\n"),
    "odd rules": text_file(
        _ICS, lambda n: _series(n, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "END:VCALENDAR\r\n"
    ),
    "rules of one event": text_file(_ICS + _EVENT, lambda _: "RRULE:FREQ=WEEKLY;COUNT=9\r\n", _END_EVENT),
    "dates of a rule": text_file(
        _ICS + _EVENT + "RDATE:20310514T100000Z",
        lambda n: f",2031{1 + n % 12:02}{1 + n % 28:02}T{n % 24:02}0000Z",
        "\r\n" + _END_EVENT,
    ),
    "exceptions of a rule": text_file(
        _ICS + _EVENT + "RRULE:FREQ=DAILY;COUNT=999\r\n", lambda _: "EXDATE:20310514T100000Z\r\n", _END_EVENT
    ),
    "changes of a rule": text_file(
        _ICS + _series(1, "RRULE:FREQ=DAILY;COUNT=999"),
        lambda n: _series(1, f"RECURRENCE-ID:2031{1 + n % 12:02}{1 + n % 28:02}T100000Z"),
        "END:VCALENDAR\r\n",
    ),
    "one UID": text_file(
        _ICS,
        lambda n: (
            f"BEGIN:VEVENT\r\nUID:u\r\nRELATED-TO:u\r\nSUMMARY:T {n}\r\nDTSTART:20310514T{n % 24:02}0000Z\r\n"
            "END:VEVENT\r\n"
        ),
        "END:VCALENDAR\r\n",
    ),
    "folds": text_file(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\r\n a", "\r\n" + _END_EVENT),
    "raw lines": text_file(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\na", "\r\n" + _END_EVENT),
    "stray lines": text_file(_ICS + _EVENT, lambda _: "a\r\n", _END_EVENT),
    "parameters": text_file(
        _ICS + _EVENT + "DTEND", lambda n: f";X{n}=a", ":20310514T110000Z\r\n" + _END_EVENT
    ),
    "quotation marks": text_file(
        _ICS + _EVENT + "DTEND", lambda _: ';a"', ":20310514T110000Z\r\n" + _END_EVENT
    ),
    "alarms": text_file(_ICS + _EVENT, lambda _: _ALARM, _END_EVENT),
    "other components": text_file(_ICS, lambda n: f"BEGIN:VTODO{n}\r\nEND:VTODO{n}\r\n", "END:VCALENDAR\r\n"),
    "calendars": text_file(_ICS, lambda _: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", _EVENT + _END_EVENT),
    "zones": text_file(
        _ICS,
        lambda n: (
            f"BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            + _ZONED.format(n=n, x="").replace("/:", ":")
        ),
        "END:VCALENDAR\r\n",
    ),
    "names of zones": text_file(_ICS, lambda n: _ZONED.format(n=n, x="x" * 2000), "END:VCALENDAR\r\n"),
    "one text": text_file(_ICS + _EVENT + "DESCRIPTION:", lambda _: "words ", "\r\n" + _END_EVENT),
    "backslashes": text_file(_ICS + _EVENT + "DESCRIPTION:", lambda _: "\\n", "\r\n" + _END_EVENT),
    "full events": text_file(
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
