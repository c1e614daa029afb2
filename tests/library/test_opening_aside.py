"""Opening in another thread than the window's: how far it has come, stopping it, and using what it gives."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from iweek_desktop.formats import decoding
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.library.opening import is_kept, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.progress import Cancelled, Stage, cancellable
from iweek_desktop.library.source import is_address, read_file, read_options
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.notices import Notice

TEA = {
    "format": "programme",
    "format_version": 1,
    "conference": {"key": "tea-2031", "title": "The Tea Days", "time_zone_name": "Europe/Stockholm"},
    "events": [
        {"guid": f"t-{n}", "title": f"Cup {n}", "start": "2031-05-05T09:00:00+02:00"} for n in range(600)
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


def test_an_entry_opened_in_a_worker_is_read_in_the_window(places: Places, tea: Path) -> None:
    for _ in ("read", "from the shelf"):
        with ThreadPoolExecutor(1) as worker:
            entry = worker.submit(open_programme, places, tea, None).result().entry
        assert entry is not None
        with entry:
            assert len(entry.day(date(2031, 5, 5))) == 600
            assert entry.programme.details["t-1"] is not None


def test_every_stage_is_told_in_its_order(places: Places, tea: Path) -> None:
    told: list[tuple[Stage, int, int | None]] = []
    opened = open_programme(places, tea, None, lambda *words: told.append(words))
    size = tea.stat().st_size
    with opened.entry or nullcontext():
        assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["reading", "parsing", "shelving"]
    assert ("reading", size, size) in told
    assert ("parsing", 576, None) in told
    rows = [done for stage, done, _ in told if stage == "shelving"]
    assert rows == sorted(rows)
    assert rows[-1] > 600


def test_the_shelf_has_nothing_to_tell(places: Places, tea: Path) -> None:
    with open_programme(places, tea, None).entry or nullcontext():
        pass

    def refuse(*_words: object) -> None:
        raise AssertionError("nothing is read")

    with open_programme(places, tea, None, refuse).entry or nullcontext() as entry:
        assert entry is not None


@pytest.mark.parametrize("stage", ["reading", "parsing", "shelving"])
def test_a_cancelled_opening_leaves_everything_as_it_was(places: Places, tea: Path, stage: Stage) -> None:
    with open_programme(places, tea, None).entry or nullcontext():
        pass
    before = {path: path.read_bytes() for path in places.shelf_dir.iterdir()}
    tea.write_text(json.dumps({**TEA, "events": []}).replace("Tea Days", "Other Days"))
    stop = Event()

    def stop_at(now: Stage, _done: int, _total: int | None) -> None:
        if now == stage:
            stop.set()

    def told(*words: Any) -> None:
        stop_at(*words)
        cancellable(stop.is_set)(*words)

    with pytest.raises(Cancelled):
        open_programme(places, tea, None, told)
    assert {path: path.read_bytes() for path in places.shelf_dir.iterdir()} == before


def test_a_programme_on_the_shelf_opens_by_its_key(places: Places, tea: Path) -> None:
    assert not is_kept(places, "tea-2031")
    with open_programme(places, tea, None).entry or nullcontext():
        pass
    assert is_kept(places, "tea-2031")
    opened = open_programme(places, Path("tea-2031"), None)
    with opened.entry or nullcontext() as entry:
        assert entry is not None
        assert entry.programme.title == "The Tea Days"
    assert opened.path == tea
    assert [notice.code for notice in open_programme(places, Path("tea-2032"), None).notices] == [
        "file.missing"
    ]


def test_no_more_of_a_file_is_read_than_the_readers_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(decoding.LARGEST_FILE + 1)

    def refuse(*_words: object) -> None:
        raise AssertionError("nothing is read")

    notice = read_file(huge, refuse)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.arguments["expected"]) == ("format.size", "50 MB")
    monkeypatch.setattr(decoding, "LARGEST_FILE", 10)
    exact = tmp_path / "exact.json"
    exact.write_bytes(b"0123456789")
    assert read_file(exact) == b"0123456789"


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_what_is_no_file_is_not_waited_for(places: Places, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert [notice.code for notice in open_programme(places, pipe, None).notices] == ["file.kind"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no endless file")
def test_a_file_that_says_it_is_empty_is_read_within_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_FILE", 100)
    notice = read_file(Path("/proc/self/status"))
    assert isinstance(notice, Notice)
    assert notice.code == "format.size"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/made/up/Tea days.v2.ics", "Tea days.v2"),
        ("https://tea.example/days/tea%20days.ics?x=1", "tea days"),
        ("https://tea.example/", "tea.example"),
        ("https://tea.example/two%0Alines.csv", "two lines"),
    ],
)
def test_a_programme_without_a_name_is_called_by_its_source(source: str, name: str) -> None:
    assert read_options(Stamp(source, 1, 1, "Asia/Tokyo")).name == name
    assert read_options(Stamp(source, 1, 1, "Asia/Tokyo")).zone_name == "Asia/Tokyo"


EVENT = "BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Cup\r\nDTSTART:20310505T090000Z\r\nEND:VEVENT\r\n"
CALENDAR = "BEGIN:VCALENDAR\r\n" + "".join(EVENT.format(n=n) for n in range(600)) + "END:VCALENDAR\r\n"


@pytest.mark.parametrize("data", [json.dumps(TEA), CALENDAR], ids=["native", "ics"])
@pytest.mark.parametrize("late", [0, 300, 599])
def test_reading_stops_at_the_next_session(late: int, data: str) -> None:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > late:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_programme(data.encode(), ReadOptions(check=check))
    assert asked == late + 1


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://tea.example/p.json", True),
        (" HTTP://localhost/p", True),
        ("webcal://tea", True),
        ("file:///p.json", True),
        ("p", False),
        ("C:\\p.json", False),
        ("c://p.json", False),
    ],
)
def test_an_address_is_told_from_a_file(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one
