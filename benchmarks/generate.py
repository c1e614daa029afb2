"""A made-up programme of any size in the native format, the same at every run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

Json = dict[str, object]

FIRST_DAY = datetime(2031, 5, 5)
DAYS = 5
FIRST_MIN, LAST_MIN = 8 * 60, 17 * 60
LENGTHS_MIN = (30, 30, 45, 45, 60, 60, 90)
QUARTER_MIN = 15
A_ROOM, TURN_MIN = 12, 45
"""How many sessions a room has in a day, and how long they are where they follow one another."""
UMBRELLA_EVERY, INSIDE = 25, 4
"""Every so many sessions of a day one is an umbrella, and so many that follow are inside it."""

THEMES = (
    "Klimat", "Vård och omsorg", "Digitalisering", "Upphandling", "Skola", "Demokrati",
    "Smarta städer", "Kompetens", "Innovationsledning",
)  # fmt: skip
SUBJECTS = (
    "Hållbar omställning", "AI in everyday care", "Medborgardialog", "Open data", "Cirkulär ekonomi",
    "Procurement that scales", "Små kommuner", "Policy labs", "Den digitala skolan", "Mobility hubs",
    "Tjänstedesign", "Preparedness", "Äldres självständighet", "Shared platforms", "Missions",
)  # fmt: skip
TURNS = (
    "från idé till vardag", "lessons from the first year", "vem gör vad?", "a conversation in public",
    "så mäter vi effekt", "what stops us, and what helps", "i praktiken", "from pilot to service",
)  # fmt: skip
HOUSES = ("Rådhuset", "Folkets hus", "The Old Mill", "Stadsbiblioteket", "Science Park")
BODIES = ("kommun", "region", "universitet", "lab", "agency", "nätverk")
PLACES = ("Älvsby", "Norrköping", "Mölle", "Åre", "Östersund", "Visby", "Hjo", "Kiruna")
FIRST_NAMES = ("Åsa", "Omar", "Kerstin", "Björn", "Maja", "Li", "Göran", "Fatima", "Erik", "Ylva")
LAST_NAMES = ("Lund", "Åkerström", "Haddad", "Nyberg", "Öberg", "Chen", "Sjögren", "Ek")
SENTENCES = (
    "Vi visar hur arbetet började, vad som blev fel och vad andra kan ta efter.",
    "The session begins with a short case and leaves half of its time for questions.",
    "Deltagarna får med sig en **checklista** och en kontakt att höra av sig till.",
    "Three organisations tell how they share one service, and what it costs each of them.",
    "Samtalet leds av någon som själv har försökt, och som inte döljer vad som återstår.",
    "Afterwards there is coffee, and the speakers stay.",
)


def programme_json(sessions: int, in_turn: bool = False) -> bytes:
    """Return a programme of five days with this many sessions, as a native file.

    Args:
        sessions: how many.
        in_turn: whether those of a room follow one another, as they do in a real house, and none is an
            umbrella; else they stand anywhere.
    """
    made = Random(sessions)
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    rooms = max(3, sessions // DAYS // A_ROOM)
    events = _events(made, sessions, rooms, len(names))
    whole = {
        "format": "programme",
        "format_version": 1,
        "conference": {
            "key": f"made-up-{sessions}",
            "title": f"Påhittade veckan, {sessions}",
            "start": FIRST_DAY.date().isoformat(),
            "end": (FIRST_DAY + timedelta(days=DAYS - 1)).date().isoformat(),
            "time_zone_name": "Europe/Stockholm",
            "city": "Älvsby",
        },
        "tracks": [{"slug": f"t{number}", "name": name} for number, name in enumerate(THEMES)],
        "rooms": [
            {"guid": f"r{n}", "name": f"Sal {n + 1}", "venue": HOUSES[n % len(HOUSES)]} for n in range(rooms)
        ],
        "organizations": [
            {"guid": f"o{n}", "name": f"{place} {body}"}
            for n, (place, body) in enumerate((place, body) for place in PLACES for body in BODIES)
        ],
        "persons": [{"guid": f"p{n}", "name": name} for n, name in enumerate(names)],
        "events": [*(_in_turn(events, rooms) if in_turn else events)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _events(made: Random, sessions: int, rooms: int, persons: int) -> Iterator[Json]:
    umbrella: Json | None = None
    for number in range(sessions):
        day, place = number % DAYS, number // DAYS
        begins = place % UMBRELLA_EVERY == 0
        # The sessions inside stand on the umbrella's own day: a week's days take turns.
        inside = day == 0 and 0 < place % UMBRELLA_EVERY <= INSIDE
        event = _event(made, number, day, rooms, persons)
        if begins and day == 0:
            event |= _times(day, made.randrange(FIRST_MIN, LAST_MIN - 240, 60), 240)
            umbrella = event
        elif inside and umbrella is not None:
            start = datetime.fromisoformat(str(umbrella["start"]))
            minute = start.hour * 60 + start.minute + 60 * (place % UMBRELLA_EVERY - 1)
            event |= _times(day, minute, 45) | {"parent": umbrella["guid"]}
        yield event


def _in_turn(events: Iterator[Json], rooms: int) -> Iterator[Json]:
    for number, event in enumerate(events):
        day, place = number % DAYS, number // DAYS
        event.pop("parent", None)
        start_min = FIRST_MIN + place // rooms * TURN_MIN
        yield event | _times(day, start_min, TURN_MIN) | {"rooms": [f"r{place % rooms}"]}


def _event(made: Random, number: int, day: int, rooms: int, persons: int) -> Json:
    start_min = made.randrange(FIRST_MIN, LAST_MIN, QUARTER_MIN)
    return {
        "guid": f"s{number}",
        "title": f"{_one(made, SUBJECTS)}: {_one(made, TURNS)}",
        "abstract": _text(made, 2),
        "description": "\n\n".join(_text(made, 3) for _ in range(3)),
        **_times(day, start_min, made.choice(LENGTHS_MIN)),
        "rooms": [f"r{made.randrange(rooms)}"],
        "tracks": [f"t{made.randrange(len(THEMES))}"],
        "organizers": [f"o{made.randrange(len(PLACES) * len(BODIES))}"],
        "persons": [{"guid": f"p{made.randrange(persons)}", "role": "speaker"} for _ in range(number % 3)],
        "type": _one(made, ("seminar", "workshop", "samtal")),
        "language": _one(made, ("sv", "sv", "en")),
    }


def _times(day: int, start_min: int, length_min: int) -> Json:
    start = FIRST_DAY + timedelta(days=day, minutes=start_min)
    return {"start": start.isoformat(), "end": (start + timedelta(minutes=length_min)).isoformat()}


def _text(made: Random, sentences: int) -> str:
    return " ".join(_one(made, SENTENCES) for _ in range(sentences))


def _one(made: Random, choices: Sequence[str]) -> str:
    return made.choice(choices)
