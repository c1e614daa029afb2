"""Handing sessions to the calendar program, and saving favourites in a file."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog

from iweek_desktop.programme.model import Level
from iweek_desktop.ui import exporting

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


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


def test_the_star_makes_it_tentative_or_busy(desk: Desk) -> None:
    desk.select("milk")
    desk.press("2", "Ctrl+Shift+E")
    assert b"X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE" in desk.handed[0].read_bytes()


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


# favourites


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Answer the dialog that asks where to save: with "chosen", and keep what was proposed."""
    said: dict[str, Any] = {"chosen": "", "asked": []}

    def answer(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        said["asked"].append((title, proposed, kinds))
        return said["chosen"], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return said


def star(desk: Desk) -> None:
    for guid, level in (("water", Level.MUST), ("questions", Level.MAYBE), ("cups", Level.MUST)):
        desk.state.set_level(guid, level)


def test_favourites_of_all_days_are_saved(
    desk: Desk, downloads: Path, save_as: dict[str, Any], tmp_path: Path
) -> None:
    star(desk)
    save_as["chosen"] = str(tmp_path / "mine.ics")
    desk.press("Ctrl+E")
    assert save_as["asked"] == [
        ("Export favourites", str(downloads / "The Made-Up Coffee Week.ics"), "Calendar file (.ics) (*.ics)")
    ]
    assert summaries(tmp_path / "mine.ics") == [
        "Water and what is wrong with it", "Questions & answers about <i>tea</i>", "Cups",
    ]  # fmt: skip
    assert desk.toast.text == "3 events saved in mine.ics"


@pytest.mark.parametrize(
    ("chosen", "written"), [("mine", "mine.ics"), ("mine.ICS", "mine.ICS"), ("week 2.5", "week 2.5.ics")]
)
def test_a_name_without_its_ending_gets_it(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, chosen: str, written: str
) -> None:
    star(desk)
    save_as["chosen"] = str(tmp_path / chosen)
    desk.window.command_bar.export_button.click()
    assert (tmp_path / written).is_file()


def test_no_dialog_without_favourites(desk: Desk, save_as: dict[str, Any]) -> None:
    desk.press("Ctrl+E")
    assert save_as["asked"] == []
    assert desk.toast.text.startswith("No favourites yet.")


def test_to_cancel_saves_nothing(desk: Desk, save_as: dict[str, Any], tmp_path: Path) -> None:
    star(desk)
    desk.toast.hide()
    before = set(tmp_path.rglob("*.ics"))
    desk.press("Ctrl+E")
    assert set(tmp_path.rglob("*.ics")) == before
    assert not desk.toast.isVisible()


def test_what_has_no_time_is_left_out_and_told(desk: Desk, save_as: dict[str, Any], tmp_path: Path) -> None:
    star(desk)
    desk.state.set_level("some-day", Level.MUST)
    save_as["chosen"] = str(tmp_path / "mine.ics")
    desk.press("Ctrl+E")
    assert desk.toast.text == "3 events saved in mine.ics. 1 session without a time was left out"


def test_a_failure_is_told_in_a_dialog(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, dialogs: list[str]
) -> None:
    star(desk)
    desk.toast.hide()
    save_as["chosen"] = str(tmp_path / "no such folder" / "mine.ics")
    desk.press("Ctrl+E")
    (said,) = dialogs
    assert said.startswith("Nothing was exported")
    assert "no such folder" in said
    assert not desk.toast.isVisible()


def test_favourites_that_cannot_be_read_are_told(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, dialogs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from iweek_desktop.store.errors import StoreError
    from iweek_desktop.store.store import Store

    def fail(*_: object) -> None:
        raise StoreError("store.unreadable", desk.places.store_path, "malformed")

    star(desk)
    save_as["chosen"] = str(tmp_path / "mine.ics")
    monkeypatch.setattr(Store, "ledger", fail)
    desk.press("Ctrl+E")
    (said,) = dialogs
    assert "could not be read" in said
    assert not (tmp_path / "mine.ics").exists()
