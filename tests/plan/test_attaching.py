from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.plan.attaching import MOST_SPELT, likeliest
from iweek_desktop.programme.model import Session
from iweek_desktop.store.rows import Snapshot

ZONE = ZoneInfo("Europe/Stockholm")


def session(title: str, day: int, hour: int) -> Session:
    start = datetime(2024, 9, day, hour, tzinfo=ZONE)
    return Session(f"{title}@{day}T{hour}", title, start, start)


def taken(title: str, day: int = 2, hour: int = 10) -> Snapshot:
    """A snapshot as the store has it: in UTC."""
    start = datetime(2024, 9, day, hour, tzinfo=ZONE).astimezone(UTC)
    return Snapshot(title, start, start, "Stora salen")


PROGRAMME = (
    session("Leading in hard times", 2, 9),
    session("Procurement for the bold", 2, 10),
    session("Data that makes a difference", 3, 10),
    session("Data in social services", 2, 13),
    session("Late night data", 2, 23),
)


@pytest.mark.parametrize(
    ("was", "first"),
    [
        (taken("Data that makes a difference"), "Data that makes a difference"),
        (taken("Data that make a diference"), "Data that makes a difference"),
        (taken("The bold procurement", 4, 15), "Procurement for the bold"),
        (taken("Something else altogether", 2, 10), "Procurement for the bold"),
        (taken("Data", 2, 13), "Data in social services"),
        (taken("Data", 2, 23), "Late night data"),
        (Snapshot("Leadng in hrd times", None, None, ""), "Leading in hard times"),
    ],
)
def test_the_likeliest_comes_first(was: Snapshot, first: str) -> None:
    assert likeliest(was, PROGRAMME)[0].title == first


def test_every_session_is_there_once() -> None:
    many = [session(f"Session {n}", 2 + n % 5, n % 24) for n in range(MOST_SPELT + 50)]
    found = likeliest(taken("Session 7"), many)
    assert sorted(s.guid for s in found) == sorted(s.guid for s in many)
    assert found[0].title == "Session 7"


def test_nothing_known_of_it_leaves_the_reading_order() -> None:
    assert likeliest(None, PROGRAMME) == list(PROGRAMME)
    assert likeliest(taken("x", 20, 3), PROGRAMME) == list(PROGRAMME)


def test_times_are_compared_as_instants_and_days_as_they_are_there() -> None:
    """At 23 in Stockholm it is the same day there, whatever UTC says of half past midnight."""
    night = [session("A", 3, 12), session("B", 2, 12)]
    late = Snapshot("x", datetime(2024, 9, 2, 22, 30, tzinfo=UTC), None, "")
    assert likeliest(late, night)[0].title == "A"
