"""Which programme, which session."""

from __future__ import annotations

import unicodedata
import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.identity import derived_guid, fold, fold_letters, programme_key

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åre", "are"),
        ("  Två   Ord\t", "tva ord"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("℡", "tel"),
        ("İ", "i"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(WORDS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_signs_fold_among_others_as_each_for_itself(text: str) -> None:
    assert fold_letters(text) == "".join(map(fold_letters, text))


@given(WORDS)
def test_case_is_folded(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.upper())


@pytest.mark.parametrize(
    ("key", "acronym", "title", "start", "expected"),
    [
        ("iw-24", "iw", "Innovation Week", date(2024, 9, 30), "iw-24"),
        (" iw-24 ", None, "Innovation Week", None, "iw-24"),
        ("  ", "IW", "Innovation Week", date(2024, 9, 30), "iw-2024"),
        (None, "IW", "Innovation Week", None, "iw"),
        (None, " ", "Innovation Week", date(2024, 9, 30), "innovation-week-2024"),
        ("", None, "Innovationsveckan på Öland", date(2026, 1, 1), "innovationsveckan-pa-oland-2026"),
        (None, None, "Innovation Week", None, "innovation-week"),
        (None, None, "\u0301", date(2026, 1, 1), "programme-2026"),
    ],
)
def test_programme_key(
    key: str | None, acronym: str | None, title: str, start: date | None, expected: str
) -> None:
    assert programme_key(key, acronym, title, start) == expected


def test_next_year_is_another_programme() -> None:
    years = {programme_key(None, None, "Innovation Week", date(year, 9, 30)) for year in (2024, 2025)}
    assert len(years) == 2


@given(WORDS, WORDS)
def test_there_is_always_a_key(acronym: str, title: str) -> None:
    assert programme_key(None, acronym, title, None).strip()


@pytest.mark.parametrize(
    ("source_id", "title", "start", "room", "name"),
    [
        ("17", "Talk", "2026-10-06", "Hall", "key/17"),
        (None, "Talk", "2026-10-06", "Hall", "key/Talk|2026-10-06|Hall"),
        (None, "Talk", "", "", "key/Talk||"),
    ],
)
def test_derived_guid(source_id: str | None, title: str, start: str, room: str, name: str) -> None:
    expected = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
    assert derived_guid("key", source_id, title, start, room) == expected


def test_a_derived_guid_is_the_same_in_every_release() -> None:
    guid = derived_guid("innovation-week-2024", "17", "", "", "")
    assert guid == "b9a69500-a6e5-5e91-abf4-0572e4fa6150"


@given(
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs"]),
            st.sampled_from("åÄöéßıİ\N{COMBINING GREEK YPOGEGRAMMENI}ᾳ\u0308ﬁ²Ａ"),
        ),
        max_size=20,
    )
)
def test_folding_is_decomposing_ignoring_case_and_leaving_accents_out(text: str) -> None:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    assert fold(text) == " ".join(bare.split())
