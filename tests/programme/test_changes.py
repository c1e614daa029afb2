from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from iweek_desktop.programme.changes import Difference, Kind, concerning, count_kinds, find_changes
from iweek_desktop.programme.model import Attendance, Link, Registration, Role, Room, State
from tests.programme.written import ZONE, programme, with_details, with_session

OLD = programme(
    {
        "talk": "Att leda i det okända | 2 10:00-11:00 | A | Regionen | Ada Ek",
        "day": "Hållbarhetsdagen | 2 09:00-16:00 | A",
        "part": "Läget i länet | 2 09:30-10:00 | A",
        "lunch": "Lunch | 2 12:00-13:00 | Matsalen",
        "loose": "Utan tid",
    }
)
AT = datetime(2030, 9, 2, 10, 0, tzinfo=ZONE)


def only(changes: tuple[Difference, ...]) -> Difference:
    assert len(changes) == 1, changes
    return changes[0]


def test_nothing_changed() -> None:
    assert find_changes(OLD, OLD) == ()
    other_zone = with_session(
        OLD, "talk", start=AT.astimezone(UTC), end=(AT + timedelta(hours=1)).astimezone(UTC)
    )
    assert find_changes(OLD, other_zone) == ()


@pytest.mark.parametrize(
    ("fields", "kinds", "old", "new"),
    [
        ({"title": "Att leda"}, [Kind.RETITLED], {"title": "Att leda i det okända"}, {"title": "Att leda"}),
        ({"title": "  Att leda i\ndet okända "}, [], {}, {}),
        (
            {"title": "INSTÄLLT: Att leda i det okända"},
            [Kind.CANCELLED],
            {"cancelled": False},
            {"cancelled": True},
        ),
        ({"state": State.CANCELLED}, [Kind.CANCELLED], {"cancelled": False}, {"cancelled": True}),
        (
            {"state": State.WITHDRAWN, "title": "Inställt – Att leda i det okända"},
            [Kind.CANCELLED],
            {"cancelled": False},
            {"cancelled": True},
        ),
        ({"state": State.DELAYED}, [Kind.TEXT], {"state": "confirmed"}, {"state": "delayed"}),
        (
            {"start": AT + timedelta(minutes=30)},
            [Kind.TIME],
            {"start": AT},
            {"start": AT + timedelta(minutes=30)},
        ),
        (
            {"end": AT + timedelta(minutes=30)},
            [Kind.TIME],
            {"end": AT + timedelta(hours=1)},
            {"end": AT + timedelta(minutes=30)},
        ),
        ({"end": None}, [Kind.TIME], {"end": AT + timedelta(hours=1)}, {"end": None}),
        (
            {"start": None, "end": None},
            [Kind.TIME],
            {"start": AT, "end": AT + timedelta(hours=1)},
            {"start": None, "end": None},
        ),
        (
            {"start": AT + timedelta(days=1), "end": AT + timedelta(days=1, hours=1)},
            [Kind.DAY],
            {"start": AT, "end": AT + timedelta(hours=1)},
            {"start": AT + timedelta(days=1), "end": AT + timedelta(days=1, hours=1)},
        ),
        (
            {"start": AT + timedelta(days=1, hours=2), "end": AT + timedelta(days=1, hours=3)},
            [Kind.DAY, Kind.TIME],
            {"start": AT, "end": AT + timedelta(hours=1)},
            {"start": AT + timedelta(days=1, hours=2), "end": AT + timedelta(days=1, hours=3)},
        ),
        ({"rooms": ("Matsalen",)}, [Kind.PLACE], {"rooms": ("A",)}, {"rooms": ("Matsalen",)}),
        ({"attendance": Attendance.ONLINE}, [Kind.PLACE], {"attendance": None}, {"attendance": "online"}),
        ({"organisers": ()}, [Kind.TEXT], {"organisers": ("Regionen",)}, {"organisers": ()}),
        ({"language": "en"}, [Kind.TEXT], {"language": None}, {"language": "en"}),
        ({"parent": "day"}, [Kind.TEXT], {"part_of": None}, {"part_of": "Hållbarhetsdagen"}),
    ],
)
def test_each_kind(
    fields: dict[str, object], kinds: list[Kind], old: dict[str, object], new: dict[str, object]
) -> None:
    changes = find_changes(OLD, with_session(OLD, "talk", **fields))
    assert [list(change.kinds) for change in changes] == ([kinds] if kinds else [])
    for change in changes:
        assert (change.guid, change.old_guid) == ("talk", "talk")
        assert (change.old, change.new) == (old, new)
    back = find_changes(with_session(OLD, "talk", **fields), OLD)
    turned = [Kind.REINSTATED if kind is Kind.CANCELLED else kind for kind in kinds]
    assert [list(change.kinds) for change in back] == ([turned] if turned else [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("subtitle", "Ny"),
        ("abstract", "Ny"),
        ("description", "Ny\n\ntext"),
        ("persons", (Role("Ada Ek"), Role("Bo Ask", "moderator"))),
        ("persons", (Role("Ada Ek", "moderator"),)),
        ("tags", ("ai",)),
        ("partners", ("Kommunen",)),
        ("url", "https://example.org/a"),
        ("registration", Registration(required=True)),
        ("registration", Registration(deadline=AT)),
        ("stream_url", "https://example.org/live"),
        ("links", (Link("https://example.org/b", "Mer"),)),
        ("attachments", (Link("https://example.org/c.pdf"),)),
    ],
)
def test_every_text(name: str, value: object) -> None:
    change = only(find_changes(OLD, with_details(OLD, "talk", **{name: value})))
    assert change.kinds == (Kind.TEXT,)
    assert len(change.old) == len(change.new) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"updated": AT},
        {"id": "7", "code": "X", "slug": "talk"},
        {"extra": {"x": 1}},
        {"abstract": "  "},
        {"registration": Registration(seats_left=3)},
    ],
)
def test_what_nobody_reads_is_no_change(fields: dict[str, object]) -> None:
    assert find_changes(OLD, with_details(OLD, "talk", **fields)) == ()


def test_lines_broken_elsewhere_are_no_change() -> None:
    old = with_details(OLD, "talk", abstract="Ett två\r\n\r\ntre ")
    assert find_changes(old, with_details(OLD, "talk", abstract="Ett  två\n\ntre")) == ()


def test_added_and_withdrawn() -> None:
    fewer = OLD._replace(sessions=OLD.sessions[1:])
    gone, come = only(find_changes(OLD, fewer)), only(find_changes(fewer, OLD))
    assert (gone.guid, gone.old_guid, gone.kinds, gone.after) == ("talk", "talk", (Kind.WITHDRAWN,), None)
    assert (come.guid, come.old_guid, come.kinds, come.before) == ("talk", None, (Kind.ADDED,), None)
    assert gone.title == come.title == "Att leda i det okända"
    assert gone.new == come.old == {}
    assert gone.old == come.new
    assert (gone.old["start"], gone.old["rooms"]) == (AT, ("A",))


def test_a_withdrawn_umbrella_is_one_change() -> None:
    inside = with_session(OLD, "part", parent="day")
    without = OLD._replace(sessions=tuple(s for s in OLD.sessions if s.guid != "day"))
    assert only(find_changes(inside, without)).kinds == (Kind.WITHDRAWN,)
    assert only(find_changes(without, inside)).kinds == (Kind.ADDED,)
    assert only(find_changes(inside, OLD)).old == {"part_of": "Hållbarhetsdagen"}


def test_a_session_may_change_in_several_ways() -> None:
    new = with_session(OLD, "talk", title="Ledarskap i det okända", rooms=("B",), state=State.CANCELLED)
    change = only(find_changes(OLD, new))
    assert change.kinds == (Kind.CANCELLED, Kind.PLACE, Kind.RETITLED)
    assert set(change.old) == set(change.new) == {"cancelled", "rooms", "title"}


def test_a_renumbered_place_is_no_change_and_a_renamed_one_is() -> None:
    rooms = {"r1": Room("r1", "A"), "Matsalen": Room("Matsalen", "Matsalen")}
    renumbered = with_session(OLD, "talk", rooms=("r1",))._replace(rooms={**OLD.rooms, **rooms})
    assert find_changes(OLD, renumbered) == ()
    renamed = OLD._replace(rooms={**OLD.rooms, "Matsalen": Room("Matsalen", "Stora matsalen")})
    assert only(find_changes(OLD, renamed)).guid == "lunch"


def test_the_programme_day_counts_and_not_the_date() -> None:
    late = with_session(OLD, "talk", start=AT.replace(hour=23), end=None)
    night = with_session(OLD, "talk", start=AT.replace(day=3, hour=1), end=None)
    assert only(find_changes(late, night)).kinds == (Kind.TIME,)


def test_the_hour_that_comes_twice() -> None:
    first = datetime(2030, 10, 27, 2, 30, tzinfo=ZONE)
    old, new = (with_session(OLD, "talk", start=first.replace(fold=fold), end=None) for fold in (0, 1))
    change = only(find_changes(old, new))
    assert change.kinds == (Kind.TIME,)


def test_a_session_under_another_guid() -> None:
    new = OLD._replace(sessions=tuple(s._replace(guid=f"n-{s.guid}") for s in OLD.sessions), details={})
    found = {change.guid: change for change in find_changes(OLD, new)}
    assert found.keys() == {"n-talk"}, "only the person is missed"
    assert found["n-talk"].old_guid == "talk"


def test_only_those_asked_for_and_how_many() -> None:
    new = with_session(with_session(OLD, "talk", title="Att leda", rooms=("B",)), "lunch", rooms=("B",))
    new = new._replace(sessions=new.sessions[:-1])
    changes = find_changes(OLD, new)
    assert count_kinds(changes) == {Kind.WITHDRAWN: 1, Kind.PLACE: 2, Kind.RETITLED: 1}
    assert list(count_kinds(changes)) == [Kind.WITHDRAWN, Kind.PLACE, Kind.RETITLED]
    assert [change.guid for change in changes] == ["talk", "lunch", "loose"]
    assert [change.guid for change in concerning(changes, {"lunch", "day"})] == ["lunch"]
