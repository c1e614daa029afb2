"""What can be done from anywhere in the window: one table of actions with their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.key_names import key_name
from iweek_desktop.wording.catalogue import Wording


class ActionRow(NamedTuple):
    """One action: a name for the code, the words for people, and the keys, the first of which is shown."""

    name: str
    text: str
    keys: tuple[str, ...]


def action_rows(say: Wording) -> tuple[ActionRow, ...]:
    """Return every action of the window in the order in which a list of them reads."""
    return (
        ActionRow("day_grid", say("Day grid"), ("Ctrl+1",)),
        ActionRow("timeline", say("Timeline"), ("Ctrl+2",)),
        ActionRow("list", say("List"), ("Ctrl+3",)),
        ActionRow("next_region", say("Next part of the window"), ("F6",)),
        ActionRow("previous_region", say("Previous part of the window"), ("Shift+F6",)),
        ActionRow("next_day", say("Next day"), ("Ctrl+PgDown",)),
        ActionRow("previous_day", say("Previous day"), ("Ctrl+PgUp",)),
        ActionRow("go_to_now", say("Go to now"), ("Ctrl+T",)),
        ActionRow("search", say("Search"), ("Ctrl+F",)),
        ActionRow("open", say("Open a programme…"), ("Ctrl+O",)),
        ActionRow("programmes", say("Programmes…"), ("Ctrl+Shift+O",)),
        ActionRow("reread", say("Read the file again"), ("F5",)),
        ActionRow("export", say("Export…"), ("Ctrl+E",)),
        ActionRow("add_to_outlook", say("Add to Outlook"), ("Ctrl+Shift+E",)),
        ActionRow("undo", say("Undo"), ("Ctrl+Z",)),
        ActionRow("redo", say("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ActionRow("zoom_in", say("Zoom in"), ("Ctrl++", "Ctrl+=")),
        ActionRow("zoom_out", say("Zoom out"), ("Ctrl+-",)),
        ActionRow("zoom_fit", say("Fit the day"), ("Ctrl+0",)),
        ActionRow("next_grouping", say("Next grouping of lanes"), ("Ctrl+G",)),
        ActionRow("detail", say("Details on or off"), ("Ctrl+I",)),
        ActionRow("next_clash", say("Next clash"), ("F8",)),
        ActionRow("previous_clash", say("Previous clash"), ("Shift+F8",)),
        ActionRow("next_change", say("Next changed session"), ("F7",)),
        ActionRow("previous_change", say("Previous changed session"), ("Shift+F7",)),
        ActionRow("appearance", say("Light or dark"), ()),
        ActionRow("text_larger", say("Text larger"), ("Ctrl+Shift+.", "Ctrl+:")),
        ActionRow("text_smaller", say("Text smaller"), ("Ctrl+Shift+,", "Ctrl+;")),
        ActionRow("settings", say("Settings"), ("Ctrl+,",)),
        ActionRow("shortcuts", say("Keyboard shortcuts"), ("F1",)),
        ActionRow("about", say("About this program"), ()),
        ActionRow("more", say("More"), ()),
        ActionRow("back", say("Close or go back"), ("Esc",)),
    )


class Actions:
    """The actions as Qt has them, by name."""

    def __init__(self, say: Wording, parent: QWidget, does: dict[str, Callable[[], object]]) -> None:
        self._by_name: dict[str, QAction] = {}
        self._parent = parent
        for row in action_rows(say):
            action = QAction(row.text, parent)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            keys = key_name(say, row.keys[0]) if row.keys else ""
            action.setToolTip(f"{row.text} ({keys})" if keys else row.text)
            action.triggered.connect(lambda _=False, do=does[row.name]: do())
            self._by_name[row.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> list[QAction]:
        """Return every action."""
        return list(self._by_name.values())

    def add_key(self, keys: str, do: Callable[[], object]) -> None:
        """Give keys to what needs no row of its own, such as each of the days."""
        action = QAction(self._parent)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        self._parent.addAction(action)
