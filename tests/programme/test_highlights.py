"""Where the words that somebody looks for stand."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iweek_desktop.programme.highlights import excerpt, on_lines, spans
from iweek_desktop.programme.identity import fold


def marked(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Upphandling som skalar", ["upphandling"], ["Upphandling"]),
        ("Innovationsupphandling", ["upphandling"], ["upphandling"]),
        ("CRÈME brûlée, creme", ["creme"], ["CRÈME", "creme"]),
        ("Åsa i Göteborg", ["asa", "goteborg"], ["Åsa", "Göteborg"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("die Straße", ["s"], ["S", "ß"]),
        ("upphand\N{SOFT HYPHEN}ling", ["upphandling"], ["upphand\N{SOFT HYPHEN}ling"]),
        (
            "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}",
            ["ete"],
            ["e\N{COMBINING ACUTE ACCENT}te"],
        ),
        ("banana", ["ana"], ["ana"]),
        ("one two three", ["wo", "two", "tw"], ["two"]),
        ("abcd", ["ab", "cd"], ["abcd"]),
        ("nothing of it", ["else"], []),
        ("", ["a"], []),
        ("any", ["", "n"], ["n"]),
    ],
)
def test_words_are_found_whatever_case_and_accents(text: str, words: list[str], expected: list[str]) -> None:
    assert marked(text, *words) == expected


@given(st.text(max_size=40), st.data())
def test_what_is_found_in_the_folded_text_is_found_in_the_text(text: str, data: st.DataObject) -> None:
    # This one sign folds to a letter alone, and vanishes after others.
    assume("\N{COMBINING GREEK YPOGEGRAMMENI}" not in text and "\N{SOFT HYPHEN}" not in text)
    words = fold(text).split()
    assume(words)
    word = data.draw(st.sampled_from(words))
    begin = data.draw(st.integers(0, len(word) - 1))
    part = word[begin : data.draw(st.integers(begin + 1, len(word)))]
    found = spans(text, [part])
    assert found
    assert any(part in fold(text[start:end]) for start, end in found)
    ends = [0, *(place for span in found for place in span), len(text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rye again", "Rye again"),
        ("A short lead before the rye", "A short lead before the rye"),
        ("What bakers of the whole region should know about rye", "… region should know about rye"),
        ("Withoutanyspaceatallitgoesonandonandon rye", "… rye"),
        ("Withoutanyspaceatallitgoesonandonandonrye", "…spaceatallitgoesonandonandonrye"),
        ("nothing here", "nothing here"),
    ],
)
def test_an_excerpt_begins_a_little_before_the_first_match(text: str, expected: str) -> None:
    assert excerpt(text, ["rye"]) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Innovationsupphandling i glesbygd"], [["upphandling"]]),
        (["Innovationsupp-", "handling i glesbygd"], [["upp"], ["handling"]]),
        (["Innovations-", "upphandling i", "glesbygd"], [[], ["upphandling"], []]),
        (["Innovationsupphand…"], [["upphand"]]),
        (["Innova…"], [[]]),
    ],
)
def test_matches_are_found_on_the_lines_of_a_title(lines: list[str], expected: list[list[str]]) -> None:
    text = "Innovationsupphandling i glesbygd"
    found = on_lines(lines, text, spans(text, ["upphandling"]))
    shown = [[line[start:end] for start, end in matches] for line, matches in zip(lines, found, strict=True)]
    assert shown == expected
