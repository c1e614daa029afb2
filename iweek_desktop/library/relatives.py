"""Programmes that are one under several keys, and what on the shelf could be another one by another key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from iweek_desktop.library.identifying import Identified, identify
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf, Version
from iweek_desktop.library.shelf_names import programme_code
from iweek_desktop.library.shelf_order import different
from iweek_desktop.programme.model import Programme
from iweek_desktop.store.store import Store

Resolve = Callable[[str], str]
"""Return the key that counts, such as `Store.resolve`."""


def by_itself(key: str) -> str:
    """Take every key for one that counts: nobody has said yet that two programmes are one."""
    return key


def versions_of(shelf: Shelf, key: str, resolve: Resolve) -> list[Version]:
    """Return the different contents of a programme under all its keys; the first is the present one."""
    found = shelf.versions(key)
    if resolve is by_itself:
        return found
    counts, own = resolve(key), programme_code(key)
    for version in shelf.present():
        if version.programme != own:
            entry = shelf.open(version)
            if entry is not None:
                with entry:
                    if resolve(entry.programme.key) == counts:
                        found += shelf.versions(entry.programme.key)
    return different(found)


def recognise(places: Places, store: Store, programme: Programme) -> Identified:
    """Tell which of the programmes on the shelf a newly opened one is.

    Where that is unsure, ask the user once, and have `identifying.remember` keep the answer.

    Raises:
        StoreError: the store cannot be read.
    """
    shelf = Shelf(places.shelf_dir)
    own = programme_code(programme.key)
    with ExitStack() as stack:
        entries = [shelf.open(version) for version in shelf.present() if version.programme != own]
        known = [stack.enter_context(entry).programme for entry in entries if entry is not None]
        return identify(programme, known, store)
