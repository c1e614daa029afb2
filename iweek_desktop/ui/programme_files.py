"""Opening programmes from the window and bringing them up to date, beside its own thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.opening import BUNDLED, Opened, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress, Stage, cancellable
from iweek_desktop.programme.clock import Clock
from iweek_desktop.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from iweek_desktop.library.updating import Outcome

T = TypeVar("T")
Work = Callable[[Progress], Opened]
HUNDRED = 100
IN_BYTES: tuple[Stage, ...] = ("downloading", "reading")


class ProgrammeFiles(QObject):
    """Read one programme at a time; asking for another one drops the first."""

    reading = Signal(object)
    """The file, key or address that is being read, or None once nothing is."""
    progressed = Signal(int, int)
    """How many bytes of it have come, and of how many; 0 of 0 while that cannot be told."""
    opened = Signal(object)
    """The `Opened` of what could be read."""
    unreadable = Signal(object)
    """The `Opened` of what could not."""
    not_updated = Signal(object)
    """The `Opened` that says why there is no newer version; what is open stays."""

    def __init__(self, places: Places, jobs: Jobs, clock: Clock) -> None:
        super().__init__()
        self._places, self._jobs, self._clock = places, jobs, clock
        self._asked: set[str] = set()
        """The programmes that were looked for unasked since the start: once is enough."""
        self._job: Job | None = None
        self._going_back = False
        self.went_back = False
        """Whether what was opened last is an earlier version that the user wanted back."""
        self._failed: Callable[[Opened], None] = self.unreadable.emit

    def open(self, source: Path | None, zone_name: str | None = None) -> None:
        """Read a file, or a programme on the shelf by its key; None is the bundled programme."""
        self._failed = self.unreadable.emit
        self._start(
            str(source or BUNDLED), lambda tell: open_programme(self._places, source, zone_name, tell)
        )

    def add(self, address: str) -> None:
        """Put the programme of an address on the shelf, and open it."""
        from iweek_desktop.library import updating

        self._failed = self.unreadable.emit
        self._start(address, lambda tell: _opened(
            updating.add(self._places, address, self._clock, tell=tell), address
        ))  # fmt: skip

    def update(self, key: str, *, wished: bool) -> None:
        """Look for a newer version of a programme where it came from, and open it."""
        from iweek_desktop.library import updating

        self._failed = self.not_updated.emit if wished else _ignore
        self._start(key, lambda tell: _opened(
            updating.update(self._places, key, self._clock, wished=wished, tell=tell), key
        ))  # fmt: skip

    def update_unasked(self, key: str) -> None:
        """Look for a newer version if the user has consented to that for good."""
        from iweek_desktop.library.catalogue import Catalogue
        from iweek_desktop.store.errors import StoreError

        with suppress(StoreError):
            record = Catalogue(self._places.catalogue_path, self._clock).get(key)
            if record.consent and record.address and key not in self._asked:
                self._asked.add(key)
                self.update(key, wished=False)

    def go_back(self, key: str, content: str | None = None) -> None:
        """Open an earlier version of a programme; the one before where no content is named."""
        from iweek_desktop.library import programmes

        def read(_tell: Progress) -> Opened:
            earlier = [version.content for version in programmes.versions(self._places, key)][1:]
            wanted = content or next(iter(earlier), "")
            entry = programmes.go_back(self._places, key, wanted, self._clock)
            return Opened(entry, entry.notices if entry else (), Path(key))

        self._failed = self.unreadable.emit
        self._start(key, read, back=True)

    def cancel(self) -> None:
        """Read no further."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.reading.emit(None)

    def _start(self, name: str, work: Work, *, back: bool = False) -> None:
        self.cancel()
        self._going_back = back
        self.reading.emit(Path(name))
        self.progressed.emit(0, 0)
        self._job = self._jobs.start(lambda job: watched(job, work), self._tell, self._tell_progress)

    def _tell_progress(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.progressed.emit(done, total)

    def _tell(self, opened: Opened) -> None:
        self._job = None
        self.reading.emit(None)
        if opened.entry is not None:
            self.went_back = self._going_back
        if opened.entry is None:
            self._failed(opened)
        else:
            self.opened.emit(opened)


class Steps:
    """Tell of bytes a hundred times at most, whatever the number of parts in which they come."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell, self._told = tell, (0, 0)

    def tell(self, stage: Stage, done: int, total: int | None) -> None:
        """Hear how far a job has come, as a `Progress` does."""
        known = total if total and stage in IN_BYTES else 0
        step = (done * HUNDRED // known if known else 0, known)
        if step != self._told:
            self._told = step
            self._tell(done if known else 0, known)


def _ignore(_opened: Opened) -> None:
    """Say nothing: nobody has asked just now."""


def watched(job: Job, work: Callable[[Progress], T]) -> T:
    """Do work that tells how far it has come, and stops where its job is to stop."""
    return work(cancellable(lambda: job.cancelled, Steps(job.progressed.emit).tell))


def _opened(outcome: Outcome, source: str) -> Opened:
    entry = outcome.entry
    return Opened(entry, outcome.notices, Path(entry.programme.key if entry else source))
