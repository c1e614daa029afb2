"""Programmes in tables: text files and workbooks."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from iweek_desktop.formats import table_xlsx
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.formats.table_cells import Cell
from iweek_desktop.formats.table_columns import COLUMNS
from iweek_desktop.formats.table_xlsx_rows import Formats, SheetRows, shared_texts
from iweek_desktop.programme.model import (
    Attendance,
    Link,
    Organisation,
    Programme,
    Registration,
    Role,
    Room,
    Session,
    State,
)
from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.notices import sentence

HEAD = "Titel;Datum;Start;Slut"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(data: str | bytes, zone: str | None = "Europe/Stockholm", name: str = "soup") -> Reading:
    return read_programme(data.encode() if isinstance(data, str) else data, ReadOptions(zone, name))


def programme_of(data: str | bytes, zone: str | None = "Europe/Stockholm", name: str = "soup") -> Programme:
    """Return the programme of a table in which nothing is amiss."""
    reading = read(data, zone, name)
    assert [notice for notice in reading.notices if notice.level != "info"] == []
    assert reading.programme is not None
    return reading.programme


def workbook(*sheets: tuple[str, Sequence[Sequence[Cell]]], title: str = "") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(notice.code, notice.where) for notice in reading.notices]


def spans(programme: Programme) -> list[tuple[str, str, str]]:
    return [(session.title, wall(session.start), wall(session.end)) for session in programme.sessions]


def wall(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def utc(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}" if at else ""


def test_a_row_with_everything() -> None:
    head = (
        "Titel;Undertitel;Datum;Start;Slut;Plats;Adress;Ort;Deltagande;Tema;Arrangör;Medarrangör;Medverkande;Språk;"
        "Format;Sammanfattning;Beskrivning;Länk;Anmälan;Sändning;Bilaga;ID;Status;Etiketter;Allergener"
    )
    row = (
        "Ärtsoppa;Gul;2031-05-05;09:00;10:30;Köket;Gatan 1;Grytby;På plats;Soppor, Historia;Slevgillet;"
        "Bowl & Son;Åsa Ärt, Bo Ö;svenska;Workshop;Med **senap**.;Varje torsdag.;www.soup.example/pea;"
        "https://soup.example/join;https://soup.example/live;https://soup.example/pea.pdf;11;Inställd;"
        '"baljväxter, gult";senap'
    )
    programme = programme_of(f"{head}\n{row}\n")
    (session,) = programme.sessions
    details = programme.details["11"]
    assert session == Session(
        guid="11",
        title="Ärtsoppa",
        start=session.start,
        end=session.end,
        rooms=("Köket (Grytby)",),
        tracks=("Soppor", "Historia"),
        organisers=("Slevgillet",),
        attendance=Attendance.ONSITE,
        type="Workshop",
        language="sv",
        state=State.CANCELLED,
    )
    assert (utc(session.start), utc(session.end)) == ("2031-05-05T07:00", "2031-05-05T08:30")
    assert programme.rooms == {
        "Köket (Grytby)": Room("Köket (Grytby)", "Köket", city="Grytby", address="Gatan 1")
    }
    assert programme.organisations["Slevgillet"] == Organisation("Slevgillet", "Slevgillet")
    assert details.persons == (Role("Åsa Ärt"), Role("Bo Ö"))
    assert details.partners == ("Bowl & Son",)
    assert (details.id, details.subtitle, details.abstract) == ("11", "Gul", "Med **senap**.")
    assert details.description == "Varje torsdag."
    assert details.url == "https://www.soup.example/pea"
    assert details.registration == Registration(url="https://soup.example/join")
    assert details.stream_url == "https://soup.example/live"
    assert details.attachments == (Link("https://soup.example/pea.pdf"),)
    assert details.tags == ("baljväxter", "gult")
    assert details.extra == {"Allergener": "senap"}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_known_by_its_header_however_it_was_saved(separator: str, encoding: str, end: str) -> None:
    rows = ["Rubrik;Datum;Starttid;Längd", "Ärtsoppa;2031-05-05;9.00;1:30"]
    text = end.join(rows).replace(";", separator) + end
    reading = read(text.encode(encoding))
    assert reading.format == "csv"
    assert reading.notices == ()
    assert reading.programme is not None
    assert spans(reading.programme) == [("Ärtsoppa", "2031-05-05 09:00", "2031-05-05 10:30")]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_an_old_encoding_is_guessed_and_told(encoding: str) -> None:
    text = f"{HEAD};Språk\nÄrtsoppa;2031-05-05;9;10;sv\n"
    reading = read(text.encode(encoding))
    assert told(reading) == [("format.encoding_guessed", "")]
    assert reading.programme is not None
    assert reading.programme.sessions[0].title == "Ärtsoppa"


@pytest.mark.parametrize(
    "head",
    [
        "Title,Date,Start,End",
        "TITEL,DATUM,STARTTID,SLUTTID",
        "Aktivitet,Startdatum,Börjar,Slutar",
        "Programpunkt:,Datum (ÅÅÅÅ-MM-DD),Start *,Slut (kl)",
        "name,date,start_time,end_time",
        'sep=,\nTitle,Date,"Start","End"',
        "Veckan 2031,,,\n,,,\nTitel,Datum,Från,Till",
    ],
)
def test_headers_in_either_language_and_below_other_rows(head: str) -> None:
    programme = programme_of(f"{head}\nSoup,2031-05-05,9,10\n")
    assert spans(programme) == [("Soup", "2031-05-05 09:00", "2031-05-05 10:00")]


@pytest.mark.parametrize(
    ("head", "row", "start", "end"),
    [
        (HEAD, "A;30/9 2024;9.00;10.30", "2024-09-30 09:00", "2024-09-30 10:30"),
        (HEAD, "A;mån 30 sep 2024;kl 9;kl 10", "2024-09-30 09:00", "2024-09-30 10:00"),
        (HEAD, "A;2024-09-30;22:00;01:30", "2024-09-30 22:00", "2024-10-01 01:30"),
        (HEAD, "A;2024-09-30;22:00;24:00", "2024-09-30 22:00", "2024-10-01 00:00"),
        (HEAD, "A;2024-09-30;09:00;09:00", "2024-09-30 09:00", "2024-09-30 09:00"),
        (HEAD, "A;2024-09-30;09:00;", "2024-09-30 09:00", ""),
        (HEAD, "A;2024-09-30;;", "2024-09-30 00:00", "2024-10-01 00:00"),
        (HEAD, "A;2024-09-30;Heldag;", "2024-09-30 00:00", "2024-10-01 00:00"),
        (HEAD, "A;2024-09-30;2024-09-30 09:00;2024-10-01 10:00", "2024-09-30 09:00", "2024-10-01 10:00"),
        ("Titel;Datum;Tid", "A;2024-09-30;09:00–10:30", "2024-09-30 09:00", "2024-09-30 10:30"),
        ("Titel;Datum;Tid", "A;2024-09-30;kl 23-1", "2024-09-30 23:00", "2024-10-01 01:00"),
        ("Titel;Datum;Start;Längd", "A;2024-09-30;9;90 min", "2024-09-30 09:00", "2024-09-30 10:30"),
        ("Titel;Datum;Start;Slut;Längd", "A;2024-09-30;9;10;3 h", "2024-09-30 09:00", "2024-09-30 10:00"),
        ("Titel;Datum;Sista dag", "A;2024-09-30;2024-10-02", "2024-09-30 00:00", "2024-10-03 00:00"),
        (
            "Titel;Datum;Start;Slutdatum;Slut",
            "A;2024-09-30;09:00;2024-10-02;08:00",
            "2024-09-30 09:00",
            "2024-10-02 08:00",
        ),
        ("Titel;Start;Slut", "A;2024-09-30 09:00;2024-09-30T10:30", "2024-09-30 09:00", "2024-09-30 10:30"),
        ("Titel;Start;Slut", "A;30 sep 2024 kl 9;10.30", "2024-09-30 09:00", "2024-09-30 10:30"),
        ("Titel;Start", "A;2024-09-30T09:00:00+00:00", "2024-09-30 11:00", ""),
        ("Titel;Dag;Start", "A;2024-09-30;9", "2024-09-30 09:00", ""),
        ("Titel;Dag;Datum;Start", "A;1;2024-09-30;9", "2024-09-30 09:00", ""),
    ],
)
def test_times(head: str, row: str, start: str, end: str) -> None:
    assert spans(programme_of(f"{head}\n{row}\n")) == [("A", start, end)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("A;2024-10-27;01:30;03:30", ("2024-10-26T23:30", "2024-10-27T02:30")),
        ("A;2024-03-31;01:30;03:30", ("2024-03-31T00:30", "2024-03-31T01:30")),
        ("A;2024-10-26;23:00;04:00", ("2024-10-26T21:00", "2024-10-27T03:00")),
    ],
)
def test_nights_in_which_clocks_change(row: str, expected: tuple[str, str]) -> None:
    (session,) = programme_of(f"{HEAD}\n{row}\n").sessions
    assert (utc(session.start), utc(session.end)) == expected


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ("Soup;soon;9;10", "table.date", "B3"),
        ("Soup;31/2 2024;9;10", "table.date", "B3"),
        ("Soup;30 september;9;10", "table.year", "B3"),
        ("Soup;2024-09-30;efter lunch;", "table.clock", "C3"),
    ],
)
def test_a_row_that_cannot_be_placed_is_kept_without_a_time(row: str, code: str, cell: str) -> None:
    reading = read(f"{HEAD}\nBread;{'2024' if code != 'table.year' else ''};;\n{row}\n")
    assert (code, cell) in told(reading)
    assert reading.programme is not None
    assert ("Soup", "", "") in spans(reading.programme)
    assert all(n.arguments["title"] for n in reading.notices if n.code == code)


@pytest.mark.parametrize(
    ("head", "row", "code", "cell"),
    [
        (HEAD, "Soup;2024-09-30;9;sent", "table.clock", "D2"),
        ("Titel;Datum;Start;Längd", "Soup;2024-09-30;9;länge", "table.length", "D2"),
        (f"{HEAD};Deltagande", "Soup;2024-09-30;9;10;by smell", "table.attendance", "E2"),
        (f"{HEAD};Status", "Soup;2024-09-30;9;10;simmering", "table.status", "E2"),
        (f"{HEAD};Länk", "Soup;2024-09-30;9;10;javascript:x", "format.url", "A2"),
    ],
)
def test_a_cell_that_cannot_be_read_costs_only_itself(head: str, row: str, code: str, cell: str) -> None:
    reading = read(f"{head}\n{row}\n")
    assert told(reading) == [(code, cell)]
    assert reading.programme is not None
    (session,) = reading.programme.sessions
    assert wall(session.start) == "2024-09-30 09:00"


def test_a_row_without_a_title_is_told_and_an_empty_one_is_nothing() -> None:
    reading = read(f"{HEAD}\nSoup;2024-09-30;9;10\n;;;\n;2024-09-30;11;12\n\nBread;2024-09-30;12;13\n")
    assert told(reading) == [("table.no_title", "A4")]
    assert reading.failed
    assert reading.programme is not None
    assert [session.title for session in reading.programme.sessions] == ["Soup", "Bread"]


@pytest.mark.parametrize(
    "text",
    [
        "Titel;Start;Slut\nSoup;9;10\n",
        "Title,DAY,Start\nSoup,1,09:00\nBread,2,10:00\n",
        "Title,Room,Speakers\nSoup,Hall,Åsa\n",
    ],
)
def test_a_table_without_dates_is_refused_with_the_column_that_is_missing(text: str) -> None:
    reading = read(text)
    assert reading.programme is None
    assert [(n.code, n.level) for n in reading.notices] == [("table.no_dates", "error")]
    assert "Datum" in reading.notices[0].arguments["expected"]


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "Titel\nSoup\n", "Dear all,\nsoup, at nine\n"])
def test_other_text_is_no_table(text: str) -> None:
    reading = read(text)
    assert (reading.format, reading.programme) == ("", None)


def test_a_header_alone_is_an_empty_programme() -> None:
    reading = read(f"{HEAD}\n")
    assert told(reading) == [("format.no_events", "")]
    assert reading.programme is not None


def test_a_date_may_stand_only_in_the_first_row_of_its_day() -> None:
    text = f"{HEAD}\nA;2024-09-30;9;10\nB;;11;12\nC;1 oktober;9;10\nD;;;\n"
    reading = read(text)
    assert reading.programme is not None
    assert spans(reading.programme) == [
        ("A", "2024-09-30 09:00", "2024-09-30 10:00"),
        ("B", "2024-09-30 11:00", "2024-09-30 12:00"),
        ("C", "2024-10-01 09:00", "2024-10-01 10:00"),
        ("D", "", ""),
    ]
    assert [(n.code, n.level, n.arguments["n"]) for n in reading.notices] == [
        ("table.date_above", "info", "1")
    ]


def test_a_row_of_one_date_heads_those_below() -> None:
    text = "Veckan 2024;;\nTitel;Start;Slut\nMåndag 30 september;;\nA;9;10\nTisdag 1 oktober;;\nB;9;10\n"
    programme = programme_of(text)
    assert programme.title == "Veckan 2024"
    assert [start for _, start, _ in spans(programme)] == ["2024-09-30 09:00", "2024-10-01 09:00"]


def test_the_file_may_tell_the_year() -> None:
    assert spans(programme_of(f"{HEAD}\nA;30/9;9;10\n", name="soup-2024"))[0][1] == "2024-09-30 09:00"


def test_umbrellas_are_named_by_id_or_by_title() -> None:
    text = f"{HEAD};ID;Ingår i\nLunch;2024-09-30;9;12;7;\nA;2024-09-30;9;10;8;7\nB;2024-09-30;10;11;9;lunch\n"
    programme = programme_of(text)
    assert {session.title: session.parent for session in programme.sessions} == {
        "Lunch": None,
        "A": "7",
        "B": "7",
    }
    without = programme_of(f"{HEAD};Paraply\nStor lunch;2024-09-30;9;12;\nA;2024-09-30;9;10;Stor lunch\n")
    assert [session.parent for session in without.sessions] == ["stor-lunch", None]
    unknown = read(f"{HEAD};Paraply\nA;2024-09-30;9;10;Middag\n")
    assert [code for code, _ in told(unknown)] == ["format.parent_unknown"]


def test_equal_ids_keep_both_rows() -> None:
    reading = read(f"{HEAD};ID\nA;2024-09-30;9;10;7\nB;2024-09-30;11;12;7\n")
    assert [code for code, _ in told(reading)] == ["format.guid_twice"]
    assert reading.programme is not None
    assert [session.guid for session in reading.programme.sessions] == [
        "7#20240930T070000Z",
        "7#20240930T090000Z",
    ]


def test_a_session_keeps_its_guid_when_rows_move() -> None:
    rows = ["A;2024-09-30;9;10", "B;2024-09-30;11;12"]
    first = programme_of("\n".join([HEAD, *rows]))
    second = programme_of("\n".join([HEAD, *reversed(rows)]))
    assert [session.guid for session in first.sessions] == [session.guid for session in second.sessions]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("https://soup.example/join", Registration(url="https://soup.example/join")),
        ("anmalan@soup.example", Registration(url="mailto:anmalan@soup.example")),
        ("Ja", Registration(required=True)),
        ("nej", Registration(required=False)),
        ("Senast 1 september", Registration(required=True, extra={"note": "Senast 1 september"})),
    ],
)
def test_registration(cell: str, expected: Registration) -> None:
    programme = programme_of(f"{HEAD};Anmälan\nA;2024-09-30;9;10;{cell}\n")
    assert next(iter(programme.details.values())).registration == expected


def test_rooms_are_told_apart_by_city_and_online_ones_have_none() -> None:
    head = "Titel;Datum;Lokal;Stad;Deltagande"
    rows = (
        "A;2024-09-30;Salen;Lund;\nB;2024-09-30;Salen;Umeå;\nC;2024-09-30;Zoom;;Online\nD;2024-09-30;;Umeå;\n"
    )
    programme = programme_of(f"{head}\n{rows}")
    assert [(room.name, room.city, room.type) for room in programme.rooms.values()] == [
        ("Salen", "Lund", None),
        ("Salen", "Umeå", None),
        ("Zoom", None, "online"),
        ("Umeå", "Umeå", None),
    ]


def test_several_columns_of_one_kind_are_one() -> None:
    programme = programme_of("Titel;Datum;Talare 1;Talare 2\nA;2024-09-30;Åsa;Bo, Cia\n")
    assert list(programme.persons) == ["Åsa", "Bo", "Cia"]


def test_a_quotation_mark_that_is_never_closed_costs_only_its_row() -> None:
    rows = [f"S{n};2024-09-30;9;10;ok" for n in range(200)]
    rows[50] = 'S50;2024-09-30;9;10;"never closed'
    rows[150] = 'S150;2024-09-30;9;10;"two\nlines"'
    reading = read(f"{HEAD};Beskrivning\n" + "\n".join(rows) + "\n")
    assert told(reading) == [("table.quote", "A52")]
    assert reading.programme is not None
    assert len(reading.programme.sessions) == 200
    texts = {s.title: reading.programme.details[s.guid].description for s in reading.programme.sessions}
    assert (texts["S50"], texts["S150"]) == ('"never closed', "two\nlines")


def test_long_cells_are_cut_with_a_notice() -> None:
    reading = read(f"{HEAD}\n{'x' * 1_000_000};2024-09-30;9;10\n")
    assert told(reading) == [("format.text_cut", "A2")]
    assert reading.programme is not None


DAY = date(2024, 9, 30)


def test_a_workbook_with_cells_of_every_kind() -> None:
    rows: list[list[Cell]] = [
        ["Titel", "Datum", "Start", "Slut", "Längd", "Plats", "ID"],
        ["A", DAY, time(9), time(10, 30), None, "Köket", 1],
        ["B", datetime(2024, 9, 30), 0.5, None, 0.0625, "Köket", 2.0],
        ["C", "30 sep", "kl 14", None, timedelta(hours=1), None, 3],
        ["D", None, datetime(2024, 10, 1, 9), datetime(2024, 10, 1, 10), None, None, 4],
        ["E", DAY, None, None, None, None, None],
        [None, None, None],
    ]
    reading = read(workbook(("Blad1", rows), title="Soup Days"))
    assert reading.format == "xlsx"
    assert reading.notices == ()
    assert reading.programme is not None
    assert reading.programme.title == "Soup Days"
    assert sorted(spans(reading.programme)) == [
        ("A", "2024-09-30 09:00", "2024-09-30 10:30"),
        ("B", "2024-09-30 12:00", "2024-09-30 13:30"),
        ("C", "2024-09-30 14:00", "2024-09-30 15:00"),
        ("D", "2024-10-01 09:00", "2024-10-01 10:00"),
        ("E", "2024-09-30 00:00", "2024-10-01 00:00"),
    ]
    assert {"1", "2", "3", "4"} < {session.guid for session in reading.programme.sessions}


def test_sheets_of_days_are_one_programme() -> None:
    head = ["Titel", "Start"]
    reading = read(
        workbook(
            ("Måndag 30 sep", [head, ["A", "9"]]),
            ("Tisdag 1 okt", [head, ["B", "nine"]]),
            ("Kontakt", [["Ring", "Åsa"]]),
            title="Veckan 2024",
        )
    )
    assert told(reading) == [("table.clock", "Tisdag 1 okt!B2")]
    assert reading.programme is not None
    assert spans(reading.programme) == [("A", "2024-09-30 09:00", ""), ("B", "", "")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_alone_and_told_unless_they_are_empty(state: str) -> None:
    book = Workbook()
    book.worksheets[0].append(["Titel", "Datum"])
    book.worksheets[0].append(["A", DAY])
    sheets: dict[str, list[list[Cell]]] = {
        "Gammal": [["Titel", "Datum"], ["B", DAY]],
        "Tal": [[1]],
        "Tom": [],
    }
    for name, rows in sheets.items():
        hidden = book.create_sheet(name)
        for row in rows:
            hidden.append(row)
        hidden.sheet_state = state
    out = BytesIO()
    book.save(out)
    reading = read_programme(out.getvalue())
    assert reading.programme is not None
    assert [session.title for session in reading.programme.sessions] == ["A"]
    hiddens = [notice for notice in reading.notices if notice.code == "table.hidden_sheet"]
    assert [(notice.level, notice.where) for notice in hiddens] == [("info", "Gammal"), ("info", "Tal")]
    assert "Gammal" in sentence(load_wording("en"), hiddens[0])


def test_rows_and_columns_that_are_hidden_or_filtered_are_read() -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (["Titel", "Datum", "Sal"], ["A", DAY, "R"], ["B", DAY, "R"]):
        page.append(row)
    page.auto_filter.ref = "A1:C3"
    page.auto_filter.add_filter_column(0, ["B"])
    page.row_dimensions[2].hidden = True
    page.column_dimensions["C"].hidden = True
    out = BytesIO()
    book.save(out)
    programme = programme_of(out.getvalue())
    assert sorted(session.title for session in programme.sessions) == ["A", "B"]
    assert all(session.rooms for session in programme.sessions)


def packed(**parts: bytes) -> bytes:
    """Return a workbook with parts replaced or added; one underscore stands for a dot, two for a slash."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook(("S", [["Titel", "Datum"]])))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
        for part in old.infolist():
            if part.filename not in names:
                new.writestr(part, old.read(part))
        for name, data in names.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (workbook(("S", [["Titel", "Datum"]]))[:-200], ["table.workbook"]),
        (packed(xl__sharedStrings_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><sst/>"), ["table.workbook"]),
        (packed(xl__workbook_xml=b"<nonsense"), ["table.workbook"]),
        (workbook(("S", [["Ring", "Åsa"]])), ["table.no_header"]),
        (workbook(("S", [["Titel", "Start"], ["A", "9"]])), ["table.no_dates"]),
    ],
)
def test_workbooks_that_cannot_be_read(data: bytes, codes: list[str]) -> None:
    reading = read(data)
    assert (reading.programme, [notice.code for notice in reading.notices]) == (None, codes)


def test_another_kind_of_zip_is_unknown() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<x/>")
    assert [code for code, _ in told(read(out.getvalue()))] == ["format.unknown"]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    data = packed(xl__worksheets__bomb_xml=b"\0" * (table_xlsx.LARGEST_UNPACKED + 1))
    assert len(data) < 1_000_000
    reading = read(data)
    assert told(reading) == [("table.unpacked", "")]
    assert reading.notices[0].arguments["expected"] == "64 MB"


def test_the_rows_of_a_large_sheet_are_counted_without_reading_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_xlsx, "MOST_CELLS", 6)
    head = '<row r="2"><c r="B2" t="str"><v>Titel</v></c><c r="C2" t="str"><v>Datum</v></c></row>'
    rows = [
        f'<row r="{n}"><c r="B{n}" t="str"><v>S{n}</v></c><c r="C{n}" t="str"><v>2024-09-30</v></c></row>'
        for n in (3, 5, 8)
    ]
    for last, expected in ((rows[2], "A8"), (rows[2].replace(' r="8"', ""), "A5")):
        sheet = f"<worksheet xmlns='{MAIN}'><sheetData>{head}{rows[0]}{rows[1]}{last}</sheetData></worksheet>"
        reading = read(packed(xl__worksheets__sheet1_xml=sheet.encode()))
        assert reading.programme is not None
        assert [session.title for session in reading.programme.sessions] == ["S3"]
        (told_of,) = reading.notices
        assert (told_of.where, told_of.arguments["expected"]) == ("A5", expected)


CELLS: list[tuple[str, object]] = [
    ("<v>7</v>", 7),
    ("<v>7.5</v>", 7.5),
    ("<v>1E3</v>", 1000.0),
    ("<v></v>", None),
    ("<v>x</v>", "x"),
    (f"<v>{'1' * 5000}</v>", "1" * 5000),
    (' t="b"<v>1</v>', True),
    (' t="b"<v>x</v>', "x"),
    (' t="str"<v>words</v>', "words"),
    (' t="e"<v>#N/A</v>', "#N/A"),
    (' t="d"<v>2024-09-30T09:00:00</v>', datetime(2024, 9, 30, 9)),
    (' t="inlineStr"<is><t>one </t><t>two</t></is>', "one two"),
    (' t="inlineStr"<is><r><t>rich</t></r></is>', "rich"),
    (' t="s"<v>1</v>', "shared text"),
    (' t="s"<v>9</v>', None),
    (' t="s"<v>x</v>', "x"),
    (' s="1"<v>45565</v>', datetime(2024, 9, 30)),
    (' s="1"<v>45565.375</v>', datetime(2024, 9, 30, 9)),
    (' s="1"<v>99999999999</v>', 99999999999),
    (' s="2"<v>1.5</v>', timedelta(hours=36)),
]


@pytest.mark.parametrize(("written", "value"), CELLS)
def test_a_cell_of_a_workbook(written: str, value: object) -> None:
    attributes, inside = written.split("<", 1)
    row = f"<row><c{attributes}><{inside}</c></row>"
    sheet = f"<worksheet xmlns='{MAIN}'><sheetData>{row}</sheetData></worksheet>"
    texts = shared_texts(
        BytesIO(
            f"<sst xmlns='{MAIN}'><si><t>0</t></si><si><r><t>shared </t></r><r><t>text</t></r>"
            "<rPh><t>spoken</t></rPh></si></sst>".encode()
        ),
        9,
    )
    formats = Formats(datetime(1899, 12, 30), {1, 2}, {2})
    (found,) = SheetRows(BytesIO(sheet.encode()), texts, formats, 9)
    assert found == (1, [] if value is None else [value])


def test_columns_and_rows_that_a_workbook_leaves_out() -> None:
    sheet = (
        f"<worksheet xmlns='{MAIN}'><sheetData><row r='3'><c r='C3'><v>1</v></c><c><v>2</v></c></row><row/>"
        "<row><c r='A1'><v>3</v></c><c r='XFD1'><v>4</v></c></row></sheetData></worksheet>"
    )
    rows = SheetRows(BytesIO(sheet.encode()), [], Formats(datetime(1899, 12, 30), (), ()), 9)
    assert list(rows) == [(3, [None, None, 1, 2]), (4, []), (5, [3])]


def test_the_page_about_tables_lists_every_name() -> None:
    page = (Path(__file__).parents[2] / "docs" / "table.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"| {column.english} | {column.swedish} | {column.also} |" in page


def test_a_made_up_week_as_people_write_one() -> None:
    data = (Path(__file__).parents[1] / "data" / "made-up-soup-days.csv").read_bytes()
    programme = programme_of(data)
    assert programme.title == "The Soup Days 2031"
    assert [(s.title, utc(s.start), utc(s.end), s.parent) for s in programme.sessions] == [
        ("Påhittad frukost", "2031-10-24T06:00", "2031-10-24T07:00", None),
        ("Stor lunch", "2031-10-24T10:00", "2031-10-24T11:30", None),
        ("Ärtsoppa", "2031-10-24T10:15", "2031-10-24T10:45", "2"),
        ("Efter midnatt", "2031-10-24T21:30", "2031-10-24T23:00", None),
        ("Utställning", "2031-10-24T22:00", "2031-10-25T22:00", None),
        ("När klockan ställs tillbaka", "2031-10-25T23:30", "2031-10-26T02:30", None),
        ("Någon gång", "", "", None),
    ]
    assert programme.details["1"].description == 'Bröd, smör\noch "ärtor"'
    assert programme.persons["7"].name == "Åsa Ärt"


def test_a_nul_in_a_cell_costs_nothing_but_itself() -> None:
    reading = read("Titel;Datum;Start\nEtt;2031-05-14;10:00\nTv\0å;2031-05-14;11:00\nTre;2031-05-14;12:00\n")
    assert reading.programme is not None
    assert [session.title for session in reading.programme.sessions] == ["Ett", "Tv å", "Tre"]
