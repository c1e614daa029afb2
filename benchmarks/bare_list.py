"""The measure of a scroll: Qt's own list of plain words, in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView


class BareList(QListView):
    """A list that Qt draws, and that counts how often it has been painted."""

    def __init__(self, size: QSize, rows: int) -> None:
        """Show so many rows in a window of this size."""
        super().__init__()
        self.paintings = 0
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setModel(QStringListModel([f"Session {row} in room {row % 20}" for row in range(rows)], self))
        self.resize(size)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        self.paintings += 1
