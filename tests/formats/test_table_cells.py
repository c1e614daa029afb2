"""Dates, times and lengths as people write them in tables."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.table_cells import Cell, column_letter, text_of, values_of
from iweek_desktop.formats.table_clock import is_all_day, length_of, offset_of, span_of
from iweek_desktop.formats.table_dates import Dates

MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
MONDAY = date(2024, 9, 30)


def minutes(hours: int, rest: int = 0) -> timedelta:
    return timedelta(hours=hours, minutes=rest)


@pytest.mark.parametrize(
    "cell",
    [
        MONDAY,
        datetime(2024, 9, 30, 9),
        45565,
        45565.0,
        20240930,
        "2024-09-30",
        "2024/09/30",
        "2024.9.30",
        "20240930",
        "30 september 2024",
        "30 sep 2024",
        "30 Sept. 2024",
        "den 30 september 2024",
        "måndag 30 september 2024",
        "Måndagen den 30:e september 2024",
        "mån 30 sep 2024",
        "Mon 30 Sep 2024",
        "Monday, 30th of September 2024",
        "September 30, 2024",
        "30/9 2024",
        "30/9/2024",
        "30/9-2024",
        "30/9-24",
        "30.9.2024",
        " 30 / 9 2024 ",
    ],
)
def test_dates_in_every_form(cell: Cell) -> None:
    assert Dates([]).date_of(cell) == MONDAY


@pytest.mark.parametrize("text", ["30 september", "mån 30 sep", "30/9", "30.9.", "Sep 30", "måndag 30/9"])
def test_a_date_without_a_year_has_the_one_that_is_stated_elsewhere(text: str) -> None:
    assert Dates([]).date_of(text) is None
    assert Dates([]).lacks_year(text)
    assert Dates([text], ["Veckan 2024"]).date_of(text) == MONDAY
    assert Dates([text, "1 oktober 2024"]).date_of(text) == MONDAY
    assert Dates([text], ["2024 eller 2025"]).date_of(text) is None


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "31/9 2024",
        "2024-13-01",
        "1",
        "9.00",
        7,
        -1,
        0.5,
        True,
        "30 sep 2024 kl 9",
        "1/1 0001",
        None,
    ],
)
def test_what_is_no_date(cell: Cell) -> None:
    dates = Dates([])
    assert dates.date_of(cell) is None
    assert not dates.lacks_year(text_of(cell))


def test_the_month_stands_first_only_where_nothing_else_can_be() -> None:
    american = Dates(["9/30/2024", "10/1/2024"])
    assert [american.date_of(text) for text in ("9/30/2024", "10/1/2024")] == [MONDAY, date(2024, 10, 1)]
    assert Dates(["10/1/2024", "30/9/2024"]).date_of("10/1/2024") == date(2024, 1, 10)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_every_date_is_read_as_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (day.isoformat(), f"{day.day}/{day.month} {day.year}", f"{day.day} {month} {day.year}"):
        assert Dates([text]).date_of(text) == day


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("09:00", minutes(9)),
        ("9.00", minutes(9)),
        ("9:30:00", minutes(9, 30)),
        ("kl 9", minutes(9)),
        ("Kl. 09.30", minutes(9, 30)),
        ("9", minutes(9)),
        ("0930", minutes(9, 30)),
        ("930", minutes(9, 30)),
        ("9 h", minutes(9)),
        ("9 am", minutes(9)),
        ("1:30 PM", minutes(13, 30)),
        ("12 am", minutes(0)),
        ("12 p.m.", minutes(12)),
        ("24:00", minutes(24)),
        (time(9, 30), minutes(9, 30)),
        (datetime(1899, 12, 30, 9, 30), minutes(9, 30)),
        (timedelta(hours=9), minutes(9)),
        (0.375, minutes(9)),
        (9, minutes(9)),
        (9.3, minutes(9, 30)),
        (13.05, minutes(13, 5)),
        ("25:00", None),
        ("24:30", None),
        ("9:60", None),
        ("13 pm", None),
        ("efter lunch", None),
        ("9.00 ungefär", None),
        (25, None),
        (9.75, None),
        (True, None),
        ("", None),
    ],
)
def test_times_of_day(cell: Cell, expected: timedelta | None) -> None:
    assert offset_of(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("09:00–10:30", (minutes(9), minutes(10, 30))),
        ("9-10.30", (minutes(9), minutes(10, 30))),
        ("kl. 9.00 - 10.30", (minutes(9), minutes(10, 30))),
        ("kl 13.00 till 14.00", (minutes(13), minutes(14))),
        ("9 am to 1 pm", (minutes(9), minutes(13))),
        ("22:00—01:00", (minutes(22), minutes(1))),
        ("13:00–", (minutes(13), None)),
        ("13:00", (minutes(13), None)),
        (time(13), (minutes(13), None)),
        ("13:00–senare", None),
        ("förmiddag", None),
        ("9-10-11", None),
    ],
)
def test_spans_in_one_cell(cell: Cell, expected: tuple[timedelta, timedelta | None] | None) -> None:
    assert span_of(cell) == expected


@pytest.mark.parametrize(
    ("cell", "header", "expected"),
    [
        ("1:30", "", minutes(1, 30)),
        ("0:05", "", minutes(0, 5)),
        ("90", "", minutes(1, 30)),
        ("90 min", "", minutes(1, 30)),
        ("90 minuter", "", minutes(1, 30)),
        ("1,5 h", "", minutes(1, 30)),
        ("1.5 hours", "", minutes(1, 30)),
        ("1 timme", "", minutes(1)),
        ("1 h 30 min", "", minutes(1, 30)),
        ("2 timmar och 15 minuter", "", minutes(2, 15)),
        (90, "", minutes(1, 30)),
        (1.5, "", minutes(1, 30)),
        (0.0625, "", minutes(1, 30)),
        (3, "Längd (min)", minutes(0, 3)),
        ("3", "Duration in minutes", minutes(0, 3)),
        (8, "Längd (timmar)", minutes(8)),
        (time(1, 30), "", minutes(1, 30)),
        (timedelta(hours=30), "", minutes(30)),
        (0, "", minutes(0)),
        ("long", "", None),
        ("1 h or so", "", None),
        (-5, "", None),
        ("", "", None),
        (None, "", None),
        (False, "", None),
    ],
)
def test_lengths(cell: Cell, header: str, expected: timedelta | None) -> None:
    assert length_of(cell, header) == expected


def test_all_day() -> None:
    assert is_all_day("Heldag")
    assert is_all_day(" all day")
    assert not is_all_day("day")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Åsa; Bo", ["Åsa", "Bo"]),
        ("Åsa, Bo", ["Åsa", "Bo"]),
        ("Ek, Åsa; Ö, Bo", ["Ek, Åsa", "Ö, Bo"]),
        ("Åsa\nBo\n\n", ["Åsa", "Bo"]),
        ("10:Konrad|11:Dennis", ["10:Konrad", "11:Dennis"]),
        ("Åsa, Åsa", ["Åsa"]),
        (7, ["7"]),
        (None, []),
    ],
)
def test_several_values_in_one_cell(cell: Cell, expected: list[str]) -> None:
    assert values_of(cell) == expected


def test_commas_may_belong_to_a_value() -> None:
    assert values_of("Kulturhuset, sal 3; Nätet", commas=False) == ["Kulturhuset, sal 3", "Nätet"]


def test_columns_are_called_as_in_spreadsheets() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@given(st.text(), st.floats() | st.integers())
def test_no_cell_stops_the_reading(text: str, number: float) -> None:
    for cell in (text, number):
        Dates([text_of(cell)]).date_of(cell)
        span_of(cell)
        length_of(cell)
