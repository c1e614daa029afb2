from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from iweek_desktop.export.calendar_export import export_csv, export_ics
from iweek_desktop.export.ics import render_entries
from iweek_desktop.export.request import Export, Exported, ExportError
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.store.store import Store
from iweek_desktop.wording.catalogue import Wording


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite", standing_clock(now), "test") as store:
        yield store


def test_the_file_is_written_and_remembered(
    export: Export, tmp_path: Path, store: Store, now: datetime, say: Wording
) -> None:
    path = tmp_path / "ut.ics"
    done = export_ics(export, path, store, standing_clock(now), say)
    assert done == Exported(8, ("later",), None)
    first = path.read_bytes()
    ledger = store.ledger(export.programme.key)
    assert len(ledger) == 8
    assert all(row.uid.encode() in first for row in ledger.values())
    export_ics(export, path, store, standing_clock(now), say)
    assert path.read_bytes() == first
    assert store.ledger(export.programme.key) == ledger


@pytest.mark.parametrize(
    ("true", "lie"),
    [
        (b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0100"),
        (b":20251006T090000", b":20251006T080000"),
        (b"SUMMARY:Natt", b"SUMMARY:Nitt"),
        (b"BEGIN:VEVENT", b"BEGIN:VJOURNAL"),
    ],
)
def test_a_file_that_lies_is_not_written_nor_remembered(
    true: bytes, lie: bytes, export: Export, tmp_path: Path, store: Store, now: datetime, say: Wording,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def lying(*arguments: object) -> tuple[bytes, list[LedgerRow]]:
        data, rows = render_entries(*arguments)  # type: ignore[arg-type]
        assert true in data
        return data.replace(true, lie), rows

    monkeypatch.setattr("iweek_desktop.export.calendar_export.render_entries", lying)
    before = set(tmp_path.iterdir())
    with pytest.raises(ExportError) as caught:
        export_ics(export, tmp_path / "ut.ics", store, standing_clock(now), say)
    assert caught.value.code == "export.mismatch"
    assert set(tmp_path.iterdir()) == before
    assert store.ledger(export.programme.key) == {}


def test_what_could_not_be_saved_is_not_remembered(
    export: Export, tmp_path: Path, store: Store, now: datetime, say: Wording
) -> None:
    with pytest.raises(ExportError) as caught:
        export_ics(export, tmp_path / "none" / "ut.ics", store, standing_clock(now), say)
    assert caught.value.code == "export.no_folder"
    assert store.ledger(export.programme.key) == {}


def test_nothing_to_write_is_no_file(
    export: Export, tmp_path: Path, store: Store, now: datetime, say: Wording
) -> None:
    later = replace(export, sessions=[s for s in export.sessions if s.start is None])
    with pytest.raises(ExportError) as caught:
        export_ics(later, tmp_path / "ut.ics", store, standing_clock(now), say)
    assert caught.value.code == "export.nothing"
    with pytest.raises(ExportError) as caught:
        export_csv(replace(export, sessions=()), tmp_path / "ut.csv", say)
    assert caught.value.code == "export.nothing"
    assert {path.suffix for path in tmp_path.iterdir()} == {".sqlite"}


def test_a_store_that_cannot_be_written_is_told_and_the_file_is_good(
    export: Export, tmp_path: Path, store: Store, now: datetime, say: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("store.readonly", tmp_path, "no")

    monkeypatch.setattr(store, "write_ledger", refuse)
    done = export_ics(export, tmp_path / "ut.ics", store, standing_clock(now), say)
    assert done.events == 8
    assert done.unrecorded is not None
    assert done.unrecorded.code == "store.readonly"
    assert (tmp_path / "ut.ics").exists()


def test_the_table_keeps_what_has_no_time(export: Export, tmp_path: Path, say: Wording) -> None:
    path = tmp_path / "ut.csv"
    assert export_csv(export, path, say) == Exported(9)
    assert "Utan tid" in path.read_text(encoding="utf-8-sig")
