"""Which versions of a programme stay on the shelf, in which order, and what one that is killed leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.library import shelf_order
from iweek_desktop.library.progress import Cancelled, Stage, cancellable
from iweek_desktop.library.shelf import Shelf, ShelfEntry, Version
from iweek_desktop.library.shelf_names import ShelfName, content_code, programme_code
from iweek_desktop.library.shelf_order import MOST_ENTRIES, MOST_VERSIONS, newest_first, surplus
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.model import Programme

KEY = "tea-days-2031"
STAMP = Stamp("/made/up/tea.json", 300, 1_000_000_007, None)


class Borrowed(Shelf):
    """A shelf whose entries are closed when the test is over."""

    def __init__(self, folder: Path, handed_out: ExitStack) -> None:
        super().__init__(folder)
        self.folder, self._handed_out = folder, handed_out

    def version(self, programme: Programme, text: str, path: str = STAMP.path) -> ShelfEntry:
        """Put what a source says next: its title and its bytes are `text`."""
        stamp = STAMP._replace(path=path, size=len(text), mtime_ns=sum(map(ord, text)))
        entry = self.put(programme._replace(title=text), text.encode(), stamp)
        return self._handed_out.enter_context(entry)

    def title(self, entry: ShelfEntry | None) -> str | None:
        with entry or nullcontext():
            return entry.programme.title if entry else None

    def titles(self, key: str = KEY) -> list[str | None]:
        return [self.title(self.open(version)) for version in self.versions(key)]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Borrowed]:
    with ExitStack() as stack:
        yield Borrowed(tmp_path / "shelf", stack)


def test_the_last_five_different_contents_of_a_source_are_kept(shelf: Borrowed, tea_days: Programme) -> None:
    for number in range(MOST_VERSIONS + 3):
        shelf.version(tea_days, f"tea {number}")
    assert shelf.titles() == ["tea 7", "tea 6", "tea 5", "tea 4", "tea 3"]
    assert len(list(shelf.folder.iterdir())) == MOST_VERSIONS
    assert shelf.title(shelf.by_key(KEY)) == "tea 7"


def test_the_same_content_again_is_one_version(shelf: Borrowed, tea_days: Programme) -> None:
    for text in ("one", "two", "one"):
        shelf.version(tea_days, text)
    shelf.put(tea_days._replace(title="one"), b"one", STAMP._replace(mtime_ns=1)).close()
    assert shelf.titles() == ["one", "two"]
    assert len(list(shelf.folder.iterdir())) == 2


def test_one_content_from_two_sources_is_one_version_and_two_files(
    shelf: Borrowed, tea_days: Programme
) -> None:
    shelf.version(tea_days, "one")
    shelf.version(tea_days, "two")
    shelf.version(tea_days, "one", "/another/place.json")
    assert shelf.titles() == ["one", "two"]
    assert len(list(shelf.folder.iterdir())) == 3


def test_another_source_takes_nothing_from_the_five(shelf: Borrowed, tea_days: Programme) -> None:
    for number in range(MOST_VERSIONS):
        shelf.version(tea_days, f"tea {number}")
    shelf.version(tea_days, "from elsewhere", "/another/place.ics")
    assert shelf.titles() == ["from elsewhere", "tea 4", "tea 3", "tea 2", "tea 1", "tea 0"]


def test_the_order_of_arrival_holds_whatever_the_clock_does(shelf: Borrowed, tea_days: Programme) -> None:
    ahead = shelf.version(tea_days, "with the clock ahead")
    assert ahead.path is not None
    in_2050 = 2_524_608_000
    os.utime(ahead.path, (in_2050, in_2050))
    shelf.version(tea_days, "with the clock right")
    assert shelf.titles() == ["with the clock right", "with the clock ahead"]


def test_the_version_before_another(shelf: Borrowed, tea_days: Programme) -> None:
    first, second, third = (shelf.version(tea_days, text) for text in ("1", "2", "3"))
    assert shelf.title(shelf.before(third)) == "2"
    assert shelf.title(shelf.before(second)) == "1"
    assert shelf.before(first) is None


def test_going_back_makes_an_earlier_version_the_present_one(shelf: Borrowed, tea_days: Programme) -> None:
    first, second, _third = (shelf.version(tea_days, text) for text in ("1", "2", "3"))
    shelf.make_present(first)
    assert shelf.titles() == ["1", "3", "2"]
    assert shelf.title(shelf.by_key(KEY)) == "1"
    assert shelf.title(shelf.before(first)) == "3"
    shelf.make_present(second)
    shelf.make_present(second)
    shelf.version(tea_days, "4")
    assert shelf.titles() == ["4", "2", "1", "3"]


def test_an_entry_that_could_not_be_kept_comes_after_what_is(
    shelf: Borrowed, tea_days: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.version(tea_days, "kept")

    def no_room(*_rest: object, **_more: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(Path, "replace", no_room)
    entry = shelf.version(tea_days, "in memory")
    assert entry.path is None
    assert entry.content == content_code(b"in memory")
    assert shelf.title(shelf.before(entry)) == "kept"
    shelf.make_present(entry)
    assert shelf.titles() == ["kept"]
    assert [path.name for path in shelf.folder.iterdir() if path.name.endswith(".new")] == []


def test_a_version_made_by_an_older_program_is_made_anew_in_its_place(
    shelf: Borrowed, tea_days: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("1", "2", "3"):
        shelf.version(tea_days, text)
    from iweek_desktop.library import shelf as shelves

    def read(original: bytes, _stamp: Stamp) -> tuple[Programme, tuple[()]]:
        return tea_days._replace(title=f"{original.decode()} read anew"), ()

    monkeypatch.setattr(shelves, "read_again", read)
    defaults = Stamp.__new__.__defaults__
    assert defaults is not None
    monkeypatch.setattr(Stamp.__new__, "__defaults__", (*defaults[:-1], "99.0/1"))
    oldest = shelf.versions(KEY)[2]
    assert shelf.title(shelf.open(oldest)) == "1 read anew"
    assert shelf.titles() == ["3 read anew", "2 read anew", "1 read anew"]
    assert len(list(shelf.folder.iterdir())) == 3


def test_a_file_named_before_contents_were_told_apart_is_a_version(
    shelf: Borrowed, tea_days: Programme
) -> None:
    entry = shelf.version(tea_days, "old")
    assert entry.path is not None
    name = ShelfName.read(entry.path)
    assert name is not None
    entry.path.rename(entry.path.with_name(str(name._replace(content=None))))
    shelf.version(tea_days, "new")
    (new, old) = shelf.versions(KEY)
    assert (old.content, new.content) == (content_code(b"old"), content_code(b"new"))
    assert shelf.titles() == ["new", "old"]
    shelf.version(tea_days, "old")
    assert shelf.titles() == ["old", "new"]
    assert len(list(shelf.folder.iterdir())) == 2


def test_every_programme_has_one_present_version(shelf: Borrowed, tea_days: Programme) -> None:
    for text in ("1", "2"):
        shelf.version(tea_days, text)
        shelf.version(tea_days._replace(key="coffee-2031"), f"coffee {text}", "/made/up/coffee.json")
    assert [shelf.title(shelf.open(one)) for one in shelf.present()] == ["coffee 2", "2"]


def test_a_removed_programme_is_gone_whole_and_no_other(shelf: Borrowed, tea_days: Programme) -> None:
    for text in ("1", "2"):
        shelf.version(tea_days, text)
    shelf.version(tea_days, "from elsewhere", "/another/place.ics")
    shelf.version(tea_days._replace(key=f"{KEY}-b"), "another", "/made/up/b.json")
    assert shelf.remove(KEY)
    assert shelf.titles() == []
    assert shelf.titles(f"{KEY}-b") == ["another"]
    assert shelf.remove(KEY)


def test_what_cannot_be_removed_is_told(
    shelf: Borrowed, tea_days: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("1", "2"):
        shelf.version(tea_days, text)
    unlink, newest = Path.unlink, shelf.versions(KEY)[0].path

    def in_use(path: Path, missing_ok: bool = False) -> None:
        if path == newest:
            raise PermissionError(13, "another window has it open")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", in_use)
    assert not shelf.remove(KEY)
    assert shelf.titles() == ["2"]


def test_a_cancelled_put_leaves_nothing(shelf: Borrowed, tea_days: Programme) -> None:
    shelf.version(tea_days, "old")
    seen: list[Stage] = []
    told = cancellable(lambda: len(seen) > 0, lambda stage, _done, _total: seen.append(stage))
    many = tea_days._replace(sessions=tuple(tea_days.sessions) * 300)
    with pytest.raises(Cancelled):
        shelf.put(many, b"new", STAMP._replace(size=1), tell=told)
    assert seen == ["shelving"]
    assert shelf.titles() == ["old"]
    assert len(list(shelf.folder.iterdir())) == 1


CHILD = """
import os, signal, sys
from pathlib import Path
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.model import Programme, Session

shelf, task, name = Shelf(Path(sys.argv[1])), sys.argv[2], sys.argv[3]

def put(text):
    programme = Programme("tea-days-2031", text, "UTC", (Session("h", "Half"),))
    shelf.put(programme, text.encode(), Stamp("/made/up/tea.json", len(text), 9)).close()

if task == "put":
    for number in range(12):
        put(f"{name} {number}")
else:
    unlink = Path.unlink
    def unlink_and_die(path, missing_ok=False):
        unlink(path, missing_ok)
        os.kill(os.getpid(), signal.SIGKILL)
    Path.unlink = unlink_and_die
    put("sixth") if task == "die tidying" else shelf.remove("tea-days-2031")
"""


def test_two_windows_that_put_at_once_keep_five_whole_versions(shelf: Borrowed) -> None:
    children = [
        subprocess.Popen([sys.executable, "-c", CHILD, str(shelf.folder), "put", name])
        for name in ("one", "two")
    ]
    assert [child.wait(timeout=60) for child in children] == [0, 0]
    titles = shelf.titles()
    assert len(titles) == MOST_VERSIONS
    assert titles[0] in ("one 11", "two 11")
    for name in ("one", "two"):
        numbers = [int(title.split()[1]) for title in titles if title and title.startswith(name)]
        assert numbers == list(range(11, 11 - len(numbers), -1))
    assert not list(shelf.folder.glob(".*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    ("task", "left"), [("die tidying", ["sixth", "4", "3", "2", "1"]), ("die removing", ["4", "3", "2", "1"])]
)
def test_a_process_killed_while_throwing_away_leaves_the_newest(
    shelf: Borrowed, tea_days: Programme, task: str, left: list[str]
) -> None:
    for number in range(MOST_VERSIONS):
        shelf.version(tea_days, str(number))
    done = subprocess.run([sys.executable, "-c", CHILD, str(shelf.folder), task, ""], capture_output=True)
    assert done.returncode == -9, done.stderr
    assert shelf.titles() == left


# The rule by itself

PLACES = st.builds(
    Version,
    st.integers(0, 400).map(lambda n: Path(f"/shelf/{n}")),
    st.sampled_from("abc"),
    st.sampled_from("xy"),
    st.sampled_from("1234567"),
    st.integers(0, 20),
)


@given(st.lists(PLACES, min_size=1, max_size=60, unique_by=lambda version: version.path), st.data())
def test_what_is_thrown_away_follows_the_rule(versions: list[Version], data: st.DataObject) -> None:
    kept = data.draw(st.sampled_from(versions)).path
    needless = set(surplus(versions, kept))
    stay = [version for version in newest_first(versions) if version.path not in needless]
    assert kept not in needless
    assert {version.programme for version in stay} == {version.programme for version in versions}
    for source in {(version.programme, version.source) for version in versions}:
        of_source = [v for v in newest_first(versions) if (v.programme, v.source) == source]
        contents = [v.content for v in stay if (v.programme, v.source) == source]
        assert len(contents) == len(set(contents)) == min(MOST_VERSIONS, len({v.content for v in of_source}))
        if kept not in [v.path for v in of_source]:
            assert contents == list(dict.fromkeys(v.content for v in of_source))[:MOST_VERSIONS]


def test_earlier_versions_go_before_whole_programmes() -> None:
    many = [Version(Path(f"/p{n}"), f"p{n}", "s", "c", n) for n in range(MOST_ENTRIES - 1)]
    twice = [Version(Path(f"/q{n}"), "q", "s", f"c{n}", 1000 + n) for n in range(3)]
    gone = surplus([*many, *twice], twice[2].path)
    assert set(gone) == {twice[0].path, twice[1].path}
    more = [Version(Path(f"/r{n}"), f"r{n}", "s", "c", 2000 + n) for n in range(2)]
    gone = surplus([*many, twice[2], *more], more[1].path)
    assert set(gone) == {many[0].path, many[1].path}


def test_too_many_entries_lose_the_oldest(
    shelf: Borrowed, tea_days: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_order, "MOST_ENTRIES", 3)
    for n in range(5):
        shelf.version(tea_days._replace(key=f"tea-{n}"), f"tea {n}", f"/made/up/{n}.json")
    assert [shelf.title(shelf.open(one)) for one in shelf.present()] == ["tea 4", "tea 3", "tea 2"]


@given(st.text(max_size=60), st.text(max_size=20), st.booleans())
def test_a_name_is_read_back(key: str, path: str, told_apart: bool) -> None:
    name = ShelfName.of(key, STAMP._replace(path=path), content_code(path.encode(errors="replace")))
    name = name if told_apart else name._replace(content=None)
    assert ShelfName.read(Path("/shelf") / str(name)) == name
    assert str(name).startswith(programme_code(key))
