"""The store: one SQLite file with the user's marks, the journal of their changes, and the export ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from iweek_desktop.programme.clock import Clock
from iweek_desktop.store import aliases, ledger, marks, moving
from iweek_desktop.store.errors import OvertakenError, StoreError, told
from iweek_desktop.store.marks import Stamp
from iweek_desktop.store.opening import Database, empty_database, open_database
from iweek_desktop.store.revising import checked_text
from iweek_desktop.store.rows import Change, LedgerRow, Mark, Moved, Snapshot

TIMEOUT_S = 3.0
"""How long to wait for another window or command that is writing."""


class Store:
    """An open store. Use it from the thread that opened it; another thread opens its own.

    Every key may be an alias: it is resolved on each call. Every method may raise `StoreError`,
    after which the store holds what it held before.

    Attributes:
        writable: False where only reading is possible.
        set_aside: the new name of an unreadable file that lay in the way; None as a rule.
        begun: whether there was no file, or an empty one.
    """

    def __init__(self, path: Path, database: Database, clock: Clock, origin: str) -> None:
        self.path = path
        self.writable = database.writable
        self.set_aside = database.set_aside
        self.begun = database.begun
        self._db = database.connection
        self._clock = clock
        self._origin = origin
        self._data_version = self._read_data_version()

    @classmethod
    def open(cls, path: Path, clock: Clock, origin: str, timeout_s: float = TIMEOUT_S) -> Self:
        """Open the store, creating or migrating the file.

        An unreadable file is renamed and a new one begun. Where the file or its folder cannot be
        written, what is there can still be read.

        Args:
            path: the file.
            clock: gives the time of changes and the name of a file set aside.
            origin: which window or command this is, for the journal.
            timeout_s: how long to wait for another process that is writing.

        Raises:
            StoreError: newer than this program, locked, not creatable, unreadable and not renamable.
        """
        database = open_database(path, clock, timeout_s)
        try:
            return cls(path, database, clock, origin)
        except BaseException:
            database.connection.close()
            raise

    @classmethod
    def without_file(cls, failure: StoreError, clock: Clock, origin: str) -> Self:
        """Return an empty store that nothing can be written to, for a window that must open all the same.

        Args:
            failure: why the file could not be opened.
            clock: as for `open`.
            origin: as for `open`.
        """
        return cls(failure.path, empty_database(), clock, origin)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def marks(self, programme_key: str) -> dict[str, Mark]:
        """Return every mark of a programme by session guid, sessions unknown to the programme included."""
        with told(self.path):
            return marks.read_marks(self._db, programme_key)

    def mark(self, programme_key: str, guid: str) -> Mark | None:
        """Return the mark of one session; None if it never had any."""
        with told(self.path):
            return marks.read_mark(self._db, programme_key, guid)

    def apply(
        self,
        programme_key: str,
        guid: str,
        field: str,
        after: str | None,
        snapshot: Snapshot | None,
        undoes: int | None = None,
        seen: int | None = None,
    ) -> Change | None:
        """Change one field of one mark and add it to the journal, in one transaction.

        Args:
            programme_key: the programme.
            guid: the session.
            field: "level", "note", "attended" or "hidden".
            after: a level's value, a note, or "1" for yes; None for nothing.
            snapshot: the session as it is now, kept where the mark is just being begun.
            undoes: the id of the earliest change of this field that is taken back; the snapshot that stood
                before it comes back.
            seen: do nothing if the journal has a change of this field that is newer than this id.

        Returns:
            The change; None if the field stood so already, or had changed since `seen`.

        Raises:
            ValueError: an unknown field or level, or `undoes` is no change of this field of this session.
        """
        text = checked_text(field, after)
        with self._writing() as db:
            key = marks.resolve(db, programme_key)
            if seen is not None and marks.changed_since(db, key, guid, field, seen):
                return None
            return marks.change_mark(db, key, guid, field, text, snapshot, undoes, self._stamp())

    def journal(self, programme_key: str, after_id: int = 0) -> list[Change]:
        """Return the changes of a programme that are newer than `after_id`, oldest first.

        Rows that were written under an alias bear that key still.
        """
        with told(self.path):
            return marks.read_journal(self._db, programme_key, after_id)

    def newest_change(self) -> int:
        """Return the id of the newest change of any programme; 0 before the first."""
        with told(self.path):
            return marks.newest_change(self._db)

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since the last call, or since the store was opened."""
        before, self._data_version = self._data_version, self._read_data_version()
        return before != self._data_version

    def resolve(self, programme_key: str) -> str:
        """Return the key that counts: the one that `programme_key` is an alias of, else itself."""
        with told(self.path):
            return marks.resolve(self._db, programme_key)

    def add_alias(self, alias: str, programme_key: str) -> None:
        """Make `alias` another key of a programme; marks and ledger of both are joined, nothing is lost."""
        with self._writing() as db:
            aliases.join_programmes(db, alias, programme_key, self._stamp())

    def part(self, one: str, other: str) -> None:
        """Remember that two keys are those of two programmes, so that it is not asked again."""
        with self._writing() as db:
            aliases.part_programmes(db, one, other, self._stamp())

    def parted(self, one: str, other: str) -> bool:
        """Whether the user said that two keys are those of two programmes."""
        with told(self.path):
            return aliases.parted(self._db, one, other)

    def edition(self, programme_key: str) -> str | None:
        """Return the fingerprint of the version that marks were carried to last; None before the first."""
        with told(self.path):
            return moving.read_edition(self._db, marks.resolve(self._db, programme_key))

    def move(self, programme_key: str, moves: Mapping[str, str], seen: int | None = None) -> Moved:
        """Move marks and ledger rows from guid to guid, all at once, in one transaction.

        Two marks of one session become one: the higher level, both notes, nothing lost.

        Args:
            programme_key: the programme.
            moves: the guids before, and those after.
            seen: do nothing if the journal has a change of one of these sessions that is newer than this id.
        """
        with self._writing() as db:
            key = marks.resolve(db, programme_key)
            if seen is not None and moving.touched_since(db, key, (*moves, *moves.values()), seen):
                return Moved({}, {})
            return moving.move_marks(db, key, moves, self._stamp())

    def move_back(self, programme_key: str, moved: Moved, seen: int) -> tuple[Change, ...]:
        """Take a move back as if it had never been, in one transaction; what is exported keeps its sequence.

        Args:
            programme_key: the programme.
            moved: what `move` returned.
            seen: do nothing if the journal has a change of one of its sessions that is newer than this id.

        Returns:
            The changes; none if a mark has changed since the move.
        """
        with self._writing() as db:
            key, ends = marks.resolve(db, programme_key), (*moved.moves, *moved.moves.values())
            if moving.touched_since(db, key, ends, seen):
                return ()
            return moving.move_back(db, key, moved, self._stamp())

    def carry(
        self,
        programme_key: str,
        moves: Mapping[str, str],
        edition: str,
        settled: Container[str],
        stood: str | None = None,
    ) -> Moved:
        """Do what `move` does, to the guids of another version of the programme, and only once.

        Args:
            programme_key: the programme.
            moves: the guids before, and those of the same sessions in the new version.
            edition: a fingerprint of the new version.
            settled: the guids of the new version, which stay as they are if the marks bear its guids already.
            stood: the fingerprint of the version whose guids `moves` takes the marks to bear, "" of one that
                was never told; None to take them as they are.

        Raises:
            OvertakenError: the marks bear the guids of a third version by now; nothing was changed.
        """
        with self._writing() as db:
            key = marks.resolve(db, programme_key)
            stand = moving.read_edition(db, key)
            if stand == edition:
                moves = moving.without(moves, settled)
            elif stood is not None and (stand or "") != stood:
                raise OvertakenError(self.path)
            else:
                moving.write_edition(db, key, edition, self._stamp())
            return moving.move_marks(db, key, moves, self._stamp())

    def ledger(self, programme_key: str) -> dict[str, LedgerRow]:
        """Return what was last exported of each session, by guid."""
        with told(self.path):
            return ledger.read_ledger(self._db, programme_key)

    def write_ledger(self, programme_key: str, rows: Iterable[LedgerRow]) -> None:
        """Keep what was exported, all rows or none; a sequence that would fall stays as it is."""
        with self._writing() as db:
            ledger.write_rows(db, marks.resolve(db, programme_key), rows)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self.writable:
            raise StoreError("store.readonly", self.path, "opened for reading only")
        db = self._db
        try:
            with told(self.path):
                db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                    db.execute("COMMIT")
                finally:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
        except StoreError as error:
            self.writable = error.code != "store.readonly"
            raise

    def _stamp(self) -> Stamp:
        return Stamp(self._clock(), self._origin)

    def _read_data_version(self) -> int:
        with told(self.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])
