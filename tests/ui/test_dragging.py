"""Dragging sessions to the desktop or into a mail."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


class Dropped:
    """What was dragged, looked at while it was in the air, as a program that it is dropped on does."""

    def __init__(self, answer: Qt.DropAction) -> None:
        self.answer = answer
        self.texts: list[str] = []
        self.files: list[list[str]] = []
        self.calendars: list[bytes] = []
        self.actions: list[Qt.DropAction] = []
        self.pictures: list[bool] = []

    def take(self, drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        self.texts.append(data.text() if data.hasFormat("text/plain") else "")
        self.files.append([url.toLocalFile() for url in data.urls()])
        self.calendars += [Path(file).read_bytes() for file in self.files[-1]]
        self.actions.append(actions)
        self.pictures.append(not drag.pixmap().isNull())
        assert bytes(data.data("text/calendar").data()) in (self.calendars[-1:] or [b""])
        return self.answer


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> Dropped:
    made = Dropped(Qt.DropAction.CopyAction)
    monkeypatch.setattr(QDrag, "exec", lambda drag, actions: made.take(drag, actions))
    return made


def drag(desk: Desk, guid: str) -> None:
    """Drag a session with the mouse."""
    spot, port = desk.spot(guid), desk.grid.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(port, spot + QPoint(4 * QApplication.startDragDistance(), 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot)


def test_a_session_is_dropped_as_a_calendar_file_and_as_words(desk: Desk, dropped: Dropped) -> None:
    drag(desk, "water")
    assert desk.state.selected == "water"
    assert dropped.actions == [Qt.DropAction.CopyAction]
    assert dropped.pictures == [True]
    assert dropped.texts[0].startswith("Water and what is wrong with it\nTuesday 8 April 2031, 09:30–11:00")
    (file,) = dropped.files[0]
    assert Path(file).parent == desk.places.calendar_cache
    assert Path(file).name == "Water and what is wrong with it.ics"
    assert Path(file).exists()
    events = icalendar.Calendar.from_ical(dropped.calendars[0]).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Water and what is wrong with it"]


def test_what_was_dropped_nowhere_leaves_no_file(desk: Desk, dropped: Dropped) -> None:
    dropped.answer = Qt.DropAction.IgnoreAction
    drag(desk, "water")
    assert len(dropped.files[0]) == 1
    assert list(desk.places.calendar_cache.iterdir()) == []


def test_files_of_yesterday_are_cleaned_away(desk: Desk, dropped: Dropped) -> None:
    drag(desk, "water")
    old = Path(dropped.files[0][0])
    os.utime(old, (1_000_000, 1_000_000))
    drag(desk, "milk")
    assert [file.name for file in desk.places.calendar_cache.iterdir()] == ["Milk.ics"]


def test_a_session_without_a_time_is_dropped_as_words(desk: Desk, dropped: Dropped) -> None:
    desk.keeper.errands().drag_out(desk.grid, "some-day")
    assert dropped.texts == ["Coffee in space"]
    assert dropped.files == [[]]


def test_what_cannot_be_written_is_told_and_not_dragged(
    desk: Desk, dropped: Dropped, dialogs: list[str]
) -> None:
    desk.places.calendar_cache.parent.mkdir(parents=True, exist_ok=True)
    desk.places.calendar_cache.write_text("in the way")
    drag(desk, "water")
    assert dropped.files == []
    assert dialogs[0].startswith("Nothing was exported")


def test_one_session_is_saved_where_one_says(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def answer(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        proposed.append(path)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.keeper.errands().save_session("water")
    assert Path(proposed[0]).name == "Water and what is wrong with it.ics"
    events = icalendar.Calendar.from_ical((tmp_path / "chosen.ics").read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Water and what is wrong with it"]
    assert desk.toast.text == "1 event saved in chosen.ics"
