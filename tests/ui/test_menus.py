"""How menus look: their words below each other, and apart from their keys."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.panes.more_menu import MoreMenu, Recent
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


def inks(picture: QImage, place: QRect) -> set[str]:
    """Return the colours of a part of a picture."""
    columns, rows = range(place.left(), place.right() + 1), range(place.top(), place.bottom() + 1)
    return {picture.pixelColor(x, y).name() for x in columns for y in rows}


def extent(picture: QImage, place: QRect) -> tuple[int, int]:
    """Return how wide and how high what is drawn in a part of a picture is."""
    ground = picture.pixel(place.topLeft())
    xs = [x for x in range(place.left(), place.right() + 1)
          if any(picture.pixel(x, y) != ground for y in range(place.top(), place.bottom() + 1))]  # fmt: skip
    ys = [y for y in range(place.top(), place.bottom() + 1)
          if any(picture.pixel(x, y) != ground for x in range(place.left(), place.right() + 1))]  # fmt: skip
    return xs[-1] - xs[0] + 1, ys[-1] - ys[0] + 1


@pytest.mark.parametrize("unit", [12, 24])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_ticks_and_arrows_are_as_big_as_the_words_and_in_their_colour(
    open_desk: OpenDesk, unit: int, theme: str
) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    desk = open_desk(theme=theme)
    desk.state.set_level("roasting", Level.MAYBE)
    recent = [Recent("Another", None)]
    more = MoreMenu(desk.keeper.say, desk.window.named_actions, recent, [], desk.window)
    for menu, ticked in ((session_menu(desk), True), (more, False)):
        menu.resize(menu.sizeHint().expandedTo(menu.minimumSize()))
        picture = menu.grab().toImage()
        (marked,) = [a for a in menu.actions() if (a.isChecked() if ticked else a.menu() is not None)]
        place = menu.actionGeometry(marked).adjusted(2, 2, -2, -2)
        room = 26 * unit // 12
        part = QRect(place.left() if ticked else place.right() - room, place.top(), room, place.height())
        width, height = extent(picture, part)
        assert max(width, height) >= unit * 2 / 3
        assert max(width, height) <= unit * 4 / 3
        text = desk.window.look.theme.neutral["text"]
        lines = min(abs(QColor(ink).lightness() - text.lightness()) for ink in inks(picture, part))
        assert lines <= 24, "thin lines are blended with the ground a little"
        menu.deleteLater()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_active_entry_of_a_menu_is_seen(open_desk: OpenDesk, theme: str) -> None:
    desk = open_desk(theme=theme)
    menu = more_menu(desk)
    menu.resize(menu.sizeHint().expandedTo(menu.minimumSize()))
    place = menu.actionGeometry(menu.actions()[0])
    before = inks(menu.grab().toImage(), place)
    menu.setActiveAction(menu.actions()[0])
    assert inks(menu.grab().toImage(), place) - before
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


def test_a_menu_higher_than_the_screen_has_one_column_and_scrolls(desk: Desk) -> None:
    menu = Menu(desk.window)
    for number in range(80):
        menu.addAction(f"Search for number {number}")
    menu.popup(desk.window.mapToGlobal(QPoint(0, 0)))
    places = [menu.actionGeometry(action) for action in menu.actions()]
    assert {place.left() for place in places} == {places[0].left()}
    assert menu.width() < 2 * places[0].width()
    assert menu.height() <= desk.window.screen().geometry().height()
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Up)
    assert menu.activeAction() is menu.actions()[-1]
    assert menu.rect().contains(menu.actionGeometry(menu.actions()[-1]))
    assert menu.actionGeometry(menu.actions()[0]).bottom() < 0, "where marks are drawn follows"
    menu.close()
    menu.deleteLater()
