"""Searching again and again finds what searching once finds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.library.haystacks import MOST_ANSWERS, Haystack, Haystacks

LETTERS = st.text("aäb ", max_size=12)
WORDS = st.lists(st.text("aäb", min_size=1, max_size=3), max_size=3)


def haystacks_of(texts: list[str]) -> list[Haystack]:
    first = date(2031, 5, 5)
    return [
        Haystack(text, f"s{n}", first + timedelta(days=n) if n % 3 else None) for n, text in enumerate(texts)
    ]


@given(st.lists(LETTERS, max_size=8), st.lists(WORDS, max_size=6))
def test_what_was_searched_before_does_not_matter(texts: list[str], searches: list[list[str]]) -> None:
    haystacks = haystacks_of(texts)
    remembering = Haystacks(haystacks)
    for words in searches:
        plain = {each.guid: each.day for each in haystacks if all(word in each.text for word in words)}
        found = remembering.with_all(words)
        assert found == plain
        assert list(found) == list(plain)


def test_typing_on_looks_only_where_the_last_letters_were_found() -> None:
    class Watched(str):
        looked_at = 0

        def __contains__(self, part: object) -> bool:
            Watched.looked_at += 1
            return super().__contains__(part)  # type: ignore[operator]

    texts = [Watched("tea"), Watched("toast"), Watched("coffee"), Watched("cake")]
    finder = Haystacks(haystacks_of(list(texts)))
    for typed, looked_at in (
        (["t"], 4),
        (["te"], 2),
        (["tea"], 1),
        (["te"], 0),
        (["e", "tea"], 2),
        (["ca"], 4),
    ):
        Watched.looked_at = 0
        finder.with_all(typed)
        assert Watched.looked_at <= looked_at, typed


def test_only_the_last_answers_are_remembered() -> None:
    finder = Haystacks(haystacks_of(["abc"]))
    for number in range(3 * MOST_ANSWERS):
        finder.with_all([str(number)])
    assert len(finder._answers) == MOST_ANSWERS
