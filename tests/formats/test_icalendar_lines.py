"""Lines of calendar files, as they were meant."""

from __future__ import annotations

import pytest

from iweek_desktop.formats.icalendar_lines import content_lines, listed, mended, unescaped
from iweek_desktop.formats.reading import Findings


def lines_of(body: str, begin: str = "BEGIN:VCALENDAR", end: str = "END:VCALENDAR") -> list[tuple[str, str]]:
    """Return names and values of the lines between the ends of a calendar, of which none is told."""
    findings = Findings()
    found = [(line.name, line.value) for line in content_lines(f"{begin}\n{body}\n{end}\n", findings)]
    assert findings.notices() == ()
    assert (found[0][0], found[-1][0]) == ("BEGIN", "END")
    return found[1:-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("fold", [" ", "\t"])
def test_folded_lines_are_one_whatever_ends_them(end: str, fold: str) -> None:
    body = end.join(["SUMMARY:Soup", f"{fold} of the day", "UID:1"])
    assert lines_of(body) == [("SUMMARY", "Soup of the day"), ("UID", "1")]


def test_a_raw_line_belongs_to_the_text_before_it() -> None:
    body = "DESCRIPTION:First\nSecond, with: a colon\n\nhttps://soup.example/\nLocation: not one\nUID:1"
    name, text = lines_of(body)[0]
    assert (name, unescaped(text)) == (
        "DESCRIPTION",
        "First\nSecond, with: a colon\n\nhttps://soup.example/\nLocation: not one",
    )
    assert lines_of(body)[1:] == [("UID", "1")]


def test_a_raw_line_after_what_is_no_text_is_told_with_its_number() -> None:
    findings = Findings()
    list(content_lines("BEGIN:VCALENDAR\nUID:1\nladle\n\n<!-- note -->\nEND:VCALENDAR", findings))
    assert [(n.code, n.where, n.arguments["value"]) for n in findings.notices()] == [
        ("ics.stray_line", "3", "ladle")
    ]


def test_numbers_are_those_of_the_lines_in_the_file() -> None:
    text = "<!--\nBEGIN:VCALENDAR\nSUMMARY:a\n b\n c\nUID:1\nEND:VCALENDAR\n-->"
    found = [(line.number, line.name) for line in content_lines(text, Findings())]
    assert found == [(2, "BEGIN"), (3, "SUMMARY"), (6, "UID"), (7, "END")]


def test_what_stands_around_calendars_is_passed_over() -> None:
    findings = Findings()
    first, second = "BEGIN:VCALENDAR\nUID:1\nEND:VCALENDAR", "BEGIN:VCALENDAR\nEND:VCALENDAR"
    text = f"<html>\nUID:0\n{first}\nbetween\nUID:2\n{second}\nafter"
    found = [line.value for line in content_lines(text, findings) if line.name == "UID"]
    assert (found, findings.notices()) == (["1"], ())


def test_small_letters_count_where_the_whole_file_has_them() -> None:
    assert lines_of("summary:soup\nuid:1", "begin:vcalendar", "end:vcalendar") == [
        ("SUMMARY", "soup"),
        ("UID", "1"),
    ]


def test_parameters_may_be_quoted_and_hold_colons() -> None:
    text = 'BEGIN:VEVENT\nATTENDEE;CN="Ek: Åsa; cook";ROLE=CHAIR:mailto:a@soup.example\nDTSTART;TZID = X:1\n'
    attendee, start = list(content_lines(text, Findings()))[1:]
    assert attendee.parameter("CN") == "Ek: Åsa; cook"
    assert attendee.parameter("ROLE") == "CHAIR"
    assert attendee.parameter("CUTYPE") is None
    assert attendee.value == "mailto:a@soup.example"
    assert (start.parameter("TZID"), start.value) == ("X", "1")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\, b\; c\: \"d\"", 'a, b; c: "d"'),
        (r"C:\\new", r"C:\new"),
        (r"C:\dir", r"C:\dir"),
        ("plain", "plain"),
    ],
)
def test_escapes(written: str, read: str) -> None:
    assert unescaped(written) == read


def test_commas_part_the_texts_of_a_list_unless_they_are_escaped() -> None:
    assert listed(r"Soup, Bread\, rye,,") == ["Soup", "Bread, rye"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r\r\n"])
@pytest.mark.parametrize("character", ["é", "’", "🥣"])
def test_a_fold_inside_a_character_is_moved_behind_it(character: str, end: bytes) -> None:
    whole = character.encode()
    for at in range(1, len(whole)):
        data = b"SUMMARY:a" + whole[:at] + end + b" " + whole[at:] + b"b" + end + b"UID:1"
        assert mended(data).decode() == f"SUMMARY:a{character}{end.decode()} b{end.decode()}UID:1"
    assert mended(b"a" + whole + end + b" b") == b"a" + whole + end + b" b"


def test_a_file_of_carriage_returns_takes_no_time() -> None:
    text = "BEGIN:VCALENDAR\r" + "\r" * 300_000
    assert len(list(content_lines(text, Findings()))) == 1
