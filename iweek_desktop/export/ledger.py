"""Which calendar entry a session is, and how often what it says has changed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, count

from iweek_desktop.export.content import Content
from iweek_desktop.store.rows import LedgerRow

DOMAIN = "iweek-desktop.invalid"
"""Ends every UID. It must never change: calendars know their entries by it."""


def first_uid(programme_key: str, guid: str, taken: Collection[str] = ()) -> str:
    """Return the UID with which a session is exported for the first time.

    Args:
        programme_key: the programme.
        guid: the session.
        taken: the UIDs given out, of which a session that once had this guid may have its own.
    """
    namespace = uuid.uuid5(uuid.NAMESPACE_DNS, DOMAIN)
    names: Iterator[list[object]] = chain(
        [[programme_key, guid]], ([programme_key, guid, n] for n in count(2))
    )
    uids = (f"{uuid.uuid5(namespace, json.dumps(name))}@{DOMAIN}" for name in names)
    return next(uid for uid in uids if uid not in taken)


def next_row(
    before: LedgerRow | None,
    programme_key: str,
    content: Content,
    now: datetime,
    taken: Collection[str] = (),
) -> LedgerRow:
    """Return the ledger's row after this export.

    A UID stays what it was. The sequence number and the time of change rise when the content
    changed, and only then; a clock that was set back does not make them fall.
    """
    at = now.astimezone(UTC).replace(microsecond=0)
    fingerprint = content.fingerprint()
    if before is None:
        return LedgerRow(content.guid, first_uid(programme_key, content.guid, taken), 0, fingerprint, at, at)
    if before.content_hash == fingerprint:
        return LedgerRow(content.guid, before.uid, before.sequence, fingerprint, before.last_modified, at)
    modified = max(at, before.last_modified + timedelta(seconds=1))
    return LedgerRow(content.guid, before.uid, before.sequence + 1, fingerprint, modified, at)
