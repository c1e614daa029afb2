"""Programmes that are one under several keys."""

from __future__ import annotations

from collections.abc import Callable

from iweek_desktop.library.shelf import Shelf, Version
from iweek_desktop.library.shelf_names import programme_code
from iweek_desktop.library.shelf_order import different

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
