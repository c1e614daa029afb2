"""The shelf as the user's list."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from iweek_desktop.library.catalogue import Record
from iweek_desktop.library.opening import open_kept, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.programmes import listed, note_opened, remove, set_consent, versions
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.programme.clock import standing_clock

LeftOpen = Callable[[], int]
NOW = datetime(2031, 5, 5, 8, 15, tzinfo=UTC)
CLOCK = standing_clock(NOW)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of(tmp_path / "profile")


def open_one(places: Places, path: Path | None) -> None:
    opened = open_programme(places, path, None)
    with opened.entry or nullcontext() as entry:
        assert entry is not None, opened.notices


def write(path: Path, key: str, **more: object) -> Path:
    conference = {"key": key, "title": f"Days of {key}", "time_zone_name": "Europe/Stockholm", **more}
    events = [
        {"guid": f"{key}-{day}", "title": "Cup", "start": f"2031-05-{day:02}T09:00:00+02:00"}
        for day in (5, 7)
    ]
    data = {"format": "programme", "format_version": 1, "conference": conference, "events": events}
    path.write_text(json.dumps(data))
    return path


def test_a_programme_is_listed_as_it_is(places: Places, tmp_path: Path) -> None:
    path = write(tmp_path / "tea.json", "tea")
    open_one(places, path)
    (one,) = listed(places, CLOCK)
    assert (one.key, one.title, one.sessions, one.kind) == ("tea", "Days of tea", 2, "file")
    assert (one.start, one.end) == (date(2031, 5, 5), date(2031, 5, 7))
    assert (one.source, one.versions, one.record) == (str(path), 1, Record())
    assert abs(one.arrived_at - datetime.fromtimestamp(path.stat().st_mtime, UTC)) < timedelta(minutes=5)


def test_stated_dates_go_before_those_of_sessions(places: Places, tmp_path: Path) -> None:
    open_one(places, write(tmp_path / "tea.json", "tea", start="2031-05-04", end="2031-05-09"))
    (one,) = listed(places, CLOCK)
    assert (one.start, one.end) == (date(2031, 5, 4), date(2031, 5, 9))


def test_the_bundled_programme_is_known_as_such(places: Places) -> None:
    open_one(places, None)
    assert [one.kind for one in listed(places, CLOCK)] == ["bundled"]


def test_the_programme_opened_last_stands_first(places: Places, tmp_path: Path) -> None:
    for number, key in enumerate(("tea", "coffee", "cocoa")):
        open_one(places, write(tmp_path / f"{key}.json", key))
        path = Shelf(places.shelf_dir).versions(key)[0].path
        os.utime(path, (1000 + number, 1000 + number))
    assert [one.key for one in listed(places, CLOCK)] == ["cocoa", "coffee", "tea"]
    note_opened(places, "tea", CLOCK)
    note_opened(places, "coffee", standing_clock(NOW + timedelta(hours=1)))
    found = listed(places, CLOCK)
    assert [one.key for one in found] == ["coffee", "tea", "cocoa"]
    assert [one.record.opened_at for one in found] == [NOW + timedelta(hours=1), NOW, None]


def test_versions_are_told_apart(places: Places, tmp_path: Path) -> None:
    path = tmp_path / "tea.json"
    for number in range(3):
        open_one(places, write(path, "tea", subtitle=f"version {number}"))
    found = versions(places, "tea")
    assert len({one.content for one in found}) == 3
    assert found == sorted(found, key=lambda one: one.arrived_at, reverse=True)
    assert versions(places, "coffee") == []


def test_what_is_removed_is_remembered_no_more(places: Places, tmp_path: Path) -> None:
    for key in ("tea", "coffee"):
        open_one(places, write(tmp_path / f"{key}.json", key))
        set_consent(places, key, True, CLOCK)
    assert remove(places, "tea", CLOCK)
    assert [(one.key, one.record.consent) for one in listed(places, CLOCK)] == [("coffee", True)]
    open_one(places, tmp_path / "tea.json")
    assert [one.record.consent for one in listed(places, CLOCK) if one.key == "tea"] == [False]


def test_damage_does_not_hide_the_rest(places: Places, tmp_path: Path) -> None:
    for key in ("tea", "coffee", "cocoa"):
        open_one(places, write(tmp_path / f"{key}.json", key))
    shelf = Shelf(places.shelf_dir)
    shelf.versions("tea")[0].path.write_bytes(b"nothing")
    with closing(sqlite3.connect(shelf.versions("coffee")[0].path)) as db:
        db.execute("DROP TABLE head")
    places.catalogue_path.write_bytes(b"no catalogue" * 500)
    assert {one.key for one in listed(places, CLOCK)} == {"coffee", "cocoa"}
    note_opened(places, "cocoa", CLOCK)
    assert next(one.key for one in listed(places, CLOCK)) == "cocoa"


def test_listing_leaves_nothing_open_and_makes_no_folder(
    places: Places, tmp_path: Path, left_open: LeftOpen
) -> None:
    assert listed(places, CLOCK) == []
    assert not places.data.exists()
    open_one(places, write(tmp_path / "tea.json", "tea"))
    note_opened(places, "tea", CLOCK)
    assert len(listed(places, CLOCK)) == len(versions(places, "tea")) == 1
    assert left_open() == 0
    with open_kept(places, "tea") or nullcontext():
        assert left_open() == 1
