from __future__ import annotations

import locale

import pytest

from iweek_desktop.formats.table_columns import COLUMNS
from iweek_desktop.wording.catalogue import choose_language, load_wording

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A system that names no language."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))
    return monkeypatch


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("sv", "sv"),
        ("en", "en"),
        ("sv_SE.UTF-8", "sv"),
        ("sv-FI", "sv"),
        ("SV", "sv"),
        ("fi", "en"),
        ("de_DE", "en"),
    ],
)
def test_what_is_asked_for(nowhere: pytest.MonkeyPatch, asked: str, chosen: str) -> None:
    assert choose_language(asked) == chosen


@pytest.mark.parametrize(
    ("variable", "value", "chosen"),
    [
        ("LANG", "sv_SE.UTF-8", "sv"),
        ("LC_ALL", "sv_SE", "sv"),
        ("LANGUAGE", "fi:sv:en", "sv"),
        ("LANGUAGE", "en:sv", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "", "en"),
    ],
)
def test_what_the_environment_says(
    nowhere: pytest.MonkeyPatch, variable: str, value: str, chosen: str
) -> None:
    nowhere.setenv(variable, value)
    assert choose_language(None) == chosen


@pytest.mark.parametrize(
    ("name", "chosen"),
    [("Swedish_Sweden", "sv"), ("sv_SE", "sv"), ("English_United States", "en"), (None, "en")],
)
def test_what_the_system_says(nowhere: pytest.MonkeyPatch, name: str | None, chosen: str) -> None:
    nowhere.setattr(locale, "getlocale", lambda: (name, None))
    assert choose_language(None) == chosen


def test_the_environment_goes_before_the_system(nowhere: pytest.MonkeyPatch) -> None:
    nowhere.setattr(locale, "getlocale", lambda: ("sv_SE", None))
    nowhere.setenv("LANG", "en_GB.UTF-8")
    assert choose_language(None) == "en"


def test_plurals_and_contexts() -> None:
    english, swedish = load_wording("en"), load_wording("sv")
    assert [english.plural("{n} session", "{n} sessions", n) for n in (0, 1, 2)] == [
        "0 sessions", "1 session", "2 sessions",
    ]  # fmt: skip
    assert [swedish.plural("{n} session", "{n} sessions", n) for n in (0, 1, 2)] == [
        "0 aktiviteter", "1 aktivitet", "2 aktiviteter",
    ]  # fmt: skip
    assert swedish.within("month", "May") == "maj"


def test_in_swedish_a_thing_is_called_what_the_columns_of_a_table_are_called() -> None:
    say, compared = load_wording("sv"), 0
    for column in COLUMNS:
        for english in (column.english, column.english.lower()):
            if say(english) != english:
                assert say(english).casefold() == column.swedish.casefold()
                compared += 1
    assert compared > 10


def test_braces_in_a_value_are_left_alone() -> None:
    say = load_wording("sv")
    assert "{n} {0}" in say("Clashes with {titles}", titles="{n} {0}")


def test_what_is_not_in_the_catalogue_is_english() -> None:
    assert load_wording("sv")("A sentence that nobody translated") == "A sentence that nobody translated"
    assert load_wording("fi").language == "en"
