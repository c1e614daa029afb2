"""Whatever the keyboard comes to looks otherwise than before, in every theme: WCAG 2.2, 2.4.13."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from iweek_desktop.library.settings import Theme as Appearance
from iweek_desktop.library.settings import View
from iweek_desktop.ui.dialogs.settings import SettingsDialog
from tests.ui.dialog_hands import standing
from tests.ui.test_contrast import SHAPE, ratio

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

THEMES = ("light", "dark", "contrast")


def look(button: QWidget, focused: bool) -> QImage:
    """Return a picture of a button with the keyboard focus or without."""
    button.setFocus() if focused else button.clearFocus()
    QCoreApplication.processEvents()
    assert button.hasFocus() == focused
    window = button.window()
    return window.grab(QRect(button.mapTo(window, QPoint(0, 0)), button.size())).toImage()


def changed(button: QWidget) -> int:
    """Count the pixels of a button that the focus makes stand apart from what they were."""
    before, after = look(button, False), look(button, True)
    cells = [(x, y) for y in range(before.height()) for x in range(before.width())]
    pairs = {(before.pixel(*at), after.pixel(*at)) for at in cells}
    apart = {pair for pair in pairs if pair[0] != pair[1] and ratio(*map(QColor, pair)) >= SHAPE}
    return sum((before.pixel(*at), after.pixel(*at)) in apart for at in cells)


def unseen(buttons: list[QAbstractButton]) -> list[str]:
    """Return which of some buttons, of those whole in view, change less than a line around them does."""
    shown = [b for b in buttons if b.isEnabled() and b.visibleRegion().boundingRect() == b.rect()]
    stops = [button for button in shown if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops
    weak = [button for button in stops if changed(button) < 1.5 * (button.width() + button.height())]
    return [button.text() or button.accessibleName() for button in weak]


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_of_the_window(desk: Desk, theme: Appearance) -> None:
    desk.keeper.preferences.set_theme(theme)
    desk.settle()
    desk.select("water")
    buttons = desk.window.findChildren(QAbstractButton)
    assert {desk.window.rail.entry, desk.detail.outlook} <= set(buttons)
    assert unseen(buttons) == []


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_of_the_settings(desk: Desk, theme: Appearance) -> None:
    dialog = settings(desk, theme)
    assert dialog.close_button in dialog.findChildren(QPushButton)
    assert unseen(dialog.findChildren(QPushButton)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_handle_of_the_text_size_has_a_rim(desk: Desk, theme: Appearance) -> None:
    dialog = settings(desk, theme)
    assert dialog.text_size.value() == 0
    seen = look(dialog.text_size, True)
    row = [seen.pixelColor(x, seen.height() // 2).name() for x in range(12)]
    assert row[1] == QColor(dialog.look.theme.neutral["focusOuter"]).name()
    assert row[9] != row[1]


def settings(desk: Desk, theme: Appearance) -> SettingsDialog:
    """Open the settings in a theme."""
    desk.keeper.preferences.set_theme(theme)
    desk.settle()
    desk.press("Ctrl+,")
    return standing(desk.qtbot, SettingsDialog)


@pytest.mark.parametrize("view", ["day", "timeline", "list"])
def test_a_day_without_the_current_session_has_a_ring_around_it(desk: Desk, view: View) -> None:
    desk.state.show_view(view)
    desk.press("Down", "Alt+4")
    shown = desk.window.views.sessions
    desk.window.resize(1200, 600)
    desk.come_to_rest()
    assert not shown.currentIndex().isValid()
    assert edges(desk) == {desk.window.look.theme.neutral["focusOuter"].name()}
    desk.press("Down")
    assert shown.currentIndex().isValid()
    assert len(edges(desk)) > 1


def test_whoever_uses_the_pointer_sees_no_ring_around_the_sessions(desk: Desk) -> None:
    desk.click("water")
    desk.state.show_day(date(2031, 4, 10))
    assert desk.current is None
    assert len(edges(desk)) > 1
    QTest.keyClick(desk.grid, Qt.Key.Key_Control)
    assert len(edges(desk)) > 1, "Ctrl and the wheel zoom"


def test_the_ring_around_the_sessions_goes_with_the_focus(desk: Desk) -> None:
    desk.press("Down", "Alt+4")
    assert len(edges(desk)) == 1
    desk.press("Ctrl+F")
    assert len(edges(desk)) > 1
    QTest.mouseClick(desk.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 400))
    assert len(edges(desk)) > 1


def edges(desk: Desk) -> set[str]:
    """Return the colours along the edge of what sessions are drawn on."""
    QCoreApplication.processEvents()
    view = desk.window.views.sessions
    port, seen = view.viewport().geometry(), view.grab().toImage()
    along = [(x, y) for x in range(port.left(), port.right() + 1) for y in (port.top(), port.bottom())]
    down = [(x, y) for y in range(port.top(), port.bottom() + 1) for x in (port.left(), port.right())]
    return {seen.pixelColor(*at).name() for at in along + down}


@pytest.mark.parametrize("theme", THEMES)
def test_the_active_choice_of_a_list_that_unfolds(desk: Desk, theme: Appearance) -> None:
    dialog = settings(desk, theme)
    dialog.reminder.showPopup()
    choices = dialog.reminder.view()
    QTest.keyClick(choices, Qt.Key.Key_Down)
    active = choices.currentIndex().row()
    seen = choices.viewport().grab().toImage()
    places = [choices.visualRect(choices.model().index(row, 0)) for row in range(dialog.reminder.count())]
    edges = [seen.pixelColor(place.left() + 1, place.center().y()).name() for place in places]
    assert [row for row, edge in enumerate(edges) if edges.count(edge) == 1] == [active]
    dialog.reminder.hidePopup()
