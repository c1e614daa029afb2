"""What is new in the version that is open: found beside the window's thread, told until it is put away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from iweek_desktop.library.shelf_entry import ShelfEntry
    from iweek_desktop.library.stamp import Stamp
    from iweek_desktop.library.standing import Like, Standing
    from iweek_desktop.programme.changes import Difference
    from iweek_desktop.store.store import Store


class Updates(QObject):
    """Let favourites stand on the version that is open, and find out what is new in it."""

    found = Signal(object)
    """The `Standing` of the version that is open."""
    asked = Signal(object)
    """The `Like` programme that the one that is open could be: the user has to say, once."""

    def __init__(self, places: Places, jobs: Jobs, clock: Clock) -> None:
        super().__init__()
        self._places, self._jobs, self._clock = places, jobs, clock
        self._job: Job | None = None
        self._stamp: Stamp | None = None
        self._key = ""
        self.standing: Standing | None = None
        self._edition: str | None = None
        self._edition_known = False
        self._following = False

    def look_at(self, entry: ShelfEntry) -> None:
        """Find out how a version stands to the one before; what was found of another is forgotten."""
        self.forget()
        self._stamp, self._key = entry.stamp, entry.programme.key
        self._following = False
        if entry.path is not None:  # one that lives in memory has no version before
            self._start()

    def forget(self) -> None:
        """Know nothing, since another version is open."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.standing, self._edition_known = None, False

    def left_behind(self, store: Store) -> bool:
        """Whether somebody else has carried the favourites to another version; told once of each version."""
        if self.standing is None:
            return False
        with suppress(StoreError):
            edition = store.edition(self._key)
            if self._edition_known and edition != self._edition:
                self._edition, self._following = edition, True
                return True
            self._edition, self._edition_known = edition, True
        return False

    def take_following(self) -> bool:
        """Whether what is opened now is opened for that reason; asked once."""
        following, self._following = self._following, False
        return following

    def answer(self, like: Like, same: bool) -> None:
        """Remember whether the programme that is open is that other one, and go on."""
        from iweek_desktop.library.shelf import Shelf
        from iweek_desktop.library.standing import answer

        entry = Shelf(self._places.shelf_dir).find(self._stamp) if self._stamp else None
        if entry is not None:
            with entry:
                answer(self._places, entry.programme, like, same, self._clock, _origin())
            self._start()

    def _start(self) -> None:
        stamp, key = self._stamp, self._key
        self._job = self._jobs.start(lambda _job: self._stand(stamp, key), self._tell)

    def _stand(self, stamp: Stamp | None, key: str) -> Standing | OSError | StoreError | None:
        from iweek_desktop.library.programmes import note_opened
        from iweek_desktop.library.standing import stand

        with suppress(StoreError):
            note_opened(self._places, key, self._clock)
        try:
            return stand(self._places, stamp, self._clock, _origin()) if stamp else None
        except (OSError, StoreError) as error:
            return error

    def _tell(self, standing: Standing | OSError | StoreError | None) -> None:
        """Tell what was found; a store that cannot be opened is told of by whoever keeps it open."""
        self._job = None
        if standing is None or isinstance(standing, OSError | StoreError):
            return
        if standing.like is not None:
            self.asked.emit(standing.like)
            return
        self.standing = standing
        self.found.emit(standing)

    @property
    def changes(self) -> Mapping[str, Difference]:
        """What is different, by the guid that a session has now; of a withdrawn one the guid it had."""
        return {change.guid: change for change in self.standing.changes} if self.standing else {}


def _origin() -> str:
    return f"window {os.getpid()}"
