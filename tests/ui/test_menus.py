"""How menus look: their words below each other, and apart from their keys."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from iweek_desktop.ui.panes.more_menu import MoreMenu
from iweek_desktop.ui.session_menu import SessionMenu

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def more_menu(desk: Desk) -> QMenu:
    return MoreMenu(desk.keeper.say, desk.window.named_actions, [], [], desk.window)


def session_menu(desk: Desk) -> QMenu:
    session = desk.state.session("roasting")
    assert session is not None
    return SessionMenu(desk.state, desk.keeper.say, session, desk.window)


def inked(picture: QImage, top: int, bottom: int) -> list[int]:
    """Return the columns of a part of a picture in which anything is drawn, without the border."""
    ground = picture.pixel(3, top)
    columns = range(3, picture.width() - 3)
    return [x for x in columns if any(picture.pixel(x, y) != ground for y in range(top, bottom))]


@pytest.mark.parametrize("unit", [12, 24])
@pytest.mark.parametrize("made", [more_menu, session_menu])
def test_words_stand_below_each_other_and_apart_from_their_keys(
    open_desk: OpenDesk, unit: int, made: Callable[[Desk], QMenu]
) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    desk = open_desk(language="sv")
    menu = made(desk)
    menu.resize(menu.sizeHint().expandedTo(menu.minimumSize()))
    picture = menu.grab().toImage()
    actions = [a for a in menu.actions() if not a.isSeparator() and not a.isChecked() and a.isEnabled()]
    starts, narrowest = set(), picture.width()
    for action in actions:
        place = menu.actionGeometry(action)
        columns = inked(picture, place.top() + 2, place.bottom() - 2)
        starts.add(columns[0] // 4)
        if not action.shortcut().isEmpty():
            widest = max(b - a for a, b in pairwise(columns))
            narrowest = min(narrowest, widest)
    assert max(starts) - min(starts) <= 1, "as far as letters begin at other px"
    assert narrowest >= 2 * unit
    menu.deleteLater()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_list_of_days_opens_below_its_button_and_reads_from_left_to_right(
    open_desk: OpenDesk, language: str
) -> None:
    desk = open_desk(language=language, size=(640, 480))
    chooser = desk.window.shell.chooser
    assert chooser is not None
    button, seen = chooser.button, []

    def look() -> None:
        seen.append((chooser.menu.geometry().left(), chooser.menu.isRightToLeft()))
        chooser.menu.close()

    button.setFocus()
    QTimer.singleShot(50, look)
    QTest.keyClick(button, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(button.mapToGlobal(QPoint()).x(), False)]
    assert desk.has_focus(button)
    picture = button.grab().toImage()
    columns = inked(picture, 4, button.height() - 4)
    assert max(b - a for a, b in pairwise(columns)) >= 6, "the arrow stands apart from the words"
    assert columns[-1] < button.width() - 8
