"""Letting the user's plan stand on another version of a programme, and knowing the version before."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from iweek_desktop.library.catalogue import Catalogue, Record
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.plan.carrying import Carried, carry
from iweek_desktop.programme.changes import Difference, find_changes
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store


class Applied(NamedTuple):
    """What another version means for the user.

    Attributes:
        before: the version that it was compared with, for whoever asked to close; None if there was none.
        changes: what is different in the programme.
        carried: what became of the favourites; None if they stood on this version already, or nowhere.
    """

    before: ShelfEntry | None
    changes: tuple[Difference, ...] = ()
    carried: Carried | None = None


def apply(places: Places, store: Store | None, entry: ShelfEntry, clock: Clock) -> Applied:
    """Make a version of a programme the present one, and carry the favourites to it.

    It is called for every version that is shown, after it has been put on the shelf: one on
    which the favourites stand already costs a look. A process that is killed in the middle loses
    nothing, since the next call does what is left.

    Args:
        places: where the shelf is.
        store: the favourites; None where there are none yet.
        entry: the version, newer or older than the one before.
        clock: gives the time that is remembered.

    Raises:
        StoreError: the favourites could not be carried, and stand on the version before.
        OSError: the shelf cannot be written.
    """
    shelf, catalogue = Shelf(places.shelf_dir), Catalogue(places.catalogue_path, clock)
    key, content = entry.programme.key, entry.content
    settled = _record(catalogue, key).settled
    if entry.path is not None:
        shelf.make_present(entry)
    if settled == content:
        return Applied(None)
    before = _settled(shelf, key, settled) or shelf.before(entry)
    try:
        applied = _carried(store, before, entry)
        if entry.path is not None:
            with suppress(StoreError):
                catalogue.change(key, lambda record: record._replace(settled=content))
        return applied
    except BaseException:
        if before is not None:
            before.close()
        raise


def _carried(store: Store | None, before: ShelfEntry | None, entry: ShelfEntry) -> Applied:
    key, new = entry.programme.key, entry.programme
    if before is None:
        return Applied(None, (), carry(store, key, None, new) if store is not None else None)
    matches = match_sessions(before.programme, new)
    carried = carry(store, key, before.programme, new, matches) if store is not None else None
    return Applied(before, find_changes(before.programme, new, matches), carried)


def _settled(shelf: Shelf, key: str, content: str | None) -> ShelfEntry | None:
    """Return the version on which the favourites stand, if it is still there."""
    for version in shelf.versions(key):
        if version.content == content:
            return shelf.open(version)
    return None


def _record(catalogue: Catalogue, key: str) -> Record:
    with suppress(StoreError):
        return catalogue.get(key)
    return Record()
