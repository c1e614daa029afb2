"""Calendar files as programmes: each trap that real files set, in made-up events."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Attendance, Link, Organisation, Programme, Role, Session, State

SWEDISH = ";TZID=Europe/Stockholm"


def calendar(*events: str, head: str = "X-WR-CALNAME:The Soup Days\n", tail: str = "") -> bytes:
    """Return a calendar file of events, of which each is the lines between its BEGIN and END."""
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n{tail}".encode()


def read(data: bytes, zone: str | None = "Europe/Stockholm") -> Reading:
    return read_programme(data, ReadOptions(zone, "soup"))


def programme_of(data: bytes, zone: str | None = "Europe/Stockholm") -> Programme:
    """Return the programme of a file in which nothing is amiss."""
    reading = read(data, zone)
    assert reading.format == "icalendar"
    assert [notice for notice in reading.notices if notice.level != "info"] == []
    assert reading.programme is not None
    return reading.programme


def only(data: bytes, zone: str | None = "Europe/Stockholm") -> Session:
    (session,) = programme_of(data, zone).sessions
    return session


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(notice.code, notice.where) for notice in reading.notices]


def utc(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}" if at else ""


def test_an_event_with_everything() -> None:
    event = "\n".join(
        (
            "UID:pea@soup.example",
            f"DTSTART{SWEDISH}:20310505T090000",
            f"DTEND{SWEDISH}:20310505T103000",
            "SUMMARY:Pea soup\\, yellow",
            "DESCRIPTION:With *mustard*.\\nEvery Thursday.",
            "LOCATION:Köket",
            "GEO:55.6;13.0",
            "CATEGORIES:Varma soppor,Historia",
            "CATEGORIES:Online",
            "URL:https://soup.example/pea",
            "CONFERENCE;VALUE=URI:https://meet.example/pea",
            "ATTACH;FMTTYPE=application/pdf;FILENAME=Recept.pdf:https://soup.example/pea.pdf",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
            "ORGANIZER;CN=Slevgillet:mailto:gillet@soup.example",
            'ATTENDEE;CN="Åsa Ärt";ROLE=CHAIR:invalid:nomail',
            "ATTENDEE;CN=Köket;CUTYPE=ROOM:invalid:nomail",
            "ATTENDEE;CN=guest@soup.example:mailto:guest@soup.example",
            "STATUS:TENTATIVE",
            "LAST-MODIFIED:20310401T120000Z",
            "BEGIN:VALARM",
            "DESCRIPTION:Wake up",
            "TRIGGER:-PT15M",
            "END:VALARM",
        )
    )
    programme = programme_of(calendar(event, f"UID:2\nSUMMARY:Next\nDTSTART{SWEDISH}:20310505T110000"), None)
    assert (programme.title, programme.zone_name) == ("The Soup Days", "Europe/Stockholm")
    session = programme.sessions[0]
    details = programme.details["pea@soup.example"]
    assert (session.title, session.state) == ("Pea soup, yellow", State.TENTATIVE)
    assert (utc(session.start), utc(session.end)) == ("2031-05-05T07:00", "2031-05-05T08:30")
    (room,) = programme.room_list(session)
    assert (room.name, room.geo) == ("Köket", (55.6, 13.0))
    assert [track.name for track in programme.track_list(session)] == ["Varma soppor", "Historia"]
    assert session.attendance is Attendance.ONLINE
    assert list(programme.organisations.values()) == [Organisation("Slevgillet", "Slevgillet")]
    assert details.persons == (Role("Åsa Ärt", "chair"),)
    assert details.description == "With *mustard*.\nEvery Thursday."
    assert (details.url, details.stream_url) == ("https://soup.example/pea", "https://meet.example/pea")
    assert details.attachments == (Link("https://soup.example/pea.pdf", "Recept.pdf", "application/pdf"),)
    assert utc(details.updated) == "2031-04-01T12:00"


@pytest.mark.parametrize(
    ("start", "zone", "expected"),
    [
        ("DTSTART:20240930T090000Z", "Europe/Stockholm", "2024-09-30T09:00"),
        ("DTSTART;TZID=Europe/Stockholm:20240930T090000", None, "2024-09-30T07:00"),
        ("DTSTART;VALUE=DATE-TIME;TZID=Australia/Hobart:20240930T090000", None, "2024-09-29T23:00"),
        ('DTSTART;TZID="Europe/Stockholm":20240930T090000', None, "2024-09-30T07:00"),
        ("DTSTART;TZID=/ics.py/2020.1/Europe/Stockholm:20240930T090000", None, "2024-09-30T07:00"),
        ("DTSTART;TZID=/x/America/Argentina/Buenos_Aires:20240930T090000", None, "2024-09-30T12:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20240930T090000", None, "2024-09-30T07:00"),
        ("DTSTART:20240930T090000", "Asia/Kolkata", "2024-09-30T03:30"),
        ("DTSTART:2024-09-30T09:00:00+03:00", "Asia/Kolkata", "2024-09-30T06:00"),
        ("DTSTART:20240930T240000Z", "Asia/Kolkata", "2024-10-01T00:00"),
        ("DTSTART:20240930T090060Z", "Asia/Kolkata", "2024-09-30T09:00"),
    ],
)
def test_starts(start: str, zone: str | None, expected: str) -> None:
    session = only(calendar(f"UID:1\nSUMMARY:Soup\n{start}"), zone)
    assert (utc(session.start), session.end, session.all_day) == (expected, None, False)


def test_floating_times_are_read_in_the_zone_that_the_calendar_states() -> None:
    data = calendar("UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000", head="X-WR-TIMEZONE:Asia/Kolkata\n")
    programme = programme_of(data, "Europe/Stockholm")
    assert programme.zone_name == "Asia/Kolkata"
    assert utc(programme.sessions[0].start) == "2024-09-30T03:30"
    assert programme.title == "soup"


def test_a_zone_may_be_stated_as_a_property_that_does_not_exist() -> None:
    data = calendar("UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000Z", head="VTIMEZONE: Europe/Rome\n")
    assert programme_of(data, None).zone_name == "Europe/Rome"


def test_times_that_no_one_gives_a_zone_are_read_at_home_and_it_is_told() -> None:
    reading = read(calendar("UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000"), None)
    assert told(reading) == [("format.zone_assumed", "")]
    assert reading.programme is not None
    assert utc(reading.programme.sessions[0].start) == "2024-09-30T07:00"


OWN_ZONE = """BEGIN:VTIMEZONE
TZID:{tzid}
{more}BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:{rule}
TZOFFSETFROM:+0600
TZOFFSETTO:+0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0500
TZOFFSETTO:+0600
END:DAYLIGHT
END:VTIMEZONE
"""
YEARLY = "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"


@pytest.mark.parametrize(
    ("tzid", "more", "expected"),
    [
        ("Soup Time", "", ["2024-07-01T03:00", "2024-12-01T04:00"]),
        ("Soup Time", "X-LIC-LOCATION:Asia/Kolkata\n", ["2024-07-01T03:30", "2024-12-01T03:30"]),
        ("Asia/Kolkata", "", ["2024-07-01T03:30", "2024-12-01T03:30"]),
    ],
)
def test_a_zone_of_the_files_own_is_followed_where_no_name_is_known(
    tzid: str, more: str, expected: list[str]
) -> None:
    head = OWN_ZONE.format(tzid=tzid, more=more, rule=YEARLY)
    events = [f"UID:{n}\nSUMMARY:Soup\nDTSTART;TZID={tzid}:2024{n}T090000" for n in ("0701", "1201")]
    programme = programme_of(calendar(*events, head=head))
    assert [utc(session.start) for session in programme.sessions] == expected


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "nonsense"])
def test_an_own_zone_without_rules_that_clocks_have_is_told(rule: str) -> None:
    head = OWN_ZONE.format(tzid="Soup Time", more="", rule=rule)
    event = "UID:{}\nSUMMARY:Soup\nDTSTART;TZID=Soup Time:20240701T090000"
    reading = read(calendar(event.format(1), event.format(2), head=head))
    assert [code for code, _ in told(reading)] == ["ics.zone_unknown"]
    assert reading.programme is not None
    assert {utc(session.start) for session in reading.programme.sessions} == {"2024-07-01T07:00"}


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("DTSTART;VALUE=DATE:20240930", "2024-09-30", "2024-10-01"),
        ("DTSTART:20240930", "2024-09-30", "2024-10-01"),
        ("DTSTART;VALUE=DATE:20240930\nDTEND;VALUE=DATE:20241002", "2024-09-30", "2024-10-02"),
        ("DTSTART;VALUE=DATE:20240930\nDTEND;VALUE=DATE:20240930", "2024-09-30", "2024-10-01"),
        ("DTSTART;VALUE=DATE:20240930\nDURATION:P2D", "2024-09-30", "2024-10-02"),
        ("DTSTART;VALUE=DATE:20241026\nDTEND;VALUE=DATE:20241028", "2024-10-26", "2024-10-28"),
    ],
)
def test_all_day_events_end_before_the_date_that_they_name(lines: str, start: str, end: str) -> None:
    session = only(calendar(f"UID:1\nSUMMARY:Soup\n{lines}"))
    assert session.all_day
    assert session.start is not None
    assert session.end is not None
    assert [f"{at:%Y-%m-%d %H:%M}" for at in (session.start, session.end)] == [
        f"{start} 00:00",
        f"{end} 00:00",
    ]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ("DTEND:20240930T090000Z", "2024-09-30T09:00"),
        ("DURATION:PT90M", "2024-09-30T10:30"),
        ("DURATION:+P1DT1H", "2024-10-01T10:00"),
        ("DURATION:PT0S", "2024-09-30T09:00"),
        ("DTEND:20241001T013000Z", "2024-10-01T01:30"),
        ("", ""),
    ],
)
def test_ends(lines: str, end: str) -> None:
    assert utc(only(calendar(f"UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000Z\n{lines}")).end) == end


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("20241027T013000", "20241027T033000", ("2024-10-26T23:30", "2024-10-27T02:30")),
        ("20240331T013000", "20240331T033000", ("2024-03-31T00:30", "2024-03-31T01:30")),
        ("20241026T230000", "20241027T040000", ("2024-10-26T21:00", "2024-10-27T03:00")),
    ],
)
def test_nights_in_which_clocks_change(start: str, end: str, expected: tuple[str, str]) -> None:
    session = only(calendar(f"UID:1\nSUMMARY:Soup\nDTSTART{SWEDISH}:{start}\nDTEND{SWEDISH}:{end}"))
    assert (utc(session.start), utc(session.end)) == expected


def test_a_day_counts_on_the_wall_and_an_hour_as_it_passes() -> None:
    event = "UID:{0}\nSUMMARY:Soup\nDTSTART" + SWEDISH + ":20241026T120000\nDURATION:{0}"
    programme = programme_of(calendar(event.format("P1D"), event.format("PT24H")))
    assert {s.guid: utc(s.end) for s in programme.sessions} == {
        "P1D": "2024-10-27T11:00",
        "PT24H": "2024-10-27T10:00",
    }


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("DTSTART:soon", "ics.time"),
        ("DTSTART:20241332T090000Z", "ics.time"),
        ("DTSTART:20240930T250000Z", "ics.time"),
        ("DTSTART:00010101T000000Z", "ics.time"),
        ("DTEND:20240930T090000Z", "ics.no_start"),
    ],
)
def test_an_event_whose_start_cannot_be_read_is_kept_without_a_time(lines: str, code: str) -> None:
    reading = read(
        calendar(f"UID:1\nSUMMARY:Soup\n{lines}", "UID:2\nSUMMARY:Bread\nDTSTART:20240930T090000Z")
    )
    assert reading.programme is not None
    assert [(s.title, utc(s.start)) for s in reading.programme.sessions] == [
        ("Bread", "2024-09-30T09:00"),
        ("Soup", ""),
    ]
    (notice,) = reading.notices
    assert notice.code == code
    assert "Soup" in notice.arguments.values()
    assert notice.where in ("4", "7")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("DTEND:later", "ics.time"),
        ("DTEND:20240930T080000Z", "format.end_before_start"),
        ("DURATION:long", "ics.duration"),
        ("DURATION:-PT1H", "ics.duration"),
    ],
)
def test_an_end_that_cannot_be_costs_only_itself(line: str, code: str) -> None:
    reading = read(calendar(f"UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000Z\n{line}"))
    assert [code for code, _ in told(reading)] == [code]
    assert reading.programme is not None
    (session,) = reading.programme.sessions
    assert (utc(session.start), session.end) == ("2024-09-30T09:00", None)


def test_what_stands_for_a_missing_title_is_told() -> None:
    reading = read(
        calendar("UID:1\nDTSTART:20240930T090000Z\nDESCRIPTION:Soup\\nand bread", "DTSTART:20240930")
    )
    assert reading.programme is not None
    assert sorted(session.title for session in reading.programme.sessions) == ["Soup", "–"]
    assert [where for _, where in told(reading)] == ["4", "9"]


def test_html_around_and_in_a_calendar() -> None:
    event = "UID:1\nSUMMARY:Soup &amp; bread&#x3D;1\nDTSTART:20240930T090000Z\nDESCRIPTION:A <b>hot</b> one"
    data = b"<!--\n" + calendar(event, tail="-->\n")
    programme = programme_of(data)
    assert [session.title for session in programme.sessions] == ["Soup & bread=1"]
    assert programme.details["1"].description == "A **hot** one"


def test_line_feeds_part_paragraphs_of_html_as_well() -> None:
    event = (
        "UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000Z\nDESCRIPTION:von: Åsa\\n\\nWith <ul><li>peas</li></ul>"
    )
    programme = programme_of(calendar(event))
    assert programme.details["1"].description == "von: Åsa\n\nWith\n\n- peas"


def test_a_file_may_be_folded_inside_a_character_and_begin_with_a_mark() -> None:
    data = calendar("UID:1\nSUMMARY:Ärtsoppa\nDTSTART:20240930T090000Z").replace(
        "Ä".encode(), "Ä".encode()[:1] + b"\r\n " + "Ä".encode()[1:]
    )
    assert only(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")).title == "Ärtsoppa"


def test_an_old_encoding_is_guessed_and_told() -> None:
    data = calendar("UID:1\nSUMMARY:Ärtsoppa\nDTSTART:20240930T090000Z").decode().encode("latin-1")
    reading = read(data)
    assert told(reading) == [("format.encoding_guessed", "")]
    assert reading.programme is not None
    assert reading.programme.sessions[0].title == "Ärtsoppa"


def test_several_calendars_are_one_programme_and_each_has_its_own_zone() -> None:
    first = calendar("UID:1\nSUMMARY:A\nDTSTART:20240930T090000", head="X-WR-TIMEZONE:Europe/Stockholm\n")
    second = calendar(
        "UID:2\nSUMMARY:B\nDTSTART:20240930T090000", head="X-WR-TIMEZONE:Europe/Helsinki\nX-WR-CALNAME:Soup\n"
    )
    programme = programme_of(first + second)
    assert programme.title == "Soup"
    assert [(s.title, utc(s.start)) for s in programme.sessions] == [
        ("B", "2024-09-30T06:00"),
        ("A", "2024-09-30T07:00"),
    ]


def test_what_is_cancelled_stays_and_is_cancelled() -> None:
    for word in ("CANCELLED", "CANCELED", " cancelled"):
        session = only(calendar(f"UID:1\nSUMMARY:Soup\nDTSTART:20240930T090000Z\nSTATUS:{word}"))
        assert session.state is State.CANCELLED


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("CANCELLED: Soup", "CANCELLED", "Soup"),
        ("Inställt – Soup", "CANCELLED", "Soup"),
        ("CANCELLED: Soup", "CONFIRMED", "CANCELLED: Soup"),
        ("Cancelled:", "CANCELLED", "Cancelled:"),
        ("Cancelled flights: soup", "CANCELLED", "Cancelled flights: soup"),
    ],
)
def test_a_title_does_not_say_again_what_the_status_says(title: str, status: str, expected: str) -> None:
    data = calendar(f"UID:1\nSUMMARY:{title}\nDTSTART:20240930T090000Z\nSTATUS:{status}")
    assert only(data).title == expected


def test_an_umbrella_is_named_by_uid() -> None:
    programme = programme_of(
        calendar(
            "UID:all\nSUMMARY:All\nDTSTART:20240930T090000Z\nDTEND:20240930T120000Z",
            "UID:a\nSUMMARY:A\nDTSTART:20240930T090000Z\nRELATED-TO;RELTYPE=PARENT:all",
            "UID:b\nSUMMARY:B\nDTSTART:20240930T100000Z\nRELATED-TO:all",
            "UID:c\nSUMMARY:C\nDTSTART:20240930T110000Z\nRELATED-TO;RELTYPE=SIBLING:all",
        )
    )
    assert {s.guid: s.parent for s in programme.sessions} == {"all": None, "a": "all", "b": "all", "c": None}


def test_a_uid_is_no_key() -> None:
    events = [
        "UID:1\nSUMMARY:A\nDTSTART:20240930T090000Z",
        "UID:1\nSUMMARY:B\nDTSTART:20240930T090000Z",
        "UID:1\nSUMMARY:C\nDTSTART:20240930T100000Z",
        "UID:2\nSUMMARY:D\nDTSTART:20240930T100000Z",
        "SUMMARY:E\nDTSTART:20240930T110000Z",
    ]
    reading = read(calendar(*events))
    again = read(calendar(*reversed(events)))
    assert [n.code for n in reading.notices] == ["format.guid_twice"]
    assert reading.programme is not None
    assert again.programme is not None
    guids = {session.title: session.guid for session in reading.programme.sessions}
    assert guids == {session.title: session.guid for session in again.programme.sessions}
    assert len(set(guids.values())) == 5
    assert guids["C"] == "1#20240930T100000Z"
    assert guids["D"] == "2"
    assert guids["A"].startswith("1#20240930T090000Z#")


def test_names_beside_one_shared_address_are_speakers() -> None:
    event = "UID:{0}\nSUMMARY:S\nDTSTART:20240930T090000Z\nORGANIZER;CN={0}:MAILTO:{1}@soup.example"
    programme = programme_of(
        calendar(event.format("Åsa", "info"), event.format("Bo", "info"), event.format("Gillet", "g"))
    )
    assert list(programme.persons) == ["Åsa", "Bo"]
    assert list(programme.organisations) == ["Gillet"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("von: Jürgen Groß\\n\\nXen", ["Jürgen Groß"]),
        ("Speaker: Åsa Ärt and Bo Ö\\nText", ["Åsa Ärt", "Bo Ö"]),
        ("Medverkande: Åsa, Bo och Cia", ["Åsa", "Bo", "Cia"]),
        ("Soup by: nobody", []),
        ("by chance", []),
    ],
)
def test_speakers_may_stand_in_the_first_line_of_the_text(text: str, names: list[str]) -> None:
    programme = programme_of(calendar(f"UID:1\nSUMMARY:S\nDTSTART:20240930T090000Z\nDESCRIPTION:{text}"))
    assert list(programme.persons) == names


@pytest.mark.parametrize(
    ("location", "rooms", "attendance"),
    [
        ("Köket", [("Köket", None)], None),
        ("In-person\\; Training", [("Training", None)], Attendance.ONSITE),
        ("Online", [], Attendance.ONLINE),
        ("Köket\\; Zoom https://meet.example/1", [("Köket", None), ("Zoom", "online")], None),
        ("https://meet.example/1", [("https://meet.example/1", "online")], None),
        ("A\\; B", [("A; B", None)], None),
        (" ", [], None),
    ],
)
def test_places(location: str, rooms: list[tuple[str, str | None]], attendance: Attendance | None) -> None:
    data = calendar(f"UID:1\nSUMMARY:S\nDTSTART:20240930T090000Z\nLOCATION:{location}")
    programme = programme_of(data)
    assert [(room.name, room.type) for room in programme.rooms.values()] == rooms
    assert programme.sessions[0].attendance is attendance


def test_a_category_of_every_event_is_no_theme() -> None:
    event = "UID:{0}\nSUMMARY:S\nDTSTART:20240930T090000Z\nCATEGORIES:Soup Days 2024,{0}"
    programme = programme_of(calendar(event.format("Hot"), event.format("Cold")))
    assert list(programme.tracks) == ["Hot", "Cold"]


def test_a_word_in_brackets_before_most_titles_is_a_theme() -> None:
    titles = ("[talk] Soup", "[talk] Bread", "Pause")
    programme = programme_of(
        calendar(*(f"UID:{n}\nSUMMARY:{t}\nDTSTART:20240930T090000Z" for n, t in enumerate(titles)))
    )
    assert {s.title: s.tracks for s in programme.sessions} == {
        "[talk] Soup": ("talk",),
        "[talk] Bread": ("talk",),
        "Pause": (),
    }


def test_an_event_that_is_never_ended_costs_no_other() -> None:
    data = calendar(
        "UID:1\nSUMMARY:A\nDTSTART:20240930T090000Z", "UID:2\nSUMMARY:B\nDTSTART:20240930T100000Z"
    )
    reading = read(data.replace(b"END:VEVENT\n", b"", 1)[:-20])
    assert reading.programme is not None
    assert [session.title for session in reading.programme.sessions] == ["A", "B"]
    assert told(reading) == [("ics.no_end", "4"), ("ics.no_end", "8")]


def test_tasks_are_counted_not_read() -> None:
    head = "BEGIN:VTODO\nUID:t\nSUMMARY:Peel\nEND:VTODO\n" * 2
    reading = read(calendar("UID:1\nSUMMARY:A\nDTSTART:20240930T090000Z", head=head))
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 1
    assert [(n.code, n.level, n.arguments["n"]) for n in reading.notices] == [
        ("ics.other_component", "info", "2")
    ]


@pytest.mark.parametrize("data", [b"BEGIN:VCALENDAR\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR"])
def test_a_calendar_without_events_is_an_empty_programme(data: bytes) -> None:
    reading = read(data)
    assert reading.programme is not None
    assert told(reading) == [("format.no_events", "")]


def test_one_bad_event_never_loses_the_other_999() -> None:
    events = [f"UID:{n}\nSUMMARY:Session {n}\nDTSTART:20240930T090000Z" for n in range(1000)]
    events[500] = "UID:500\nSUMMARY:Broken\nDTSTART:99999999T999999\nRRULE:FREQ=;COUNT=-\nGEO:x\nEXDATE:,"
    reading = read(calendar(*events))
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 1000
    assert [n.code for n in reading.notices] == ["ics.time"]


def test_a_made_up_week_with_most_traps_at_once() -> None:
    data = (Path(__file__).parents[1] / "data" / "made-up-soup-days.ics").read_bytes()
    reading = read(data, None)
    assert told(reading) == [("format.untitled", "87")]
    programme = reading.programme
    assert programme is not None
    assert (programme.title, programme.zone_name) == ("The Soup Days", "Europe/Stockholm")
    assert [(utc(s.start), s.title, s.state.value, s.parent) for s in programme.sessions] == [
        ("2031-10-23T22:00", "Exhibition of ladles", "confirmed", None),
        ("2031-10-24T07:00", "Launch of the week, with everyone", "confirmed", None),
        ("2031-10-24T08:00", "Pea soup & bread", "tentative", "launch@soup.example"),
        ("2031-10-24T10:00", "Lunch", "confirmed", None),
        ("2031-10-25T13:00", "An event that has no name of its own", "confirmed", None),
        ("2031-10-25T23:30", "Soup while the clocks go back", "confirmed", None),
        ("2031-10-26T12:00", "Late lunch", "cancelled", None),
        ("2031-10-27T11:00", "Lunch", "confirmed", None),
    ]
    details = programme.details["launch@soup.example"]
    assert (details.description or "").endswith("no escape at all\n\nand neither has this.")
    assert [programme.person_name(role.person) for role in details.persons] == ["Ärt, Åsa"]
