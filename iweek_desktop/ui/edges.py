"""Hairlines at the edges of bars and panes, on device pixels: a style sheet blends them at 125 and 150 %."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.drawing.pixels import hairline


def draw_edge(painter: QPainter, box: QRectF, edge: Qt.Edge, colour: QColor) -> None:
    """Draw a hairline along the inside of one edge of a box."""
    width = hairline(painter)
    line = QRectF(box)
    if edge is Qt.Edge.LeftEdge:
        line.setWidth(width)
    elif edge is Qt.Edge.RightEdge:
        line.setLeft(line.right() - width)
    elif edge is Qt.Edge.TopEdge:
        line.setHeight(width)
    else:
        line.setTop(line.bottom() - width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(line, colour)


class EdgedWidget(QWidget):
    """A part of the window with a line along one of its edges."""

    def __init__(self, edge: Qt.Edge, colour: QColor) -> None:
        super().__init__()
        self._edge, self._edge_colour = edge, colour
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_edge(QPainter(self), QRectF(self.rect()), self._edge, self._edge_colour)
