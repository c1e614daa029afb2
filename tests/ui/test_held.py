"""What is set on a new version before the favourites stand on it: neither lost nor taken for another's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store
from iweek_desktop.ui.held import HeldNote
from tests.ui.new_versions import event, rewrite

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def exchange(written: dict[str, Any]) -> None:
    """Give each of two sessions the guid of the other."""
    water, milk = event(written, "water"), event(written, "milk")
    water["guid"], milk["guid"] = "milk", "water"


class Waiting:
    """Jobs that wait for the test, but for the first, which reads the programme."""

    def __init__(self, desk: Desk) -> None:
        self._jobs: list[Callable[[], None]] = []
        self._at_once = 1
        desk.keeper.jobs._start_run = self._take

    def _take(self, run: Callable[[], None]) -> None:
        if self._at_once:
            self._at_once -= 1
            run()
        else:
            self._jobs.append(run)

    def read_another(self) -> None:
        """Let the next job be done at once, too."""
        self._at_once += 1

    def run(self) -> None:
        """Do what waits, and what that begins."""
        while self._jobs:
            self._jobs.pop(0)()


@pytest.fixture
def carrying(open_desk: OpenDesk, made_up_copy: Path) -> tuple[Desk, Waiting]:
    """A window on a version in which two guids are exchanged, to which nothing has been carried yet.

    Water (now "milk") was starred as Must and Milk (now "water") as Maybe; each has a note.
    """
    desk = open_desk(source=made_up_copy)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.state.set_level("water", Level.MUST)
    desk.state.set_note("water", "On water")
    desk.state.set_level("milk", Level.MAYBE)
    desk.state.set_note("milk", "On milk")
    return desk, newer(desk, made_up_copy, exchange)


def newer(desk: Desk, path: Path, edit: Callable[[dict[str, Any]], None]) -> Waiting:
    """Have a newer version shown, whose carrying waits."""
    rewrite(path, edit)
    before, waiting = desk.state, Waiting(desk)
    desk.press("F5")
    assert desk.state is not before
    return waiting


def test_without_anything_set_meanwhile_all_follow(carrying: tuple[Desk, Waiting]) -> None:
    desk, waiting = carrying
    desk.keeper.updates.look()
    waiting.run()
    assert desk.state.levels == desk.kept_levels() == {"milk": Level.MUST, "water": Level.MAYBE}
    assert desk.state.note("milk") == "On water"


@pytest.mark.parametrize("level", [Level.MAYBE, None])
def test_a_star_set_meanwhile_is_that_of_the_session_that_was_starred(
    carrying: tuple[Desk, Waiting], level: Level | None
) -> None:
    desk, waiting = carrying
    desk.select("milk")  # which is Water
    desk.state.set_level("milk", level)
    assert desk.state.level("milk") is level
    assert desk.grid.sessions_model().level("milk") is level
    assert desk.kept_levels() == {"water": Level.MUST, "milk": Level.MAYBE}
    waiting.run()
    wanted = {"water": Level.MAYBE} | ({"milk": level} if level else {})
    assert desk.state.levels == desk.kept_levels() == wanted


def test_a_star_on_a_session_without_one_is_set_on_it_alone(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    waiting = newer(desk, made_up_copy, exchange)
    desk.select("milk")
    desk.press("1")
    waiting.run()
    assert desk.state.levels == desk.kept_levels() == {"milk": Level.MUST}
    assert desk.toast.text.startswith("Saved as Must")
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {}


def test_a_note_written_meanwhile_stands_below_the_one_that_comes(carrying: tuple[Desk, Waiting]) -> None:
    desk, waiting = carrying
    desk.select("milk")  # which is Water, and shows for a moment what was written on Milk
    notes = desk.detail.notes
    notes.setFocus()
    desk.press("End")
    desk.type(", and more")
    notes.save()
    assert (desk.state.note("milk"), desk.kept_note("milk")) == ("On milk, and more", "On milk")
    desk.type(" yet")
    waiting.run()
    assert desk.kept_note("milk") == notes.toPlainText() == "On water\n\n, and more yet"
    assert desk.kept_note("water") == desk.state.note("water") == "On milk"
    desk.type("!")
    notes.save()
    assert desk.kept_note("milk") == "On water\n\n, and more yet!"


def test_a_note_on_a_session_that_keeps_its_guid_is_what_was_written(carrying: tuple[Desk, Waiting]) -> None:
    desk, waiting = carrying
    desk.state.set_note("cups", "Which?")
    desk.state.set_note("cups", "Which ones?")
    waiting.run()
    assert desk.kept_note("cups") == "Which ones?"


def test_what_is_set_meanwhile_is_set_when_the_window_is_closed_first(
    carrying: tuple[Desk, Waiting], open_desk: OpenDesk
) -> None:
    desk, _waiting = carrying
    desk.state.set_level("milk", Level.MAYBE)
    desk.state.set_note("cups", "Which?")
    desk.close()
    again = open_desk(source=None)
    assert again.kept_levels() == {"milk": Level.MAYBE, "water": Level.MAYBE}
    assert again.kept_note("cups") == "Which?"


def test_what_is_set_meanwhile_follows_to_a_version_that_is_opened_at_once(
    carrying: tuple[Desk, Waiting], made_up_copy: Path
) -> None:
    desk, waiting = carrying
    desk.state.set_level("milk", Level.MAYBE)
    rewrite(made_up_copy, exchange)  # back again
    waiting.read_another()
    before = desk.state
    desk.press("F5")
    assert desk.state is not before
    desk.settle()
    desk.state.set_level("milk", None)  # which is Milk again
    waiting.run()
    assert desk.state.levels == desk.kept_levels() == {"water": Level.MAYBE}
    assert desk.kept_note("water") == "On water"
    standing = desk.keeper.updates.standing
    assert standing is not None
    assert standing.content == desk.state.entry.content


def test_with_real_threads_a_star_set_at_once_is_kept(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.state.set_level("water", Level.MUST)
    rewrite(made_up_copy, exchange)
    before, jobs = desk.state, desk.keeper.jobs
    jobs._start_run = jobs._beside
    desk.press("F5")
    desk.qtbot.waitUntil(lambda: desk.state is not before)
    desk.state.set_level("milk", Level.MAYBE)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert not desk.state.holding
    assert desk.state.levels == desk.kept_levels() == {"milk": Level.MAYBE}


def test_where_nothing_can_be_carried_it_is_told_and_tried_again(
    carrying: tuple[Desk, Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, waiting = carrying

    def fail(*_: object, **__: object) -> None:
        raise StoreError("store.full", desk.places.store_path, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "carry", fail)
        desk.state.set_level("milk", Level.MAYBE)
        waiting.run()
        assert "full" in desk.banner
        assert desk.state.level("milk") is Level.MAYBE
        assert desk.kept_levels() == {"water": Level.MUST, "milk": Level.MAYBE}
    desk.state.set_level("cups", Level.MUST)
    waiting.run()
    kept = {"milk": Level.MAYBE, "water": Level.MAYBE, "cups": Level.MUST}
    assert desk.state.levels == desk.kept_levels() == kept


def test_nothing_is_attached_or_removed_meanwhile(carrying: tuple[Desk, Waiting]) -> None:
    desk, waiting = carrying
    with Store.open(desk.places.store_path, desk.clock, "another") as store:
        store.apply(desk.state.programme.key, "gone", "level", "must", None)
    desk.state.look_elsewhere()
    assert [mark.guid for mark in desk.state.parked] == ["gone"]
    assert not desk.state.attach("gone", "milk")
    assert desk.state.remove_parked("gone") == 0
    waiting.run()
    assert desk.kept_levels() == {"milk": Level.MUST, "water": Level.MAYBE, "gone": Level.MUST}
    assert desk.state.attach("gone", "cups")


def test_a_note_that_cannot_be_saved_when_the_favourites_stand_is_tried_again(
    carrying: tuple[Desk, Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, waiting = carrying

    def fail(*_: object, **__: object) -> None:
        raise StoreError("store.full", desk.places.store_path, "no space left")

    desk.select("milk")
    desk.detail.notes.setPlainText("On milk, too")
    desk.detail.notes.save()
    with monkeypatch.context() as patched:
        patched.setattr(Store, "apply", fail)
        waiting.run()
    assert desk.kept_note("milk") == "On water"
    desk.select("cups")
    assert desk.kept_note("milk") == "On water\n\n, too"


@pytest.mark.parametrize(
    ("text", "shown", "carried", "joined"),
    [
        ("new", "", "", "new"),
        ("old and new", "old", "old", "old and new"),
        ("", "old", "old", ""),
        ("new", "", "came", "came\n\nnew"),
        ("of another, and new", "of another", "came", "came\n\n, and new"),
        ("of another, and new", "of another", "", ", and new"),
        ("", "of another", "came", "came"),
        ("came", "of another", "came", "came"),
    ],
)
def test_a_note_and_one_that_comes_become_one(text: str, shown: str, carried: str, joined: str) -> None:
    assert HeldNote(text, shown, Snapshot("", None, None, "")).joined(carried) == joined
