"""Each event of a file is a session or is named: beyond what is read, and beyond what is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest

from iweek_desktop.formats import reading as bounds
from iweek_desktop.formats import table_cells, table_csv, table_xlsx
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.notices import Notice
from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.notices import sentence
from tests.formats.bounds_files import SHAPES, Shape
from tests.formats.test_table import workbook

MOST, SURPLUS = 5, 3
TITLES = [f"Talk no {n}" for n in range(MOST + SURPLUS)]


def few(monkeypatch: pytest.MonkeyPatch, entries: int = MOST, errors: int = 30_000) -> None:
    """Let so few sessions be read, and so few errors be told one by one."""
    monkeypatch.setattr(bounds, "MOST_ENTRIES", entries)
    monkeypatch.setattr(bounds, "MOST_ERRORS", errors)
    monkeypatch.setattr(table_cells, "MOST_ROWS", entries + errors)


def file_of(shape: Shape, titles: Iterable[str]) -> bytes:
    return shape.file(shape.event.format(title=shape.written(t), text=shape.written("x")) for t in titles)


def read(data: bytes) -> Reading:
    return read_programme(data, ReadOptions("Europe/Stockholm", "week"))


def sessions(reading: Reading) -> list[str]:
    assert reading.programme is not None
    return [session.title for session in reading.programme.sessions if session.title.startswith("Talk")]


def left_out(reading: Reading) -> list[Notice]:
    return [notice for notice in reading.notices if notice.level == "error"]


def test_each_event_is_a_session_or_is_named(shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch)
    reading = read(file_of(shape, TITLES))
    told = left_out(reading)
    assert {notice.code for notice in told} == {"format.left_out"}
    named = [notice.arguments["value"] for notice in told]
    assert sorted(sessions(reading) + named) == TITLES
    assert SURPLUS <= len(named) <= SURPLUS + 1  # a grid begins with an event of its own
    say = load_wording("en")
    for notice in told:
        assert notice.where
        assert notice.arguments["value"] in sentence(say, notice)
    assert len({notice.where for notice in told}) == len(told) or shape is SHAPES["frab-xml"]


def test_nothing_is_told_of_as_many_as_are_read(shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, MOST + 1)
    reading = read(file_of(shape, TITLES[:MOST]))
    assert sorted(sessions(reading)) == TITLES[:MOST]
    assert left_out(reading) == []


def test_beyond_what_is_named_first_and_last_are_told(shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, MOST, 4)
    titles = [f"Talk no {n}" for n in range(MOST + 40)]
    reading = read(file_of(shape, titles))
    *named, more = left_out(reading)
    assert {notice.code for notice in named} == {"format.left_out"}
    assert len(named) in (3, 4)  # of a table the header is a row too
    assert more.code == "format.left_out_more"
    assert len(sessions(reading)) + len(named) + int(more.arguments["n"]) in (len(titles), len(titles) + 1)
    first, last = (int(re.findall("[0-9]+", place)[-1]) for place in (more.where, more.arguments["expected"]))
    apart = int(more.arguments["n"]) - 1
    if shape is SHAPES["icalendar"]:
        apart *= 4
    assert last - first == (0 if shape is SHAPES["frab-xml"] else apart)


def test_what_is_left_out_is_told_however_much_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_NOTICES", 3)
    events = [f'{{"title": "Talk no {n}", "url": "x", "attachments": [7]}}' for n in range(6)]
    events.insert(5, '{"title": "Talk no 9", "start": "noon"}')
    events += ["7", '{"start": "2031-05-14"}']
    reading = read(SHAPES["native"].file(events))
    assert sessions(reading) == [f"Talk no {n}" for n in range(6)]
    assert [(notice.code, notice.where) for notice in left_out(reading)] == [
        ("format.time", "events[5].start"),
        ("format.type", "events[7]"),
        ("format.missing", "events[8].title"),
    ]
    assert reading.notices[-1] == Notice("format.more", "warning", "", {"n": "9"})


def test_entries_inside_each_other_are_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, 2)
    inside = '{"title": "Talk no 2", "subContributions": [{"title": "Talk no 3", "subContributions": [{}]}]}'
    events = ['{"title": "Talk no 0"}', '{"title": "Talk no 1"}', inside, '{"id": 7}']
    reading = read(SHAPES["indico"].file(events))
    assert sessions(reading) == ["Talk no 0", "Talk no 1"]
    assert [notice.arguments["value"] for notice in left_out(reading)] == [
        "Talk no 2", "Talk no 3", "{}", "7",
    ]  # fmt: skip


def test_rows_and_sheets_that_are_more_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_xlsx, "MOST_CELLS", 6)
    monkeypatch.setattr(table_csv, "MOST_CELLS", 6)
    rows = [["Titel", "Datum"], *([f"Talk no {n}", "2024-09-30"] for n in range(5))]
    for data in ("\n".join(";".join(row) for row in rows).encode(), workbook(("Vecka", rows))):
        reading = read(data)
        assert sessions(reading) == ["Talk no 0", "Talk no 1"]
        (told,) = left_out(reading)
        assert (told.code, told.where) == ("format.left_out_more", "A4")
        assert dict(told.arguments) == {"n": "3", "expected": "A6"}
    monkeypatch.setattr(table_xlsx, "MOST_SHEETS", 1)
    monkeypatch.setattr(table_xlsx, "MOST_CELLS", 600)
    (told,) = left_out(read(workbook(("Vecka", rows), ("Nästa", rows))))
    assert (told.code, told.where) == ("table.sheet", "Nästa")


def test_lines_that_are_more_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_csv, "MOST_LINES", 4)
    lines = ["Titel;Datum", *(f"Talk no {n};2024-09-30" for n in range(5))]
    reading = read("\n".join(lines).encode())
    assert sessions(reading) == TITLES[:3]
    (told,) = left_out(reading)
    assert (told.where, dict(told.arguments)) == ("A5", {"n": "2", "expected": "A6"})


ROW = "<event><title>Talk &amp; walk</title></event>"
XML_REST = [
    (ROW, "Talk & walk"),
    ("<event id='7'><start>9</start></event>", "7"),
    ('<event guid="a-b"/>', "a-b"),
    ("<event\n>\n<title>\n<![CDATA[Two\nlines]]></title></event>", "Two lines"),
    ('<x:event xmlns:x="u"><x:title>Named</x:title></x:event>', "Named"),
    ("<event/>", ""),
]


@pytest.mark.parametrize(("event", "called"), XML_REST)
def test_what_comes_after_the_last_event_of_a_schedule(
    event: str, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 1)
    shape = SHAPES["frab-xml"]
    long = f"<event><title>Talk no 0</title><abstract>{'x' * 70_000}</abstract></event>"
    reading = read(shape.file([long, "<event><title>Talk no 1</title></event>\n", event, ROW]))
    assert sessions(reading) == ["Talk no 0"]
    named = [notice.arguments["value"] for notice in left_out(reading)]
    assert named == ["Talk no 1", called, "Talk & walk"]


EVENT = "<event id='{n}'>\n<title>Talk no {n}</title></event>\n"
BREAKS = {
    "a bare sign in a title": ("<event id='2'><title>Talk & walk</title></event>", "Talk & walk", []),
    "a bare sign after the title": ("<event><title>Talk</title><a>&</a></event>", "Talk", []),
    "no title yet": ("<event id='2'><abstract></event>", "2", []),
    "nothing that names it": ("<event><abstract>&</abstract></event>", "", []),
    "an attribute without quotation marks": ("<event id=2><title>Two</title></event>", "", ["Two"]),
    "an end too many": ("</room></day></schedule>", "", []),
    "a sign between events": ("&", "", []),
    "a text that is not ended": ("<event><title>Two</title><a></event>", "Two", []),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_stands_after_a_break_of_a_schedule_is_named(broken: str) -> None:
    text, breaks_in, named = BREAKS[broken]
    rows = [EVENT.format(n=n) for n in range(5)]
    data = SHAPES["frab-xml"].file([*rows[:2], text + "\n", *rows[3:]])
    reading = read(data)
    assert sessions(reading) == TITLES[:2]
    first, *told = left_out(reading)
    assert (first.code, first.arguments["value"]) == ("format.xml", breaks_in)
    assert first.where.split(":")[0] in ("5", "6")
    assert {notice.code for notice in told} == {"format.broken_off"}
    assert [notice.arguments["value"] for notice in told] == [*named, "Talk no 3", "Talk no 4"]
    assert [notice.where for notice in told] == [*["5" for _ in named], "6", "8"]
    say = load_wording("en")
    assert all(notice.arguments["value"] in sentence(say, notice) for notice in told)


def test_an_event_without_an_end_costs_no_other_event() -> None:
    rows = [EVENT.format(n=n) for n in range(4)]
    rows[1] = rows[1].replace("</event>", "<persons>")
    reading = read(SHAPES["frab-xml"].file([rows[0], rows[1].replace("<persons>", ""), *rows[2:]]))
    assert sessions(reading) == TITLES[:4]
    assert [notice.code for notice in left_out(reading)] == ["format.xml"]
    assert sessions(read(SHAPES["frab-xml"].file(rows))) == TITLES[:4]


def test_more_events_after_a_break_than_are_named_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, MOST, 4)
    rows = [EVENT.format(n=n) for n in range(40)]
    reading = read(SHAPES["frab-xml"].file([rows[0], "&", *rows[1:]]))
    *named, more = left_out(reading)
    assert [notice.arguments.get("value") for notice in named] == ["", *TITLES[1:4]]
    assert dict(more.arguments) == {"n": "36", "expected": "79"}


JSON = [name for name, shape in SHAPES.items() if shape.written is json.dumps]
BROKEN_JSON = {
    "a quotation mark": lambda text: text.replace("no 2", 'no 2" and', 1),
    "no comma": lambda text: text.replace('"Talk no 2",', '"Talk no 2"', 1),
    "brackets before it": lambda text: text.replace("no 2", "no 2 }]]}[{\x01", 1),
    "a zero": lambda text: text.replace("Talk no 2", "Talk no 2\x00"),
}


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("broken", BROKEN_JSON)
@pytest.mark.parametrize("between", [", ", ",\n    "])
def test_of_json_that_breaks_each_event_is_a_session_or_is_named(
    name: str, shape: Shape, broken: str, between: str
) -> None:
    shape = shape._replace(between=between, head=shape.head + between.strip(","))
    data = BROKEN_JSON[broken](file_of(shape, TITLES).decode()).encode()
    reading = read(data)
    assert sessions(reading) == TITLES[:2]
    first, *told = left_out(reading)
    assert first.code == "format.json"
    assert {notice.code for notice in told} == {"format.broken_off"}
    assert [notice.arguments["value"][:9] for notice in told] == TITLES[2:]
    if between != ", ":
        lines = data.decode().split("\n")
        places = [n for n, line in enumerate(lines, 1) if re.search(r"Talk no [2-7]", line)]
        assert [int(notice.where) for notice in told] == places


@pytest.mark.parametrize("name", JSON)
def test_json_that_ends_too_early_is_read_as_far_as_it_goes(name: str, shape: Shape) -> None:
    whole = file_of(shape, TITLES).decode()
    for cut in range(whole.index("Talk no 1"), whole.index("Talk no 3"), 3):
        reading = read(whole[:cut].encode())
        named = [n.arguments["value"] for n in left_out(reading) if n.code == "format.broken_off"]
        known = sessions(reading) if reading.programme else []
        assert known == TITLES[: len(known)]
        begun = whole[:cut].count("Talk no")
        assert len(known) + len(named) in (begun, begun + 1)


def test_what_follows_the_events_of_broken_json_is_read_too() -> None:
    data = (
        '{"sessions": [{"id": "1", "title": "Talk no 0", "startsAt": null, "speakers": ["a", "b"]}],'
        ' "speakers": [{"id": "a", "fullName": "Ann"}, {"id": "b", "fullName": "B'
    )
    reading = read(data.encode())
    assert sessions(reading) == ["Talk no 0"]
    assert reading.programme is not None
    assert "Ann" in [person.name for person in reading.programme.persons.values()]


def test_events_of_broken_json_in_other_rooms_and_days_are_named() -> None:
    def room(*titles: str) -> str:
        events = ",".join(
            f'{{"id":{n},"title":"{t}","persons":[{{"id":1,"public_name":"P"}}],'
            f'"links":[{{"url":"http://x/","title":"L"}}]}}'
            for n, t in enumerate(titles)
        )
        return f"[{events}]"

    days = [f'{{"date":"2031-05-1{n}","rooms":{{"R{n}":{room(f"Talk no {n}", f"x{n}")}}}}}' for n in range(4)]
    text = '{"schedule":{"conference":{"title":"W","days":[' + ",".join(days) + "]}}}"
    before, broken, after = text.partition("Talk no 1")
    reading = read((before + broken + after.replace('"P"', '"P', 1)).encode())
    assert reading.programme is not None
    assert sorted(session.title for session in reading.programme.sessions) == ["Talk no 0", "x0"]
    named = [n.arguments["value"] for n in left_out(reading) if n.code == "format.broken_off"]
    assert named == ["Talk no 1", "x1", "Talk no 2", "x2", "Talk no 3", "x3"]


def test_a_calendar_that_ends_within_an_event_has_that_event() -> None:
    shape = SHAPES["icalendar"]
    whole = file_of(shape, TITLES[:3])
    reading = read(whole[: whole.index(b"no 2") + 4])
    assert sessions(reading) == TITLES[:3]
    assert [(n.code, n.arguments["value"]) for n in reading.notices if n.code == "ics.no_end"] == [
        ("ics.no_end", "Talk no 2")
    ]


@pytest.mark.parametrize("broken", ['"', "\0", '"\0'])
def test_rows_of_a_broken_table_are_all_read(broken: str) -> None:
    rows = [f"Talk no {n},2031-05-14,10:00,,x" for n in range(6)]
    rows[2] = rows[2].replace(",x", f",{broken}x")
    reading = read(("Title,Date,Start,Duration,Description\n" + "\n".join(rows)).encode())
    if "\0" not in broken:
        assert sessions(reading) == TITLES[:6]
    else:
        assert reading.programme is None or sessions(reading) == TITLES[:6]


ICS_REST = [
    ("SUMMARY;LANGUAGE=en:Talk\\, and walk\r\nUID:u", "Talk, and walk"),
    ("uid: u1", "u1"),
    ("DESCRIPTION:SUMMARY:x", ""),
]


@pytest.mark.parametrize(("lines", "called"), ICS_REST)
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_what_comes_after_the_last_event_of_a_calendar(
    lines: str, called: str, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, 1)
    shape = SHAPES["icalendar"]
    first = shape.event.format(title="Talk no 0", text="x")
    file = shape.file([first, f"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n", shape.empty])
    reading = read(file.replace(b"\r\n", ends.encode()))
    assert sessions(reading) == ["Talk no 0"]
    named = [(notice.where, notice.arguments["value"]) for notice in left_out(reading)]
    assert named == [("8", called), (str(10 + lines.count("\n") + 1), "")]
