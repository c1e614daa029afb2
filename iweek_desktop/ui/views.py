"""The views of the sessions, of which one is shown: the grid or the timeline of a day, or the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from iweek_desktop.ui.day_view import DayView
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from iweek_desktop.ui.agenda.agenda_view import AgendaView


class Views(QStackedWidget):
    """Follow the state's view; the list is made when it is first asked for."""

    clear_requested = Signal()
    """The search is to be given up."""
    view_made = Signal(object)
    """A `SessionView` that was not there before, to be connected."""
    covered_changed = Signal(int)
    """How much of the right side lies below something else now, in px."""

    def __init__(self, state: AppState, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self.agenda: AgendaView | None = None
        self.covered_right = 0
        self.day_view = DayView(state, theme, icons, say)
        self.day_view.clear_requested.connect(self.clear_requested)
        self.day_view.grid.motion_ms = lambda: state.motion_ms
        self.addWidget(self.day_view)
        state.view_changed.connect(self._show_view)
        self._show_view()

    def _show_view(self) -> None:
        shown: QWidget = self._agenda() if self._state.view == "list" else self.day_view
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        if shown is not self.currentWidget():
            self.setCurrentWidget(shown)
            if had_focus:
                self.focus()

    def _agenda(self) -> AgendaView:
        if self.agenda is None:
            from iweek_desktop.ui.agenda.agenda_view import AgendaView

            self.agenda = AgendaView(self._state, self._theme, self._icons, self._say)
            self.agenda.clear_requested.connect(self.clear_requested)
            self.agenda.list.motion_ms = lambda: self._state.motion_ms
            self.addWidget(self.agenda)
            self.view_made.emit(self.agenda.list)
        return self.agenda

    def take_over(self, before: Views) -> None:
        """Sort the list as another window did, and scroll as far as that."""
        if before.agenda is not None:
            self._agenda().sort_by(before.agenda.order)
        if type(self.sessions) is type(before.sessions):
            self.sessions.scroll_like(before.sessions)

    def cover_right(self, width_px: int) -> None:
        """Know how much of the right side lies below something else."""
        if width_px != self.covered_right:
            self.covered_right = width_px
            self.day_view.grid.cover_right(width_px)
            self.covered_changed.emit(width_px)

    @property
    def made(self) -> list[SessionView]:
        """The views of sessions that there are."""
        return [self.day_view.grid, *([self.agenda.list] if self.agenda else [])]

    @property
    def sessions(self) -> SessionView:
        """The view of sessions that is shown, whether it has any or not."""
        return self.agenda.list if self._shows_list() and self.agenda else self.day_view.grid

    def _shows_list(self) -> bool:
        return self.agenda is not None and self.currentWidget() is self.agenda

    def focus(self) -> None:
        """Move the keyboard focus to the sessions, or to what stands in their place."""
        (self.agenda if self._shows_list() and self.agenda else self.day_view).focus()

    def entry(self) -> QWidget | None:
        """Return what takes the keyboard focus first; None where there is nothing to go to."""
        return (self.agenda if self._shows_list() and self.agenda else self.day_view).entry()

    def go_to_now(self) -> None:
        """Show the present time if the programme is on today, else the first session of the day."""
        (self.agenda if self._shows_list() and self.agenda else self.day_view).go_to_now()

    def tick(self) -> None:
        """Show anew what depends on the present time."""
        self.day_view.grid.tick()
        if self.agenda is not None:
            self.agenda.tick()
