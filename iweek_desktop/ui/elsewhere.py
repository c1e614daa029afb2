"""What other windows and commands do to the favourites and to the programme that a window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from iweek_desktop.ui.keeper import Keeper


def look_elsewhere(keeper: Keeper) -> None:
    """Take over what others have changed, and show the version to which they have carried the favourites.

    In the version that is shown a guid may mean another session than in that one.
    """
    keeper.state.look_elsewhere()
    if QApplication.activeModalWidget() is None and keeper.updates.left_behind(keeper.store):
        keeper.open_kept(keeper.state.programme.key)
