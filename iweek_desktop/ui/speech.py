"""Telling a screen reader what happened, to one session of a list view or at large.

Qt's own list view numbers accessible children by a layout that these views do without, so the
events are made here: the child number of a session is its row.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget


def focus_moved(widget: QWidget, child: int) -> None:
    """Say that a part of a widget, such as the session in a row, now has the keyboard focus."""
    _send(widget, QAccessible.Event.Focus, child)


def selection_moved(view: QAbstractItemView, row: int) -> None:
    """Say that the session in `row` is now the selected one."""
    _send(view, QAccessible.Event.Selection, row)


def marks_changed(view: QAbstractItemView, row: int) -> None:
    """Say that the session in `row` was starred or unstarred, or clashes now."""
    if not QAccessible.isActive():
        return
    state = QAccessible.State()
    state.checked = True
    event = QAccessibleStateChangeEvent(view, state)
    event.setChild(row)
    QAccessible.updateAccessibility(event)
    name_changed(view, row)


def name_changed(view: QAbstractItemView, row: int) -> None:
    """Say that what is told of the session in `row` reads otherwise."""
    _send(view, QAccessible.Event.NameChanged, row)


def _send(widget: QWidget, kind: QAccessible.Event, child: int) -> None:
    if not QAccessible.isActive() or child < 0:
        return
    event = QAccessibleEvent(widget, kind)
    event.setChild(child)
    QAccessible.updateAccessibility(event)


def speak_politely(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text when it is done with what it is saying."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
