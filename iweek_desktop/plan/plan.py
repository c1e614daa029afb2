"""What the user wants of one programme, kept in step with the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from iweek_desktop.plan.undo import Attached, History, Step
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import FIELDS, GUID, Change, Mark, Snapshot
from iweek_desktop.store.store import Store


class Plan:
    """The marks of one programme. Every method that asks the store may raise `StoreError`."""

    def __init__(self, store: Store, programme_key: str) -> None:
        self._store = store
        self._key = programme_key
        self._seen = store.newest_change()
        self._marks = store.marks(programme_key)
        self._view = MappingProxyType(self._marks)
        self._history = History()
        self._foreign: set[str] = set()
        self._unread: dict[int, bool | Attached] = {}
        """Own changes not yet met in the journal, and whether each is a new step (undoing is none), or the
        last one of what was attached."""

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks by session guid: a view that follows every change."""
        return self._view

    def level(self, guid: str) -> Level | None:
        """Return how much a session is wanted; None if it is not saved."""
        mark = self._marks.get(guid)
        return mark.level if mark else None

    def note(self, guid: str) -> str:
        """Return the user's note on a session, "" if there is none."""
        mark = self._marks.get(guid)
        return mark.note if mark else ""

    def favourites(self) -> dict[str, Level]:
        """Return every session that is saved, those too that the programme no longer has."""
        return {guid: mark.level for guid, mark in self._marks.items() if mark.level is not None}

    def set_level(self, guid: str, level: Level | None, snapshot: Snapshot) -> Change | None:
        """Save a session, or with None no longer save it; None is returned if it stood so already."""
        return self._change(guid, "level", None if level is None else level.value, snapshot)

    def set_note(self, guid: str, note: str, snapshot: Snapshot) -> Change | None:
        """Write the note on a session, "" to remove it; None is returned if it stood so already."""
        return self._change(guid, "note", note, snapshot)

    def attach(self, parked: str, guid: str) -> bool:
        """Move all that was said of a session that has gone to another one, by hand.

        What was said of both becomes one: the higher level, both notes. Undo takes it back whole.

        Returns:
            Whether there was anything to move.
        """
        moved = self._store.move(self._key, {parked: guid})
        self._take_as_own(moved.changes, Attached(parked, guid, moved))
        self._catch_up()
        return bool(moved.moves)

    def remove(self, guid: str) -> bool:
        """Take away all that was said of a session; undo brings it back, a part at a time.

        Returns:
            Whether there was anything to take away.
        """
        taken = [self._change(guid, field, None, None) for field in reversed(FIELDS)]
        return any(taken)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this run to take back."""
        return bool(self._history.back)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to bring back."""
        return bool(self._history.forth)

    def undo(self) -> Change | None:
        """Take back this run's newest change.

        A change whose field another window or command has changed since is passed over for
        the one before it.

        Returns:
            The change that took it back; None if there is nothing to take back.
        """
        return self._turn(self._history.back, self._history.forth)

    def redo(self) -> Change | None:
        """Bring back what was undone last, on the same terms as `undo`."""
        return self._turn(self._history.forth, self._history.back)

    def refresh(self) -> frozenset[str]:
        """Take in what other windows and commands have changed; return the sessions since the last look."""
        self._catch_up()
        changed = frozenset(self._foreign)
        self._foreign.clear()
        return changed

    def _change(self, guid: str, field: str, after: str | None, snapshot: Snapshot | None) -> Change | None:
        change = self._store.apply(self._key, guid, field, after, snapshot)
        if change is not None:
            self._unread[change.id] = True
        self._catch_up()
        return change

    def _turn(self, source: list[Step | Attached], goal: list[Step | Attached]) -> Change | None:
        while source:
            step = source[-1]
            turned: Step | Attached = step
            if isinstance(step, Attached):
                turned, change = self._turn_attached(step, forward=source is self._history.forth)
            else:
                change = self._store.apply(
                    self._key, step.guid, step.field, step.before, None, undoes=step.first, seen=self._seen
                )
                turned = Step.of(change) if change is not None else step
            if change is not None:
                self._unread.setdefault(change.id, False)
                self._history.turn(source, goal, turned)
                self._catch_up()
                return change
            self._catch_up()
            if source and source[-1] is step:
                self._drop(source, step)
        return None

    def _turn_attached(self, step: Attached, *, forward: bool) -> tuple[Attached, Change | None]:
        """Take back what was attached, or attach it again; return the step the other way, and the change."""
        if forward:
            moved = self._store.move(self._key, {step.parked: step.guid}, self._seen)
            changes, step = moved.changes, step._replace(moved=moved)
        else:
            changes = self._store.move_back(self._key, step.moved, self._seen)
        self._take_as_own(changes)
        return step, changes[-1] if changes else None

    def _drop(self, source: list[Step | Attached], step: Step | Attached) -> None:
        """Give up a step that cannot be taken any more."""
        if isinstance(step, Attached):
            self._history.forget(step.guid)
        else:
            source.pop()

    def _take_as_own(self, changes: Sequence[Change], attached: Attached | None = None) -> None:
        """Know changes of this plan when they are met in the journal; the last one of them ends a step."""
        self._unread |= {change.id: False for change in changes}
        if changes and attached is not None:
            self._unread[changes[-1].id] = attached

    def _catch_up(self) -> None:
        """Read on in the journal, this plan's own changes included, so that all are taken in their order."""
        news = self._store.journal(self._key, self._seen)
        if not news:
            return
        foreign = {change.guid for change in news if change.id not in self._unread}
        self._read_marks(None if foreign else {change.guid for change in news})
        for change in news:
            if change.id not in self._unread:
                self._history.forget(change.guid, *(FIELDS if change.field == GUID else (change.field,)))
                continue
            own = self._unread.pop(change.id)
            if isinstance(own, Attached):
                self._history.record_attached(own)
            elif own:
                self._history.record(change)
        self._foreign |= foreign
        self._seen = news[-1].id

    def _read_marks(self, guids: set[str] | None) -> None:
        if guids is None:
            fresh = self._store.marks(self._key)
            self._marks.clear()
            self._marks.update(fresh)
            return
        for guid in guids:
            mark = self._store.mark(self._key, guid)
            if mark is not None:
                self._marks[guid] = mark
