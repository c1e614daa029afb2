"""What is new in the version that is open: found beside the window's thread, told until it is put away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.ui.jobs import Jobs
from iweek_desktop.ui.plan_state import PlanState

if TYPE_CHECKING:
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
        self._state: PlanState | None = None
        self._carrying: PlanState | None = None
        """To which version favourites are being carried: to one at a time, in the order of their opening."""
        self._again = False
        """Whether something has been answered meanwhile that makes a difference."""
        self.standing: Standing | None = None
        self._edition: str | None = None
        """Where the favourites stand, as far as has been told."""
        self._following = False
        self._left: Stamp | None = None
        """The version that was shown still when somebody else had carried the favourites on."""

    def serve(self, state: PlanState, store: Store) -> None:
        """Let a version be the one that is open; what is set on it waits until the favourites stand on it."""
        self._left = self._state.entry.stamp if self._following and self._state else None
        self._state = state
        state.stands = lambda: self._stands(state, store)
        state.held_back.connect(self._start)

    def look(self) -> None:
        """Find out how the version that is open stands to the one before, if that is not known yet."""
        self._following = False
        lasting = self._state is not None and self._state.entry.path is not None
        if lasting and self.standing is None:  # one that lives in memory has no version before
            self._start()

    def forget(self) -> None:
        """Know nothing, since another version is open."""
        self.standing = None

    def close(self) -> None:
        """Let the jobs end, then set what still waits: nobody is told any more."""
        self._jobs.close()
        for state in dict.fromkeys((self._carrying, self._state)):
            if state is None:
                continue
            left = self._left if state is self._state else None
            if (state.holding or left) and _stood(self._stand(state.entry.stamp, state.programme.key, left)):
                state.blockSignals(True)
                state.settle()

    def left_behind(self, store: Store) -> bool:
        """Whether somebody else has carried the favourites to another version; told once of each version."""
        if self.standing is None or self._state is None:
            return False
        with suppress(StoreError):
            edition = store.edition(self._state.programme.key)
            if edition != self._edition:
                self._edition, self._following = edition, True
                return True
        return False

    def take_following(self) -> bool:
        """Whether what is opened now is opened for that reason; asked once."""
        following, self._following = self._following, False
        return following

    def answer(self, like: Like, same: bool) -> None:
        """Remember whether the programme that is open is that other one, and go on."""
        from iweek_desktop.library.standing import answer

        if self._state is not None:
            answer(self._places, self._state.programme, like, same, self._clock, _origin())
            self._again = self._carrying is not None
            self._start()

    def _stands(self, state: PlanState, store: Store) -> bool:
        from iweek_desktop.library.applying import stands

        if self._carrying not in (None, state):
            return False
        if state is self._state and self.standing is not None and self.standing.failure is None:
            return True
        return stands(self._places, store, state.entry, self._clock)

    def _start(self) -> None:
        state = self._state
        if state is None or self._carrying is not None:  # in which case the end of that one starts this one
            return
        self._carrying, self._again = state, False
        stamp, key, left = state.entry.stamp, state.programme.key, self._left
        self._jobs.start(lambda _job: self._stand(stamp, key, left), partial(self._tell, state))

    def _stand(self, stamp: Stamp, key: str, left: Stamp | None) -> Standing | OSError | StoreError | None:
        from iweek_desktop.library.programmes import note_opened
        from iweek_desktop.library.standing import stand

        with suppress(StoreError):
            note_opened(self._places, key, self._clock)
        try:
            return stand(self._places, stamp, self._clock, _origin(), left)
        except (OSError, StoreError) as error:
            return error

    def _tell(self, state: PlanState, standing: Standing | OSError | StoreError | None) -> None:
        """Tell what was found; a store that cannot be opened is told of by whoever keeps it open."""
        self._carrying = None
        if _stood(standing):
            self._left = None if state is self._state else self._left
            state.settle()
        elif state.holding and isinstance(standing, StoreError):
            state.saving_failed.emit(standing)
        if self._again or state is not self._state:
            self._start()
        elif standing is None or isinstance(standing, OSError | StoreError):
            return
        elif standing.like is not None:
            self.asked.emit(standing.like)
        else:
            self.standing, self._edition = standing, standing.edition
            self.found.emit(standing)

    @property
    def changes(self) -> Mapping[str, Difference]:
        """What is different, by the guid that a session has now; of a withdrawn one the guid it had."""
        return {change.guid: change for change in self.standing.changes} if self.standing else {}


def _stood(standing: Standing | OSError | StoreError | None) -> bool:
    """Whether the favourites stand on the version that was looked at, or nowhere."""
    return not isinstance(standing, OSError | StoreError) and (standing is None or standing.failure is None)


def _origin() -> str:
    return f"window {os.getpid()}"
