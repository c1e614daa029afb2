import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.library import downloading
from iweek_desktop.library.opening import open_kept
from iweek_desktop.library.paths import Places
from tests.cli.conftest import SOUP
from tests.library.web_server import Request, Server, serving

KEY = "soup-2031"


def change(soup: Path, guids: dict[str, str] | None = None, without: str = "") -> None:
    """Write the soup programme with other guids, or without a session."""
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["events"] = [event for event in data["events"] if event["guid"] != without]
    for event in data["events"]:
        for name in ("guid", "parent"):
            if name in event:
                event[name] = (guids or {}).get(event[name], event[name])
    soup.write_text(json.dumps(data), encoding="utf-8")


class Kitchen:
    """A server with the soup programme."""

    def __init__(self) -> None:
        self.data = SOUP

    def answer(self, request: Request) -> None:
        request.give(json.dumps(self.data).encode(), etag=f'"{len(str(self.data))}"')


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


@pytest.fixture
def server(kitchen: Kitchen) -> Iterator[Server]:
    with serving(kitchen.answer) as server:
        yield server


def test_nothing_is_listed_before_anything_is_opened(iweek: Any, profile: Path) -> None:
    assert iweek("programmes", "list").out == "No programmes\n"
    assert iweek("programmes", "list", "--json").json == []
    assert not profile.exists()


def hyphenated(profile: Path) -> bool:
    entry = open_kept(Places.of(profile), KEY)
    assert entry is not None
    with entry:
        return entry.hyphenated


def test_hyphens_are_left_to_the_window(iweek: Any, soup: Path, profile: Path) -> None:
    iweek("programmes", "add", soup)
    assert not hyphenated(profile)
    change(soup, without="s-5")
    assert iweek("programmes", "update", KEY).out.startswith("Updated: ")
    assert not hyphenated(profile)


def test_a_file_is_added_and_listed(iweek: Any, soup: Path) -> None:
    done = iweek("programmes", "add", soup)
    assert (done.code, done.out, done.err) == (0, "Added: The Soup Days, 5 sessions\n", "")
    assert iweek("programmes", "list").out == (
        f"The Soup Days  [soup-2031]\n  5–6 May 2031, 5 sessions\n  {soup}\n"
    )
    (one,) = iweek("programmes", "list", "--json").json
    assert one["key"] == KEY
    assert (one["start"], one["end"], one["sessions"]) == ("2031-05-05", "2031-05-06", 5)
    assert (one["source"], one["source_kind"], one["address"]) == (str(soup), "file", None)
    assert (one["versions_kept"], one["standing_consent"]) == (1, False)


def test_what_any_command_opens_is_on_the_list(iweek: Any) -> None:
    iweek("list")
    assert [one["key"] for one in iweek("programmes", "list", "--json").json] == [KEY]


def test_words_are_in_the_language_of_the_user(iweek: Any, soup: Path) -> None:
    swedish = ("--language", "sv")
    assert iweek("programmes", "list", before=swedish).out == "Inga program\n"
    out = iweek("programmes", "add", soup, before=swedish).out
    assert out == "Tillagt: The Soup Days, 5 aktiviteter\n"
    assert iweek("programmes", "update", "nobody", before=swedish).problems == [
        "nobody: Det finns inget program med nyckeln ”nobody” i listan"
    ]


def test_favourites_follow_when_a_file_has_changed(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    iweek("favourite", "add", "s-1", "s-4")
    assert iweek("programmes", "update", KEY).out == "Unchanged: The Soup Days\n"
    change(soup, {"s-1": "pea-soup"}, without="s-4")
    done = iweek("programmes", "update", KEY)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Updated: The Soup Days, 1 session changed, 1 favourite kept, "
        "1 favourite no longer in the programme\n"
    )
    saved = {item["id"] for item in iweek("favourite", "list", "--json").json}
    assert saved == {"pea-soup", "s-4"}


def test_an_update_tells_its_counts_as_json(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    iweek("favourite", "add", "s-1", "s-4")
    change(soup, {"s-1": "pea-soup"}, without="s-4")
    done = iweek("programmes", "update", "--all", "--json")
    assert done.code == 0
    assert done.json == [
        {
            "name": KEY,
            "state": "updated",
            "key": KEY,
            "title": "The Soup Days",
            "sessions": 4,
            "changed": 1,
            "changes": {"withdrawn": 1},
            "favourites_kept": 1,
            "favourites_parked": 1,
            "notices": [],
        }
    ]


def test_an_address_is_added_listed_and_updated(iweek: Any, server: Server, kitchen: Kitchen) -> None:
    assert iweek("programmes", "add", server.address).out == "Added: The Soup Days, 5 sessions\n"
    (one,) = iweek("programmes", "list", "--json").json
    assert (one["address"], one["source_kind"]) == (server.address, "address")
    assert server.address in iweek("programmes", "list").out
    assert iweek("list", "--json", before=("--programme", KEY)).json
    assert len(server.asked) == 1
    kitchen.data = {**SOUP, "events": SOUP["events"][:2]}
    assert iweek("programmes", "update", KEY).out == "Updated: The Soup Days, 3 sessions changed\n"
    assert len(server.asked) == 2


def test_an_update_that_fails_says_why_and_the_rest_goes_on(
    iweek: Any, server: Server, kitchen: Kitchen, soup: Path
) -> None:
    kitchen.data = {**SOUP, "conference": {**SOUP["conference"], "key": "broth-2031"}}
    iweek("programmes", "add", server.address, soup)
    kitchen.data = {"no": "programme"}
    change(soup, without="s-5")
    done = iweek("programmes", "update", "--all")
    assert done.code == 1
    assert done.out == "Updated: The Soup Days, 1 session changed\n"
    assert done.problems[0] == (
        "broth-2031: What was found is not a programme that can be read. "
        "The programme that you have is unchanged."
    )
    failed = iweek("programmes", "update", "broth-2031", "--json")
    assert failed.code == 1
    assert [(one["state"], one["notices"][0]["code"]) for one in failed.json] == [
        ("failed", "update.no_programme")
    ]
    assert len(iweek("programmes", "list", "--json").json) == 2


def test_a_source_with_another_key_has_to_be_said_to_be_the_same(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    iweek("favourite", "add", "s-1")
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["conference"]["key"] = "broth-2031"
    soup.write_text(json.dumps(data), encoding="utf-8")
    done = iweek("programmes", "update", KEY)
    assert (done.code, done.out) == (1, "")
    assert done.problems == [
        f"{KEY}: What was found, “The Soup Days”, has another key, broth-2031. It may or may not be the same "
        "programme. The one that you have is unchanged."
    ]
    done = iweek("programmes", "update", KEY, "--same")
    assert (done.code, done.out) == (0, "Updated: The Soup Days, 0 sessions changed, 1 favourite kept\n")
    assert [item["id"] for item in iweek("favourite", "list", "--json").json] == ["s-1"]


def test_a_removed_programme_leaves_its_favourites(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    iweek("favourite", "add", "s-1")
    done = iweek("programmes", "remove", KEY, KEY)
    assert (done.code, done.out) == (
        0,
        "Removed: The Soup Days. Its favourites and notes are kept.\n",
    )
    assert iweek("programmes", "list", "--json").json == []
    assert [item["id"] for item in iweek("favourite", "list", "--json").json] == ["s-1"]
    iweek("programmes", "add", soup)
    assert iweek("programmes", "remove", KEY, "--json").json == [
        {"key": KEY, "title": "The Soup Days", "removed": True}
    ]


def test_one_unknown_key_and_nothing_is_removed(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    done = iweek("programmes", "remove", KEY, "nobody")
    assert (done.code, done.out) == (1, "")
    assert done.problems == ["nobody: There is no programme with the key “nobody” in the list"]
    assert len(iweek("programmes", "list", "--json").json) == 1


def test_what_a_file_lacks_is_told_when_it_is_added(iweek: Any, soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    del data["events"][0]["title"]
    soup.write_text(json.dumps(data), encoding="utf-8")
    done = iweek("programmes", "add", soup)
    assert (done.code, done.out) == (0, "Added: The Soup Days, 4 sessions\n")
    assert done.problems == [f"{soup}: events[0].title: This is missing, and is needed"]
    assert iweek("programmes", "add", "no-such-file").problems == ["no-such-file: There is no such file"]


def test_a_programme_of_the_list_is_opened_by_its_key(iweek: Any, soup: Path) -> None:
    iweek("programmes", "add", soup)
    soup.unlink()
    by_key = ("--programme", KEY)
    assert len(iweek("list", "--json", before=by_key).json) == 5
    assert iweek("favourite", "add", "s-1", before=by_key).out == "Must: Pea soup\n"
    assert iweek("list", before=("--programme", "nobody")).problems == ["nobody: There is no such file"]


@pytest.mark.parametrize(
    "words",
    [
        ["programmes"],
        ["programmes", "steal"],
        ["programmes", "add"],
        ["programmes", "remove"],
        ["programmes", "update"],
        ["programmes", "list", KEY],
        ["programmes", "list", "--all"],
        ["programmes", "add", "--all"],
        ["programmes", "update", KEY, "--all"],
        ["programmes", "update", "--all", "--same"],
        ["programmes", "add", "soup.json", "--same"],
    ],
)
def test_wrong_words_do_nothing(
    iweek: Any, profile: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(downloading, "download", refuse)
    done = iweek(*words)
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)
    assert not profile.exists()


@pytest.mark.parametrize("text", ["ftp://week.example/p.json", "webcal://week.example/p.ics", "https://"])
def test_an_address_that_cannot_be_fetched_is_told_from_a_file(iweek: Any, text: str) -> None:
    assert iweek("programmes", "add", text).problems == [
        f"{text}: “{text}” is not an address that can be fetched. "
        "Write it as https://example.org/programme.json."
    ]
