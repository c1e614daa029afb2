"""The window: it puts the panes together and lets them meet in the state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from iweek_desktop.ui.actions import Actions
from iweek_desktop.ui.banners import Message
from iweek_desktop.ui.day_view import DayView
from iweek_desktop.ui.fit import Fit, fit_of
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.middle import Middle
from iweek_desktop.ui.panes.banner import Banner
from iweek_desktop.ui.panes.command_bar import CommandBar
from iweek_desktop.ui.panes.day_bar import DayBar
from iweek_desktop.ui.panes.rail import NavRail
from iweek_desktop.ui.panes.status import StatusBar
from iweek_desktop.ui.regions import Region, Regions
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme, tokens
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.status import search_status, status_left, status_right

if TYPE_CHECKING:
    from iweek_desktop.ui.panes.detail import DetailPane
    from iweek_desktop.ui.panes.toast import Toast

COMPLETED_WITHIN_MS = 200


class MainWindow(QMainWindow):
    """One programme in one theme and language; another theme or language is another window.

    Until the first paint only what is seen at once is made; `complete` makes the rest.
    """

    export_requested = Signal()
    outlook_requested = Signal(str)
    copy_requested = Signal(str)
    settings_requested = Signal()
    appearance_requested = Signal()
    text_size_requested = Signal(int)
    reread_requested = Signal()
    message_action_requested = Signal(object)
    message_closed = Signal(object)
    closing = Signal()

    def __init__(
        self, state: AppState, theme: Theme, icons: IconSet, say: Wording, detail_width: int | None
    ) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self.detail: DetailPane | None = None
        self._fit = Fit()
        self.toast: Toast | None = None
        self.banner: Banner | None = None
        self.setWindowTitle(state.programme.title)
        size = tokens()["size"]["window"]
        self.setMinimumSize(theme.metrics.px(size["minWidth"]), theme.metrics.px(size["minHeight"]))
        self._make_actions()
        self._make_panes()
        self._lay_out(detail_width)
        self._connect()
        self._show_filter()
        self.grid.first_painted.connect(self.complete, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(COMPLETED_WITHIN_MS, self, self.complete)

    # making

    def _make_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "day_grid": lambda: self.focus_content(),
            "next_region": lambda: self._regions.move(1),
            "previous_region": lambda: self._regions.move(-1),
            "next_day": lambda: self.day_view.step_day(1),
            "previous_day": lambda: self.day_view.step_day(-1),
            "go_to_now": lambda: self.day_view.go_to_now(),
            "search": self._start_search,
            "export": self.export_requested.emit,
            "add_to_outlook": self._add_selected_to_outlook,
            "undo": self.undo,
            "redo": self.redo,
            "zoom_in": lambda: self.day_view.zoom(1),
            "zoom_out": lambda: self.day_view.zoom(-1),
            "zoom_fit": lambda: self.grid.zoom_to(None),
            "detail": lambda: self.show_detail(not self.detail_visible()),
            "next_clash": lambda: self._go_to_clash(1),
            "previous_clash": lambda: self._go_to_clash(-1),
            "reread": self.reread_requested.emit,
            "appearance": self.appearance_requested.emit,
            "text_larger": lambda: self.text_size_requested.emit(1),
            "text_smaller": lambda: self.text_size_requested.emit(-1),
            "settings": self.settings_requested.emit,
            "back": self._go_back,
        }
        self.named_actions = Actions(self._say, self, does)
        self.addActions(self.named_actions.all())
        for number, item in enumerate(self._state.days[:9], start=1):
            self.named_actions.add_key(f"Alt+{number}", partial(self._state.show_day, item.day))
        self._show_history()

    def _make_panes(self) -> None:
        state, theme, icons, say = self._state, self._theme, self._icons, self._say
        programme, named = state.programme, self.named_actions
        self.rail = NavRail(theme, icons, say)
        self.command_bar = CommandBar(
            theme, icons, say, named["search"], named["undo"], named["appearance"], named["export"]
        )
        self.day_bar = DayBar(theme, icons, say, state.days, state.day, state.is_on())
        self.day_view = DayView(state, theme, icons, say)
        self.grid = self.day_view.grid
        day = state.day or state.today()
        noon = datetime.combine(day, time(12), programme.zone)
        self.status = StatusBar(theme, say, status_right(say, programme, noon))

    def _lay_out(self, detail_width: int | None) -> None:
        self.splitter = Middle(self.day_view, self._theme.metrics, detail_width)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        for widget, stretch in (
            (self.command_bar, 0),
            (self.day_bar, 0),
            (self.splitter, 1),
            (self.status, 0),
        ):
            self._column.addWidget(widget, stretch)
        self._whole = QWidget()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        state = self._state
        state.day_changed.connect(self._show_day)
        state.marks_changed.connect(self._show_marks)
        state.history_changed.connect(self._show_history)
        state.filter_changed.connect(self._show_filter)
        self.command_bar.search.setText(state.filter.text)
        self.command_bar.search.textChanged.connect(state.search)
        self.command_bar.search.hits_requested.connect(self._go_to_first_hit)
        self.command_bar.search.count_requested.connect(self._say_hits)
        self.day_view.clear_requested.connect(self.command_bar.search.clear)
        self.day_bar.day_chosen.connect(state.show_day)
        self.day_bar.zoom_in_requested.connect(lambda: self.day_view.zoom(1))
        self.day_bar.zoom_out_requested.connect(lambda: self.day_view.zoom(-1))
        self.day_bar.now_requested.connect(self.day_view.go_to_now)
        self.rail.settings_requested.connect(self.settings_requested)
        self.grid.picked.connect(lambda: self.show_detail(True))
        self.grid.open_requested.connect(self._open_detail)
        self.grid.copy_requested.connect(self.copy_requested)
        self._regions = Regions((
            Region(lambda: self.rail, lambda: self.rail.day_button),
            Region(lambda: self.command_bar, lambda: self.command_bar.search),
            Region(lambda: self.day_bar, lambda: self.day_bar.tabs),
            Region(lambda: self.banner, lambda: self.banner.close_button if self.banner else None),
            Region(lambda: self.day_view, self.day_view.entry),
            Region(lambda: self.detail, lambda: self.detail.entry() if self.detail else None),
            Region(lambda: self.toast, lambda: self.toast.entry() if self.toast else None),
        ))  # fmt: skip

    def complete(self) -> None:
        """Make what the first paint did without: the detail pane and the toast."""
        if self.detail is not None:
            return
        from iweek_desktop.ui.panes.detail import DetailPane
        from iweek_desktop.ui.panes.toast import Toast

        self.detail = DetailPane(self._state, self._theme, self._icons, self._say)
        self.detail.close_requested.connect(self._close_detail)
        self.detail.outlook_requested.connect(self.outlook_requested)
        self.detail.copy_requested.connect(self.copy_requested)
        self.detail.link_requested.connect(_open_link)
        self.splitter.fill(self.detail)
        keys = self.named_actions["undo"].shortcut().toString()
        self.toast = Toast(self._theme, self._icons, self._say, keys, self.day_view, self._whole)
        self.toast.undo_requested.connect(self.undo)
        self.toast.left.connect(self.day_view.focus)
        self._lead_through()

    def _lead_through(self) -> None:
        if self.toast is not None:
            from iweek_desktop.ui.tab_order import lead_through

            lead_through(self._whole, self.toast)

    # showing

    def _show_day(self) -> None:
        self.day_bar.show_day(self._state.day)
        self._show_status()
        self._lead_through()

    def _show_filter(self) -> None:
        self.day_bar.tabs.show_counts(self._state.counts, searching=bool(self._state.filter.text))
        self._show_status()

    def _show_marks(self) -> None:
        self._show_history()
        self._show_status()

    def _show_history(self) -> None:
        self.named_actions["undo"].setEnabled(self._state.can_undo)
        self.named_actions["redo"].setEnabled(self._state.can_redo)

    def _show_status(self) -> None:
        state = self._state
        if state.day is not None:
            unscheduled = len(state.entry.unscheduled())
            text = status_left(self._say, state.day, state.sessions, state.levels, state.clashes, unscheduled)
            if state.filter.text:
                text = search_status(self._say, state.filter.text, state.hits, state.day, len(state.sessions))
            self.status.tell(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None or self.focusWidget() is self.rail.day_button:
            entry = self.day_view.entry()
            if entry is not None:
                entry.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def show_message(self, message: Message | None) -> None:
        """Show a message above the grid in place of the one before; None for none."""
        if self.banner is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self.banner.isAncestorOf(focused):
                self.day_view.focus()
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if message is None:
            return
        self.banner = Banner(self._theme, self._icons, self._say, message.kind, message.text, message.action)
        self.banner.closed.connect(lambda: self.message_closed.emit(message))
        self.banner.action_requested.connect(lambda: self.message_action_requested.emit(message))
        self._column.insertWidget(2, self.banner)
        self.banner.stackUnder(self.splitter)
        self._lead_through()

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say for a while what was done."""
        self.complete()
        if self.toast is not None:
            self.toast.tell(text, undo=undo)

    def show_detail(self, shown: bool) -> None:
        """Show or hide the detail pane, which takes the grid's place in a compact window."""
        self.complete()
        self.splitter.show_detail(shown)

    def _adapt(self) -> None:
        """Leave out what a window of this size has no room for."""
        fit = fit_of(self.width(), self.height(), self._theme.metrics.u)
        if fit == self._fit:
            return
        self._fit = fit
        self.splitter.set_compact(fit.compact)
        self.rail.show_labels(not fit.narrow)
        self.day_bar.tabs.show_months(not fit.narrow)
        self.day_bar.show_zoom(not fit.compact)
        self.command_bar.show_export_name(not fit.compact)
        self.status.setVisible(not fit.short)

    def focus_content(self) -> None:
        """Move the keyboard focus to the grid, or to what stands in its place on an empty day."""
        if self.splitter.compact and self.detail_visible():
            self.show_detail(False)
        self.day_view.focus()

    # doing

    def _add_selected_to_outlook(self) -> None:
        if self._state.selected is not None:
            self.outlook_requested.emit(self._state.selected)

    def _open_detail(self, _guid: str) -> None:
        self.show_detail(True)
        if self.detail is not None:
            self.detail.take_focus()

    def _close_detail(self) -> None:
        self.show_detail(False)
        self.focus_content()

    def _start_search(self) -> None:
        self.command_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.command_bar.search.selectAll()

    def _go_to_first_hit(self) -> None:
        if self._state.sessions:
            self._state.select(self._state.sessions[0].guid)
        self.focus_content()

    def _say_hits(self) -> None:
        from iweek_desktop.ui.speech import speak_politely

        speak_politely(self.status, self.status.text)

    def _go_back(self) -> None:
        if self.toast is not None and self.toast.isVisible():
            self.toast.put_away()
        elif self.command_bar.search.text() and not self.splitter.has_detail_focus():
            self.command_bar.search.clear()
        else:
            self.focus_content()

    def _go_to_clash(self, step: int) -> None:
        if self.day_view.step_clash(step):
            self.focus_content()
        else:
            self.tell(self._say("No favourites clash"))

    def undo(self) -> None:
        """Take the last change back, and say so."""
        self._tell_step(self._state.undo(), self._say("Undone"))

    def redo(self) -> None:
        """Make the change again that was taken back, and say so."""
        self._tell_step(self._state.redo(), self._say("Done again"))

    def _tell_step(self, change: object, text: str) -> None:
        self._show_history()
        if change is not None:
            self.tell(text)

    # the window itself

    @property
    def detail_width(self) -> int:
        """The width of the detail pane, in px at the base text size."""
        return self.splitter.detail_width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()
        if self.toast is not None and self.toast.isVisible():
            self.toast.place()

    def detail_visible(self) -> bool:
        """Whether the detail pane is shown."""
        return self.splitter.detail_shown()

    def save(self) -> None:
        """Save what is being written."""
        if self.detail is not None:
            self.detail.notes.save()

    def retire(self) -> None:
        """Make room for the window that takes this one's place."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save()
        self.closing.emit()
        super().closeEvent(event)


def _open_link(url: str) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl(url))
