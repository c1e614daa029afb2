from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.plan.snapshot import as_it_was, snapshot_of
from iweek_desktop.programme.model import Programme, Room, Session
from iweek_desktop.store.rows import Snapshot

START = datetime(2024, 10, 2, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
ROOMS = {
    "hall": Room("hall", "Stora salen", venue="Kulturhuset", city="Malmö"),
    "city": Room("city", "Malmö", city="Malmö"),
    "net": Room("net", "Zoom", type="online"),
    "bare": Room("bare", "Sal 2"),
}


@pytest.mark.parametrize(
    ("rooms", "place"),
    [
        ((), ""),
        (("hall",), "Stora salen, Kulturhuset, Malmö"),
        (("city",), "Malmö"),
        (("net",), "Zoom"),
        (("bare",), "Sal 2, Lund"),
        (("hall", "net"), "Stora salen, Kulturhuset, Zoom, Malmö"),
        (("not defined",), "not defined, Lund"),
    ],
)
def test_the_session_as_it_is_now(rooms: tuple[str, ...], place: str) -> None:
    session = Session("a", "Öppning", START, START + timedelta(hours=1), rooms=rooms)
    programme = Programme("week", "Week", "Europe/Stockholm", (session,), rooms=ROOMS, city="Lund")
    taken = snapshot_of(programme, session)
    assert (taken.title, taken.start, taken.end, taken.place) == (
        "Öppning",
        session.start,
        session.end,
        place,
    )


def test_an_unscheduled_session_has_no_time() -> None:
    session = Session("a", "Öppning")
    taken = snapshot_of(Programme("week", "Week", "Europe/Stockholm", (session,)), session)
    assert (taken.start, taken.end, taken.place) == (None, None, "")


@pytest.mark.parametrize(
    ("begins", "ends", "all_day"),
    [
        (datetime(2024, 10, 2), datetime(2024, 10, 3), True),
        (datetime(2024, 10, 26), datetime(2024, 10, 28), True),
        (datetime(2024, 10, 2), datetime(2024, 10, 2), False),
        (datetime(2024, 10, 2), datetime(2024, 10, 2, 9), False),
        (datetime(2024, 10, 2, 9), datetime(2024, 10, 3), False),
        (datetime(2024, 10, 2), None, False),
        (None, None, False),
    ],
)
def test_the_session_as_it_was(begins: datetime | None, ends: datetime | None, all_day: bool) -> None:
    zone = ZoneInfo("Europe/Stockholm")
    start, end = (at.replace(tzinfo=zone) if at else None for at in (begins, ends))
    taken = Snapshot(
        "Öppning", start and start.astimezone(UTC), end and end.astimezone(UTC), "Stora salen, Lund"
    )
    expected = Session("a", "Öppning", start, end, all_day, rooms=("Stora salen, Lund",))
    assert as_it_was("a", taken, zone) == expected
