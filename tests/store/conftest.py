from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import iweek_desktop
from iweek_desktop.store.rows import GUID, Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
OpenStore = Callable[..., Store]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "favourites.sqlite"


@pytest.fixture
def open_store(path: Path) -> Iterator[OpenStore]:
    """Open stores on `path` whose clock goes one second a look; all are closed after the test."""
    opened: list[Store] = []
    time = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)

    def tick() -> datetime:
        nonlocal time
        time += timedelta(seconds=1)
        return time

    def open_one(origin: str = "window", at: Path = path, timeout_s: float = 3.0) -> Store:
        opened.append(Store.open(at, tick, origin, timeout_s))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def snapshot() -> Snapshot:
    start = datetime(2024, 10, 2, 7, 0, tzinfo=UTC)
    return Snapshot("Öppning", start, start + timedelta(hours=1), "Stora salen")


@pytest.fixture
def agree() -> Callable[[Store], None]:
    """Check that the file is sound and that the journal, replayed, gives the marks."""

    def check(store: Store, key: str = KEY) -> None:
        with store._writing() as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        last: dict[tuple[str, str], str | None] = {}
        for change in store.journal(key):
            if change.field == GUID:
                continue
            last[change.guid, change.field] = change.after
        stood: dict[tuple[str, str], str | None] = {}
        for guid, mark in store.marks(key).items():
            stood[guid, "level"] = mark.level
            stood[guid, "note"] = mark.note or None
            stood[guid, "attended"] = "1" if mark.attended else None
            stood[guid, "hidden"] = "1" if mark.hidden else None
        said = {name: text for name, text in last.items() if text is not None}
        assert said == {name: text for name, text in stood.items() if text is not None}

    return check


@pytest.fixture
def child_command() -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("child.py"))]


@pytest.fixture
def child_environment() -> dict[str, str]:
    root = str(Path(iweek_desktop.__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
