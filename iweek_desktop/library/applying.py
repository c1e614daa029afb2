"""Letting the user's plan stand on another version of a programme, and knowing the version before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.library.catalogue import Catalogue, Record
from iweek_desktop.library.paths import Places
from iweek_desktop.library.relatives import by_itself, versions_of
from iweek_desktop.library.shelf import Shelf, Version
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import OvertakenError, StoreError

if TYPE_CHECKING:
    from iweek_desktop.plan.carrying import Carried
    from iweek_desktop.programme.changes import Difference
    from iweek_desktop.store.store import Store


MOST_TRIES = 5
"""So often another process may carry the favourites elsewhere meanwhile, before it is given up."""


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
        ground = _ground(Catalogue(places.catalogue_path, clock), key, store)
        if ground.settled is not None or key != own:
            return ground.settled == entry.content and ground.sure
        if ground.edition:
            return False
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
    shelf = Shelf(places.shelf_dir)
    if entry.path is not None:
        shelf.make_present(entry)
    catalogue = Catalogue(places.catalogue_path, clock)
    for _ in range(MOST_TRIES - 1):
        with suppress(OvertakenError):
            return _applied(shelf, catalogue, store, entry)
    return _applied(shelf, catalogue, store, entry)


def _applied(shelf: Shelf, catalogue: Catalogue, store: Store | None, entry: ShelfEntry) -> Applied:
    resolve = by_itself if store is None else store.resolve
    key, content = resolve(entry.programme.key), entry.content
    ground = _ground(catalogue, key, store)
    if ground.settled == content and ground.sure:
        return Applied(None)
    before = _before(shelf, versions_of(shelf, entry.programme.key, resolve), ground, entry)
    try:
        applied = _carried(store, ground, before, entry)
        if entry.path is not None:
            edition = store.edition(key) or "" if store is not None else ""
            with suppress(StoreError):
                catalogue.change(key, lambda record: record._replace(settled=content, edition=edition))
        return applied
    except BaseException:
        if before.entry is not None:
            before.entry.close()
        raise


class _Ground(NamedTuple):
    """Where the favourites stand.

    Attributes:
        settled: the version, as it is remembered beside the shelf.
        edition: the fingerprint of the version, as the store has it; "" where it has none.
        sure: whether both are the same version, as far as that is known. They are not where a process
            was killed between the two, or the favourites come from a copy that was kept of them.
    """

    settled: str | None
    edition: str
    sure: bool


def _ground(catalogue: Catalogue, key: str, store: Store | None) -> _Ground:
    record, edition = Record(), ""
    with suppress(StoreError):
        record = catalogue.get(key)
    if store is not None:
        edition = store.edition(key) or ""
    return _Ground(record.settled, edition, not edition or record.edition in (None, edition))


class _Before(NamedTuple):
    """The version to compare with, if there is one, and whether the favourites stand on it."""

    entry: ShelfEntry | None
    stood_on: bool


def _before(shelf: Shelf, versions: list[Version], ground: _Ground, entry: ShelfEntry) -> _Before:
    """Return the version on which the favourites stand, else the one that came before this content."""
    remembered = [version for version in versions if version.content == ground.settled != entry.content]
    if ground.sure:
        found = next(_opened(shelf, remembered), None)
    else:
        found = _of_edition(shelf, [*remembered, *versions], ground.edition)
    if found is not None and found.content != entry.content:
        return _Before(found, True)
    here = found is not None
    if found is not None:
        found.close()
    contents = [version.content for version in versions]
    earlier = versions[contents.index(entry.content) + 1 :] if entry.content in contents else versions
    unknown = ground.settled is None and not ground.edition
    return _Before(next(_opened(shelf, (*remembered, *earlier)), None), here or unknown)


def _of_edition(shelf: Shelf, versions: Iterable[Version], edition: str) -> ShelfEntry | None:
    """Return the version whose guids the favourites bear; None if it is not kept any more."""
    from iweek_desktop.plan.carrying import fingerprint

    for entry in _opened(shelf, versions):
        if fingerprint(entry.programme) == edition:
            return entry
        entry.close()
    return None


def _opened(shelf: Shelf, versions: Iterable[Version]) -> Iterator[ShelfEntry]:
    return (entry for version in versions if (entry := shelf.open(version)))


def _carried(store: Store | None, ground: _Ground, before: _Before, entry: ShelfEntry) -> Applied:
    earlier, new = before.entry, entry.programme
    matches: Mapping[str, str] = {}
    if earlier is not None:
        from iweek_desktop.programme.matching import match_sessions

        for version in (earlier, entry):
            version.read_whole()
        matches = match_sessions(earlier.programme, new)
    carried = None
    if store is not None:
        from iweek_desktop.plan.carrying import carry

        old = earlier.programme if earlier is not None and before.stood_on else None
        carried = carry(store, new.key, old, new, matches if old else None, ground.edition)
    if earlier is None:
        return Applied(None, carried=carried)
    from iweek_desktop.programme.changes import find_changes

    return Applied(earlier, find_changes(earlier.programme, new, matches), matches, carried)
