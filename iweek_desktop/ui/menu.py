"""A menu whose ticks and arrows grow with its words: those that Qt draws keep their size."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QWidget

from iweek_desktop.ui.icons import IconSet

TICK, ARROW = "check", "chevron-right"
LETTERS, EDGE, ROOM = 13, 16, 8
"""The size of the words in the design, of a tick beside them, and of the room to its left, in px."""


class Menu(QMenu):
    """Draw the window's own icons where the style sheet leaves room for ticks and arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("marks", "own")
        self._icons = IconSet(self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for action in self.actions():
            name = _mark(action)
            if name is not None:
                self._draw(painter, name, action)
        painter.end()

    def _draw(self, painter: QPainter, name: str, action: QAction) -> None:
        group = QPalette.ColorGroup.Active if action.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.WindowText)
        place = self._place(name, self.actionGeometry(action))
        painter.drawPixmap(place, self._icons.pixmap(name, place.width(), self.devicePixelRatioF(), colour))

    def _place(self, name: str, entry: QRect) -> QRect:
        """Return where the mark of an entry stands, before or behind its words."""
        px = self.fontInfo().pixelSize() / LETTERS
        edge, room = round(EDGE * px), round(ROOM * px)
        left = entry.left() + room if name == TICK else entry.right() + 1 - room - edge
        return QRect(left, entry.center().y() + 1 - edge // 2, edge, edge)


def _mark(action: QAction) -> str | None:
    if not action.isVisible():
        return None
    if action.menu() is not None:
        return ARROW
    return TICK if action.isCheckable() and action.isChecked() else None
