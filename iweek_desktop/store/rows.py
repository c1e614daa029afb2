"""What the store keeps, row by row, as values."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from iweek_desktop.programme.model import Level

FIELDS = ("level", "note", "attended", "hidden")
"""What a user can change of a mark; the journal names its changes by these."""

GUID = "guid"
"""What the journal names a mark's move from one session to another by: a row for either session."""


class Snapshot(NamedTuple):
    """A session as it was when the user chose it.

    Instants are aware; those read from the store are in UTC.
    """

    title: str
    start: datetime | None
    end: datetime | None
    place: str


class Mark(NamedTuple):
    """All that one user thinks of one session."""

    guid: str
    level: Level | None
    note: str
    attended: bool
    hidden: bool
    snapshot: Snapshot | None
    starred_at: datetime | None
    changed_at: datetime

    @property
    def empty(self) -> bool:
        """Whether nothing is left of it: such a row stays, for the time at which it was emptied."""
        return self.level is None and not (self.note or self.attended or self.hidden)


class Change(NamedTuple):
    """One row of the journal.

    `before` and `after` are the field's text: a level's value, a note, "1" for yes; None for
    nothing. `undoes` is the earliest change that this one takes back: `after` is then that
    change's `before`. Of a move (`field` is `GUID`) they are the sessions left and reached.
    """

    id: int
    programme_key: str
    guid: str
    field: str
    before: str | None
    after: str | None
    at: datetime
    origin: str
    undoes: int | None


class LedgerRow(NamedTuple):
    """What was last exported of one session: its calendar identity and state."""

    guid: str
    uid: str
    sequence: int
    content_hash: str
    last_modified: datetime
    last_exported: datetime


class Moved(NamedTuple):
    """A move, with all that it takes to take it back.

    Attributes:
        before: the marks of the programme as they were.
        moves: which of them went where: guids before and after.
        changes: the rows that the journal got.
        exported: guid before and UID of what went along in the ledger, and whether the same UID had been
            given out for the other session, too.
    """

    before: dict[str, Mark]
    moves: dict[str, str]
    changes: tuple[Change, ...] = ()
    exported: tuple[tuple[str, str, bool], ...] = ()
