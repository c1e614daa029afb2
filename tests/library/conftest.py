from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.programme.model import Details, Organisation, Person, Programme, Role, Room, Session, Track

ZONE = ZoneInfo("Europe/Stockholm")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2031, 5, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def tea_days() -> Programme:
    """Two made-up days about tea, one session of which ends after midnight and one has no time yet."""
    sessions = (
        Session("t-all", "Tea all day", at(5, 0), at(6, 0), all_day=True),
        Session(
            "t-1", "Boiling water", at(5, 9), at(5, 10), rooms=("k1",), tracks=("hot",), organisers=("o1",)
        ),
        Session("t-2", "Steeping", at(5, 9, 30), None, rooms=("k1", "k2"), parent="t-1"),
        Session("t-3", "Night kettle", at(6, 1), at(6, 2), rooms=("k2",)),
        Session("t-4", "Washing up", at(6, 11), at(6, 12)),
        Session("t-5", "Some day", None, None),
    )
    details = {
        session.guid: Details(id=str(n), code=f"TEA{n}", abstract=f"About *{session.title}*", tags=("tea",))
        for n, session in enumerate(sessions)
    }
    details["t-1"] = Details(id="1", persons=(Role("p1", "speaker"),), description="Hot.\n\nVery hot.")
    return Programme(
        "tea-days-2031",
        "The Tea Days",
        "Europe/Stockholm",
        sessions,
        details,
        {
            "k1": Room("k1", "Large kettle", city="Påhittet", geo=(55.5, 13.25)),
            "k2": Room("k2", "Small kettle"),
        },
        {"hot": Track("hot", "Hot", "#a00000")},
        {"o1": Organisation("o1", "The Kettle Guild")},
        {"p1": Person("p1", "Åsa Kannsson", "o1")},
        start=date(2031, 5, 5),
        end=date(2031, 5, 7),
        organisers=("o1",),
        extra={"colour of the cup": ["blue", {"dots": 3}]},
    )
