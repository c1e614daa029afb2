"""What the model derives from what a programme states."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.programme.model import (
    UNKNOWN_LENGTH,
    Attendance,
    Organisation,
    Person,
    Programme,
    Room,
    Session,
    State,
    Track,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOON = datetime(2024, 9, 30, 12, 0, tzinfo=STOCKHOLM)
STAGE = Room("stage", "Stage", city="Malmö", type="stage")
HALL = Room("hall", "Hall")
ZOOM = Room("zoom", "Zoom", city="Nowhere", type="Online")
WEEK = Programme(
    "k",
    "T",
    "Europe/Stockholm",
    rooms={room.guid: room for room in (STAGE, HALL, ZOOM)},
    tracks={"ai": Track("ai", "AI")},
    organisations={"o1": Organisation("o1", "Vinnova")},
    persons={"p1": Person("p1", "Åsa Ek")},
    city="Lund",
)


def at(*rooms: str, attendance: Attendance | None = None) -> Session:
    """Return a session in those rooms."""
    return Session("a", "T", rooms=rooms, attendance=attendance)


def test_the_drawn_end() -> None:
    end = NOON + timedelta(hours=1)
    assert Session("a", "T").drawn_end is None
    assert Session("a", "T", NOON, end).drawn_end == end
    assert Session("a", "T", NOON, NOON).drawn_end == NOON
    assert Session("a", "T", NOON).drawn_end == NOON + UNKNOWN_LENGTH


@pytest.mark.parametrize("night", [datetime(2024, 3, 31, 1, 45), datetime(2024, 10, 27, 2, 45)])
def test_the_drawn_end_is_half_an_hour_away_also_when_clocks_change(night: datetime) -> None:
    start = night.replace(tzinfo=STOCKHOLM)
    drawn = Session("a", "T", start).drawn_end
    assert drawn is not None
    assert drawn.tzinfo is STOCKHOLM
    assert drawn.astimezone(UTC) - start.astimezone(UTC) == UNKNOWN_LENGTH


@pytest.mark.parametrize("state", State)
def test_cancelled(state: State) -> None:
    assert Session("a", "T", state=state).cancelled is (state in {State.CANCELLED, State.WITHDRAWN})


def test_names_and_lists_follow_the_session_and_keep_what_is_not_defined() -> None:
    session = Session("a", "T", rooms=("hall", "Attic", "stage"), tracks=("b", "ai"))
    assert WEEK.room_list(session) == [HALL, Room("Attic", "Attic"), STAGE]
    assert WEEK.track_list(session) == [Track("b", "b"), Track("ai", "AI")]
    assert WEEK.organiser_names(["o2", "o1"]) == ["o2", "Vinnova"]
    assert [WEEK.person_name(guid) for guid in ("p1", "Bo")] == ["Åsa Ek", "Bo"]
    assert WEEK.zone == STOCKHOLM


@pytest.mark.parametrize(
    ("rooms", "city"),
    [
        ((), None),
        (("stage",), "Malmö"),
        (("hall",), "Lund"),
        (("hall", "stage"), "Malmö"),
        (("zoom",), None),
        (("zoom", "hall"), "Lund"),
    ],
)
def test_city(rooms: tuple[str, ...], city: str | None) -> None:
    assert WEEK.city_of(at(*rooms)) == city


@pytest.mark.parametrize(
    ("session", "attendance"),
    [
        (at(), None),
        (at(attendance=Attendance.ONLINE), Attendance.ONLINE),
        (at("stage", attendance=Attendance.MIXED), Attendance.MIXED),
        (at("stage"), Attendance.ONSITE),
        (at("hall"), None),
        (at("hall", "stage"), Attendance.ONSITE),
        (at("zoom"), Attendance.ONLINE),
        (at("zoom", "hall"), Attendance.MIXED),
    ],
)
def test_attendance(session: Session, attendance: Attendance | None) -> None:
    assert WEEK.attendance_of(session) is attendance
