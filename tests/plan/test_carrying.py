from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iweek_desktop.plan.carrying import Carried, carry, parked_marks
from iweek_desktop.plan.clashes import created_clashes
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.clock import Clock, system_clock
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Level, Programme
from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.store.store import Store
from tests.programme.written import programme

KEY = "written"
NOON = datetime(2030, 9, 1, 12, tzinfo=UTC)
FIRST = {
    "talk": "Att leda i det okända | 2 10:00-11:00 | A | Regionen | Ada Ek",
    "trees": "Stadens träd och deras vänner | 2 13:00-14:00 | B | Kommunen",
    "robots": "Robotar i hemtjänsten | 3 10:00-11:00 | A | Kommunen | Eva Lo",
    "lunch": "Lunch | 2 12:00-13:00 | Matsalen",
    "labs": "Öppet hus i labbet | 4 10:00-16:00 | Labbet",
}
OLD = programme(FIRST)


def version(**lines: str | None) -> Programme:
    """Return the first version with other, more or fewer lines."""
    return programme({guid: line for guid, line in {**FIRST, **lines}.items() if line is not None})


def renamed(made: Programme, names: dict[str, str]) -> Programme:
    sessions = tuple(s._replace(guid=names.get(s.guid, s.guid)) for s in made.sessions)
    details = {names.get(guid, guid): item for guid, item in made.details.items()}
    return made._replace(sessions=sessions, details=details)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "favourites.sqlite"


@pytest.fixture
def clock() -> Clock:
    now = [NOON]

    def tick() -> datetime:
        now[0] += timedelta(minutes=2)
        return now[0]

    return tick


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(path, clock, "window") as opened:
        yield opened


@pytest.fixture
def plan(store: Store) -> Plan:
    """Must on the talk, with a note; Maybe on trees and robots; a note alone on the open house."""
    made = Plan(store, KEY)
    for guid, level in (("talk", Level.MUST), ("trees", Level.MAYBE), ("robots", Level.MAYBE)):
        star(made, OLD, guid, level)
    made.set_note("talk", "Fråga om mod", snapshot_of(OLD, OLD.sessions[0]))
    made.set_note("labs", "Ta med barnen", snapshot_of(OLD, OLD.sessions[4]))
    return made


def star(plan: Plan, made: Programme, guid: str, level: Level | None = Level.MUST) -> None:
    session = next(session for session in made.sessions if session.guid == guid)
    plan.set_level(guid, level, snapshot_of(made, session))


def equal(carried: Carried, before: int) -> bool:
    return len(carried.kept) + len(carried.parked) == before


def test_the_same_guids_leave_all_as_it_is(store: Store, plan: Plan) -> None:
    newest = store.newest_change()
    carried = carry(store, KEY, OLD, version(talk="Att leda | 4 10:00-11:00"))
    assert carried == Carried({"talk": "talk", "trees": "trees", "robots": "robots"}, (), (), ())
    assert store.newest_change() == newest


def test_all_that_was_said_follows_to_other_guids(store: Store, plan: Plan) -> None:
    before = store.marks(KEY)
    new = renamed(OLD, {guid: f"n-{guid}" for guid in FIRST})
    carried = carry(store, KEY, OLD, new)
    assert carried.kept == {"talk": "n-talk", "trees": "n-trees", "robots": "n-robots"}
    assert (carried.parked, carried.returned, carried.joined) == ((), (), ())
    changed = plan.refresh()
    assert changed == {f"{side}{guid}" for side in ("", "n-") for guid in ("talk", "trees", "robots", "labs")}
    for guid, mark in before.items():
        now = plan.marks[f"n-{guid}"]
        assert now._replace(guid=guid, changed_at=mark.changed_at) == mark
    assert plan.favourites() == {"n-talk": Level.MUST, "n-trees": Level.MAYBE, "n-robots": Level.MAYBE}
    assert plan.note("n-labs") == "Ta med barnen"


def test_what_is_withdrawn_is_parked_with_its_notes_and_comes_back(store: Store, plan: Plan) -> None:
    without = version(talk=None)
    carried = carry(store, KEY, OLD, without)
    assert (set(carried.kept), carried.parked) == ({"trees", "robots"}, ("talk",))
    (parked,) = parked_marks(plan.marks, [session.guid for session in without.sessions])
    assert (parked.guid, parked.level, parked.note) == ("talk", Level.MUST, "Fråga om mod")
    assert parked.snapshot is not None
    assert (parked.snapshot.title, parked.snapshot.place) == ("Att leda i det okända", "A")
    back = carry(store, KEY, without, version(talk="Att leda | 3 10:00-11:00"))
    assert (back.parked, back.returned) == ((), ("talk",))
    assert equal(back, 3)


def test_what_comes_back_under_another_guid_is_known_by_what_is_kept_of_it(store: Store, plan: Plan) -> None:
    without = version(talk=None, lunch=None)
    carry(store, KEY, OLD, without)
    back = carry(store, KEY, without, version(talk=None, other="Att leda i det okända | 3 14:00-15:00 | B"))
    assert back.kept["talk"] == "other"
    assert back.returned == ("talk",)
    plan.refresh()
    assert (plan.level("other"), plan.note("other")) == (Level.MUST, "Fråga om mod")


def test_without_the_old_version_the_snapshots_tell(store: Store, plan: Plan) -> None:
    new = renamed(OLD, {guid: f"n-{guid}" for guid in FIRST})
    carried = carry(store, KEY, None, new)
    assert carried.kept == {"talk": "n-talk", "trees": "n-trees", "robots": "n-robots"}


def test_a_lunch_of_another_day_is_not_taken_for_the_parked_one(store: Store, plan: Plan) -> None:
    star(plan, OLD, "lunch")
    carried = carry(store, KEY, OLD, version(lunch=None, other="Lunch | 3 12:00-13:00 | Matsalen"))
    assert carried.parked == ("lunch",)


NUMBERED = {"1": "talk", "2": "trees", "3": "robots", "4": "labs"}


def numbered(order: list[str]) -> Programme:
    """Return a programme whose guids are row numbers, as of a table into which rows are written."""
    return programme({str(n): FIRST[name] for n, name in enumerate(order, 1)})


def test_rows_that_are_numbered_anew_keep_their_stars(store: Store) -> None:
    old = numbered(["talk", "trees", "robots", "labs"])
    new = numbered(["lunch", "talk", "robots", "trees", "labs"])
    plan = Plan(store, KEY)
    star(plan, old, "1")
    star(plan, old, "2", Level.MAYBE)
    plan.set_note("1", "Fråga", snapshot_of(old, old.sessions[0]))
    carried = carry(store, KEY, old, new)
    assert carried.kept == {"1": "2", "2": "4"}
    plan.refresh()
    once = dict(plan.marks)
    assert plan.favourites() == {"2": Level.MUST, "4": Level.MAYBE}
    assert carry(store, KEY, old, new).kept == {"2": "2", "4": "4"}
    plan.refresh()
    assert dict(plan.marks) == once
    assert carry(store, KEY, new, old).kept == {"2": "1", "4": "2"}
    plan.refresh()
    assert (plan.favourites(), plan.note("1")) == ({"1": Level.MUST, "2": Level.MAYBE}, "Fråga")


def test_a_number_given_to_another_session_takes_no_star_with_it(store: Store) -> None:
    old = numbered(["talk", "trees", "robots", "labs"])
    new = numbered(["trees", "robots", "labs", "lunch"])
    plan = Plan(store, KEY)
    star(plan, old, "1")
    carried = carry(store, KEY, old, new)
    assert carried.kept == {}
    (parked,) = carried.parked
    plan.refresh()
    assert plan.level("1") is None
    assert [mark.guid for mark in parked_marks(plan.marks, "1234")] == [parked]
    assert carry(store, KEY, old, new).parked == (parked,)
    back = carry(store, KEY, new, old)
    assert back.kept == {parked: "1"}


def test_a_parked_star_is_not_that_of_another_session_to_which_its_number_is_given(store: Store) -> None:
    old, without = numbered(["talk", "trees", "robots"]), numbered(["talk", "trees"])
    plan = Plan(store, KEY)
    star(plan, old, "3")
    assert carry(store, KEY, old, without).parked == ("3",)
    added = numbered(["talk", "trees", "labs"])
    (aside,) = carry(store, KEY, without, added).parked
    plan.refresh()
    assert (plan.level("3"), plan.level(aside)) == (None, Level.MUST)
    star(plan, added, "3", Level.MAYBE)
    shifted = numbered(["talk", "trees", "robots", "labs"])
    assert carry(store, KEY, added, shifted).kept == {"3": "4", aside: "3"}
    plan.refresh()
    assert plan.favourites() == {"3": Level.MUST, "4": Level.MAYBE}


def test_a_parked_star_is_not_joined_with_one_that_gets_its_number(store: Store) -> None:
    old = numbered(["talk", "trees", "robots", "labs"])
    plan = Plan(store, KEY)
    star(plan, old, "2", Level.MAYBE)
    star(plan, old, "4")
    away = renamed(version(trees=None, lunch=None), {guid: f"n-{guid}" for guid in FIRST})
    assert carry(store, KEY, old, away).parked == ("2",)
    carried = carry(store, KEY, away, numbered(["talk", "labs", "robots"]))
    assert (carried.kept["n-labs"], carried.joined) == ("2", ())
    plan.refresh()
    assert plan.favourites() == {"2": Level.MUST, carried.parked[0]: Level.MAYBE}


def test_a_star_that_went_astray_is_found_in_the_next_version(store: Store, plan: Plan) -> None:
    second, third = (renamed(OLD, {guid: f"{n}-{guid}" for guid in FIRST}) for n in (2, 3))
    carry(store, KEY, OLD, second)
    plan.set_note("talk", "och mer", snapshot_of(OLD, OLD.sessions[0]))  # in a window that shows the first
    star(plan, OLD, "lunch")
    carried = carry(store, KEY, second, third)
    assert carried.kept["lunch"] == "3-lunch"
    plan.refresh()
    assert plan.note("3-talk") == "Fråga om mod\n\noch mer"
    assert not parked_marks(plan.marks, [session.guid for session in third.sessions])


def test_a_parked_star_is_not_taken_for_one_of_two_copies(store: Store, plan: Plan) -> None:
    copies = dict.fromkeys(("one", "two"), "Att leda i det okända | 2 10:00-11:00 | A")
    without = version(talk=None)
    carry(store, KEY, OLD, without)
    both = programme({**{guid: FIRST[guid] for guid in FIRST if guid != "talk"}, **copies})
    carry(store, KEY, both, both)
    plan.refresh()
    assert plan.level("talk") is Level.MUST
    assert plan.level("one") is plan.level("two") is None


def test_two_that_become_one_are_joined(store: Store) -> None:
    old = programme(["Robotar i hemtjänsten | 2 10:00-11:00 | A", "Sten | 3 10:00-11:00"])
    new = programme({"n": "Robotar i hemtjänsten | 2 10:00-11:00 | A"})
    plan = Plan(store, KEY)
    star(plan, old, "s0", Level.MAYBE)
    plan.set_note("s0", "gammal", snapshot_of(old, old.sessions[0]))
    plan.set_level("n", Level.MUST, snapshot_of(new, new.sessions[0]))
    plan.set_note("n", "ny", snapshot_of(new, new.sessions[0]))
    carried = carry(store, KEY, old, new)
    assert carried.kept == {"s0": "n", "n": "n"}
    assert set(carried.joined) == {"s0", "n"}
    assert equal(carried, 2)
    plan.refresh()
    assert plan.favourites() == {"n": Level.MUST}
    assert plan.note("n") == "ny\n\ngammal"


def test_two_windows_carry_once(path: Path, clock: Clock, store: Store, plan: Plan) -> None:
    new = renamed(OLD, {guid: f"n-{guid}" for guid in FIRST})
    with Store.open(path, clock, "other window") as second:
        other = Plan(second, KEY)
        carry(store, KEY, OLD, new)
        newest = store.newest_change()
        again = carry(second, KEY, OLD, new)
        assert again.kept == {f"n-{guid}": f"n-{guid}" for guid in ("talk", "trees", "robots")}
        assert store.newest_change() == newest
        star(other, OLD, "lunch")
        late = carry(second, KEY, OLD, new)
        assert late.kept["lunch"] == "n-lunch", "starred in the window that still showed the old version"


def test_undo_leaves_what_was_carried(store: Store, plan: Plan) -> None:
    carry(store, KEY, OLD, renamed(OLD, {"talk": "trees", "trees": "talk"}))
    plan.refresh()
    stood = plan.favourites()
    assert stood == {"trees": Level.MUST, "talk": Level.MAYBE, "robots": Level.MAYBE}
    while plan.undo():
        pass
    assert plan.favourites() == {"trees": Level.MUST, "talk": Level.MAYBE}, (
        "only the robots were left to undo"
    )


def row(guid: str, sequence: int) -> LedgerRow:
    return LedgerRow(guid, f"uid-{guid}", sequence, "hash", NOON, NOON)


def test_uids_follow_and_those_of_the_withdrawn_stay(store: Store, plan: Plan) -> None:
    store.write_ledger(KEY, [row("talk", 3), row("trees", 1), row("lunch", 0)])
    new = renamed(version(trees=None), {"talk": "n-talk", "lunch": "n-lunch"})
    carry(store, KEY, OLD, new)
    uids = {guid: (row.uid, row.sequence) for guid, row in store.ledger(KEY).items()}
    assert uids == {"n-talk": ("uid-talk", 3), "n-lunch": ("uid-lunch", 0), "trees": ("uid-trees", 1)}


def test_a_parked_favourite_is_attached_by_hand(store: Store, plan: Plan) -> None:
    store.write_ledger(KEY, [row("talk", 3)])
    new = version(talk=None, other="Något helt annat | 4 10:00-11:00")
    carry(store, KEY, OLD, new)
    assert plan.attach("talk", "other")
    assert (plan.level("other"), plan.note("other"), plan.level("talk")) == (Level.MUST, "Fråga om mod", None)
    assert parked_marks(plan.marks, [session.guid for session in new.sessions]) == []
    assert store.ledger(KEY)["other"].uid == "uid-talk"
    assert not plan.attach("talk", "other")
    assert plan.attach("other", "talk"), "and back"
    assert plan.level("talk") is Level.MUST


def said(plan: Plan) -> dict[str, tuple[object, ...]]:
    """Return all that the marks say, but for when they were changed last."""
    return {guid: mark[1:-1] for guid, mark in plan.marks.items() if not mark.empty}


def test_attaching_is_undone_and_done_again_whole(store: Store, plan: Plan) -> None:
    store.write_ledger(KEY, [row("talk", 3), row("lunch", 2)])
    carry(store, KEY, OLD, version(talk=None))
    plan.refresh()
    plan.set_note("lunch", "Boka bord", snapshot_of(OLD, OLD.sessions[0]))
    before, exported = said(plan), store.ledger(KEY)
    assert {"talk", "lunch"} <= before.keys()
    assert plan.attach("talk", "lunch")
    attached = said(plan)
    assert len(attached) == len(before) - 1
    for _ in range(2):
        change = plan.undo()
        assert change is not None
        assert (change.guid, change.field, change.after) == ("lunch", "guid", "talk")
        assert said(plan) == before == said(Plan(store, KEY))
        assert store.ledger(KEY) == exported
        change = plan.redo()
        assert change is not None
        assert (change.guid, change.field, change.after) == ("lunch", "guid", "lunch")
        assert said(plan) == attached == said(Plan(store, KEY))
        assert store.ledger(KEY).keys() == {"lunch"}


def test_what_was_exported_since_keeps_its_sequence_when_attaching_is_undone(
    store: Store, plan: Plan
) -> None:
    store.write_ledger(KEY, [row("talk", 3)])
    carry(store, KEY, OLD, version(talk=None))
    plan.refresh()
    plan.attach("talk", "lunch")
    store.write_ledger(KEY, [row("talk", 5)._replace(guid="lunch")])
    assert plan.undo()
    assert store.ledger(KEY) == {"talk": row("talk", 5)}


def test_nothing_of_two_sessions_is_undone_once_another_window_has_changed_one(
    store: Store, plan: Plan
) -> None:
    carry(store, KEY, OLD, version(talk=None))
    plan.refresh()
    taken = snapshot_of(OLD, OLD.sessions[0])
    plan.attach("talk", "trees")
    other = Plan(store, KEY)
    other.set_note("trees", "Written in another window", taken)
    stands = said(other)
    while plan.can_undo:
        plan.undo()
    assert said(plan)["trees"] == stands["trees"]
    assert "talk" not in said(plan)
    assert plan.level("trees") is Level.MUST, "the star of what was attached"


def test_an_undone_attaching_is_not_done_again_over_what_another_window_did(store: Store, plan: Plan) -> None:
    carry(store, KEY, OLD, version(talk=None))
    plan.refresh()
    plan.attach("talk", "trees")
    assert plan.undo()
    Plan(store, KEY).remove("talk")
    assert plan.redo() is None
    assert plan.level("trees") == Level.MAYBE


def test_a_parked_favourite_is_removed_and_brought_back(store: Store, plan: Plan) -> None:
    carry(store, KEY, OLD, version(talk=None))
    before = plan.marks["talk"]
    assert plan.remove("talk")
    assert plan.marks["talk"].empty
    assert not plan.remove("talk")
    while plan.marks["talk"].note != before.note:
        assert plan.undo()
    assert plan.marks["talk"]._replace(changed_at=before.changed_at) == before


def test_nothing_is_kept_in_a_store_that_cannot_be_written(path: Path, store: Store, plan: Plan) -> None:
    before = store.marks(KEY)
    with Store.open(path, system_clock, "other") as other:
        other.writable = False
        with pytest.raises(Exception, match="readonly"):
            carry(other, KEY, OLD, renamed(OLD, {"talk": "x"}))
    assert store.marks(KEY) == before


def test_only_the_clashes_that_the_change_created() -> None:
    more = "Ett seminarium om mod | 2 10:30-11:30"
    old = version(more=more)
    new = renamed(version(more=more, trees=FIRST["trees"].replace("13:00", "10:45")), {"trees": "n-trees"})
    levels = dict.fromkeys(("talk", "more", "n-trees", "labs"), Level.MUST)
    found = created_clashes(old.sessions, new.sessions, match_sessions(old, new), levels)
    assert found == {"talk": ("n-trees",), "more": ("n-trees",), "n-trees": ("talk", "more")}
    assert created_clashes(new.sessions, new.sessions, match_sessions(new, new), levels) == {}


def test_a_parked_favourite_is_not_judged_twice_for_one_version(store: Store) -> None:
    """By its snapshot alone it is like a session that all that is known of it told apart."""
    lines = [*FIRST.values(), "AI-dagen: etik | 2 10:00-10:45 | Aulan | Regionen | Bo Ask"]
    other = "AI-dagen: juridik | 2 10:00-10:45 | Aulan | Regionen | Siv Ro"
    old = programme({str(n): line for n, line in enumerate(lines)})
    new = programme({str(n + 1): line for n, line in enumerate([*lines[:5], other])})
    plan = Plan(store, KEY)
    star(plan, old, "5")
    first = carry(store, KEY, old, new)
    assert first.kept == {}
    again = carry(store, KEY, old, new)
    assert (again.kept, again.parked) == ({}, first.parked)


def test_parked_favourites_of_one_time_stand_in_swedish_order(store: Store, plan: Plan) -> None:
    names = ["Åmål", "Örebro", "Zinkgruvan", "Älvsbyn"]
    old = programme({str(n): f"{name} | 2 10:00-11:00" for n, name in enumerate(names)})
    for session in old.sessions:
        plan.set_level(session.guid, Level.MUST, snapshot_of(old, session))
    parked = parked_marks(plan.marks, FIRST)
    told = [mark.snapshot.title for mark in parked if mark.snapshot]
    assert told == ["Zinkgruvan", "Åmål", "Älvsbyn", "Örebro"]
