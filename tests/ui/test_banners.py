"""The one line of news above the grid."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.opening import Database
from iweek_desktop.store.store import Store
from iweek_desktop.ui.dialogs.problems import ProblemsDialog
from tests.ui.dialog_hands import standing

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

PAST = "The Made-Up Coffee Week has already taken place. You can still browse, search and export."
AFTER = "2031-05-08T08:00+02:00"


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2031-04-01T12:00+02:00", ""),
        ("2031-04-11T23:59+02:00", ""),
        ("2031-04-12T03:59+02:00", ""),
        ("2031-04-12T04:00+02:00", PAST),
        ("2041-04-12T12:00+02:00", PAST),
    ],
)
def test_what_is_over_is_said_to_be_over(open_desk: OpenDesk, now: str, text: str) -> None:
    assert open_desk(now).banner == text


def test_a_window_that_is_open_when_the_week_ends_says_so(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-11T23:00+02:00")
    assert desk.banner == ""
    desk.clock.pass_time(hours=6)
    desk.tick()
    assert desk.banner == PAST


def close_banner(desk: Desk) -> None:
    assert desk.window.banner is not None
    desk.window.banner.close_button.click()


def test_a_closed_banner_stays_closed_for_this_version(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(AFTER, source=made_up_copy)
    close_banner(desk)
    assert desk.window.banner is None
    desk.close()
    desk = open_desk(AFTER, source=made_up_copy)
    assert desk.banner == ""
    desk.close()
    written = json.loads(made_up_copy.read_text(encoding="utf-8"))
    written["version"] = "3"
    made_up_copy.write_text(json.dumps(written), encoding="utf-8")
    assert open_desk(AFTER, source=made_up_copy).banner == PAST


def test_closing_by_key_does_not_lose_the_focus(open_desk: OpenDesk) -> None:
    desk = open_desk(AFTER)
    assert desk.window.banner is not None
    desk.window.banner.close_button.setFocus()
    desk.press("Space")
    assert desk.banner == ""
    assert desk.has_focus(desk.grid)


def test_a_part_of_the_file_that_cannot_be_read_is_told_with_its_lines(
    open_desk: OpenDesk, made_up_copy: Path, dialogs: list[str]
) -> None:
    written = json.loads(made_up_copy.read_text(encoding="utf-8"))
    written["events"][2]["start"] = "soon"
    written["events"][3]["title"] = 7
    made_up_copy.write_text(json.dumps(written), encoding="utf-8")
    desk = open_desk(source=made_up_copy)
    assert desk.banner == "2 entries in the file could not be read."
    assert len(desk.shown) >= 12
    assert desk.window.banner is not None
    (button,) = desk.window.banner.findChildren(QPushButton)
    assert button.text() == "Show problems"
    button.click()
    said = standing(desk.qtbot, ProblemsDialog).model.text()
    assert "events[2].start" in said
    assert "events[3].title" in said


def test_where_a_file_breaks_off_the_break_is_no_entry_of_its_own(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    written = json.dumps(json.loads(made_up_copy.read_text(encoding="utf-8")), indent=1)
    last = written.rindex('"title"')
    made_up_copy.write_text(written[: last + 12], encoding="utf-8")
    desk = open_desk(source=made_up_copy)
    assert desk.banner == "1 entry in the file could not be read."


def test_of_several_messages_each_follows_the_one_before(open_desk: OpenDesk, made_up_copy: Path) -> None:
    written = json.loads(made_up_copy.read_text(encoding="utf-8"))
    written["events"][2]["start"] = "soon"
    made_up_copy.write_text(json.dumps(written), encoding="utf-8")
    desk = open_desk(AFTER, source=made_up_copy)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.banner == "1 entry in the file could not be read."
    close_banner(desk)
    assert desk.banner == "The programme has been updated. 1 session changed, none of your favourites."
    close_banner(desk)
    assert desk.banner == PAST


# the file of favourites


def test_an_unreadable_file_of_favourites_is_told_and_kept(open_desk: OpenDesk, profile: Path) -> None:
    path = Places.of(profile).store_path
    path.write_bytes(b"This is no database. " * 100)
    desk = open_desk()
    (aside,) = [other for other in path.parent.glob("favourites*") if other != path]
    assert aside.read_bytes().startswith(b"This is no database.")
    assert desk.banner == (
        "The file of favourites could not be read. "
        f"It has been kept as {aside}, and a new one has been begun."
    )
    desk.select("water")
    desk.press("1")
    assert desk.kept_levels() == {"water": Level.MUST}


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_that_the_favourites_are_gone_is_told_once(open_desk: OpenDesk, profile: Path, how: str) -> None:
    path = Places.of(profile).store_path
    desk = open_desk()
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.banner == "", "at the first start there is nothing to be missed"
    desk.close()
    path.unlink()
    if how == "empty":
        path.touch()
    again = open_desk()
    assert again.banner == (
        f"The file with your favourites and notes was missing or empty. A new one has been begun as {path}."
    )
    again.state.set_level("water", Level.MUST)
    assert again.kept_levels() == {"water": Level.MUST}
    again.close()
    assert open_desk().banner == ""


def test_an_empty_file_alone_is_no_loss(open_desk: OpenDesk, profile: Path) -> None:
    Places.of(profile).store_path.touch()
    assert open_desk().banner == ""


def test_a_folder_in_the_place_of_the_file_is_set_aside(open_desk: OpenDesk, profile: Path) -> None:
    path = Places.of(profile).store_path
    path.mkdir()
    (path / "something").touch()
    desk = open_desk()
    assert desk.banner.startswith("The file of favourites could not be read.")
    assert any((other / "something").exists() for other in path.parent.iterdir())


def test_a_window_opens_without_its_file_of_favourites_and_says_so(
    open_desk: OpenDesk, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Places.of(profile).store_path

    def fail(*_: object, **__: object) -> Store:
        raise StoreError("store.locked", path, "database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "open", fail)
        desk = open_desk()
    assert desk.banner.startswith(f"Another program is using {path}")
    desk.select("water")
    desk.press("1")
    assert desk.state.levels == {}
    assert desk.banner != ""


def test_a_newer_file_of_favourites_is_told_and_left_alone(open_desk: OpenDesk, profile: Path) -> None:
    path = Places.of(profile).store_path
    open_desk().close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = path.read_bytes()
    desk = open_desk()
    assert "newer" in desk.banner
    desk.select("water")
    desk.press("1")
    assert desk.state.levels == {}
    desk.close()
    assert path.read_bytes() == before


def test_favourites_that_can_only_be_read_are_shown_and_told(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_desk()
    first.state.set_level("water", Level.MUST)
    first.close()
    opening = Store.__init__

    def read_only(store: Store, path: Path, database: Database, *more: object) -> None:
        opening(store, path, database._replace(writable=False), *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "__init__", read_only)
    desk = open_desk()
    assert desk.banner.startswith(f"{desk.places.store_path} cannot be written, so changes are not saved.")
    assert desk.state.levels == {"water": Level.MUST}
    desk.select("water")
    desk.press("0")
    assert desk.state.levels == {"water": Level.MUST}
    assert desk.detail.segments.buttons[Level.MUST].isChecked()
