from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iweek_desktop.export.calendar_text import shorten, units
from iweek_desktop.export.folding import fold_line, folded


@given(st.text(st.sampled_from("aå€\U0001f600\\,;n "), max_size=400))
@example("\\" * 400)
@example("å" * 37 + "a" * 2)
@example("a" * 75)
def test_a_fold_parts_no_character_and_no_escape(text: str) -> None:
    line = "X:" + text.replace("\\", "\\\\").replace(",", "\\,")
    parts = fold_line(line).split(b"\r\n ")
    assert b"".join(parts).decode() == line
    for n, part in enumerate(parts):
        part.decode()
        assert len(part) + (n > 0) <= 75
        assert not (len(part) - len(part.rstrip(b"\\"))) % 2
    assert len(parts) == 1 or all(len(part) >= 69 for part in parts[:-1])


def test_empty_lines_are_left_out() -> None:
    assert folded(["BEGIN:VCALENDAR", "", "END:VCALENDAR"]) == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("a bcd", 3, "a…"),
        ("a\U0001f600b", 4, "a\U0001f600b"),
        ("a\U0001f600bc", 3, "a…"),
        ("\U0001f600", 1, "…"),
    ],
)
def test_a_cut_shows_and_keeps_pairs_whole(text: str, most: int, kept: str) -> None:
    assert shorten(text, most) == kept


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 40))
def test_a_cut_keeps_within_its_bound(text: str, most: int) -> None:
    cut = shorten(text, most)
    assert units(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(re.sub("…$", "", cut)))
