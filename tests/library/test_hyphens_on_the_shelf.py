"""Where long words may be broken: found out when a programme comes to the shelf, or later."""

import os
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.library.hyphenation import SOFT_HYPHEN, hyphens_of
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.model import Programme, Track

STAMP = Stamp("/made/up/tea.json", 300, 1_000_000_007, None)


@pytest.fixture
def tea(tea_days: Programme) -> Programme:
    """A programme with long words in titles and in the name of a theme."""
    long = tuple(s._replace(title=f"{s.title}: verksamhetsutveckling") for s in tea_days.sessions)
    return tea_days._replace(
        sessions=long, languages=("sv",), tracks={"i": Track("i", "Innovationsupphandling")}
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def found(shelf: Shelf) -> ShelfEntry:
    entry = shelf.find(STAMP)
    assert entry is not None
    return entry


def broken(entry: ShelfEntry) -> tuple[dict[str, str], dict[str, str]]:
    """Return every title and name of an entry that has soft hyphens."""
    titles = {guid: title for day in entry.days for guid, title in entry.hyphenated_titles(day.day).items()}
    return titles, entry.hyphenated_names()


def test_what_is_put_on_the_shelf_is_hyphenated(shelf: Shelf, tea: Programme) -> None:
    with shelf.put(tea, b"", STAMP) as entry:
        assert entry.hyphenated
        titles, names = broken(entry)
    assert names == {"Innovationsupphandling": "Inno|va|tions|upp|hand|ling".replace("|", SOFT_HYPHEN)}
    assert set(titles) == {session.guid for session in tea.sessions if session.start}
    assert all(title.count(SOFT_HYPHEN) >= 3 for title in titles.values())


def test_hyphens_may_be_left_for_later(shelf: Shelf, tea: Programme) -> None:
    with shelf.put(tea, b"", STAMP) as entry:
        at_once = broken(entry)
    with shelf.put(tea, b"", STAMP, hyphenate=False) as entry:
        assert not entry.hyphenated
        assert broken(entry) == ({}, {})
    assert shelf.hyphenate(STAMP) == hyphens_of(tea)
    with found(shelf) as entry:
        assert entry.hyphenated
        assert broken(entry) == at_once
        assert entry.programme == tea


def test_an_entry_that_is_open_takes_them_too(shelf: Shelf, tea: Programme) -> None:
    with shelf.put(tea, b"", STAMP, hyphenate=False) as entry:
        hyphens = shelf.hyphenate(STAMP)
        assert hyphens is not None
        assert entry.programme == tea  # which it goes on reading in the file that was replaced
        entry.take_hyphens(hyphens)
        assert entry.hyphenated
        taken = broken(entry)
    with found(shelf) as entry:
        assert broken(entry) == taken


def test_a_version_stays_where_it_is_among_the_others(shelf: Shelf, tea: Programme) -> None:
    newer = STAMP._replace(size=301)
    shelf.put(tea, b"old", STAMP, hyphenate=False).close()
    shelf.put(tea, b"new", newer, hyphenate=False).close()
    before = [(version.path, version.arrived_ns) for version in shelf.versions(tea.key)]
    shelf.hyphenate(STAMP)
    assert [(version.path, version.arrived_ns) for version in shelf.versions(tea.key)] == before
    with found(shelf) as entry:
        assert entry.hyphenated


def test_what_is_not_on_the_shelf_cannot_be_hyphenated(shelf: Shelf) -> None:
    assert shelf.hyphenate(STAMP) is None


def test_hyphens_that_cannot_be_kept_are_found_all_the_same(
    shelf: Shelf, tea: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(tea, b"", STAMP, hyphenate=False).close()
    kept = sorted((tmp_path / "shelf").iterdir())

    def refuse(self: Path, _target: Any) -> None:
        raise PermissionError(13, "in use", os.fspath(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert shelf.hyphenate(STAMP) == hyphens_of(tea)
    assert sorted((tmp_path / "shelf").iterdir()) == kept
    with found(shelf) as entry:
        assert not entry.hyphenated


def test_what_lives_in_memory_is_hyphenated(tmp_path: Path, tea: Programme) -> None:
    (tmp_path / "shelf").write_bytes(b"not a folder")
    with Shelf(tmp_path / "shelf").put(tea, b"", STAMP, hyphenate=False) as entry:
        assert entry.path is None
        assert entry.hyphenated
        assert broken(entry)[1]
