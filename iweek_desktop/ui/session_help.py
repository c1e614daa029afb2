"""What every view of sessions has over it: cards with what was cut, and the menu of a session."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.menu_start import begin
from iweek_desktop.ui.peek_card import PeekCard
from iweek_desktop.ui.session_menu import SessionMenu
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class SessionHelp(QObject):
    """Serve the views of one window; what a menu asks for beyond stars and selection is told by signals."""

    open_requested = Signal(str)
    outlook_requested = Signal(str)
    save_requested = Signal(str)
    copy_requested = Signal(str)
    link_requested = Signal(str)
    search_requested = Signal(str)

    def __init__(self, state: AppState, theme: Theme, say: Wording, host: QWidget, aside: QWidget) -> None:
        """Take the widget over which cards lie, and the details that they leave free."""
        super().__init__(host)
        self._state, self._say, self._host = state, say, host
        self.card = PeekCard(state, theme, say, host, aside)

    def serve(self, view: SessionView) -> None:
        """Show the cards of a view, and the menus that it asks for."""
        self.card.watch(view)
        view.menu_requested.connect(self._offer)

    def _offer(self, guid: str, at: QPoint, by_key: bool) -> None:
        session = self._state.session(guid)
        if session is None:
            return
        menu = SessionMenu(self._state, self._say, session, self._host)
        menu.level_requested.connect(self._state.set_level)
        menu.session_requested.connect(self._go_to)
        for asked, told in (
            (menu.open_requested, self.open_requested),
            (menu.outlook_requested, self.outlook_requested),
            (menu.save_requested, self.save_requested),
            (menu.copy_requested, self.copy_requested),
            (menu.link_requested, self.link_requested),
            (menu.search_requested, self.search_requested),
        ):
            asked.connect(told)
        menu.popup(at)
        if by_key:
            begin(menu)

    def _go_to(self, guid: str) -> None:
        """Select a session, and give up a search that hides it."""
        self._state.select(guid)
        if guid not in {session.guid for session in self._state.sessions}:
            self.search_requested.emit("")
