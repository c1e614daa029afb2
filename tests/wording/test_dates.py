from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from iweek_desktop.wording import dates
from iweek_desktop.wording.catalogue import load_wording

EN, SV = load_wording("en"), load_wording("sv")
MAY = date(2031, 5, 3)


@pytest.mark.parametrize(
    ("day", "english", "swedish"),
    [
        (date(2024, 9, 30), "Mon 30 Sep", "mån 30 sep"),
        (date(2024, 10, 1), "Tue 1 Oct", "tis 1 okt"),
        (date(2024, 2, 29), "Thu 29 Feb", "tors 29 feb"),
        (MAY, "Sat 3 May", "lör 3 maj"),
    ],
)
def test_tabs(day: date, english: str, swedish: str) -> None:
    assert dates.day_tab(EN, day) == english
    assert dates.day_tab(SV, day) == swedish


def test_a_day_inside_a_sentence_and_at_the_start_of_a_line() -> None:
    day = date(2024, 9, 30)
    assert dates.day_inside(EN, day) == dates.day_heading(EN, day) == "Monday 30 September"
    assert dates.day_inside(SV, day) == "måndag 30 september"
    assert dates.day_heading(SV, day) == "Måndag 30 september"


def test_full_dates() -> None:
    assert dates.full_date(EN, date(2024, 9, 24)) == "24 September 2024"
    assert dates.full_date(SV, MAY) == "3 maj 2031"


@pytest.mark.parametrize(
    ("first", "last", "english"),
    [
        (date(2024, 9, 30), date(2024, 10, 4), "30 Sep – 4 Oct 2024"),
        (date(2024, 10, 1), date(2024, 10, 4), "1–4 Oct 2024"),
        (date(2024, 10, 1), date(2024, 10, 1), "1 Oct 2024"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 Dec 2024 – 2 Jan 2025"),
    ],
)
def test_spans(first: date, last: date, english: str) -> None:
    assert dates.date_span(EN, first, last) == english


@pytest.mark.parametrize("say", [EN, SV], ids=["en", "sv"])
def test_every_day_and_month_has_a_name_of_its_own(say: object) -> None:
    assert isinstance(say, type(EN))
    week = [date(2024, 9, 30) + timedelta(days=n) for n in range(7)]
    year = [date(2024, month, 1) for month in range(1, 13)]
    assert len({dates.weekday(say, day) for day in week}) == 7
    assert len({dates.weekday_short(say, day) for day in week}) == 7
    assert len({dates.month(say, day) for day in year}) == 12
    assert len({dates.month_short(say, day) for day in year}) == 12


def test_times() -> None:
    nine, noon = datetime(2031, 5, 3, 9, 5), datetime(2031, 5, 3, 12, 0)
    assert dates.clock_time(nine) == "09:05"
    assert dates.time_range(nine, noon) == "09:05–12:00"
    assert dates.time_range(nine, None) == "09:05"


@pytest.mark.parametrize(
    ("minutes", "english", "swedish"),
    [
        (0, "0 minutes", "0 minuter"),
        (1, "1 minute", "1 minut"),
        (45, "45 minutes", "45 minuter"),
        (60, "1 hour", "1 timme"),
        (61, "1 hour 1 minute", "1 timme 1 minut"),
        (330, "5 hours 30 minutes", "5 timmar 30 minuter"),
    ],
)
def test_durations(minutes: int, english: str, swedish: str) -> None:
    length = timedelta(minutes=minutes)
    assert (dates.duration(EN, length), dates.duration(SV, length)) == (english, swedish)


@pytest.mark.parametrize(
    ("last", "heading", "tab", "short", "beside"),
    [
        (date(2031, 1, 2), "Monday 30 December", "Mon 30 Dec", "Mon 30", "Mon 30 Dec"),
        (date(2031, 2, 3), "Monday 30 December", "Mon 30 Dec", "Mon 30 Dec", "Mon 30 Dec"),
        (date(2032, 1, 2), "Monday 30 December 2030", "Mon 30 Dec 2030", "Mon 30 Dec 2030", "30 Dec 2030"),
    ],
)
def test_days_far_apart_are_named_with_their_years(
    last: date, heading: str, tab: str, short: str, beside: str
) -> None:
    first = date(2030, 12, 30)
    names = dates.DayNames(EN, [first, last])
    assert (names.heading(first), names.tab(first), names.short_tab(first)) == (heading, tab, short)
    assert names.beside_times(first) == beside
    assert dates.DayNames(EN, []).tab(first) == "Mon 30 Dec"


@pytest.mark.parametrize(
    ("zone", "name", "time"),
    [
        ("Europe/Stockholm", "Sweden", "Swedish time"),
        ("Europe/Helsinki", "Helsinki", "Helsinki time"),
        ("America/New_York", "New York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires time"),
        ("UTC", "UTC", "UTC time"),
        ("Etc/GMT-8", "UTC+8", "UTC+8 time"),
        ("Etc/GMT+5", "UTC-5", "UTC-5 time"),
        ("Etc/GMT+0", "UTC", "UTC time"),
        ("Etc/GMT", "GMT", "GMT time"),
    ],
)
def test_zones(zone: str, name: str, time: str) -> None:
    assert (dates.zone_name(EN, zone), dates.zone_time(EN, zone)) == (name, time)
    assert all((dates.zone_name(SV, zone), dates.zone_time(SV, zone)))


def test_swedish_time() -> None:
    assert dates.zone_time(SV, "Europe/Stockholm") == "svensk tid"
    assert dates.zone_name(SV, "Europe/Stockholm") == "Sverige"
