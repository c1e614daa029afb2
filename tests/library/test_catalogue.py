from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.library.catalogue import Catalogue, Record, Validators
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.store.errors import StoreError

NOW = datetime(2031, 5, 5, 8, 15, 0, 250, tzinfo=UTC)
WHOLE = Record(
    "https://tea.example/p.json",
    "Asia/Tokyo",
    True,
    Validators("https://tea.example/q.json", '"v1"', "Mon, 05 May 2031 08:00:00 GMT"),
    "0123456789abcdef",
    "fedcba9876543210",
    NOW,
    NOW,
    NOW,
    "f00dcafe",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "programmes.sqlite"


@pytest.fixture
def catalogue(path: Path) -> Catalogue:
    return Catalogue(path, standing_clock(NOW))


def test_what_is_remembered_comes_back_whole(catalogue: Catalogue) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    catalogue.change("coffee", lambda record: record._replace(validators=Validators("https://c.example/")))
    assert catalogue.get("tea") == WHOLE
    assert catalogue.all() == {"tea": WHOLE, "coffee": Record(validators=Validators("https://c.example/"))}


def test_a_catalogue_of_an_earlier_version_is_read_and_gets_what_it_lacks(
    catalogue: Catalogue, path: Path
) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE programme DROP COLUMN edition")
    assert catalogue.all() == {"tea": WHOLE._replace(edition=None)}
    catalogue.change("tea", lambda record: record._replace(edition="e"))
    assert catalogue.all() == {"tea": WHOLE._replace(edition="e")}
    assert list(path.parent.iterdir()) == [path]


def test_looking_makes_no_file(catalogue: Catalogue, path: Path) -> None:
    assert catalogue.get("tea") == Record()
    catalogue.forget("tea")
    assert not path.parent.exists()


def test_a_change_leaves_the_rest_as_another_window_made_it(catalogue: Catalogue, path: Path) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    other = Catalogue(path, standing_clock(NOW))
    other.change("tea", lambda record: record._replace(consent=False))
    catalogue.change("tea", lambda record: record._replace(settled="x"))
    assert other.get("tea") == WHOLE._replace(consent=False, settled="x")


def test_what_is_forgotten_is_gone_and_nothing_else(catalogue: Catalogue) -> None:
    for key in ("tea", "coffee"):
        catalogue.change(key, lambda _record: WHOLE)
    catalogue.forget("tea")
    assert catalogue.all() == {"coffee": WHOLE}


def test_a_change_that_fails_changes_nothing(catalogue: Catalogue) -> None:
    catalogue.change("tea", lambda _record: WHOLE)

    def slip(_record: Record) -> Record:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        catalogue.change("tea", slip)
    assert catalogue.get("tea") == WHOLE


@pytest.mark.parametrize("data", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 2000])
def test_a_file_that_is_no_catalogue_is_set_aside(catalogue: Catalogue, path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert catalogue.all() == {}
    assert path.read_bytes() == data
    catalogue.change("tea", lambda _record: WHOLE)
    assert catalogue.get("tea") == WHOLE
    (aside,) = (one for one in path.parent.iterdir() if one != path)
    assert aside.read_bytes() == data


def test_another_database_is_set_aside(catalogue: Catalogue, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE programme (channel TEXT)")
    assert catalogue.all() == {}
    catalogue.change("tea", lambda _record: WHOLE)
    assert catalogue.all() == {"tea": WHOLE}
    assert len(list(path.parent.iterdir())) == 2


def test_an_empty_file_is_a_catalogue_that_was_never_begun(catalogue: Catalogue, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert catalogue.all() == {}
    catalogue.change("tea", lambda _record: WHOLE)
    assert list(path.parent.iterdir()) == [path]


def test_a_broken_instant_is_none(catalogue: Catalogue, path: Path) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE programme SET opened_at = 'soon'")
        db.commit()
    assert catalogue.get("tea") == WHOLE._replace(opened_at=None, updated_at=None, checked_at=None)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    catalogue = Catalogue(tmp_path / "file" / "programmes.sqlite", standing_clock(NOW))
    assert catalogue.all() == {}
    with pytest.raises(StoreError):
        catalogue.change("tea", lambda _record: WHOLE)


def test_a_catalogue_in_use_for_long_is_told(
    catalogue: Catalogue, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    monkeypatch.setattr("iweek_desktop.library.catalogue.TIMEOUT_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as told:
            catalogue.change("tea", lambda _record: Record())
    assert told.value.code == "store.locked"
    assert catalogue.get("tea") == WHOLE


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from iweek_desktop.library.catalogue import Catalogue
from iweek_desktop.programme.clock import system_clock

def die(record):
    os.kill(os.getpid(), signal.SIGKILL)

Catalogue(Path(sys.argv[1]), system_clock).change("tea", die)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_process_killed_while_changing_changes_nothing(catalogue: Catalogue, path: Path) -> None:
    catalogue.change("tea", lambda _record: WHOLE)
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert catalogue.get("tea") == WHOLE
    catalogue.change("tea", lambda record: record._replace(settled=None))
    assert list(path.parent.iterdir()) == [path]
