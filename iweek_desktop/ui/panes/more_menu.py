"""What is asked for seldom, in one menu: programmes, undo, appearance, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.actions import Actions
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.menu_room import keep_keys_apart
from iweek_desktop.wording.catalogue import Wording

ORDER = (
    ("open", "recent", "programmes", "reread", "export"),
    ("undo", "redo"),
    ("appearance", "settings"),
    ("shortcuts", "about"),
)
"""The actions in the order in which the menu has them, and between them the programmes opened before."""


class Recent(NamedTuple):
    """A programme opened before: its title and key, and where it came from; no key is the bundled one."""

    title: str
    key: str | None
    source: str = ""


class Entry(NamedTuple):
    """What else is offered just now: its words, and what it does."""

    text: str
    do: Callable[[], object]


class MoreMenu(Menu):
    """Offer the window's actions, with their keys."""

    recent_chosen = Signal(object)
    """The key of a programme, None for the bundled one."""

    def __init__(
        self, say: Wording, actions: Actions, recent: Sequence[Recent], news: Sequence[Entry],
        parent: QWidget,
    ) -> None:  # fmt: skip
        """Make the menu; `news` is offered first, if there is any."""
        super().__init__(parent)
        self.setAccessibleName(say("More"))
        for entry in news:
            self.addAction(entry.text).triggered.connect(lambda _=False, do=entry.do: do())
        if news:
            self.addSeparator()
        for number, group in enumerate(ORDER):
            if number:
                self.addSeparator()
            for name in group:
                if name == "recent":
                    self._add_recent(say, recent)
                else:
                    self.addAction(actions[name])
        keep_keys_apart(self)

    def _add_recent(self, say: Wording, recent: Sequence[Recent]) -> None:
        menu = self.addMenu(say("Opened before"))
        menu.setEnabled(bool(recent))
        for each in recent:
            action = menu.addAction(each.title.replace("&", "&&"))
            action.setToolTip(each.source)
            action.triggered.connect(lambda _=False, key=each.key: self.recent_chosen.emit(key))
        menu.setToolTipsVisible(True)
