"""Breaking titles into lines, at ten px a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.ui.drawing.wrapping import ELLIPSIS, SOFT_HYPHEN, breakable, elide, sparing, wrap


def measure(text: str) -> float:
    return 10.0 * len(text)


@pytest.mark.parametrize(
    ("text", "width", "most", "lines", "cut"),
    [
        ("", 100, 3, [], False),
        ("One two", 100, 3, ["One two"], False),
        ("One two", 50, 3, ["One", "two"], False),
        ("One two three", 50, 2, ["One", "two…"], True),
        ("One  two\n three", 200, 1, ["One two three"], False),
        ("One two three", 80, 1, ["One two…"], True),
        ("Kaffebryggning", 60, 4, ["Kaffe-", "brygg-", "ning"], False),
        ("Kaffebryggning", 60, 2, ["Kaffe-", "brygg…"], True),
        ("Te-kannor", 40, 4, ["Te-", "kan-", "nor"], False),
        ("a b c", 5, 9, ["a", "b", "c"], False),
    ],
)
def test_lines(text: str, width: float, most: int, lines: list[str], cut: bool) -> None:
    assert wrap(text, width, most, measure) == (lines, cut)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Tea", 30, "Tea"),
        ("Teapot", 50, "Teap…"),
        ("Tea pot", 50, "Tea…"),
        ("Tea", 10, ELLIPSIS),
        ("Tea", 5, ""),
        ("", 0, ""),
    ],
)
def test_elided(text: str, width: float, expected: str) -> None:
    assert elide(text, width, measure) == expected


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("kaffe|bryggning", 100, ["kaffe-", "bryggning"]),
        ("kaffe|bryggning", 150, ["kaffebryggning"]),
        ("om kaffe|bryggning nu", 100, ["om kaffe-", "bryggning", "nu"]),
        ("om kaffe|bryggning nu", 80, ["om", "kaffe-", "bryggni-", "ng nu"]),
        ("tio te|kannor", 60, ["tio", "te-", "kannor"]),
        ("om te|kannor", 80, ["om", "tekannor"]),
        ("om te|kannor", 70, ["om te-", "kannor"]),
    ],
)
def test_words_are_broken_at_soft_hyphens_first(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text.replace("|", SOFT_HYPHEN), width, 9, measure) == (lines, False)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Bread-Baking-Breakfast", 100, ["Bread-", "Baking-", "Breakfast"]),
        ("Opening/Cleaning up", 100, ["Opening/", "Cleaning", "up"]),
        ("Tea-meet|ing", 80, ["Tea-", "meeting"]),
        ("the tea-and-coffee hour", 120, ["the tea-and-", "coffee hour"]),
        ("the tea-and-coffee", 140, ["the", "tea-and-coffee"]),
        ("E-tea 10-12", 40, ["E-t-", "ea", "10-", "12"]),
        ("Breakfasts", 90, ["Breakfas-", "ts"]),
        ("C|e|re|mony", 30, ["Ce-", "re-", "mo-", "ny"]),
    ],
)
def test_words_are_broken_at_their_own_hyphens_and_slashes(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text.replace("|", SOFT_HYPHEN), width, 9, measure) == (lines, False)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Hall kaffe|brygg|ning", 140, ["Hall", "kaffebryggning"]),
        ("Hall kaffe|brygg|ning two", 140, ["Hall kaffe-", "bryggning two"]),
    ],
)
def test_no_word_is_broken_that_spares_no_line(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text.replace("|", SOFT_HYPHEN), width, 9, measure) == (lines, False)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("茶会と菓子の作り方", 40, ["茶会と菓", "子の作り", "方"]),
        ("茶会。菓子", 20, ["茶", "会。", "菓子"]),
        ("茶（緑）会", 30, ["茶", "（緑）", "会"]),
        ("茶teaの会", 40, ["茶tea", "の会"]),
    ],
)
def test_scripts_without_spaces_are_broken_without_hyphens(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text, width, 9, measure) == (lines, False)


def test_only_long_words_of_a_label_may_be_broken() -> None:
    text = "Om te|kannor och kaffe|bryggning".replace("|", SOFT_HYPHEN)
    assert sparing(text) == f"Om tekannor och kaffe{SOFT_HYPHEN}bryggning"


def test_a_cut_title_shows_no_soft_hyphen() -> None:
    assert wrap(f"kaffe{SOFT_HYPHEN}bryggning", 80, 1, measure) == (["kaffebr…"], True)


titles = st.text(st.sampled_from("abcåäö -–&/茶、（"), max_size=60)


@given(titles, st.integers(20, 400), st.integers(1, 6))
def test_lines_fit_and_none_is_lost(text: str, width: int, most: int) -> None:
    lines, cut = wrap(text, width, most, measure)
    assert len(lines) <= most
    assert all(measure(line) <= width for line in lines)
    if not cut:
        letters = [letter for letter in text if not letter.isspace() and letter != "-"]
        assert [letter for letter in "".join(lines) if not letter.isspace() and letter != "-"] == letters


@given(titles, st.integers(0, 30), st.integers(1, 6))
def test_no_width_is_too_small(text: str, width: int, most: int) -> None:
    lines, _ = wrap(text, width, most, measure)
    assert len(lines) <= most


@given(titles, st.integers(10, 400))
def test_an_elided_text_fits_and_says_that_it_is_cut(text: str, width: int) -> None:
    shown = elide(text, width, measure)
    assert measure(shown) <= width
    assert shown == text or (shown.endswith(ELLIPSIS) and text.startswith(shown[:-1]))


def test_only_very_long_words_may_be_broken_anywhere() -> None:
    assert breakable("A short title, with hyphen-ation") == "A short title, with hyphen-ation"
    long = "Kaffebryggningsutveckling"
    broken = breakable(f"Om {long}")
    assert broken.replace(SOFT_HYPHEN, "") == f"Om {long}"
    assert broken.startswith(f"Om Kaf{SOFT_HYPHEN}f")
    assert broken.endswith(f"{SOFT_HYPHEN}ing")
