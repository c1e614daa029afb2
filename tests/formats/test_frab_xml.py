"""schedule.xml: what real files lack or hide, in files made up for it."""

from __future__ import annotations

import time
from datetime import UTC, date
from datetime import time as clock_time

import pytest

from iweek_desktop.formats.native import write
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.days import count_days
from iweek_desktop.programme.model import Details, Programme, Session, State

HEAD = """<title>The Kite Camp</title><acronym>kite</acronym><start>2031-10-25</start><end>2031-10-27</end>
<day_change>{change}</day_change><time_zone_name>Europe/Stockholm</time_zone_name>
<base_url>https://kite.example/2031/</base_url>"""


def event(fields: str = "", **attributes: str) -> str:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<event{given}>{fields}</event>\n"


def day(*events: str, on: str = "2031-10-25", room: str | None = "Ängen") -> str:
    inside = "".join(events)
    return f'<day date="{on}">' + (f'<room name="{room}">{inside}</room>' if room else inside) + "</day>\n"


def schedule(*days: str, head: str = HEAD, change: str = "04:00", prolog: str = "") -> bytes:
    body = f"<conference>{head.format(change=change)}</conference>\n{''.join(days)}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{prolog}<schedule>\n{body}</schedule>\n'.encode()


def read(data: bytes, zone: str | None = None) -> Reading:
    reading = read_programme(data, ReadOptions(zone))
    assert reading.format == "frab-xml"
    return reading


def programme_of(reading: Reading) -> Programme:
    assert reading.programme is not None, reading.notices
    return reading.programme


def only(*events: str, **parts: str) -> tuple[Session, Details]:
    """Return the one session of a day's events, in a file without fault."""
    reading = read(schedule(day(*events), **parts))
    assert reading.notices == ()
    (session,) = programme_of(reading).sessions
    return session, programme_of(reading).details[session.guid]


def codes(reading: Reading) -> list[str]:
    return [notice.code for notice in reading.notices]


def span(session: Session) -> str:
    ends = "" if session.end is None else f"{session.end.astimezone(UTC):%d %H:%M}"
    return "" if session.start is None else f"{session.start.astimezone(UTC):%d %H:%M}-{ends}"


@pytest.mark.parametrize(
    ("fields", "utc"),
    [
        ("<date>2031-10-25T10:00:00+02:00</date><start>23:59</start><duration>01:30</duration>",
         "25 08:00-25 09:30"),
        ("<date>2031-10-25T10:00:00+0200</date><duration>1:05</duration>", "25 08:00-25 09:05"),
        ("<date>2031-10-25T08:00:00+00:00</date><duration>1:02:15</duration>", "25 08:00-26 10:15"),
        ("<date>2031-10-25T08:00:00Z</date><duration>00:00</duration>", "25 08:00-25 08:00"),
        ("<date>2031-10-25T08:00:00Z</date><duration/>", "25 08:00-"),
        ("<date>2031-10-25T08:00:00Z</date><duration>PT45M</duration>", "25 08:00-25 08:45"),
        ("<date>2031-10-25T08:00:00Z</date><end>2031-10-25T11:00:00+02:00</end><duration>9:00</duration>",
         "25 08:00-25 09:00"),
        # Without a date, the conference day's; before its change, the next one.
        ("<start>23:30</start><duration>01:00</duration><end></end>", "25 21:30-25 22:30"),
        ("<start>03:59</start>", "26 02:59-"),
        ("<start>04:00:00</start>", "25 02:00-"),
        ("<start>00:15</start><duration>03:00</duration>", "25 22:15-26 01:15"),
        # A date alone is the calendar's: the hour at which days change does not move it.
        ("<date>2031-10-26</date><start>03:30</start>", "26 02:30-"),
        ("<start/>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_when_an_event_is(fields: str, utc: str) -> None:
    session, _ = only(event(f"<title>A</title>{fields}", id="1"))
    assert span(session) == utc


@pytest.mark.parametrize(
    ("on", "clock", "utc", "told"),
    [
        # Clocks go back at three: half past two comes twice, and the first is meant.
        ("2031-10-25", "02:30", "26 00:30-26 02:30", ["format.time_twice"]),
        ("2031-10-26", "01:59", "27 00:59-27 02:59", []),
        # They go forward at two: half past two does not come.
        ("2031-03-29", "02:30", "30 01:30-30 03:30", ["format.time_gap"]),
        ("2031-03-29", "01:30", "30 00:30-30 02:30", []),
    ],
)
def test_the_nights_in_which_clocks_change(on: str, clock: str, utc: str, told: list[str]) -> None:
    fields = f"<title>A</title><start>{clock}</start><duration>02:00</duration>"
    reading = read(schedule(day(event(fields, id="1"), on=on)))
    assert span(programme_of(reading).sessions[0]) == utc
    assert codes(reading) == told


def test_an_after_midnight_session_belongs_to_the_evening_before() -> None:
    late = event("<title>Late</title><date>2031-10-26T01:00:00+02:00</date>", id="1")
    early = event("<title>Early</title><date>2031-10-26T06:00:00+01:00</date>", id="2")
    programme = programme_of(read(schedule(day(late), day(early, on="2031-10-26"), change="05:30:00")))
    assert programme.day_change == clock_time(5, 30)
    counts = [(count.day, count.sessions) for count in count_days(programme)]
    assert counts == [(date(2031, 10, 25), 1), (date(2031, 10, 26), 1), (date(2031, 10, 27), 0)]


def test_days_change_where_their_spans_meet() -> None:
    first = '<day date="2031-10-25" start="2031-10-25T10:00:00+02:00" end="2031-10-26T05:59:00+01:00"/>'
    second = '<day date="2031-10-26" start="2031-10-26T06:00:00+01:00" end="2031-10-26T18:00:00+01:00"/>'
    head = HEAD.replace("<day_change>{change}</day_change>", "")
    assert programme_of(read(schedule(first, second, head=head))).day_change == clock_time(6)
    apart = second.replace("T06:00", "T09:00")
    assert programme_of(read(schedule(first, apart, head=head))).day_change == clock_time(4)


def test_days_without_a_date_are_counted_from_the_first() -> None:
    events = event("<title>A</title><start>10:00</start>", id="1")
    data = schedule(
        '<day index="1" date="2031-10-25"/>',
        f'<day index="2">{events}</day><day>{events.replace("1", "2", 1)}</day>',
    )
    reading = read(data)
    sessions = programme_of(reading).sessions
    assert [span(session) for session in sessions] == ["26 09:00-", ""]
    assert [(notice.code, notice.where) for notice in reading.notices] == [("format.time", "7")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("<date>soon</date><start>10:00</start>", "format.time"),
        ("<start>10 o'clock</start>", "format.time"),
        ("<date>2031-10-25T10:00:00Z</date><duration>long</duration>", "format.duration"),
        ("<url>javascript:alert(1)</url>", "format.url"),
    ],
)
def test_what_cannot_be_read_of_an_event_costs_only_that(fields: str, code: str) -> None:
    bad = event(f"<title>Bad</title>{fields}", id="1")
    good = event("<title>Good</title><date>2031-10-25T09:00:00Z</date>", id="2")
    reading = read(schedule(day(bad, good)))
    assert sorted(session.title for session in programme_of(reading).sessions) == ["Bad", "Good"]
    assert [(notice.code, notice.level, notice.where) for notice in reading.notices] == [
        (code, "warning", "6")
    ]


def test_all_that_an_event_says() -> None:
    session, details = only(
        event(
            """<title>Knots &amp; strings</title><subtitle>For all</subtitle><room>Ladan</room>
            <slug>kite-1</slug><track slug="knots">Knots</track><type>talk</type><language>sv</language>
            <abstract>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</abstract><description>* a
* b</description>
            <recording><license>CC0</license><optout>true</optout><url>https://v.example/1</url></recording>
            <persons><person id="1" guid="p1">Åsa</person><person id="2">Bo</person><person id="3"/></persons>
            <links><link href="more.html" type="web">More</link><link href=""/></links>
            <attachments><attachment href="/a.pdf">Drawing</attachment></attachments>
            <url>talk/1</url><feedback_url>https://kite.example/f</feedback_url><logo>/logo.png</logo>
            <answers><question id="1">Tea?</question></answers>""",
            id="1",
            guid="g1",
            code="C1",
        )
    )
    assert (session.guid, session.title, session.type, session.language) == (
        "g1",
        "Knots & strings",
        "talk",
        "sv",
    )
    assert (session.rooms, session.tracks) == (("Ladan",), ("knots",))
    assert (details.id, details.code, details.slug, details.subtitle) == ("1", "C1", "kite-1", "For all")
    assert (details.abstract, details.description) == ("One\n\nTwo", "* a\n* b")
    assert [role.person for role in details.persons] == ["p1", "Bo"]
    assert [(link.url, link.title, link.type) for link in details.links] == [
        ("https://kite.example/2031/more.html", "More", "web")
    ]
    assert [link.url for link in details.attachments] == ["https://kite.example/a.pdf"]
    assert (details.url, details.feedback_url) == (
        "https://kite.example/2031/talk/1",
        "https://kite.example/f",
    )
    assert details.recording is not None
    assert (details.recording.licence, details.recording.optout) == ("CC0", True)
    assert details.extra == {"logo": "/logo.png"}


def test_html_that_was_not_escaped_is_text_of_its_field() -> None:
    _, details = only(event("<title>A</title><abstract>One <b>two</b><br/>three</abstract>", id="1"))
    assert details.abstract == "One **two**\n\nthree"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("<cancelled>true</cancelled>", State.CANCELLED),
        ("<canceled>1</canceled>", State.CANCELLED),
        ("<cancelled>false</cancelled>", State.CONFIRMED),
        ("<state>CANCELED</state>", State.CANCELLED),
        ("<status>CANCELLED</status>", State.CANCELLED),
    ],
)
def test_cancelled_events_stay(fields: str, state: State) -> None:
    session, _ = only(event(f"<title>A</title>{fields}", id="1"))
    assert session.state is state


def test_the_conference() -> None:
    head = """<end>2031-10-27T18:00:00+01:00</end><start>2031-10-24T23:30:00+00:00</start>
    <title>Kite &amp; Co</title><release>r1</release><subtitle>Up</subtitle><venue>The field</venue>
    <city>Grytby</city><color primary="#0af"/><track name="Wind" slug="wind" color="#369"/>
    <tracks><track slug="s" color="red">Strings</track></tracks>"""
    events = [
        event(f"<title>{n}</title><track>{track}</track>") for n, track in enumerate(("wind", "Strings"))
    ]
    data = schedule(day(*events), head=head)
    programme = programme_of(read(data, "Europe/Stockholm"))
    assert (programme.title, programme.subtitle, programme.key) == ("Kite & Co", "Up", "kite-&-co-2031")
    assert (programme.start, programme.end) == (date(2031, 10, 25), date(2031, 10, 27))
    assert (programme.venue, programme.city, programme.version) == ("The field", "Grytby", "r1")
    assert programme.colours == {"primary": "#0af"}
    assert {track.slug: track.colour for track in programme.tracks.values()} == {"wind": "#369", "s": "red"}
    assert [session.tracks for session in programme.sessions] == [("wind",), ("s",)]


def test_people_and_tracks_outside_of_the_conference() -> None:
    data = schedule(
        "<version>latest</version><tracks><track slug='w' color='#369'>Wind</track></tracks>"
        "<persons><person id='1'><name>Åsa</name><biography>Flies.</biography></person></persons>",
        day(
            event("<title>A</title><track>Wind</track><persons><person id='1'>Åsa</person></persons>", id="1")
        ),
    )
    programme = programme_of(read(data))
    assert programme.version == "latest"
    assert [person.biography for person in programme.persons.values()] == ["Flies."]
    assert programme.sessions[0].tracks == ("w",)


def test_rooms_without_events_and_events_without_rooms() -> None:
    outside = event("<title>A</title><room>Stora salen</room>", id="1")
    nowhere = event("<title>B</title>", id="2")
    data = schedule(day(outside, nowhere, room=None), '<day><room name="Empty" guid="e"/></day>')
    programme = programme_of(read(data))
    assert sorted(session.rooms for session in programme.sessions) == [(), ("Stora salen",)]
    assert {room.name for room in programme.rooms.values()} == {"Stora salen", "Empty"}


def test_an_events_own_room_counts_before_the_one_it_stands_under() -> None:
    data = schedule(
        '<day date="2031-10-25"><room name="Ängen" guid="r1">'
        + event("<title>A</title><room>Ängen</room>", id="1")
        + event("<title>B</title><room>Skogen</room>", id="2")
        + event("<title>C</title>", id="3")
        + "</room></day>"
    )
    programme = programme_of(read(data))
    assert {session.title: session.rooms for session in programme.sessions} == {
        "A": ("r1",),
        "B": ("Skogen",),
        "C": ("r1",),
    }


def test_duplicate_guids_keep_every_session() -> None:
    fields = "<title>A</title><date>2031-10-25T{}:00:00Z</date>"
    twins = [event(fields.format(hour), guid="g") for hour in ("08", "09", "09")]
    reading = read(schedule(day(*twins)))
    assert [session.guid for session in programme_of(reading).sessions] == [
        "g#20311025T080000Z",
        "g#20311025T090000Z",
        "g#20311025T090000Z-2",
    ]
    assert codes(reading) == ["format.guid_twice"]


def test_ids_alone_give_the_same_guids_every_time() -> None:
    first = programme_of(
        read(schedule(day(event("<title>A</title>", id="1"), event("<title>B</title>", id="2"))))
    )
    again = programme_of(
        read(schedule(day(event("<title>New</title>", id="2"), event("<title>C</title>", id="1"))))
    )
    assert {session.guid for session in first.sessions} == {session.guid for session in again.sessions}
    assert {d.id: guid for guid, d in first.details.items()} == {
        d.id: guid for guid, d in again.details.items()
    }


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE schedule>",
        '<!DOCTYPE schedule SYSTEM "schedule.dtd">',
        '<!DOCTYPE schedule PUBLIC "-//X//Y" "https://example.org/x.dtd">',
        "<!DOCTYPE schedule [<!ELEMENT schedule ANY><!ATTLIST event id CDATA #IMPLIED>]>",
        "<!-- a remark --><?xml-stylesheet href='x.css'?>",
    ],
)
def test_a_doctype_is_no_hindrance(prolog: str) -> None:
    reading = read(schedule(day(event("<title>A</title>", id="1")), prolog=prolog))
    assert [session.title for session in programme_of(reading).sessions] == ["A"]
    assert reading.notices == ()


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "entities",
    [
        f'<!ENTITY e0 "ha">{BOMB}',
        '<!ENTITY e11 SYSTEM "file:///etc/passwd">',
        '<!ENTITY e11 SYSTEM "https://example.org/x">',
        '<!ENTITY % e11 SYSTEM "https://example.org/x"> %e11;',
    ],
)
def test_entities_are_refused_with_a_notice(entities: str) -> None:
    began = time.process_time()
    data = schedule(day(event("<title>&e11;</title>", id="1")), prolog=f"<!DOCTYPE schedule [{entities}]>")
    reading = read(data)
    assert reading.programme is None
    assert codes(reading) == ["format.entities"]
    assert time.process_time() - began < 2


def test_of_a_file_that_breaks_off_what_stands_before_is_read() -> None:
    whole = schedule(*(day(event(f"<title>Talk {n}</title>\n", id=str(n))) for n in range(9)))
    cut = whole[: whole.index(b"Talk 7") + len("Talk 7</title>")]
    reading = read(cut)
    assert [session.title for session in programme_of(reading).sessions] == [f"Talk {n}" for n in range(7)]
    (notice,) = reading.notices
    assert (notice.code, notice.level) == ("format.xml", "error")
    assert notice.where.split(":")[0] == str(cut.count(b"\n") + 1)
    assert notice.arguments["value"] == "Talk 7"


def test_every_cut_gives_sessions_or_says_why_not() -> None:
    whole = schedule(day(event("<title>A</title>", id="1"), event("<title>Bé</title>", id="2")))
    for length in range(whole.index(b"<schedule>") + 10, len(whole) - 1):
        reading = read(whole[:length])
        sessions = programme_of(reading).sessions if reading.programme else ()
        assert len(sessions) == max(0, whole[:length].count(b"</event>"))
        assert "format.xml" in codes(reading)


def test_a_broken_sign_in_the_middle_names_its_line() -> None:
    data = schedule(day(event("<title>A</title>", id="1"), event("<title>B & C</title>", id="2")))
    reading = read(data)
    assert [session.title for session in programme_of(reading).sessions] == ["A"]
    line = data[: data.index(b"B & C")].count(b"\n") + 1
    assert [notice.where.split(":")[0] for notice in reading.notices] == [str(line)]


def test_the_encoding_is_the_prologs() -> None:
    text = schedule(day(event("<title>Räksmörgås</title>", id="1"))).decode()
    data = text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("iso-8859-1")
    assert programme_of(read(data)).sessions[0].title == "Räksmörgås"
    unknown = read(text.replace('encoding="UTF-8"', 'encoding="klingon"').encode())
    assert unknown.programme is None
    assert unknown.failed


def test_a_file_without_events_is_a_programme_with_a_notice() -> None:
    reading = read(schedule())
    assert programme_of(reading).sessions == ()
    assert codes(reading) == ["format.no_events"]


def test_other_xml_is_not_taken_for_a_schedule() -> None:
    assert read_programme(b"<html><body>schedule</body></html>").format == ""


def test_deep_nesting_and_endless_titles_are_harmless() -> None:
    began = time.process_time()
    deep = event("<title>A</title><abstract>" + "<b>" * 100_000 + "</b>" * 100_000 + "</abstract>", id="1")
    long = event(f"<title>{'x' * 1_000_000}</title>", id="2")
    reading = read(schedule(day(deep, long)))
    assert sorted(len(session.title) for session in programme_of(reading).sessions) == [1, 1000]
    assert codes(reading).count("format.text_cut") == 2
    assert time.process_time() - began < 5


def test_a_schedule_comes_back_the_same_from_the_native_format() -> None:
    data = schedule(
        day(
            event(
                "<title>A</title><date>2031-10-25T10:00:00+00:00</date><duration>1:00:00</duration>", id="1"
            ),
            event("<title>B</title><cancelled>yes</cancelled>", guid="b"),
        )
    )
    programme = programme_of(read(data))
    again = read_programme(write(programme))
    assert again.format == "native"
    assert again.notices == ()
    assert programme_of(again) == programme
    # The offset is that of the conference's zone, not the one that the file was written with.
    assert b"2031-10-25T12:00:00+02:00" in write(programme)


class Enough(Exception):
    pass


@pytest.mark.parametrize("after", range(4))
def test_reading_can_be_ended_at_every_event(after: int) -> None:
    calls = iter(range(after))

    def check() -> None:
        if next(calls, None) is None:
            raise Enough

    data = schedule(day(event("<title>A</title>", id="1"), event("<title>B</title>", id="2")))
    with pytest.raises(Enough):
        read_programme(data, ReadOptions(check=check))
