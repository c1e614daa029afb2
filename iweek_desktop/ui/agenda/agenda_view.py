"""The list in the window: the sessions of all days that pass the filter, or what stands in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.agenda.agenda_list import AgendaList, AgendaShown
from iweek_desktop.ui.agenda.head import AgendaHead
from iweek_desktop.ui.agenda.matches import Matches
from iweek_desktop.ui.agenda.sections import Order, Section, by_time, by_title
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.models.session_list import SessionListModel
from iweek_desktop.ui.newness import marks_of_new
from iweek_desktop.ui.recent import Recent
from iweek_desktop.ui.spoken import spoken
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames

if TYPE_CHECKING:
    from iweek_desktop.ui.panes.empty_day import EmptyDay

Days = Sequence[tuple[date | None, tuple[Session, ...]]]

STILL_AFTER_MS = 150
"""The day at the top is chosen once the list has stood still for so long."""


class Listed(NamedTuple):
    """What there is to list: the days, or all sessions in another order, and what their rows say."""

    sections: tuple[Section, ...]
    sessions: tuple[Session, ...]
    content: DayContent


class AgendaView(QWidget):
    """Follow the state's filter, day, selection, marks and zone; it may be made at any time.

    While it is not seen it does nothing, and catches up when it is shown.
    """

    clear_requested = Signal()
    """The search is to be given up."""

    def __init__(self, state: AppState, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self._order = Order.TIME
        self._stale = True
        self._leading = False
        """Whether this list is the one that changes the day or the selection."""
        self._found: Mapping[str, date | None] = {}
        self._content: DayContent | None = None
        self._lately: Recent[Listed] = Recent()
        self._matches = Matches(state.programme, self._is_umbrella)
        self._hyphenated: dict[str, str] | None = None
        self.empty: EmptyDay | None = None
        self.head = AgendaHead(theme, icons, say)
        self.model = SessionListModel(self._speak, self)
        self.list = AgendaList(theme, icons, say, state.clock)
        self.list.setModel(self.model)
        self.list.setAccessibleName(say("Sessions of all days"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_AFTER_MS)
        self._still.timeout.connect(self._choose_day_in_view)
        self._connect()

    def _connect(self) -> None:
        state = self._state
        self.list.current_changed.connect(self._take_current)
        self.list.level_requested.connect(state.set_level)
        self.list.top_changed.connect(self._still.start)
        self.head.sort.chosen.connect(self.sort_by)
        state.filter_changed.connect(self._show_filter)
        state.zone_changed.connect(self._show_anew)
        state.day_changed.connect(self._show_day)
        state.selection_changed.connect(self._show_selection)
        state.marks_changed.connect(self._show_marks)
        state.changes_changed.connect(self._show_new)
        state.hyphens_changed.connect(self._show_hyphens)
        state.session_seen.connect(self._forget_news)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_anew()
        else:
            self._show_selection()

    @property
    def order(self) -> Order:
        """The order in which the sessions are shown."""
        return self._order

    def sort_by(self, order: Order) -> None:
        """Show the sessions in another order."""
        if order is not self._order:
            self._order = order
            self.head.sort.show_order(order)
            self._show_anew()

    def _show_filter(self) -> None:
        if self._stale or not self.model.sessions or self._found is not self._state.found:
            self._show_anew()
        else:
            self._matches.look_for(self._state.filter.text)
            self.list.show_matches()

    def _show_anew(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._found = self._state.found
        state = self._state
        sections, sessions, content = self._lately.of(
            state.found, state.zone, state.hues, self._order, make=self._listed
        )
        content.over = state.over()
        content.mark_as_new(marks_of_new(self._say, state, sessions))
        self._content = content
        self.head.tell(len(sessions), len(state.programme.sessions), searching=bool(state.filter.text))
        self.head.setVisible(bool(sessions))
        self._matches.look_for(state.filter.text)
        self.model.show(sessions, state.levels, state.clashes)
        if not sessions:
            self._show_empty()
            return
        days = [item.day for item in state.days]
        dates = DayNames(self._say, days) if self._order is Order.TITLE else None
        self.list.show_sections(AgendaShown(sections, content, dates, self._matches))
        self._stack.setCurrentWidget(self.list)
        self._show_day()
        self._show_selection()

    def _listed(self) -> Listed:
        days = self._state.every_day
        sections = self._sections(days)
        sessions = tuple(chain.from_iterable(section.sessions for section in sections))
        return Listed(sections, sessions, self._content_of(sessions, [day for day, found in days if found]))

    def _show_hyphens(self) -> None:
        self._hyphenated = None
        self._lately.forget()
        bar = self.list.verticalScrollBar()
        place = bar.value()
        self._show_anew()
        bar.setValue(place)

    def _sections(self, days: Days) -> tuple[Section, ...]:
        searching = bool(self._state.filter.text)
        if self._order is Order.TIME:
            return by_time(self._say, days, searching=searching)
        sessions = (session for _, found in days for session in found)
        return by_title(self._say, sessions, searching=searching)

    def _content_of(self, sessions: Sequence[Session], days: Sequence[date | None]) -> DayContent:
        state, entry = self._state, self._state.entry
        if self._hyphenated is None:
            self._hyphenated = {}
            for item in state.days:
                self._hyphenated |= entry.hyphenated_titles(item.day)
        whole = [s for day in days for s in (entry.day(day) if day else entry.unscheduled())]
        return DayContent(
            self._say, state.programme, sessions, whole, state.over(), self._hyphenated, state.hues
        )

    def _show_empty(self) -> None:
        from iweek_desktop.ui.panes.empty_day import EmptyDay

        say, text = self._say, self._state.filter.text
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        if self.empty is not None:
            self._stack.removeWidget(self.empty)
            self.empty.deleteLater()
        title = say("No match for “{q}”", q=text) if text else say("No sessions")
        advice = say("Check the spelling, or search for fewer words.") if text else ""
        action = say("Clear search") if text else ""
        self.empty = EmptyDay(self._theme, self._icons, say, title, "", action, advice)
        self.empty.action_requested.connect(self.clear_requested)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)
        if had_focus:
            self.focus()

    def _show_day(self) -> None:
        """Bring the day into view that was chosen elsewhere."""
        if self.isVisible() and not self._leading and self._order is Order.TIME:
            self.list.scroll_to_day(self._state.day)
            if self._selected_elsewhere():
                self.list.setCurrentIndex(QModelIndex())

    def _show_selection(self) -> None:
        """Bring the selected session into view, unless another day than its own was asked for."""
        if not self.isVisible() or self._selected_elsewhere():
            return
        index = self.model.index_of(self._state.selected)
        if index.row() != self.list.currentIndex().row() or not index.isValid():
            self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def _selected_elsewhere(self) -> bool:
        """Whether the selected session is on another day than the one that was chosen."""
        state, selected = self._state, self._state.session(self._state.selected)
        if selected is None or self._order is not Order.TIME:
            return False
        day = session_day(selected, state.programme.day_change, state.programme.zone)
        return day is not None and day != state.day

    def _show_marks(self) -> None:
        if self.isVisible():
            self.model.mark(self._state.levels, self._state.clashes)
        else:
            self._stale = True

    def _show_new(self) -> None:
        if self.isVisible() and self._content is not None:
            marks = marks_of_new(self._say, self._state, self.model.sessions)
            self.model.retell(self._content.mark_as_new(marks))
        else:
            self._stale = True

    def _forget_news(self, guid: str) -> None:
        if self._content is not None:
            self._content.forget_news(guid)
            self.model.retell([guid])

    def tick(self) -> None:
        """Show anew what depends on the present time."""
        self.list.tick()

    def _speak(self, session: Session, level: Level | None, clashes: object) -> str:
        inside = self._content.inside(session) if self._content else 0
        said = spoken(self._say, self._state, session, level, inside)
        excerpt = self._matches.excerpt(session)
        return f"{said} {self._say('Found in: {text}', text=excerpt)}" if excerpt else said

    def _is_umbrella(self, session: Session) -> bool:
        return self._content is not None and bool(self._content.inside(session))

    # leading

    def _take_current(self, guid: object) -> None:
        if isinstance(guid, str):
            self._leading = True
            self._state.select(guid)
            self._leading = False

    def _choose_day_in_view(self) -> None:
        """Choose the day at the top where nothing of the chosen one is in view any more."""
        if not self.isVisible() or self._order is not Order.TIME or self.list.shows(self._state.day):
            return
        day = self.list.day_at_top()
        if day is not None:
            self._leading = True
            self._state.show_day(day)
            self._leading = False
            self._mark_selection()

    def _mark_selection(self) -> None:
        """Make the selected session the current one again where its day is back in view."""
        if not self.list.currentIndex().isValid() and not self._selected_elsewhere():
            self.list.setAutoScroll(False)
            self.list.setCurrentIndex(self.model.index_of(self._state.selected))
            self.list.setAutoScroll(True)

    # moving

    def focus(self) -> None:
        """Move the keyboard focus to the list, or to what stands in its place."""
        entry = self.entry()
        if entry is not None:
            entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entry(self) -> QWidget | None:
        """Return what takes the keyboard focus first; None where there is nothing at all."""
        if self._stack.currentWidget() is self.list:
            return self.list
        return self.empty.entry() if self.empty else None

    def go_to_now(self) -> None:
        """Go to what began last of what is on now, else to what comes next today, else to the day's first."""
        state = self._state
        if state.is_on():
            state.show_day(state.today())
        timed = [(s.start, s.drawn_end, s) for s in state.sessions if not s.all_day]
        now, first = state.now(), next(iter(state.sessions), None)
        if state.is_on():
            on = [s for start, end, s in timed if start and end and start <= now < end]
            coming = [s for start, _, s in timed if start and start > now]
            first = next(iter(on[-1:] or coming), first)
        if first is not None:
            state.select(first.guid)
        self.focus()
