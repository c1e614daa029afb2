"""Findings and the values they show."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.reading import (
    LONGEST_VALUE,
    MOST_ENTRIES,
    MOST_ERRORS,
    MOST_NOTICES,
    Findings,
    Reading,
    shortened,
)
from iweek_desktop.programme.notices import Notice


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("next Tuesday", "next Tuesday"),
        ("a\n b", "a b"),
        ("", ""),
        (17, "17"),
        (None, "null"),
        (True, "true"),
        ({"å": [1]}, '{"å": [1]}'),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ([10] * 100_000, "[" + "10, " * 14 + "10…"),
    ],
)
def test_shortened(value: object, expected: str) -> None:
    assert shortened(value) == expected


@given(st.text(st.characters(exclude_categories=[])) | st.lists(st.text()))
def test_a_shortened_value_is_one_short_line(value: object) -> None:
    line = shortened(value)
    assert len(line) <= LONGEST_VALUE
    assert "\n" not in line


def test_findings_keep_their_order_and_their_arguments() -> None:
    findings = Findings()
    findings.error("a", "x", 3, "text")
    findings.warning("b", "y", n="2")
    assert findings.notices() == (
        Notice("a", "error", "x", {"value": "3", "expected": "text"}),
        Notice("b", "warning", "y", {"value": "", "expected": "", "n": "2"}),
    )


def test_findings_about_parts_are_counted_when_there_are_too_many() -> None:
    findings = Findings()
    for n in range(MOST_NOTICES):
        findings.warning("a", str(n))
    assert len(findings.notices()) == MOST_NOTICES
    findings.warning("a", "")
    assert findings.notices()[-1] == Notice("format.more", "warning", "", {"n": "1"})
    findings.add("info", "a", "")
    assert findings.notices()[-1] == Notice("format.more", "warning", "", {"n": "2"})
    json.dumps([dict(notice.arguments) for notice in findings.notices()])


def test_what_is_left_out_is_told_each_time_and_at_last_from_where_to_where() -> None:
    findings = Findings()
    for n in range(MOST_NOTICES + 1):
        findings.warning("a", str(n))
    for n in range(MOST_ERRORS + 3):
        findings.error("b", f"x{n}")
    *told, more, counted = findings.notices()
    assert [notice.where for notice in told if notice.level == "error"] == [
        f"x{n}" for n in range(MOST_ERRORS)
    ]
    last = {"expected": f"x{MOST_ERRORS + 2}", "n": "3"}
    assert more == Notice("format.left_out_more", "error", f"x{MOST_ERRORS}", last)
    assert counted == Notice("format.more", "warning", "", {"n": "1"})


def test_events_are_counted_as_they_are_taken() -> None:
    findings = Findings()
    assert [findings.takes() for _ in range(MOST_ENTRIES)] == [True] * MOST_ENTRIES
    assert findings.full
    assert not findings.takes()
    findings.leave_out("x", {"a": "b"})
    arguments = {"value": '{"a": "b"}', "expected": str(MOST_ENTRIES)}
    assert findings.notices() == (Notice("format.left_out", "error", "x", arguments),)


def test_a_reading_has_failed_where_anything_is_an_error() -> None:
    assert not Reading(None, (Notice("a", "warning"), Notice("b", "info")), "").failed
    assert Reading(None, (Notice("a", "warning"), Notice("b", "error")), "").failed


def test_of_a_list_without_end_the_first_are_read_and_the_rest_is_told() -> None:
    findings = Findings()
    assert findings.first_of([1] * MOST_ENTRIES, "a") == [1] * MOST_ENTRIES
    assert findings.notices() == ()
    assert len(findings.first_of([1] * (MOST_ENTRIES + 7), "a")) == MOST_ENTRIES
    (told,) = findings.notices()
    assert (told.code, told.where, told.arguments["n"]) == ("format.too_many", "a", str(MOST_ENTRIES + 7))
