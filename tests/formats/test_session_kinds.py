"""What lists of choices say, by their titles."""

from __future__ import annotations

import pytest

from iweek_desktop.formats.session_kinds import kind_of, language_code


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Track", "track"),
        ("Tracks 2031", "track"),
        ("Spår", "track"),
        ("Tema", "track"),
        ("Topic", "track"),
        ("Session format", "form"),
        ("Typ", "form"),
        ("Language", "language"),
        ("Språk", "language"),
        ("Presentation language", "language"),
        ("Level", "level"),
        ("Nivå", "level"),
        ("Redskap", "other"),
        ("Attractions", "other"),
        ("", "other"),
        (None, "other"),
    ],
)
def test_kinds(title: str | None, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        ("svenska", "sv"),
        ("Français", "fr"),
        ("en", "en"),
        ("Klingon", "Klingon"),
        ("", None),
        (None, None),
    ],
)
def test_languages(name: str | None, code: str | None) -> None:
    assert language_code(name) == code
