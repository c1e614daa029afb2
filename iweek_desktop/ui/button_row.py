"""Buttons beside each other, or one below the other where their words are too long for that."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget


class ButtonRow(QWidget):
    """A row whose first button takes the room that is left, unless it is not to be filled."""

    def __init__(self, spacing: int, *buttons: QPushButton, fill: bool = True) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        for place, button in enumerate(buttons):
            self._row.addWidget(button, 0 if place or not fill else 1)
        if not fill:
            self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in self._buttons)
        needed += self._row.spacing() * (len(self._buttons) - 1)
        fits = needed <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self.updateGeometry()
