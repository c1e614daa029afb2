"""A made-up programme with every kind of session that an export has to tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.export.request import Export
from iweek_desktop.programme.model import (
    Attendance,
    Details,
    Level,
    Link,
    Organisation,
    Person,
    Programme,
    Registration,
    Role,
    Room,
    Session,
    State,
    Track,
)
from iweek_desktop.wording.catalogue import Wording

ZONE = ZoneInfo("Europe/Stockholm")
SWEDISH = {
    "CANCELLED: {title}": "INSTÄLLT: {title}",
    "Organisers": "Arrangörer",
    "Part of": "Ingår i",
    "Must": "Måste",
}


class SomeSwedish(NullTranslations):
    def gettext(self, message: str) -> str:
        return SWEDISH.get(message, message)


@pytest.fixture
def say() -> Wording:
    return Wording("en", NullTranslations())


@pytest.fixture
def swedish() -> Wording:
    return Wording("sv", SomeSwedish())


@pytest.fixture
def now() -> datetime:
    return datetime(2025, 9, 1, 12, 0, 30, 5, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 10, day, hour, minute, tzinfo=ZONE)


SESSIONS = (
    Session(
        "launch",
        "Öppning, paraply; \\ och \U0001f600",
        at(6, 9),
        at(6, 14, 30),
        rooms=("hall", "net"),
        organisers=("vin",),
        tracks=("ai",),
        attendance=Attendance.MIXED,
    ),
    Session(
        "talk",
        "Att leda i det okända",
        at(6, 10),
        at(6, 10, 30),
        parent="launch",
        rooms=("hall", "lilla"),
        organisers=("vin", "skr"),
    ),
    Session("net", "Digitalt samtal", at(7, 13), None, rooms=("net",), organisers=("skr",)),
    Session("off", "Studiebesök", at(7, 15), at(7, 16), rooms=("far",), state=State.CANCELLED),
    Session("maybe", "Preliminär punkt", at(8, 8), at(8, 8, 20), state=State.TENTATIVE),
    Session("night", "Nattmangling", at(8, 22), at(9, 2)),
    Session("marker", "Programmet släpps", at(9, 12), at(9, 12)),
    Session("day", "Utställning", at(9, 0), at(11, 0), all_day=True),
    Session("later", "Utan tid"),
)


@pytest.fixture
def programme() -> Programme:
    return Programme(
        key="paahittad-2025",
        title="Påhittade veckan",
        zone_name="Europe/Stockholm",
        start=date(2025, 10, 6),
        end=date(2025, 10, 10),
        city="Malmö",
        sessions=SESSIONS,
        details={
            "launch": Details(
                abstract="Vi öppnar veckan.",
                description="Vi öppnar veckan. Läs [mer](https://example.org/mer) om den:\n\n- ett\n- två",
                persons=(Role("asa", "moderator"), Role("bo")),
                url="https://example.org/öppning?a=1,2",
                registration=Registration("https://example.org/anmal", True, at(1, 12)),
                stream_url="https://example.org/sänd",
                links=(Link("https://example.org/bilder", "Bilder"), Link("javascript:alert(1)", "Ont")),
            ),
            "talk": Details(
                subtitle="En timme",
                abstract="Om att leda.",
                description="Ett annat stycke.",
                partners=("skr",),
            ),
            "net": Details(registration=Registration(required=True)),
        },
        rooms={
            "hall": Room("hall", "Stora salen", "Kulturhuset", "Malmö", "Gatan 1"),
            "lilla": Room("lilla", "Lilla salen", "Kulturhuset", "Malmö", "Gatan 1"),
            "far": Room("far", "Verkstaden", city="Luleå"),
            "net": Room("net", "Zoom", type="online", url="https://example.org/zoom"),
        },
        tracks={"ai": Track("ai", "AI")},
        organisations={"vin": Organisation("vin", "Vinnova"), "skr": Organisation("skr", "SKR")},
        persons={"asa": Person("asa", "Åsa Ek"), "bo": Person("bo", "Bo Ö")},
    )


@pytest.fixture
def export(programme: Programme) -> Export:
    levels = dict.fromkeys(("launch", "net", "off", "night"), Level.MUST)
    return Export(programme, programme.sessions, levels | {"talk": Level.MAYBE}, alarm_min=15)


@pytest.fixture
def long_programme(programme: Programme) -> Programme:
    """A thousand sessions of a quarter of an hour, some of them in the hours around a change of clock."""
    first = datetime(2025, 10, 20, tzinfo=UTC)
    starts = [(first + timedelta(minutes=15 * n)).astimezone(ZONE) for n in range(1000)]
    sessions = tuple(
        Session(f"s{n}", f"Punkt {n}", start, start + timedelta(minutes=15), rooms=("hall",))
        for n, start in enumerate(starts)
        if start.date() != date(2025, 10, 26)
    )
    return Programme("long", "Lång", "Europe/Stockholm", sessions, rooms=programme.rooms)
