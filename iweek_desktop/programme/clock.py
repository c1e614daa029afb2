"""The one notion of "now" that every other room is handed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Return the present instant, aware, in UTC."""


def system_clock() -> datetime:
    """Return the computer's present instant in UTC."""
    return datetime.now(UTC)


def standing_clock(at: datetime) -> Clock:
    """Make a clock that always shows `at` (commands, tests)."""
    instant = at.astimezone(UTC)
    return lambda: instant


def running_clock(at: datetime, base: Clock = system_clock) -> Clock:
    """Make a clock that shows `at` now and runs on from there (the window with a simulated time)."""
    offset = at.astimezone(UTC) - base()
    return lambda: base() + offset
