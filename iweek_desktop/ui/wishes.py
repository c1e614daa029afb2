"""Who does what a window asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iweek_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from iweek_desktop.ui.keeper import Keeper


def grant(keeper: Keeper, window: MainWindow) -> None:
    """Connect every wish of a window with the keeper, its errands or its offers."""
    window.export_requested.connect(lambda: keeper.errands().export())
    window.outlook_requested.connect(lambda guid: keeper.errands().add_to_outlook(guid))
    window.copy_requested.connect(lambda guid: keeper.errands().copy(guid))
    window.save_requested.connect(lambda guid: keeper.errands().save_session(guid))
    window.drag_requested.connect(lambda view, guid: keeper.errands().drag_out(view, guid))
    window.settings_requested.connect(lambda: keeper.offers().show_settings())
    window.shortcuts_requested.connect(lambda: keeper.offers().show_shortcuts())
    window.about_requested.connect(lambda: keeper.offers().show_about(keeper.places))
    window.more_requested.connect(lambda: keeper.offers().show_more())
    window.open_requested.connect(lambda: keeper.offers().choose_file())
    window.programmes_requested.connect(lambda: keeper.programme_offers().show_programmes())
    window.appearance_requested.connect(keeper.preferences.switch_appearance)
    window.text_size_requested.connect(keeper.preferences.step_text_size)
    window.file_dropped.connect(keeper.open_file)
    window.reread_requested.connect(keeper.reread)
    window.message_closed.connect(keeper.messenger.close)
    window.message_action_requested.connect(keeper.messenger.do)
    window.closing.connect(keeper.remember_window)
