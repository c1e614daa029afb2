"""Keys that text fields would take for themselves, and that belong to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

WINDOWS_OWN = {Qt.Key.Key_E}
"""With Ctrl: on X11 a text field would go to the end of the line."""


def is_windows_own(event: QEvent) -> bool:
    """Whether a text field is asked to leave a key to the window's shortcuts, and should."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in WINDOWS_OWN
    )
