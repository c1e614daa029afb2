from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.filter import FAVOURITES, Context, Filter, searched_texts, select
from iweek_desktop.programme.model import (
    Details,
    Level,
    Organisation,
    Person,
    Programme,
    Role,
    Room,
    Session,
    Track,
)

ZONE = ZoneInfo("Europe/Stockholm")


def session(guid: str, day: int, hour: int, title: str, **more: tuple[str, ...]) -> Session:
    return Session(guid, title, datetime(2031, 5, day, hour, tzinfo=ZONE), **more)  # type: ignore[arg-type]


BAKING = Programme(
    "baking-2031",
    "The Baking Days",
    "Europe/Stockholm",
    (
        session("crust", 5, 9, "Crust and crumb", rooms=("hall",), tracks=("bread",), organisers=("guild",)),
        session("cake", 5, 13, "Cake for everyone", rooms=("An unlisted tent",)),
        session("night", 6, 2, "Night bakers"),
        session("morning", 6, 7, "Morning bakers"),
        Session("later", "Some other time"),
    ),
    {
        "crust": Details(
            subtitle="A hard look",
            abstract="About **rye**",
            description="Straße, ångström and CRÈME",
            persons=(Role("p1"), Role("Unlisted Baker")),
            tags=("sourdough",),
            partners=("mill",),
        ),
        "cake": Details(description="Rye again"),
    },
    {"hall": Room("hall", "Stora ugnen", "Kvarnhuset", "Degerby", "Jästgatan 3")},
    {"bread": Track("bread", "Bröd och bullar")},
    {"guild": Organisation("guild", "Bagarnas gille"), "mill": Organisation("mill", "Sjökvarnen")},
    {"p1": Person("p1", "Åsa Limpa")},
    city="Påhittet",
)
LEVELS = {"crust": Level.MUST, "night": Level.MAYBE, "gone": Level.MUST}


def passing(wanted: Filter, levels: dict[str, Level] | None = None) -> list[str]:
    return [found.guid for found in select(BAKING, wanted, Context(levels or {}))]


@pytest.mark.parametrize(
    ("text", "guids"),
    [
        ("crumb", ["crust"]),
        ("CRUMB", ["crust"]),
        ("rum", ["crust"]),
        ("hard", ["crust"]),
        ("rye", ["crust", "cake"]),
        ("bakers", ["night", "morning"]),
        ("creme", ["crust"]),
        ("strasse", ["crust"]),
        ("angstrom", ["crust"]),
        ("stora ugnen", ["crust"]),
        ("tent", ["cake"]),
        ("kvarnhuset", ["crust"]),
        ("degerby", ["crust"]),
        ("jästgatan 3", ["crust"]),
        ("påhittet", ["cake"]),
        ("sjökvarnen", ["crust"]),
        ("brod", ["crust"]),
        ("gille", ["crust"]),
        ("åsa", ["crust"]),
        ("unlisted", ["crust", "cake"]),
        ("sourdough", ["crust"]),
        ("rye åsa", ["crust"]),
        ("åsa   rye", ["crust"]),
        ("rye cake", ["cake"]),
        ("rye nobody", []),
        ("other time", ["later"]),
        ("crumb.", []),
        (" \t", ["crust", "cake", "night", "morning", "later"]),
    ],
)
def test_every_word_stands_somewhere(text: str, guids: list[str]) -> None:
    assert passing(Filter(text)) == guids


@pytest.mark.parametrize(
    ("day", "guids"),
    [(date(2031, 5, 5), ["crust", "cake", "night"]), (date(2031, 5, 6), ["morning"]), (date(2031, 5, 7), [])],
)
def test_a_day_ends_when_the_programme_says(day: date, guids: list[str]) -> None:
    assert passing(Filter(day=day)) == guids


@pytest.mark.parametrize(
    ("levels", "guids"),
    [
        (FAVOURITES, ["crust", "night"]),
        (frozenset({Level.MUST}), ["crust"]),
        (frozenset({Level.MAYBE}), ["night"]),
    ],
)
def test_levels_come_from_the_context(levels: frozenset[Level], guids: list[str]) -> None:
    assert passing(Filter(levels=levels), LEVELS) == guids
    assert passing(Filter(levels=levels)) == []


def test_all_parts_have_to_pass() -> None:
    assert passing(Filter("bakers", date(2031, 5, 5), FAVOURITES), LEVELS) == ["night"]
    assert passing(Filter("cake", date(2031, 5, 5), FAVOURITES), LEVELS) == []


def test_only_the_sessions_given_are_looked_at() -> None:
    chosen = select(BAKING, Filter("rye"), Context(), [BAKING.sessions[1]])
    assert [found.guid for found in chosen] == ["cake"]


@pytest.mark.parametrize(
    ("wanted", "empty"),
    [
        (Filter(), True),
        (Filter(" "), True),
        (Filter("x"), False),
        (Filter(day=date(2031, 5, 5)), False),
        (Filter(levels=FAVOURITES), False),
    ],
)
def test_an_empty_filter_knows_that_it_is(wanted: Filter, empty: bool) -> None:
    assert wanted.empty is empty


@given(st.text(max_size=8), st.sampled_from([None, date(2031, 5, 5)]), st.sets(st.sampled_from(Level)))
def test_a_filter_only_ever_narrows(text: str, day: date | None, levels: set[Level]) -> None:
    narrow = passing(Filter(text, day, frozenset(levels)), LEVELS)
    for wide in (Filter(text), Filter(day=day), Filter(levels=frozenset(levels)), Filter()):
        assert set(narrow) <= set(passing(wide, LEVELS))


def test_a_place_is_one_text_with_all_that_it_lies_in() -> None:
    net = Room("net", "Nätet", type="online")
    programme = BAKING._replace(rooms={**BAKING.rooms, "net": net})
    there = session("x", 5, 9, "Everywhere", rooms=("hall", "tent", "net"))
    assert [text for text in searched_texts(programme, there) if text] == [
        "Everywhere", "Stora ugnen, Kvarnhuset, Jästgatan 3, Degerby", "tent, Påhittet", "Nätet",
    ]  # fmt: skip
