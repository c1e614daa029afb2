"""Handing one session to the calendar program of this computer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

KEPT_S = 24 * 3600.0
"""How long a file handed over is kept, in seconds: a calendar program may read it late."""

Opener = Callable[[Path], bool]
"""Open a file with the system's program for it; return whether there is one that answers."""


def open_calendar_file(path: Path) -> bool:
    """Open a calendar file with the system's calendar program; return False where there is none."""
    if not _has_program():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _has_program() -> bool:
    """Whether a program is registered for calendar files.

    On Linux Qt starts xdg-open and does not wait for it, so it has to be asked beforehand.
    """
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("xdg-mime"):
        return False
    with suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(
            ["xdg-mime", "query", "default", "text/calendar"], capture_output=True, timeout=5, check=False
        )
        return bool(asked.stdout.strip())
    return False


def clean_calendar_files(folder: Path, now_s: float) -> None:
    """Delete calendar files that were handed over more than a day ago.

    Args:
        folder: the folder of calendar files in the cache.
        now_s: the present time in seconds since 1970.
    """
    with suppress(OSError):
        for path in folder.glob("*.ics"):
            with suppress(OSError):
                if now_s - path.stat().st_mtime > KEPT_S:
                    path.unlink()


def saving_folder() -> Path:
    """Return where to save a file that no calendar program took: the downloads, else the home folder."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    folder = Path(named) if named else Path.home()
    return folder if folder.is_dir() else Path.home()
