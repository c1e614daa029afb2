from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.programme.model import (
    Attendance,
    Level,
    Organisation,
    Programme,
    Room,
    Session,
    State,
    Track,
)
from iweek_desktop.wording import sessions
from iweek_desktop.wording.catalogue import load_wording

EN, SV = load_wording("en"), load_wording("sv")
ZONE = ZoneInfo("Europe/Stockholm")
PROGRAMME = Programme(
    "made-up", "Made up", "Europe/Stockholm",
    rooms={
        "hall": Room("hall", "Stora salen", city="Grytby"),
        "cellar": Room("cellar", "Källaren"),
        "net": Room("net", "Nätet", type="online"),
        "online": Room("online", "Online", type="online"),
    },
    tracks={"soup": Track("soup", "Soppa")},
    organisations={"guild": Organisation("guild", "Slevgillet")},
    city="Påhittet",
)  # fmt: skip


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2031, 5, day, hour, minute, tzinfo=ZONE)


def session(**fields: object) -> Session:
    """Return a made-up session."""
    return Session("s", "Soup", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("level", "english", "swedish"),
    [(None, "Not saved", "Ej sparad"), (Level.MAYBE, "Maybe", "Kanske"), (Level.MUST, "Must", "Måste")],
)
def test_levels(level: Level | None, english: str, swedish: str) -> None:
    assert (sessions.level_name(EN, level), sessions.level_name(SV, level)) == (english, swedish)


def test_every_way_of_attending_has_a_name() -> None:
    assert [sessions.attendance_name(EN, way) for way in Attendance] == ["On site", "Online", "Hybrid"]


@pytest.mark.parametrize(
    ("rooms", "attendance", "expected"),
    [
        ((), None, ""),
        (("hall",), None, "Stora salen, Grytby"),
        (("cellar",), None, "Källaren, Påhittet"),
        (("hall", "cellar"), None, "Stora salen, Källaren, Grytby"),
        (("net",), None, "Nätet, Online"),
        (("online",), None, "Online"),
        (("hall", "net"), None, "Stora salen, Nätet, Grytby, Online"),
        ((), Attendance.ONLINE, "Online"),
        ((), Attendance.ONSITE, ""),
        (("unknown",), None, "unknown, Påhittet"),
    ],
)
def test_places(rooms: tuple[str, ...], attendance: Attendance | None, expected: str) -> None:
    assert sessions.place(EN, PROGRAMME, session(rooms=rooms, attendance=attendance)) == expected


TIMES = [
    (session(), "", "Not scheduled"),
    (session(start=at(5, 9)), "09:00", "Monday 5 May, 09:00"),
    (session(start=at(5, 9), end=at(5, 9)), "09:00", "Monday 5 May, 09:00"),
    (session(start=at(5, 9), end=at(5, 10, 30)), "09:00–10:30", "Monday 5 May, 09:00 to 10:30"),
    (session(start=at(5, 23), end=at(6, 1)), "23:00–01:00", "Monday 5 May, 23:00 to 01:00"),
    (
        session(start=at(5, 9), end=at(7, 17)),
        "09:00–Wed 7 May 17:00",
        "Monday 5 May, 09:00 to Wednesday 7 May, 17:00",
    ),
    (session(start=at(5, 0), end=at(6, 0), all_day=True), "All day", "Monday 5 May, all day"),
    (
        session(start=at(5, 0), end=at(8, 0), all_day=True),
        "All day – Wed 7 May",
        "Monday 5 May to Wednesday 7 May, all day",
    ),
]


@pytest.mark.parametrize(("one", "written", "spoken"), TIMES)
def test_times(one: Session, written: str, spoken: str) -> None:
    assert sessions.times(EN, one) == written
    assert sessions.spoken_times(EN, one) == spoken


def test_a_day_is_a_day_though_clocks_change_in_it() -> None:
    short, long = datetime(2031, 3, 30, tzinfo=ZONE), datetime(2031, 10, 26, tzinfo=ZONE)
    for start in (short, long):
        end = start.replace(day=start.day + 1)
        assert sessions.times(EN, session(start=start, end=end, all_day=True)) == "All day"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        # A night of 23 hours and one of 25: what one reads are the clocks on the wall.
        (datetime(2031, 3, 29, 12), datetime(2031, 3, 30, 12), "12:00–Sun 30 Mar 12:00"),
        (datetime(2031, 3, 29, 12), datetime(2031, 3, 30, 11, 59), "12:00–11:59"),
        (datetime(2031, 10, 25, 12), datetime(2031, 10, 26, 12), "12:00–Sun 26 Oct 12:00"),
        (datetime(2031, 10, 25, 12), datetime(2031, 10, 26, 11, 30), "12:00–11:30"),
    ],
)
def test_an_end_has_its_date_where_the_clock_has_gone_round(
    start: datetime, end: datetime, written: str
) -> None:
    one = session(start=start.replace(tzinfo=ZONE), end=end.replace(tzinfo=ZONE))
    assert sessions.times(EN, one) == written


def test_times_in_swedish() -> None:
    assert (
        sessions.spoken_times(SV, session(start=at(5, 9), end=at(5, 10))) == "Måndag 5 maj, 09:00 till 10:00"
    )
    assert sessions.times(SV, session(start=at(5, 9), end=at(7, 17))) == "09:00–ons 7 maj 17:00"


@pytest.mark.parametrize(
    ("state", "now", "expected"),
    [
        (State.CONFIRMED, None, ""),
        (State.CONFIRMED, at(5, 8, 59), ""),
        (State.CONFIRMED, at(5, 9), "On now"),
        (State.CONFIRMED, at(5, 9, 59), "On now"),
        (State.CONFIRMED, at(5, 10), "Ended"),
        (State.CANCELLED, at(5, 9, 30), "Cancelled"),
        (State.WITHDRAWN, None, "Cancelled"),
        (State.DELAYED, at(5, 9, 30), "Delayed"),
        (State.TENTATIVE, at(5, 8), ""),
    ],
)
def test_states(state: State, now: datetime | None, expected: str) -> None:
    one = session(start=at(5, 9), end=at(5, 10), state=state)
    assert sessions.state_name(EN, one, now.astimezone(UTC) if now else None) == expected


def test_a_session_without_an_end_is_on_for_half_an_hour() -> None:
    one = session(start=at(5, 9))
    names = [sessions.state_name(EN, one, at(5, 9, minute).astimezone(UTC)) for minute in (0, 29, 30)]
    assert names == ["On now", "On now", "Ended"]


def spoken(one: Session, **more: object) -> str:
    facts: dict[str, object] = {"level": None, "clash_titles": (), "inside": 0, "now": None, **more}
    return sessions.spoken_session(EN, PROGRAMME, one, **facts)  # type: ignore[arg-type]


def test_a_session_is_spoken_in_its_order() -> None:
    one = session(
        start=at(5, 9), end=at(5, 10), rooms=("hall",), tracks=("soup",), organisers=("guild",),
        state=State.CANCELLED,
    )  # fmt: skip
    assert spoken(one, level=Level.MUST, clash_titles=["Bread", "Tea"], inside=2) == (
        "Soup, Monday 5 May, 09:00 to 10:00, Stora salen, Grytby, Slevgillet, Soppa. "
        "Umbrella session, contains 2 sessions. Must. Clashes with Bread, Tea. Cancelled."
    )


def test_what_is_not_stated_is_not_spoken() -> None:
    assert spoken(session(start=at(5, 9), end=at(5, 10))) == "Soup, Monday 5 May, 09:00 to 10:00."
    assert spoken(session()) == "Soup, Not scheduled."
    assert spoken(session(), inside=1) == "Soup, Not scheduled. Umbrella session, contains 1 session."
