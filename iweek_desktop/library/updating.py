"""New versions of a programme, from its file or from the address that the user gave.

Whatever fails leaves what is on the shelf as it is. Nothing is asked of the network unless the
caller says that the user has just wished it, or the user has consented to it for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from iweek_desktop.library.catalogue import Catalogue, Record, Validators
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Progress, silent
from iweek_desktop.library.relatives import by_itself, versions_of
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.shelf_names import content_code
from iweek_desktop.library.source import is_address, read_file, read_options, unreadable_file
from iweek_desktop.library.stamp import Stamp, stamp_of
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice
from iweek_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from iweek_desktop.library.downloading import Bounds
    from iweek_desktop.store.store import Store

ORIGIN = "update"
"""How the journal names what is changed here."""


class Outcome(NamedTuple):
    """What came of looking for a new version; `notices` say why it failed, or what was found in it.

    `entry` is what is on the shelf now, for whoever asked to close; None where it failed, or where
    what was found has another key and may or may not be the same programme: ask the user, and ask
    again with `same`, or have `Store.part` keep that it is another one.
    """

    state: Literal["added", "updated", "unchanged", "unsure", "failed"]
    entry: ShelfEntry | None
    notices: tuple[Notice, ...] = ()


class _Found(NamedTuple):
    """The bytes that a source has now, and their code."""

    data: bytes
    content: str
    stamp: Stamp
    address: str | None = None
    validators: Validators | None = None


def add(
    places: Places,
    source: str,
    clock: Clock,
    *,
    zone_name: str | None = None,
    hyphenate: bool = True,
    tell: Progress = silent,
    bounds: Bounds | None = None,
) -> Outcome:
    """Put the programme of a file or an address on the shelf; an address is asked, since the user names it.

    Args:
        places: where the shelf is.
        source: a path or an address.
        clock: gives the time that is remembered.
        zone_name: the zone of its floating times.
        hyphenate: as `Shelf.put` has it.
        tell: hears how far it has come.
        bounds: those of a download.

    Raises:
        Cancelled: `tell` raised it; nothing has changed.
    """
    return _Taking(places, clock, tell, bounds, hyphenate=hyphenate).add(source, zone_name, None)


def update(
    places: Places,
    key: str,
    clock: Clock,
    *,
    wished: bool,
    same: bool = False,
    hyphenate: bool = True,
    tell: Progress = silent,
    bounds: Bounds | None = None,
) -> Outcome:
    """Look for a new version of a programme where it came from: at its address, else in its file.

    Args:
        places: where the shelf is.
        key: the programme's.
        clock: gives the time that is remembered.
        wished: whether the user has just asked for it; else an address needs their standing consent.
        same: whether the user says that it is the same programme, though its key is another one.
        hyphenate: as `Shelf.put` has it.
        tell: hears how far it has come.
        bounds: those of a download.

    Raises:
        Cancelled: `tell` raised it; nothing has changed.
        StoreError: it could not be kept that it is the same.
    """
    taking = _Taking(places, clock, tell, bounds, same, hyphenate=hyphenate)
    entry = Shelf(places.shelf_dir).by_key(key)
    if entry is None:
        return _failed(Notice("update.unknown", "error", "", {"key": key}))
    with entry:
        source, zone_name = entry.stamp.path, entry.stamp.zone_name
    record = taking.record(key)
    if record.address is None:
        if is_address(source):
            return _failed(Notice("update.no_source", "error"))
        return taking.add(source, zone_name, key)
    if not wished and not record.consent:
        return _failed(Notice("update.no_consent", "error"))
    return taking.add(record.address, record.zone_name, key)


def update_from(
    places: Places,
    key: str,
    source: str,
    clock: Clock,
    *,
    zone_name: str | None = None,
    same: bool = False,
    tell: Progress = silent,
    bounds: Bounds | None = None,
) -> Outcome:
    """Take a file or an address for a new version of one programme; one of another conference is refused.

    Args:
        places: where the shelf is.
        key: the programme's.
        source: a path or an address that the user has just named.
        clock: gives the time that is remembered.
        zone_name: the zone of its floating times.
        same: whether the user says that it is the same programme, though its key is another one.
        tell: hears how far it has come.
        bounds: those of a download.

    Raises:
        Cancelled: `tell` raised it; nothing has changed.
        StoreError: it could not be kept that it is the same.
    """
    return _Taking(places, clock, tell, bounds, same).add(source, zone_name, key)


class _Taking:
    """Taking what a source has onto the shelf."""

    def __init__(
        self,
        places: Places,
        clock: Clock,
        tell: Progress,
        bounds: Bounds | None,
        same: bool = False,
        *,
        hyphenate: bool = True,
    ) -> None:
        self._places = places
        self._shelf = Shelf(places.shelf_dir)
        self._catalogue = Catalogue(places.catalogue_path, clock)
        self._clock = clock
        self._tell = tell
        self._bounds = bounds
        self._same = same
        self._hyphenate = hyphenate

    def record(self, key: str) -> Record:
        """Return what is remembered of a programme; what cannot be read is not."""
        with suppress(StoreError):
            return self._catalogue.get(key)
        return Record()

    def add(self, source: str, zone_name: str | None, key: str | None) -> Outcome:
        """Take what a source has; `key` is the programme that it has to be, if any."""
        record = self.record(key) if key else Record()
        found = (
            self._asked(source, zone_name, record)
            if is_address(source)
            else self._looked_up(Path(source), zone_name)
        )
        if isinstance(found, Notice):
            return _failed(found)
        if found is None or (key and self._is_known(key, found, record)):
            return self._unchanged(key or "", found)
        return self._read(found, key)

    def _asked(self, source: str, zone_name: str | None, record: Record) -> _Found | Notice | None:
        """Return what an address has; None if it is still what it gave last."""
        from iweek_desktop.library.address import DownloadError, checked
        from iweek_desktop.library.downloading import download

        try:
            address = checked(source)
            known = record.validators if record.address == address else None
            got = download(address, known, self._tell, self._bounds)
        except DownloadError as error:
            return error.notice
        if got is None:
            return None
        content = content_code(got.data)
        stamp = Stamp(address, len(got.data), int(content[:15], 16), zone_name)
        return _Found(got.data, content, stamp, address, got.validators)

    def _looked_up(self, path: Path, zone_name: str | None) -> _Found | Notice:
        try:
            stamp = stamp_of(path, zone_name)
            data = read_file(path, self._tell)
        except (OSError, ValueError) as error:
            return unreadable_file(error)
        return data if isinstance(data, Notice) else _Found(data, content_code(data), stamp)

    def _is_known(self, key: str, found: _Found, record: Record) -> bool:
        """Whether this is what the source gave last, though the user may have gone back from it."""
        if record.latest is not None:
            return found.content == record.latest
        return found.content in [version.content for version in self._shelf.versions(key)]

    def _unchanged(self, key: str, found: _Found | None) -> Outcome:
        with self._store() as store:
            versions = versions_of(self._shelf, key, store.resolve if store else by_itself)
        entry = next((entry for version in versions if (entry := self._shelf.open(version))), None)
        if entry is None:
            return _failed(Notice("update.unknown", "error", "", {"key": key}))
        self._remember({key}, found, new=False)
        return Outcome("unchanged", entry)

    def _read(self, found: _Found, key: str | None) -> Outcome:
        from iweek_desktop.formats.registry import read_programme

        self._tell("parsing", 0, None)
        reading = read_programme(found.data, read_options(found.stamp, self._tell))
        programme = reading.programme
        if programme is None:
            return _failed(Notice("update.no_programme", "error"), *reading.notices)
        doubt = self._doubt(programme, key) if key is not None else None
        if doubt is not None:
            return Outcome("unsure" if doubt.code == "update.unsure" else "failed", None, (doubt,))
        known = self._shelf.versions(programme.key)
        self._tell("shelving", 0, None)
        entry = self._shelf.put(
            programme, found.data, found.stamp, reading.notices,
            content=found.content, hyphenate=self._hyphenate, tell=self._tell,
        )  # fmt: skip
        if entry.path is None:
            with entry:
                return _failed(Notice("update.unkept", "error", "", entry.notices[0].arguments))
        self._remember({programme.key, key or programme.key}, found, new=True)
        if not known and key is None:
            return Outcome("added", entry, entry.notices)
        same = bool(known) and known[0].content == found.content
        return Outcome("unchanged" if same else "updated", entry, entry.notices)

    def _doubt(self, programme: Programme, key: str) -> Notice | None:
        """Return why a programme may not be a version of the one with this key; None if it is."""
        if programme.key == key:
            return None
        from iweek_desktop.programme.kinship import could_be_one
        from iweek_desktop.store.store import Store

        with self._store() as store:
            if store is not None and store.resolve(programme.key) == store.resolve(key):
                return None
            parted = store is not None and store.parted(programme.key, key)
        if self._same:
            with Store.open(self._places.store_path, self._clock, ORIGIN) as store:
                store.add_alias(programme.key, key)
            return None
        told = {"title": programme.title, "key": programme.key}
        with self._shelf.by_key(key) or nullcontext() as known:
            could = known is not None and not parted and could_be_one(programme, known.programme)
        return Notice("update.unsure" if could else "update.other", "error", "", told)

    @contextmanager
    def _store(self) -> Iterator[Store | None]:
        """Give the store, in which it is kept what is one programme; None where there is none to be read."""
        store, path = None, self._places.store_path
        if path.exists() and path.stat().st_size:  # an empty one is left to those who tell of it
            from iweek_desktop.store.store import Store

            with suppress(StoreError):
                store = Store.open(self._places.store_path, self._clock, ORIGIN)
        with store or nullcontext():
            yield store

    def _remember(self, keys: set[str], found: _Found | None, *, new: bool) -> None:
        """Remember what a source gave; a catalogue that cannot be written only costs the next request."""
        now = self._clock()

        def edit(record: Record) -> Record:
            record = record._replace(checked_at=now, updated_at=now if new else record.updated_at)
            if found is None:
                return record
            record = record._replace(latest=found.content)
            if found.address is None:
                return record
            return record._replace(
                address=found.address, zone_name=found.stamp.zone_name, validators=found.validators
            )

        with suppress(StoreError):
            for key in keys:
                self._catalogue.change(key, edit)


def _failed(*notices: Notice) -> Outcome:
    return Outcome("failed", None, notices)
