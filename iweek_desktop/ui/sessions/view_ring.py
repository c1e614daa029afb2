"""The ring around a view that has the keyboard while no session in it is the current one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.theme import tokens


class ViewRing(QWidget):
    """Lie on the edge of what sessions are drawn on, and let the pointer through."""

    def __init__(self, view: QWidget, colour: QColor) -> None:
        super().__init__(view)
        self._pen = QPen(colour, tokens()["stroke"]["focusOuter"])
        self._pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, half = QPainter(self), self._pen.widthF() / 2
        painter.setPen(self._pen)
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
