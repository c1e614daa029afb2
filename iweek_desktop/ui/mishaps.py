"""Errors that nobody caught: logged, told calmly, and survived."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from iweek_desktop import __version__
from iweek_desktop.programme.clock import Clock
from iweek_desktop.ui.look import Look

MOST_LOGGED_BYTES = 1_000_000

Teller = Callable[[str], None]
"""Show the description of a mishap to the user."""


class MishapCatcher:
    """Stand in for `sys.excepthook` while the window lives.

    What is logged and shown are the places in the program's own code and the kind of error;
    the error's own text stays out where it could quote what the user wrote.
    """

    def __init__(self, log_file: Path, clock: Clock, tell: Teller) -> None:
        self._log_file = log_file
        self._clock = clock
        self._tell = tell
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and tell it, unless one is being told already."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        description = describe(kind, trace, self._clock())
        self._log(description)
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(description)
        finally:
            self._telling = False

    def _log(self, description: str) -> None:
        with suppress(OSError):
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            if self._log_file.exists() and self._log_file.stat().st_size > MOST_LOGGED_BYTES:
                self._log_file.replace(self._log_file.with_suffix(".old.log"))
            with self._log_file.open("a", encoding="utf-8") as log:
                log.write(description + "\n")


def describe(kind: type[BaseException], trace: TracebackType | None, at: datetime) -> str:
    """Return version, system, time, kind of error and where it happened, without any value."""
    import platform

    from PySide6 import __version__ as pyside_version

    frames = traceback.extract_tb(trace)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    head = [
        f"iweek-desktop {__version__}",
        f"Python {platform.python_version()}, PySide {pyside_version}, {platform.platform()}",
        f"{at.isoformat(timespec='seconds')}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    return "\n".join([*head, *places]) + "\n"


def tell_mishap(look: Look, description: str, parent: QWidget | None) -> None:
    """Say that something went wrong which nobody expected, and that nothing is lost."""
    from iweek_desktop.ui.dialogs.message import MessageDialog

    say = look.say
    text = say(
        "Your favourites and notes are safe. You can go on working. "
        "The details below help whoever looks into it; they hold none of your notes."
    )
    MessageDialog(look, say("Something went wrong"), text, description, parent).exec()
