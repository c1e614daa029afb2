from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from iweek_desktop.export.calendar_text import units
from iweek_desktop.export.content import contents
from iweek_desktop.export.ics import is_in_utc, render
from iweek_desktop.export.request import Export, ExportError, scheduled
from iweek_desktop.export.selfcheck import check
from iweek_desktop.programme.model import Details, Level, Link, Programme, Registration, Room, Session, State
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording

ZONE = ZoneInfo("Europe/Stockholm")
GOLDEN = Path(__file__).parent / "golden" / "made-up.ics"
NASTY = st.text(
    "aåä \U0001f600\U0001f469\u200d,;:\\\"'\n\r\tnN^\x00\x0b\x85\u2028\u202e\ud800=@", max_size=120
)


def event_of(data: bytes, title: str) -> Any:
    return next(event for event in Calendar.from_ical(data).events if title in str(event["SUMMARY"]))


def alone(export: Export, guid: str) -> Export:
    return replace(export, sessions=[s for s in export.programme.sessions if s.guid == guid])


def test_the_made_up_programme_is_the_golden_file(export: Export, now: datetime, say: Wording) -> None:
    data, _ = render(export, {}, now, say)
    assert data.decode() == GOLDEN.read_bytes().decode()


def test_the_file_is_octets_as_the_standard_wants(export: Export, now: datetime, say: Wording) -> None:
    data, _ = render(export, {}, now, say)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is parted


def test_the_head_comes_first_and_nothing_that_harms_is_there(
    export: Export, now: datetime, say: Wording
) -> None:
    text = render(export, {}, now, say)[0].decode()
    assert text.count("BEGIN:VCALENDAR") == text.count("BEGIN:VTIMEZONE") == 1
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")
    assert {"METHOD:PUBLISH", "VERSION:2.0", "X-WR-CALNAME:Påhittade veckan"} <= set(text.split("\r\n"))
    for unwanted in ("ORGANIZER", "ATTENDEE", "X-MS-OLK", "RECURRENCE-ID", "RDATE", "X-ALT-DESC"):
        assert unwanted not in text


def test_one_event_names_no_calendar(export: Export, now: datetime, say: Wording) -> None:
    assert b"X-WR-CALNAME" not in render(alone(export, "talk"), {}, now, say)[0]


@pytest.mark.parametrize("sessions", [(), (Session("later", "Utan tid"),)])
def test_nothing_with_a_time_is_no_file(
    sessions: tuple[Session, ...], export: Export, now: datetime, say: Wording
) -> None:
    with pytest.raises(ExportError) as caught:
        render(replace(export, sessions=sessions), {}, now, say)
    assert caught.value.code == "export.nothing"


@pytest.mark.parametrize(
    ("title", "status", "transp", "busy"),
    [
        ("Öppning", "CONFIRMED", "OPAQUE", "BUSY"),
        ("Att leda", "CONFIRMED", "OPAQUE", "TENTATIVE"),
        ("Nattmangling", "CONFIRMED", "OPAQUE", "BUSY"),
        ("Preliminär", "TENTATIVE", "TRANSPARENT", "FREE"),
        ("Utställning", "CONFIRMED", "TRANSPARENT", "FREE"),
        ("Studiebesök", "CANCELLED", "TRANSPARENT", "FREE"),
    ],
)
def test_level_and_state_are_told(
    title: str, status: str, transp: str, busy: str, export: Export, now: datetime, say: Wording
) -> None:
    event = event_of(render(export, {}, now, say)[0], title)
    assert (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == (status, transp, busy)


@pytest.mark.parametrize(("words", "begins"), [("say", "CANCELLED: "), ("swedish", "INSTÄLLT: ")])
def test_a_cancelled_session_says_so_and_warns_of_nothing(
    words: str, begins: str, export: Export, now: datetime, request: pytest.FixtureRequest
) -> None:
    event = event_of(render(export, {}, now, request.getfixturevalue(words))[0], "Studiebesök")
    assert event["SUMMARY"] == begins + "Studiebesök"
    assert event.subcomponents == []


def test_what_says_so_already_is_not_told_twice(export: Export, now: datetime, swedish: Wording) -> None:
    start = datetime(2025, 10, 6, 9, tzinfo=ZONE)
    session = Session("x", "Inställt! Ett besök", start, state=State.WITHDRAWN)
    event = event_of(render(replace(export, sessions=[session]), {}, now, swedish)[0], "besök")
    assert event["SUMMARY"] == "Inställt! Ett besök"


@pytest.mark.parametrize(
    ("minutes", "alarms"), [(None, []), (0, ["-PT0M"]), (15, ["-PT15M"]), (1440, ["-PT1440M"])]
)
def test_the_reminder_lies_before_the_start(
    minutes: int | None, alarms: list[str], export: Export, now: datetime, say: Wording
) -> None:
    data, _ = render(replace(alone(export, "talk"), alarm_min=minutes), {}, now, say)
    assert re.findall("TRIGGER:(.*)\r", data.decode()) == alarms
    assert data.count(b"ACTION:DISPLAY") == len(alarms)


def test_nobody_is_woken_before_the_midnight_at_which_an_all_day_entry_begins(
    export: Export, now: datetime, say: Wording
) -> None:
    data, _ = render(replace(alone(export, "day"), alarm_min=15), {}, now, say)
    assert b"VALARM" not in data


def test_a_reminder_after_the_start_cannot_be_asked(export: Export) -> None:
    with pytest.raises(ValueError, match="before"):
        replace(export, alarm_min=-5)


def test_umbrellas_are_named_and_related_where_they_are_in_the_file(
    export: Export, now: datetime, swedish: Wording
) -> None:
    data, rows = render(export, {}, now, swedish)
    child = event_of(data, "Att leda")
    assert child["RELATED-TO"] == {row.guid: row.uid for row in rows}["launch"]
    assert child["RELATED-TO"].params["RELTYPE"] == "PARENT"
    lonely = event_of(render(alone(export, "talk"), {}, now, swedish)[0], "Att leda")
    assert "RELATED-TO" not in lonely
    assert "Ingår i: Öppning, paraply; \\ och \U0001f600" in lonely["DESCRIPTION"]


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Öppning", ";TZID=Europe/Stockholm:20251006T090000", ";TZID=Europe/Stockholm:20251006T143000"),
        ("Digitalt", ";TZID=Europe/Stockholm:20251007T130000", ";TZID=Europe/Stockholm:20251007T133000"),
        ("Natt", ";TZID=Europe/Stockholm:20251008T220000", ";TZID=Europe/Stockholm:20251009T020000"),
        ("släpps", ";TZID=Europe/Stockholm:20251009T120000", None),
        ("Utställning", ";VALUE=DATE:20251009", ";VALUE=DATE:20251011"),
    ],
)
def test_times_keep_the_wall_clock(
    title: str, start: str, end: str | None, export: Export, now: datetime, say: Wording
) -> None:
    lines = event_of(render(export, {}, now, say)[0], title).to_ical().decode().split("\r\n")
    assert f"DTSTART{start}" in lines
    assert [line for line in lines if line.startswith("DTEND")] == ([f"DTEND{end}"] if end else [])


@pytest.mark.parametrize(
    ("zone_name", "start"),
    [
        ("Europe/Stockholm", datetime(2024, 10, 27, 2, 30)),
        ("Europe/Stockholm", datetime(2024, 10, 27, 2, 30, fold=1)),
        ("Africa/Casablanca", datetime(2024, 5, 1, 9, 0)),
        ("Europe/Istanbul", datetime(2015, 11, 1, 9, 0)),
        ("UTC", datetime(2024, 5, 1, 9, 0)),
    ],
)
def test_utc_is_written_where_the_wall_clock_is_not_enough(
    zone_name: str, start: datetime, now: datetime, say: Wording
) -> None:
    begins = start.replace(tzinfo=ZoneInfo(zone_name))
    ends = (begins.astimezone(UTC) + timedelta(minutes=30)).astimezone(ZoneInfo(zone_name))
    programme = Programme("k", "T", zone_name, [Session("s", "En", begins, ends)])
    export = Export(programme, programme.sessions, {})
    data, _ = render(export, {}, now, say)
    assert b"VTIMEZONE" not in data
    assert is_in_utc(programme, programme.sessions)
    assert f"DTSTART:{begins.astimezone(UTC):%Y%m%dT%H%M%SZ}".encode() in data
    assert f"DTEND:{ends.astimezone(UTC):%Y%m%dT%H%M%SZ}".encode() in data
    check(data, export, contents(export, say))


def test_whether_times_will_be_in_utc_is_known_before(now: datetime, say: Wording) -> None:
    first = datetime(2025, 10, 25, 22, tzinfo=UTC)
    for n in range(24):
        start = (first + timedelta(minutes=15 * n)).astimezone(ZONE)
        session = Session("s", "En", start, (start.astimezone(UTC) + timedelta(minutes=10)).astimezone(ZONE))
        programme = Programme("k", "T", "Europe/Stockholm", [session])
        data, _ = render(Export(programme, [session], {}), {}, now, say)
        assert is_in_utc(programme, [session]) is (b"VTIMEZONE" not in data)


def test_all_day_entries_alone_need_no_zone(export: Export, now: datetime, say: Wording) -> None:
    data, _ = render(alone(export, "day"), {}, now, say)
    assert b"VTIMEZONE" not in data
    assert not is_in_utc(export.programme, alone(export, "day").sessions)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (None, date(2018, 11, 5)),
        (datetime(2018, 11, 4, 1), date(2018, 11, 5)),
        (datetime(2018, 11, 6), date(2018, 11, 6)),
    ],
)
def test_an_all_day_entry_lasts_whole_days(
    end: datetime | None, last: date, now: datetime, say: Wording
) -> None:
    zone = ZoneInfo("America/Sao_Paulo")  # where the midnight of 4 November 2018 was skipped
    start = datetime(2018, 11, 4, 1, tzinfo=zone)
    session = Session("s", "Dag", start, end.replace(tzinfo=zone) if end else None, all_day=True)
    programme = Programme("k", "T", "America/Sao_Paulo", [session])
    event = event_of(render(Export(programme, [session], {}), {}, now, say)[0], "Dag")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2018, 11, 4), last)


def test_place_and_links(export: Export, now: datetime, say: Wording) -> None:
    data, _ = render(export, {}, now, say)
    opening = event_of(data, "Öppning")
    assert opening["LOCATION"] == "Stora salen, Kulturhuset, Gatan 1, Malmö; Zoom https://example.org/zoom"
    assert opening["URL"] == "https://example.org/%C3%B6ppning?a=1,2"
    assert opening["DESCRIPTION"] == (
        "Vi öppnar veckan. Läs mer (https://example.org/mer) om den:\n\n- ett\n- två\n\n"
        "Contributors: Åsa Ek (moderator), Bo Ö\nOrganisers: Vinnova\n\n"
        "Join online: https://example.org/s%C3%A4nd\nJoin online: https://example.org/zoom\n"
        "Register by 1 October 2025 12:00: https://example.org/anmal\n"
        "Read more: https://example.org/%C3%B6ppning?a=1,2\nBilder: https://example.org/bilder"
    )
    talk = event_of(data, "Att leda")
    assert talk["LOCATION"] == "Stora salen, Lilla salen, Kulturhuset, Gatan 1, Malmö"
    assert "URL" not in talk
    net = event_of(data, "Digitalt")
    assert net["LOCATION"] == "Zoom https://example.org/zoom"
    assert net["DESCRIPTION"].endswith("Join online: https://example.org/zoom\nRegistration required")
    assert event_of(data, "Studiebesök")["LOCATION"] == "Verkstaden, Luleå"
    assert "LOCATION" not in event_of(data, "Preliminär")


@pytest.mark.parametrize(
    ("title", "start", "category"),
    [
        ("Innovation Week", date(2024, 9, 30), "Innovation Week 2024"),
        ("Innovation Week 2024", date(2024, 9, 30), "Innovation Week 2024"),
        ("Råd, rön;  och resor", None, "Råd rön och resor 2025"),
        ("\U0001f600" * 200, date(2024, 9, 30), "\U0001f600" * 124 + "… 2024"),
    ],
)
def test_all_entries_share_one_category(
    title: str, start: date | None, category: str, export: Export, now: datetime, say: Wording
) -> None:
    programme = export.programme._replace(title=title, start=start)
    data, _ = render(replace(export, programme=programme), {}, now, say)
    events: list[Any] = Calendar.from_ical(data).events
    categories = {tuple(event["CATEGORIES"].cats) for event in events}
    assert categories == {(category,)}
    assert units(category) <= 255


def test_notes_go_only_where_they_are_asked_for(export: Export, now: datetime, say: Wording) -> None:
    assert b"hemligt" not in render(export, {}, now, say)[0]
    data, _ = render(replace(export, notes={"talk": "hemligt\n=och mitt"}), {}, now, say)
    assert "My note: hemligt\n=och mitt" in event_of(data, "Att leda")["DESCRIPTION"]
    assert data.count(b"hemligt") == 1


def test_long_texts_are_cut_and_the_links_kept(export: Export, now: datetime, say: Wording) -> None:
    session = Session("s", "\U0001f600" * 300, datetime(2025, 10, 6, 9, tzinfo=ZONE), rooms=("hall", "net"))
    details = Details(
        description="ord " * 9000,
        url="https://example.org/" + "a" * 3000,
        links=tuple(Link(f"https://example.org/{n}/" + "b" * 400) for n in range(40)),
        registration=Registration("https://example.org/anmal"),
    )
    rooms = {
        "hall": Room("hall", "Sal " * 90),
        "net": Room("net", "Zoom", type="online", url="https://example.org/" + "c" * 100),
    }
    programme = export.programme._replace(sessions=[session], details={"s": details}, rooms=rooms)
    data, _ = render(replace(export, programme=programme, sessions=[session]), {}, now, say)
    event = event_of(data, "\U0001f600")
    text = str(event["DESCRIPTION"])
    assert event["SUMMARY"] == "\U0001f600" * 127 + "…"
    assert units(event["LOCATION"]) <= 255
    assert event["LOCATION"].endswith("…; Zoom https://example.org/" + "c" * 100)
    assert units(text) <= 8000
    assert "…\n\nJoin online: https://example.org/c" in text
    assert "Registration: https://example.org/anmal\nRead more: https://example.org/aaa" in text
    assert all(len(line) < 430 or line.endswith("a" * 3000) for line in text.split("\n")[2:])


@given(title=NASTY, text=NASTY, place=NASTY, link=NASTY)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_two_readers(
    title: str, text: str, place: str, link: str, now: datetime, say: Wording
) -> None:
    start = datetime(2025, 10, 6, 9, tzinfo=ZONE)
    session = Session("s", title, start, start + timedelta(hours=1), rooms=("r",))
    details = Details(description=text, url=f"https://example.org/{link}")
    programme = Programme("k", "T", "Europe/Stockholm", [session], {"s": details}, {"r": Room("r", place)})
    export = Export(programme, [session], {"s": Level.MUST}, {"s": text}, 5)
    data, _ = render(export, {}, now, say)
    entry = contents(export, say)[0]
    check(data, export, [entry])
    assert one_line(title)[:60] in entry.summary
    other = vobject.readOne(data.decode()).vevent
    assert other.summary.value == entry.summary
    assert (other.location.value if entry.location else "") == entry.location
    assert (other.description.value if entry.description else "") == entry.description
    assert other.dtstart.value == start
    assert other.dtend.value.astimezone(UTC) == start.astimezone(UTC) + timedelta(hours=1)
    assert [str(name) for name in other.contents].count("url") <= 1


def test_an_independent_reader_finds_every_instant(
    long_programme: Programme, now: datetime, say: Wording
) -> None:
    export = Export(long_programme, long_programme.sessions, {})
    data, _ = render(export, {}, now, say)
    assert b"BEGIN:VTIMEZONE" in data
    read = [event.dtstart.value.astimezone(UTC) for event in vobject.readOne(data.decode()).vevent_list]
    assert read == [start.astimezone(UTC) for _, start, _ in scheduled(export)]
    offsets = {at.astimezone(ZONE).utcoffset() for at in read}
    assert len(offsets) == 2


def test_the_order_is_that_of_time_whoever_asks(export: Export, now: datetime, say: Wording) -> None:
    turned = replace(export, sessions=[*reversed(export.sessions), *export.sessions])
    assert render(turned, {}, now, say) == render(export, {}, now, say)
