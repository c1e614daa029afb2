"""The shelf as the user's list of programmes, and what can be done with one of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from iweek_desktop.library.catalogue import Catalogue, Record
from iweek_desktop.library.opening import BUNDLED
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf, Version
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.source import is_address
from iweek_desktop.programme.clock import Clock
from iweek_desktop.resource import bundled_path
from iweek_desktop.store.errors import StoreError

SourceKind = Literal["file", "address", "bundled"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Listed(NamedTuple):
    """One programme on the shelf, as its present version is.

    Attributes:
        key: the programme's.
        title: the programme's.
        start: the first day; None where it has none.
        end: the last day.
        sessions: how many it has.
        source: the file or the address that this version came from.
        kind: which of them it is.
        version: what the programme itself calls its version.
        updated: when the programme says that it was changed.
        arrived_at: when this version came.
        versions: how many versions are kept.
        record: what is remembered of it.
    """

    key: str
    title: str
    start: date | None
    end: date | None
    sessions: int
    source: str
    kind: SourceKind
    version: str | None
    updated: datetime | None
    arrived_at: datetime
    versions: int
    record: Record


class KeptVersion(NamedTuple):
    """One version of a programme: its content's code, when it came, and what the programme calls it."""

    content: str
    arrived_at: datetime
    version: str | None
    updated: datetime | None
    sessions: int
    source: str


def listed(places: Places, clock: Clock) -> list[Listed]:
    """Return the programmes on the shelf, the one that was opened last first."""
    shelf, records = Shelf(places.shelf_dir), _records(Catalogue(places.catalogue_path, clock))
    found = []
    for version in shelf.present():
        entry = shelf.open(version)
        if entry is not None:
            with entry:
                found.append(_listed(shelf, entry, version, records.get(entry.programme.key, Record())))
    return sorted(found, key=lambda one: one.record.opened_at or one.arrived_at, reverse=True)


def versions(places: Places, key: str) -> list[KeptVersion]:
    """Return the versions of a programme that are kept; the first is the present one."""
    shelf, found = Shelf(places.shelf_dir), []
    for version in shelf.versions(key):
        entry = shelf.open(version)
        if entry is not None:
            with entry:
                programme, arrived_at = entry.programme, _arrived(version)
                found.append(
                    KeptVersion(
                        version.content,
                        arrived_at,
                        programme.version,
                        programme.updated,
                        len(programme.sessions),
                        entry.stamp.path,
                    )
                )
    return found


def open_version(places: Places, key: str, content: str) -> ShelfEntry | None:
    """Return an earlier version of a programme, to look at or to `apply`; None if it is not kept."""
    shelf = Shelf(places.shelf_dir)
    found = [version for version in shelf.versions(key) if version.content == content]
    return shelf.open(found[0]) if found else None


def go_back(places: Places, key: str, content: str, clock: Clock) -> ShelfEntry | None:
    """Return an earlier version to be applied, and remember that its source has given a newer one already.

    Raises:
        StoreError: that could not be remembered.
    """
    newest = Shelf(places.shelf_dir).versions(key)
    entry = open_version(places, key, content)
    if entry is not None:
        try:
            Catalogue(places.catalogue_path, clock).change(
                key, lambda record: record._replace(latest=record.latest or newest[0].content)
            )
        except BaseException:
            entry.close()
            raise
    return entry


def remove(places: Places, key: str, clock: Clock) -> bool:
    """Take a programme off the shelf; favourites and notes stay where they are.

    Returns:
        Whether all of it is gone: a file that another window reads may have to stay on some systems.

    Raises:
        StoreError: what is remembered of it could not be forgotten.
    """
    Catalogue(places.catalogue_path, clock).forget(key)
    return Shelf(places.shelf_dir).remove(key)


def note_opened(places: Places, key: str, clock: Clock) -> None:
    """Remember that a programme is shown now.

    Raises:
        StoreError: it could not be remembered.
    """
    now = clock()
    Catalogue(places.catalogue_path, clock).change(key, lambda record: record._replace(opened_at=now))


def any_opened(places: Places, clock: Clock) -> bool:
    """Whether a window has shown a programme before, and so had a file of favourites, if an empty one."""
    with suppress(StoreError):
        return any(record.opened_at for record in Catalogue(places.catalogue_path, clock).all().values())
    return False


def set_consent(places: Places, key: str, consent: bool, clock: Clock) -> None:
    """Remember whether a programme may be updated from its address without being asked for each time.

    Raises:
        StoreError: it could not be remembered.
    """
    Catalogue(places.catalogue_path, clock).change(key, lambda record: record._replace(consent=consent))


def _listed(shelf: Shelf, entry: ShelfEntry, version: Version, record: Record) -> Listed:
    programme, days = entry.programme, [count.day for count in entry.days]
    source = entry.stamp.path
    return Listed(
        programme.key,
        programme.title,
        programme.start or min(days, default=None),
        programme.end or max(days, default=None),
        len(programme.sessions),
        source,
        _kind(source),
        programme.version,
        programme.updated,
        _arrived(version),
        len(shelf.versions(programme.key)),
        record,
    )


def _kind(source: str) -> SourceKind:
    if is_address(source):
        return "address"
    return "bundled" if source == str(bundled_path(BUNDLED)) else "file"


def _arrived(version: Version) -> datetime:
    return _EPOCH + timedelta(microseconds=version.arrived_ns // 1000)


def _records(catalogue: Catalogue) -> Mapping[str, Record]:
    with suppress(StoreError):
        return catalogue.all()
    return {}
