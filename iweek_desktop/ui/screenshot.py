"""Taking a picture of the real window, drawn without a screen."""

from __future__ import annotations

import os
import sys
from contextlib import closing

from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from iweek_desktop.library.settings import VIEWS
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Level
from iweek_desktop.startup import Shot, WindowStart
from iweek_desktop.ui.app import hand_to_system, make_application, open_keeper
from iweek_desktop.ui.dialogs.frame import EDGE, Dialog
from iweek_desktop.ui.display import NO_SIZE_HINTS, without_line
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.main_window import MainWindow

PATIENCE_MS = 10_000
"""How long is waited for what is found out beside the window's thread."""

SETTLING_ROUNDS = 4
"""How often layouts that follow from one another are let come to rest."""


def take_screenshot(startup: WindowStart, shot: Shot) -> int:
    """Save a picture of the window; return the exit code, having told what went wrong."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    with without_line(NO_SIZE_HINTS):
        keeper = open_keeper(startup, hand_to_system, standing=True)
        if keeper is None:
            return 1
        with closing(keeper):
            problem = _pose(keeper, shot)
            if problem is None:
                problem = _draw(keeper, shot)
    if problem is not None:
        print(f"{problem[0]}: {problem[1]}", file=sys.stderr)
    return 1 if problem else 0


def _pose(keeper: Keeper, shot: Shot) -> tuple[object, str] | None:
    """Show what is asked for; return what is not there and the words for it."""
    state, say = keeper.state, keeper.say
    if shot.view in VIEWS:
        state.show_view(next(view for view in VIEWS if view == shot.view))
    if shot.lanes is not None:
        state.group_by(Grouping(shot.lanes))
    state.search(shot.search)
    if shot.text_percent is not None:
        keeper.preferences.ask_text_size(shot.text_percent)
    if shot.day is not None:
        if shot.day not in [item.day for item in state.days]:
            return shot.day, say("The programme has no such day")
        state.show_day(shot.day)
    if shot.select is not None:
        guids = state.entry.guids_named(shot.select)
        if len(guids) != 1:
            return shot.select, say("There is no session with this ID")
        state.select(guids[0])
    return None


def _draw(keeper: Keeper, shot: Shot) -> tuple[object, str] | None:
    """Save the picture; return what is not there, or could not be saved, and the words for it."""
    window, state = keeper.open_window(shot.theme, shot.size), keeper.state
    window.complete()
    state.motion_ms = 0  # a picture is taken at the end of what moves
    if shot.select is not None and not window.middle.compact:
        window.show_detail(True)
    _settle()
    guid, starred = state.selected, state.levels
    if guid is not None and shot.star is not None:
        state.set_level(guid, None if shot.star == "none" else Level(shot.star))
    if shot.focus:
        _focus_by_key(window)
    shown = shot.show is None or _show_dialog(keeper, shot.show)
    for dialog in window.findChildren(Dialog):
        dialog.fit_within(window.size() - QSize(2 * EDGE, 2 * EDGE))
    _settle()
    saved = shown and picture_of(window).save(str(shot.out), "PNG")
    if state.levels != starred:
        state.undo()  # a picture leaves the favourites as they are
    if not shown:
        return shot.show, keeper.say("What has changed could not be found out")
    return None if saved else (shot.out, keeper.say("Could not save the file to {path}", path=shot.out))


def _focus_by_key(window: MainWindow) -> None:
    """Put the keyboard focus on the sessions, as a key does, where it may have been without one."""
    window.activateWindow()
    _settle()
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    window.focus_content()


def picture_of(window: MainWindow) -> QPixmap:
    """Return a picture of a window with the dialogs in front of it, wherever the pointer may be."""
    for widget in window.findChildren(QWidget):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    picture = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            _put_in_front(picture, dialog)
    return picture


def _show_dialog(keeper: Keeper, name: str) -> bool:
    """Show a dialog in front of the window; return whether what it tells is known."""
    if name == "changes":
        return _show_changes(keeper)
    if name == "problems":
        keeper.show_problems()
    elif keeper.window is not None:
        keeper.window.named_actions[name].trigger()
    return True


def _show_changes(keeper: Keeper) -> bool:
    updates, waited = keeper.updates, QElapsedTimer()
    waited.start()
    updates.look()
    while updates.standing is None and waited.elapsed() < PATIENCE_MS:
        make_application().processEvents()
    if updates.standing is None:
        return False
    keeper.programme_offers().show_changes()
    return True


def _put_in_front(picture: QPixmap, dialog: QDialog) -> None:
    """Draw a dialog into the middle of the window's picture."""
    front = dialog.grab()
    painter = QPainter(picture)
    painter.drawPixmap(
        round((picture.deviceIndependentSize().width() - dialog.width()) / 2),
        round((picture.deviceIndependentSize().height() - dialog.height()) / 2),
        front,
    )
    painter.end()


def _settle() -> None:
    app = make_application()
    for _ in range(SETTLING_ROUNDS):
        app.processEvents()
