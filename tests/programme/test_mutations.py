"""Whatever is done to a programme: each seeded change is told once, in the right class."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.programme.changes import Kind, find_changes
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Details, Person, Programme, Role, Session, State

ZONE = ZoneInfo("Europe/Stockholm")
TOPICS = (
    "Att leda i det okända",
    "Robotar i hemtjänsten",
    "Stadens träd",
    "Cirkulär ekonomi",
    "Öppna data i vården",
    "Framtidens mat",
    "Lärande i gruvan",
    "Vatten som försvinner",
    "Demokrati på nätet",
    "Möt en forskare",
    "Ljud och tystnad",
    "Bygg en prototyp",
)
KINDS: dict[str, tuple[Kind, ...]] = {
    "none": (),
    "withdraw": (Kind.WITHDRAWN,),
    "cancel": (Kind.CANCELLED,),
    "announce": (Kind.CANCELLED,),
    "time": (Kind.TIME,),
    "length": (Kind.TIME,),
    "day": (Kind.DAY,),
    "day and time": (Kind.DAY, Kind.TIME),
    "place": (Kind.PLACE,),
    "retitle": (Kind.RETITLED,),
    "text": (Kind.TEXT,),
    "people": (Kind.TEXT,),
}
SEEDS = tuple(KINDS)
HOUR = timedelta(hours=1)
Made = tuple[Session, Details]


def begun(n: int) -> Made:
    start = datetime(2030, 9, 2 + n % 3, 9 + n % 5, tzinfo=ZONE)
    session = Session(
        f"g{n}", TOPICS[n], start, start + HOUR, rooms=(f"Sal {n % 4}",), organisers=("Regionen",)
    )
    return session, Details(id=str(n), abstract="Om " + TOPICS[n], persons=(Role(f"p{n}"),) if n % 2 else ())


def seeded(made: Made, seed: str) -> list[Made]:
    session, details = made
    start, end = session.start, session.end
    assert start is not None
    assert end is not None
    a_day = timedelta(days=4)
    changed: dict[str, Made] = {
        "none": made,
        "cancel": (session._replace(state=State.CANCELLED), details),
        "announce": (session._replace(title=f"INSTÄLLT: {session.title}"), details),
        "time": (session._replace(start=start + HOUR / 2, end=end + HOUR / 2), details),
        "length": (session._replace(end=end + HOUR / 2), details),
        "day": (session._replace(start=start + a_day, end=end + a_day), details),
        "day and time": (session._replace(start=start + a_day + HOUR, end=end + a_day + HOUR), details),
        "place": (session._replace(rooms=("Torget",)), details),
        "retitle": (session._replace(title=f"{session.title} – och sedan"), details),
        "text": (session, details._replace(abstract="Något nytt")),
        "people": (session, details._replace(persons=(*details.persons, Role("pp")))),
    }
    return [changed[seed]] if seed in changed else []


def programme(made: list[Made]) -> Programme:
    guids = {role.person for _, details in made for role in details.persons}
    return Programme(
        "m",
        "M",
        "Europe/Stockholm",
        sessions=tuple(session for session, _ in made),
        details={session.guid: details for session, details in made},
        persons={guid: Person(guid, f"Person {guid}") for guid in guids},
    )


def named(made: Made, guid: str, name: str | None) -> Made:
    return made[0]._replace(guid=guid), made[1]._replace(id=name)


@settings(max_examples=120)
@pytest.mark.parametrize("known_by", ["guid", "id", "likeness", "shifted guids"])
@given(
    seeds=st.lists(st.sampled_from(SEEDS), min_size=4, max_size=8),
    more=st.integers(0, 3),
    mixed=st.randoms(use_true_random=False),
)
def test_each_seeded_change_is_told_once(known_by: str, seeds: list[str], more: int, mixed: object) -> None:
    if known_by == "shifted guids":  # rows numbered anew tell nothing if most of what they told has gone
        seeds = [seed if n % 3 == 0 else "none" for n, seed in enumerate(seeds)]
    old = [begun(n) for n in range(len(seeds))]
    new: list[Made] = []
    guids: dict[str, str] = {}
    for (session, details), seed in zip(old, seeds, strict=True):
        for changed in seeded((session, details), seed):
            n = int(session.guid[1:])
            guid, name = {
                "guid": (session.guid, None),
                "id": (f"n{n}", details.id),
                "likeness": (f"n{n}", None),
                "shifted guids": (f"g{n + 1}", None),
            }[known_by]
            guids[session.guid] = guid
            new.append(named(changed, guid, name))
    for n in range(len(TOPICS) - more, len(TOPICS)):
        new.append(named(begun(n), f"added{n}", None))
    mixed.shuffle(new)  # type: ignore[attr-defined]
    older = old if known_by == "id" else [named(made, made[0].guid, None) for made in old]

    assert match_sessions(programme(older), programme(new)) == guids
    changes = find_changes(programme(older), programme(new))
    told = {(change.old_guid, change.guid): change.kinds for change in changes}
    expected: dict[tuple[str | None, str], tuple[Kind, ...]] = {
        (session.guid, guids.get(session.guid, session.guid)): KINDS[seed]
        for (session, _), seed in zip(old, seeds, strict=True)
        if KINDS[seed]
    }
    expected |= {(None, f"added{n}"): (Kind.ADDED,) for n in range(len(TOPICS) - more, len(TOPICS))}
    assert told == expected
    assert len(changes) == len(expected)
