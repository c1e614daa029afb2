"""What the version of a programme that is open means for the user: what is new, where favourites stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple

from iweek_desktop.library.applying import Applied, apply
from iweek_desktop.library.identifying import Kin, identify, remember
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.plan.carrying import Carried, carry
from iweek_desktop.plan.clashes import created_clashes
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.changes import Difference, find_changes
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.matching import match_sessions
from iweek_desktop.programme.model import Programme
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store


class Like(NamedTuple):
    """A programme on the shelf that could be the one that was opened: the user has to say."""

    key: str
    title: str


class Standing(NamedTuple):
    """How a version stands to the one before, and the favourites to it.

    Attributes:
        content: the version, by the code of its content.
        like: a programme that it could be a version of; nothing else is known until that is answered.
        changes: what is different from the version before; nothing if there was none.
        clashes: the favourites that clash since this version, by guid.
        failure: why the favourites could not be carried; they stand on the version before.
        before: the version before; what one reads about a session once it is opened is not in it.
        carried: what became of the favourites, where they stood on another version until now.
        edition: what `Store.edition` gave then: once it gives another, others have carried the favourites on.
    """

    content: str
    like: Like | None = None
    changes: tuple[Difference, ...] = ()
    clashes: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    carried: Carried | None = None
    before: Programme | None = None
    failure: StoreError | None = None
    edition: str | None = None


def stand(
    places: Places, stamp: Stamp, clock: Clock, origin: str, left: Stamp | None = None
) -> Standing | None:
    """Let the favourites stand on a version that is on the shelf, and compare it with the one before.

    Any thread may do so: shelf and store are opened here.

    Args:
        places: whose shelf and store.
        stamp: the version's.
        clock: gives the time that is remembered.
        origin: who does so, for the journal.
        left: a version that was shown still when somebody else had carried the favourites away from it:
            what was said of its sessions since then comes along.

    Returns:
        None where the version is not on the shelf.

    Raises:
        StoreError: the store cannot be opened.
        OSError: the shelf cannot be written.
    """
    entry = Shelf(places.shelf_dir).find(stamp)
    if entry is None:
        return None
    with entry, _store(places, clock, origin) as store:
        like = _like(places, entry, store) if store else None
        if like is not None:
            return Standing(entry.content, like)
        applied, failure = _applied(places, store, entry, clock)
        edition = store.edition(entry.programme.key) if store else None
        if store is not None and left is not None and failure is None:
            failure = _brought_along(places, store, left, entry)
        if applied.before is None:
            applied = _compared(entry, Shelf(places.shelf_dir).before(entry), applied)
        standing = Standing(entry.content, carried=applied.carried)
        if applied.before is not None:
            with applied.before as before:
                standing = _told(before.programme, entry, store, applied)
        return standing._replace(failure=failure, edition=edition)


def _applied(
    places: Places, store: Store | None, entry: ShelfEntry, clock: Clock
) -> tuple[Applied, StoreError | None]:
    """Carry the favourites; where they cannot be written they stay where they are, to be tried again."""
    if store is not None and not store.writable:
        return Applied(None), None
    try:
        return apply(places, store, entry, clock), None
    except StoreError as error:
        return Applied(None), error


def _brought_along(places: Places, store: Store, left: Stamp, entry: ShelfEntry) -> StoreError | None:
    """Carry what was said of the sessions of a version after the favourites had left it."""
    shown = Shelf(places.shelf_dir).find(left)
    if shown is None or not store.writable:
        return None
    with shown:
        try:
            carry(store, entry.programme.key, shown.programme, entry.programme)
        except StoreError as error:
            return error
    return None


def _compared(entry: ShelfEntry, before: ShelfEntry | None, applied: Applied) -> Applied:
    """Return the version before, and what is different, where the favourites stood here already."""
    if before is None:
        return applied
    for version in (before, entry):
        version.read_whole()
    matches = match_sessions(before.programme, entry.programme)
    changes = find_changes(before.programme, entry.programme, matches)
    return Applied(before, changes, matches, applied.carried)


def _told(old: Programme, entry: ShelfEntry, store: Store | None, applied: Applied) -> Standing:
    new = entry.programme
    levels = Plan(store, new.key).favourites() if store else {}
    clashes = created_clashes(old.sessions, new.sessions, applied.matches, levels)
    return Standing(entry.content, None, applied.changes, clashes, applied.carried, old)


@contextmanager
def _store(places: Places, clock: Clock, origin: str) -> Iterator[Store | None]:
    """Open the store, if there is one yet."""
    if not places.store_path.exists():
        yield None
        return
    with Store.open(places.store_path, clock, origin) as store:
        yield store


def _like(places: Places, entry: ShelfEntry, store: Store) -> Like | None:
    """Return the programme on the shelf about which the user has to be asked."""
    shelf, programme = Shelf(places.shelf_dir), entry.programme
    known: list[ShelfEntry] = []
    try:
        for version in shelf.present():
            other = shelf.open(version)
            if other is not None:
                known.append(other)
        found = identify(programme, [other.programme for other in known if other.path != entry.path], store)
        if found.kin is not Kin.UNSURE:
            return None
        title = next(other.programme.title for other in known if other.programme.key == found.key)
        return Like(found.key or "", title)
    finally:
        for other in known:
            other.close()


def answer(places: Places, programme: Programme, like: Like, same: bool, clock: Clock, origin: str) -> None:
    """Remember whether a programme is the one that it is like.

    Raises:
        StoreError: nothing was remembered.
    """
    with Store.open(places.store_path, clock, origin) as store:
        remember(store, programme, like.key, same)
