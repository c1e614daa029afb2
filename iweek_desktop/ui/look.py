"""How everything of one window looks and speaks."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication

from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class Look(NamedTuple):
    """A theme at one text size, its icons, and a language."""

    theme: Theme
    icons: IconSet
    say: Wording


def plain_look(say: Wording) -> Look:
    """Return how a dialog looks that no window stands behind: as the system does."""
    hints, screen = QGuiApplication.styleHints(), QGuiApplication.primaryScreen()
    name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    theme = Theme(name, QFontInfo(QGuiApplication.font()).pixelSize())
    return Look(theme, IconSet(screen.devicePixelRatio()), say)
