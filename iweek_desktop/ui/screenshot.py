"""Taking a picture of the real window, drawn without a screen."""

from __future__ import annotations

import os
import sys
from contextlib import closing

from iweek_desktop.startup import Shot, WindowStart
from iweek_desktop.ui.app import hand_to_system, make_application, open_keeper
from iweek_desktop.ui.keeper import Keeper

SETTLING_ROUNDS = 4
"""How often layouts that follow from one another are let come to rest."""


def take_screenshot(startup: WindowStart, shot: Shot) -> int:
    """Save a picture of the window; return the exit code, having told what went wrong."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keeper = open_keeper(startup, hand_to_system, standing=True)
    if keeper is None:
        return 1
    with closing(keeper):
        problem = _pose(keeper, shot)
        if problem is None and not _draw(keeper, shot):
            problem = (shot.out, keeper.say("Could not save the file to {path}", path=shot.out))
    if problem is not None:
        print(f"{problem[0]}: {problem[1]}", file=sys.stderr)
    return 1 if problem else 0


def _pose(keeper: Keeper, shot: Shot) -> tuple[object, str] | None:
    """Show the day and the session asked for; return what is not there and the words for it."""
    state, say = keeper.state, keeper.say
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


def _draw(keeper: Keeper, shot: Shot) -> bool:
    window = keeper.open_window(shot.theme, shot.size)
    window.complete()
    app = make_application()
    for _ in range(SETTLING_ROUNDS):
        app.processEvents()
    return window.grab().save(str(shot.out), "PNG")
