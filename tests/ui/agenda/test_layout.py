"""Where rows and headings of the list lie."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from iweek_desktop.programme.model import Session
from iweek_desktop.ui.agenda.layout import AgendaLayout, Columns
from iweek_desktop.ui.agenda.sections import Section, by_time, by_title
from iweek_desktop.ui.agenda.titles import TitleWidths
from iweek_desktop.ui.drawing.lettering import Lettering
from iweek_desktop.ui.theme import Metrics
from iweek_desktop.wording.catalogue import load_wording

METRICS = Metrics(12)
SAY = load_wording("en")
MON, TUE, WED = date(2031, 4, 7), date(2031, 4, 8), date(2031, 4, 9)


def sessions(*titles: str) -> tuple[Session, ...]:
    return tuple(Session(title, title) for title in titles)


def laid(counts: list[int], two_lined: set[int] = frozenset(), width: float = 700) -> AgendaLayout:  # type: ignore[assignment]
    sections = [Section("", "", None, sessions(*map(str, range(count)))) for count in counts]
    return AgendaLayout(sections, [row in two_lined for row in range(sum(counts))], width, METRICS)


def test_rows_follow_their_heading_and_headings_follow_rows() -> None:
    layout = laid([2, 0, 1], {1})
    assert [(r.top(), r.height(), r.width()) for r in layout.rects] == [
        (0, 52, 700), (52, 68, 700), (192, 52, 700),
    ]  # fmt: skip
    assert [layout.section_top(n) for n in range(3)] == [-36, 120, 156]
    assert [layout.section_bottom(n) for n in range(3)] == [120, 156, 244]
    assert layout.height == 244


@pytest.mark.parametrize(
    ("y", "row"),
    [(-1, None), (0, 0), (51.5, 0), (52, 1), (119, 1), (130, None), (192, 2), (243, 2), (244, None)],
)
def test_a_point_is_on_a_row_or_on_none(y: float, row: int | None) -> None:
    assert laid([2, 0, 1], {1}).row_at(QPointF(300, y)) == row


@pytest.mark.parametrize(("y", "section"), [(-36, 0), (-1, 0), (119, 0), (120, 1), (156, 2), (900, 2)])
def test_a_y_is_in_a_section(y: float, section: int) -> None:
    assert laid([2, 0, 1], {1}).section_at(y) == section


def test_a_list_without_anything_has_no_rows() -> None:
    layout = laid([])
    assert (len(layout.rects), layout.height, layout.row_at(QPointF(0, 0)), layout.nearest_row(5)) == (
        0,
        0,
        None,
        None,
    )
    assert list(layout.rows_between(0, 500)) == []


@given(
    st.lists(st.integers(0, 6), max_size=8),
    st.sets(st.integers(0, 40)),
    st.floats(-100, 3000),
    st.floats(1, 800),
)
def test_what_is_found_in_a_stripe_is_what_meets_it(
    counts: list[int], two: set[int], top: float, high: float
) -> None:
    layout, bottom = laid(counts, two), top + high
    meeting = [n for n, rect in enumerate(layout.rects) if rect.top() < bottom and rect.bottom() > top]
    found = [row for row in layout.rows_between(top, bottom) if layout.rects[row].bottom() > top]
    assert found == meeting
    headings = [n for n in range(len(counts)) if top - 36 < layout.section_top(n) < bottom]
    assert list(layout.sections_between(top, bottom)) == headings
    for row in meeting:
        assert layout.row_at(layout.rects[row].center()) == row
        assert layout.nearest_row(layout.rects[row].top()) == row


def test_a_narrow_list_has_the_time_above_the_title_and_higher_rows() -> None:
    narrow, wide = Columns.of(399, METRICS), Columns.of(400, METRICS)
    assert (narrow.stacked, wide.stacked) == (True, False)
    assert narrow.time == narrow.text
    assert laid([1], width=399).rects[0].height() == 68
    assert Columns.of(700, Metrics(24)).stacked


def test_days_become_sections_and_what_has_no_time_comes_last() -> None:
    days = [(MON, ()), (TUE, sessions("b", "a")), (None, sessions("c"))]
    made = by_time(SAY, days, searching=False)
    assert [(s.heading, s.facts, s.day, len(s.sessions)) for s in made] == [
        ("Monday 7 April", "No sessions", MON, 0),
        ("Tuesday 8 April", "2 sessions", TUE, 2),
        ("Without a time", "1 session", None, 1),
    ]


def test_days_far_apart_are_told_with_their_years() -> None:
    days = [(MON, ()), (MON.replace(year=MON.year + 1), ()), (None, sessions("c"))]
    made = by_time(SAY, days, searching=False)
    assert [s.heading for s in made] == ["Monday 7 April 2031", "Wednesday 7 April 2032", "Without a time"]


def test_a_search_leaves_out_what_has_no_match() -> None:
    days = [(MON, ()), (TUE, sessions("b")), (WED, ()), (None, ())]
    assert [(s.heading, s.facts) for s in by_time(SAY, days, searching=True)] == [
        ("Tuesday 8 April", "1 match")
    ]
    assert [s.heading for s in by_time(SAY, days, searching=False)][-1] == "Wednesday 9 April"


def test_titles_stand_under_their_letters_in_swedish_order() -> None:
    made = by_title(
        SAY, sessions("Öl", "ål", "Zink", "äpple", "2 b", "Åre", "“Ek”", "zebra"), searching=False
    )
    assert [(s.heading, [one.title for one in s.sessions]) for s in made] == [
        ("0–9", ["“Ek”", "2 b"]),
        ("Z", ["zebra", "Zink"]),
        ("Å", ["ål", "Åre"]),
        ("Ä", ["äpple"]),
        ("Ö", ["Öl"]),
    ]
    assert {s.day for s in made} == {None}


def test_the_width_of_a_title_is_about_that_of_its_letters(qapp: QApplication) -> None:
    face = Lettering(METRICS).title
    titles = ["Water and what is wrong with it", "Å", "", "AVATAR Totally Kerned Wolves"]
    for title, width in zip(titles, TitleWidths(face).of(titles), strict=True):
        assert width == pytest.approx(face.width(title), rel=0.06)
