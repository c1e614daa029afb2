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
        ("guid", "b", "Tea", "Undone", "Ångrat"),
        ("level", None, "", "Undone", "Ångrat"),
    ],
)
def test_what_is_taken_back(field: str, now: str | None, title: str, english: str, swedish: str) -> None:
    assert undone(EN, field, now, title) == english
    assert undone(SV, field, now, title) == swedish
    assert done_again(EN, field, now, title) == english.replace("Undone", "Done again")
    assert done_again(SV, field, now, title) == swedish.replace("Ångrat", "Gjort igen")
