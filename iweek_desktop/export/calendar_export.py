"""The exports a user asks for, from the plan to a file that stands on the disk."""

from __future__ import annotations

from pathlib import Path

from iweek_desktop.export.content import contents
from iweek_desktop.export.ics import render_entries
from iweek_desktop.export.request import Export, Exported, ExportError, listed, unscheduled
from iweek_desktop.export.saving import save
from iweek_desktop.export.selfcheck import check
from iweek_desktop.export.table import render_csv
from iweek_desktop.programme.clock import Clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.store.store import Store
from iweek_desktop.wording.catalogue import Wording


def export_ics(export: Export, path: Path, store: Store, clock: Clock, say: Wording) -> Exported:
    """Write a calendar file that has been read again and found right, then remember it.

    A store that cannot be written does not stop the export: that is told by `unrecorded`.

    Raises:
        ExportError: nothing was written and nothing remembered. ``export.nothing`` where no
            session has a time, ``export.mismatch`` where the file would say something else,
            or the codes of `saving.save`.
        StoreError: what was exported before cannot be read.
    """
    key = export.programme.key
    entries = contents(export, say)
    data, rows = render_entries(export, entries, store.ledger(key), clock())
    check(data, export, entries)
    save(path, data)
    return Exported(len(rows), unscheduled(export), _remember(store, key, rows))


def export_csv(export: Export, path: Path, say: Wording) -> Exported:
    """Write a table; sessions without a time are in it too.

    Raises:
        ExportError: ``export.nothing`` where there is no session, or the codes of `saving.save`.
    """
    sessions = listed(export)
    if not sessions:
        raise ExportError("export.nothing")
    save(path, render_csv(export, say))
    return Exported(len(sessions))


def _remember(store: Store, key: str, rows: list[LedgerRow]) -> StoreError | None:
    try:
        store.write_ledger(key, rows)
    except StoreError as error:
        return error
    return None
