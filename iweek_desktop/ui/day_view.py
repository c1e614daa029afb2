"""The sessions of one day: as a grid or a timeline, or what stands in their place on an empty day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.lanes import Lanes, group, groupings
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.programme.moments import Moments
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.grid.day_spans import measure_day
from iweek_desktop.ui.grid.geometry import Grid
from iweek_desktop.ui.grid.view import DayGrid, DayShown
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.models.session_list import SessionListModel
from iweek_desktop.ui.newness import marks_of_new
from iweek_desktop.ui.recent import Recent
from iweek_desktop.ui.spoken import spoken
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme, tokens
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames, day_inside
from iweek_desktop.wording.status import day_facts

if TYPE_CHECKING:
    from iweek_desktop.ui.panes.empty_day import EmptyDay


class Arranged(NamedTuple):
    """How the sessions of a day stand: their lanes, what is told of them all, and all that is laid out."""

    lanes: Lanes
    facts: str
    grid: Grid


class DayView(QStackedWidget):
    """Follow the state's view, day, filter, lanes, selection and marks."""

    clear_requested = Signal()
    lanes_text_changed = Signal()
    """Other lanes are in view than before."""

    def __init__(self, state: AppState, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self._stale = True
        """Whether something has changed while the list was shown in place of the day."""
        self.empty: EmptyDay | None = None
        self._moments = Moments()
        self._arranged: Recent[Arranged] = Recent()
        self.model = SessionListModel(self._speak, self)
        self.grid = DayGrid(theme, icons, state.clock)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(say("Sessions of the day"))
        self.addWidget(self.grid)
        self.grid.current_changed.connect(self._take_current)
        self.grid.level_requested.connect(state.set_level)
        self.grid.zoom_requested.connect(self.zoom)
        self.grid.lanes_in_view_changed.connect(self.lanes_text_changed)
        state.view_changed.connect(self._show_view)
        state.day_changed.connect(self._show_day)
        state.filter_changed.connect(self._show_filter)
        state.zone_changed.connect(self._show_day)
        state.grouping_changed.connect(self._regroup)
        state.selection_changed.connect(self._show_selection)
        state.marks_changed.connect(self._show_marks)
        state.changes_changed.connect(self._show_new)
        state.hyphens_changed.connect(self._show_hyphens)
        state.session_seen.connect(self._forget_news)
        self.grid.turn(self._time(), self._px_per_hour())
        self._show_day()

    def _show_filter(self) -> None:
        if self._stale or not self._state.sessions or self._state.sessions is not self.model.sessions:
            self._show_day()
        else:
            self._content.look_for(self._state.filter.text)
            self.grid.mark()

    def _show_day(self) -> None:
        state = self._state
        self._stale = state.view == "list"
        if self._stale:
            return
        self._content = self._make_content()
        self.model.show(state.sessions, state.levels, state.clashes)
        if state.sessions and state.day:
            self.grid.show_day(self._shown(state.day))
        else:
            self.grid.show_nothing()
        self._choose_page()
        self._show_selection()

    def _make_content(self) -> DayContent:
        state, say = self._state, self._say
        content = DayContent(
            say,
            state.programme,
            state.sessions,
            state.day_sessions,
            state.over(),
            state.hyphenated,
            state.hues,
            marks_of_new(say, state, state.sessions),
        )
        content.look_for(state.filter.text)
        return content

    def _show_hyphens(self) -> None:
        if self._stale:
            return
        self._content = self._make_content()
        if self._state.sessions and self._state.day:
            self.grid.reword(self._shown(self._state.day))

    def _shown(self, day: date) -> DayShown:
        state = self._state
        lanes, facts, grid = self._arranged.of(state.sessions, state.grouping, state.zone, make=self._arrange)
        days = DayNames(self._say, [item.day for item in state.days])
        names = state.hyphenated_names if len(lanes.lanes) > 1 else {}
        self._content.place_told = lanes.grouping is Grouping.PLACE
        return DayShown(
            self._content, days.heading(day), facts, self._content.labels(self._theme, lanes, names),
            grid, days.tab(day),
        )  # fmt: skip

    def _arrange(self) -> Arranged:
        state, programme = self._state, self._state.programme
        assert state.day is not None
        moments = self._moments.of(state.sessions)
        lanes = group(programme, state.sessions, state.grouping, moments)
        spans = measure_day(
            state.day, state.sessions, programme.zone, programme.day_change, state.zone, moments
        )
        grid = Grid(spans, lanes.lane_of, len(lanes.lanes))
        return Arranged(lanes, day_facts(self._say, state.sessions, moments), grid)

    def _regroup(self) -> None:
        if not self._stale and self._state.sessions and self._state.day:
            self.grid.regroup(self._shown(self._state.day))

    def _show_view(self) -> None:
        if self._state.view != "list":
            self.grid.turn(self._time(), self._px_per_hour())
            if self._stale:
                self._show_day()
        self.lanes_text_changed.emit()

    def _time(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal if self._state.view == "timeline" else Qt.Orientation.Vertical

    def _choose_page(self) -> None:
        """Show the grid, or what stands in its place where it would be empty."""
        if self._state.sessions and self._state.day:
            self.setCurrentWidget(self.grid)
        else:
            self._show_empty_day()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_empty_day(self) -> None:
        had_focus = self._has_focus()
        if self.empty is not None:
            self.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = self._make_empty()
        self.addWidget(self.empty)
        self.setCurrentWidget(self.empty)
        if had_focus:
            self.focus()

    def _make_empty(self) -> EmptyDay:
        from iweek_desktop.ui.panes.empty_day import EmptyDay

        state, say = self._state, self._say
        if state.filter.text:
            title = say("No match for “{q}”", q=state.filter.text)
            if state.hits and state.day:
                day = day_inside(say, state.day)
                title = say("No match for “{q}” on {day}", q=state.filter.text, day=day)
            text, action = say("The nearest days with matches:"), say("Clear search")
            advice = say("Check the spelling, or search for fewer words.")
            empty = EmptyDay(self._theme, self._icons, say, title, text, action, advice)
        else:
            day = day_inside(say, state.day) if state.day else ""
            title = say("No sessions on {day}", day=day) if day else say("No sessions")
            text = say("The programme has none this day. The nearest days with sessions:")
            empty = EmptyDay(self._theme, self._icons, say, title, text)
        if state.day:
            days = [
                item._replace(sessions=n, first_start=item.first_start if n == item.sessions else None)
                for item, n in zip(state.days, state.counts, strict=True)
            ]
            empty.offer(days, state.day, searching=bool(state.filter.text))
        empty.day_chosen.connect(state.show_day)
        empty.action_requested.connect(self.clear_requested)
        return empty

    def _show_selection(self) -> None:
        if self._stale:
            return
        index = self.model.index_of(self._state.selected)
        if index.row() != self.grid.currentIndex().row() or not index.isValid():
            self.grid.setCurrentIndex(index)
        if index.isValid():
            self.grid.scrollTo(index)

    def _show_marks(self) -> None:
        if self._stale:
            return
        self.model.mark(self._state.levels, self._state.clashes)

    def _show_new(self) -> None:
        if self._stale:
            return
        marks = marks_of_new(self._say, self._state, self._state.sessions)
        self.model.retell(self._content.mark_as_new(marks))

    def _forget_news(self, guid: str) -> None:
        if self._stale:
            return
        self._content.forget_news(guid)
        self.model.retell([guid])

    def _speak(self, session: Session, level: Level | None, clashes: object) -> str:
        inside = self._content.inside(session)
        return spoken(self._say, self._state, session, level, inside)

    def _take_current(self, guid: object) -> None:
        if isinstance(guid, str):
            self._state.select(guid)

    # moving

    def focus(self) -> None:
        """Move the keyboard focus to the grid, or to what stands in its place."""
        entry = self.entry()
        if entry is not None:
            entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entry(self) -> QWidget | None:
        """Return what takes the keyboard focus first; None on an empty day without another to go to."""
        if self.currentWidget() is self.grid:
            return self.grid
        return self.empty.entry() if self.empty else None

    def step_day(self, step: int) -> None:
        """Show the next (+1) or previous (-1) day, if there is one."""
        days = [item.day for item in self._state.days]
        if self._state.day in days:
            place = days.index(self._state.day) + step
            if 0 <= place < len(days):
                self._state.show_day(days[place])

    def go_to_now(self) -> None:
        """Show the present time if the programme is on today, else the first session of the day."""
        state = self._state
        if state.is_on():
            state.show_day(state.today())
            if state.sessions:
                self.grid.scroll_to_now()
        elif state.sessions:
            state.select(state.sessions[0].guid)
        self.focus()

    def step_clash(self, step: int) -> bool:
        """Select the next (+1) or previous (-1) favourite that clashes; return whether there is one."""
        clashing = self._state.clashing()
        if not clashing:
            return False
        here = self._state.selected
        place = clashing.index(here) + step if here in clashing else (0 if step > 0 else -1)
        guid = clashing[place % len(clashing)]
        self._state.select(guid)
        if guid not in {session.guid for session in self._state.sessions}:
            self.clear_requested.emit()
        return True

    # lanes and zoom

    @property
    def lanes_text(self) -> str:
        """Which lanes are in view, "" where all are."""
        lanes = self.grid.lanes_in_view() if self.currentWidget() is self.grid else None
        if not lanes:
            return ""
        shown = {"a": lanes.start + 1, "b": lanes.stop, "n": self.grid.lane_count}
        if self._state.view == "timeline":
            return self._say("Showing rows {a}–{b} of {n}", **shown)
        return self._say("Showing lanes {a}–{b} of {n}", **shown)

    def next_grouping(self) -> None:
        """Make lanes of what comes next among what the programme states."""
        offered = groupings(self._state.programme)
        here = self._state.grouping
        place = offered.index(here) + 1 if here in offered else 0
        self._state.group_by(offered[place % len(offered)])

    def zoom(self, step: int, under: float | None = None) -> None:
        """Draw the day a step larger (+1) or smaller (-1), around a place along the grid's viewport."""
        if self._state.view == "list":
            return
        scale = self._theme.metrics.u / 12
        name = "timeline" if self._state.view == "timeline" else "grid"
        steps = [value * scale for value in tokens()["zoom"][f"{name}_px_per_hour"]]
        now = self.grid.px_per_hour
        larger = [value for value in steps if value > now + 1]
        smaller = [value for value in steps if value < now - 1]
        chosen = larger[:1] if step > 0 else smaller[-1:]
        if chosen and self.currentWidget() is self.grid:
            self._state.zooms[self._state.view] = chosen[0] / scale
            self.grid.zoom_to(chosen[0], under)

    def fit_day(self) -> None:
        """Draw the day so that it fills the view."""
        if self._state.view == "list":
            return
        self._state.zooms.pop(self._state.view, None)
        self.grid.zoom_to(None)

    def _px_per_hour(self) -> float | None:
        at_base = self._state.zooms.get(self._state.view)
        return None if at_base is None else at_base * self._theme.metrics.u / 12
