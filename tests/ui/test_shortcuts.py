"""The sheet of shortcuts cannot lie: every key on it does something, and every action's key is on it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.actions import action_rows
from iweek_desktop.ui.dialogs.export import ExportDialog
from iweek_desktop.ui.dialogs.settings import SettingsDialog
from iweek_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from iweek_desktop.ui.key_names import key_name
from iweek_desktop.ui.key_rows import LETTERS, key_groups
from iweek_desktop.wording.catalogue import load_wording
from tests.ui.dialog_hands import LANGUAGES, cut_off, fit, focus_order, gone, press, said, spoken, standing

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

DAYS = 5

PAIRS = [
    pytest.param(
        group.name,
        row.name,
        key,
        id=f"{group.name}, {row.name}, {key}",
    )
    for group in key_groups(load_wording("en"), DAYS)
    for row in group.rows
    for key in row.keys
]


def opened(desk: Desk) -> ShortcutsDialog:
    desk.press("F1")
    return standing(desk.qtbot, ShortcutsDialog)


def seen(desk: Desk) -> tuple[Any, ...]:
    """Return all that a key could change."""
    window, state = desk.window, desk.state
    dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    return (
        desk.focus,
        desk.current,
        state.selected,
        state.day,
        dict(state.levels),
        state.view,
        state.grouping,
        state.filter,
        dict(state.zooms),
        window.detail_visible(),
        window,
        len(dialogs),
        desk.handed[:],
        QGuiApplication.clipboard().text(),
        desk.toast.text if desk.toast.isVisible() else "",
        desk.grid.verticalScrollBar().value(),
        desk.grid._px_per_hour,
    )


def to_session(guid: str) -> Callable[[Desk], None]:
    def go(desk: Desk) -> None:
        desk.select(guid)
        desk.grid.setFocus()

    return go


def starred(desk: Desk) -> None:
    for guid in ("grinding", "questions"):
        desk.state.set_level(guid, Level.MUST)
    to_session("milk")(desk)


def undone(desk: Desk) -> None:
    starred(desk)
    desk.press("Ctrl+Z")


def searching(desk: Desk) -> None:
    desk.press("Ctrl+F")
    desk.type("fair")


BEFORE: dict[tuple[str, str], Callable[[Desk], None]] = {
    ("anywhere", "previous_region"): to_session("milk"),
    ("anywhere", "go_to_now"): lambda desk: desk.press("Alt+4"),
    ("anywhere", "zoom_fit"): lambda desk: desk.press("Ctrl++", "Ctrl++"),
    ("anywhere", "undo"): starred,
    ("anywhere", "redo"): undone,
    ("anywhere", "next_clash"): starred,
    ("anywhere", "previous_clash"): starred,
    ("anywhere", "text_smaller"): lambda desk: desk.keeper.preferences.set_text_size(150),
    ("anywhere", "previous_day"): lambda desk: desk.press("Ctrl+PgDown"),
    ("anywhere", "back"): searching,
    ("sessions", "inside"): to_session("opening"),
    ("sessions", "umbrella"): to_session("grinding"),
    ("search", "hit"): searching,
    ("search", "count"): searching,
    ("search", "clear"): searching,
    ("detail", "leave"): lambda desk: desk.press("Return"),
}
KEYS_BEFORE = {
    "Ctrl+1": lambda desk: desk.press("Ctrl+3"),
    "Alt+1": lambda desk: desk.press("Alt+3"),
    "0": lambda desk: desk.state.set_level("grinding", Level.MUST),
}


def get_ready(desk: Desk, group: str, row: str, key: str) -> None:
    to_session("grinding")(desk)
    if key in KEYS_BEFORE:
        KEYS_BEFORE[key](desk)
    if (group, row) in BEFORE:
        BEFORE[group, row](desk)
    desk.settle()
    if group == "days":
        tabs = desk.window.day_bar.tabs
        desk.state.show_day(desk.state.days[1].day)
        tabs.setFocus()
    QApplication.processEvents()


def answer(asked: list[str], *_: object) -> tuple[str, str]:
    asked.append("open")
    return "", ""


@pytest.mark.parametrize(("group", "row", "key"), PAIRS)
def test_every_key_does_something(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, group: str, row: str, key: str
) -> None:
    asked: list[str] = []
    menus: list[QMenu] = []
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", partial(answer, asked))
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    monkeypatch.setattr("iweek_desktop.ui.speech.speak_politely", lambda _widget, text: told.append(text))
    desk = open_desk("2031-04-08T10:40+02:00", size=(1366, 688))
    assert len(desk.state.days) == DAYS
    get_ready(desk, group, row, key)
    if (group, row) == ("anywhere", "reread"):
        monkeypatch.setattr(type(desk.keeper), "reread", lambda _self: asked.append("reread"))
        desk.window.reread_requested.connect(lambda: asked.append("reread"))
    before = seen(desk)
    if key == LETTERS:
        desk.press("M")
    else:
        desk.press(key)
    QApplication.processEvents()
    assert seen(desk) != before or asked or menus or told
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, ExportDialog | SettingsDialog | ShortcutsDialog) and dialog.isVisible():
            dialog.close()


def test_every_action_with_a_key_is_on_the_sheet(desk: Desk) -> None:
    (anywhere,) = (group for group in key_groups(load_wording("en"), DAYS) if group.name == "anywhere")
    told = {row.name: row.keys for row in anywhere.rows}
    for row in action_rows(load_wording("en")):
        action = desk.window.named_actions[row.name]
        assert tuple(keys.toString() for keys in action.shortcuts()) == tuple(
            QKeySequence(keys).toString() for keys in told.get(row.name, ())
        )
        assert action.text() == row.text
    sheet = {QKeySequence(key).toString() for row in anywhere.rows for key in row.keys}
    for action in desk.window.actions():
        for keys in action.shortcuts():
            if not keys.toString().startswith("Alt+"):
                assert keys.toString() in sheet


def test_the_days_on_the_sheet_are_those_there_are(desk: Desk) -> None:
    keys = sorted(
        action.shortcut().toString()
        for action in desk.window.actions()
        if action.shortcut().toString().startswith("Alt+")
    )
    (anywhere, *_) = key_groups(load_wording("en"), DAYS)
    (row,) = (row for row in anywhere.rows if row.name == "day")
    assert (keys[0], keys[-1]) == row.keys
    assert [row.name for row in key_groups(load_wording("en"), 0)[0].rows if row.name == "day"] == []
    assert key_groups(load_wording("en"), 40)[0].rows[-1].keys == ("Alt+1", "Alt+9")


# the sheet


def test_it_opens_on_the_search_field_and_esc_closes_it(desk: Desk) -> None:
    dialog = opened(desk)
    assert desk.has_focus(dialog.field)
    assert focus_order(dialog) == [
        dialog.field, dialog.port, dialog.close_button, dialog.title_row.close_button,
    ]  # fmt: skip
    press(dialog, "Esc")
    assert gone(dialog)


def shown(dialog: ShortcutsDialog) -> list[str]:
    return [name for (_, name), row in dialog.rows.items() if row.isVisible()]


def test_words_and_keys_find_rows(desk: Desk) -> None:
    dialog = opened(desk)
    assert len(shown(dialog)) == sum(len(group.rows) for group in dialog.groups)
    desk.type("CLASH")
    assert shown(dialog) == ["next_clash", "previous_clash"]
    assert not dialog.sections["sessions"].isVisible()
    dialog.field.setText("ctrl+f")
    assert shown(dialog) == ["search"]
    dialog.field.setText("xyzzy")
    assert shown(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.field.clear()
    assert not dialog.nothing.isVisible()


def test_it_scrolls_by_key_from_the_field(desk: Desk) -> None:
    dialog = opened(desk)
    bar = dialog.port.verticalScrollBar()
    press(dialog, "PgDown")
    assert bar.value() > 100
    press(dialog, "Up")
    assert 0 < bar.value() < bar.maximum()
    press(dialog, "PgUp")
    assert bar.value() == 0


def test_a_screen_reader_hears_what_and_by_which_key(desk: Desk) -> None:
    dialog = opened(desk)
    labels = (label for row in dialog.rows.values() for label in row.findChildren(QLabel))
    words = {label.accessibleName() for label in labels}
    assert {"Search: Ctrl+F", "Redo: Ctrl+Y, Ctrl+Shift+Z", "To the lane beside: →, ←"} <= words


@pytest.mark.parametrize(
    ("key", "name", "swedish"),
    [
        ("Ctrl+F", "Ctrl+F", "Ctrl+F"), ("Up", "↑", "↑"), ("Alt+Down", "Alt+↓", "Alt+↓"),
        ("Return", "Enter", "Enter"), ("Ctrl+PgDown", "Ctrl+PgDn", "Ctrl+PgDn"),
        ("Ctrl++", "Ctrl++", "Ctrl++"), ("Ctrl+Shift+,", "Ctrl+Shift+,", "Ctrl+Skift+,"),
        ("Shift+F10", "Shift+F10", "Skift+F10"), ("Space", "Space", "Blanksteg"), ("0", "0", "0"),
        ("Esc", "Esc", "Esc"), ("Home", "Home", "Home"), ("Del", "Delete", "Delete"), ("", "", ""),
    ],
)  # fmt: skip
def test_names_of_keys(monkeypatch: pytest.MonkeyPatch, key: str, name: str, swedish: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert key_name(load_wording("en"), key) == name
    assert key_name(load_wording("sv"), key) == swedish


@pytest.mark.skipif(sys.platform == "darwin", reason="keys have signs there")
def test_every_key_is_named_in_swedish(open_desk: OpenDesk) -> None:
    desk = open_desk(language="sv")
    dialog = opened(desk)
    caps = {cap.text() for row in dialog.rows.values() for cap in row.findChildren(QLabel, "keyCap")}
    assert {"Blanksteg", "Enter", "Esc", "Skift+F6", "Ctrl+PgDn", "Ctrl+Skift+O"} <= caps
    english = ("Shift", "Space", "Return", "PgDown")
    assert [cap for cap in caps if any(word in cap for word in english)] == []
    tips = [action.toolTip() for action in desk.window.named_actions.all()]
    assert "Program… (Ctrl+Skift+O)" in tips
    assert [tip for tip in tips if "Shift" in tip] == []
    assert LETTERS in caps


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("unit", "width", "height"), [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]
)
def test_nothing_is_cut_off(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, unit: int, width: int, height: int, language: str
) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    dialog = opened(open_desk(language=spoken(monkeypatch, language)))
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    assert "Ctrl+F" in said(dialog)
