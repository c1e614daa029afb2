import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, nullcontext
from datetime import date
from pathlib import Path

import pytest

from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.days import count_days
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice

STAMP = Stamp("/made/up/tea.json", 300, 1_000_000_007, None)
NOTICES = (Notice("native.odd", "warning", "events[3].start", {"value": "noonish"}),)


class Borrowed:
    """A shelf whose entries are closed when the test is over."""

    def __init__(self, folder: Path, handed_out: ExitStack) -> None:
        self._shelf, self._handed_out = Shelf(folder), handed_out

    def put(
        self, programme: Programme, original: bytes, stamp: Stamp, notices: Iterable[Notice] = ()
    ) -> ShelfEntry:
        return self._handed_out.enter_context(self._shelf.put(programme, original, stamp, notices))

    def find(self, stamp: Stamp) -> ShelfEntry | None:
        return self._handed_out.enter_context(self._shelf.find(stamp) or nullcontext())

    def by_key(self, key: str) -> ShelfEntry | None:
        return self._handed_out.enter_context(self._shelf.by_key(key) or nullcontext())


@pytest.fixture
def handed_out() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def shelf(tmp_path: Path, handed_out: ExitStack) -> Borrowed:
    return Borrowed(tmp_path / "shelf", handed_out)


def found(shelf: Borrowed, stamp: Stamp = STAMP) -> ShelfEntry:
    entry = shelf.find(stamp)
    assert entry is not None
    return entry


def test_a_programme_comes_back_whole(shelf: Borrowed, tea_days: Programme) -> None:
    shelf.put(tea_days, b"the bytes", STAMP, NOTICES)
    entry = found(shelf)
    assert entry.programme == tea_days
    assert entry.original() == b"the bytes"
    assert entry.notices == NOTICES
    assert entry.days == count_days(tea_days)
    assert entry.stamp == STAMP
    assert list(entry.programme.rooms) == ["k1", "k2"]


def test_days_are_programme_days(shelf: Borrowed, tea_days: Programme) -> None:
    entry = shelf.put(tea_days, b"", STAMP)
    guids = {count.day: [s.guid for s in entry.day(count.day)] for count in entry.days}
    assert guids == {
        date(2031, 5, 5): ["t-all", "t-1", "t-2", "t-3"],
        date(2031, 5, 6): ["t-4"],
        date(2031, 5, 7): [],
    }
    assert [count.sessions for count in entry.days] == [4, 1, 0]
    assert [session.guid for session in entry.unscheduled()] == ["t-5"]
    assert entry.day(date(1999, 1, 1)) == ()


def test_the_first_day_reads_no_text_and_no_table(shelf: Borrowed, tea_days: Programme) -> None:
    shelf.put(tea_days, b"", STAMP)
    entry = found(shelf)
    asked: list[str] = []
    entry._rows.connection.set_trace_callback(asked.append)
    entry.day(date(2031, 5, 5))
    assert len(asked) == 1
    assert "session" in asked[0]
    assert entry.programme.rooms["k2"].name == "Small kettle"
    assert len(asked) == 2
    assert "no such room" not in entry.programme.rooms
    assert entry.programme.rooms.get("k2") is entry.programme.rooms["k2"]
    assert len(asked) == 3
    entry.day(date(2031, 5, 5))
    assert len(asked) == 3


def test_sessions_by_guid_leave_out_unknown_ones(shelf: Borrowed, tea_days: Programme) -> None:
    entry = shelf.put(tea_days, b"", STAMP)
    assert list(entry.sessions(["t-4", "nobody", "t-1"])) == ["t-1", "t-4"]
    assert len(entry.sessions([f"g{n}" for n in range(1500)] + ["t-5"])) == 1


@pytest.mark.parametrize(
    ("name", "guids"), [("t-1", ("t-1",)), ("3", ("t-3",)), ("TEA4", ("t-4",)), ("x", ())]
)
def test_a_session_is_found_by_guid_id_or_code(
    shelf: Borrowed, tea_days: Programme, name: str, guids: tuple[str, ...]
) -> None:
    assert shelf.put(tea_days, b"", STAMP).guids_named(name) == guids


@pytest.mark.parametrize(
    "other",
    [
        STAMP._replace(size=301),
        STAMP._replace(mtime_ns=5),
        STAMP._replace(zone_name="Asia/Tokyo"),
        STAMP._replace(path="/made/up/coffee.json"),
        STAMP._replace(reader="0.0.0/0"),
    ],
)
def test_another_stamp_is_no_hit(shelf: Borrowed, tea_days: Programme, other: Stamp) -> None:
    shelf.put(tea_days, b"", STAMP)
    assert shelf.find(other) is None
    assert shelf.find(STAMP) is not None


def test_an_empty_shelf_has_nothing(shelf: Borrowed, tmp_path: Path) -> None:
    assert shelf.find(STAMP) is None
    assert shelf.by_key("tea-days-2031") is None
    assert not list(tmp_path.iterdir())


def test_a_newer_state_of_the_same_bytes_replaces_the_older_one(
    shelf: Borrowed, tea_days: Programme, tmp_path: Path
) -> None:
    shelf.put(tea_days, b"", STAMP)
    newer = STAMP._replace(mtime_ns=STAMP.mtime_ns + 1)
    shelf.put(tea_days._replace(title="The Tea Days, again"), b"", newer)
    assert shelf.find(STAMP) is None
    assert found(shelf, newer).programme.title == "The Tea Days, again"
    assert len(list((tmp_path / "shelf").iterdir())) == 1


def test_a_window_goes_on_reading_what_was_replaced(shelf: Borrowed, tea_days: Programme) -> None:
    shelf.put(tea_days, b"", STAMP)
    first, second = found(shelf), found(shelf)
    shelf.put(tea_days._replace(sessions=()), b"", STAMP._replace(size=1))
    assert first.programme == tea_days
    assert second.day(date(2031, 5, 6))[0].title == "Washing up"


def test_by_key_gives_the_newest_of_several_files(shelf: Borrowed, tea_days: Programme) -> None:
    old = shelf.put(tea_days, b"", STAMP)
    new = shelf.put(tea_days._replace(title="Newest"), b"", STAMP._replace(path="/another/place.json"))
    shelf.put(tea_days._replace(key="tea-days-2032"), b"", STAMP._replace(path="/next/year.json"))
    assert old.path is not None
    assert new.path is not None
    os.utime(old.path, (1000, 1000))
    os.utime(new.path, (2000, 2000))
    entry = shelf.by_key("tea-days-2031")
    assert entry is not None
    assert entry.programme.title == "Newest"


def test_what_a_killed_process_left_is_cleared_away(
    shelf: Borrowed, tea_days: Programme, tmp_path: Path
) -> None:
    (tmp_path / "shelf").mkdir()
    left, fresh = tmp_path / "shelf" / ".x.1-1.new", tmp_path / "shelf" / ".y.1-1.new"
    left.touch()
    fresh.touch()
    os.utime(left, (1000, 1000))
    shelf.put(tea_days, b"", STAMP)
    assert not left.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be_made_leaves_it_in_memory(
    tmp_path: Path, tea_days: Programme, handed_out: ExitStack
) -> None:
    (tmp_path / "file").touch()
    entry = Borrowed(tmp_path / "file" / "shelf", handed_out).put(tea_days, b"the bytes", STAMP, NOTICES)
    assert entry.path is None
    assert entry.programme == tea_days
    assert entry.original() == b"the bytes"
    assert [notice.code for notice in entry.notices] == ["shelf.readonly", "native.odd"]


def test_a_full_disk_leaves_it_in_memory(
    shelf: Borrowed, tea_days: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(tea_days, b"", STAMP)
    real = sqlite3.connect

    def tiny_disk(path: object, **options: object) -> sqlite3.Connection:
        connection = real(path, **options)  # type: ignore[call-overload]
        assert isinstance(connection, sqlite3.Connection)
        if str(path).endswith(".new"):
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(sqlite3, "connect", tiny_disk)
    entry = shelf.put(tea_days._replace(title="Too much tea"), b"x" * 100_000, STAMP._replace(size=9))
    assert entry.programme.title == "Too much tea"
    assert entry.notices[0].code == "shelf.readonly"
    assert "full" in entry.notices[0].arguments["cause"]
    assert found(shelf).programme == tea_days
    assert len(list((tmp_path / "shelf").iterdir())) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from iweek_desktop.library import shelf, tables
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.model import Programme, Session

def kill(*_rest, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "midway":
    tables.pack_head = kill
elif sys.argv[2] == "written":
    os.fsync = kill
else:
    Path.replace = kill
shelf.Shelf(Path(sys.argv[1])).put(
    Programme("tea-days-2031", "Half", "UTC", (Session("h", "Half"),)), b"", Stamp("/made/up/tea.json", 9, 9))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("moment", ["midway", "written", "renaming"])
def test_a_process_killed_while_putting_leaves_the_old_entry(
    shelf: Borrowed, tea_days: Programme, tmp_path: Path, moment: str
) -> None:
    shelf.put(tea_days, b"", STAMP)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "shelf"), moment], capture_output=True
    )
    assert done.returncode == -9, done.stderr
    assert found(shelf).programme == tea_days
    kept = shelf.by_key("tea-days-2031")
    assert kept is not None
    assert kept.programme == tea_days


def test_half_a_surrogate_pair_is_stored_as_a_question_mark(shelf: Borrowed, tea_days: Programme) -> None:
    odd = tea_days.sessions[1]._replace(title="Tea \ud83c cup")
    entry = shelf.put(tea_days._replace(sessions=(odd,)), b"", STAMP)
    assert entry.path is not None
    assert entry.programme.sessions[0].title == "Tea ? cup"


def test_odd_names_of_folders_are_no_matter(
    tmp_path: Path, tea_days: Programme, handed_out: ExitStack
) -> None:
    shelf = Borrowed(tmp_path / "a b?c#d%41&mode=rw" / "åäö", handed_out)
    assert shelf.put(tea_days, b"", STAMP).path is not None
    assert found(shelf).programme == tea_days


def test_keys_that_make_poor_file_names_are_no_matter(shelf: Borrowed, tea_days: Programme) -> None:
    for key in ("../../etc", "CON", "a/b\\c:d", "茶の日", "k" * 400, " "):
        shelf.put(tea_days._replace(key=key), b"", STAMP._replace(path=f"/made/up/{len(key)}"))
        entry = shelf.by_key(key)
        assert entry is not None
        assert entry.programme.key == key
