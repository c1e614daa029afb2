"""Taking a programme file that is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, if it is one and comes from elsewhere."""
    urls = event.mimeData().urls()
    if event.source() is not None or len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
