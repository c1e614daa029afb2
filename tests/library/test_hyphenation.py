"""Long words of titles and where they may be broken (the titles are made up)."""

from __future__ import annotations

import pytest

from iweek_desktop.library.hyphenation import SOFT_HYPHEN, hyphenated_names, hyphenated_titles
from iweek_desktop.programme.model import Programme, Session, Track


def hyphenated(title: str, language: str | None = None, zone: str = "Europe/Stockholm") -> str | None:
    session = Session("s", title, language=language)
    found = dict(hyphenated_titles(Programme("k", "Made up", zone, (session,))))
    return found.get("s", "").replace(SOFT_HYPHEN, "|") or None


@pytest.mark.parametrize(
    ("title", "language", "broken"),
    [
        ("Innovationsupphandling för alla", "sv", "Inno|va|tions|upp|hand|ling för alla"),
        ("Innovationsupphandling för alla", None, "Inno|va|tions|upp|hand|ling för alla"),
        ("On internationalization", "en", "On inter|na|tion|al|iz|a|tion"),
        ("On internationalization", "en-GB", "On inter|na|tion|al|iz|a|tion"),
        ("Öppet hus på Ängsholmens testbädd", "sv", "Öppet hus på Ängs|hol|mens test|bädd"),
        ("Kort titel", "sv", None),
        ("Innovationsupphandling", "tlh", None),
    ],
)
def test_a_title_is_broken_by_the_rules_of_its_language(
    title: str, language: str | None, broken: str | None
) -> None:
    assert hyphenated(title, language) == broken


def test_elsewhere_titles_without_a_language_are_taken_for_english() -> None:
    assert hyphenated("On internationalization", zone="Europe/London") == "On inter|na|tion|al|iz|a|tion"


def test_without_its_soft_hyphens_the_title_is_the_title() -> None:
    title = "Livsmedelsförsörjningsberedskap, verksamhetsutvecklingsarbete och 2024"
    assert (hyphenated(title) or "").replace("|", "") == title


def test_names_of_lanes_are_broken_by_the_programmes_language() -> None:
    programme = Programme(
        "k",
        "Made up",
        "Europe/Stockholm",
        tracks={"i": Track("i", "Innovationsupphandling"), "k": Track("k", "Kris")},
    )
    assert dict(hyphenated_names(programme)) == {
        "Innovationsupphandling": "Inno|va|tions|upp|hand|ling".replace("|", SOFT_HYPHEN)
    }
