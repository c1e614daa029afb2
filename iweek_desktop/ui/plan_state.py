"""What the user wants of the programme that is open, and the one place that says when that changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.shelf import ShelfEntry
from iweek_desktop.plan.clashes import find_clashes
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import GUID, Change, Mark, Snapshot
from iweek_desktop.ui.held import Held


class PlanState(QObject):
    """Favourites, notes and clashes, and what can be done with them."""

    marks_changed = Signal()
    """Levels or clashes are others than before, by this window or by another."""
    note_changed = Signal(str)
    """The guid of a session whose note was changed elsewhere, or by undo."""
    note_unsaved = Signal(str, str)
    """The guid of a session, and a note on it that was held and could not be saved: to be tried again."""
    change_made = Signal(object)
    """The `Change` that this window made to a level, for the toast."""
    history_changed = Signal()
    """Something was saved, so there is another change to undo or redo than before."""
    parked_changed = Signal()
    """By undo or redo, something has lost its session or has one again."""
    saving_failed = Signal(object)
    """The `StoreError` that kept a change from being saved."""
    held_back = Signal()
    """Something was set that waits until the favourites stand on this version."""
    about_to_settle = Signal()
    """They do: whoever has something unsaved gives it now, and it is set with all that was held."""

    def __init__(self, entry: ShelfEntry, plan: Plan) -> None:
        super().__init__()
        self.entry = entry
        self.programme: Programme = entry.programme
        self._plan = plan
        self.stands: Callable[[], bool] = lambda: True
        """Whether the favourites stand on this version, so that what is set can be written."""
        self._held = Held()
        self._settling = False
        self._clashes: Mapping[str, tuple[str, ...]] | None = None
        self._parked: tuple[Mark, ...] | None = None

    def session(self, guid: str | None) -> Session | None:
        """Return a session of any day."""
        return None if guid is None else self.entry.sessions([guid]).get(guid)

    @property
    def levels(self) -> Mapping[str, Level]:
        """The user's favourites of the whole programme."""
        return self._held.over(self._plan.favourites())

    @property
    def marked(self) -> frozenset[str]:
        """The guids of all sessions that the user has starred or written a note on."""
        return frozenset(guid for guid in (*self._plan.marks, *self._held.levels, *self._held.notes)
                         if self.level(guid) or self.note(guid))  # fmt: skip

    @property
    def clashes(self) -> Mapping[str, tuple[str, ...]]:
        """The favourites that clash, by guid, worked out when first asked for."""
        if self._clashes is None:
            levels = self.levels
            starred = self.entry.sessions(levels)
            umbrellas = self.entry.sessions(
                s.parent for s in starred.values() if s.parent and s.parent not in starred
            )
            self._clashes = find_clashes([*starred.values(), *umbrellas.values()], levels)
        return self._clashes

    def clashing(self) -> list[str]:
        """Return the guids of the favourites that clash, in reading order."""
        return list(self.entry.sessions(self.clashes))

    def level(self, guid: str) -> Level | None:
        """Return the user's level for a session."""
        held = self._held.levels.get(guid)
        return held[0] if held else self._plan.level(guid)

    def note(self, guid: str) -> str:
        """Return the user's note on a session."""
        held = self._held.notes.get(guid)
        return held.text if held else self._plan.note(guid)

    def set_level(self, guid: str, level: Level | None) -> None:
        """Star or unstar a session."""
        session = self.session(guid)
        if session is None:
            return
        snapshot = snapshot_of(self.programme, session)
        if self._waits():
            self._held.levels[guid] = level, snapshot
            self._tell_marks()
            self._tell_held()
        else:
            self._write_level(guid, level, snapshot)

    def set_note(self, guid: str, note: str) -> bool:
        """Keep a note on a session; return whether it was saved, or will be without being asked again."""
        session = self.session(guid)
        if session is None:
            return True
        snapshot = snapshot_of(self.programme, session)
        if self._waits():
            self._held.hold_note(guid, note, self._plan.note(guid), snapshot)
            self._tell_held()
            return True
        return self._write_note(guid, note, snapshot)

    @property
    def holding(self) -> bool:
        """Whether something waits until the favourites stand on this version."""
        return bool(self._held)

    def settle(self) -> None:
        """Take over what was carried to this version, and set what was held meanwhile."""
        self._settling = True
        self.about_to_settle.emit()
        self._settling = False
        held, self._held = self._held, Held()
        self.look_elsewhere()
        for guid, (level, snapshot) in held.levels.items():
            self._write_level(guid, level, snapshot)
        for guid, note in held.notes.items():
            text = note.joined(self._plan.note(guid))
            if self._write_note(guid, text, note.snapshot):
                self.note_changed.emit(guid)
            else:
                self.note_unsaved.emit(guid, text)
        if held.levels:
            self._tell_marks()

    def _waits(self) -> bool:
        """Whether what is set now has to wait; behind what waits already, so that all keeps its order."""
        return self._settling or bool(self._held) or not self.stands()

    def _tell_held(self) -> None:
        if not self._settling:
            self.held_back.emit()

    def _write_level(self, guid: str, level: Level | None, snapshot: Snapshot) -> None:
        try:
            change = self._plan.set_level(guid, level, snapshot)
        except StoreError as error:
            self.saving_failed.emit(error)
            self._tell_marks()
            return
        if change is not None:
            self._tell_marks()
            self.history_changed.emit()
            self.change_made.emit(change)

    def _write_note(self, guid: str, note: str, snapshot: Snapshot) -> bool:
        try:
            change = self._plan.set_note(guid, note, snapshot)
        except StoreError as error:
            self.saving_failed.emit(error)
            return False
        if change is not None:
            self.history_changed.emit()
        return True

    @property
    def parked(self) -> tuple[Mark, ...]:
        """What was said of sessions that the programme no longer has, worked out when first asked for."""
        if self._parked is None:
            from iweek_desktop.plan.carrying import parked_marks

            marks = self._plan.marks
            self._parked = tuple(parked_marks(marks, self.entry.sessions(marks))) if marks else ()
        return self._parked

    def attach(self, parked: str, guid: str) -> bool:
        """Let what was said of a session that has gone be said of another one; return whether it is."""
        if self._waits():
            self.held_back.emit()
            return False
        try:
            moved = self._plan.attach(parked, guid)
        except StoreError as error:
            self.saving_failed.emit(error)
            return False
        self._tell_marks()
        self.history_changed.emit()
        self.note_changed.emit(guid)
        return moved

    def remove_parked(self, guid: str) -> int:
        """Forget what was said of a session that has gone.

        Returns:
            how many steps of `undo` bring it back.
        """
        mark = next((mark for mark in self.parked if mark.guid == guid), None)
        if mark is None:
            return 0
        if self._waits():
            self.held_back.emit()
            return 0
        try:
            self._plan.remove(guid)
        except StoreError as error:
            self.saving_failed.emit(error)
        self._tell_marks()
        self.history_changed.emit()
        left = self._plan.marks.get(guid)
        return _parts(mark) - (_parts(left) if left else 0)

    def undo(self) -> Change | None:
        """Take the last change of this window back."""
        return self._step_in_history(forward=False)

    def redo(self) -> Change | None:
        """Make the change again that was last taken back."""
        return self._step_in_history(forward=True)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this window to take back."""
        return self._plan.can_undo and not self._held

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return self._plan.can_redo and not self._held

    def look_elsewhere(self) -> None:
        """Take over what another window or the command line has changed."""
        try:
            changed = self._plan.refresh()
        except StoreError as error:
            self.saving_failed.emit(error)
            return
        if changed:
            self._tell_marks()
            for guid in changed:
                self.note_changed.emit(guid)

    def _step_in_history(self, *, forward: bool) -> Change | None:
        if self._held:
            return None
        try:
            change = self._plan.redo() if forward else self._plan.undo()
        except StoreError as error:
            self.saving_failed.emit(error)
            return None
        if change is not None:
            self._tell_marks()
            self.history_changed.emit()
            if change.field in ("note", GUID):
                self.note_changed.emit(change.guid)
            if change.field == GUID or self.session(change.guid) is None:
                self.parked_changed.emit()
        return change

    def _tell_marks(self) -> None:
        self._clashes = self._parked = None
        self.marks_changed.emit()


def _parts(mark: Mark) -> int:
    """Return how many things are said of a session."""
    return sum(map(bool, (mark.level, mark.note, mark.attended, mark.hidden)))
