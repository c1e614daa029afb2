from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from iweek_desktop.library.identifying import Identified, Kin, identify, remember
from iweek_desktop.plan.carrying import carry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.programme.model import Level, Programme
from iweek_desktop.store.store import Store
from tests.programme.written import programme

LINES = {
    "talk": "Att leda i det okända | 2 10:00-11:00 | A",
    "trees": "Stadens träd | 2 13:00-14:00 | B",
    "robots": "Robotar i hemtjänsten | 3 10:00-11:00 | A",
}
WEEK = programme(LINES, "week-2030")
EXPORT = programme({f"uid-{guid}": line for guid, line in LINES.items()}, "written-2030")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "favourites.sqlite", system_clock, "window") as opened:
        yield opened


def next_year(made: Programme, key: str) -> Programme:
    by = timedelta(days=364)
    sessions = tuple(
        s._replace(start=s.start and s.start + by, end=s.end and s.end + by) for s in made.sessions
    )
    return made._replace(key=key, sessions=sessions)


def test_the_same_key_needs_no_question(store: Store) -> None:
    assert identify(WEEK._replace(title="Something else"), [EXPORT, WEEK], store) == (Kin.SAME, "week-2030")


def test_nothing_like_it_is_different(store: Store) -> None:
    assert identify(WEEK, [], store) == (Kin.DIFFERENT, None)
    assert identify(next_year(WEEK, "week-2031"), [WEEK], store) == (Kin.DIFFERENT, None)


def test_the_user_is_asked_once_and_says_yes(store: Store) -> None:
    plan = Plan(store, WEEK.key)
    plan.set_level("talk", Level.MUST, snapshot_of(WEEK, WEEK.sessions[0]))
    found = identify(EXPORT, [WEEK], store)
    assert found == Identified(Kin.UNSURE, "week-2030")
    assert found.key is not None
    remember(store, EXPORT, found.key, same=True)
    assert identify(EXPORT, [WEEK], store) == (Kin.ALIAS, "week-2030")
    assert identify(WEEK, [EXPORT], store) == (Kin.ALIAS, "written-2030")
    assert identify(EXPORT, [], store) == (Kin.ALIAS, "week-2030"), "though the other has left the shelf"
    carry(store, EXPORT.key, WEEK, EXPORT)
    assert Plan(store, EXPORT.key).favourites() == {"uid-talk": Level.MUST}


def test_the_user_is_asked_once_and_says_no(store: Store) -> None:
    remember(store, EXPORT, "week-2030", same=False)
    assert identify(EXPORT, [WEEK], store) == (Kin.DIFFERENT, None)
    assert identify(WEEK, [EXPORT], store) == (Kin.DIFFERENT, None)
    third = EXPORT._replace(key="third")
    assert identify(third, [WEEK, EXPORT], store) == (Kin.UNSURE, "week-2030")
