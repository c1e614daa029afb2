"""The measure of all: an empty `QMainWindow`, from the start of its process to its first paint."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.child import end_with, peak_mib, since_start


class BareWindow(QMainWindow):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        end_with({**since_start(), "peak_mib": peak_mib()})


def main() -> None:
    """Open the window."""
    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    app.exec()
