"""The tool that keeps the catalogues in step, and the catalogues that are committed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from iweek_desktop.wording import upkeep as translations
from iweek_desktop.wording.upkeep import Said


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('say("Save")', [Said("Save")]),
        ('self._say("Save as {name}", name=n)', [Said("Save as {name}")]),
        ('say("On" if on else "Off")', [Said("On"), Said("Off")]),
        ('say.plural("{n} day", "{n} days", count)', [Said(("{n} day", "{n} days"))]),
        ('self._say.within("month", "May")', [Said("May", "month")]),
        ('f"{day}, {say("All day")}"'.replace('"All day"', "'All day'"), [Said("All day")]),
        ('say("One " "sentence")', [Said("One sentence")]),
        ('say(message); shout("No"); say(7); say.plural(one, many, 2)', []),
    ],
)
def test_messages_are_read_from_the_code(source: str, expected: list[Said]) -> None:
    assert list(translations.messages(source)) == expected


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('say("Save")\nself._say("Save" if new else "Replace")\nsay.plural("{n} day", "{n} days", 2)', []),
        ('say("Save")\nself._say(title)', [2]),
        ('say.plural(one, "{n} days", 2)', [1]),
        ('self._say.within(context, "May")', [1]),
        ('say(f"Save {name}")', [1]),
        ("text.plural(one, many); shout(text)", []),
        ("def _say(row): ...\nself._say(row)\nsay(row)", [3]),
    ],
)
def test_what_cannot_be_translated_is_found(source: str, lines: list[int]) -> None:
    assert list(translations.opaque_lines(source)) == lines


def catalogue(**said: str) -> Catalog:
    """Return a catalogue of messages with their translations."""
    made = translations.BareCatalogue("sv")
    for text, translation in said.items():
        made.add(text, translation)
    return made


def test_a_complete_catalogue_has_no_problems() -> None:
    assert list(translations.problems(catalogue(Save="Spara"), catalogue(Save=""))) == []


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        (catalogue(), "missing: 'Save'"),
        (catalogue(Save=""), "not translated: 'Save'"),
        (catalogue(Save="Spara {name}"), "placeholders differ (name): 'Save'"),
        (catalogue(Save="Spara", Open="Öppna"), "no longer said: 'Open'"),
    ],
)
def test_problems_are_told(own: Catalog, problem: str) -> None:
    assert list(translations.problems(own, catalogue(Save=""))) == [problem]


def test_a_guess_is_a_problem() -> None:
    own = catalogue(Save="Spara")
    own["Save"].flags.add("fuzzy")
    assert list(translations.problems(own, catalogue(Save=""))) == ["uncertain (fuzzy): 'Save'"]


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (("1 dag", "{n} dagar"), []),
        (("{n} dag", "dagar {m}"), ["placeholders differ (m): ('{n} day', '{n} days')"]),
        (("{n} dag", ""), ["not translated: ('{n} day', '{n} days')"]),
    ],
)
def test_a_count_may_be_written_out(forms: tuple[str, str], found: list[str]) -> None:
    own, template = catalogue(), catalogue()
    own.add(("{n} day", "{n} days"), forms)
    template.add(("{n} day", "{n} days"))
    assert list(translations.problems(own, template)) == found


def test_a_catalogue_survives_writing_and_reading(tmp_path: Path) -> None:
    own = catalogue(Save="Spara", Open="")
    own.add(("{n} day", "{n} days"), ("{n} dag", "{n} dagar"))
    own.add("May", "maj", context="month")
    path = tmp_path / "iweek.po"
    path.write_bytes(translations.written(own))
    again = translations.read(path, "sv")
    assert translations.written(again) == translations.written(own)
    assert translations.compiled(again) == translations.compiled(own)


def test_a_translation_outlives_a_time_in_which_it_is_not_said() -> None:
    own = translations.merged(catalogue(Save="Spara", Open="Öppna"), catalogue(Save=""))
    assert list(translations.problems(own, catalogue(Save=""))) == ["obsolete: 'Open'"]
    own = translations.merged(own, catalogue(Save="", Open=""))
    assert own["Open"].string == "Öppna"
    assert list(translations.problems(own, catalogue(Save="", Open=""))) == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_compiled_catalogue_is_what_the_text_says(language: str) -> None:
    path = translations.po_path(language)
    compiled = translations.compiled(translations.read(path, language))
    assert path.with_suffix(".mo").read_bytes() == compiled, "run: python3 dev.py translations"


def test_in_swedish_a_session_is_called_by_one_word_and_has_a_title() -> None:
    other = re.compile(r"programpunkt|föreläsning|\bsession|ingen rubrik|underrubrik", re.IGNORECASE)
    said = [message.string for message in translations.read(translations.po_path("sv"), "sv") if message.id]
    texts = [text for each in said for text in ([each] if isinstance(each, str) else each or ())]
    assert len(texts) > 500
    assert [text for text in texts if other.search(text)] == []


def test_every_language_of_the_program_has_a_catalogue() -> None:
    from iweek_desktop.wording.catalogue import LANGUAGES

    assert {"en", *translations.LANGUAGES} == set(LANGUAGES)
