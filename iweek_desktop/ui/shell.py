"""What the window is made of: its parts, where they stand, and what a small window leaves out."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from iweek_desktop.ui.actions import Actions
from iweek_desktop.ui.banners import Message
from iweek_desktop.ui.fit import Fit, fit_of
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.middle import Arrangement, Middle
from iweek_desktop.ui.panes.banner import Banner
from iweek_desktop.ui.panes.command_bar import CommandBar
from iweek_desktop.ui.panes.day_bar import DayBar
from iweek_desktop.ui.panes.day_chooser import DayChooser
from iweek_desktop.ui.panes.rail import NavRail
from iweek_desktop.ui.panes.status import StatusBar
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.ui.views import Views
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.status import search_status, status_left, status_right

BANNER_PLACE = 2


class Shell(QWidget):
    """The rail on the left; bars, banner, sessions and details, and status one below the other."""

    message_closed = Signal(object)
    message_action_requested = Signal(object)
    rearranged = Signal()
    """Parts have come or gone, so that Tab has another way to go."""

    def __init__(
        self, state: AppState, theme: Theme, icons: IconSet, say: Wording, actions: Actions,
        detail_width: int | None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self._fit = Fit()
        self._message: Message | None = None
        self._unfolded = False
        self._progress = (0, 0)
        self._waiting = 0
        self.banner: Banner | None = None
        self.chooser: DayChooser | None = None
        self.rail = NavRail(theme, icons, say, state.view)
        self.command_bar = CommandBar(theme, icons, say, actions)
        self.command_bar.message_requested.connect(self._fold_message)
        self.day_bar = DayBar(theme, icons, say, state)
        self.views = Views(state, theme, icons, say)
        self.middle = Middle(self.views, theme.metrics, detail_width)
        self.status = StatusBar(theme, say)
        self._lay_out()
        state.day_changed.connect(self._show_day)
        for other in (state.view_changed, state.grouping_changed, state.filter_changed):
            other.connect(self.middle.uncover)
        state.filter_changed.connect(self.show_filter)
        state.marks_changed.connect(self.show_status)
        state.view_changed.connect(self.show_status)
        state.zone_changed.connect(self.show_zone)
        self.views.day_view.lanes_text_changed.connect(self.show_status)
        self.middle.exchanged.connect(self.show_status)
        self.show_zone()
        self.show_view()
        self.show_filter()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        for widget, stretch in (
            (self.command_bar, 0),
            (self.day_bar, 0),
            (self.middle, 1),
            (self.status, 0),
        ):
            self._column.addWidget(widget, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)

    # what the window has room for

    @property
    def fit(self) -> Fit:
        """What the window has room for."""
        return self._fit

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit = fit_of(self.width(), self.height(), self._theme.metrics.u)
        if fit != self._fit:
            self._fit = fit
            self._adapt(fit)

    def _adapt(self, fit: Fit) -> None:
        arrangement: Arrangement = "instead" if fit.compact else "over" if fit.narrow else "beside"
        self.middle.arrange(arrangement)
        self.rail.show_labels(not fit.narrow)
        self.rail.show_shortcuts(not fit.short)
        self.day_bar.tabs.show_months(not fit.narrow)
        self.show_view()
        self.command_bar.fit(fit)
        self.status.setVisible(not fit.short)
        if fit.short and self.chooser is None:
            self._make_chooser()
        if self.chooser is not None:
            self.chooser.show_months(not fit.tight)
            self.chooser.setVisible(fit.short)
            self.command_bar.make_room()
        self.day_bar.setVisible(not fit.short)
        self.views.day_view.grid.show_heading(not fit.short)
        self._place_message()
        self.rearranged.emit()

    def show_view(self) -> None:
        """Tell which view is shown, and offer zoom where there is something to zoom, and room."""
        self.rail.show_view(self._state.view)
        self.day_bar.show_zoom(self._state.view != "list" and not self._fit.compact)

    def _make_chooser(self) -> None:
        self.chooser = DayChooser(self._theme, self._icons, self._say, self._state.days)
        for asked in (self.chooser.day_chosen, self.chooser.step_requested):
            asked.connect(self.middle.uncover)
        self.chooser.day_chosen.connect(self._state.show_day)
        self.chooser.step_requested.connect(self.views.day_view.step_day)
        self.command_bar.put_first(self.chooser)
        self.chooser.show_day(self._state.day)
        self._show_counts()

    # messages

    def show_message(self, message: Message | None, waiting: int = 1) -> None:
        """Show a message above the sessions in place of the one before; None for none.

        Args:
            message: the most pressing one.
            waiting: how many there are, this one included.
        """
        if (message, waiting) == (self._message, self._waiting):
            return  # the banner that is shown may have the keyboard
        self._message, self._waiting, self._unfolded = message, waiting, False
        self._drop_banner()
        self._place_message()
        self.rearranged.emit()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the reading has come that a message tells of; 0 of 0 while that is not known."""
        self._progress = done, total
        if self.banner is not None and self.banner.progress is not None:
            self.banner.progress.tell(done, total)

    def _fold_message(self) -> None:
        self._unfolded = not self._unfolded
        self._place_message()
        if self.banner is not None:
            self.banner.close_button.setFocus()
        self.rearranged.emit()

    def _place_message(self) -> None:
        message = self._message
        behind_sign = message is not None and self._fit.short
        self.command_bar.show_sign(
            message.kind if message and behind_sign else None, message.text if message else "", self._waiting
        )
        shown = message is not None and (self._unfolded or not behind_sign)
        if not shown:
            self._drop_banner()
        elif self.banner is None and message is not None:
            self._make_banner(message)

    def _drop_banner(self) -> None:
        if self.banner is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.banner.isAncestorOf(focused):
            self.views.focus()
        self._column.removeWidget(self.banner)
        self.banner.hide()
        self.banner.deleteLater()
        self.banner = None

    def _make_banner(self, message: Message) -> None:
        self.banner = Banner(self._theme, self._icons, self._say, message)
        self.banner.closed.connect(lambda: self.message_closed.emit(message))
        self.banner.action_requested.connect(lambda: self.message_action_requested.emit(message))
        also = message._replace(name=message.also[0])
        self.banner.also_requested.connect(lambda: self.message_action_requested.emit(also))
        self.show_progress(*self._progress)
        self._column.insertWidget(BANNER_PLACE, self.banner)
        self.banner.stackUnder(self.middle)

    # what the bars say

    def _show_day(self) -> None:
        self.day_bar.show_day(self._state.day)
        if self.chooser is not None:
            self.chooser.show_day(self._state.day)
        self.show_status()

    def show_filter(self) -> None:
        """Show how much of the programme passes the filter."""
        self._show_counts()
        self.show_status()

    def _show_counts(self) -> None:
        counts, searching = self._state.counts, bool(self._state.filter.text)
        self.day_bar.tabs.show_counts(counts, searching=searching)
        if self.chooser is not None:
            self.chooser.show_counts(counts, searching=searching)

    def show_zone(self) -> None:
        """Say at the bottom in which zone times are told, and the time where it is a simulated one."""
        state = self._state
        noon = datetime.combine(state.day or state.today(), time(12), state.programme.zone)
        self.status.tell_right(
            status_right(
                self._say, state.programme, noon, state.zone, state.now() if state.simulated else None
            )
        )

    def show_status(self) -> None:
        """Say at the bottom what is shown, and which lanes of it are in view."""
        state = self._state
        if state.day is None:
            return
        unscheduled = len(state.entry.unscheduled())
        text = status_left(self._say, state.day, state.sessions, state.levels, state.clashes, unscheduled)
        if state.filter.text:
            text = search_status(self._say, state.filter.text, state.hits, state.day, len(state.sessions))
        grid_shown = state.view != "list" and self.middle.sessions_shown
        lanes = self.views.day_view.lanes_text if grid_shown else ""
        self.status.tell(text, lanes)
