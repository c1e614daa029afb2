"""The programme that comes with the program: Innovation Week 2024, as its organisers announced it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.days import count_days
from iweek_desktop.programme.model import Details, Programme, Session
from iweek_desktop.programme.text import plain
from iweek_desktop.resource import bundled_path

DATA = bundled_path("data/innovation-week-2024.json").read_bytes()

# Title, month and day, start and end in Stockholm, whether part of the launch.
ANNOUNCED = [
    ("Together from the start - launch of Innovation Week", 9, 30, "09:00", "14:30", False),
    ("Together from the beginning - From government to governance", 9, 30, "10:00", "10:30", True),
    ("Together from the start - System innovation in practice", 9, 30, "11:00", "11:30", True),
    (
        "Together from the start - Coming together around a societal challenge, "
        "Climate City Contract on export",
        9, 30, "12:00", "12:30", True,
    ),
    ("Together from the start - Together with AI", 9, 30, "13:00", "13:30", True),
    ("Together from the start - Procurement that scales innovations", 9, 30, "14:00", "14:30", True),
    (
        "Capacity for Transition - Innovation capacity of smaller municipalities/places",
        10, 2, "10:00", "11:00", False,
    ),
    ("Briefing on internationalization through the EU Cities Mission", 10, 2, "13:00", "14:30", False),
]  # fmt: skip
LAUNCH = ANNOUNCED[0][0]


@pytest.fixture(scope="module")
def week() -> Programme:
    """Return the bundled programme."""
    reading = read_programme(DATA)
    assert reading.notices == ()
    assert reading.programme is not None
    return reading.programme


def test_eight_sessions(week: Programme) -> None:
    assert [session.title for session in week.sessions] == [row[0] for row in ANNOUNCED]


@pytest.mark.parametrize("row", range(8))
def test_each_session(week: Programme, row: int) -> None:
    title, month, day, start, end, inside = ANNOUNCED[row]
    session = week.sessions[row]
    assert session.start is not None
    assert session.end is not None
    assert session.start.isoformat() == f"2024-{month:02}-{day:02}T{start}:00+02:00"
    assert session.end.isoformat() == f"2024-{month:02}-{day:02}T{end}:00+02:00"
    titles = {one.guid: one.title for one in week.sessions}
    assert titles.get(session.parent or "") == (LAUNCH if inside else None)
    assert session.tracks == (("together-from-the-start",) if title.startswith("Together") else ())


def test_instants_do_not_hang_on_the_zone_data() -> None:
    starts = [datetime.fromisoformat(event["start"]).astimezone(UTC) for event in json.loads(DATA)["events"]]
    assert [f"{at:%d %H:%M}" for at in starts] == [
        "30 07:00", "30 08:00", "30 09:00", "30 10:00", "30 11:00", "30 12:00", "02 08:00", "02 11:00",
    ]  # fmt: skip


def test_the_week(week: Programme) -> None:
    assert week.key == "innovation-week-2024"
    assert week.title == "Innovation Week 2024"
    assert week.zone_name == "Europe/Stockholm"
    assert (week.start, week.end) == (date(2024, 9, 30), date(2024, 10, 4))
    assert [day.sessions for day in count_days(week)] == [6, 0, 2, 0, 0]


def test_organisers_and_partner_are_the_weeks_own(week: Programme) -> None:
    assert week.organiser_names(week.organisers) == [
        "Swedish Association of Local Authorities and Regions (SKR)",
        "Vinnova",
        "Swedish Agency for Public Procurement",
    ]
    assert week.organiser_names(week.partners) == ["Viable Cities"]
    assert [track.name for track in week.tracks.values()] == ["Together from the start"]


def test_what_was_not_announced_is_absent(week: Programme) -> None:
    assert not week.rooms
    assert not week.persons
    assert week.city is week.venue is week.url is None
    for session in week.sessions:
        bare = Session(
            session.guid,
            session.title,
            session.start,
            session.end,
            parent=session.parent,
            tracks=session.tracks,
        )
        assert session == bare
        details = week.details[session.guid]
        assert details == Details(abstract=details.abstract)


def test_every_session_has_a_guid_to_keep_and_a_short_text(week: Programme) -> None:
    assert [session.guid for session in week.sessions] == [
        "iw2024-launch",
        "iw2024-government-governance",
        "iw2024-system-innovation",
        "iw2024-climate-city-contract",
        "iw2024-ai",
        "iw2024-procurement",
        "iw2024-smaller-municipalities",
        "iw2024-eu-cities-mission",
    ]
    texts: list[Any] = [week.description, *(details.abstract for details in week.details.values())]
    for text in texts:
        assert plain(text) == text
        assert 2 <= sum(text.count(end) for end in (". ", "? ")) + 1 <= 3
        assert 100 < len(text) < 350
