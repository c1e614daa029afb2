"""Following a link out of the program."""

from __future__ import annotations

from PySide6.QtCore import QUrl


def open_link(url: str) -> None:
    """Have the system open an address."""
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl(url))
