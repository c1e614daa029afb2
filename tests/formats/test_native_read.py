"""Native files that are as they should be: what each key becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.formats.native import read
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.programme.model import (
    Attendance,
    Details,
    Link,
    Organisation,
    Person,
    Programme,
    Recording,
    Registration,
    Role,
    Room,
    Session,
    State,
    Track,
)

ReadEvents = Callable[..., Reading]
STOCKHOLM = ZoneInfo("Europe/Stockholm")

COMPLETE = (Path(__file__).parent / "complete.json").read_bytes()


def at(hour: int, minute: int = 0) -> datetime:
    """Return a time of the day on which the complete example lies."""
    return datetime(2026, 10, 6, hour, minute, tzinfo=STOCKHOLM)


@pytest.fixture(scope="module")
def complete() -> Programme:
    """Return the programme of a file that uses every key."""
    reading = read(COMPLETE, ReadOptions())
    assert reading.programme is not None
    assert [(n.code, n.where) for n in reading.notices] == [
        ("format.reference", "events[1].persons[1]"),
        ("format.reference", "conference.organizers[1]"),
    ]
    return reading.programme


def test_the_conference(complete: Programme) -> None:
    assert complete == Programme(
        key="iv-2026",
        title="Innovationsveckan",
        zone_name="Europe/Stockholm",
        sessions=complete.sessions,
        details=complete.details,
        rooms=complete.rooms,
        tracks=complete.tracks,
        organisations=complete.organisations,
        persons=complete.persons,
        acronym="iv2026",
        subtitle="Tillsammans",
        description="About *it*",
        start=date(2026, 10, 5),
        end=date(2026, 10, 9),
        day_change=time(6, 0),
        city="Visby",
        venue="Hamnen",
        logo="logo.png",
        url="https://x.se/iv",
        languages=("sv", "en"),
        colours={"primary": "#0af"},
        organisers=("o1", "SKR"),
        partners=("o3",),
        version="3",
        updated=datetime(2026, 3, 1, 10, 0, tzinfo=STOCKHOLM),
        base_url="https://x.se/",
        source_url="https://x.se/p.json",
        extra={"hashtag": "#iv"},
        file_extra={"root key": [1]},
    )


def test_the_lists(complete: Programme) -> None:
    assert complete.tracks == {"ai": Track("ai", "AI och data", "#E40429", {"icon": "robot"})}
    assert complete.rooms == {
        "r1": Room(
            "r1", "Stora salen", "Kulturhuset", "Malmö", "Torget 1", 120, "stage", "https://x.se/r1",
            (55.6, 13.0), {"floor": 2},
        ),
        "r2": Room("r2", "Zoom", type="online", url="https://zoom.example/1"),
    }  # fmt: skip
    assert complete.organisations == {
        "o1": Organisation("o1", "Vinnova", "https://v.se", {"logo": "v.png"}),
        "o3": Organisation("o3", "Viable Cities"),
        "SKR": Organisation("SKR", "SKR"),
    }
    links = (Link("https://a.se/x", "X", "web", {"rel": "me"}),)
    assert complete.persons == {
        "p1": Person("p1", "Åsa Ek", "o1", "Born *early*", "https://a.se", links, {"age": 50}),
        "Bo": Person("Bo", "Bo"),
    }


def test_the_session(complete: Programme) -> None:
    assert complete.sessions == (
        Session("e0", "Umbrella", at(8), at(16)),
        Session(
            guid="e1",
            title="T itle",
            start=at(9),
            end=at(14, 30),
            parent="e0",
            occurrence_of="e0",
            rooms=("r1", "r2"),
            tracks=("ai",),
            organisers=("o1",),
            attendance=Attendance.MIXED,
            type="workshop",
            language="sv",
            state=State.TENTATIVE,
        ),
    )


def test_its_details(complete: Programme) -> None:
    deadline = datetime(2026, 10, 1, 23, 59, tzinfo=STOCKHOLM)
    assert complete.details == {
        "e0": Details(),
        "e1": Details(
            id="17",
            code="ABC",
            slug="e-1",
            subtitle="Sub",
            abstract="Short",
            description="Long\n\n- a",
            tags=("x", "y"),
            persons=(Role("p1", "speaker", {"note": 1}), Role("Bo")),
            partners=("o3",),
            url="https://x.se/e1",
            registration=Registration("https://x.se/r", True, deadline, 3, {"fee": 0}),
            stream_url="https://x.se/s",
            feedback_url="mailto:a@x.se",
            recording=Recording("https://x.se/v", "CC0", False, {"by": "me"}),
            links=(Link("https://x.se/l", "L", "web"),),
            attachments=(Link("https://x.se/a.pdf"),),
            updated=datetime(2026, 2, 27, 9, 0, tzinfo=STOCKHOLM),
            extra={"custom": {"deep": [None, {"a": 1}]}},
        ),
    }


@pytest.mark.parametrize(
    ("event", "start", "end", "all_day"),
    [
        ({}, None, None, False),
        ({"start": None, "end": ""}, None, None, False),
        ({"start": "2026-10-06T09:00"}, at(9), None, False),
        ({"start": "2026-10-06T09:00", "end": "2026-10-06T09:00"}, at(9), at(9), False),
        ({"start": "2026-10-06T07:00Z", "end": "2026-10-06T10:00"}, at(9), at(10), False),
        ({"start": "2026-10-06T09:00", "duration": "01:30"}, at(9), at(10, 30), False),
        ({"start": "2026-10-06T09:00", "duration": "PT45M"}, at(9), at(9, 45), False),
        ({"start": "2026-10-06T09:00", "duration": "00:00"}, at(9), at(9), False),
        ({"start": "2026-10-05T09:00", "duration": "1:01:00"}, at(9).replace(day=5), at(10), False),
        ({"start": "2026-10-06T09:00", "end": None, "duration": "01:00"}, at(9), at(10), False),
        ({"start": "2026-10-06T09:00", "end": "2026-10-06T09:30", "duration": "x"}, at(9), at(9, 30), False),
        ({"start": "2026-10-06"}, at(0), at(0).replace(day=7), True),
        ({"start": "2026-10-06", "end": "2026-10-06"}, at(0), at(0).replace(day=7), True),
        ({"start": "2026-10-06", "end": "2026-10-08"}, at(0), at(0).replace(day=9), True),
        ({"start": "2026-10-06", "duration": "P2D"}, at(0), at(0).replace(day=8), True),
    ],
)
def test_times(
    read_events: ReadEvents,
    event: dict[str, object],
    start: datetime | None,
    end: datetime | None,
    all_day: bool,
) -> None:
    reading = read_events({"title": "T", **event})
    assert reading.programme is not None
    assert reading.notices == ()
    (session,) = reading.programme.sessions
    assert (session.start, session.end, session.all_day) == (start, end, all_day)


def test_floating_times_are_read_in_the_zone_the_user_names(read_events: ReadEvents) -> None:
    reading = read_events(
        {"title": "T", "start": "2026-10-06T09:00", "end": "2026-10-06T12:00+02:00"}, zone="Europe/London"
    )
    assert reading.programme is not None
    (session,) = reading.programme.sessions
    assert (session.start, session.end) == (at(10), at(12))
    assert reading.programme.zone_name == "Europe/Stockholm"


@pytest.mark.parametrize(
    ("word", "attendance"),
    [
        ("onsite", Attendance.ONSITE),
        ("Online", Attendance.ONLINE),
        ("MixedEventAttendanceMode", Attendance.MIXED),
        ("https://schema.org/OfflineEventAttendanceMode", Attendance.ONSITE),
        ("", None),
        (None, None),
    ],
)
def test_attendance(read_events: ReadEvents, word: str | None, attendance: Attendance | None) -> None:
    reading = read_events({"title": "T", "attendance": word})
    assert reading.programme is not None
    assert reading.programme.sessions[0].attendance is attendance
    assert not reading.notices


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("cancelled", State.CANCELLED),
        ("CANCELED", State.CANCELLED),
        ("delayed", State.DELAYED),
        ("withdrawn", State.WITHDRAWN),
        ("Confirmed", State.CONFIRMED),
        (None, State.CONFIRMED),
        ("", State.CONFIRMED),
    ],
)
def test_state(read_events: ReadEvents, word: str | None, state: State) -> None:
    reading = read_events({"title": "T", "state": word})
    assert reading.programme is not None
    assert reading.programme.sessions[0].state is state
    assert not reading.notices


def test_a_bare_string_is_a_guid_then_a_name_then_new(read_events: ReadEvents) -> None:
    reading = read_events(
        {
            "title": "T",
            "rooms": ["Hall", "r2"],
            "tracks": "AI",
            "organizers": ["Vinnova"],
            "persons": ["Åsa", "Bo"],
        },
        rooms=[{"guid": "r1", "name": "r2"}, {"guid": "r2", "name": "Hall"}],
        persons=["Åsa", {"guid": "b", "name": "Bo"}],
    )
    assert reading.programme is not None
    (session,) = reading.programme.sessions
    assert session.rooms == ("r2",)
    assert session.tracks == ("AI",)
    assert session.organisers == ("Vinnova",)
    assert reading.programme.tracks == {"AI": Track("AI", "AI")}
    assert reading.programme.organisations == {"Vinnova": Organisation("Vinnova", "Vinnova")}
    assert [role.person for role in reading.programme.details[session.guid].persons] == ["Åsa", "b"]
    assert not reading.notices


def test_a_person_that_an_event_itself_names(read_events: ReadEvents) -> None:
    reading = read_events(
        {"title": "T", "persons": [{"guid": "p9", "name": "Åsa"}, {"name": "Åsa", "role": "host"}]}
    )
    assert reading.programme is not None
    assert reading.programme.persons == {"p9": Person("p9", "Åsa")}
    (details,) = reading.programme.details.values()
    assert details.persons == (Role("p9"), Role("p9", "host"))


def test_conference_days_may_be_instants() -> None:
    data = COMPLETE.replace(b'"2026-10-05"', b'"2026-10-04T23:00:00Z"')
    programme = read(data, ReadOptions()).programme
    assert programme is not None
    assert programme.start == date(2026, 10, 5)


def test_a_missing_guid_is_derived_and_stays_the_same(read_events: ReadEvents) -> None:
    events = [
        {"title": "A", "id": 1},
        {"title": "B", "start": "2026-10-06T09:00", "rooms": ["Hall"]},
        {"title": "C"},
    ]
    first, second = read_events(*events), read_events(*reversed(events))
    assert first.programme is not None
    assert second.programme is not None
    guids = {session.title: session.guid for session in first.programme.sessions}
    assert guids == {session.title: session.guid for session in second.programme.sessions}
    assert len(set(guids.values())) == 3


def test_a_derived_guid_does_not_hang_on_how_the_start_is_written(read_events: ReadEvents) -> None:
    starts = ("2026-10-06T09:00", "2026-10-06T09:00:00+02:00", "2026-10-06T07:00Z")
    guids = set()
    for start in starts:
        programme = read_events({"title": "T", "start": start}).programme
        assert programme is not None
        guids.add(programme.sessions[0].guid)
    assert len(guids) == 1


def test_without_a_key_the_first_session_gives_the_year(read_events: ReadEvents) -> None:
    conference = {"title": "Open Days", "time_zone_name": "UTC"}
    reading = read_events({"title": "T", "start": "2027-01-02"}, conference=conference)
    assert reading.programme is not None
    assert reading.programme.key == "open-days-2027"


def test_a_byte_order_mark_is_no_hindrance() -> None:
    assert (
        read(b"\xef\xbb\xbf" + COMPLETE, ReadOptions()).programme == read(COMPLETE, ReadOptions()).programme
    )
