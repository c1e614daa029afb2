"""Work on the shelf beside the window's thread, one piece at a time, for the dialog that shows it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.notices import Notice
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui.jobs import Job, Jobs
from iweek_desktop.ui.programme_files import watched

if TYPE_CHECKING:
    from iweek_desktop.library.programmes import KeptVersion, Listed
    from iweek_desktop.library.updating import Outcome

T = TypeVar("T")


class ShelfWork(QObject):
    """List, add, update and remove programmes; what is begun while something runs takes its place."""

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    """How many bytes have come, and of how many; 0 of 0 while that cannot be told."""

    def __init__(self, places: Places, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places, self._jobs, self._clock = places, jobs, clock
        self._job: Job | None = None
        self._number = 0
        self.busy = False

    def look(self, then: Callable[[list[Listed]], None]) -> None:
        """Find out which programmes are on the shelf."""
        from iweek_desktop.library.programmes import listed

        self._begin(lambda _tell: listed(self._places, self._clock), then)

    def versions(self, key: str, then: Callable[[list[KeptVersion]], None]) -> None:
        """Find out which versions of a programme are kept, the present one first."""
        from iweek_desktop.library.programmes import versions

        self._begin(lambda _tell: versions(self._places, key), then)

    def add(self, address: str, then: Callable[[Outcome], None]) -> None:
        """Ask an address for its programme, and put it on the shelf."""
        from iweek_desktop.library.address import shown
        from iweek_desktop.library.source import is_address
        from iweek_desktop.library.updating import Outcome, add

        if is_address(address):
            self._begin(lambda tell: add(self._places, address, self._clock, tell=tell), then)
        else:  # which would be taken for the name of a file
            then(Outcome("failed", None, (Notice("update.address", "error", "", {"value": shown(address)}),)))

    def update(self, key: str, then: Callable[[Outcome], None], *, same: bool = False) -> None:
        """Look for a newer version of a programme where it came from; the user has just asked for that."""
        from iweek_desktop.library.updating import Outcome, update

        def work(tell: Progress) -> Outcome:
            try:
                return update(self._places, key, self._clock, wished=True, same=same, tell=tell)
            except StoreError as error:
                return Outcome("failed", None, (_notice(error),))

        self._begin(work, then)

    def remove(self, key: str, then: Callable[[Notice | None], None]) -> None:
        """Take a programme off the shelf; `then` is told why it could not be."""
        from iweek_desktop.library.programmes import remove

        def work(_tell: Progress) -> Notice | None:
            try:
                gone = remove(self._places, key, self._clock)
            except StoreError as error:
                return _notice(error)
            return None if gone else Notice("update.in_use", "error")

        self._begin(work, then)

    def consent(self, key: str, consent: bool) -> Notice | None:
        """Keep whether a programme may be looked for without being asked for; return why that failed."""
        from iweek_desktop.library.programmes import set_consent

        try:
            set_consent(self._places, key, consent, self._clock)
        except StoreError as error:
            return _notice(error)
        return None

    def part(self, key: str, other: str) -> None:
        """Remember that two keys are those of two conferences, so that it is not asked again."""
        from iweek_desktop.store.store import Store

        with suppress(StoreError), Store.open(self._places.store_path, self._clock, "window") as store:
            store.part(other, key)

    def cancel(self) -> None:
        """Give up what is running; nothing is changed by it any more."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._tell_busy(False)

    def _begin(self, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        self.cancel()
        number = self._number

        def ended(result: T) -> None:
            if number == self._number:
                self._job = None
                self._tell_busy(False)
                then(result)

        self._tell_busy(True)
        self.progressed.emit(0, 0)
        job = self._jobs.start(lambda job: watched(job, work), ended, self._tell_progress)
        self._job = job if self.busy and number == self._number else self._job

    def _tell_progress(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.progressed.emit(done, total)

    def _tell_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _notice(error: StoreError) -> Notice:
    return Notice(error.code, "error", "", {"path": str(error.path), "cause": error.cause})
