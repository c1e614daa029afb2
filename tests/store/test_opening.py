from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store import opening
from iweek_desktop.store.aside import one_at_a_time, set_aside
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.opening import JOURNAL_MAGIC
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
OpenStore = Callable[..., Store]


def test_the_folder_and_the_file_are_made(open_store: OpenStore, path: Path) -> None:
    store = open_store()
    assert path.is_file()
    assert store.writable
    assert store.set_aside is None
    assert list(path.parent.iterdir()) == [path]


def test_names_that_a_uri_would_misread(open_store: OpenStore, tmp_path: Path, snapshot: Snapshot) -> None:
    odd = tmp_path / "Åsa #1?mode=ro" / "f%41v.sqlite"
    open_store(at=odd).apply(KEY, "a", "level", "must", snapshot)
    assert odd.is_file()
    assert set(open_store(at=odd).marks(KEY)) == {"a"}


def test_an_empty_file_is_begun(open_store: OpenStore, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert open_store().set_aside is None


def full_of(path: Path, sessions: int) -> bytes:
    """Make a store of several pages and return its bytes."""
    with Store.open(path, system_clock, "test") as store, store._writing() as db:
        db.executemany(
            "INSERT INTO mark (programme_key, guid, note, changed_at) VALUES (?, ?, ?, '2024-10-02T07Z')",
            [(KEY, str(number), "x" * 200) for number in range(sessions)],
        )
    return path.read_bytes()


def garble_middle(data: bytes) -> bytes:
    middle = len(data) // 2 // 4096 * 4096
    return data[:middle] + b"\xff" * 4096 + data[middle + 4096 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "one byte": lambda _: b"x",
    "text": lambda _: b"Favourites\n" * 1000,
    "short text": lambda _: b"not a database",
    "the head only": lambda data: data[:100],
    "less than a page": lambda data: data[:1000],
    "half of it": lambda data: data[: len(data) // 2 // 4096 * 4096],
    "a page less": lambda data: data[:-4096],
    "the head garbled": lambda data: b"\0" * 100 + data[100:],
    "the middle garbled": garble_middle,
    "the tables garbled": lambda data: data[:100] + b"\xee" * 3996 + data[4096:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_an_unreadable_file_is_set_aside_and_a_new_one_begun(
    open_store: OpenStore, path: Path, snapshot: Snapshot, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(full_of(path, 200))
    path.write_bytes(damaged)
    store = open_store()
    aside = path.with_name("favourites.sqlite.unreadable-20261123-101501")
    assert store.set_aside == aside
    assert aside.read_bytes() == damaged
    assert store.marks(KEY) == {}
    store.apply(KEY, "a", "level", "must", snapshot)
    again = open_store()
    assert again.set_aside is None
    assert set(again.marks(KEY)) == {"a"}


def test_a_large_file_is_checked_where_the_start_reads_it(
    open_store: OpenStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = full_of(path, 1000)
    monkeypatch.setattr(opening, "LARGEST_CHECKED_BYTES", 1000)
    assert open_store().set_aside is None
    path.write_bytes(garble_middle(data))
    assert open_store().set_aside is not None


def test_a_folder_in_its_place_is_set_aside(open_store: OpenStore, path: Path) -> None:
    (path / "kept").mkdir(parents=True)
    store = open_store()
    assert store.set_aside is not None
    assert (store.set_aside / "kept").is_dir()
    assert path.is_file()


def test_a_database_of_another_program_is_set_aside(open_store: OpenStore, path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mark (guid)")
    other.close()
    before = path.read_bytes()
    store = open_store()
    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == before


def test_the_journal_beside_it_goes_along(open_store: OpenStore, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 100)
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(b"garbage of its own")
    store = open_store()
    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == b"garbage" * 100
    assert Path(f"{store.set_aside}-journal").read_bytes() == b"garbage of its own"
    assert not beside.exists()


@pytest.mark.parametrize(
    "journal", [b"", b"\0" * 512, b"stray", JOURNAL_MAGIC], ids=["empty", "zeros", "stray", "magic"]
)
def test_a_meaningless_journal_beside_a_good_file_harms_nothing(
    open_store: OpenStore, path: Path, journal: bytes
) -> None:
    full_of(path, 50)
    path.with_name(path.name + "-journal").write_bytes(journal)
    store = open_store()
    assert store.set_aside is None
    assert len(store.marks(KEY)) == 50


def test_set_aside_names_never_collide(open_store: OpenStore, path: Path) -> None:
    path.parent.mkdir()
    at = open_store(at=path.with_name("other"))._clock()
    path.with_name(f"favourites.sqlite.unreadable-{at:%Y%m%d-%H%M%S}-2-journal").write_bytes(b"old")
    names = []
    for number in range(4):
        path.write_bytes(b"%d" % number)
        names.append(set_aside(path, at))
    assert [name.read_bytes() for name in names] == [b"0", b"1", b"2", b"3"]
    assert len(set(names)) == 4
    assert not any(name.name.endswith("-2") for name in names), "its journal would be taken for the new one's"


def test_what_cannot_be_renamed_whole_lies_where_it_lay(
    open_store: OpenStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage")
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(b"garbage of its own")
    rename = Path.rename

    def refuse_database(self: Path, target: Path) -> Path:
        if self == path:
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_database)
    with pytest.raises(StoreError) as caught:
        open_store()
    assert caught.value.code == "store.unreadable"
    assert path.read_bytes() == b"garbage"
    assert beside.read_bytes() == b"garbage of its own"
    assert len(list(path.parent.iterdir())) == 2


def test_what_another_process_has_mended_meanwhile_is_not_set_aside(
    open_store: OpenStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 100)

    @contextmanager
    def wait_for_other(_: Path) -> Iterator[None]:
        path.unlink()
        full_of(path, 3)
        yield

    monkeypatch.setattr(opening, "one_at_a_time", wait_for_other)
    store = open_store()
    assert store.set_aside is None
    assert len(store.marks(KEY)) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be renamed")
def test_one_process_at_a_time_sets_aside(tmp_path: Path) -> None:
    import fcntl

    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        with one_at_a_time(tmp_path), pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(handle)


def test_several_processes_set_one_file_aside_once(
    path: Path, child_command: list[str], child_environment: dict[str, str]
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 100)
    children = [
        subprocess.Popen(
            [*child_command, "open", str(path), ""], env=child_environment, stdout=subprocess.PIPE
        )
        for _ in range(6)
    ]
    told = [child.communicate(timeout=30)[0].decode().strip() for child in children]
    assert [child.returncode for child in children] == [0] * 6
    asides = [path for path in path.parent.iterdir() if "unreadable" in path.name]
    assert [str(aside) for aside in asides] == [line for line in told if line]
    assert asides[0].read_bytes() == b"garbage" * 100
    kept = sqlite3.connect(path)
    assert kept.execute("SELECT count(*) FROM mark").fetchone() == (6,)
    kept.close()


def test_a_locked_file_is_not_unreadable(open_store: OpenStore, path: Path, snapshot: Snapshot) -> None:
    store = open_store(timeout_s=0.01)
    store.apply(KEY, "a", "level", "must", snapshot)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    attempts: list[Callable[[], object]] = [
        lambda: open_store(timeout_s=0.01),
        lambda: store.marks(KEY),
        lambda: store.apply(KEY, "b", "level", "must", snapshot),
    ]
    for attempt in attempts:
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.code == "store.locked"
    holder.execute("ROLLBACK")
    holder.close()
    assert list(path.parent.iterdir()) == [path]
    assert store.apply(KEY, "b", "level", "must", snapshot) is not None


def test_damage_found_later_is_told(open_store: OpenStore, path: Path, snapshot: Snapshot) -> None:
    data = full_of(path, 200)
    store = open_store()
    changed = bytearray(data[:4096] + b"\xff" * (len(data) - 4096))
    changed[24:28] = changed[92:96] = b"\0\0\1\0"  # the change counter, so that nothing is taken from memory
    path.write_bytes(changed)
    for attempt in (lambda: store.marks(KEY), lambda: store.apply(KEY, "a", "level", "must", snapshot)):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.code == "store.unreadable"
        assert "store.unreadable" in str(caught.value)
    store.close()
    assert open_store().set_aside is not None


def test_tables_dropped_by_another_program_are_told(open_store: OpenStore, path: Path) -> None:
    store = open_store()
    outside = sqlite3.connect(path)
    outside.execute("DROP TABLE mark")
    outside.close()
    with pytest.raises(StoreError) as caught:
        store.marks(KEY)
    assert caught.value.code == "store.unreadable"


def test_a_file_moved_away_while_open_is_told(open_store: OpenStore, path: Path, snapshot: Snapshot) -> None:
    store = open_store()
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(StoreError) as caught:
        store.apply(KEY, "a", "level", "must", snapshot)
    assert caught.value.code == "store.io"
    assert store.writable


def test_a_file_in_the_place_of_the_folder_is_told(open_store: OpenStore, path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        open_store()
    assert caught.value.code == "store.io"
