"""Where no entry comes of a file, nothing of it stays open."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from iweek_desktop.library import shelf as shelves
from iweek_desktop.library import shelf_database
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry, ShelfError
from iweek_desktop.library.shelf_names import ShelfName, content_code
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.model import Programme

LeftOpen = Callable[[], int]
STAMP = Stamp("/made/up/tea.json", 300, 1_000_000_007, None)
OTHER = STAMP._replace(size=1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def put(shelf: Shelf, programme: Programme, original: bytes = b"") -> Path:
    with shelf.put(programme, original, STAMP) as entry:
        assert entry.path is not None
        return entry.path


def test_an_entry_is_open_until_it_is_closed(shelf: Shelf, tea_days: Programme, left_open: LeftOpen) -> None:
    put(shelf, tea_days)
    assert left_open() == 0
    entry = shelf.find(STAMP)
    assert entry is not None
    assert left_open() == 1
    entry.close()
    entry.close()
    assert left_open() == 0


def test_a_file_of_another_state(shelf: Shelf, tea_days: Programme, left_open: LeftOpen) -> None:
    path = put(shelf, tea_days)
    path.rename(path.with_name(str(ShelfName.of(tea_days.key, OTHER, content_code(b"")))))
    assert shelf.find(OTHER) is None
    assert left_open() == 0


def test_a_file_of_another_programme(shelf: Shelf, tea_days: Programme, left_open: LeftOpen) -> None:
    path = put(shelf, tea_days._replace(key="coffee"))
    path.rename(path.with_name(str(ShelfName.of(tea_days.key, STAMP, content_code(b"")))))
    assert shelf.by_key(tea_days.key) is None
    assert left_open() == 0


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE head",
        "UPDATE head SET days = '7'",
        "DROP TABLE head; DROP TABLE original",
        "DROP TABLE stamp",
    ],
)
def test_a_damaged_file_without_a_readable_original(
    shelf: Shelf, tea_days: Programme, left_open: LeftOpen, damage: str
) -> None:
    path = put(shelf, tea_days, b"nothing that any reader knows")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)
    assert shelf.find(STAMP) is None
    assert left_open() == 0


def test_a_repair_that_is_damaged_too(
    shelf: Shelf, tea_days: Programme, left_open: LeftOpen, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(shelf, tea_days)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE head SET days = '7'")

    def empty(*_rest: object) -> sqlite3.Connection:
        return sqlite3.connect(":memory:")

    monkeypatch.setattr(shelf_database, "in_memory", empty)
    monkeypatch.setattr(shelf_database, "read_again", lambda *_rest: (tea_days, ()))
    assert shelf.find(STAMP) is None
    assert left_open() == 0


def test_a_programme_that_no_database_takes(
    shelf: Shelf, tea_days: Programme, left_open: LeftOpen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_rest: object) -> None:
        raise sqlite3.OperationalError("out of memory")

    monkeypatch.setattr(shelves, "fill", fail)
    monkeypatch.setattr(shelf_database, "fill", fail)
    with pytest.raises(sqlite3.OperationalError):
        shelf.put(tea_days, b"", STAMP)
    assert left_open() == 0


def test_notices_that_cannot_be_read(
    tmp_path: Path, left_open: LeftOpen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_entry: ShelfEntry) -> None:
        raise ShelfError(None, "damaged")

    monkeypatch.setattr(ShelfEntry, "notices", property(fail))
    for _ in ("from the file", "from the shelf"):
        with pytest.raises(ShelfError):
            open_programme(Places.of(tmp_path), None, None)
        assert left_open() == 0
