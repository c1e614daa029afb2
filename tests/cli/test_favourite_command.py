import errno
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.library.paths import Places
from iweek_desktop.library.programmes import note_opened
from iweek_desktop.programme.clock import system_clock


def saved(iweek: Any) -> dict[str, str]:
    return {item["id"]: item["favourite"] for item in iweek("favourite", "list", "--json").json}


def changes(profile: Path) -> int:
    database = sqlite3.connect(profile / "data" / "favourites.sqlite")
    try:
        return int(database.execute("SELECT count(*) FROM journal").fetchone()[0])
    finally:
        database.close()


def test_add_saves_as_must_and_tells_what(iweek: Any) -> None:
    done = iweek("favourite", "add", "s-1", "s-5")
    assert (done.code, done.out, done.err) == (0, "Must: Pea soup\nMust: Leftovers\n", "")
    assert saved(iweek) == {"s-1": "must", "s-5": "must"}


@pytest.mark.parametrize(
    "words", [("--level", "maybe", "s-1"), ("--level=maybe", "s-1"), ("s-1", "--level", "maybe")]
)
def test_the_level_may_stand_anywhere(iweek: Any, words: tuple[str, ...]) -> None:
    assert iweek("favourite", "add", *words).out == "Maybe: Pea soup\n"


def test_a_level_can_be_given_and_changed(iweek: Any) -> None:
    assert iweek("favourite", "add", "s-1", "--level", "maybe").out == "Maybe: Pea soup\n"
    assert saved(iweek) == {"s-1": "maybe"}
    iweek("favourite", "add", "s-1", "--level", "must")
    assert saved(iweek) == {"s-1": "must"}


def test_adding_and_removing_twice_is_the_same_as_once(iweek: Any, profile: Path) -> None:
    for _ in range(2):
        assert iweek("favourite", "add", "s-1").code == 0
    assert changes(profile) == 1
    for _ in range(2):
        done = iweek("favourite", "remove", "s-1")
        assert (done.code, done.out) == (0, "Not saved: Pea soup\n")
    assert changes(profile) == 2
    assert saved(iweek) == {}


def test_one_unknown_id_and_nothing_is_done(iweek: Any, soup: Path) -> None:
    done = iweek("favourite", "add", "s-1", "nobody", "22")
    assert (done.code, done.out) == (1, "")
    assert done.problems == [
        f"{soup}: nobody: There is no session with this ID",
        f"{soup}: 22: 2 sessions have this ID. Use the guid of one.",
    ]
    assert saved(iweek) == {}
    assert iweek("favourite", "remove", "nobody").code == 1


def test_an_id_named_twice_counts_once(iweek: Any) -> None:
    assert iweek("favourite", "add", "s-1", "11", "PEA").out == "Must: Pea soup\n"


def without_pea(soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    del data["events"][0]
    soup.write_text(json.dumps(data), encoding="utf-8")


def test_a_session_that_has_left_the_programme_stays_saved_as_it_was(iweek: Any, soup: Path) -> None:
    iweek("favourite", "add", "s-1", "--level", "maybe")
    without_pea(soup)
    (item,) = iweek("favourite", "list", "--json").json
    assert (item["id"], item["title"], item["favourite"]) == ("s-1", "Pea soup", "maybe")
    assert (item["start"], item["day"], item["state"]) == ("2031-05-05T09:00:00+02:00", "2031-05-05", None)
    assert "(No longer in the programme)\n☆ 09:00–10:30  Pea soup" in iweek("favourite", "list").out
    assert iweek("list", "--favourites", "--json").json == []
    assert iweek("favourite", "remove", "s-1").out == "Not saved: Pea soup\n"
    assert saved(iweek) == {}


def test_favourites_hang_on_the_programme_and_not_on_its_file(iweek: Any, soup: Path, tmp_path: Path) -> None:
    iweek("favourite", "add", "s-1")
    elsewhere = tmp_path / "copy.json"
    elsewhere.write_bytes(soup.read_bytes())
    assert [
        item["id"] for item in iweek("favourite", "list", "--json", before=("--programme", elsewhere)).json
    ] == ["s-1"]


def test_no_favourites_is_told(iweek: Any) -> None:
    assert iweek("favourite", "list").out == "No favourites\n"
    assert iweek("favourite", "list", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ["favourite"],
        ["favourite", "steal", "s-1"],
        ["favourite", "add"],
        ["favourite", "remove"],
        ["favourite", "list", "s-1"],
        ["favourite", "list", "--level", "must"],
        ["favourite", "add", "s-1", "--level", "never"],
        ["favourite", "add", "s-1", "--json"],
        ["favourite", "remove", "s-1", "--level", "must"],
    ],
)
def test_wrong_words_change_nothing(iweek: Any, profile: Path, words: list[str]) -> None:
    done = iweek(*words)
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)
    assert not profile.exists()


def test_an_unreadable_store_is_set_aside_and_told(iweek: Any, profile: Path) -> None:
    store = profile / "data" / "favourites.sqlite"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"this is no database, and it is long enough to be taken for one" * 50)
    done = iweek("favourite", "add", "s-1")
    assert (done.code, len(done.problems)) == (0, 1)
    (aside,) = [
        path for path in store.parent.iterdir() if path.is_file() and path.read_bytes().startswith(b"this is")
    ]
    assert str(aside) in done.problems[0]
    assert saved(iweek) == {"s-1": "must"}


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_that_a_store_is_gone_is_told_once_where_a_window_has_had_one(
    iweek: Any, profile: Path, how: str
) -> None:
    places = Places.of(profile)
    assert iweek("favourite", "add", "s-1").problems == []
    places.store_path.unlink()
    if how == "empty":
        places.store_path.touch()
    assert iweek("favourite", "add", "s-1").problems == []
    note_opened(places, "any", system_clock)
    assert iweek("favourite", "add", "s-2").problems == []
    places.store_path.write_bytes(b"")
    done = iweek("favourite", "add", "s-1")
    assert done.code == 0
    (told,) = done.problems
    assert "missing or empty" in told
    assert str(places.store_path) in told
    assert iweek("favourite", "add", "s-2").problems == []
    assert saved(iweek) == {"s-1": "must", "s-2": "must"}


def test_a_store_that_cannot_be_made_is_one_line(iweek: Any, profile: Path) -> None:
    profile.mkdir()
    (profile / "data").write_text("a file where the folder should be")
    done = iweek("favourite", "add", "s-1")
    assert done.code == 1
    (line,) = done.problems
    assert line.count(str(profile / "data" / "favourites.sqlite")) == 1
    assert os.strerror(errno.EEXIST) in line or os.strerror(errno.ENOTDIR) in line


RENUMBERED = {"s-1": "s-2", "s-2": "s-3", "s-3": "s-4", "s-4": "s-5", "s-5": "s-1"}
"""In the next version each guid is another session's."""


def renumber(soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    for event in data["events"]:
        event.pop("id", None)
        event.pop("code", None)
        for name in ("guid", "parent"):
            if name in event:
                event[name] = RENUMBERED[event[name]]
    soup.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--favourites"), "★ 09:00–10:30  Pea soup"),
        (("show", "s-2"), "Favourite: Must"),
        (("favourite", "list"), "★ 09:00–10:30  Pea soup"),
        (("favourite", "remove", "s-2"), "Not saved: Pea soup"),
    ],
)
def test_a_favourite_follows_its_session_whatever_command_meets_the_new_version_first(
    iweek: Any, soup: Path, words: tuple[str, ...], told: str
) -> None:
    iweek("favourite", "add", "s-1")
    renumber(soup)
    assert told in iweek(*words).out


def test_what_is_saved_in_a_new_version_stays_with_its_session(iweek: Any, soup: Path) -> None:
    iweek("favourite", "add", "s-1")
    renumber(soup)
    iweek("favourite", "add", "s-5", "--level", "maybe")
    expected = {"s-2": "must", "s-5": "maybe"}
    assert saved(iweek) == expected
    assert iweek("programmes", "update", "soup-2031").out == "Unchanged: The Soup Days\n"
    assert saved(iweek) == expected


def test_what_has_gone_is_told_as_it_was(iweek: Any, soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    fair = {"guid": "s-6", "title": "Fair", "start": "2031-05-05", "end": "2031-05-07", "rooms": ["k"]}
    soup.write_text(json.dumps({**data, "events": [*data["events"], fair]}), encoding="utf-8")
    iweek("favourite", "add", "s-6")
    soup.write_text(json.dumps(data), encoding="utf-8")
    assert iweek("favourite", "list").out == (
        "Monday 5 May 2031 (No longer in the programme)\n★ All day – Wed 7 May  Fair  Köket, Grytby  s-6\n"
    )
