"""Favourites whose session has gone: listed with their notes, attached by hand, removed and brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store
from iweek_desktop.ui.dialogs.changes import ChangesDialog
from iweek_desktop.ui.dialogs.export import ExportDialog
from iweek_desktop.ui.dialogs.parked import ParkedDialog, when_it_was
from iweek_desktop.ui.dialogs.rows import LINES_ROLE
from iweek_desktop.ui.dialogs.session_choice import MOST_SHOWN, SessionChoice
from iweek_desktop.ui.exporting import What
from iweek_desktop.ui.panes.more_menu import MoreMenu
from iweek_desktop.wording.catalogue import load_wording
from tests.ui.dialog_hands import cut_off, fit, focus_order, gone, press, standing
from tests.ui.new_versions import event, update

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

ROOMS = [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]


def gone_for_good(written: dict[str, Any]) -> None:
    """Leave two sessions out, and add one that is a little like the first of them."""
    event(written, "questions")["title"] = "The water in the cellar, asked about"
    written["events"] = [each for each in written["events"] if each["guid"] not in ("water", "saucers")]


@pytest.fixture
def parted(open_desk: OpenDesk, made_up_copy: Path) -> Desk:
    """The made-up week after two favourites have lost their sessions, one of them with a note."""
    desk = open_desk(source=made_up_copy)
    desk.state.set_level("water", Level.MUST)
    desk.state.set_note("water", "Bring a glass.\nAsk about lime.")
    desk.state.set_level("saucers", Level.MAYBE)
    update(desk, made_up_copy, gone_for_good)
    return desk


def parked_dialog(desk: Desk) -> ParkedDialog:
    """Open the list of what has gone by the button of the message."""
    banner = desk.window.banner
    assert banner is not None
    banner.also_button.click()
    return standing(desk.qtbot, ParkedDialog)


def listed(dialog: ParkedDialog) -> list[tuple[str, tuple[str, ...]]]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [(item.text(), item.data(LINES_ROLE)) for item in items]


def test_what_has_gone_is_listed_as_it_was(parted: Desk) -> None:
    banner = parted.window.banner
    assert banner is not None
    assert banner.also_button.text() == "No longer in the programme (2)"
    dialog = parked_dialog(parted)
    assert listed(dialog) == [
        (
            "Water and what is wrong with it",
            ("Tue 8 Apr 09:30–11:00 · Stora salen, Bönhuset, Nätet, Påhittet", "Must",
             "Note: Bring a glass. Ask about lime."),
        ),
        ("Saucers", ("Thu 10 Apr 09:30–10:30", "Maybe")),
    ]  # fmt: skip
    spoken = dialog.list.model().index(0, 0).data(11)
    assert spoken.startswith("Water and what is wrong with it. Tue 8 Apr")


def test_what_lasted_for_days_is_told_with_its_last_day() -> None:
    zone = ZoneInfo("Europe/Stockholm")
    days = Snapshot("Fair", datetime(2031, 4, 8, 9, tzinfo=zone), datetime(2031, 4, 10, 17, tzinfo=zone), "")
    assert when_it_was(load_wording("en"), days, zone) == "Tue 8 Apr 09:00–Thu 10 Apr 17:00"
    whole = Snapshot("Fair", datetime(2031, 4, 8, tzinfo=zone), datetime(2031, 4, 11, tzinfo=zone), "")
    assert when_it_was(load_wording("en"), whole, zone) == "Tue 8 Apr all day – Thu 10 Apr"


def test_an_export_says_what_it_leaves_out(parted: Desk) -> None:
    parted.state.set_level("milk", Level.MUST)
    parted.press("Ctrl+E")
    dialog = standing(parted.qtbot, ExportDialog)
    assert dialog.preview_title.text() == "1 event will be added"
    assert dialog.preview_lines.text().splitlines()[1:] == [
        "2 favourites that are no longer in the programme are left out"
    ]
    dialog.maybe.setChecked(False)
    assert dialog.preview_lines.text().splitlines()[1:] == [
        "1 favourite that is no longer in the programme is left out"
    ]
    dialog.whats[What.DAY].click()
    assert "no longer" not in dialog.preview_lines.text()


def test_it_is_attached_to_the_likeliest_by_key(parted: Desk) -> None:
    dialog = parked_dialog(parted)
    press(dialog, "Return")
    choice = standing(parted.qtbot, SessionChoice)
    assert choice.list.item(0).text() == "The water in the cellar, asked about"
    press(choice, "Return")
    assert gone(choice)
    assert parted.state.levels == {"questions": Level.MUST, dialog.list.key: Level.MAYBE}
    assert parted.state.note("questions") == "Bring a glass.\nAsk about lime."
    assert [title for title, _ in listed(dialog)] == ["Saucers"]
    assert dialog.told.text() == "Attached to: The water in the cellar, asked about"
    assert parted.kept_note("questions") == "Bring a glass.\nAsk about lime."
    press(dialog, "Esc")
    assert gone(dialog)
    banner = parted.window.banner
    assert banner is not None
    assert banner.also_button.text() == "No longer in the programme (1)"


def attach_first(desk: Desk) -> ParkedDialog:
    """Attach the first of what has gone to the likeliest session."""
    dialog = parked_dialog(desk)
    press(dialog, "Return")
    press(standing(desk.qtbot, SessionChoice), "Return")
    return dialog


def attach_and_close(desk: Desk) -> None:
    """Attach the first of what has gone, and go back to the window."""
    dialog = attach_first(desk)
    press(standing(desk.qtbot, ParkedDialog), "Esc")
    assert gone(dialog)
    desk.settle()
    desk.window.focus_content()


def kept(desk: Desk) -> dict[str, tuple[Level | None, str]]:
    """Return all that is said of any session, as it stands in the file."""
    with Store.open(desk.places.store_path, desk.clock, "a test") as store:
        marks = Plan(store, desk.state.programme.key).marks.values()
        return {mark.guid: (mark.level, mark.note) for mark in marks if not mark.empty}


def test_what_was_done_and_how_it_is_undone_is_in_view_though_there_is_little_room(parted: Desk) -> None:
    big = QFont(QApplication.font())
    big.setPixelSize(24)
    QApplication.setFont(big)
    parted.keeper.open_window(size=(1024, 620))
    parted.settle()
    parted.keeper.programme_offers().show_parked()
    dialog = standing(parted.qtbot, ParkedDialog)
    fit(dialog, 1008, 604)
    dialog.remove_button.setFocus()
    press(dialog, "Space")
    parted.come_to_rest()
    port = dialog.port.viewport()
    for widget in (dialog.told, dialog.undo_button):
        assert widget.isVisible()
        place = QRect(widget.mapTo(port, QPoint()), widget.size())
        assert port.rect().contains(place), place


def test_what_was_attached_is_taken_back_in_the_dialog_by_button_and_key(parted: Desk) -> None:
    before = kept(parted)
    dialog = attach_first(parted)
    assert dialog.undo_button.isVisible()
    dialog.undo_button.click()
    assert kept(parted) == before
    assert [title for title, _ in listed(dialog)] == ["Water and what is wrong with it", "Saucers"]
    assert dialog.told.text() == "Undone"
    press(dialog, "Return")
    press(standing(parted.qtbot, SessionChoice), "Return")
    assert kept(parted) != before
    press(standing(parted.qtbot, ParkedDialog), "Ctrl+Z")
    parted.qtbot.waitUntil(lambda: kept(parted) == before)  # the button goes down and up
    assert len(listed(dialog)) == 2


def test_what_was_attached_is_told_in_the_window_and_taken_back_there(parted: Desk) -> None:
    parted.state.set_level("questions", Level.MAYBE)
    parted.state.set_note("questions", "And tea.")
    before = kept(parted)
    attach_and_close(parted)
    attached = kept(parted)
    assert attached["questions"] == (Level.MUST, "And tea.\n\nBring a glass.\nAsk about lime.")
    assert len(before) == 3
    assert len(attached) == 2
    assert parted.toast.text == "Attached to: The water in the cellar, asked about"
    assert parted.toast.undo_button.isVisible()
    assert said_of_gone(parted) == "No longer in the programme (1)"
    parted.press("Ctrl+Z")
    assert kept(parted) == before
    assert parted.toast.text == "Undone, no longer attached to: The water in the cellar, asked about"
    assert [mark.guid for mark in parted.state.parked] == ["water", "saucers"]
    assert said_of_gone(parted) == "No longer in the programme (2)"
    parted.press("Ctrl+Y")
    assert kept(parted) == attached
    assert parted.toast.text == "Done again, attached to: The water in the cellar, asked about"
    assert said_of_gone(parted) == "No longer in the programme (1)"
    parted.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert kept(parted) == {guid: said for guid, said in before.items() if guid != "questions"}


def said_of_gone(desk: Desk) -> str:
    banner = desk.window.banner
    assert banner is not None
    text: str = banner.also_button.text()
    return text


def test_nothing_is_told_in_the_window_of_what_was_taken_back(parted: Desk) -> None:
    dialog = attach_first(parted)
    dialog.undo_button.click()
    press(dialog, "Esc")
    assert gone(dialog)
    assert not parted.toast.text.startswith("Attached")


def test_the_details_show_the_note_that_was_attached_and_taken_back(parted: Desk) -> None:
    parted.select("questions")
    attach_and_close(parted)
    assert parted.detail.notes.toPlainText() == "Bring a glass.\nAsk about lime."
    parted.press("Ctrl+Z")
    assert parted.detail.notes.toPlainText() == ""


@pytest.mark.parametrize("undone", [False, True])
def test_the_next_start_finds_it_as_it_was_left(
    parted: Desk, open_desk: OpenDesk, made_up_copy: Path, undone: bool
) -> None:
    before = kept(parted)
    attach_and_close(parted)
    attached = kept(parted)
    if undone:
        parted.press("Ctrl+Z")
    left = kept(parted)
    assert left == (before if undone else attached)
    parted.close()
    again = open_desk(source=made_up_copy)
    again.qtbot.waitUntil(lambda: again.keeper.updates.standing is not None)
    assert kept(again) == left
    assert len(again.state.parked) == (2 if undone else 1)
    assert not again.state.can_undo, "as for every change of an earlier run"
    again.keeper.programme_offers().show_parked()
    dialog = standing(again.qtbot, ParkedDialog)
    while dialog.list.count():
        press(dialog, "Return")
        press(standing(again.qtbot, SessionChoice), "Return")
    assert again.state.parked == ()
    press(standing(again.qtbot, ParkedDialog), "Esc")
    again.settle()
    again.window.focus_content()
    again.press(*["Ctrl+Z"] * (2 if undone else 1))
    assert kept(again) == left


def test_a_session_is_searched_for_by_title_and_time(parted: Desk) -> None:
    dialog = parked_dialog(parted)
    press(dialog, "Return")
    choice = standing(parted.qtbot, SessionChoice)
    choice.search.setText("thu spoons")
    assert [choice.list.item(row).text() for row in range(choice.list.count())] == ["Spoons"]
    choice.search.setText("coffee")
    first = choice.list.key
    press(choice, "Down")
    assert choice.list.key != first
    press(choice, "Up")
    assert choice.list.key == first
    choice.search.setText("nothing has this")
    assert not choice.choose_button.isEnabled()
    assert choice.more.text() == "No match for “nothing has this”"
    press(choice, "Esc")
    assert "water" not in parted.state.levels or len(parted.state.parked) == 2


def test_a_long_programme_is_offered_in_part(parted: Desk) -> None:
    sessions = list(parted.state.programme.sessions) * 10
    choice = SessionChoice(parted.window.look, "To", "Attach", sessions, lambda _: "", parted.window)
    assert choice.list.count() == MOST_SHOWN
    assert choice.more.text() == f"{len(sessions) - MOST_SHOWN} more. Search to find them."
    choice.deleteLater()


def test_what_is_removed_can_be_brought_back_whole(parted: Desk) -> None:
    dialog = parked_dialog(parted)
    dialog.remove_button.click()
    assert [title for title, _ in listed(dialog)] == ["Saucers"]
    assert dialog.told.text() == "Removed: Water and what is wrong with it"
    assert len(parted.state.levels) == 1
    dialog.undo_button.click()
    assert [title for title, _ in listed(dialog)] == ["Water and what is wrong with it", "Saucers"]
    assert not dialog.undo_button.isVisible()
    (mark, _) = parted.state.parked
    assert (mark.level, mark.note) == (Level.MUST, "Bring a glass.\nAsk about lime.")


def test_removing_the_last_leaves_a_word_and_a_way_out(parted: Desk) -> None:
    dialog = parked_dialog(parted)
    dialog.remove_button.click()
    dialog.remove_button.click()
    assert dialog.words.text() == "Everything that you have saved is in the programme."
    assert not dialog.list.isVisible()
    assert not dialog.attach_button.isEnabled()
    assert dialog.close_button.hasFocus()
    press(dialog, "Return")
    assert gone(dialog)
    banner = parted.window.banner
    assert banner is not None
    assert not hasattr(banner, "also_button")


def test_the_note_is_copied(parted: Desk) -> None:
    dialog = parked_dialog(parted)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Bring a glass.\nAsk about lime."
    press(dialog, "Down")
    assert not dialog.copy_button.isEnabled()


def test_the_list_of_changes_leads_to_it(parted: Desk) -> None:
    banner = parted.window.banner
    assert banner is not None
    banner.action_button.click()
    changes = standing(parted.qtbot, ChangesDialog)
    changes.parked_button.click()
    assert gone(changes)
    assert standing(parted.qtbot, ParkedDialog).list.count() == 2


def test_it_is_told_at_the_next_start_as_well(parted: Desk, open_desk: OpenDesk, made_up_copy: Path) -> None:
    parted.close()
    again = open_desk(source=made_up_copy)
    again.qtbot.waitUntil(lambda: again.keeper.updates.standing is not None)
    assert parked_dialog(again).list.count() == 2


def test_the_menu_offers_it_while_there_is_anything(parted: Desk) -> None:
    def offered() -> dict[str, QAction]:
        parted.window.command_bar.more_button.click()
        (menu,) = [menu for menu in parted.window.findChildren(MoreMenu) if menu.isVisible()]
        menu.hide()
        return {action.text(): action for action in menu.actions()}

    found = offered()
    assert "What has changed…" in found
    found["No longer in the programme (2)"].trigger()
    dialog = standing(parted.qtbot, ParkedDialog)
    dialog.remove_button.click()
    dialog.remove_button.click()
    press(dialog, "Esc")
    assert not any(text.startswith("No longer") for text in offered())


@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_cut_off(parted: Desk, theme: str, unit: int, width: int, height: int) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    parted.keeper.open_window(theme)
    parted.settle()
    parted.keeper.programme_offers().show_parked()
    dialog = standing(parted.qtbot, ParkedDialog)
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    press(dialog, "Return")
    choice = standing(parted.qtbot, SessionChoice)
    fit(choice, width, height)
    assert cut_off(choice) == []
    assert choice.search in focus_order(choice)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_chosen_row_is_told_from_the_others(parted: Desk, theme: str) -> None:
    parted.keeper.open_window(theme)
    parted.settle()
    parted.keeper.programme_offers().show_parked()
    rows = standing(parted.qtbot, ParkedDialog).list
    picture = rows.viewport().grab().toImage()
    spots = [rows.visualItemRect(rows.item(row)).center() for row in (0, 1)]
    chosen, other = (picture.pixelColor(rows.viewport().width() - 4, spot.y()) for spot in spots)
    assert other == parted.window.look.theme.neutral["surface"]
    assert chosen != other
