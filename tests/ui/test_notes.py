"""Notes are saved by themselves, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


def write(desk: Desk, text: str) -> None:
    """Type at the end of the note."""
    desk.detail.notes.setFocus()
    desk.press("Ctrl+End")
    desk.type(text)


def saved(desk: Desk) -> None:
    """Have the pause after the last letter go by."""
    desk.qtbot.waitUntil(lambda: not desk.detail.notes.save_soon.isActive())


def test_a_note_is_saved_half_a_second_after_the_last_letter(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Ask about lime")
    timer = desk.detail.notes.save_soon
    assert timer.isActive()
    assert timer.interval() == 500
    assert desk.kept_note("water") == ""
    saved(desk)
    assert desk.kept_note("water") == "Ask about lime"


def test_digits_and_spaces_in_a_note_are_no_stars(desk: Desk) -> None:
    desk.select("water")
    write(desk, "1 2 0")
    assert desk.state.levels == {}
    assert desk.detail.notes.toPlainText() == "1 2 0"


def test_another_session_shows_its_own_note(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Ask about lime")
    desk.select("questions")
    assert desk.kept_note("water") == "Ask about lime"
    assert desk.detail.notes.toPlainText() == ""
    write(desk, "Green or black?")
    desk.select("water")
    assert desk.detail.notes.toPlainText() == "Ask about lime"
    assert desk.kept_note("questions") == "Green or black?"


def test_a_note_is_saved_when_the_window_closes(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.select("water")
    write(desk, "Last words")
    desk.window.close()
    assert desk.kept_note("water") == "Last words"


def test_a_note_is_saved_when_the_language_changes(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Lång mening")
    desk.keeper.preferences.set_language("sv")
    desk.settle()
    assert desk.detail.notes.toPlainText() == "Lång mening"
    assert desk.kept_note("water") == "Lång mening"


def test_a_note_from_another_window_is_shown(desk: Desk) -> None:
    desk.select("water")
    desk.elsewhere("water", note="From elsewhere")
    assert desk.detail.notes.toPlainText() == "From elsewhere"
    desk.select("questions")
    desk.elsewhere("water", note="And again")
    desk.select("water")
    assert desk.detail.notes.toPlainText() == "And again"


def test_a_note_that_is_being_written_is_not_overwritten(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Mine")
    desk.elsewhere("water", note="Theirs")
    assert desk.detail.notes.toPlainText() == "Mine"
    saved(desk)
    assert desk.kept_note("water") == "Mine"


def test_a_note_that_was_emptied_is_gone(desk: Desk) -> None:
    desk.select("water")
    write(desk, "x")
    saved(desk)
    desk.press("Ctrl+A", "Del")
    saved(desk)
    assert desk.kept_note("water") == ""


def test_a_note_can_be_undone(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Ask about lime")
    saved(desk)
    desk.grid.setFocus()
    desk.press("Ctrl+Z")
    assert desk.detail.notes.toPlainText() == ""
    desk.press("Ctrl+Y")
    assert desk.detail.notes.toPlainText() == "Ask about lime"
    assert desk.kept_note("water") == "Ask about lime"


def test_undo_is_offered_once_a_note_is_saved(desk: Desk) -> None:
    desk.select("water")
    write(desk, "Ask about lime")
    saved(desk)
    assert desk.window.command_bar.undo_button.isEnabled()


def test_in_the_note_ctrl_z_undoes_the_writing(desk: Desk) -> None:
    desk.state.set_level("water", Level.MUST)
    desk.select("water")
    write(desk, "Ask")
    desk.press("Ctrl+Z")
    assert desk.detail.notes.toPlainText() == ""
    assert desk.state.levels == {"water": Level.MUST}


def test_tab_leaves_the_note(desk: Desk) -> None:
    desk.select("water")
    desk.detail.notes.setFocus()
    desk.press("Tab")
    assert not desk.has_focus(desk.detail.notes)


def test_a_note_that_cannot_be_saved_is_told_and_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("store.full", desk.places.store_path, "no space left")

    desk.select("water")
    with monkeypatch.context() as patched:
        patched.setattr(Store, "apply", fail)
        write(desk, "Precious")
        saved(desk)
        assert "full" in desk.banner
        desk.select("questions")
        desk.select("water")
        assert desk.detail.notes.toPlainText() == "Precious"
        desk.select("questions")
    assert desk.kept_note("water") == ""
    desk.select("milk")
    assert desk.kept_note("water") == "Precious"
    desk.select("water")
    assert desk.detail.notes.toPlainText() == "Precious"


def test_what_is_undone_after_a_note_is_the_note_and_no_star(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.toast.put_away()
    write(desk, "Ask about lime")
    assert desk.detail.notes.save_soon.isActive()
    desk.press("Escape")
    assert desk.has_focus(desk.grid)
    desk.press("Ctrl+Z")
    assert desk.detail.notes.toPlainText() == ""
    assert desk.state.levels == {"water": Level.MUST}
