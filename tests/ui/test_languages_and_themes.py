"""Another language or theme is another window of the same state, and is remembered."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from iweek_desktop.library.paths import Places
from iweek_desktop.library.settings import load
from iweek_desktop.programme.model import Level
from iweek_desktop.ui.actions import action_rows
from iweek_desktop.ui.dialogs.settings import SettingsDialog
from iweek_desktop.wording.catalogue import load_wording
from tests.ui.dialog_hands import standing

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

ENGLISH = re.compile(
    r"\b(the|and|session|sessions|place|favourites?|with|about|your|notes|saved|add|this|day)\b", re.I
)


def said(window: QWidget) -> set[str]:
    """Return everything that the window shows or that a screen reader would say."""
    found: set[str] = set()
    for widget in window.findChildren(QWidget):
        found.add(widget.accessibleName())
        if widget.isVisible():
            found.add(widget.toolTip())
            if isinstance(widget, QLabel | QAbstractButton):
                found.add(widget.text())
            if isinstance(widget, QPlainTextEdit):
                found.add(widget.accessibleDescription())
    return {re.sub(r"<[^>]+>", "", text) for text in found}


def choose(desk: Desk, text: str) -> None:
    """Choose from the lists of the settings by their words, and close the settings."""
    desk.window.rail.settings_button.click()
    dialog = standing(desk.qtbot, SettingsDialog)
    place, picker = next(
        (at, picker) for picker in (dialog.language, dialog.theme) if (at := picker.findText(text)) >= 0
    )
    picker.setCurrentIndex(place)
    standing(desk.qtbot, SettingsDialog).close_button.click()
    desk.settle()


def test_what_qt_itself_says_is_in_the_language_of_the_window(open_desk: OpenDesk) -> None:
    desk = open_desk(language="sv")
    desk.select("water")

    def menu() -> list[str]:
        entries = desk.detail.findChild(QPlainTextEdit).createStandardContextMenu().actions()  # type: ignore[union-attr]
        return [entry.text().partition("\t")[0].replace("&", "") for entry in entries if entry.text()]

    assert {"Klipp ut", "Kopiera", "Klistra in", "Markera alla"} <= set(menu())
    choose(desk, "English")
    assert {"Cut", "Copy", "Paste", "Select All"} <= set(menu())
    choose(desk, "Svenska")
    assert "Klipp ut" in menu()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["Day grid", "Export…", "Add to Outlook", "Not saved", "About", "Your notes", "Now"],
        ),
        (
            "sv",
            [
                *("Dagvy", "Exportera…", "Lägg till i Outlook", "Ej sparad"),
                *("Om aktiviteten", "Dina anteckningar", "Nu"),
            ],
        ),
    ],
)
def test_the_window_speaks(open_desk: OpenDesk, language: str, words: list[str]) -> None:
    desk = open_desk("2031-04-08T10:30+02:00", language=language)
    desk.select("water")
    assert set(words) <= said(desk.window)


def test_a_swedish_window_speaks_no_english(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-08T10:30+02:00", language="sv")
    for guid in ("cups", "saucers"):
        desk.state.set_level(guid, Level.MUST)
    own = {"cups", "saucers", "spoons", "The Bean Guild", "The Made-Up Coffee Week"}
    for guid in ("cups", "spoons"):
        desk.select(guid)
        english = {
            text
            for text in said(desk.window)
            if ENGLISH.search(text) and not any(name.casefold() in text.casefold() for name in own)
        }
        assert english == set()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_action_has_its_words(language: str) -> None:
    rows = action_rows(load_wording(language))
    assert all(row.text.strip() for row in rows)
    assert len({row.text for row in rows}) == len(rows)


def test_the_language_changes_and_everything_else_stays(desk: Desk) -> None:
    desk.press("Alt+4")
    desk.select("saucers")
    desk.press("1")
    before = desk.window.geometry()
    choose(desk, "Svenska")
    assert (desk.state.day, desk.current, desk.state.selected) == (date(2031, 4, 10), "saucers", "saucers")
    assert desk.state.levels == {"saucers": Level.MUST}
    assert desk.window.geometry() == before
    assert desk.has_focus(desk.grid)
    assert desk.detail.outlook.text() == "Lägg till i Outlook"
    assert desk.window.status.text.startswith("3 aktiviteter på torsdag")
    choose(desk, "English")
    assert desk.detail.outlook.text() == "Add to Outlook"
    assert desk.current == "saucers"


def test_undo_goes_on_over_a_change_of_language(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    assert desk.window.command_bar.undo_button.isEnabled()
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {}


def test_only_one_window_is_left(desk: Desk) -> None:
    for language in ("sv", "en", "sv"):
        desk.keeper.preferences.set_language(language)
        desk.settle()
    windows = [widget for widget in QGuiApplication.topLevelWindows() if widget.isVisible()]
    assert len(windows) == 1


def test_details_that_were_closed_stay_closed(desk: Desk) -> None:
    desk.press("Ctrl+I")
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    assert not desk.window.detail_visible()


def test_a_message_changes_its_language_too(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-05-08T08:00+02:00")
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    assert desk.banner.startswith("The Made-Up Coffee Week har redan ägt rum.")


def test_a_message_of_trouble_changes_its_language_too(open_desk: OpenDesk, profile: Path) -> None:
    Places.of(profile).store_path.write_bytes(b"This is no database. " * 100)
    desk = open_desk()
    assert desk.banner.startswith("The file of favourites")
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    assert desk.banner.startswith("Filen med favoriter")


# themes


def window_colour() -> str:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()


@pytest.mark.parametrize(("theme", "colour"), [("light", "#F6F5F2"), ("dark", "#16181B")])
def test_themes(open_desk: OpenDesk, theme: str, colour: str) -> None:
    open_desk(theme=theme)
    assert window_colour() == colour


def test_the_theme_changes_and_everything_else_stays(desk: Desk) -> None:
    desk.select("water")
    light = window_colour()
    desk.window.command_bar.appearance_button.click()
    desk.settle()
    assert window_colour() == "#16181B"
    assert (desk.current, desk.state.selected) == ("water", "water")
    choose(desk, "Light")
    assert window_colour() == light


def test_the_theme_is_drawn_from_its_own_colours(desk: Desk) -> None:
    desk.keeper.preferences.set_theme("dark")
    desk.settle()
    picture = desk.grid.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() - 5, 10).lightness() < 80


# what is remembered


def test_settings_are_remembered(open_desk: OpenDesk) -> None:
    desk = open_desk(language=None, size=None)
    choose(desk, "Svenska")
    choose(desk, "Mörkt")
    desk.window.resize(780, 640)
    desk.close()
    desk = open_desk(language=None, size=None)
    assert desk.detail.outlook.text() == "Lägg till i Outlook"
    assert window_colour() == "#16181B"
    assert (desk.window.width(), desk.window.height()) == (780, 640)
    kept = load(desk.places.settings_file)
    assert (kept.language, kept.theme) == ("sv", "dark")


def test_the_width_of_the_details_is_remembered(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(1366, 688))
    desk.window.splitter.setSizes([600, 450])
    wide = desk.window.detail_width
    assert wide > 400
    desk.close()
    assert open_desk(size=(1366, 688)).window.detail_width == wide


def test_the_width_of_the_details_goes_with_the_text(open_desk: OpenDesk, big_text: None) -> None:
    desk = open_desk(size=(2400, 1200))
    assert (desk.detail.width(), desk.window.detail_width) == (688, 344)


def test_the_width_of_the_details_survives_their_being_closed(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(1366, 688))
    desk.window.splitter.setSizes([600, 450])
    wide = desk.window.detail_width
    desk.press("Ctrl+I")
    desk.close()
    assert open_desk(size=(1366, 688)).window.detail_width == wide


def test_an_asked_language_is_only_for_once(open_desk: OpenDesk) -> None:
    desk = open_desk(language="sv")
    desk.close()
    assert load(desk.places.settings_file).language is None


def test_following_the_system_goes_back(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "sv")
    desk = open_desk(language=None)
    choose(desk, "English")
    assert desk.detail.outlook.text() == "Add to Outlook"
    choose(desk, "Follow the system")
    assert desk.detail.outlook.text() == "Lägg till i Outlook"
    assert load(desk.places.settings_file).language is None


def test_broken_settings_open_a_plain_window(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.close()
    desk.places.settings_file.write_text(
        json.dumps({"window": "£££", "detail_width": 9_999_999, "theme": "pink"})
    )
    desk = open_desk(size=None)
    assert desk.window.isVisible()
    assert desk.window.width() >= 480
    assert desk.grid.isVisible()
    assert desk.grid.width() > 200


def test_settings_that_cannot_be_saved_are_told(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.places.settings_file.parent.mkdir(parents=True, exist_ok=True)
    desk.places.settings_file.unlink(missing_ok=True)
    desk.places.settings_file.mkdir()
    choose(desk, "Dark")
    assert window_colour() == "#16181B"
    assert desk.banner.startswith(f"The settings could not be saved to {desk.places.settings_file}")
