"""The window: what can be done in it, and who is asked to do it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from iweek_desktop.library.settings import View
from iweek_desktop.ui.actions import Actions
from iweek_desktop.ui.banners import Message
from iweek_desktop.ui.dropping import dropped_file
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.key_names import key_name
from iweek_desktop.ui.links import open_link
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.moves import Moves
from iweek_desktop.ui.panes.banner import Banner
from iweek_desktop.ui.regions import Region, Regions
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.shell import Shell
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme, tokens
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from iweek_desktop.ui.panes.detail import DetailPane
    from iweek_desktop.ui.panes.toast import Toast
    from iweek_desktop.ui.session_help import SessionHelp

COMPLETED_WITHIN_MS = 200


class MainWindow(QMainWindow):
    """One programme in one theme and language; another theme or language is another window.

    Until the first paint only what is seen at once is made; `complete` makes the rest.
    """

    export_requested = Signal()
    outlook_requested = Signal(str)
    copy_requested = Signal(str)
    save_requested = Signal(str)
    drag_requested = Signal(object, str)
    """A `SessionView`, and the guid of the session that is dragged out of it."""
    settings_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()
    more_requested = Signal()
    appearance_requested = Signal()
    text_size_requested = Signal(int)
    open_requested = Signal()
    programmes_requested = Signal()
    file_dropped = Signal(object)
    """The path of a programme file that was dropped on the window."""
    reread_requested = Signal()
    message_action_requested = Signal(object)
    message_closed = Signal(object)
    completed = Signal()
    closing = Signal()

    def __init__(
        self, state: AppState, theme: Theme, icons: IconSet, say: Wording, detail_width: int | None
    ) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self.detail: DetailPane | None = None
        self.toast: Toast | None = None
        self.help: SessionHelp | None = None
        self.setWindowTitle(state.programme.title)
        self.setAcceptDrops(True)
        size = tokens()["size"]["window"]
        self.setMinimumSize(theme.metrics.px(size["minWidth"]), theme.metrics.px(size["minHeight"]))
        self.moves = Moves(self, state, say)
        self._make_actions()
        self.shell = Shell(state, theme, icons, say, self.named_actions, detail_width)
        self.setCentralWidget(self.shell)
        self.rail, self.command_bar, self.day_bar = (
            self.shell.rail,
            self.shell.command_bar,
            self.shell.day_bar,
        )
        self.views, self.middle, self.status = self.shell.views, self.shell.middle, self.shell.status
        self.day_view, self.splitter = self.views.day_view, self.middle.splitter
        self.grid = self.day_view.grid
        self._connect()
        for view in self.views.made:
            self._take_view(view)
        self._make_regions()
        self.grid.first_painted.connect(self.complete, Qt.ConnectionType.QueuedConnection)
        # Counted from when events are first handled: making the window may take longer than that.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(COMPLETED_WITHIN_MS, self, self.complete))

    # making

    def _make_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "day_grid": lambda: self._show_view("day"),
            "timeline": lambda: self._show_view("timeline"),
            "list": lambda: self._show_view("list"),
            "next_region": lambda: self._regions.move(1),
            "previous_region": lambda: self._regions.move(-1),
            "next_day": lambda: self.moves.step_day(1),
            "previous_day": lambda: self.moves.step_day(-1),
            "go_to_now": self.moves.go_to_now,
            "search": self.moves.start_search,
            "open": self.open_requested.emit,
            "programmes": self.programmes_requested.emit,
            "reread": self.reread_requested.emit,
            "export": self.export_requested.emit,
            "add_to_outlook": self._add_selected_to_outlook,
            "undo": self.moves.undo,
            "redo": self.moves.redo,
            "zoom_in": lambda: self.day_view.zoom(1),
            "zoom_out": lambda: self.day_view.zoom(-1),
            "zoom_fit": lambda: self.day_view.fit_day(),
            "next_grouping": lambda: self.day_view.next_grouping(),
            "detail": lambda: self.show_detail(not self.detail_visible()),
            "next_clash": lambda: self.moves.go_to_clash(1),
            "previous_clash": lambda: self.moves.go_to_clash(-1),
            "next_change": lambda: self.moves.go_to_change(1),
            "previous_change": lambda: self.moves.go_to_change(-1),
            "appearance": self.appearance_requested.emit,
            "text_larger": lambda: self.text_size_requested.emit(1),
            "text_smaller": lambda: self.text_size_requested.emit(-1),
            "settings": self.settings_requested.emit,
            "shortcuts": self.shortcuts_requested.emit,
            "about": self.about_requested.emit,
            "more": self.more_requested.emit,
            "back": self.moves.go_back,
        }
        self.named_actions = Actions(self._say, self, does)
        self.addActions(self.named_actions.all())
        for number, item in enumerate(self._state.days[:9], start=1):
            self.named_actions.add_key(f"Alt+{number}", partial(self.moves.show_day, item.day))
        self.show_history()

    def _connect(self) -> None:
        state, search = self._state, self.command_bar.search
        state.view_changed.connect(self._show_bars)
        state.day_changed.connect(self._lead_through)
        state.marks_changed.connect(self.show_history)
        state.history_changed.connect(self.show_history)
        search.setText(state.filter.text)
        search.entered.connect(state.entry.prepare_search)
        search.asked.connect(state.search)
        search.hits_requested.connect(self.moves.go_to_first_hit)
        search.count_requested.connect(self.moves.say_hits)
        self.rail.view_chosen.connect(state.show_view)
        self.rail.settings_requested.connect(self.settings_requested)
        self.rail.shortcuts_requested.connect(self.shortcuts_requested)
        self.views.clear_requested.connect(search.clear)
        self.views.view_made.connect(self._take_view)
        self.day_bar.day_chosen.connect(self.moves.show_day)
        self.day_bar.zoom_in_requested.connect(lambda: self.day_view.zoom(1))
        self.day_bar.zoom_out_requested.connect(lambda: self.day_view.zoom(-1))
        self.day_bar.now_requested.connect(self.moves.go_to_now)
        self.shell.message_closed.connect(self.message_closed)
        self.shell.message_action_requested.connect(self.message_action_requested)
        self.shell.rearranged.connect(self._lead_through)

    def _take_view(self, view: SessionView) -> None:
        view.picked.connect(lambda: self.show_detail(True))
        view.open_requested.connect(self._open_detail)
        view.copy_requested.connect(self.copy_requested)
        view.drag_requested.connect(partial(self.drag_requested.emit, view))
        if self.help is not None:
            self.help.serve(view)

    def _make_regions(self) -> None:
        self._regions = Regions((
            Region(lambda: self.rail, lambda: self.rail.entry),
            Region(lambda: self.command_bar, lambda: self.command_bar.search),
            Region(lambda: self.day_bar, lambda: self.day_bar.tabs),
            Region(lambda: self.banner, lambda: self.banner.close_button if self.banner else None),
            Region(lambda: self.views, self.views.entry),
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
        self.detail.close_requested.connect(self.close_detail)
        self.detail.outlook_requested.connect(self.outlook_requested)
        self.detail.copy_requested.connect(self.copy_requested)
        self.detail.link_requested.connect(open_link)
        self.middle.fill(self.detail, self.detail.take_focus)
        keys = key_name(self._say, self.named_actions["undo"].shortcut().toString())
        self.toast = Toast(self._theme, self._icons, self._say, keys, self.views, self.shell)
        self.toast.undo_requested.connect(self.moves.undo)
        self.toast.left.connect(self.middle.focus)
        self._make_help()
        self._lead_through()
        self.completed.emit()

    def _make_help(self) -> None:
        from iweek_desktop.ui.session_help import SessionHelp

        self.help = SessionHelp(self._state, self._theme, self._say, self.shell, self.middle.side)
        self.help.open_requested.connect(self._open_detail)
        self.help.outlook_requested.connect(self.outlook_requested)
        self.help.copy_requested.connect(self.copy_requested)
        self.help.save_requested.connect(self.save_requested)
        self.help.link_requested.connect(open_link)
        self.help.search_requested.connect(self.moves.search_for)
        for view in self.views.made:
            self.help.serve(view)

    def _lead_through(self) -> None:
        if self.toast is not None:
            from iweek_desktop.ui.tab_order import lead_through

            above = [self.middle.side] if self.middle.over else []
            lead_through(self.shell, *above, self.toast)

    # showing

    @property
    def banner(self) -> Banner | None:
        """The message above the sessions, if one is shown."""
        return self.shell.banner

    def show_message(self, message: Message | None, waiting: int = 1) -> None:
        """Show a message above the sessions in place of the one before; None for none."""
        self.shell.show_message(message, waiting)

    def show_history(self) -> None:
        """Offer undo and redo where there is something to undo or to do again."""
        self.named_actions["undo"].setEnabled(self._state.can_undo)
        self.named_actions["redo"].setEnabled(self._state.can_redo)

    def _show_bars(self) -> None:
        """Offer zoom where there is something to zoom."""
        self.shell.show_view()
        self._lead_through()

    def _show_view(self, view: View) -> None:
        self._state.show_view(view)
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None or self.focusWidget() is self.rail.entry:
            entry = self.views.entry()
            if entry is not None:
                entry.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def show_time(self) -> None:
        """Show anew what depends on the present time."""
        self.views.tick()
        self.shell.show_zone()
        if self.detail is not None:
            self.detail.show_state()

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say for a while what was done."""
        self.complete()
        if self.toast is not None:
            self.toast.tell(text, undo=undo)

    def show_detail(self, shown: bool) -> None:
        """Show or hide the detail pane, which takes the grid's place in a compact window."""
        self.complete()
        self.middle.show_detail(shown)
        if self.toast is not None:
            self.toast.give_way()

    def focus_content(self) -> None:
        """Move the keyboard focus to the sessions, or to what stands in their place on an empty day."""
        self.middle.uncover()
        self.views.focus()

    # doing

    def _add_selected_to_outlook(self) -> None:
        if self._state.selected is not None:
            self.outlook_requested.emit(self._state.selected)

    def _open_detail(self, _guid: str) -> None:
        self.show_detail(True)
        if self.detail is not None:
            self.detail.take_focus()

    def close_detail(self) -> None:
        """Hide the details and go back to the sessions."""
        self.show_detail(False)
        self.focus_content()

    # the window itself

    def come_to_front(self) -> None:
        """Be the window that the user sees."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def look(self) -> Look:
        """How this window looks and speaks, for the dialogs that stand before it."""
        return Look(self._theme, self._icons, self._say)

    @property
    def detail_width(self) -> int:
        """The width of the detail pane, in px at the base text size."""
        return self.middle.detail_width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.toast is not None:
            self.toast.give_way()

    def detail_visible(self) -> bool:
        """Whether the detail pane is shown."""
        return self.middle.detail_shown()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

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
