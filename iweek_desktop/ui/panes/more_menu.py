"""What is asked for seldom, in one menu: programmes, undo, appearance, help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from iweek_desktop.ui.actions import Actions
from iweek_desktop.wording.catalogue import Wording

ORDER = (
    ("open", "recent", "reread", "export"),
    ("undo", "redo"),
    ("appearance", "settings"),
    ("shortcuts", "about"),
)
"""The actions in the order in which the menu has them, and between them the programmes opened before."""


class Recent(NamedTuple):
    """A programme opened before; `path` None is the bundled one."""

    title: str
    path: Path | None


class MoreMenu(QMenu):
    """Offer the window's actions, with their keys."""

    recent_chosen = Signal(object)
    """The path of a programme's file, None for the bundled programme."""

    def __init__(self, say: Wording, actions: Actions, recent: Sequence[Recent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("More"))
        for number, group in enumerate(ORDER):
            if number:
                self.addSeparator()
            for name in group:
                if name == "recent":
                    self._add_recent(say, recent)
                else:
                    self.addAction(actions[name])

    def _add_recent(self, say: Wording, recent: Sequence[Recent]) -> None:
        menu = self.addMenu(say("Opened before"))
        menu.setEnabled(bool(recent))
        for each in recent:
            action = menu.addAction(each.title.replace("&", "&&"))
            action.setToolTip(str(each.path or ""))
            action.triggered.connect(lambda _=False, path=each.path: self.recent_chosen.emit(path))
        menu.setToolTipsVisible(True)
