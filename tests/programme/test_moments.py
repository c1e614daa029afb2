"""When sessions begin and end, in seconds."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from iweek_desktop.programme.model import Session
from iweek_desktop.programme.moments import Moment, Moments

ZONE = ZoneInfo("Europe/Stockholm")
AUTUMN = datetime(2031, 10, 26, 2, 30, tzinfo=ZONE)
TWO_O_CLOCK_UTC = datetime(2031, 10, 26, 1, 30, tzinfo=UTC).timestamp()


def test_the_hour_that_passes_twice_is_told_apart() -> None:
    first, second = Session("a", "A", AUTUMN, AUTUMN), Session("b", "B", AUTUMN.replace(fold=1), None)
    assert Moments().of([first, second]) == [
        Moment(TWO_O_CLOCK_UTC - 3600, TWO_O_CLOCK_UTC - 3600),
        Moment(TWO_O_CLOCK_UTC, TWO_O_CLOCK_UTC + 1800),
    ]


def test_what_has_no_hours_has_no_moment() -> None:
    whole = Session("w", "Whole day", AUTUMN.replace(hour=0), AUTUMN.replace(day=27, hour=0), True)
    assert Moments().of([Session("loose", "Loose"), whole]) == [None, None]


def test_a_session_that_has_moved_is_worked_out_anew() -> None:
    moments = Moments()
    moments.of([Session("a", "A", AUTUMN, AUTUMN)])
    later = AUTUMN.replace(hour=5)
    (moment,) = moments.of([Session("a", "A", later, later)])
    assert moment == Moment(later.timestamp(), later.timestamp())
