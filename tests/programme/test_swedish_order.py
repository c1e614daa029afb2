"""The order of names in Swedish."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.text import initial, swedish_key


@pytest.mark.parametrize(
    "names",
    [
        ["Ale", "Zinkgruvan", "Åmål", "Älvsbyn", "Örebro"],
        ["ä", "ö"],
        ["Sal 2", "Sal 10", "Sal 010a"],
        ["2 b", "a"],
        ["Ek", "Eka", "Éke"],
        ["a b", "a-b", "a1", "ab"],
        ["Zoom", "Ærø", "Østersund"],
        ["z", "å", "я"],
        ["9" * 5000, "1" + "0" * 5000],
    ],
)
def test_order(names: list[str]) -> None:
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=swedish_key) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("é", "e"),
        ("É", "e"),
        ("Ü", "u"),
        ("A\u030a", "å"),
        ("o\u0308", "Ö"),
        ("straße", "STRASSE"),
        ("Sal 07", "sal 7"),
        ("a  b", " a b "),
        ("٣", "3"),
    ],
)
def test_equal(one: str, other: str) -> None:
    assert swedish_key(one) == swedish_key(other)


def test_swedish_letters_are_letters_of_their_own() -> None:
    assert len({swedish_key(char) for char in "aåäoö"}) == 5


@given(st.lists(st.text(st.characters(exclude_categories=[])), max_size=8))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    keys = sorted(swedish_key(text) for text in texts)
    assert all(a <= b for a, b in itertools.pairwise(keys))


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_are_in_order_of_value(a: int, b: int) -> None:
    assert (swedish_key(f"Sal {a}") < swedish_key(f"Sal {b}")) == (a < b)


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Älvsbyn", "Ä"), ("ale", "A"), ("Éke", "E"), ("Østersund", "Ö"), ("A\u030amål", "Å"), (" Ek", "E"),
        ("straße", "S"), ("ß", "S"), ("2 b", ""), ("“AI”", ""), ("٣", ""), ("", ""), ("я", "Я"),
    ],
)  # fmt: skip
def test_initial(text: str, letter: str) -> None:
    assert initial(swedish_key(text)) == letter


@given(st.lists(st.text(), min_size=1, max_size=20))
def test_texts_in_order_have_their_initials_in_runs(texts: list[str]) -> None:
    runs = [letter for letter, _ in itertools.groupby(sorted(map(swedish_key, texts)), key=initial)]
    assert len(runs) == len(set(runs))
