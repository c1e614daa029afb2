"""What the next window takes over from the last: where it stood and what it showed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from iweek_desktop.library.settings import Settings
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState

FIRST_SIZE = (1280, 800)
OF_THE_VIEW = ("window", "detail_width", "view", "day", "grouping", "zoom", "text_percent")
"""The settings that say how the programme is shown."""


def remembered(window: MainWindow, state: AppState) -> dict[str, Any]:
    """Return what is to be remembered of a window that closes, as fields of the settings."""
    return {
        "window": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        "detail_width": window.detail_width,
        "view": state.view,
        "day": state.day.isoformat() if state.day else None,
        "grouping": state.grouping,
        "zoom": dict(state.zooms),
    }


def place_window(
    window: MainWindow, size: tuple[int, int] | None, old: MainWindow | None, stored: str | None
) -> None:
    """Give a window its size, or the place of the one before; Qt sees to it that the screen still exists."""
    if size is not None:
        window.resize(*size)
    elif old is not None:
        window.setGeometry(old.geometry())
    elif not (stored and window.restoreGeometry(_geometry(stored))):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))


def take_place(window: MainWindow, old: MainWindow) -> None:
    """Have a window that is shown stand for the one before, with the keyboard where it was in that."""
    window.complete()
    if window.detail is not None:
        window.detail.show()  # at once: the layout would do it later, and what is hidden takes no keys
    window.middle.take_over(old.middle)
    window.views.take_over(old.views)
    before = cast("QWidget | None", old.focusWidget())
    now = _counterpart(before, old, window) if before is not None else None
    if before is not None and now is not None:
        _write_on(now, before)
        now.setFocus(Qt.FocusReason.OtherFocusReason)
    old.retire()


def _counterpart(before: QWidget, old: MainWindow, window: MainWindow) -> QWidget | None:
    """Return what a widget of the old window is in the new one; None where that has other ones."""
    there, here = old.findChildren(type(before)), window.findChildren(type(before))
    now = here[there.index(before)] if len(there) == len(here) else None
    return now if now is not None and now.isVisible() and now.isEnabled() else None


def _write_on(now: QWidget, before: QWidget) -> None:
    """Go on where keys have led to in what had the keyboard before."""
    if isinstance(now, SessionView) and isinstance(before, SessionView):
        now.go_on_by_key(before)
    elif isinstance(now, QLineEdit) and isinstance(before, QLineEdit):
        now.setCursorPosition(before.cursorPosition())
    elif isinstance(now, QPlainTextEdit) and isinstance(before, QPlainTextEdit):
        cursor = now.textCursor()
        cursor.setPosition(min(before.textCursor().position(), len(now.toPlainText())))
        now.setTextCursor(cursor)


def _geometry(stored: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(stored.encode("ascii", "replace")))


def restore_state(state: AppState, settings: Settings, source: str | None) -> None:
    """Show what the last window showed; another programme, or one that is on today, has a day of its own."""
    state.zooms = dict(settings.zoom)
    state.group_by(settings.grouping)
    state.show_view(settings.view)
    if settings.last_programme == source and settings.day and not state.is_on():
        with suppress(ValueError):
            show_day(state, date.fromisoformat(settings.day))


def take_over(state: AppState, before: AppState, *, same: bool) -> None:
    """Show another state of a programme as the one before was shown.

    What was looked for and the day only mean something if it is the same programme.
    """
    state.show_view(before.view)
    state.group_by(before.grouping)
    state.zooms = before.zooms
    if same:
        state.search(before.filter.text)
        if before.day is not None:
            show_day(state, before.day)
    state.select(before.selected)


def show_day(state: AppState, day: date) -> None:
    """Show a day, if the programme has it."""
    if day in [item.day for item in state.days]:
        state.show_day(day)
