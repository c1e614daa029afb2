"""Saying that a programme file could not be opened."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from iweek_desktop.library.opening import Opened
from iweek_desktop.ui.look import Look
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.notices import more_problems, place_of, sentence

MOST_LINES = 200
"""Of what is shown as one text."""


def problem_lines(say: Wording, opened: Opened) -> list[str]:
    """Return one line for each of the first notices: file, place and what is wrong."""
    lines = [
        ": ".join(part for part in (str(opened.path), place_of(say, notice), sentence(say, notice)) if part)
        for notice in opened.notices[:MOST_LINES]
    ]
    more = len(opened.notices) - len(lines)
    return [*lines, more_problems(say, more)] if more else lines


def why_unreadable(say: Wording, opened: Opened) -> str:
    """Return in a line why nothing could be read: the file may be damaged, or there is none to read."""
    refused = next((notice for notice in opened.notices if notice.code.startswith("file.")), None)
    if refused is None:
        return say("The file may be damaged. Your favourites and notes are safe.")
    return f"{sentence(say, refused)}. {say('Your favourites and notes are safe.')}"


def print_unreadable(say: Wording, opened: Opened) -> None:
    """Tell on the terminal, if there is one, why nothing could be opened."""
    if sys.stderr is not None:
        print("\n".join(problem_lines(say, opened)), file=sys.stderr)


def tell_unreadable(look: Look, opened: Opened, parent: QWidget) -> None:
    """Tell why a file could not be opened in place of the one that is."""
    from iweek_desktop.ui.dialogs.message import MessageDialog

    say = look.say
    lines = "\n".join(problem_lines(say, opened))
    why = why_unreadable(say, opened)
    MessageDialog(look, say("The programme could not be read"), why, lines, parent).exec()
