"""Opening programmes from the window, and coming back to what was shown last."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from iweek_desktop.library.opening import Opened, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Level
from iweek_desktop.ui.doorbell import Doorbell, ring
from iweek_desktop.ui.jobs import Job, Jobs
from iweek_desktop.ui.panes.more_menu import MoreMenu
from iweek_desktop.ui.programme_files import ProgrammeFiles

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

ROOT = Path(__file__).parents[2]
COFFEE, INNOVATION = "The Made-Up Coffee Week", "Innovation Week 2024"


def dropped(desk: Desk, *paths: Path) -> QDropEvent:
    """Drop files on the window, and return the event."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, no_button, no_key)
    event.setAccepted(False)
    desk.window.dropEvent(event)
    QCoreApplication.processEvents()
    return event


def test_a_file_that_is_dropped_is_shown(desk: Desk, bundled: Path) -> None:
    assert desk.window.windowTitle() == COFFEE
    assert dropped(desk, bundled).isAccepted()
    desk.settle()
    assert desk.window.windowTitle() == INNOVATION
    assert desk.toast.text == f"Opened: {INNOVATION}"


def test_several_files_are_not_taken(desk: Desk, bundled: Path, made_up_copy: Path) -> None:
    assert not dropped(desk, bundled, made_up_copy).isAccepted()
    assert desk.window.windowTitle() == COFFEE


def test_a_file_is_chosen_by_key(
    desk: Desk, made_up_copy: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bundled), ""))
    desk.press("Ctrl+O")
    desk.settle()
    assert desk.window.windowTitle() == INNOVATION


def test_a_file_that_cannot_be_read_leaves_all_as_it_is(
    desk: Desk, tmp_path: Path, dialogs: list[str]
) -> None:
    window, broken = desk.window, tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    dropped(desk, broken)
    assert desk.window is window
    assert "broken.json" in dialogs[0]
    assert desk.window.windowTitle() == COFFEE


def test_stars_belong_to_their_programme(desk: Desk, bundled: Path, made_up_copy: Path) -> None:
    desk.select("water")
    desk.press("1")
    dropped(desk, bundled)
    desk.settle()
    assert desk.state.levels == {}
    dropped(desk, made_up_copy)
    desk.settle()
    assert desk.state.levels == {"water": Level.MUST}


def opened_before(desk: Desk) -> list[QAction]:
    """Open the menu, and return the programmes that it offers."""
    desk.window.command_bar.more_button.click()
    (menu,) = [menu for menu in desk.window.findChildren(MoreMenu) if menu.isVisible()]
    (before,) = [action.menu() for action in menu.actions() if action.text() == "Opened before"]
    return [action for action in before.actions() if action.text()]  # type: ignore[attr-defined]


def test_programmes_opened_before_are_offered_by_title(desk: Desk, made_up_copy: Path) -> None:
    dropped(desk, made_up_copy)
    desk.settle()
    entries = opened_before(desk)
    assert [entry.text() for entry in entries] == [INNOVATION]
    entries[-1].trigger()
    desk.settle()
    assert desk.window.windowTitle() == INNOVATION
    entries = opened_before(desk)
    assert [entry.text() for entry in entries] == [COFFEE]
    entries[0].trigger()
    desk.settle()
    assert desk.window.windowTitle() == COFFEE


def test_the_bundled_programme_is_offered_to_who_never_opened_it(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(at=tmp_path / "new")
    entries = opened_before(desk)
    assert [entry.text() for entry in entries] == [INNOVATION]
    entries[0].trigger()
    desk.settle()
    assert desk.window.windowTitle() == INNOVATION


def test_the_next_start_shows_what_the_last_one_showed(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    desk.press("Alt+4")
    desk.state.group_by(Grouping.PLACE)
    desk.state.zooms["day"] = 104.0
    day = desk.state.day
    desk.close()
    again = open_desk(source=None)
    assert again.window.windowTitle() == COFFEE
    assert (again.state.day, again.state.grouping) == (day, Grouping.PLACE)
    assert again.state.zooms["day"] == 104.0


def test_the_next_start_does_without_a_file_that_is_gone(open_desk: OpenDesk, made_up_copy: Path) -> None:
    open_desk(source=made_up_copy).close()
    made_up_copy.write_text("{", encoding="utf-8")
    again = open_desk(source=None)
    assert again.window.windowTitle() == INNOVATION


def test_asking_for_another_file_drops_the_first(
    qtbot: QtBot, tmp_path: Path, bundled: Path, made_up_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    waited: list[Path | None] = []

    def slow(places: Places, path: Path | None, zone_name: str | None, tell: Progress) -> Opened:
        waited.append(path)
        if len(waited) == 1:
            assert go_on.wait(10)
        return open_programme(places, path, zone_name, tell)

    monkeypatch.setattr("iweek_desktop.ui.programme_files.open_programme", slow)
    jobs = Jobs()
    files = ProgrammeFiles(Places.of(tmp_path), jobs, system_clock)
    shown: list[Opened] = []
    files.opened.connect(shown.append)
    files.open(bundled)
    qtbot.waitUntil(lambda: len(waited) == 1)
    files.open(made_up_copy)
    qtbot.waitUntil(lambda: len(shown) == 1)
    go_on.set()
    jobs.close()
    QCoreApplication.processEvents()
    assert [opened.path for opened in shown] == [made_up_copy]
    for opened in shown:
        assert opened.entry is not None
        opened.entry.close()


def test_what_a_job_raises_is_raised_in_the_window(qtbot: QtBot) -> None:
    def broken(_job: Job) -> None:
        raise ValueError("made up")

    jobs = Jobs()
    with qtbot.captureExceptions() as raised:
        jobs.start(broken, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert str(raised[0][1]) == "made up"
    jobs.close()


class Held:
    """What a job has opened; it is its own entry."""

    def __init__(self) -> None:
        self.closed = 0
        self.entry = self

    def close(self) -> None:
        self.closed += 1


@pytest.mark.parametrize("how", ["cancelled before it ends", "cancelled too late", "at the end of all"])
def test_what_a_job_has_opened_for_nobody_is_closed(qtbot: QtBot, how: str) -> None:
    go_on, ended, held, jobs = threading.Event(), threading.Event(), Held(), Jobs()
    told: list[Held] = []

    def work(_job: Job) -> Held:
        assert go_on.wait(10)
        ended.set()
        return held

    job = jobs.start(work, told.append)
    if how == "cancelled before it ends":
        job.cancel()
    go_on.set()
    assert ended.wait(10)
    for worker in jobs._workers:
        worker.wait()  # the window has not heard of it yet
    if how == "cancelled too late":
        job.cancel()
    if how == "at the end of all":
        jobs.close()
    QCoreApplication.processEvents()
    assert (told, held.closed) == ([], 1)
    jobs.close()
    assert held.closed == 1


RING = """
import sys
from pathlib import Path
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress
from iweek_desktop.ui.doorbell import ring
source = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if ring(Places.of(Path(sys.argv[1])), source) else 1)
"""


def ended(qtbot: QtBot, words: list[str]) -> int | None:
    """Let a process run to its end while this one answers, and return its exit code."""
    process = subprocess.Popen(words, cwd=ROOT)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=15_000)
    return process.returncode


def test_a_second_start_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    places = Places.of(tmp_path / "profile")
    heard: list[Path | None] = []
    bell = Doorbell(places)
    bell.rung.connect(heard.append)
    assert bell.listen()
    assert not Doorbell(places).listen()
    for words in ([str(tmp_path / "å.json")], []):
        assert ended(qtbot, [sys.executable, "-c", RING, str(tmp_path / "profile"), *words]) == 0
    assert heard == [tmp_path / "å.json", None]
    bell.close()
    assert not ring(places, None)
