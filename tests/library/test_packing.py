"""A programme is the same after the shelf, whatever is in it."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.library.packing import BESIDE, epoch, instant
from iweek_desktop.library.session_rows import session_rows
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.days import count_days, session_day
from iweek_desktop.programme.model import (
    Attendance,
    Details,
    Link,
    Organisation,
    Person,
    Programme,
    Recording,
    Registration,
    Role,
    Room,
    Session,
    State,
    Track,
)
from iweek_desktop.programme.notices import Notice

ZONE = ZoneInfo("Europe/Stockholm")

texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1e\x1f\x00,"), max_size=6)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
instants = st.integers(-60_000_000_000, 200_000_000_000).map(lambda seconds: instant(seconds, ZONE))

BY_HINT: dict[str, st.SearchStrategy[Any]] = {
    "str": texts,
    "bool": st.booleans(),
    "int": st.integers(),
    "date": st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    "time": st.times().map(lambda at: time(at.hour, at.minute)),
    "datetime": instants,
    "Json": st.dictionaries(texts, json_values, max_size=2),
    "State": st.sampled_from(State),
    "Attendance": st.sampled_from(Attendance),
    "tuple[float, float]": st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
}


def built(kind: type) -> st.SearchStrategy[Any]:
    """Build any value of a class of the model, every one of its fields filled or not."""
    beside = BESIDE if kind is Programme else ()
    parts = {
        name: of_hint(hint.__forward_arg__)
        for name, hint in kind.__annotations__.items()
        if name not in beside
    }
    if kind is Programme:
        parts["zone_name"] = st.just(ZONE.key)
    return st.fixed_dictionaries(parts).map(lambda stated: kind(**stated))


def of_hint(hint: str) -> st.SearchStrategy[Any]:
    if hint.endswith(" | None"):
        return st.none() | of_hint(hint.removesuffix(" | None"))
    if hint.endswith(", ...]"):
        item = hint.removeprefix("tuple[").removesuffix(", ...]")
        return st.lists(of_hint(item), max_size=3).map(tuple)
    return BY_HINT[hint]


for part in (Link, Role, Registration, Recording):
    BY_HINT[part.__name__] = built(part)


def table(kind: type) -> st.SearchStrategy[Any]:
    return st.dictionaries(texts, built(kind), max_size=2)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    head = draw(built(Programme))
    stated = {name: value for name, value in head._asdict().items() if name not in BESIDE}
    sessions = draw(st.lists(built(Session), max_size=4, unique_by=lambda session: session.guid))
    return Programme(
        **stated,
        sessions=tuple(sessions),
        details={session.guid: draw(built(Details)) for session in sessions},
        rooms=draw(table(Room)),
        tracks=draw(table(Track)),
        organisations=draw(table(Organisation)),
        persons=draw(table(Person)),
    )


@settings(max_examples=60, deadline=None)
@given(programmes(), st.binary(max_size=20), st.lists(texts, max_size=2))
def test_a_programme_is_the_same_after_the_shelf(programme: Programme, data: bytes, codes: list[str]) -> None:
    stamp = Stamp("/made/up.json", len(data), 1)
    notices = tuple(Notice(code, "info", code, {"value": code}, code) for code in codes)
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        shelf.put(programme, data, stamp, notices).close()
        entry = shelf.find(stamp)
        assert entry is not None
        lazily = {guid: entry.programme.details[guid] for guid in reversed(list(programme.details))}
        assert lazily == programme.details
        assert entry.programme == programme
        assert [list(t) for t in (entry.programme.rooms, entry.programme.persons)] == [
            list(t) for t in (programme.rooms, programme.persons)
        ]
        assert entry.original() == data
        assert entry.notices == notices
        assert entry.days == count_days(programme)
        for session in programme.sessions:
            day = session_day(session, programme.day_change, ZONE)
            assert session in (entry.day(day) if day else entry.unscheduled())
        entry.close()


@given(
    st.integers(-60_000_000_000, 250_000_000_000),
    st.sampled_from(["UTC", "Europe/Stockholm", "Asia/Kolkata"]),
)
def test_an_instant_keeps_its_second(seconds: int, name: str) -> None:
    there = instant(seconds, ZoneInfo(name))
    assert epoch(there) == seconds
    assert there.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC) == timedelta(seconds=seconds)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_doubled_hour_stays_in_its_half(fold: int) -> None:
    doubled = datetime(2024, 10, 27, 2, 30, tzinfo=ZONE, fold=fold)
    back = instant(epoch(doubled), ZONE)
    assert (back.replace(tzinfo=None), back.fold) == (doubled.replace(tzinfo=None), fold)


@given(programmes())
def test_rows_of_sessions_are_of_what_sqlite_takes_as_it_is(programme: Programme) -> None:
    kinds = {type(part) for row in session_rows(programme) for part in row}
    assert kinds <= {int, str, type(None)}


def test_times_that_clocks_show_twice_are_told_apart_in_rows() -> None:
    early, late = (datetime(2031, 10, 26, 2, 30, fold=fold, tzinfo=ZONE) for fold in (0, 1))
    sessions = tuple(
        Session(guid, "T", start=start) for guid, start in (("a", early), ("b", late), ("c", early))
    )
    programme = Programme("k", "W", "Europe/Stockholm", sessions, {})
    assert [row[4] for row in session_rows(programme)] == [epoch(early), epoch(late), epoch(early)]
    assert epoch(late) - epoch(early) == 3600
