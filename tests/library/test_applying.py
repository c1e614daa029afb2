"""Favourites on another version: none is lost, whatever version, whatever kills the process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.library.applying import Applied, apply, stands
from iweek_desktop.library.catalogue import Catalogue
from iweek_desktop.library.opening import open_kept, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.programmes import go_back, open_version, remove, versions
from iweek_desktop.library.shelf import Shelf, ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme import matching
from iweek_desktop.programme.changes import Kind, count_kinds
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Level, Programme
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store

CLOCK = standing_clock(datetime(2031, 5, 5, 8, 15, tzinfo=UTC))
KEY = "tea-2031"
TITLES = ("Boiling the water of the well", "Steeping green leaves", "Washing up together")


def write(path: Path, prefix: str, titles: Sequence[str] = TITLES) -> Path:
    """Write a version of the programme whose guids begin with `prefix`."""
    events = [
        {"guid": f"{prefix}-{n}", "title": text, "start": f"2031-05-05T{9 + n:02}:00:00+02:00"}
        for n, text in enumerate(titles)
    ]
    conference = {"key": KEY, "title": "The Tea Days", "time_zone_name": "Europe/Stockholm"}
    data = {"format": "programme", "format_version": 1, "conference": conference, "events": events}
    path.write_text(json.dumps(data))
    return path


class Home:
    """One user's folders, and what they do there; all is closed when the test is over."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.places = Places.of(folder / "profile")
        self.file = folder / "tea.json"
        self.store = stack.enter_context(Store.open(self.places.store_path, CLOCK, "test"))
        self._stack = stack

    def opened(self, prefix: str, titles: Sequence[str] = TITLES) -> ShelfEntry:
        """Open the next version of the file."""
        entry = open_programme(self.places, write(self.file, prefix, titles), None).entry
        assert entry is not None
        return self._stack.enter_context(entry)

    def opened_in_reverse(self) -> ShelfEntry:
        """Open the file once more, its sessions numbered from the last one on."""
        written = json.loads(self.file.read_text())
        events = written["events"]
        for event, guid in zip(events, [event["guid"] for event in reversed(events)], strict=True):
            event["guid"] = guid
        self.file.write_text(json.dumps(written))
        entry = open_programme(self.places, self.file, None).entry
        assert entry is not None
        return self._stack.enter_context(entry)

    def apply(self, entry: ShelfEntry) -> Applied:
        applied = apply(self.places, self.store, entry, CLOCK)
        self._stack.enter_context(applied.before or nullcontext())
        return applied

    def star(self, entry: ShelfEntry, *guids: str) -> None:
        plan = Plan(self.store, KEY)
        for guid, session in entry.sessions(guids).items():
            plan.set_level(guid, Level.MUST, snapshot_of(entry.programme, session))
            plan.set_note(guid, f"note on {session.title}", snapshot_of(entry.programme, session))

    def stars(self) -> list[str]:
        return sorted(Plan(self.store, KEY).favourites())

    def settled(self) -> str | None:
        return Catalogue(self.places.catalogue_path, CLOCK).get(KEY).settled


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with ExitStack() as stack:
        yield Home(tmp_path, stack)


def test_favourites_follow_to_a_new_version(home: Home) -> None:
    first = home.opened("a")
    assert home.apply(first).before is None
    home.star(first, "a-0", "a-1")
    second = home.opened("b", (TITLES[0], TITLES[1] + " slowly", TITLES[2]))
    applied = home.apply(second)
    assert applied.before is not None
    assert applied.before.content == first.content
    assert applied.carried is not None
    assert (dict(applied.carried.kept), applied.carried.parked) == ({"a-0": "b-0", "a-1": "b-1"}, ())
    assert count_kinds(applied.changes) == {Kind.RETITLED: 1}
    assert home.stars() == ["b-0", "b-1"]
    assert Plan(home.store, KEY).note("b-0") == f"note on {TITLES[0]}"


def test_what_has_gone_is_parked_and_comes_back(home: Home) -> None:
    first = home.opened("a")
    home.apply(first)
    home.star(first, "a-0", "a-2")
    applied = home.apply(home.opened("a", TITLES[:2]))
    assert applied.carried is not None
    assert (dict(applied.carried.kept), applied.carried.parked) == ({"a-0": "a-0"}, ("a-2",))
    applied = home.apply(first)
    assert applied.carried is not None
    assert applied.carried.returned == ("a-2",)
    assert home.stars() == ["a-0", "a-2"]


def test_applying_twice_is_the_same_as_once(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0")
    home.apply(second := home.opened("b"))
    changes = home.store.newest_change()
    assert home.apply(second) == Applied(None)
    assert home.store.newest_change() == changes


def test_going_back_takes_the_favourites_along(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0")
    home.apply(second := home.opened("b"))
    entry = go_back(home.places, KEY, first.content, CLOCK)
    assert entry is not None
    with entry:
        applied = home.apply(entry)
    assert applied.before is not None
    assert applied.before.content == second.content
    assert home.stars() == ["a-0"]
    with open_kept(home.places, KEY) or nullcontext() as present:
        assert present is not None
        assert present.content == first.content
    assert [version.content for version in versions(home.places, KEY)] == [first.content, second.content]
    assert go_back(home.places, KEY, "no such version", CLOCK) is None


def test_favourites_are_carried_from_where_they_stand_and_not_from_what_was_only_opened(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0", "a-1", "a-2")
    home.opened("b", TITLES[:1])
    applied = home.apply(home.opened("c"))
    assert applied.before is not None
    assert applied.before.content == first.content
    assert home.stars() == ["c-0", "c-1", "c-2"]


def test_a_version_long_gone_is_not_missed(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0")
    for n in range(7):
        last = home.opened(f"v{n}")
    assert open_version(home.places, KEY, first.content) is None
    applied = home.apply(last)
    assert applied.before is not None
    assert home.stars() == ["v6-0"]
    assert home.settled() == last.content


@pytest.fixture
def carried_unremembered(home: Home, monkeypatch: pytest.MonkeyPatch) -> ShelfEntry:
    """The first version; the stars stand on the second, and nothing but the store knows of it."""
    home.apply(first := home.opened("a"))
    home.star(first, "a-0", "a-1")
    second = home.opened("b")
    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "change", fail_to_remember)
        home.apply(second)
    assert (home.stars(), home.settled()) == (["b-0", "b-1"], first.content)
    return first


def fail_to_remember(catalogue: Catalogue, *_: object) -> None:
    raise StoreError("store.locked", catalogue._path, "another window writes")


def test_where_it_could_not_be_remembered_stars_go_back_all_the_same(
    home: Home, carried_unremembered: ShelfEntry
) -> None:
    assert not stands(home.places, home.store, carried_unremembered, CLOCK)
    applied = home.apply(carried_unremembered)
    assert applied.before is not None
    assert home.stars() == ["a-0", "a-1"]
    assert stands(home.places, home.store, carried_unremembered, CLOCK)


@pytest.mark.usefixtures("carried_unremembered")
def test_where_it_could_not_be_remembered_stars_go_on_from_where_they_stand(home: Home) -> None:
    applied = home.apply(home.opened("c"))
    assert applied.carried is not None
    assert dict(applied.carried.kept) == {"b-0": "c-0", "b-1": "c-1"}
    assert home.stars() == ["c-0", "c-1"]


@pytest.mark.usefixtures("carried_unremembered")
def test_where_it_could_not_be_remembered_the_same_version_is_told_again(home: Home) -> None:
    newest = home.store.newest_change()
    applied = home.apply(second := home.opened("b"))
    assert applied.before is not None
    assert (home.stars(), home.store.newest_change()) == (["b-0", "b-1"], newest)
    assert home.settled() == second.content


def test_stars_that_another_process_carries_meanwhile_come_along(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0", "a-1")
    second, third = home.opened("b"), home.opened("c")
    matched = matching.match_sessions

    def meanwhile(old: Programme, new: Programme) -> dict[str, str]:
        monkeypatch.undo()
        home.apply(second)
        return matched(old, new)

    monkeypatch.setattr(matching, "match_sessions", meanwhile)
    home.apply(third)
    assert home.stars() == ["c-0", "c-1"]
    assert home.settled() == third.content


def test_stars_from_a_copy_that_was_kept_of_them_are_carried_to_what_is_shown(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0", "a-1")
    copy = home.places.store_path.read_bytes()
    home.apply(second := home.opened("b"))
    home.store.close()
    home.places.store_path.write_bytes(copy)
    with Store.open(home.places.store_path, CLOCK, "again") as home.store:
        assert not stands(home.places, home.store, second, CLOCK)
        home.apply(second)
        assert home.stars() == ["b-0", "b-1"]


def test_what_stood_where_there_was_no_store_is_remembered_as_such(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = home.opened("a"), home.opened("b")
    apply(home.places, None, first, CLOCK)
    home.star(first, "a-0")
    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "change", fail_to_remember)
        home.apply(second)
    home.apply(first)
    assert home.stars() == ["a-0"]


def test_rows_numbered_anew_while_the_programme_was_away_keep_their_stars(home: Home) -> None:
    titles = (*TITLES, "Pouring from far above", "A walk to the harbour", "Songs of the kettle")
    home.apply(first := home.opened("a", titles))
    home.star(first, "a-0", "a-1", "a-2")
    assert remove(home.places, KEY, CLOCK)
    home.apply(home.opened_in_reverse())
    assert home.stars() == ["a-3", "a-4", "a-5"]
    assert Plan(home.store, KEY).note("a-5") == f"note on {titles[0]}"


def test_a_look_at_what_is_settled_reads_no_session(home: Home) -> None:
    home.apply(home.opened("a"))
    entry = open_kept(home.places, KEY)
    assert entry is not None
    with entry:
        asked: list[str] = []
        entry._rows.connection.set_trace_callback(asked.append)
        assert home.apply(entry) == Applied(None)
        assert asked == []


def test_without_favourites_no_store_is_needed(home: Home) -> None:
    apply(home.places, None, home.opened("a"), CLOCK)
    second = home.opened("b", TITLES[:2])
    applied = apply(home.places, None, second, CLOCK)
    with applied.before or nullcontext():
        assert applied.carried is None
        assert count_kinds(applied.changes) == {Kind.WITHDRAWN: 1}
    assert home.settled() == second.content


def test_favourites_that_cannot_be_carried_stand_where_they_stood(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0")
    second = home.opened("b")
    home.store.writable = False
    with pytest.raises(StoreError):
        home.apply(second)
    assert (home.stars(), home.settled()) == (["a-0"], first.content)
    home.store.writable = True
    home.apply(second)
    assert home.stars() == ["b-0"]


def test_removing_a_programme_leaves_its_favourites(home: Home) -> None:
    home.apply(first := home.opened("a"))
    home.star(first, "a-0", "a-1")
    assert remove(home.places, KEY, CLOCK)
    assert versions(home.places, KEY) == []
    assert home.stars() == ["a-0", "a-1"]
    home.apply(home.opened("a"))
    assert home.stars() == ["a-0", "a-1"]


KILLED = """
import os, signal, sys
from contextlib import nullcontext
from pathlib import Path
from iweek_desktop.library import applying, shelf, updating
from iweek_desktop.library.catalogue import Catalogue
from iweek_desktop.library.paths import Places
from iweek_desktop.library.programmes import remove
from iweek_desktop.plan import carrying
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store import moving
from iweek_desktop.store.store import Store

def kill(*_rest, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

places, moment = Places.of(Path(sys.argv[1])), sys.argv[2]
with Store.open(places.store_path, system_clock, "child") as store:
    if moment == "putting":
        Path.replace = kill
    if moment == "tidying":
        shelf.surplus = kill
    if moment == "forgetting":
        shelf.Shelf.remove = kill
    if moment in ("forgetting", "removing"):
        shelf.discard = kill
        remove(places, "tea-2031", system_clock)
    outcome = updating.update(places, "tea-2031", system_clock, wished=True)
    if moment == "before carrying":
        carrying.carry = kill
    if moment == "carrying":
        moving._move_ledger = kill
    if moment == "carried":
        Catalogue.change = kill
    applying.apply(places, store, outcome.entry, system_clock)
raise SystemExit("nothing killed it")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("putting", False),
        ("tidying", True),
        ("before carrying", True),
        ("carrying", True),
        ("carried", True),
        ("forgetting", False),
        ("removing", False),
    ],
)
def test_a_process_killed_at_any_moment_loses_neither_a_version_nor_a_star(
    tmp_path: Path, moment: str, there: bool
) -> None:
    with ExitStack() as stack:
        home = Home(tmp_path, stack)
        home.apply(first := home.opened("a"))
        home.star(first, "a-0", "a-2")
        write(home.file, "b", TITLES[:2])
        content = first.content
    command = [sys.executable, "-c", KILLED, str(tmp_path / "profile"), moment]
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with ExitStack() as stack:
        home = Home(tmp_path, stack)
        assert home.store.set_aside is None
        kept = [version.content for version in versions(home.places, KEY)]
        assert content in kept
        assert (len(kept) == 2) is there
        assert home.stars() in (["a-0", "a-2"], ["a-2", "b-0"])
        home.apply(home.opened("b", TITLES[:2]))
        assert home.stars() == ["a-2", "b-0"]
        assert Plan(home.store, KEY).note("b-0") == f"note on {TITLES[0]}"
        assert len(Shelf(home.places.shelf_dir).versions(KEY)) == 2
