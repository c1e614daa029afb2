"""Hands on the keyboard of a dialog, and eyes for what is cut off in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from iweek_desktop.ui.dialogs.controls import Card, Choice, Tick
from iweek_desktop.ui.dialogs.frame import Dialog
from tests.ui.longer import longer_wording

D = TypeVar("D", bound=Dialog)
READ = (QLabel, QPushButton, QComboBox, Tick, Choice, Card)
"""What has words that have to be read."""


LANGUAGES = ("en", "sv", "longer")


def spoken(monkeypatch: pytest.MonkeyPatch, language: str) -> str:
    """Return the language to ask for, having words two fifths longer than English taken for it if need be."""
    if language == "longer":
        monkeypatch.setattr("iweek_desktop.ui.preferences.load_wording", lambda _: longer_wording())
        return "en"
    return language


def settled(qtbot: QtBot, dialog: D) -> D:
    """Wait until a dialog stands and has the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    QCoreApplication.processEvents()
    return dialog


def standing(qtbot: QtBot, kind: type[D]) -> D:
    """Return the dialog of a kind that stands."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return settled(qtbot, found[0])


def gone(dialog: Dialog) -> bool:
    """Whether a dialog no longer stands."""
    return not isValid(dialog) or not dialog.isVisible()


def press(dialog: QWidget, *keys: str) -> None:
    """Press keys such as "Tab" wherever the focus is in a dialog."""
    for key in keys:
        QTest.keySequence(dialog.windowHandle(), QKeySequence(key))
        QCoreApplication.processEvents()


def focus_order(dialog: Dialog) -> list[QWidget]:
    """Return the widgets that Tab comes to, from the one that has the focus once around."""
    seen: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            return seen
        seen.append(focused)
        press(dialog, "Tab")
    raise AssertionError("Tab does not come round")


def said(dialog: QWidget) -> str:
    """Return all the words that a dialog shows."""
    shown = (QLabel, QPushButton, Tick, Choice, Card)
    return "\n".join(
        widget.text()
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, shown) and widget.isVisible()
    ).replace("\N{SOFT HYPHEN}", "")


def fit(dialog: Dialog, width: int, height: int) -> None:
    """Give a dialog the room that a screen has for it."""
    dialog.fit_within(QSize(width, height))
    for _ in range(4):
        QCoreApplication.processEvents()


def cut_off(dialog: Dialog) -> list[str]:
    """Return what cannot be read or reached in a dialog as large as it is."""
    return list(_cut_off(dialog))


def _cut_off(dialog: Dialog) -> Iterator[str]:
    body = dialog.inside
    room = dialog.port.viewport().width()
    if body.width() > room:
        yield f"the body is {body.width()} px wide where {room} px are"
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(
            widget, QLabel | QPushButton | QComboBox | Tick | Choice | Card
        ):
            continue
        name = f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()!r}"
        inside = body if body.isAncestorOf(widget) else dialog
        place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
        if not inside.rect().contains(place):
            yield f"{name} at {place} is not inside {inside.rect()}"
        least = widget.minimumSizeHint()
        height = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
        if widget.width() < least.width() or widget.height() < height:
            yield f"{name} is {widget.size()} where {least.width()} by {height} are needed"
        for other in dialog.findChildren(type(widget)):
            if other is widget or not other.isVisible() or other.parentWidget() is not widget.parentWidget():
                continue
            if other.geometry().intersects(widget.geometry()):
                yield f"{name} lies on {other.text() if hasattr(other, 'text') else other}"
