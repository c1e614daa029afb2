"""The way back and forth through one run's own changes.

A step is one change, or what was said of one session attached to another, or several notes on
the same session that were saved within `NOTE_PAUSE` of each other with nothing else in between
(wiping the note ends a step). A new change ends the way forth. A step whose field somebody else
has changed since is dropped: going back would take away what the other one did.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from iweek_desktop.store.rows import Change, Moved

NOTE_PAUSE = timedelta(seconds=60)


class Step(NamedTuple):
    """What is taken back at once: from `after` to `before`, by undoing the change `first` and all since."""

    guid: str
    field: str
    before: str | None
    after: str | None
    first: int
    at: datetime

    @classmethod
    def of(cls, change: Change) -> Step:
        """Make the step of a single change."""
        return cls(change.guid, change.field, change.before, change.after, change.id, change.at)


class Attached(NamedTuple):
    """What was said of the session `parked`, which has gone, attached to the session `guid`."""

    parked: str
    guid: str
    moved: Moved


class History:
    """Both ways, newest step last. `growing` tells whether the newest step may take in another note."""

    def __init__(self) -> None:
        self.back: list[Step | Attached] = []
        self.forth: list[Step | Attached] = []
        self.growing = False

    def record_attached(self, step: Attached) -> None:
        """Add what was attached."""
        self.forth.clear()
        self.back.append(step)
        self.growing = False

    def record(self, change: Change) -> None:
        """Add a new change, to the newest step if both are one note being written."""
        self.forth.clear()
        step = Step.of(change)
        older = self.back[-1] if self.growing and self.back else None
        if isinstance(older, Step) and _continues(older, step):
            self.back.pop()
            step = older._replace(after=step.after, at=step.at)
        if step.before != step.after:
            self.back.append(step)
        self.growing = step.before != step.after

    def turn(self, source: list[Step | Attached], goal: list[Step | Attached], step: Step | Attached) -> None:
        """Move the newest step of one way to the other, where it is `step`."""
        source.pop()
        goal.append(step)
        self.growing = False

    def forget(self, guid: str, *fields: str) -> None:
        """Drop every step of fields that somebody else has changed.

        Where two sessions of which one was attached to the other are concerned, nothing of either can
        be taken back any more: what was said of one may stand at the other.
        """
        whole = self._joined_with(guid)
        for steps in (self.back, self.forth):
            steps[:] = [
                step
                for step in steps
                if step.guid not in whole
                and (isinstance(step, Attached) or step.guid != guid or step.field not in fields)
            ]

    def _joined_with(self, guid: str) -> set[str]:
        """Return the session and those that it was attached with, over any number of steps; none if alone."""
        attached = [step for step in (*self.back, *self.forth) if isinstance(step, Attached)]
        joined, before = {guid}, 0
        while len(joined) > before:
            before = len(joined)
            for step in attached:
                if joined & {step.parked, step.guid}:
                    joined |= {step.parked, step.guid}
        return joined if len(joined) > 1 else set()


def _continues(older: Step, newer: Step) -> bool:
    same = (older.guid, older.field) == (newer.guid, newer.field) and newer.field == "note"
    wiped = older.after is None  # what is written then is begun anew, and so is its snapshot
    return same and not wiped and timedelta() <= newer.at - older.at < NOTE_PAUSE
