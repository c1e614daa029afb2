"""Letting the user's plan stand on another version of a programme, and knowing the version before."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.library.catalogue import Catalogue
from iweek_desktop.library.paths import Places
from iweek_desktop.library.relatives import by_itself, versions_of
from iweek_desktop.library.shelf import Shelf, Version
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from iweek_desktop.plan.carrying import Carried
    from iweek_desktop.programme.changes import Difference
    from iweek_desktop.store.store import Store


class Applied(NamedTuple):
    """What another version means for the user.

    Attributes:
        before: the version that it was compared with, for whoever asked to close; None if there was none.
        changes: what is different in the programme.
        matches: the guids of the version before with those of the same sessions in this one.
        carried: what became of the favourites; None if they stood on this version already, or nowhere.
    """

    before: ShelfEntry | None
    changes: tuple[Difference, ...] = ()
    matches: Mapping[str, str] = MappingProxyType({})
    carried: Carried | None = None


def stands(places: Places, store: Store, entry: ShelfEntry, clock: Clock) -> bool:
    """Whether `apply` has nothing to carry to a version, so that what is said of its sessions stays theirs.

    It costs a look at the catalogue, and is true as well where nothing is known of any other version.
    """
    if entry.path is None:
        return True
    with suppress(StoreError):
        key, own = store.resolve(entry.programme.key), entry.programme.key
        settled = _settled(Catalogue(places.catalogue_path, clock), key)
        if settled is not None or key != own:
            return settled == entry.content
        return all(version.content == entry.content for version in Shelf(places.shelf_dir).versions(own))
    return True


def apply(places: Places, store: Store | None, entry: ShelfEntry, clock: Clock) -> Applied:
    """Make a version of a programme the present one, and carry the favourites to it.

    It is called for every version that is shown, after it has been put on the shelf: one on
    which the favourites stand already costs a look, another one takes a while if it is large, in
    any thread that has a store of its own. A process that is killed in the middle loses
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
    resolve = by_itself if store is None else store.resolve
    key, content = resolve(entry.programme.key), entry.content
    settled = _settled(catalogue, key)
    if entry.path is not None:
        shelf.make_present(entry)
    if settled == content:
        return Applied(None)
    before = _before(shelf, versions_of(shelf, entry.programme.key, resolve), settled, content)
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
    if before is None and store is None:
        return Applied(None)
    from iweek_desktop.plan.carrying import carry
    from iweek_desktop.programme.changes import find_changes
    from iweek_desktop.programme.matching import match_sessions

    key, new = entry.programme.key, entry.programme
    if before is None:
        return Applied(None, carried=carry(store, key, None, new) if store is not None else None)
    for version in (before, entry):
        version.read_whole()
    matches = match_sessions(before.programme, new)
    carried = carry(store, key, before.programme, new, matches) if store is not None else None
    return Applied(before, find_changes(before.programme, new, matches), matches, carried)


def _before(shelf: Shelf, versions: list[Version], settled: str | None, content: str) -> ShelfEntry | None:
    """Return the version on which the favourites stand, else the one that came before this content."""
    contents = [version.content for version in versions]
    standing = [version for version in versions if version.content == settled]
    earlier = versions[contents.index(content) + 1 :] if content in contents else versions
    return next((found for version in (*standing, *earlier) if (found := shelf.open(version))), None)


def _settled(catalogue: Catalogue, key: str) -> str | None:
    with suppress(StoreError):
        return catalogue.get(key).settled
    return None
