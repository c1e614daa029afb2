from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from iweek_desktop.programme.likeness import Judge, Traits
from iweek_desktop.programme.matching import MOST_COMPARED, match_sessions
from iweek_desktop.programme.model import Programme
from tests.programme.labelled import Pair, groups
from tests.programme.written import programme, with_details

GROUPS = groups()


def judged(pairs: list[Pair]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs that are the same, and those that were found to be."""
    old = {f"old {n}": pair[0] for n, pair in enumerate(pairs) if pair[0]}
    new = {f"new {n}": pair[1] for n, pair in reversed(list(enumerate(pairs))) if pair[1]}
    same = {(f"old {n}", f"new {n}") for n, pair in enumerate(pairs) if None not in pair}
    return same, set(match_sessions(programme(old), programme(new)).items())


@pytest.mark.parametrize("name", GROUPS)
def test_labelled_groups(name: str) -> None:
    same, found = judged(GROUPS[name])
    assert found == same


def test_labelled_set_in_one_programme(record_property: Callable[[str, object], None]) -> None:
    """All groups at once, so that each is surrounded by others of the same days, places and people."""
    pairs = [pair for group in GROUPS.values() for pair in group]
    same, found = judged(pairs)
    assert len(pairs) >= 60
    precision, recall = len(found & same) / len(found), len(found & same) / len(same)
    record_property("precision", precision)
    record_property("recall", recall)
    print(f"{len(same)} same, {len(found)} found: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.97, found - same
    assert recall >= 0.97, same - found


@pytest.mark.parametrize("number", [200, 800])
def test_the_work_grows_with_the_number_of_sessions(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each session is compared with a few others at most, though many words, titles and times are common."""
    compared = []
    likeness = Judge.likeness

    def counting(judge: Judge, old: Traits, new: Traits) -> float:
        compared.append(1)
        return likeness(judge, old, new)

    monkeypatch.setattr(Judge, "likeness", counting)
    titles = [f"Samtal om {n % 40} och {n % 7} i vården" if n % 5 else "Lunch" for n in range(number)]
    lines = [f"{title} | {2 + n % 5} {9 + n % 8}:{n % 60:02}" for n, title in enumerate(titles)]
    later = [line.replace("Samtal", "Samtalet") for line in lines]
    old, new = programme(lines), programme({f"n{n}": line for n, line in enumerate(later)})
    match_sessions(old, new)
    assert 0 < len(compared) <= MOST_COMPARED * number


def test_the_same_whatever_the_order() -> None:
    pairs = [pair for group in GROUPS.values() for pair in group]
    forth, back = judged(pairs)[1], judged(pairs[::-1])[1]
    named = [{(pairs_[int(a[4:])][0], pairs_[int(b[4:])][1]) for a, b in found}
             for pairs_, found in ((pairs, forth), (pairs[::-1], back))]  # fmt: skip
    assert named[0] == named[1]


def with_names(made: Programme, **names: str) -> Programme:
    for guid, name in names.items():
        made = with_details(made, guid, id=name)
    return made


def test_the_sources_own_id_counts_where_the_guid_does_not() -> None:
    old = with_names(programme({"a": "Sten", "b": "Sax"}), a="1", b="2")
    new = with_names(programme({"x": "Påse", "y": "Ödla"}), x="2", y="1")
    assert match_sessions(old, new) == {"a": "y", "b": "x"}


def test_an_id_that_several_have_tells_nothing() -> None:
    old = with_names(programme({"a": "Sten", "b": "Sax"}), a="1", b="1")
    new = with_names(programme({"x": "Påse", "y": "Ödla"}), x="1", y="2")
    assert match_sessions(old, new) == {}
    assert match_sessions(new, old) == {}


def test_a_guid_is_believed_though_all_else_differs() -> None:
    old = programme({"a": "Sten | 2 10:00-11:00", "b": "Sax | 2 11:00-12:00"})
    new = programme({"a": "Påse | 3 14:00-15:00", "b": "Sax | 2 11:00-12:00"})
    assert match_sessions(old, new) == {"a": "a", "b": "b"}


def test_two_that_changed_guids_are_told_apart_by_what_they_say() -> None:
    old = programme({"a": "Sten | 2 10:00-11:00 | A", "b": "Sax | 3 11:00-12:00 | B"})
    new = programme({"b": "Sten | 2 10:00-11:00 | A", "a": "Sax | 3 11:00-12:00 | B"})
    assert match_sessions(old, new) == {"a": "b", "b": "a"}


def test_every_title_changed_is_not_numbered_anew() -> None:
    old = programme(
        {str(n): f"{title} | 2 1{n}:00" for n, title in enumerate(("Sten", "Sax", "Påse", "Ödla"))}
    )
    new = programme(
        {str(n): f"{title} | 3 1{n}:30" for n, title in enumerate(("Katt", "Hund", "Ko", "Gris"))}
    )
    assert match_sessions(old, new) == {str(n): str(n) for n in range(4)}


def test_numbers_that_shifted_and_times_and_titles_that_changed_too() -> None:
    titles = ("Sten och sand", "Sax och lim", "Påse med mjöl", "Ödla på väg", "Katt bland hermelinerna")
    old = programme({str(n): f"{title} | 2 1{n}:00" for n, title in enumerate(titles)})
    new = programme({str(n + 1): f"{title} i går | 2 1{n}:15" for n, title in enumerate(titles)})
    assert match_sessions(old, new) == {str(n): str(n + 1) for n in range(5)}


ROWS = (
    "Stadens träd och deras vänner | 2 10:00",
    "Robotar i hemtjänsten | 2 10:00",
    "Öppet hus i labbet | 2 11:00",
    "Båtar av papper | 2 11:00",
    "Vad vet en kruka | 3 09:00",
    "Sångbok för sjuka | 3 13:00",
)


def rows(lines: Sequence[str]) -> Programme:
    """Return a programme whose guids are row numbers."""
    return programme({str(n): line for n, line in enumerate(lines, 1)})


@pytest.mark.parametrize("place", range(len(ROWS) + 1))
def test_a_row_written_anywhere_shifts_the_numbers_below_it(place: int) -> None:
    new = [*ROWS[:place], "Något helt annat | 2 10:00", *ROWS[place:]]
    expected = {str(n): str(n if n <= place else n + 1) for n in range(1, len(ROWS) + 1)}
    assert match_sessions(rows(ROWS), rows(new)) == expected


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_row_struck_out_anywhere_shifts_the_numbers_below_it(place: int) -> None:
    new = [*ROWS[:place], *ROWS[place + 1 :]]
    expected = {str(n): str(n if n <= place else n - 1) for n in range(1, len(ROWS) + 1) if n != place + 1}
    assert match_sessions(rows(ROWS), rows(new)) == expected


def test_a_number_that_shifted_is_told_by_the_title_where_the_time_changed_too() -> None:
    new = (*ROWS[:4], "Något helt annat | 2 15:00", ROWS[4].replace("09", "10"), ROWS[5])
    expected = {"1": "1", "2": "2", "3": "3", "4": "4", "5": "6", "6": "7"}
    assert match_sessions(rows(ROWS), rows(new)) == expected


def test_a_session_that_is_split_keeps_its_guid() -> None:
    old = programme({"a": "Stadens träd och deras vänner | 2 10:00-12:00"})
    new = programme({
        "a": "Stadens träd och deras vänner, del 1 | 2 10:00-11:00",
        "b": "Stadens träd och deras vänner, del 2 | 2 11:00-12:00",
    })  # fmt: skip
    assert match_sessions(old, new) == {"a": "a"}


def test_lunches_of_all_days_keep_their_guids_whatever_they_are_called_now() -> None:
    old = programme({"a": "Lunch | 2 12:00", "b": "Lunch | 3 12:00"})
    new = programme({"a": "Mingel | 2 12:00", "b": "Lunch | 3 12:00", "c": "Lunch | 2 13:00"})
    assert match_sessions(old, new) == {"a": "a", "b": "b"}
