"""One programme under two keys: asked once, and then its versions and favourites are together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.library.applying import Applied, apply
from iweek_desktop.library.identifying import remember
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.relatives import by_itself, versions_of
from iweek_desktop.library.shelf import Shelf, ShelfEntry
from iweek_desktop.library.updating import Outcome, update, update_from
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Level
from iweek_desktop.store.store import Store

CLOCK = standing_clock(datetime(2031, 5, 5, 8, 15, tzinfo=UTC))
TITLES = ("Boiling the water of the well", "Steeping green leaves", "Washing up together")


class Home:
    """One user's folders; what is opened is closed when the test is over."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.places = folder, Places.of(folder / "profile")
        self.store = stack.enter_context(Store.open(self.places.store_path, CLOCK, "test"))
        self.shelf = Shelf(self.places.shelf_dir)
        self._stack = stack

    def write(self, name: str, key: str, year: int = 2031, note: str = "") -> Path:
        events = [
            {"guid": f"{key}-{n}", "title": text, "start": f"{year}-05-05T{9 + n:02}:00:00+02:00"}
            for n, text in enumerate(TITLES)
        ]
        conference = {"key": key, "title": "The Tea Days", "time_zone_name": "Europe/Stockholm"}
        data = {"format": "programme", "format_version": 1, "conference": conference, "events": events}
        path = self.folder / name
        path.write_text(json.dumps({**data, "note": note}))
        return path

    def opened(self, path: Path) -> ShelfEntry:
        entry = open_programme(self.places, path, None).entry
        assert entry is not None
        return self._stack.enter_context(entry)

    def apply(self, entry: ShelfEntry) -> Applied:
        applied = apply(self.places, self.store, entry, CLOCK)
        self._stack.enter_context(applied.before or nullcontext())
        return applied

    def star(self, entry: ShelfEntry, guid: str) -> None:
        session = entry.sessions([guid])[guid]
        plan = Plan(self.store, entry.programme.key)
        plan.set_level(guid, Level.MUST, snapshot_of(entry.programme, session))

    def stars(self, key: str) -> set[str]:
        return set(Plan(self.store, key).favourites())

    def told(self, outcome: Outcome) -> tuple[str, str]:
        """Return the state, and the key or the code of what went wrong."""
        if outcome.entry is None:
            return outcome.state, outcome.notices[0].code
        return outcome.state, self._stack.enter_context(outcome.entry).programme.key


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with ExitStack() as stack:
        yield Home(tmp_path, stack)


def test_versions_under_either_key_are_those_of_one_programme(home: Home) -> None:
    first = home.opened(home.write("tea.json", "tea-2031"))
    second = home.opened(home.write("days.json", "days-2031"))
    third = home.opened(home.write("tea.json", "tea-2031", note="newer"))
    home.opened(home.write("later.json", "tea-2032", year=2032))
    contents = [entry.content for entry in (third, second, first)]
    resolve = home.store.resolve
    assert [v.content for v in versions_of(home.shelf, "tea-2031", resolve)] == contents[::2]
    home.store.add_alias("days-2031", "tea-2031")
    for key in ("tea-2031", "days-2031"):
        assert [v.content for v in versions_of(home.shelf, key, resolve)] == contents
    assert [v.content for v in versions_of(home.shelf, "tea-2031", by_itself)] == contents[::2]


def test_favourites_follow_to_the_other_key_once_it_is_known(home: Home) -> None:
    home.apply(first := home.opened(home.write("tea.json", "tea-2031")))
    home.star(first, "tea-2031-0")
    home.apply(second := home.opened(home.write("days.json", "days-2031")))
    home.star(second, "days-2031-2")
    assert home.stars("days-2031") == {"days-2031-2"}
    remember(home.store, second.programme, "tea-2031", same=True)
    applied = home.apply(second)
    assert applied.before is not None
    assert applied.before.content == first.content
    assert home.stars("tea-2031") == home.stars("days-2031") == {"days-2031-0", "days-2031-2"}
    home.apply(first)
    assert home.stars("tea-2031") == {"tea-2031-0", "tea-2031-2"}


def test_a_source_whose_key_has_changed_is_asked_about_once(home: Home) -> None:
    home.apply(first := home.opened(home.write("tea.json", "tea-2031")))
    home.star(first, "tea-2031-1")
    home.write("tea.json", "days-2031")
    assert home.told(update(home.places, "tea-2031", CLOCK, wished=True)) == ("unsure", "update.unsure")
    assert home.shelf.versions("days-2031") == []
    outcome = update(home.places, "tea-2031", CLOCK, wished=True, same=True)
    assert home.told(outcome) == ("updated", "days-2031")
    assert outcome.entry is not None
    home.apply(outcome.entry)
    assert home.stars("tea-2031") == {"days-2031-1"}
    for key in ("tea-2031", "days-2031"):
        assert home.told(update(home.places, key, CLOCK, wished=True)) == ("unchanged", "days-2031")
    home.write("tea.json", "days-2031", note="newer")
    assert home.told(update(home.places, "days-2031", CLOCK, wished=True)) == ("updated", "days-2031")


def test_what_the_user_said_is_another_programme_is_not_asked_about_again(home: Home) -> None:
    home.opened(home.write("tea.json", "tea-2031"))
    other = home.write("days.json", "days-2031")
    assert home.told(update_from(home.places, "tea-2031", str(other), CLOCK))[0] == "unsure"
    home.store.part("days-2031", "tea-2031")
    assert home.told(update_from(home.places, "tea-2031", str(other), CLOCK)) == ("failed", "update.other")


def test_next_years_programme_is_another_one(home: Home) -> None:
    home.opened(home.write("tea.json", "tea-2031"))
    later = home.write("later.json", "tea-2032", year=2032)
    assert home.told(update_from(home.places, "tea-2031", str(later), CLOCK)) == ("failed", "update.other")


def test_without_a_store_it_can_be_said_all_the_same(tmp_path: Path) -> None:
    with ExitStack() as stack:
        home = Home(tmp_path, stack)
        home.opened(home.write("tea.json", "tea-2031"))
        home.store.close()
        home.places.store_path.unlink()
        other = str(home.write("days.json", "days-2031"))
        assert home.told(update_from(home.places, "tea-2031", other, CLOCK))[0] == "unsure"
        assert not home.places.store_path.exists()
        assert home.told(update_from(home.places, "tea-2031", other, CLOCK, same=True))[0] == "updated"
        with Store.open(home.places.store_path, CLOCK, "test") as store:
            assert store.resolve("days-2031") == "tea-2031"
