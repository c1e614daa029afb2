"""Handing one session to the calendar program."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import vobject
from icalendar import Calendar

from iweek_desktop.library.paths import Places
from iweek_desktop.ui import exporting

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what no calendar program takes."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr(exporting, "saving_folder", lambda: folder)
    return folder


def summaries(path: Path) -> list[str]:
    """Return the titles of a file's events."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_one_session_is_handed_over(desk: Desk) -> None:
    desk.select("water")
    desk.detail.outlook.click()
    (path,) = desk.handed
    assert path.parent == desk.places.calendar_cache
    assert path.name == "Water and what is wrong with it.ics"
    event = vobject.readOne(path.read_text(encoding="utf-8")).vevent
    assert event.summary.value == "Water and what is wrong with it"
    assert event.dtstart.value.isoformat() == "2031-04-08T09:30:00+02:00"
    assert event.dtend.value.isoformat() == "2031-04-08T11:00:00+02:00"
    assert summaries(path) == ["Water and what is wrong with it"]
    assert desk.toast.text == "1 event opened in the calendar program"


def test_by_key_too(desk: Desk) -> None:
    desk.press("Ctrl+Shift+E")
    assert desk.handed == []
    desk.select("milk")
    desk.press("Ctrl+Shift+E")
    assert [path.name for path in desk.handed] == ["Milk.ics"]


def test_two_at_once_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.select("milk")
    desk.press("Ctrl+Shift+E", "Ctrl+Shift+E")
    first, second = desk.handed
    assert first != second
    assert summaries(first) == summaries(second) == ["Milk?"]


def test_an_export_tells_the_real_time_whatever_time_is_simulated(desk: Desk) -> None:
    desk.keeper.simulate(datetime(2031, 4, 8, 10, tzinfo=UTC))
    desk.settle()
    desk.select("milk")
    desk.press("Ctrl+Shift+E")
    data = desk.handed[0].read_text(encoding="utf-8")
    assert "DTSTAMP:20310401T060000Z" in data
    assert "LAST-MODIFIED:20310401T060000Z" in data


def test_the_star_makes_it_tentative_or_busy(desk: Desk) -> None:
    desk.select("milk")
    desk.press("2", "Ctrl+Shift+E")
    assert b"X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE" in desk.handed[0].read_bytes()


@pytest.mark.parametrize(
    ("kept", "trigger"), [("{}", b"TRIGGER:-PT15M"), ('{"reminder_min": 60}', b"TRIGGER:-PT60M")]
)
def test_it_gets_the_reminder_of_the_settings(
    open_desk: OpenDesk, profile: Path, kept: str, trigger: bytes
) -> None:
    path = Places.of(profile).settings_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(kept)
    desk = open_desk()
    desk.select("milk")
    desk.press("Ctrl+Shift+E")
    assert trigger in desk.handed[0].read_bytes()


def test_notes_stay_here(desk: Desk) -> None:
    desk.select("milk")
    desk.detail.notes.setPlainText("Nobody's business")
    desk.press("Ctrl+Shift+E")
    assert b"business" not in desk.handed[0].read_bytes()


def test_where_no_calendar_program_answers_it_is_saved_and_the_place_told(
    desk: Desk, downloads: Path
) -> None:
    desk.answers = False
    desk.select("water")
    desk.detail.outlook.click()
    (saved,) = downloads.iterdir()
    assert summaries(saved) == ["Water and what is wrong with it"]
    assert not desk.handed[0].exists()
    assert desk.toast.text == f"No calendar program answered. The file has been saved as {saved}"
    desk.detail.outlook.click()
    assert len(list(downloads.iterdir())) == 2


def test_files_handed_over_long_ago_are_cleaned(desk: Desk) -> None:
    folder = desk.places.calendar_cache
    folder.mkdir(parents=True)
    now = time.time()
    for name, age_h in (("old.ics", 25), ("recent.ics", 23), ("other.txt", 99)):
        (folder / name).write_text("x")
        os.utime(folder / name, (now - age_h * 3600,) * 2)
    desk.select("milk")
    desk.detail.outlook.click()
    assert {path.name for path in folder.iterdir()} == {"recent.ics", "other.txt", "Milk.ics"}


def test_a_session_without_a_time_is_not_handed_over_and_the_reason_told(
    desk: Desk, dialogs: list[str]
) -> None:
    desk.select("some-day")
    desk.detail.outlook.click()
    assert desk.handed == []
    (said,) = dialogs
    assert said.startswith("Nothing was exported\nNothing was exported\nThere is nothing to export")


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, dialogs: list[str]) -> None:
    desk.places.cache.mkdir(parents=True, exist_ok=True)
    desk.places.calendar_cache.write_text("in the way")
    desk.select("milk")
    desk.detail.outlook.click()
    assert desk.handed == []
    (said,) = dialogs
    assert "Nothing was exported" in said
    assert str(desk.places.calendar_cache) in said


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plain", "Plain.ics"),
        ("a/b\\c:d*e?f\"g<h>i|j", "abcdefghij.ics"),
        ("../../etc/passwd", "etcpasswd.ics"),
        ("Å ä ö – é", "Å ä ö é.ics"),
        ("???", "session.ics"),
        ("CON", "session CON.ics"),
        ("x" * 300, "x" * 60 + ".ics"),
        ("Two\nlines", "Two lines.ics"),
    ],
)  # fmt: skip
def test_file_names(title: str, name: str) -> None:
    assert exporting.file_name(title) == name
