"""A list in a window of its own, beside the window of a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iweek_desktop.ui.agenda.agenda_view import AgendaView
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from tests.ui.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
TUE, WED, THU = date(2031, 4, 8), date(2031, 4, 9), date(2031, 4, 10)
WIDE = (700, 560)


class Agenda:
    """A list in a window of its own, beside the window of a desk."""

    def __init__(self, desk: Desk, qtbot: QtBot, size: tuple[int, int], theme: str, u: float) -> None:
        self.desk, self.state, self.qtbot = desk, desk.state, qtbot
        self.view = AgendaView(desk.state, Theme(theme, u), IconSet(1.0), desk.keeper.say)
        qtbot.addWidget(self.view)
        self.list, self.model = self.view.list, self.view.model
        self.view.resize(*size)

    def show(self) -> Agenda:
        """Show the list and give it the keyboard."""
        self.view.show()
        self.view.activateWindow()
        self.qtbot.waitUntil(self.view.isActiveWindow)
        self.view.focus()
        QCoreApplication.processEvents()
        return self

    @property
    def shown(self) -> list[str]:
        return [session.guid for session in self.model.sessions]

    @property
    def current(self) -> str | None:
        index = self.list.currentIndex()
        return self.shown[index.row()] if index.isValid() else None

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(self.view.windowHandle(), QKeySequence(key))
            QCoreApplication.processEvents()

    def spot(self, guid: str, from_right: int | None = None) -> QPoint:
        index = self.model.index_of(guid)
        self.list.scrollTo(index)
        rect = self.list.visualRect(index)
        return QPoint(rect.left() + 140 if from_right is None else rect.right() - from_right, rect.top() + 17)

    def click(self, guid: str, from_right: int | None = None) -> None:
        QTest.mouseClick(self.list.viewport(), LEFT, pos=self.spot(guid, from_right))


MakeAgenda = Callable[..., Agenda]


@pytest.fixture
def make(qtbot: QtBot, desk: Desk) -> MakeAgenda:
    def made(on: Desk = desk, size: tuple[int, int] = WIDE, theme: str = "light", u: float = 12) -> Agenda:
        return Agenda(on, qtbot, size, theme, u)

    return made


@pytest.fixture
def agenda(make: MakeAgenda) -> Agenda:
    return make().show()
