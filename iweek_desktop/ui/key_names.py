"""Keys as they are named on a keyboard, in the language of the window."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

from iweek_desktop.wording.catalogue import Wording

ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def key_name(say: Wording, key: str) -> str:
    """Return keys as people read them: "Ctrl+F", "Alt+↑".

    Qt has names for keys in the language of the system, and not those on Swedish keyboards.
    """
    if sys.platform == "darwin":
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    written = QKeySequence(key).toString()
    *held, last = written[:-1].split("+")  # the last sign may itself be a plus
    return "+".join(_name(say, part) for part in (*held, last + written[-1:]))


def _name(say: Wording, part: str) -> str:
    match part:
        case "Shift":
            return say.within("key", "Shift")
        case "Space":
            return say.within("key", "Space")
        case "Return":
            return say.within("key", "Enter")
        case "PgUp":
            return "PgUp"
        case "PgDown":
            return "PgDn"
        case "Del":
            return say.within("key", "Delete")
    return ARROWS.get(part, part)
