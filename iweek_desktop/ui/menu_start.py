"""Where a menu begins: at an entry for whoever opens it by the keyboard, so that a screen reader says it."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu


class ByMouse:
    """Whether the mouse is just letting go of a button, which opens a menu then."""

    def __init__(self) -> None:
        self.now = False

    def __enter__(self) -> None:
        self.now = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.now = False


def begin(menu: QMenu) -> None:
    """Make the entry active that is ticked, else the first that can be chosen, in a menu that is shown."""
    entry = first_entry(menu)
    if entry is not None and menu.activeAction() is None:
        menu.setActiveAction(entry)


def begin_once_shown(menu: QMenu) -> None:
    """Do so in a menu that a button is about to show, unless the mouse is pressing that button."""
    if not QApplication.mouseButtons():
        QTimer.singleShot(0, menu, lambda: begin(menu))


def first_entry(menu: QMenu) -> QAction | None:
    """Return where a menu begins; a tick counts only where all that can be chosen are of one choice."""
    entries = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
    choices = all(each.isCheckable() for each in entries)
    ticked = [each for each in entries if choices and each.isChecked()]
    return next(iter((*ticked, *entries)), None)
