"""Programmes of every format on the shelf: read once, kept with their bytes, made anew from them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.library.opening import open_kept, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.programme.model import Programme

SAMPLES = sorted((Path(__file__).parent.parent / "data" / "formats").glob("*.*"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of(tmp_path / "profile")


def programme_in(path: Path, zone: str) -> Programme:
    programme = read_programme(path.read_bytes(), ReadOptions(zone, path.stem)).programme
    assert programme is not None
    return programme


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Asia/Kolkata"])
def test_what_is_opened_is_what_was_read(places: Places, sample: Path, zone: str) -> None:
    expected = programme_in(sample, zone)
    for _ in range(2):
        opened = open_programme(places, sample, zone)
        assert opened.entry is not None
        with closing(opened.entry) as entry:
            assert entry.programme == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_broken_entry_is_made_anew_of_the_bytes_that_were_kept(
    places: Places, sample: Path, tmp_path: Path
) -> None:
    source = tmp_path / sample.name
    source.write_bytes(sample.read_bytes())
    expected = programme_in(source, "Asia/Kolkata")
    opened = open_programme(places, source, "Asia/Kolkata")
    assert opened.entry is not None
    opened.entry.close()
    source.unlink()
    (shelf_file,) = places.shelf_dir.glob("*.shelf")
    with closing(sqlite3.connect(shelf_file)) as connection:
        connection.executescript("UPDATE head SET programme = '{'")
    entry = open_kept(places, expected.key)
    assert entry is not None
    with closing(entry):
        assert entry.programme == expected
