"""What is said of a change that was taken back or made again."""

from __future__ import annotations

import pytest

from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.history import done_again, undone

EN, SV = load_wording("en"), load_wording("sv")


@pytest.mark.parametrize(
    ("field", "now", "title", "english", "swedish"),
    [
        ("level", None, "Tea", "Undone, now Not saved: Tea", "Ångrat, nu Ej sparad: Tea"),
        ("level", "must", "Tea", "Undone, now Must: Tea", "Ångrat, nu Måste: Tea"),
        ("note", "Ask", "Tea", "Undone in your notes: Tea", "Ångrat i dina anteckningar: Tea"),
        ("guid", "b", "", "Undone", "Ångrat"),
        ("level", None, "", "Undone", "Ångrat"),
    ],
)
def test_what_is_taken_back(field: str, now: str | None, title: str, english: str, swedish: str) -> None:
    assert undone(EN, field, now, title) == english
    assert undone(SV, field, now, title) == swedish
    assert done_again(EN, field, now, title) == english.replace("Undone", "Done again")
    assert done_again(SV, field, now, title) == swedish.replace("Ångrat", "Gjort igen")


def test_what_was_attached_is_named_by_the_session_that_it_was_attached_to() -> None:
    assert undone(EN, "guid", "gone", "Tea") == "Undone, no longer attached to: Tea"
    assert done_again(EN, "guid", "tea", "Tea") == "Done again, attached to: Tea"
    assert undone(SV, "guid", "gone", "Te") == "Ångrat, inte längre kopplad till: Te"
    assert done_again(SV, "guid", "tea", "Te") == "Gjort igen, kopplad till: Te"
