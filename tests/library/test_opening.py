import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, nullcontext
from datetime import date
from pathlib import Path

import pytest

from iweek_desktop.formats import registry
from iweek_desktop.library import stamp as stamps
from iweek_desktop.library.opening import Opened, open_kept, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf_entry import ShelfEntry, ShelfError

Opening = Callable[..., Opened]
Keeping = Callable[[str], ShelfEntry | None]

TEA = {
    "format": "programme",
    "format_version": 1,
    "conference": {"key": "tea-2031", "title": "The Tea Days", "time_zone_name": "Europe/Stockholm"},
    "events": [
        {"guid": "t-1", "title": "Boiling", "start": "2031-05-05T09:00:00+02:00", "abstract": "Hot."},
        {"guid": "t-2", "title": "Steeping", "start": "2031-05-06T09:00:00+02:00"},
    ],
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of(tmp_path / "profile")


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.json"
    path.write_text(json.dumps(TEA))
    return path


@pytest.fixture
def opening(places: Places) -> Iterator[Opening]:
    """Open as the program does; what is opened is closed when the test is over."""
    with ExitStack() as stack:

        def open_one(source: Path | None, zone_name: str | None = None) -> Opened:
            opened = open_programme(places, source, zone_name)
            stack.enter_context(opened.entry or nullcontext())
            return opened

        yield open_one


@pytest.fixture
def keeping(places: Places) -> Iterator[Keeping]:
    """Open what is kept on the shelf; what is opened is closed when the test is over."""
    with ExitStack() as stack:
        yield lambda key: stack.enter_context(open_kept(places, key) or nullcontext())


def entry_of(opened: Opened) -> ShelfEntry:
    assert opened.entry is not None, opened.notices
    return opened.entry


def titles(entry: ShelfEntry) -> list[str]:
    return [session.title for session in entry.programme.sessions]


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_rest: object) -> None:
        raise AssertionError("a reader was asked")

    monkeypatch.setattr(registry, "read_programme", refuse)


def test_the_second_opening_asks_no_reader(
    opening: Opening, tea: Path, request: pytest.FixtureRequest
) -> None:
    first = entry_of(opening(tea))
    request.getfixturevalue("no_reader")
    second = opening(tea)
    assert entry_of(second).programme == first.programme
    assert second.path == tea


def test_the_bundled_programme_opens(opening: Opening) -> None:
    opened = opening(None)
    entry = entry_of(opened)
    assert entry.programme.title == "Innovation Week 2024"
    assert [count.sessions for count in entry.days] == [6, 0, 2, 0, 0]
    assert opened.notices == ()


def test_a_changed_file_is_read_again(opening: Opening, tea: Path) -> None:
    opening(tea)
    tea.write_text(json.dumps(TEA).replace("Boiling", "Boiling over"))
    assert titles(entry_of(opening(tea))) == ["Boiling over", "Steeping"]


def test_a_file_of_the_same_size_but_newer_is_read_again(opening: Opening, tea: Path) -> None:
    opening(tea)
    tea.write_text(json.dumps(TEA).replace("Boiling", "Cooling"))
    os.utime(tea, (1, 1))
    assert titles(entry_of(opening(tea))) == ["Cooling", "Steeping"]


def test_a_newer_version_of_the_program_reads_again(
    opening: Opening, tea: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    entry_of(opening(tea)).close()
    defaults = stamps.Stamp.__new__.__defaults__
    assert defaults is not None
    monkeypatch.setattr(stamps.Stamp.__new__, "__defaults__", (*defaults[:-1], "99.0/1"))
    request.getfixturevalue("no_reader")
    with pytest.raises(AssertionError, match="a reader was asked"):
        opening(tea)


def test_another_zone_is_another_reading(opening: Opening, tmp_path: Path) -> None:
    floating = tmp_path / "floating.json"
    text = json.dumps(TEA).replace("+02:00", "").replace(', "time_zone_name": "Europe/Stockholm"', "")
    floating.write_text(text)
    tokyo = entry_of(opening(floating, "Asia/Tokyo"))
    lisbon = entry_of(opening(floating, "Europe/Lisbon"))
    assert (tokyo.programme.zone_name, lisbon.programme.zone_name) == ("Asia/Tokyo", "Europe/Lisbon")
    assert tokyo.programme.sessions[0].start != lisbon.programme.sessions[0].start
    assert entry_of(opening(floating, "Asia/Tokyo")).programme == tokyo.programme


def test_a_missing_file_is_told(opening: Opening, tmp_path: Path) -> None:
    opened = opening(tmp_path / "gone.json")
    assert opened.entry is None
    assert [(n.code, n.level) for n in opened.notices] == [("file.missing", "error")]


def test_a_folder_is_no_programme(opening: Opening, tmp_path: Path) -> None:
    opened = opening(tmp_path)
    assert opened.entry is None
    assert [n.code for n in opened.notices] == ["file.unreadable"]


def test_a_name_no_system_takes_is_told(opening: Opening) -> None:
    assert [n.code for n in opening(Path("a\0b")).notices] == ["file.unreadable"]


def test_a_file_that_is_no_programme_is_told_and_not_kept(
    places: Places, opening: Opening, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear kettle")
    opened = opening(letter)
    assert opened.entry is None
    assert any(notice.level == "error" for notice in opened.notices)
    assert not places.shelf_dir.exists()


def test_what_was_found_is_told_at_every_opening(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "tea.json"
    path.write_text(json.dumps({**TEA, "events": [{"guid": "t-1"}, *TEA["events"]]}))  # type: ignore[misc]
    first, second = opening(path), opening(path)
    assert len(entry_of(first).programme.sessions) == 2
    assert any(notice.level == "error" for notice in first.notices)
    assert first.notices == second.notices


def test_the_shelf_needs_no_file_any_more(
    opening: Opening, keeping: Keeping, tea: Path, request: pytest.FixtureRequest
) -> None:
    opening(tea)
    tea.unlink()
    request.getfixturevalue("no_reader")
    entry = keeping("tea-2031")
    assert entry is not None
    assert titles(entry) == ["Boiling", "Steeping"]
    assert keeping("coffee-2031") is None


def shelf_file(places: Places) -> Path:
    (path,) = places.shelf_dir.glob("*.shelf")
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)


@pytest.mark.parametrize("source_gone", [False, True])
@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 99",
        "DROP TABLE head",
        "UPDATE head SET programme = '{'",
        "UPDATE head SET days = '7'",
    ],
)
def test_an_old_or_broken_entry_is_made_anew(
    places: Places, opening: Opening, keeping: Keeping, tea: Path, statement: str, source_gone: bool
) -> None:
    expected = entry_of(opening(tea)).programme
    change(shelf_file(places), statement)
    if source_gone:
        tea.unlink()
    entry = keeping("tea-2031") if source_gone else opening(tea).entry
    assert entry is not None
    assert entry.programme == expected


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"no database at all" * 100])
def test_a_shelf_file_that_is_none_is_made_anew(
    places: Places, opening: Opening, keeping: Keeping, tea: Path, data: bytes
) -> None:
    opening(tea)
    shelf_file(places).write_bytes(data)
    assert titles(entry_of(opening(tea))) == ["Boiling", "Steeping"]
    assert shelf_file(places).stat().st_size > 1000
    shelf_file(places).write_bytes(data)
    assert keeping("tea-2031") is None


@pytest.mark.parametrize("source_gone", [False, True])
def test_damage_met_while_reading_is_repaired(
    places: Places, opening: Opening, tea: Path, source_gone: bool
) -> None:
    entry_of(opening(tea)).close()
    change(shelf_file(places), "DROP TABLE session; UPDATE detail SET data = '{'")
    entry = opening(tea).entry
    assert entry is not None
    if source_gone:
        tea.unlink()
    assert [session.title for session in entry.day(date(2031, 5, 5))] == ["Boiling"]
    assert entry.programme.details["t-1"].abstract == "Hot."
    assert not list(places.shelf_dir.glob("*.shelf"))


def test_damage_without_an_original_is_told(places: Places, opening: Opening, tea: Path) -> None:
    entry_of(opening(tea)).close()
    change(shelf_file(places), "DROP TABLE session; DROP TABLE original")
    entry = entry_of(opening(tea))
    tea.unlink()
    with pytest.raises(ShelfError) as told:
        entry.day(date(2031, 5, 5))
    assert told.value.code == "shelf.unreadable"


def test_a_closed_entry_is_not_taken_for_a_damaged_one(places: Places, opening: Opening, tea: Path) -> None:
    entry = entry_of(opening(tea))
    entry.close()
    with pytest.raises(sqlite3.ProgrammingError):
        entry.day(date(2031, 5, 5))
    assert shelf_file(places).exists()


def test_the_start_from_the_shelf_imports_no_reader(places: Places, opening: Opening, tea: Path) -> None:
    entry_of(opening(tea)).close()
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from iweek_desktop.library.opening import open_programme;"
        "from iweek_desktop.library.paths import Places;"
        "opened = open_programme(Places.of(Path(sys.argv[1])), Path(sys.argv[2]), None);"
        "assert len(opened.entry.day(date(2031, 5, 5))) == 1;"
        "heavy = [name for name in sys.modules if name.partition('.')[0] in"
        " ('pydantic', 'PySide6', 'platformdirs', 'icalendar', 'uuid', 'hashlib') or 'formats' in name];"
        "sys.exit(' '.join(heavy) or None)"
    )
    profile = places.data.parent
    done = subprocess.run([sys.executable, "-c", code, profile, tea], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
