"""New versions from files and from a server on this computer; what fails leaves the old one in place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.library import downloading
from iweek_desktop.library.catalogue import Catalogue, Record
from iweek_desktop.library.downloading import Bounds
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.programmes import go_back, listed, remove, set_consent, versions
from iweek_desktop.library.progress import Cancelled, Stage, cancellable
from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.updating import Outcome, add, update, update_from
from iweek_desktop.programme.clock import standing_clock
from tests.library.web_server import Request, Server, closed_port, serving

NOW = datetime(2031, 5, 5, 8, 15, tzinfo=UTC)
CLOCK = standing_clock(NOW)
LATER = standing_clock(datetime(2031, 5, 6, 8, 15, tzinfo=UTC))
KEY = "tea-2031"
QUICK = Bounds(connect_s=5, read_s=5, whole_s=20, size=100_000)


def tea(*titles: str, key: str = KEY, title: str = "The Tea Days") -> bytes:
    events = [
        {"guid": f"t-{n}", "title": text, "start": f"2031-05-05T{9 + n:02}:00:00+02:00"}
        for n, text in enumerate(titles)
    ]
    conference = {"key": key, "title": title, "time_zone_name": "Europe/Stockholm"}
    return json.dumps(
        {"format": "programme", "format_version": 1, "conference": conference, "events": events}
    ).encode()


class Shop:
    """A server whose file can be changed, and which knows whether it has been."""

    def __init__(self) -> None:
        self.data = tea("Boiling")
        self.status = 200
        self.fixed_tag: str | None = None

    def answer(self, request: Request) -> None:
        tag = self.fixed_tag or f'"{hash(self.data)}"'
        if self.status == 200 and request.headers["If-None-Match"] == tag:
            request.give(b"", 304)
        else:
            request.give(self.data if self.status == 200 else b"", self.status, etag=tag)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of(tmp_path / "profile")


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def server(shop: Shop) -> Iterator[Server]:
    with serving(shop.answer) as server:
        yield server


@pytest.fixture
def done() -> Iterator[Callable[[Outcome], tuple[str, list[str]]]]:
    """Return the state of an outcome, and its titles or the codes of what went wrong."""
    with ExitStack() as stack:

        def told(outcome: Outcome) -> tuple[str, list[str]]:
            if outcome.entry is None:
                return outcome.state, [notice.code for notice in outcome.notices]
            entry = stack.enter_context(outcome.entry)
            return outcome.state, [session.title for session in entry.programme.sessions]

        yield told


Done = Callable[[Outcome], tuple[str, list[str]]]


def present(places: Places, key: str = KEY) -> list[str]:
    with Shelf(places.shelf_dir).by_key(key) or nullcontext() as entry:
        return [session.title for session in entry.programme.sessions] if entry else []


def record(places: Places) -> Record:
    return Catalogue(places.catalogue_path, CLOCK).get(KEY)


def ask(places: Places, **options: Any) -> Outcome:
    return update(places, KEY, options.pop("clock", LATER), bounds=QUICK, **{"wished": True, **options})


# From an address


def test_an_address_is_added_and_remembered(places: Places, server: Server, done: Done) -> None:
    assert done(add(places, f" {server.address}#now ", CLOCK, bounds=QUICK)) == ("added", ["Boiling"])
    kept = record(places)
    assert (kept.address, kept.consent, kept.checked_at, kept.updated_at) == (
        server.address, False, NOW, NOW,
    )  # fmt: skip
    (one,) = listed(places, CLOCK)
    assert (one.kind, one.source, one.versions) == ("address", server.address, 1)


def test_a_new_version_is_fetched_and_the_old_one_kept(
    places: Places, server: Server, shop: Shop, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    shop.data = tea("Boiling over", "Steeping")
    assert done(ask(places)) == ("updated", ["Boiling over", "Steeping"])
    assert [version.sessions for version in versions(places, KEY)] == [2, 1]
    assert record(places).updated_at == LATER()


def test_versions_of_one_length_are_told_apart(places: Places, server: Server, shop: Shop) -> None:
    first = add(places, server.address, CLOCK, bounds=QUICK)
    shop.data = tea("Cooling")
    second = ask(places)
    with first.entry or nullcontext() as old, second.entry or nullcontext() as new:
        assert old is not None
        assert new is not None
        assert len(old.original()) == len(new.original())
        assert old.stamp != new.stamp
        for entry in (old, new):
            with Shelf(places.shelf_dir).find(entry.stamp) or nullcontext() as found:
                assert found is not None
                assert found.content == entry.content


def test_what_has_not_changed_is_not_sent_again(
    places: Places, server: Server, shop: Shop, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    assert done(ask(places)) == ("unchanged", ["Boiling"])
    assert server.asked[1][1]["If-None-Match"] == f'"{hash(shop.data)}"'
    assert (record(places).checked_at, record(places).updated_at) == (LATER(), NOW)
    assert len(versions(places, KEY)) == 1


def test_a_server_that_knows_no_tags_is_seen_to_have_nothing_new(places: Places, done: Done) -> None:
    with serving(lambda request: request.give(tea("Boiling"))) as server:
        done(add(places, server.address, CLOCK, bounds=QUICK))
        assert done(ask(places)) == ("unchanged", ["Boiling"])
    assert len(versions(places, KEY)) == 1


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        ({"status": 404}, ["update.missing"]),
        ({"status": 403}, ["update.refused"]),
        ({"status": 503}, ["update.server"]),
        ({"data": b"<html>Log in to this network</html>"}, ["update.no_programme"]),
        ({"data": tea("Boiling")[:-40]}, ["update.no_programme"]),
        ({"data": b""}, ["update.no_programme"]),
        ({"data": tea("Roasting", key="coffee-2031", title="The Coffee Days")}, ["update.other"]),
        ({"data": b" " * 100_001}, ["update.size"]),
    ],
)
def test_an_update_that_fails_leaves_the_old_version_and_what_is_remembered(
    places: Places, server: Server, shop: Shop, done: Done, spoil: dict[str, Any], codes: list[str]
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    before = record(places)
    for name, value in spoil.items():
        setattr(shop, name, value)
    state, told = done(ask(places))
    assert (state, told[: len(codes)]) == ("failed", codes)
    assert present(places) == ["Boiling"]
    assert present(places, "coffee-2031") == []
    assert record(places) == before
    shop.status, shop.data = 200, tea("Boiling over")
    assert done(ask(places)) == ("updated", ["Boiling over"])


def test_nothing_is_asked_without_a_wish_or_consent(
    places: Places, server: Server, shop: Shop, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    shop.data = tea("Boiling over")
    assert done(ask(places, wished=False)) == ("failed", ["update.no_consent"])
    assert len(server.asked) == 1
    set_consent(places, KEY, True, CLOCK)
    assert done(ask(places, wished=False)) == ("updated", ["Boiling over"])
    set_consent(places, KEY, False, CLOCK)
    assert done(ask(places, wished=False)) == ("failed", ["update.no_consent"])


def test_a_computer_without_a_network_keeps_what_it_has(places: Places, done: Done) -> None:
    with serving(lambda request: request.give(tea("Boiling"))) as server:
        done(add(places, server.address, CLOCK, bounds=QUICK))
    assert done(ask(places)) == ("failed", ["update.offline"])
    assert present(places) == ["Boiling"]
    assert done(add(places, f"http://{closed_port()}/p.json", CLOCK, bounds=QUICK))[0] == "failed"
    assert len(listed(places, CLOCK)) == 1


def test_a_version_that_the_user_went_back_from_is_not_new_again(
    places: Places, server: Server, shop: Shop, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    first = versions(places, KEY)[0].content
    shop.data = tea("Boiling over")
    done(ask(places))
    with go_back(places, KEY, first, CLOCK) or nullcontext() as entry:
        assert entry is not None
        Shelf(places.shelf_dir).make_present(entry)
    shop.fixed_tag = '"another tag for the same bytes"'
    for _ in ("sent again", "not sent again"):
        assert done(ask(places)) == ("unchanged", ["Boiling"])
    shop.data, shop.fixed_tag = tea("Boiled"), None
    assert done(ask(places)) == ("updated", ["Boiled"])


def test_an_address_that_is_given_back_an_old_version_has_a_new_one(
    places: Places, server: Server, shop: Shop, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    old = shop.data
    shop.data = tea("A mistake")
    done(ask(places))
    shop.data = old
    assert done(ask(places)) == ("updated", ["Boiling"])
    assert [version.sessions for version in versions(places, KEY)] == [1, 1]


@pytest.mark.parametrize("stage", ["downloading", "parsing", "shelving"])
def test_a_cancelled_update_changes_nothing(
    places: Places, server: Server, shop: Shop, done: Done, stage: Stage
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    before = record(places)
    shop.data = tea("Boiling over")
    seen: list[Stage] = []

    def told(*words: Any) -> None:
        seen.append(words[0])
        cancellable(lambda: stage in seen)(*words)

    with pytest.raises(Cancelled):
        ask(places, tell=told)
    assert present(places) == ["Boiling"]
    assert record(places) == before


def test_a_new_version_that_cannot_be_kept_is_not_taken_for_fetched(
    places: Places, server: Server, shop: Shop, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    before = record(places)
    shop.data = tea("Boiling over")

    def no_room(*_rest: object, **_more: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", no_room)
        outcome = ask(places)
    assert [(n.code, n.level, n.arguments["cause"]) for n in outcome.notices] == [
        ("update.unkept", "error", "[Errno 28] no room")
    ]
    assert present(places) == ["Boiling"]
    assert record(places) == before
    assert done(ask(places)) == ("updated", ["Boiling over"])


# From a file


def test_a_file_is_looked_at_again(places: Places, tmp_path: Path, done: Done) -> None:
    path = tmp_path / "tea.json"
    path.write_bytes(tea("Boiling"))
    assert done(add(places, str(path), CLOCK)) == ("added", ["Boiling"])
    assert done(ask(places)) == ("unchanged", ["Boiling"])
    path.write_bytes(tea("Boiling over"))
    assert done(ask(places, wished=False)) == ("updated", ["Boiling over"])
    path.unlink()
    assert done(ask(places)) == ("failed", ["file.missing"])
    assert present(places) == ["Boiling over"]


def test_another_file_of_the_same_conference_is_a_new_version(
    places: Places, tmp_path: Path, done: Done
) -> None:
    old, new = tmp_path / "tea.json", tmp_path / "tea (1).json"
    old.write_bytes(tea("Boiling"))
    new.write_bytes(tea("Boiling over"))
    with open_programme(places, old, None).entry or nullcontext():
        pass
    assert done(update_from(places, KEY, str(new), CLOCK)) == ("updated", ["Boiling over"])
    assert [version.source for version in versions(places, KEY)] == [str(new), str(old)]
    new.write_bytes(tea("Roasting", key="coffee-2031"))
    assert done(update_from(places, KEY, str(new), CLOCK)) == ("failed", ["update.other"])
    assert present(places) == ["Boiling over"]
    assert done(add(places, str(new), CLOCK)) == ("added", ["Roasting"])


def test_a_programme_of_an_address_is_updated_from_there_after_a_file_was_opened(
    places: Places, server: Server, shop: Shop, tmp_path: Path, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    path = tmp_path / "tea.json"
    path.write_bytes(tea("Boiling by hand"))
    assert done(update_from(places, KEY, str(path), CLOCK)) == ("updated", ["Boiling by hand"])
    shop.data = tea("Boiling over")
    assert done(ask(places)) == ("updated", ["Boiling over"])


def test_a_file_that_cannot_be_read_adds_nothing(places: Places, tmp_path: Path, done: Done) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear kettle")
    assert done(add(places, str(letter), CLOCK))[1][0] == "update.no_programme"
    assert done(add(places, str(tmp_path / "gone"), CLOCK)) == ("failed", ["file.missing"])
    assert done(add(places, "http://week.example/p.json", CLOCK)) == ("failed", ["update.insecure"])
    assert not places.data.exists()


def test_a_programme_that_is_not_there_cannot_be_updated(places: Places, server: Server, done: Done) -> None:
    assert done(ask(places)) == ("failed", ["update.unknown"])
    done(add(places, server.address, CLOCK, bounds=QUICK))
    assert remove(places, KEY, CLOCK)
    assert record(places) == Record()
    assert done(ask(places)) == ("failed", ["update.unknown"])
    assert len(server.asked) == 1


def test_an_address_that_was_forgotten_is_asked_for_no_more(
    places: Places, server: Server, done: Done
) -> None:
    done(add(places, server.address, CLOCK, bounds=QUICK))
    places.catalogue_path.unlink()
    assert done(ask(places)) == ("failed", ["update.no_source"])
    assert len(server.asked) == 1


def test_opening_and_listing_never_touch_the_network(
    places: Places, tmp_path: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(lambda request: request.give(tea("Boiling"))) as server:
        done(add(places, server.address, CLOCK, bounds=QUICK))

    def refuse(*_words: object, **_more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(downloading, "download", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    path = tmp_path / "tea.json"
    path.write_bytes(tea("Boiling over"))
    done(add(places, str(path), CLOCK))
    listed(places, CLOCK)
    assert present(places) == ["Boiling over"]
    assert done(ask(places, wished=False)) == ("failed", ["update.no_consent"])
