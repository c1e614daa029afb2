"""What Qt says by itself: a sentence in place of its own, or silence where nobody needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

VARIABLES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


NO_SIZE_HINTS = "This plugin does not support propagateSizeHints()"
"""What Qt says of every dialog where there is no screen."""


@contextmanager
def without_line(needless: str) -> Iterator[None]:
    """Keep one line of Qt's off standard error in here, and no other."""

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text == needless:
            return
        if before is not None:
            before(kind, context, text)
        elif sys.stderr:
            print(text, file=sys.stderr)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@contextmanager
def said_if_absent(sentence: Callable[[str, str], str]) -> Iterator[None]:
    """End the program with a sentence if no display can be opened in here.

    Args:
        sentence: makes it of what was asked for, such as "DISPLAY=:1", and of Qt's own words.
    """
    held: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            asked = ", ".join(f"{name}={os.environ[name]}" for name in VARIABLES if os.environ.get(name))
            _end(sentence(asked, (held or [text])[0]))
        held.append(text)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for text in held if sys.stderr else ():
            print(text, file=sys.stderr)


def _end(sentence: str) -> None:
    if sys.stderr:
        print(f"iweek: {sentence}", file=sys.stderr, flush=True)
    os._exit(1)  # Qt would abort as soon as it is back from here
