"""What the window shows, and the one place that says when it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.settings import View
from iweek_desktop.library.shelf import ShelfEntry
from iweek_desktop.plan.clashes import find_clashes
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.days import DayCount, day_of, is_over, opening_day, session_day
from iweek_desktop.programme.filter import Context, Filter, select
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.lanes import Grouping
from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Change

if TYPE_CHECKING:
    from iweek_desktop.programme.changes import Difference


class AppState(QObject):
    """The programme that is open, the day and the session shown, and the user's plan of it."""

    view_changed = Signal()
    grouping_changed = Signal()
    zone_changed = Signal()
    """Times are told in another zone."""
    day_changed = Signal()
    filter_changed = Signal()
    selection_changed = Signal()
    marks_changed = Signal()
    """Levels or clashes are others than before, by this window or by another."""
    changes_changed = Signal()
    """Other sessions are marked as new or changed than before."""
    note_changed = Signal(str)
    """The guid of a session whose note was changed elsewhere, or by undo."""
    change_made = Signal(object)
    """The `Change` that this window made to a level, for the toast."""
    history_changed = Signal()
    """Something was saved, so there is another change to undo or redo than before."""
    saving_failed = Signal(object)
    """The `StoreError` that kept a change from being saved."""

    def __init__(self, entry: ShelfEntry, plan: Plan, clock: Clock) -> None:
        super().__init__()
        self.entry = entry
        self.programme: Programme = entry.programme
        self.clock = clock
        self._plan = plan
        self._selected: str | None = None
        self._clashes: Mapping[str, tuple[str, ...]] | None = None
        first = opening_day(entry.days, self.today())
        self._day = first
        self._view: View = "day"
        self._grouping = Grouping.AUTOMATIC
        self._zone = self.programme.zone
        self._changes: Mapping[str, Difference] = {}
        self.simulated = False
        """Whether the clock shows another time than it is."""
        self.zooms: dict[str, float] = {}
        """Px an hour at the base text size, by view; a view that is not named fits the day."""
        self._filter = Filter()
        self._found: Mapping[str, date | None] = {}
        self._sessions = self.day_sessions

    @property
    def view(self) -> View:
        """The view shown: a grid, a timeline or a list."""
        return self._view

    def show_view(self, view: View) -> None:
        """Show the programme in another way."""
        if view != self._view:
            self._view = view
            self.view_changed.emit()

    @property
    def grouping(self) -> Grouping:
        """What the lanes of grid and timeline stand for."""
        return self._grouping

    def group_by(self, grouping: Grouping) -> None:
        """Make lanes of something else."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.grouping_changed.emit()

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are told: the programme's own unless another was asked for."""
        return self._zone

    def tell_times_in(self, zone: ZoneInfo) -> None:
        """Tell times in another zone; which day a session belongs to stays the programme's business."""
        if zone.key != self._zone.key:
            self._zone = zone
            self._sessions = self._passing()
            self.zone_changed.emit()

    def _told(self, sessions: Iterable[Session]) -> tuple[Session, ...]:
        """Return sessions with their times in the zone in which times are told."""
        if self._zone.key == self.programme.zone_name:
            return tuple(sessions)
        return tuple(
            s if s.all_day or s.start is None else replace(
                s, start=s.start.astimezone(self._zone), end=s.end and s.end.astimezone(self._zone)
            )
            for s in sessions
        )  # fmt: skip

    @property
    def days(self) -> tuple[DayCount, ...]:
        """The programme's days with the number of all their sessions."""
        return self.entry.days

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of sessions of each day that pass the filter."""
        if self._filter.empty:
            return tuple(item.sessions for item in self.days)
        hits = Counter(self._found.values())
        return tuple(hits[item.day] for item in self.days)

    @property
    def filter(self) -> Filter:
        """What is looked for."""
        return self._filter

    @property
    def hits(self) -> int:
        """How many sessions of the whole programme pass the filter."""
        return len(self.entry.programme.sessions) if self._filter.empty else len(self._found)

    @property
    def day_sessions(self) -> tuple[Session, ...]:
        """All sessions of the day shown, in reading order, whatever the filter."""
        return self._told(self.entry.day(self._day)) if self._day else ()

    @property
    def day(self) -> date | None:
        """The day shown."""
        return self._day

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the day shown that pass the filter, in reading order."""
        return self._sessions

    @property
    def every_day(self) -> tuple[tuple[date | None, tuple[Session, ...]], ...]:
        """Every day with its sessions that pass the filter; last, under None, those without a time.

        A day is read from the shelf when it is first asked for: while searching, one with matches.
        """
        searching = bool(self._filter.text)
        days = [*(item.day for item in self.days), None]
        wanted = set(self._found.values()) if searching else set(days)
        return tuple((day, self._passing_on(day) if day in wanted else ()) for day in days)

    @property
    def hyphenated(self) -> Mapping[str, str]:
        """The titles of the day shown that have long words, with soft hyphens in them, by guid."""
        return self.entry.hyphenated(self._day) if self._day else {}

    @property
    def selected(self) -> str | None:
        """The guid of the session shown in the detail pane."""
        return self._selected

    @property
    def levels(self) -> Mapping[str, Level]:
        """The user's favourites of the whole programme."""
        return self._plan.favourites()

    @property
    def marked(self) -> frozenset[str]:
        """The guids of all sessions that the user has starred or written a note on."""
        return frozenset(guid for guid, mark in self._plan.marks.items() if mark.level or mark.note)

    @property
    def changes(self) -> Mapping[str, Difference]:
        """What is new in this version and not yet put away, by guid."""
        return self._changes

    def changed(self) -> list[str]:
        """Return the guids of what is new or changed and still in the programme, in reading order."""
        return list(self.entry.sessions(self._changes))

    def show_changes(self, changes: Mapping[str, Difference]) -> None:
        """Mark sessions as new or changed."""
        if changes or self._changes:
            self._changes = changes
            self.changes_changed.emit()

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

    def now(self) -> datetime:
        """Return the present instant, in UTC: datetimes of one zone would compare by wall clock."""
        return self.clock()

    def today(self) -> date:
        """Return the programme day it is now where the programme takes place."""
        return day_of(self.clock(), self.programme.day_change, self.programme.zone)

    def over(self) -> bool:
        """Whether the whole programme has taken place."""
        return is_over(self.days, self.today())

    def is_on(self) -> bool:
        """Whether today is one of the programme's days."""
        return any(item.day == self.today() for item in self.days)

    def clashing(self) -> list[str]:
        """Return the guids of the favourites that clash, in reading order."""
        return list(self.entry.sessions(self.clashes))

    def session(self, guid: str | None) -> Session | None:
        """Return a session of any day."""
        if guid is None:
            return None
        for session in self.day_sessions:
            if session.guid == guid:
                return session
        return next(iter(self._told(self.entry.sessions([guid]).values())), None)

    def same_day(self, session: Session) -> tuple[Session, ...]:
        """Return all sessions of the day that a session belongs to, in reading order."""
        day = session_day(session, self.programme.day_change, self.programme.zone)
        return self._told(self.entry.day(day)) if day else ()

    def level(self, guid: str) -> Level | None:
        """Return the user's level for a session."""
        return self._plan.level(guid)

    def note(self, guid: str) -> str:
        """Return the user's note on a session."""
        return self._plan.note(guid)

    def show_day(self, day: date) -> None:
        """Show another day; the selected session stays selected."""
        if day != self._day:
            self._day = day
            self._sessions = self._passing()
            self.day_changed.emit()

    def search(self, text: str) -> None:
        """Show only sessions in which every word of a text stands; "" shows all."""
        text = " ".join(text.split())
        if text == self._filter.text:
            return
        self._filter = Filter(text)
        self._found = self.entry.guids_with(fold(text).split()) if text else {}
        self._sessions = self._passing()
        self.filter_changed.emit()

    def _passing(self) -> tuple[Session, ...]:
        return self._passing_on(self._day) if self._day else ()

    def _passing_on(self, day: date | None) -> tuple[Session, ...]:
        """Return the sessions of a day that pass the filter; of None those without a time."""
        context = Context(self.levels, lambda _words: self._found)
        stated = self.entry.day(day) if day else self.entry.unscheduled()
        return self._told(select(self.programme, self._filter, context, stated))

    def select(self, guid: str | None) -> None:
        """Show a session in the detail pane, and its day if that is another one."""
        session = self.session(guid)
        if session is not None:
            day = session_day(session, self.programme.day_change, self.programme.zone)
            if day is not None:
                self.show_day(day)
        chosen = session.guid if session else None
        if chosen != self._selected:
            self._selected = chosen
            self.selection_changed.emit()

    def set_level(self, guid: str, level: Level | None) -> None:
        """Star or unstar a session."""
        session = self.session(guid)
        if session is None:
            return
        try:
            change = self._plan.set_level(guid, level, snapshot_of(self.programme, session))
        except StoreError as error:
            self.saving_failed.emit(error)
            self._tell_marks()
            return
        if change is not None:
            self._tell_marks()
            self.history_changed.emit()
            self.change_made.emit(change)

    def set_note(self, guid: str, note: str) -> bool:
        """Keep a note on a session; return whether it was saved."""
        session = self.session(guid)
        if session is None:
            return True
        try:
            change = self._plan.set_note(guid, note, snapshot_of(self.programme, session))
        except StoreError as error:
            self.saving_failed.emit(error)
            return False
        if change is not None:
            self.history_changed.emit()
        return True

    def undo(self) -> Change | None:
        """Take the last change of this window back."""
        return self._step_in_history(forward=False)

    def redo(self) -> Change | None:
        """Make the change again that was last taken back."""
        return self._step_in_history(forward=True)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this window to take back."""
        return self._plan.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return self._plan.can_redo

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
        try:
            change = self._plan.redo() if forward else self._plan.undo()
        except StoreError as error:
            self.saving_failed.emit(error)
            return None
        if change is not None:
            self._tell_marks()
            self.history_changed.emit()
            if change.field == "note":
                self.note_changed.emit(change.guid)
        return change

    def _tell_marks(self) -> None:
        self._clashes = None
        self.marks_changed.emit()
