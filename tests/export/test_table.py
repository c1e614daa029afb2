from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iweek_desktop.export.request import Export
from iweek_desktop.export.table import harmless, render_csv
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.wording.catalogue import Wording


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table_opens_in_excel(export: Export, say: Wording) -> None:
    data = render_csv(export, say)
    assert data.split(b"\r\n")[0] == (
        b"\xef\xbb\xbfDay;Start;End;Title;Place;City;Attendance;Theme;Organisers;Contributors;"
        b"Favourite;Status;Link;ID"
    )
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("id", "cells"),
    [
        ("launch", {
            "Day": "2025-10-06", "Start": "09:00", "End": "14:30",
            "Title": "Öppning, paraply; \\ och \U0001f600", "Place": "Stora salen, Zoom", "City": "Malmö",
            "Attendance": "Hybrid", "Theme": "AI", "Organisers": "Vinnova", "Contributors": "Åsa Ek, Bo Ö",
            "Favourite": "Must", "Status": "Confirmed", "Link": "https://example.org/%C3%B6ppning?a=1,2",
        }),
        ("talk", {"Organisers": "Vinnova, SKR", "Favourite": "Maybe", "Link": "", "Attendance": ""}),
        ("net", {"Start": "13:00", "End": "", "City": "", "Attendance": "Online"}),
        ("off", {"Status": "Cancelled", "City": "Luleå", "Place": "Verkstaden"}),
        ("maybe", {"Status": "Tentative", "Favourite": "", "Place": ""}),
        ("night", {"Day": "2025-10-08", "Start": "22:00", "End": "2025-10-09 02:00"}),
        ("day", {"Day": "2025-10-09", "Start": "All day", "End": "2025-10-10"}),
        ("later", {"Day": "", "Start": "", "End": "", "Title": "Utan tid"}),
    ],
)  # fmt: skip
def test_a_row_says_what_the_session_is(id: str, cells: dict[str, str], export: Export, say: Wording) -> None:
    row = next(row for row in rows_of(render_csv(export, say)) if row["ID"] == id)
    assert {name: row[name] for name in cells} == cells


@pytest.mark.parametrize(
    ("last", "end"), [(None, ""), (9, ""), (10, ""), (11, "2025-10-10"), (13, "2025-10-12")]
)
def test_what_lasts_for_whole_days_ends_on_the_last_of_them(
    last: int | None, end: str, export: Export, say: Wording
) -> None:
    zone = export.programme.zone
    ends = datetime(2025, 10, last, tzinfo=zone) if last else None
    session = Session("s", "Fair", datetime(2025, 10, 9, tzinfo=zone), ends, all_day=True)
    row = rows_of(render_csv(replace(export, sessions=[session]), say))[0]
    assert (row["Day"], row["Start"], row["End"]) == ("2025-10-09", "All day", end)


def test_the_header_and_levels_are_in_the_language(export: Export, swedish: Wording) -> None:
    row = rows_of(render_csv(export, swedish))[0]
    assert row["Arrangörer"] == "Vinnova"
    assert row["Favourite"] == "Måste"


def test_notes_have_a_column_only_when_asked_for(export: Export, say: Wording) -> None:
    assert b"note" not in render_csv(export, say).lower()
    rows = rows_of(render_csv(replace(export, notes={"talk": "=rad ett\nrad två"}), say))
    assert {row["Your notes"] for row in rows} == {"", "'=rad ett\nrad två"}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"), ("+46", "'+46"), ("-", "'-"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("", ""), ("a=1", "a=1"), ("'=1", "'=1"), ("09:00", "09:00"),
        (" =1", "' =1"), ("\u00a0\u3000@x", "'\u00a0\u3000@x"), (" a=1", " a=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


@given(text=st.text(st.sampled_from("=+-@\t\r\n;\"' aå\ud800\u2028"), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_stays_in_its_cell(text: str, say: Wording) -> None:
    programme = Programme("k", "T", "Europe/Stockholm", [Session("s", text)])
    row = rows_of(render_csv(Export(programme, programme.sessions, {}, {"s": text}), say))[0]
    assert row["ID"] == "s"
    for cell in row.values():
        assert not cell.startswith(tuple("=+-@\t\r\n"))
