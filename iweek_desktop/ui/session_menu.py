"""What can be done with one session, as a menu at the place where it is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from iweek_desktop.programme.model import Details, Level, Session
from iweek_desktop.ui.actions import action_rows
from iweek_desktop.ui.drawing.wrapping import ELLIPSIS
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.menu_room import keep_keys_apart
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.details import session_links
from iweek_desktop.wording.sessions import level_name

MOST_LINKS = 3
LONGEST = 48
LEVELS = ((Level.MUST, "1"), (Level.MAYBE, "2"), (None, "0"))


class SessionMenu(Menu):
    """Offer what can be done with a session; every wish is told with its guid."""

    open_requested = Signal(str)
    level_requested = Signal(str, object)
    outlook_requested = Signal(str)
    save_requested = Signal(str)
    """The session is to be saved as a calendar file."""
    copy_requested = Signal(str)
    link_requested = Signal(str)
    """An address is to be opened."""
    search_requested = Signal(str)
    """What is to be searched for."""
    session_requested = Signal(str)
    """The guid of another session to go to."""

    def __init__(self, state: AppState, say: Wording, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._say, self._session = state, say, session
        self.setAccessibleName(session.title)
        guid = session.guid
        self._add(say("Open details"), partial(self.open_requested.emit, guid), "Enter")
        self.addSeparator()
        self._add_levels()
        self.addSeparator()
        outlook = next(row for row in action_rows(say) if row.name == "add_to_outlook")
        self._add(outlook.text, partial(self.outlook_requested.emit, guid), outlook.keys[0])
        self._add(say("Save as .ics…"), partial(self.save_requested.emit, guid))
        self._add(say("Copy"), partial(self.copy_requested.emit, guid), QKeySequence.StandardKey.Copy)
        self._add_links()
        self._add_searches()
        umbrella = state.session(session.parent)
        if umbrella is not None:
            self.addSeparator()
            go = partial(self.session_requested.emit, umbrella.guid)
            self._add(say("Go to the umbrella session"), go, "Alt+Up")
        self.aboutToHide.connect(self.deleteLater)
        keep_keys_apart(self)

    def _add(
        self, text: str, do: Callable[[], object], keys: str | QKeySequence.StandardKey | None = None
    ) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _=False: do())
        self.addAction(action)
        return action

    def _add_levels(self) -> None:
        guid, held = self._session.guid, self._state.level(self._session.guid)
        group = QActionGroup(self)
        for level, key in LEVELS:
            wish = partial(self.level_requested.emit, guid, level)
            action = self._add(level_name(self._say, level), wish, key)
            action.setCheckable(True)
            action.setChecked(level is held)
            group.addAction(action)

    def _add_links(self) -> None:
        details = self._state.programme.details.get(self._session.guid) or Details()
        links = [(title, url) for title, url in session_links(self._say, details) if url.startswith("http")]
        if links:
            self.addSeparator()
        for title, url in links[:MOST_LINKS]:
            action = self._add(shown(title), partial(self.link_requested.emit, url))
            action.setStatusTip(url)

    def _add_searches(self) -> None:
        programme, session = self._state.programme, self._session
        names = [
            *(track.name for track in programme.track_list(session)[:1]),
            *(room.name for room in programme.room_list(session)[:1]),
            *programme.organiser_names(session.organisers[:1]),
        ]
        if names:
            self.addSeparator()
        for name in dict.fromkeys(names):
            text = self._say("Search for “{q}”", q=shown(name))
            self._add(text, partial(self.search_requested.emit, name))


def shown(text: str) -> str:
    """Return a text as a menu can show it: on one line, not too long, and with every & as it is."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = line[:LONGEST].rstrip() + ELLIPSIS
    return line.replace("&", "&&")
