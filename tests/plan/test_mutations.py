"""Whatever is done to a programme from version to version: no star is lost, and twice is once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.plan.carrying import carry, parked_marks
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Details, Level, Programme, Session
from iweek_desktop.store.rows import GUID, Mark
from iweek_desktop.store.store import Store

KEY = "mutated"
NOON = datetime(2030, 9, 1, 12, tzinfo=UTC)
TITLES = (
    "Fika",
    "Lunch",
    "Att leda i det okända",
    "Robotar i vården",
    "Robotar i skolan",
    "Del 1",
    "Del 2",
    "",
)
GUIDS = ("1", "2", "3", "4", "5", "6", "a", "b")

SESSIONS = st.builds(
    lambda title, hour, minutes: Session(
        "", title, None if hour is None else NOON + timedelta(hours=hour), None, rooms=(str(minutes),)
    ),
    st.sampled_from(TITLES),
    st.one_of(st.none(), st.integers(0, 50)),
    st.integers(0, 1),
)
BEGUN = st.lists(SESSIONS, max_size=6)
WHERE = st.integers(0, 7)
MUTATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("renumber"), st.permutations(GUIDS)),
        st.tuples(st.just("retitle"), WHERE, st.sampled_from(TITLES)),
        st.tuples(st.just("move"), WHERE, st.integers(0, 50)),
        st.tuples(st.just("remove"), WHERE),
        st.tuples(st.just("add"), SESSIONS),
        st.tuples(st.just("double"), WHERE),
        st.tuples(st.just("back")),
    ),
    max_size=6,
)
STARS = st.lists(
    st.tuples(WHERE, st.sampled_from([None, *Level]), st.sampled_from(["", "x", "y"])), max_size=5
)


def programme(sessions: list[Session]) -> Programme:
    details = {s.guid: Details(id=s.guid) for s in sessions}
    return Programme(KEY, "Mutated", "Europe/Stockholm", sessions=tuple(sessions), details=details)


def mutated(sessions: list[Session], mutations: list[tuple[object, ...]]) -> list[Session]:
    """Return the sessions after all mutations; a guid that is taken is made one of its own."""
    first = now = list(sessions)
    for what, *how in mutations:
        at = how[0] % len(now) if now and how and isinstance(how[0], int) else None
        match what, how:
            case "renumber", [list(guids)]:
                now = [s._replace(guid=guid) for s, guid in zip(now, guids, strict=False)]
            case "retitle", [_, str(title)] if at is not None:
                now = [*now[:at], now[at]._replace(title=title), *now[at + 1 :]]
            case "move", [_, int(hour)] if at is not None:
                now = [*now[:at], now[at]._replace(start=NOON + timedelta(hours=hour)), *now[at + 1 :]]
            case "remove", _ if at is not None:
                now = [*now[:at], *now[at + 1 :]]
            case "add", [Session() as session]:
                now = [*now, session]
            case "double", _ if at is not None:
                now = [*now, now[at]]
            case "back", _:
                now = first
        now = unique(now)
    return now


def unique(sessions: list[Session]) -> list[Session]:
    taken: set[str] = set()
    found = []
    for session in sessions:
        names = (session.guid, *GUIDS, *(f"{n}" for n in range(100, 200)))
        guid = next(name for name in names if name and name not in taken)
        taken.add(guid)
        found.append(session._replace(guid=guid))
    return found


@contextmanager
def opened() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Path(folder, "s"), standing_clock(NOON), "test") as store:
        store._db.execute("PRAGMA synchronous = OFF")
        yield store


def starred(marks: dict[str, Mark]) -> set[str]:
    return {guid for guid, mark in marks.items() if mark.level is not None}


def replayed(store: Store) -> dict[tuple[str, str], str | None]:
    found = {(c.guid, c.field): c.after for c in store.journal(KEY) if c.field != GUID}
    return {name: text for name, text in found.items() if text is not None}


def standing(marks: dict[str, Mark]) -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for guid, mark in marks.items():
        found |= {(guid, "level"): mark.level, (guid, "note"): mark.note or None}
    return {name: text for name, text in found.items() if text is not None}


@settings(max_examples=150)
@given(begun=BEGUN, rounds=st.lists(st.tuples(STARS, MUTATIONS), max_size=4))
def test_stars_kept_and_parked_are_the_stars_before(
    begun: list[Session], rounds: list[tuple[list[tuple[int, Level | None, str]], list[tuple[object, ...]]]]
) -> None:
    now = unique(begun)
    with opened() as store:
        for stars, mutations in rounds:
            old, new = programme(now), programme(mutated(now, mutations))
            for place, level, note in stars if now else ():
                session = now[place % len(now)]
                taken = snapshot_of(old, session)
                store.apply(KEY, session.guid, "level", level.value if level else None, taken)
                store.apply(KEY, session.guid, "note", note or None, taken)
            before = store.marks(KEY)
            carried = carry(store, KEY, old, new)
            after, there = store.marks(KEY), {session.guid for session in new.sessions}

            assert len(carried.kept) + len(carried.parked) == len(starred(before))
            assert carried.kept.keys() <= starred(before)
            assert set(carried.kept.values()) <= there
            assert not set(carried.parked) & there
            assert starred(after) == {*carried.kept.values(), *carried.parked}
            assert {mark.guid for mark in parked_marks(after, there)} >= set(carried.parked)
            for guid, goal in carried.kept.items():
                mark, level = after[goal], before[guid].level
                assert mark.level is Level.MUST or mark.level is level
                assert before[guid].note in mark.note
            every = " ".join(mark.note for mark in after.values())
            assert all(mark.note in every for mark in before.values())
            assert sum(mark.note != "" for mark in after.values()) <= sum(
                mark.note != "" for mark in before.values()
            )
            assert replayed(store) == standing(after)

            newest = store.newest_change()
            again = carry(store, KEY, old, new)
            assert store.marks(KEY) == after
            assert store.newest_change() == newest
            assert set(again.kept) == set(carried.kept.values())
            assert set(again.parked) == set(carried.parked)
            now = list(new.sessions)
