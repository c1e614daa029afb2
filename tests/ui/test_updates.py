"""A newer version of the programme that is open: what is new is told, and every star is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from iweek_desktop.programme.changes import Kind
from iweek_desktop.programme.model import Level
from iweek_desktop.ui.dialogs.changes import ChangesDialog
from iweek_desktop.ui.dialogs.question import QuestionDialog
from iweek_desktop.ui.models.change_table import CHANGE, SESSION
from tests.ui.dialog_hands import cut_off, fit, focus_order, press, settled, standing
from tests.ui.new_versions import moved, rewrite, update

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


@pytest.fixture
def updated(open_desk: OpenDesk, made_up_copy: Path) -> Desk:
    """The made-up week after an update, with a star on a session that moved and on one that is gone."""
    desk = open_desk(source=made_up_copy)
    for guid, key in (("milk", "1"), ("water", "2")):
        desk.select(guid)
        desk.press(key)
    update(desk, made_up_copy, moved)
    return desk


def test_an_update_is_told_above_the_sessions(updated: Desk) -> None:
    assert updated.banner.startswith("The programme has been updated. 2 of your favourites changed.")
    assert "1 is no longer in the programme, and is kept." in updated.banner
    assert updated.state.levels["milk"] is Level.MUST
    assert updated.kept_levels() == {"milk": Level.MUST, "water": Level.MAYBE}


def test_f7_goes_from_change_to_change(updated: Desk) -> None:
    seen = []
    for _ in range(3):
        updated.press("F7")
        seen.append(updated.state.selected)
    assert set(seen) == {"milk", "saucers"}
    assert seen[0] == seen[2]
    updated.press("Shift+F7")
    assert updated.state.selected == seen[1]


def changes_dialog(desk: Desk) -> ChangesDialog:
    """Open the list of changes by the banner's button."""
    banner = desk.window.banner
    assert banner is not None
    banner.action_button.click()
    (dialog,) = [each for each in desk.window.findChildren(ChangesDialog) if each.isVisible()]
    return dialog


def rows(dialog: ChangesDialog) -> list[list[str]]:
    model = dialog.model
    return [[model.data(model.index(row, column)) for column in range(4)] for row in range(model.rowCount())]


def test_the_list_has_before_and_now_beside_each_other(updated: Desk) -> None:
    dialog = changes_dialog(updated)
    mine = rows(dialog)
    assert [row[1] for row in mine] == ["New time", "No longer in the programme"]
    assert "11:" in mine[0][2]
    assert "13:" in mine[0][3]
    assert mine[1][3] == ""
    dialog.only_mine.click()
    assert ["Saucers and spoons", "New title", mine_title(updated), "Saucers and spoons"] in rows(dialog)
    dialog.close()


def mine_title(desk: Desk) -> str:
    """The title that the session had before."""
    standing = desk.keeper.updates.standing
    assert standing is not None
    (change,) = [each for each in standing.changes if Kind.RETITLED in each.kinds]
    assert change.before is not None
    return change.before.title


def test_the_list_tells_times_in_the_zone_in_which_all_are(updated: Desk) -> None:
    updated.state.tell_times_in(ZoneInfo("Asia/Tokyo"))
    dialog = changes_dialog(updated)
    assert rows(dialog)[0][2:] == ["Tue 8 Apr 18:15–18:20", "Tue 8 Apr 20:15–20:20"]
    dialog.close()


def test_enter_on_a_change_goes_to_its_session(updated: Desk) -> None:
    dialog = changes_dialog(updated)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert updated.state.selected == "milk"


def test_what_is_put_away_stays_away_in_this_version(
    updated: Desk, open_desk: OpenDesk, made_up_copy: Path
) -> None:
    changes_dialog(updated).seen_button.click()
    assert updated.banner == ""
    assert updated.state.changes == {}
    updated.close()
    again = open_desk(source=made_up_copy)
    again.qtbot.waitUntil(lambda: again.keeper.updates.standing is not None)
    assert again.banner == ""
    assert again.state.changes == {}


def test_what_is_not_put_away_is_told_at_the_next_start(
    updated: Desk, open_desk: OpenDesk, made_up_copy: Path
) -> None:
    updated.close()
    again = open_desk(source=made_up_copy)
    again.qtbot.waitUntil(lambda: again.keeper.updates.standing is not None)
    assert again.banner.startswith("The programme has been updated. 2 of your favourites changed.")
    assert set(again.state.changes) == {"milk", "saucers", "water"}


def test_the_version_before_can_be_had_back(updated: Desk) -> None:
    changes_dialog(updated).back_button.click()
    updated.settle()
    updated.qtbot.waitUntil(lambda: updated.keeper.updates.standing is not None)
    assert updated.state.session("water") is not None
    assert updated.state.levels == {"milk": Level.MUST, "water": Level.MAYBE}
    assert updated.toast.text == "An earlier version is shown"
    assert updated.banner == ""
    assert updated.state.changes == {}


def test_another_file_of_what_may_be_the_same_conference_is_asked_about_once(
    open_desk: OpenDesk, made_up_copy: Path, tmp_path: Path
) -> None:
    desk = open_desk(source=made_up_copy)
    desk.select("milk")
    desk.press("1")
    other = tmp_path / "other.json"

    def rekeyed(written: dict[str, Any]) -> None:
        written["conference"]["key"] = "coffee-by-another-name"
        for each in written["events"]:
            each["guid"] = f"new-{each['guid']}"
            if each.get("parent"):
                each["parent"] = f"new-{each['parent']}"

    other.write_text(made_up_copy.read_text(encoding="utf-8"), encoding="utf-8")
    rewrite(other, rekeyed)
    desk.keeper.open_file(other)
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(QuestionDialog)))
    (dialog,) = desk.window.findChildren(QuestionDialog)
    dialog.yes_button.click()
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.state.levels == {"new-milk": Level.MUST}


def test_an_update_never_repaints_a_theme(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    before = desk.state.hues
    assert len(before) > 1

    def another_first(written: dict[str, Any]) -> None:
        written["tracks"] = [{"slug": "new", "name": "A new theme"}, *reversed(written["tracks"])]

    rewrite(made_up_copy, another_first)
    desk.press("F5")
    desk.settle()
    assert desk.state.hues == (*before, "new")
    desk.close()
    assert open_desk(source=made_up_copy).state.hues == (*before, "new")


def test_what_was_looked_for_is_looked_for_in_the_new_version(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    desk = open_desk(source=made_up_copy)
    desk.press("Ctrl+F")
    desk.type("milk")
    before = desk.state.hits

    def a_new_name(written: dict[str, Any]) -> None:
        written["tracks"].append({"slug": "new", "name": "A new theme"})

    rewrite(made_up_copy, a_new_name)
    desk.press("F5")
    desk.settle()
    assert desk.window.command_bar.search.text() == "milk"
    assert (desk.state.filter.text, desk.state.hits) == ("milk", before)
    assert desk.state.hits < len(desk.state.programme.sessions)


ROOMS = [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]


@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_list_is_not_cut_off(updated: Desk, theme: str, unit: int, width: int, height: int) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    updated.keeper.open_window(theme)
    updated.settle()
    updated.keeper.programme_offers().show_changes()
    dialog = standing(updated.qtbot, ChangesDialog)
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    table = dialog.table
    assert sum(table.columnWidth(n) for n in range(4) if not table.isColumnHidden(n)) == (
        table.viewport().width()
    )
    stops = focus_order(dialog)
    ways = (table, dialog.only_mine, dialog.parked_button, dialog.back_button, dialog.seen_button)
    assert set(ways) <= set(stops)


def test_that_nothing_has_changed_is_said_at_the_top(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.keeper.programme_offers().show_changes()
    dialog = standing(desk.qtbot, ChangesDialog)
    assert dialog.summary.text() == "No changes."
    assert dialog.summary.geometry().height() < 2 * dialog.summary.sizeHint().height()
    assert dialog.summary.mapTo(dialog, dialog.summary.rect().topLeft()).y() < 100
    assert not dialog.seen_button.isEnabled()
    assert not dialog.show_button.isEnabled()
    assert dialog.focusWidget() is dialog.title_row.close_button
    dialog.reject()


def test_only_what_is_still_marked_can_be_marked_as_seen(updated: Desk) -> None:
    dialog = changes_dialog(updated)
    assert dialog.seen_button.isEnabled()
    dialog.seen_button.click()
    updated.keeper.programme_offers().show_changes()
    again = standing(updated.qtbot, ChangesDialog)
    assert again.model.rowCount() > 0
    assert not again.seen_button.isEnabled()
    assert again.show_button.isEnabled()
    again.reject()


def test_the_table_is_sound(updated: Desk, qtmodeltester: ModelTester) -> None:
    dialog = changes_dialog(updated)
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]
    dialog.only_mine.click()
    dialog.model.merge(True)
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]


def test_in_a_narrow_dialog_the_change_stands_below_the_title(updated: Desk) -> None:
    dialog = settled(updated.qtbot, changes_dialog(updated))
    first = dialog.model.index(0, SESSION)
    fit(dialog, 1000, 600)
    assert dialog.model.data(first) == "Milk?"
    fit(dialog, 480, 320)
    assert dialog.table.isColumnHidden(CHANGE)
    assert dialog.model.data(first) == "Milk?\nNew time"
    wide = dialog.model.data(first, Qt.ItemDataRole.AccessibleTextRole)
    assert wide.startswith("Milk?, New time, before: Tue 8 Apr 11:15")


def test_there_is_no_way_to_what_has_gone(updated: Desk) -> None:
    dialog = settled(updated.qtbot, changes_dialog(updated))
    press(dialog, "Down")
    assert not dialog.show_button.isEnabled()
    press(dialog, "Return")
    assert dialog.isVisible()
    assert updated.state.changes
    press(dialog, "Up", "Return")
    assert updated.state.selected == "milk"


def test_a_clash_that_only_the_change_made_is_named(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    for guid in ("milk", "tasting"):
        desk.state.set_level(guid, Level.MUST)
    update(desk, made_up_copy, moved)
    assert "2 favourites clash since then." in desk.banner
    words = changes_dialog(desk).summary.text()
    assert words.endswith("Clash since then: “Milk?”, “Coffee all day - Tasting in silence”.")


def test_going_to_a_change_gives_up_a_search_that_hides_it(updated: Desk) -> None:
    updated.state.search("spoons")
    dialog = settled(updated.qtbot, changes_dialog(updated))
    press(dialog, "Return")
    assert updated.state.selected == "milk"
