"""Opening the file of favourites for a window, which opens in any case."""

from __future__ import annotations

import os
from functools import partial

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store
from iweek_desktop.ui import banners
from iweek_desktop.ui.news import News


def open_favourites(places: Places, clock: Clock, news: News) -> Store:
    """Open the store, and say what of it is not as it should be; where it cannot be opened, an empty one."""
    origin, path = f"window {os.getpid()}", places.store_path
    try:
        store = Store.open(path, clock, origin)
    except StoreError as error:
        news.note("saving", partial(banners.unkept_message, error=error))
        return Store.without_file(error, clock, origin)
    if store.set_aside:
        news.note("aside", partial(banners.aside_message, aside=store.set_aside))
    if store.begun and _is_lost(places, clock):
        news.note("lost", partial(banners.lost_message, path=path))
    if not store.writable:
        readonly = StoreError("store.readonly", path, "")
        news.note("saving", partial(banners.unkept_message, error=readonly))
    return store


def _is_lost(places: Places, clock: Clock) -> bool:
    """Whether there was a file before: not at the first start, where there is no catalogue either."""
    if not places.catalogue_path.exists():
        return False
    from iweek_desktop.library.programmes import any_opened

    return any_opened(places, clock)
