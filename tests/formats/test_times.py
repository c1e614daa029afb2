"""Times and durations as files write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.times import (
    Doubt,
    later,
    midnight,
    read_clock,
    read_date,
    read_duration,
    read_moment,
    zone_named,
)

STOCKHOLM, NEW_YORK, KOLKATA = (
    ZoneInfo(name) for name in ("Europe/Stockholm", "America/New_York", "Asia/Kolkata")
)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ZONES = st.sampled_from(
    [STOCKHOLM, NEW_YORK, KOLKATA, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Europe/Dublin")]
)


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2024-09-30T09:00:00+02:00", "2024-09-30T07:00:00"),
        ("2024-09-30T09:00+0200", "2024-09-30T07:00:00"),
        ("2024-09-30T09:00+02", "2024-09-30T07:00:00"),
        ("2024-09-30 09:00:00 +02:00", "2024-09-30T07:00:00"),
        ("2024-09-30T09:00:00Z", "2024-09-30T09:00:00"),
        ("2024-09-30t09:00z", "2024-09-30T09:00:00"),
        ("2024-09-30T09:00", "2024-09-30T07:00:00"),
        ("2024-09-30 09:00:30", "2024-09-30T07:00:30"),
        ("2024-09-30T09:00:30.999999Z", "2024-09-30T09:00:30"),
        ("2024-09-30T09:00:30,5Z", "2024-09-30T09:00:30"),
        (" 2024-12-30T09:00 ", "2024-12-30T08:00:00"),
        ("1930-01-01T12:00:00+00:19:32", "1930-01-01T11:40:28"),
    ],
)
def test_moments(text: str, in_utc: str) -> None:
    moment = read_moment(text, STOCKHOLM, NEW_YORK)
    assert moment is not None
    assert moment.at.tzinfo is NEW_YORK
    assert moment.at.astimezone(UTC).replace(tzinfo=None) == datetime.fromisoformat(in_utc)
    assert moment.doubt is None


@pytest.mark.parametrize(
    "text",
    [
        "", "next Tuesday", "2024-09-30", "09:00", "2024-09-31T09:00", "2024-13-01T09:00", "2024-09-30T25:00",
        "2024-09-30T09:60", "2024-9-30T9:00", "20240930T090000", "2024-W40-1T09:00", "1727679600",
        "2024-09-30T09:00+25:00", "2024-09-30T09:00 Europe/Stockholm", "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00", "1899-12-31T12:00Z", "2200-01-01T12:00Z", "٢٠٢٤-09-30T09:00",
    ],
)  # fmt: skip
def test_what_is_no_moment(text: str) -> None:
    assert read_moment(text, STOCKHOLM, STOCKHOLM) is None


@pytest.mark.parametrize(
    ("text", "zone", "in_utc", "doubt"),
    [
        ("2024-03-31T01:59", STOCKHOLM, "2024-03-31T00:59", None),
        ("2024-03-31T02:00", STOCKHOLM, "2024-03-31T01:00", "gap"),
        ("2024-03-31T02:30", STOCKHOLM, "2024-03-31T01:30", "gap"),
        ("2024-03-31T03:00", STOCKHOLM, "2024-03-31T01:00", None),
        ("2024-10-27T01:59", STOCKHOLM, "2024-10-26T23:59", None),
        ("2024-10-27T02:00", STOCKHOLM, "2024-10-27T00:00", "twice"),
        ("2024-10-27T02:30", STOCKHOLM, "2024-10-27T00:30", "twice"),
        ("2024-10-27T03:00", STOCKHOLM, "2024-10-27T02:00", None),
        ("2024-10-27T02:30+01:00", STOCKHOLM, "2024-10-27T01:30", None),
        ("2024-03-10T02:30", NEW_YORK, "2024-03-10T07:30", "gap"),
        ("2024-11-03T01:30", NEW_YORK, "2024-11-03T05:30", "twice"),
    ],
)
def test_when_clocks_change(text: str, zone: ZoneInfo, in_utc: str, doubt: Doubt | None) -> None:
    moment = read_moment(text, zone, zone)
    assert moment is not None
    assert moment.at.astimezone(UTC).replace(tzinfo=None) == datetime.fromisoformat(in_utc)
    assert moment.doubt == doubt


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=ZONES), ZONES)
def test_a_moment_written_with_its_offset_is_read_as_the_same_instant(at: datetime, zone: ZoneInfo) -> None:
    instant = at.replace(microsecond=0).astimezone(UTC)
    moment = read_moment(instant.astimezone(at.tzinfo).isoformat(), KOLKATA, zone)
    assert moment is not None
    assert moment.at.astimezone(UTC) == instant
    assert moment.doubt is None


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), ZONES)
def test_a_floating_moment_is_its_wall_time_unless_clocks_skip_it(wall: datetime, zone: ZoneInfo) -> None:
    wall = wall.replace(microsecond=0)
    moment = read_moment(wall.isoformat(), zone, zone)
    assert moment is not None
    assert (moment.at.replace(tzinfo=None) == wall) is (moment.doubt != "gap")
    assert timedelta(0) <= moment.at.replace(tzinfo=None) - wall <= HOUR


@given(st.text(st.sampled_from("0123456789-:TZ+ .,PDHM")))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    read_moment(text, STOCKHOLM, STOCKHOLM)
    read_date(text)
    read_duration(text)
    read_clock(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-09-30", date(2024, 9, 30)),
        (" 2024-02-29 ", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("20240930", None),
        ("2024-W40-1", None),
        ("1899-12-31", None),
        ("2200-01-01", None),
        ("2024-09-30T00:00", None),
        ("", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("01:30", HOUR + 30 * MINUTE),
        ("1:30", HOUR + 30 * MINUTE),
        ("00:00", timedelta(0)),
        ("26:00", 26 * HOUR),
        ("1:02:03", DAY + 2 * HOUR + 3 * MINUTE),
        ("PT1H30M", HOUR + 30 * MINUTE),
        ("pt90m", 90 * MINUTE),
        ("P1D", DAY),
        ("P1DT1H", DAY + HOUR),
        ("P1W", 7 * DAY),
        ("PT30S", timedelta(seconds=30)),
        ("PT30.5S", timedelta(seconds=30)),
        ("P366D", 366 * DAY),
        ("P367D", None),
        ("999:00:00", None),
        ("01:60", None),
        ("90", None),
        ("P", None),
        ("PT", None),
        ("P1DT", None),
        ("P1M", None),
        ("P1Y", None),
        ("-01:00", None),
        ("-PT1H", None),
        ("1 hour", None),
        ("", None),
    ],
)
def test_durations(text: str, length: timedelta | None) -> None:
    assert read_duration(text) == length


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("06:00", time(6, 0)),
        ("6:00", time(6, 0)),
        ("09:00:00", time(9, 0)),
        ("23:59", time(23, 59)),
        ("24:00", None),
        ("06:60", None),
        ("6", None),
        ("", None),
    ],
)
def test_clock_times(text: str, at: time | None) -> None:
    assert read_clock(text) == at


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mars/Base",
        "Europe",
        "../../etc/passwd",
        "/etc/passwd",
        "a\0b",
        "localtime",
        "x" * 5000,
        "\ud800",
        ".",
        "UTC+2",
    ],
)
def test_there_is_no_such_zone(name: str) -> None:
    assert zone_named(name) is None


def test_zone_named() -> None:
    assert zone_named("Europe/Stockholm") == STOCKHOLM


def test_elapsed_time_over_a_change_of_clocks() -> None:
    start = datetime(2024, 3, 31, 1, 30, tzinfo=STOCKHOLM)
    assert later(start, HOUR).isoformat() == "2024-03-31T03:30:00+02:00"


def test_midnight_that_clocks_skip() -> None:
    assert midnight(date(2024, 9, 30), STOCKHOLM).isoformat() == "2024-09-30T00:00:00+02:00"
    beirut = ZoneInfo("Asia/Beirut")
    assert midnight(date(2024, 3, 31), beirut).isoformat() == "2024-03-31T01:00:00+03:00"
