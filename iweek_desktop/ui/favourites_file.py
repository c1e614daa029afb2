"""Opening the file of favourites for a window, which opens in any case."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store
from iweek_desktop.ui import banners
from iweek_desktop.ui.news import News


def open_favourites(path: Path, clock: Clock, news: News) -> Store:
    """Open the store, and say what of it is not as it should be; where it cannot be opened, an empty one."""
    origin = f"window {os.getpid()}"
    try:
        store = Store.open(path, clock, origin)
    except StoreError as error:
        news.note("saving", partial(banners.unkept_message, error=error))
        return Store.without_file(error, clock, origin)
    if store.set_aside:
        news.note("aside", partial(banners.aside_message, aside=store.set_aside))
    if not store.writable:
        readonly = StoreError("store.readonly", path, "")
        news.note("saving", partial(banners.unkept_message, error=readonly))
    return store
