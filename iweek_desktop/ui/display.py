"""A sentence where Qt finds nothing to show a window on, and would end the program without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

VARIABLES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


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
