"""What the window shows, and the one place that says when it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from iweek_desktop.library.settings import View
from iweek_desktop.library.shelf import ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.days import DayCount, day_of, is_over, opening_day, session_day
from iweek_desktop.programme.filter import Context, Filter, select
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Session
from iweek_desktop.ui.plan_state import PlanState
from iweek_desktop.ui.recent import Recent

if TYPE_CHECKING:
    from iweek_desktop.library.hyphenation import Hyphens
    from iweek_desktop.programme.changes import Difference
    from iweek_desktop.programme.model import Programme

NOTHING_FOUND: Mapping[str, date | None] = MappingProxyType({})
MOST_DAYS = 40
"""How many days are kept as their times are told."""
NO_TITLES: tuple[date | None, Mapping[str, str]] = (None, {})


class AppState(PlanState):
    """The programme that is open, the day and the session shown, and the user's plan of it."""

    view_changed = Signal()
    grouping_changed = Signal()
    zone_changed = Signal()
    """Times are told in another zone."""
    day_changed = Signal()
    filter_changed = Signal()
    selection_changed = Signal()
    hyphens_changed = Signal()
    """It is known by now where the long words of the programme may be broken."""
    changes_changed = Signal()
    """Other sessions are marked as new or changed than before."""
    session_seen = Signal(str)
    """The guid of a session that was marked so, and has been looked at."""

    def __init__(self, entry: ShelfEntry, plan: Plan, clock: Clock) -> None:
        super().__init__(entry, plan)
        self.clock = clock
        self._selected: str | None = None
        first = opening_day(entry.days, self.today())
        self._day = first
        self._view: View = "day"
        self._grouping = Grouping.AUTOMATIC
        self._zone = self.programme.zone
        self._changes: Mapping[str, Difference] = {}
        self._unseen: dict[str, Difference] = {}
        self.earlier: Programme | None = None
        """The version before, with which the present one was compared."""
        self.hues: tuple[str, ...] = tuple(self.programme.tracks)
        """The slugs of themes in the order in which they have taken their colours."""
        self.motion_ms = 0
        """How long what moves by itself may take; 0 where nothing may."""
        self.simulated = False
        """Whether the clock shows another time than it is."""
        self.zooms: dict[str, float] = {}
        """Px an hour at the base text size, by view; a view that is not named fits the day."""
        self._filter = Filter()
        self._found = NOTHING_FOUND
        self._hyphenated = NO_TITLES
        self._told: Recent[tuple[Session, ...]] = Recent(MOST_DAYS)
        self._passed: Recent[tuple[Session, ...]] = Recent()
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

    def told(self, sessions: Iterable[Session]) -> tuple[Session, ...]:
        """Return sessions with their times in the zone in which times are told."""
        if self._zone.key == self.programme.zone_name:
            return tuple(sessions)
        return tuple(
            s if s.all_day or s.start is None else s._replace(
                start=s.start.astimezone(self._zone), end=s.end and s.end.astimezone(self._zone)
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
        return self._on(self._day) if self._day else ()

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

    @cached_property
    def hyphenated_names(self) -> Mapping[str, str]:
        """The names of lanes that have long words, with soft hyphens in them, read when first asked for."""
        return self.entry.hyphenated_names()

    @property
    def hyphenated(self) -> Mapping[str, str]:
        """The titles of the day shown that have long words, with soft hyphens in them, by guid."""
        if self._day is None:
            return {}
        if self._hyphenated[0] != self._day:
            self._hyphenated = self._day, self.entry.hyphenated_titles(self._day)
        return self._hyphenated[1]

    def take_hyphens(self, hyphens: Hyphens) -> None:
        """Break long words from now on, in a programme that was put on the shelf by a command."""
        self.entry.take_hyphens(hyphens)
        vars(self).pop("hyphenated_names", None)
        self._hyphenated = NO_TITLES
        self.hyphens_changed.emit()

    @property
    def selected(self) -> str | None:
        """The guid of the session shown in the detail pane."""
        return self._selected

    @property
    def changes(self) -> Mapping[str, Difference]:
        """What is new in this version and not yet put away, by guid."""
        return self._changes

    @property
    def unseen(self) -> Mapping[str, Difference]:
        """What of it has not been looked at since the start either."""
        return self._unseen

    def changed(self) -> list[str]:
        """Return the guids of what is new or changed and still in the programme, in reading order."""
        return list(self.entry.sessions(self._changes))

    def show_changes(self, changes: Mapping[str, Difference], earlier: Programme | None = None) -> None:
        """Mark sessions as new or changed since an earlier version."""
        self.earlier = earlier
        if changes or self._changes:
            self._changes, self._unseen = changes, dict(changes)
            self.changes_changed.emit()

    def note_seen(self, guid: str) -> None:
        """Take the mark of what is new from a session that has been looked at."""
        if self._unseen.pop(guid, None) is not None:
            self.session_seen.emit(guid)

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

    def session(self, guid: str | None) -> Session | None:
        """Return a session of any day."""
        if guid is None:
            return None
        for session in self.day_sessions:
            if session.guid == guid:
                return session
        return next(iter(self.told(self.entry.sessions([guid]).values())), None)

    def same_day(self, session: Session) -> tuple[Session, ...]:
        """Return all sessions of the day that a session belongs to, in reading order."""
        day = session_day(session, self.programme.day_change, self.programme.zone)
        return self._on(day) if day else ()

    def show_day(self, day: date) -> None:
        """Show another day; the selected session stays selected."""
        if day != self._day:
            self._day = day
            self._sessions = self._passing()
            self.day_changed.emit()

    def search(self, text: str) -> None:
        """Show only sessions in which every word of a text stands; "" shows all."""
        text = " ".join(text.split())
        before = self._filter.text
        if text == before:
            return
        self._filter = Filter(text)
        found = self.entry.guids_with(fold(text).split()) if text else NOTHING_FOUND
        if not (text and before and found == self._found):
            self._found = found
            self._sessions = _same(self._sessions, self._passing())
        self.filter_changed.emit()

    @property
    def found(self) -> Mapping[str, date | None]:
        """The day of every session that is found, by guid: the same object while one finds the same."""
        return self._found

    def _passing(self) -> tuple[Session, ...]:
        return self._passing_on(self._day) if self._day else ()

    def _passing_on(self, day: date | None) -> tuple[Session, ...]:
        """Return the sessions of a day that pass the filter; of None those without a time.

        Whoever goes back to what was shown lately is given the same object.
        """
        every, found = self._on(day), self._found

        def passing() -> tuple[Session, ...]:
            context = Context(self.levels, lambda _words: found)
            chosen = select(self.programme, self._filter, context, every)
            return every if len(chosen) == len(every) else chosen

        return self._passed.of(every, found, make=passing)

    def _on(self, day: date | None) -> tuple[Session, ...]:
        """Return all sessions of a day, or those without a time, lately asked for or not."""
        stated = self.entry.day(day) if day else self.entry.unscheduled()
        return self._told.of(stated, self._zone, make=lambda: self.told(stated))

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


def _same(before: tuple[Session, ...], after: tuple[Session, ...]) -> tuple[Session, ...]:
    """Return the tuple that was there where the new one is equal, so that views see it at a glance."""
    return before if before == after else after
