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
        ("On internationalization", "en", "On inter|na|tion|al|iz|ation"),
        ("On internationalization", "en-GB", "On inter|na|tion|al|iz|ation"),
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
    assert hyphenated("On internationalization", zone="Europe/London") == "On inter|na|tion|al|iz|ation"


COMPOUNDS = """
Omvärlds|ana|lys Omvärlds|ana|ly|sen Jäm|ställd|hets|ana|lys Fram|tids|ana|lys Mark|nads|ana|lys
Kon|se|kvens|ana|lys Sam|hälls|ak|tör Sam|hälls|bygg|nads|kon|to|ret Inno|va|tions|upp|hand|ling
Inno|va|tions|arena Integ|ra|tions|ar|bete Omställ|nings|ar|bete Utveck|lings|ar|bete Håll|bar|hets|ar|bete
Tra|fik|sä|ker|hets|ar|bete Grann|skaps|ar|bete Kva|li|tets|ar|bete Infor|ma|tions|sä|ker|het
Verk|sam|hets|ut|veck|ling Lands|bygds|ut|veck|ling Gles|bygds|åter|växt Pro|cess|ut|veck|ling
Kun|skaps|ut|byte Erfa|ren|hets|ut|byte Rege|rings|upp|drag Adress|upp|gift Ansvars|om|råde
Bostads|om|råde Mil|jon|pro|grams|om|rå|den Med|bor|gar|skaps|an|sö|kan Livs|me|dels|an|lägg|ning
Sam|ver|kans|av|tal Han|dels|av|tal Besluts|un|der|lag Dataskydds|om|bud Utbild|nings|in|sats
Stads|od|ling Kurs|ut|bud Riks|an|tik|va|rie|äm|be|tet Digi|ta|li|se|rings|stra|tegi Kom|pe|tens|för|sörj|ning
"""


@pytest.mark.parametrize("compound", COMPOUNDS.split())
def test_the_s_that_links_a_compound_stays_with_what_is_before_it(compound: str) -> None:
    assert hyphenated(compound.replace("|", ""), "sv") == compound


def test_a_swedish_word_in_an_english_title_is_broken_as_a_swedish_one() -> None:
    title = "Omvärldsanalys for everybody"
    assert hyphenated(title, "en") == "Omvärlds|ana|lys for every|body"
    assert hyphenated(title, "en", "Europe/London") == "Omvärld|san|alys for every|body"


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
