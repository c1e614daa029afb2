"""Opening programme files from the window, beside its own thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.opening import BUNDLED, Opened, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import cancellable
from iweek_desktop.ui.jobs import Job, Jobs


class ProgrammeFiles(QObject):
    """Read one file at a time; asking for another one drops the first."""

    reading = Signal(object)
    """The file that is being read, or None once nothing is."""
    opened = Signal(object)
    """The `Opened` of a file that could be read."""
    unreadable = Signal(object)
    """The `Opened` of a file of which nothing could be loaded."""

    def __init__(self, places: Places, jobs: Jobs) -> None:
        super().__init__()
        self._places, self._jobs = places, jobs
        self._job: Job | None = None

    def open(self, path: Path | None, zone_name: str | None = None) -> None:
        """Read a file; None is the bundled programme."""
        self.cancel()
        self.reading.emit(path or BUNDLED)
        self._job = self._jobs.start(lambda job: self._read(job, path, zone_name), self._tell)

    def cancel(self) -> None:
        """Read no further."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.reading.emit(None)

    def _read(self, job: Job, path: Path | None, zone_name: str | None) -> Opened:
        tell = cancellable(
            lambda: job.cancelled, lambda _, done, total: job.progressed.emit(done, total or 0)
        )
        opened = open_programme(self._places, path, zone_name, tell)
        if job.cancelled and opened.entry is not None:
            opened.entry.close()
        return opened

    def _tell(self, opened: Opened) -> None:
        self._job = None
        self.reading.emit(None)
        (self.unreadable if opened.entry is None else self.opened).emit(opened)
