from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from hypothesis import assume, example, given
from hypothesis import strategies as st

from iweek_desktop.export.vtimezone import Rules, yearly_rules

HOUR = timedelta(hours=1)


def rules_of(name: str, first: int, last: int | None = None) -> Rules | None:
    zone = ZoneInfo(name)
    return yearly_rules(
        name, datetime(first, 2, 1, tzinfo=zone), datetime(last or first, 11, 20, tzinfo=zone)
    )


def read_back(rules: Rules, instant: datetime) -> datetime:
    """Return the instant that dateutil reads from the wall clock and the written VTIMEZONE."""
    zone = tzical(StringIO(rules.component().to_ical().decode())).get()
    assert zone is not None
    wall = instant.astimezone(ZoneInfo(rules.zone_name)).replace(tzinfo=None, fold=0)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def is_doubled(instant: datetime, name: str) -> bool:
    wall = instant.astimezone(ZoneInfo(name))
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


def lines(rules: Rules) -> list[str]:
    written: bytes = rules.component().to_ical()
    return written.decode().split("\r\n")


@pytest.mark.parametrize(
    ("name", "year", "daylight", "standard"),
    [
        ("Europe/Stockholm", 2024, "+0100 +0200 -1SU 3 020000 CEST", "+0200 +0100 -1SU 10 030000 CET"),
        ("Europe/London", 2024, "+0000 +0100 -1SU 3 010000 BST", "+0100 +0000 -1SU 10 020000 GMT"),
        # The zone database gives Dublin a winter time of minus one hour; the later clock is the daylight.
        ("Europe/Dublin", 2024, "+0000 +0100 -1SU 3 010000 IST", "+0100 +0000 -1SU 10 020000 GMT"),
        ("America/New_York", 2024, "-0500 -0400 2SU 3 020000 EDT", "-0400 -0500 1SU 11 020000 EST"),
        ("America/New_York", 2006, "-0500 -0400 1SU 4 020000 EDT", "-0400 -0500 -1SU 10 020000 EST"),
        ("Australia/Sydney", 2024, "+1000 +1100 1SU 10 020000 AEDT", "+1100 +1000 1SU 4 030000 AEST"),
        ("America/Sao_Paulo", 2017, "-0300 -0200 3SU 10 000000 -02", "-0200 -0300 3SU 2 000000 -03"),
        ("Australia/Lord_Howe", 2024, "+1030 +1100 1SU 10 020000 +11", "+1100 +1030 1SU 4 020000 +1030"),
    ],
)
def test_two_clocks_take_turns(name: str, year: int, daylight: str, standard: str) -> None:
    rules = rules_of(name, year)
    assert rules is not None
    written = lines(rules)
    assert written[:3] == ["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:DAYLIGHT"]
    assert written.count("BEGIN:DAYLIGHT") == written.count("BEGIN:STANDARD") == 1
    for part, facts in (("DAYLIGHT", daylight), ("STANDARD", standard)):
        before, after, byday, month, clock, short = facts.split()
        body = written[written.index(f"BEGIN:{part}") + 1 : written.index(f"END:{part}")]
        begins, *rest = sorted(body)
        assert begins.startswith("DTSTART:1970")
        assert begins.endswith(f"T{clock}")
        assert rest == [
            f"RRULE:FREQ=YEARLY;BYDAY={byday};BYMONTH={month}",
            f"TZNAME:{short}",
            f"TZOFFSETFROM:{before}",
            f"TZOFFSETTO:{after}",
        ]


@pytest.mark.parametrize(
    ("name", "year", "offset"),
    [
        ("Asia/Kolkata", 2024, "+0530"),
        ("Europe/Istanbul", 2024, "+0300"),
        ("America/Sao_Paulo", 2024, "-0300"),
        ("Europe/Moscow", 2012, "+0400"),
    ],
)
def test_one_clock_is_one_standard(name: str, year: int, offset: str) -> None:
    rules = rules_of(name, year)
    assert rules is not None
    written = lines(rules)
    assert "BEGIN:DAYLIGHT" not in written
    assert not any(line.startswith("RRULE") for line in written)
    assert f"TZOFFSETFROM:{offset}" in written
    assert f"TZOFFSETTO:{offset}" in written


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Europe/Istanbul", 2015, 2015),  # put off by two weeks that autumn, for an election
        ("Europe/Istanbul", 2016, 2016),  # went into summer time and stayed
        ("Europe/Istanbul", 2014, 2017),
        ("Africa/Casablanca", 2024, 2024),  # follows Ramadan
        ("Africa/Casablanca", 2030, 2031),
        ("America/Sao_Paulo", 2018, 2018),  # one new rule, one year
        ("America/New_York", 2006, 2007),  # two rules
        ("Asia/Jerusalem", 2024, 2028),  # the Friday before a Sunday
        ("Pacific/Apia", 2011, 2011),  # skipped a day
        ("Africa/Monrovia", 1972, 1972),  # offset with seconds
        ("Europe/Stockholm", 1969, 1969),
        ("Europe/Stockholm", 2024, 2400),
        ("UTC", 2024, 2024),
        ("GMT", 2024, 2024),
        ("CET", 2024, 2024),
        ("Etc/GMT-2", 2024, 2024),
    ],
)
def test_no_yearly_rule_means_utc(name: str, first: int, last: int) -> None:
    assert rules_of(name, first, last) is None


def test_the_doubled_hour_is_refused_and_what_lies_around_it_is_told() -> None:
    rules = rules_of("Europe/Stockholm", 2024)
    assert rules is not None
    back = datetime(2024, 10, 27, 1, 0, tzinfo=UTC)  # 03:00 becomes 02:00
    told = {minutes: rules.tells(back + timedelta(minutes=minutes)) for minutes in (-61, -60, -1, 0, 59, 60)}
    assert told == {-61: True, -60: False, -1: False, 0: False, 59: False, 60: True}
    for minutes in (-61, 60):
        at = back + timedelta(minutes=minutes)
        assert read_back(rules, at) == at


def test_most_places_have_a_rule() -> None:
    places = [name for name in available_timezones() if name.startswith(("Europe/", "Asia/", "Australia/"))]
    without = {name for name in places if rules_of(name, 2030) is None}
    assert len(without) < len(places) / 20, without


@given(
    st.sampled_from(sorted(available_timezones())),
    st.integers(2000, 2035),
    st.integers(0, 3),
    st.lists(st.integers(0, 365 * 96 - 1), min_size=1, max_size=12),
)
@example("Europe/Stockholm", 2024, 0, [28708, 28711, 28712, 28715, 28716])
@example("Europe/Dublin", 2000, 3, [0, 96 * 200])
@example("Australia/Lord_Howe", 2024, 0, [96 * 97 - 40, 96 * 97])
def test_what_is_written_is_read_back(name: str, year: int, more: int, quarters: list[int]) -> None:
    first = datetime(year, 1, 2, tzinfo=UTC)
    step = timedelta(minutes=15)
    instants = [first.replace(year=year + n % (more + 1)) + step * n for n in quarters]
    instants = [at for at in instants if at.year <= year + more and (at + 48 * HOUR).year == at.year]
    assume(instants)
    rules = yearly_rules(name, min(instants), max(instants))
    assume(rules is not None)
    assert rules is not None
    for onset in (rules.daylight, rules.standard):
        if onset:
            change = onset.in_year(instants[0].year).instant.replace(tzinfo=UTC)
            instants += [change - HOUR, change - timedelta(seconds=1), change, change + HOUR]
    for at in instants:
        if rules.tells(at):
            assert read_back(rules, at) == at
        else:
            assert is_doubled(at, name)
