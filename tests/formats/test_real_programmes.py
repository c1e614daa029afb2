"""Real programmes, where they are beside this checkout, against what was counted in them independently."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fuzz_samples import real_folder
from iweek_desktop.formats.native import write
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Programme

FOLDER = real_folder()
TRUTH: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "truth.json").read_text(encoding="utf-8")) if FOLDER else {}
)
EXPLAINED: dict[tuple[str, str], object] = {
    # Its events name their tracks by slug, and were counted so; the conference has the names.
    ("voc/hub-schedule2.json", "tracks"): ["CCC", "Hardware & Making"],
    # Counted were all categories in one; only the first of them is a theme, the other is the language.
    ("sessionize/global-azure-2020.json", "tracks"): ["Junior Bootcamp", "Main Conference"],
    # It was counted by dates in UTC; the last session begins at midnight in Stockholm.
    ("confcal/nordic-rse-conferences.ics", "per_local_date"): {
        "2022-10-18": 1,
        "2022-10-19": 1,
        "2023-10-25": 1,
        "2023-10-26": 1,
        "2025-05-20": 1,
    },
}
"""What is rightly another than what was counted."""

pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="the collected programmes are not beside this checkout"
)


def read(name: str) -> Reading:
    """Read a real file, told the zone where it states none."""
    truth, path = TRUTH[name], (FOLDER or Path()) / name
    zone = truth["tz"] if truth["tz_source"] == "hint" else None
    return read_programme(path.read_bytes(), ReadOptions(zone, path.stem))


def programme_of(name: str) -> Programme:
    reading = read(name)
    assert reading.programme is not None, reading.notices
    return reading.programme


def counted(name: str, what: str) -> Any:
    return EXPLAINED.get((name, what), TRUTH[name][what])


def in_utc(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""


def test_all_files_are_tried() -> None:
    assert len(TRUTH) == 16


@pytest.mark.parametrize("name", TRUTH)
def test_every_event_is_a_session(name: str) -> None:
    programme, truth = programme_of(name), TRUTH[name]
    assert len(programme.sessions) == truth["n_events"]
    assert sum(session.start is not None for session in programme.sessions) == truth["n_scheduled"]
    assert len({session.guid for session in programme.sessions}) == truth["n_events"]


@pytest.mark.parametrize("name", TRUTH)
def test_sessions_lie_where_they_were_counted(name: str) -> None:
    programme, truth = programme_of(name), TRUTH[name]
    if truth["tz"]:
        assert programme.zone_name == truth["tz"]
    dates = Counter(session.start.date().isoformat() for session in programme.sessions if session.start)
    assert dict(sorted(dates.items())) == counted(name, "per_local_date")
    starts = [session.start for session in programme.sessions if session.start]
    ends = [session.end for session in programme.sessions if session.end]
    assert in_utc(min(starts, default=None)) == (truth["earliest_start_utc"] or "")
    assert in_utc(max(ends, default=None)) == (truth["latest_end_utc"] or "")
    minutes = sum((s.end - s.start).total_seconds() / 60 for s in programme.sessions if s.end and s.start)
    assert minutes == truth["total_minutes"]


@pytest.mark.parametrize("name", TRUTH)
def test_rooms_tracks_and_people_are_those_that_were_counted(name: str) -> None:
    """Those that sessions have: a file may list more."""
    programme, truth = programme_of(name), TRUTH[name]
    sessions = programme.sessions
    assert sorted({room.name for one in sessions for room in programme.room_list(one)}) == truth["rooms"]
    assert sorted({track.name for one in sessions for track in programme.track_list(one)}) == counted(
        name, "tracks"
    )
    people = {
        programme.person_name(role.person)
        for details in programme.details.values()
        for role in details.persons
    }
    assert len(people) == truth["n_persons"]


@pytest.mark.parametrize("name", TRUTH)
def test_no_real_file_has_an_error_in_it(name: str) -> None:
    programme_of(name)
    assert [notice for notice in read(name).notices if notice.level == "error"] == []


@pytest.mark.parametrize("name", TRUTH)
def test_what_is_converted_is_the_same_programme(name: str) -> None:
    programme = programme_of(name)
    again = read_programme(write(programme))
    assert again.format == "native"
    assert again.programme is not None
    assert again.programme.sessions == programme.sessions
    assert again.programme.details == programme.details
    assert again.programme.key == programme.key
    assert [notice for notice in again.notices if notice.code != "format.no_events"] == []
