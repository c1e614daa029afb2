"""The clocks that other rooms are handed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.clock import Clock, running_clock, standing_clock, system_clock

INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
NOON = datetime(2024, 9, 30, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def ticking(*instants: datetime) -> Clock:
    """Make a clock that shows one instant after the other."""
    shown = iter(instants)
    return lambda: next(shown)


def test_the_system_clock_is_aware_and_runs() -> None:
    first, second = system_clock(), system_clock()
    assert first.tzinfo is UTC
    assert first <= second


def test_a_standing_clock_stands_still_in_utc() -> None:
    clock = standing_clock(NOON)
    assert clock() == clock() == NOON
    assert clock().utcoffset() == timedelta(0)


@given(at=INSTANTS, base=INSTANTS, passed=st.timedeltas(timedelta(0), timedelta(days=9)))
def test_a_running_clock_runs_on_from_the_instant_it_is_set_to(
    at: datetime, base: datetime, passed: timedelta
) -> None:
    clock = running_clock(at, ticking(base, base, base + passed))
    assert clock() == at
    assert clock() == at + passed
