"""Room between the words of a menu and its keys, of which Qt leaves next to none."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

APART = "MMM"


def keep_keys_apart(menu: QMenu) -> None:
    """Make a menu that has all its actions wider, so that its longest words do not run into its keys."""
    menu.ensurePolished()
    menu.setMinimumWidth(menu.sizeHint().width() + menu.fontMetrics().horizontalAdvance(APART))
