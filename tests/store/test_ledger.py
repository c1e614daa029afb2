from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOON = datetime(2024, 10, 2, 12, tzinfo=UTC)
ROW = LedgerRow("a", "uid-a", 0, "hash", NOON, NOON)
OpenStore = Callable[..., Store]


def test_rows_are_kept_and_replaced(open_store: OpenStore) -> None:
    store = open_store()
    other = LedgerRow("b", "uid-b", 3, "other", NOON.astimezone(ZoneInfo("Europe/Stockholm")), NOON)
    store.write_ledger(KEY, [ROW, other])
    assert store.ledger(KEY) == {"a": ROW, "b": other}
    newer = ROW._replace(sequence=1, content_hash="new", last_exported=NOON + timedelta(hours=1))
    store.write_ledger(KEY, iter([newer]))
    store.close()
    assert open_store().ledger(KEY) == {"a": newer, "b": other}
    assert open_store().ledger("week-2025") == {}


def test_a_sequence_never_falls(open_store: OpenStore) -> None:
    store = open_store()
    store.write_ledger(KEY, [ROW._replace(sequence=5)])
    store.write_ledger(KEY, [ROW._replace(sequence=4, content_hash="late")])
    assert store.ledger(KEY)["a"] == ROW._replace(sequence=5)


def test_all_rows_or_none(open_store: OpenStore) -> None:
    store = open_store()
    naive = ROW._replace(guid="b", last_modified=NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        store.write_ledger(KEY, [ROW, naive])
    assert store.ledger(KEY) == {}
    store.write_ledger(KEY, [ROW])
    assert store.ledger(KEY) == {"a": ROW}


def test_a_second_uid_of_a_session_counts_once_it_is_the_latest(open_store: OpenStore) -> None:
    store = open_store()
    store.write_ledger(KEY, [ROW])
    moved = ROW._replace(uid="uid-z", last_exported=NOON + timedelta(microseconds=1))
    store.write_ledger(KEY, [moved])
    assert store.ledger(KEY) == {"a": moved}
