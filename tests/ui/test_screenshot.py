"""Pictures of the window, most from the command line, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton

from iweek_desktop.resource import bundled_path
from iweek_desktop.ui.display import NO_SIZE_HINTS, without_line
from iweek_desktop.ui.screenshot import picture_of

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

ENTRY = "import sys; from iweek_desktop.cli import main; sys.exit(main())"


def picture(folder: Path, *words: str, source: Path | None = None) -> subprocess.CompletedProcess[str]:
    options = ["--profile", str(folder / "profile"), "--language", "en"]
    options += ["--programme", str(source)] if source else []
    command = [sys.executable, "-c", ENTRY, *options, "screenshot", str(folder / "window.png"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(("theme", "light"), [("light", True), ("dark", False)])
def test_the_window_is_drawn_in_size_and_theme(tmp_path: Path, theme: str, light: bool) -> None:
    done = picture(tmp_path, "--size", "900x600", "--theme", theme, "--day", "2024-10-02")
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(tmp_path / "window.png"))
    assert (image.width(), image.height()) == (900, 600)
    assert (image.pixelColor(5, 300).lightness() > 128) == light


def test_the_session_asked_for_is_in_the_picture(tmp_path: Path) -> None:
    picture(tmp_path)
    without = (tmp_path / "window.png").read_bytes()
    assert picture(tmp_path, "--select", "iw2024-ai").returncode == 0
    assert (tmp_path / "window.png").read_bytes() != without


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--select", "nobody"], "nobody: There is no session with this ID"),
        (["--day", "2031-01-01"], "2031-01-01: The programme has no such day"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, words: list[str], line: str) -> None:
    done = picture(tmp_path, *words)
    assert (done.returncode, done.stderr.strip()) == (1, line)
    assert not (tmp_path / "window.png").exists()


def test_a_programme_that_cannot_be_read_is_told_without_waiting_for_anybody(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(bundled_path("data/innovation-week-2024.json").read_bytes()[:200])
    done = picture(tmp_path, source=broken)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{broken}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_finer_screen_gives_a_finer_picture(tmp_path: Path) -> None:
    assert picture(tmp_path, "--size", "800x600", "--scale", "1.5", "--text", "125").returncode == 0
    image = QImage(str(tmp_path / "window.png"))
    assert (image.width(), image.height()) == (1200, 900)
    assert image.devicePixelRatio() == 1.0


def test_every_view_and_dialog_has_a_picture_of_its_own(tmp_path: Path) -> None:
    seen = set()
    for words in (
        ["--view", "day"],
        ["--view", "list"],
        ["--view", "timeline"],
        ["--search", "municipalities"],
        ["--show", "export"],
        ["--show", "programmes"],
        ["--show", "changes"],
        ["--select", "iw2024-ai"],
        ["--select", "iw2024-ai", "--focus"],
        ["--select", "iw2024-ai", "--star", "must"],
    ):
        done = picture(tmp_path, *words)
        assert (done.returncode, done.stderr) == (0, "")
        seen.add((tmp_path / "window.png").read_bytes())
    assert len(seen) == 10


def test_a_dialog_in_front_of_a_small_window_is_in_the_picture_whole(tmp_path: Path) -> None:
    done = picture(tmp_path, "--size", "480x320", "--show", "settings", "--theme", "light")
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(tmp_path / "window.png"))
    edges = [image.pixelColor(240, 3), image.pixelColor(240, 316), image.pixelColor(3, 160)]
    assert max(edge.lightness() for edge in edges) < 190  # the window, shaded
    assert min(image.pixelColor(x, 300).lightness() for x in (30, 240)) > 235


def test_what_else_qt_says_is_still_said(capsys: pytest.CaptureFixture[str]) -> None:
    before = qInstallMessageHandler(None)  # as it is outside tests
    try:
        with without_line(NO_SIZE_HINTS):
            qWarning(NO_SIZE_HINTS)
            qWarning("Something else")
    finally:
        qInstallMessageHandler(before)
    assert capsys.readouterr().err == "Something else\n"


def test_the_list_of_what_has_changed_can_be_in_the_picture(tmp_path: Path) -> None:
    programme = tmp_path / "programme.json"
    written = bundled_path("data/innovation-week-2024.json").read_text(encoding="utf-8")
    programme.write_text(written, encoding="utf-8")

    def pictured(*words: str) -> QImage:
        done = picture(tmp_path, *words, source=programme)
        assert done.returncode == 0
        return QImage(str(tmp_path / "window.png")).copy(400, 200, 480, 300)  # nothing but the dialog

    unchanged = pictured("--show", "changes")
    assert unchanged != pictured()
    for event in (edited := json.loads(written))["events"]:
        event["title"] += ", once more"
    programme.write_text(json.dumps(edited), encoding="utf-8")
    changed = pictured("--show", "changes")
    assert changed not in (unchanged, pictured())


def test_a_picture_leaves_the_favourites_as_they_are(tmp_path: Path) -> None:
    def saved(*words: str) -> str:
        command = [sys.executable, "-c", ENTRY, "--profile", str(tmp_path / "profile"), "favourite", *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0
        return done.stdout

    saved("add", "iw2024-ai")
    before = saved("list", "--json")
    for star in ("maybe", "none", "must"):
        assert picture(tmp_path, "--select", "iw2024-ai", "--star", star).returncode == 0
        assert saved("list", "--json") == before


def test_a_picture_is_the_same_wherever_the_pointer_is(desk: Desk) -> None:
    window = desk.window
    before = window.rail.grab().toImage()
    for button in window.rail.findChildren(QAbstractButton):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert window.rail.grab().toImage() != before
    picture_of(window)
    assert window.rail.grab().toImage() == before
