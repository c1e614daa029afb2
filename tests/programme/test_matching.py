from __future__ import annotations

from collections.abc import Callable

import pytest

from iweek_desktop.programme.matching import match_sessions
from tests.programme.labelled import Pair, groups
from tests.programme.written import programme

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
