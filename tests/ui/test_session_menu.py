"""The menu of one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.session_menu import SessionMenu, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


def menu_of(desk: Desk, guid: str) -> SessionMenu:
    session = desk.state.session(guid)
    assert session is not None
    return SessionMenu(desk.state, desk.keeper.say, session, desk.window)


def texts(menu: SessionMenu) -> list[str]:
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def named(menu: SessionMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_it_offers_what_can_be_done(desk: Desk) -> None:
    assert texts(menu_of(desk, "roasting")) == [
        "Open details", "-", "Must", "Maybe", "Not saved", "-", "Add to Outlook", "Save as .ics…", "Copy",
        "-", "Search for “Rostning”", "Search for “Stora salen”", "-", "Go to the umbrella session",
    ]  # fmt: skip
    assert texts(menu_of(desk, "water"))[-3:] == [
        "Search for “Bryggning”", "Search for “Stora salen”", "Search for “Kvarn && Söner”",
    ]  # fmt: skip


def test_what_a_session_does_not_have_is_not_offered(desk: Desk) -> None:
    assert texts(menu_of(desk, "open-end"))[-1] == "Copy"


@pytest.mark.parametrize(
    ("level", "checked"), [(None, "Not saved"), (Level.MUST, "Must"), (Level.MAYBE, "Maybe")]
)
def test_the_level_it_has_is_checked(desk: Desk, level: Level | None, checked: str) -> None:
    desk.state.set_level("milk", level)
    menu = menu_of(desk, "milk")
    assert [a.text() for a in menu.actions() if a.isChecked()] == [checked]


def test_keys_are_shown(desk: Desk) -> None:
    menu = menu_of(desk, "roasting")
    keys = {a.text(): a.shortcut() for a in menu.actions() if not a.shortcut().isEmpty()}
    assert keys == {
        "Open details": QKeySequence("Enter"), "Must": QKeySequence("1"), "Maybe": QKeySequence("2"),
        "Not saved": QKeySequence("0"), "Add to Outlook": QKeySequence("Ctrl+Shift+E"),
        "Copy": QKeySequence("Ctrl+C"), "Go to the umbrella session": QKeySequence("Alt+Up"),
    }  # fmt: skip
    assert all(a.isShortcutVisibleInContextMenu() for a in menu.actions() if not a.shortcut().isEmpty())


def test_its_keys_leave_those_of_the_window_alone(desk: Desk) -> None:
    desk.select("water")
    menu = menu_of(desk, "water")
    wished = QSignalSpy(menu.level_requested)
    desk.press("1")
    assert desk.kept_levels() == {"water": Level.MUST}
    desk.press("Ctrl+Shift+E")
    assert len(desk.handed) == 1
    assert wished.count() == 0


def test_every_wish_is_told_with_what_it_is_about(desk: Desk) -> None:
    menu = menu_of(desk, "roasting")
    for text, signal, told in (
        ("Open details", menu.open_requested, ["roasting"]),
        ("Maybe", menu.level_requested, ["roasting", Level.MAYBE]),
        ("Not saved", menu.level_requested, ["roasting", None]),
        ("Add to Outlook", menu.outlook_requested, ["roasting"]),
        ("Save as .ics…", menu.save_requested, ["roasting"]),
        ("Copy", menu.copy_requested, ["roasting"]),
        ("Search for “Rostning”", menu.search_requested, ["Rostning"]),
        ("Go to the umbrella session", menu.session_requested, ["opening"]),
    ):
        spy = QSignalSpy(signal)
        named(menu, text).trigger()
        assert [spy.at(n) for n in range(spy.count())] == [told]


def test_links_to_the_web_can_be_opened(desk: Desk) -> None:
    menu = menu_of(desk, "water")
    links = [(action.text(), action.statusTip()) for action in menu.actions() if action.statusTip()]
    assert links == [
        ("Registration and information", "https://coffee.example/join"),
        ("Slides && notes", "https://coffee.example/slides"),
    ]
    spy = QSignalSpy(menu.link_requested)
    named(menu, "Registration and information").trigger()
    assert spy.at(0) == ["https://coffee.example/join"]


def test_it_is_gone_once_it_is_closed(desk: Desk) -> None:
    menu = menu_of(desk, "milk")
    gone = QSignalSpy(menu.destroyed)
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    menu.close()
    desk.qtbot.waitUntil(lambda: gone.count() == 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [("Salt & peppar", "Salt && peppar"), ("a\n b", "a b"), ("x" * 60, "x" * 48 + "…"), ("", "")],
)
def test_texts_are_made_fit_for_a_menu(text: str, line: str) -> None:
    assert shown(text) == line


def right_click(desk: Desk, guid: str) -> SessionMenu:
    """Open the menu of a session as its user does."""
    spot, port = desk.spot(guid), desk.grid.viewport()
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, port.mapToGlobal(spot))
    QApplication.sendEvent(port, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SessionMenu)
    return menu


def choose(menu: SessionMenu, text: str) -> None:
    """Choose a row of a menu with the keyboard."""
    menu.setActiveAction(named(menu, text))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_what_is_chosen_in_the_window_is_done(desk: Desk) -> None:
    choose(right_click(desk, "roasting"), "Must")
    assert desk.kept_levels() == {"roasting": Level.MUST}
    choose(right_click(desk, "roasting"), "Add to Outlook")
    assert [file.name for file in desk.handed] == ["Coffee all day - Roasting without smoke.ics"]
    choose(right_click(desk, "roasting"), "Copy")
    assert QApplication.clipboard().text().startswith("Coffee all day - Roasting")
    choose(right_click(desk, "roasting"), "Go to the umbrella session")
    assert desk.state.selected == "opening"
    choose(right_click(desk, "water"), "Open details")
    assert desk.has_focus(desk.detail.title)
    choose(right_click(desk, "water"), "Search for “Kvarn && Söner”")
    assert desk.state.filter.text == "Kvarn & Söner"
    assert "water" in desk.shown


def test_the_way_to_the_umbrella_leads_out_of_a_search(desk: Desk) -> None:
    desk.press("Ctrl+F")
    desk.type("smoke")
    assert desk.shown == ["roasting"]
    choose(right_click(desk, "roasting"), "Go to the umbrella session")
    assert desk.state.filter.text == ""
    assert desk.current == "opening"


def test_the_list_has_the_same_menu(desk: Desk) -> None:
    desk.press("Ctrl+3")
    desk.select("cups")
    desk.press("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SessionMenu)
    assert menu.accessibleName() == "Cups"
    choose(menu, "Maybe")
    assert desk.kept_levels() == {"cups": Level.MAYBE}
