"""Errors that nobody caught."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from iweek_desktop import __version__
from iweek_desktop.ui.dialogs.message import MessageDialog
from iweek_desktop.ui.mishaps import MOST_LOGGED_BYTES, describe
from iweek_desktop.wording.catalogue import load_wording

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

SECRET = "what nobody else may read"

pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def caught(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk with mishaps caught as in the program, until the end of the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    desk.keeper.catch_mishaps()
    return desk


def stumble() -> None:
    raise ValueError(f"cannot save {SECRET!r}")


def press_a_broken_button(desk: Desk) -> None:
    button = QPushButton("Broken", desk.window)
    button.clicked.connect(stumble)
    button.click()


def test_a_mishap_is_told_calmly_and_the_window_lives_on(caught: Desk, dialogs: list[str]) -> None:
    press_a_broken_button(caught)
    (said,) = dialogs
    assert said.startswith("Something went wrong\nSomething went wrong\nYour favourites and notes are safe.")
    assert f"iweek-desktop {__version__}" in said
    assert "builtins.ValueError" in said
    assert "in stumble" in said
    assert caught.window.isVisible()
    caught.press("Down", "1")
    assert len(caught.kept_levels()) == 1


def test_what_the_user_wrote_is_in_neither_dialog_nor_log(caught: Desk, dialogs: list[str]) -> None:
    caught.select("water")
    caught.detail.notes.setPlainText(SECRET)
    press_a_broken_button(caught)
    log = caught.places.log_file.read_text(encoding="utf-8")
    assert "ValueError" in log
    assert SECRET not in log
    assert SECRET not in dialogs[0]


def test_every_mishap_is_logged(caught: Desk, dialogs: list[str]) -> None:
    for _ in range(3):
        press_a_broken_button(caught)
    log = caught.places.log_file.read_text(encoding="utf-8")
    assert log.count("builtins.ValueError") == 3
    assert len(dialogs) == 3


def test_a_mishap_while_one_is_told_opens_no_second_dialog(
    caught: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[MessageDialog] = []

    def stumble_again(dialog: MessageDialog) -> int:
        opened.append(dialog)
        press_a_broken_button(caught)
        return 0

    monkeypatch.setattr(MessageDialog, "exec", stumble_again)
    press_a_broken_button(caught)
    assert len(opened) == 1
    assert caught.places.log_file.read_text(encoding="utf-8").count("builtins.ValueError") == 2


def test_a_mishap_in_a_timer_is_caught_too(caught: Desk, dialogs: list[str]) -> None:
    QTimer.singleShot(0, caught.window, stumble)
    caught.qtbot.waitUntil(lambda: bool(dialogs))
    assert "in stumble" in dialogs[0]


def test_where_nothing_can_be_logged_it_is_told_all_the_same(caught: Desk, dialogs: list[str]) -> None:
    caught.places.logs.parent.mkdir(parents=True, exist_ok=True)
    caught.places.logs.write_text("in the way")
    press_a_broken_button(caught)
    assert len(dialogs) == 1


def test_a_long_log_begins_anew_and_the_old_one_is_kept(caught: Desk, dialogs: list[str]) -> None:
    log = caught.places.log_file
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("old " * (MOST_LOGGED_BYTES // 4 + 1))
    press_a_broken_button(caught)
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".old.log").stat().st_size > MOST_LOGGED_BYTES


def test_a_description_has_no_path_of_whoever_runs_the_program(caught: Desk) -> None:
    try:
        stumble()
    except ValueError as error:
        text = describe(type(error), error.__traceback__, caught.clock())
    assert "  test_mishaps.py:" in text
    assert "/" not in text.split("builtins.ValueError")[1]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_dialog_can_be_copied_and_closed(desk: Desk, language: str) -> None:
    say = load_wording(language)
    desk.keeper.preferences.set_language(language)
    desk.settle()
    dialog = MessageDialog(desk.window.look, "A title", "<b>Some</b> words", "Some details", desk.window)
    dialog.open()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Some details"
    assert dialog.details.isReadOnly()
    assert {button.text() for button in dialog.findChildren(QPushButton)} == {say("Copy"), say("Close")}
    next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click()
    assert not dialog.isVisible()
