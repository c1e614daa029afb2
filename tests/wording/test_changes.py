from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from iweek_desktop.programme.changes import Difference, Kind, find_changes
from iweek_desktop.programme.model import (
    Attendance,
    Link,
    Programme,
    Recording,
    Registration,
    Role,
    Room,
    State,
)
from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.changes import change_name, change_sentences, counted, mark_name, mark_names
from tests.programme.written import programme, with_details, with_session

OLD = programme({"talk": "Att leda | 2 10:00-11:00 | A | Regionen", "loose": "Utan tid"})
START = OLD.sessions[0].start
assert START is not None
ENGLISH, SWEDISH = load_wording("en"), load_wording("sv")


def moved(**by: float) -> Programme:
    start = START + timedelta(**by) if START else None
    return with_session(OLD, "talk", start=start, end=start and (start + timedelta(hours=1)).astimezone(UTC))


@pytest.mark.parametrize(
    ("new", "english", "swedish"),
    [
        (
            with_session(OLD, "talk", state=State.CANCELLED),
            ["Cancelled"],
            ["Inställt"],
        ),
        (
            moved(minutes=30),
            ["New time: Mon 2 Sep 10:30–11:30 instead of Mon 2 Sep 10:00–11:00"],
            ["Ny tid: mån 2 sep 10:30–11:30 i stället för mån 2 sep 10:00–11:00"],
        ),
        (
            moved(days=1, hours=2),
            ["New day: Tue 3 Sep 12:00–13:00 instead of Mon 2 Sep 10:00–11:00"],
            ["Ny dag: tis 3 sep 12:00–13:00 i stället för mån 2 sep 10:00–11:00"],
        ),
        (
            with_session(OLD, "talk", start=None, end=None),
            ["New time: not scheduled instead of Mon 2 Sep 10:00–11:00"],
            ["Ny tid: ingen tid satt i stället för mån 2 sep 10:00–11:00"],
        ),
        (
            with_session(OLD, "talk", rooms=()),
            ["New place: place not stated instead of A"],
            ["Ny plats: plats ej angiven i stället för A"],
        ),
        (
            OLD._replace(rooms={"A": Room("A", "A", venue="Gamla huset")}),
            ["New place: A, Gamla huset instead of A"],
            ["Ny plats: A, Gamla huset i stället för A"],
        ),
        (
            with_session(OLD, "talk", attendance=Attendance.ONSITE),
            ["New place: A, On site instead of A"],
            ["Ny plats: A, På plats i stället för A"],
        ),
        (
            with_session(
                with_details(OLD, "talk", abstract="Ny", url="https://example.org"), "talk", title="Nytt"
            ),
            ["New title: before it was “Att leda”", "New text: description, links"],
            ["Ny titel: hette tidigare ”Att leda”", "Ny text: beskrivning, länkar"],
        ),
        (
            OLD._replace(sessions=OLD.sessions[1:]),
            ["No longer in the programme. It was there: Mon 2 Sep 10:00–11:00"],
            ["Finns inte längre i programmet. Låg tidigare: mån 2 sep 10:00–11:00"],
        ),
        (
            OLD._replace(sessions=OLD.sessions[:1]),
            ["No longer in the programme. It was there: not scheduled"],
            ["Finns inte längre i programmet. Låg tidigare: ingen tid satt"],
        ),
    ],
)
def test_a_sentence_for_each_change(new: Programme, english: list[str], swedish: list[str]) -> None:
    (change,) = find_changes(OLD, new)
    assert change_sentences(ENGLISH, OLD, new, change) == english
    assert change_sentences(SWEDISH, OLD, new, change) == swedish


def test_what_came_and_what_is_on_again() -> None:
    fewer = OLD._replace(sessions=OLD.sessions[1:])
    (come,) = find_changes(fewer, OLD)
    assert change_sentences(ENGLISH, fewer, OLD, come) == ["New in the programme: Mon 2 Sep 10:00–11:00"]
    off = with_session(OLD, "talk", state=State.CANCELLED)
    (again,) = find_changes(off, OLD)
    assert change_sentences(SWEDISH, off, OLD, again) == ["Blir av igen efter att ha varit inställd"]


NEW_TEXTS: dict[str, object] = {
    "subtitle": "a",
    "abstract": "a",
    "description": "a",
    "tags": ("a",),
    "persons": (Role("Ada Ek"),),
    "partners": ("Kommunen",),
    "url": "https://example.org",
    "stream_url": "https://example.org",
    "recording": Recording("https://example.org"),
    "links": (Link("https://example.org"),),
    "attachments": (Link("https://example.org"),),
    "registration": Registration(required=True),
}


@pytest.mark.parametrize("name", NEW_TEXTS)
def test_every_text_that_changes_is_named(name: str) -> None:
    new = with_details(OLD, "talk", **{name: NEW_TEXTS[name]})
    (change,) = find_changes(OLD, new)
    (sentence,) = change_sentences(ENGLISH, OLD, new, change)
    assert sentence.removeprefix("New text: ").strip()


@pytest.mark.parametrize(
    "fields",
    [{"language": "en"}, {"type": "talk"}, {"tracks": ("ai",)}, {"organisers": ()}, {"state": State.DELAYED}],
)
def test_so_is_what_a_session_says_itself(fields: dict[str, object]) -> None:
    new = with_session(OLD, "talk", **fields)
    (change,) = find_changes(OLD, new)
    assert change_sentences(ENGLISH, OLD, new, change) != ["New text: "]


def test_every_kind_has_a_name_and_a_count() -> None:
    for say in (ENGLISH, SWEDISH):
        assert len({change_name(say, kind) for kind in Kind}) == len(Kind)
        assert len({counted(say, {kind: 2}) for kind in Kind}) == len(Kind)
    assert counted(ENGLISH, {Kind.ADDED: 2, Kind.CANCELLED: 1}) == "2 added, 1 cancelled"
    assert counted(SWEDISH, {Kind.ADDED: 1, Kind.CANCELLED: 2}) == "1 ny, 2 inställda"
    assert counted(SWEDISH, {}) == "Inga ändringar"


@pytest.mark.parametrize(
    ("kinds", "mark", "names"),
    [
        ((Kind.ADDED,), "New", "New"),
        ((Kind.CANCELLED, Kind.TIME, Kind.PLACE), "New time", "New time, New place"),
        ((Kind.DAY, Kind.TIME), "New day", "New day, New time"),
        ((Kind.REINSTATED,), "On again", "On again"),
        ((Kind.TEXT,), "New text", "New text"),
        ((Kind.RETITLED, Kind.TEXT), "New title", "New title, New text"),
        ((Kind.CANCELLED,), "", ""),
        ((Kind.WITHDRAWN,), "", "No longer in the programme"),
    ],
)
def test_a_mark_tells_what_changes_plans(kinds: tuple[Kind, ...], mark: str, names: str) -> None:
    change = Difference("a", "a", kinds, {}, {}, None, None)
    assert (mark_name(ENGLISH, change), mark_names(ENGLISH, change)) == (mark, names)


def test_a_whole_day_is_the_same_date_in_every_zone() -> None:
    start = START.replace(hour=0) if START else None
    one, two = (
        with_session(OLD, "talk", start=start, end=start and start + timedelta(days=n), all_day=True)
        for n in (1, 2)
    )
    (change,) = find_changes(one, two, {"talk": "talk", "loose": "loose"})
    told = change_sentences(ENGLISH, one, two._replace(zone_name="America/New_York"), change)
    assert told == ["New time: Mon 2 Sep all day – Tue 3 Sep instead of Mon 2 Sep all day"]
