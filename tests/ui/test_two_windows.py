"""Two windows, or a window and a command, on the same favourites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from iweek_desktop.cli import main
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store
from iweek_desktop.ui.elsewhere import look_elsewhere
from iweek_desktop.ui.keeper import LOOK_ELSEWHERE_MS
from tests.ui.new_versions import event, rewrite

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def test_what_a_command_stars_is_shown(desk: Desk) -> None:
    desk.select("water")
    with Store.open(desk.places.store_path, desk.clock, "a command") as store:
        plan = Plan(store, desk.state.programme.key)
        plan.set_level("water", Level.MAYBE, Snapshot("", None, None, ""))
        plan.set_note("water", "From a command", Snapshot("", None, None, ""))
    desk.qtbot.waitUntil(lambda: desk.state.level("water") is Level.MAYBE)
    assert desk.detail.segments.buttons[Level.MAYBE].isChecked()
    assert desk.detail.notes.toPlainText() == "From a command"
    assert desk.grid.sessions_model().level("water") is Level.MAYBE
    assert desk.window.status.text.startswith("15 sessions on Tuesday · 1 favourite")


def test_it_looks_more_often_than_once_a_second() -> None:
    assert LOOK_ELSEWHERE_MS <= 1000


def test_two_windows_show_each_others_stars(open_desk: OpenDesk) -> None:
    one, other = open_desk(), open_desk(language="sv")
    one.state.set_level("water", Level.MUST)
    other.qtbot.waitUntil(lambda: other.state.level("water") is Level.MUST)
    other.state.set_level("questions", Level.MUST)
    one.qtbot.waitUntil(lambda: "questions" in one.state.levels)
    one.state.select("water")
    assert one.detail.clash.isVisible()


def test_each_window_undoes_its_own_changes(open_desk: OpenDesk) -> None:
    one, other = open_desk(), open_desk()
    one.state.set_level("water", Level.MUST)
    other.state.set_level("questions", Level.MUST)
    one.window.moves.undo()
    assert one.kept_levels() == {"questions": Level.MUST}
    one.window.moves.undo()
    assert one.kept_levels() == {"questions": Level.MUST}


def test_a_window_that_is_closed_looks_no_more(open_desk: OpenDesk) -> None:
    one, other = open_desk(), open_desk()
    one.close()
    other.state.set_level("water", Level.MUST)
    assert other.kept_levels() == {"water": Level.MUST}


def exchange(written: dict[str, Any]) -> None:
    """Give each of two sessions the guid of the other."""
    water, milk = event(written, "water"), event(written, "milk")
    water["guid"], milk["guid"] = "milk", "water"


def with_a_star(open_desk: OpenDesk, source: Path) -> Desk:
    """Open a window whose favourites stand on the version that it shows."""
    desk = open_desk(source=source)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.state.set_level("water", Level.MUST)
    return desk


def test_a_window_shows_the_version_on_which_others_have_the_favourites_stand(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = with_a_star(open_desk, made_up_copy)
    before = desk.state
    look_elsewhere(desk.keeper)
    assert desk.state is before
    rewrite(made_up_copy, exchange)
    assert main(["--profile", str(desk.profile), "--programme", str(made_up_copy), "favourite", "list"]) == 0
    desk.qtbot.waitUntil(lambda: desk.state is not before)
    assert desk.toast.text == "The version that another window or a command has opened is shown here too"
    (starred,) = (desk.state.session(guid) for guid in desk.state.levels)
    assert starred is not None
    assert starred.title.startswith("Water")
    shown = desk.state
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    look_elsewhere(desk.keeper)
    look_elsewhere(desk.keeper)
    assert desk.state is shown


def test_a_dialog_is_not_taken_away_for_a_version_that_others_have_opened(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = with_a_star(open_desk, made_up_copy)
    before = desk.state
    desk.press("Ctrl+E")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    rewrite(made_up_copy, exchange)
    assert main(["--profile", str(desk.profile), "--programme", str(made_up_copy), "favourite", "list"]) == 0
    look_elsewhere(desk.keeper)
    assert desk.state is before
    dialog.close()
    desk.qtbot.waitUntil(lambda: desk.state is not before)


def test_nothing_is_said_where_the_version_that_others_have_is_shown_already(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = with_a_star(open_desk, made_up_copy)
    before, said = desk.state, desk.toast.text
    with Store.open(desk.places.store_path, desk.clock, "another") as store:
        store.carry(desk.state.programme.key, {}, "an edition of nobody", ())
    read: list[object] = []
    desk.keeper.files.opened.connect(read.append)
    look_elsewhere(desk.keeper)
    desk.qtbot.waitUntil(lambda: len(read) == 1)
    look_elsewhere(desk.keeper)
    assert (desk.state, desk.toast.text, len(read)) == (before, said, 1)
    desk.press("F5")
    desk.qtbot.waitUntil(lambda: desk.toast.text == "The file has not changed")


def other_guids(written: dict[str, Any]) -> None:
    """Give every session another guid."""
    for each in written["events"]:
        each |= {name: f"new-{each[name]}" for name in ("guid", "parent") if name in each}


def test_a_window_follows_who_carries_before_it_looks_for_the_first_time(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = open_desk(source=made_up_copy)
    desk.keeper._elsewhere.stop()
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.state.set_level("water", Level.MUST)
    before = desk.state
    rewrite(made_up_copy, other_guids)
    assert main(["--profile", str(desk.profile), "--programme", str(made_up_copy), "favourite", "list"]) == 0
    look_elsewhere(desk.keeper)
    desk.qtbot.waitUntil(lambda: desk.state is not before)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.state.levels == desk.kept_levels() == {"new-water": Level.MUST}


def carried_by_another(desk: Desk, path: Path) -> None:
    """Have a command carry the favourites to a version with other guids; the window knows nothing of it."""
    desk.keeper._elsewhere.stop()
    desk.select("water")
    desk.detail.notes.setFocus()
    desk.type("Begun")
    desk.detail.notes.save()
    desk.type(" and gone on with")
    rewrite(path, other_guids)
    assert main(["--profile", str(desk.profile), "--programme", str(path), "favourite", "list"]) == 0


def test_what_is_said_before_a_window_follows_comes_along(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = with_a_star(open_desk, made_up_copy)
    carried_by_another(desk, made_up_copy)
    before = desk.state
    desk.state.set_level("saucers", Level.MAYBE)
    look_elsewhere(desk.keeper)
    desk.qtbot.waitUntil(lambda: desk.state is not before)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.state.levels == {"new-water": Level.MUST, "new-saucers": Level.MAYBE}
    assert desk.kept_levels() == desk.state.levels
    assert desk.state.note("new-water") == desk.kept_note("new-water") == "Begun and gone on with"
    assert desk.state.parked == ()


def test_what_is_said_before_a_window_follows_comes_along_where_it_is_closed_at_once(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = with_a_star(open_desk, made_up_copy)
    carried_by_another(desk, made_up_copy)
    look_elsewhere(desk.keeper)
    assert "new-water" in desk.state.entry.sessions(["new-water"])
    assert desk.keeper.updates.standing is None
    desk.close()
    assert open_desk(source=None).kept_note("new-water") == "Begun and gone on with"
