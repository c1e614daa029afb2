"""The list of programmes: adding from an address, updating, going back and removing, all by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from iweek_desktop.library.catalogue import Catalogue
from iweek_desktop.library.programmes import listed
from iweek_desktop.programme.model import Level
from iweek_desktop.ui.dialogs.programmes import ProgrammesDialog
from iweek_desktop.ui.dialogs.question import QuestionDialog
from iweek_desktop.ui.dialogs.rows import LINES_ROLE
from tests.library.web_server import Server, closed_port, serving
from tests.ui.dialog_hands import cut_off, fit, focus_order, gone, press, standing
from tests.ui.new_versions import Edit, event, moved, update
from tests.ui.publisher import TEA, Publisher, add, go_to, hit, programmes, titles

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

COFFEE, INNOVATION = "The Made-Up Coffee Week", "Innovation Week 2024"
ROOMS = [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]


@pytest.fixture
def desk(open_desk: OpenDesk, bundled: Path, tmp_path: Path) -> Desk:
    """A window on the bundled programme, which is the only one on the shelf."""
    return open_desk(source=bundled, at=tmp_path / "fresh")


@pytest.fixture
def publisher(made_up_copy: Path) -> Publisher:
    return Publisher(made_up_copy)


@pytest.fixture
def server(publisher: Publisher) -> Iterator[Server]:
    with serving(publisher.answer) as found:
        yield found
        publisher.wait.set()


def added(desk: Desk, server: Server) -> Desk:
    """A window that shows the programme of an address."""
    dialog = add(desk, server.address)
    assert gone(dialog)
    desk.qtbot.waitUntil(lambda: desk.window.windowTitle() == TEA)
    desk.settle()
    return desk


def test_the_shelf_is_listed_with_where_programmes_are_from(open_desk: OpenDesk) -> None:
    desk = open_desk()
    dialog = programmes(desk)
    assert set(titles(dialog)) == {COFFEE, INNOVATION}
    assert dialog.list.currentItem().text() == COFFEE
    lines = dialog.list.currentItem().data(LINES_ROLE)
    assert lines[0] == "7–11 Apr 2031 · 19 sessions · open now"
    assert lines[1].endswith("made-up-coffee-week.json")
    assert dialog.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith(f"{COFFEE}. 7–11")
    assert not dialog.open_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    go_to(dialog, INNOVATION)
    assert dialog.list.currentItem().data(LINES_ROLE)[1] == "Comes with the program"
    assert not dialog.consent.isEnabled()
    press(dialog, "Return")
    assert gone(dialog)
    assert desk.window.windowTitle() == INNOVATION


def test_a_programme_is_added_from_its_address_and_kept_up_to_date(
    desk: Desk, server: Server, publisher: Publisher
) -> None:
    added(desk, server)
    assert desk.toast.text == f"Opened: {TEA}"
    desk.select("milk")
    desk.window.focus_content()
    desk.press("1")
    publisher.publish(moved)
    dialog = programmes(desk)
    assert server.address in dialog.list.currentItem().data(LINES_ROLE)
    hit(dialog, dialog.update_button)
    assert gone(dialog)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.settle()
    assert desk.banner.startswith("The programme has been updated. 1 of your favourites changed.")
    assert desk.state.levels == {"milk": Level.MUST}
    session = desk.state.session("milk")
    assert session is not None
    assert session.start is not None
    assert session.start.hour == 13
    assert desk.state.session("water") is None


def test_nothing_newer_is_said_and_costs_the_server_next_to_nothing(desk: Desk, server: Server) -> None:
    added(desk, server)
    dialog = programmes(desk)
    dialog.update_button.click()
    assert dialog.line.words.text() == "There is no newer version"
    assert dialog.isVisible()
    assert "If-None-Match" in server.asked[-1][1]


def test_a_programme_that_is_not_open_is_updated_where_it_is(
    desk: Desk, server: Server, publisher: Publisher, bundled: Path
) -> None:
    added(desk, server)
    desk.state.set_level("milk", Level.MUST)
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.keeper.open_file(bundled)
    desk.settle()
    publisher.publish(moved)
    dialog = programmes(desk)
    go_to(dialog, TEA)
    dialog.update_button.click()
    assert dialog.line.words.text() == f"Updated: {TEA}"
    assert desk.window.windowTitle() == INNOVATION
    assert dialog.list.currentItem().data(LINES_ROLE)[2].endswith("2 versions kept")
    press(dialog, "Return")
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    assert desk.window.windowTitle() == TEA
    assert desk.state.levels == {"milk": Level.MUST}
    assert desk.banner.startswith("The programme has been updated. 1 of your favourites changed.")


def test_it_looks_by_itself_only_with_consent(
    desk: Desk, server: Server, publisher: Publisher, open_desk: OpenDesk
) -> None:
    added(desk, server)
    desk.close()
    asked = len(server.asked)
    again = open_desk(source=None, at=desk.profile)
    again.qtbot.waitUntil(lambda: again.keeper.updates.standing is not None)
    assert len(server.asked) == asked
    dialog = programmes(again)
    assert not dialog.consent.isChecked()
    dialog.consent.setFocus()
    QTest.keyClick(dialog.consent, Qt.Key.Key_Space)
    assert dialog.consent.isChecked()
    press(dialog, "Esc")
    again.close()
    publisher.publish(moved)
    third = open_desk(source=None, at=desk.profile)
    third.qtbot.waitUntil(lambda: third.banner.startswith("The programme has been updated."))
    assert third.state.session("water") is None
    dialog = programmes(third)
    dialog.consent.click()
    assert not Catalogue(third.places.catalogue_path, third.clock).get("tea-2031").consent


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://example.org/week.json", "is not fetched, since anybody on the way could change it"),
        (
            "example.org",
            "“example.org” is not an address that can be fetched. Write it as https://example.org/programme.json.",
        ),
        ("https://me:secret@example.org/", "The address holds a user name or a password"),
        (f"http://{closed_port()}/x", "cannot be reached"),
    ],
)
def test_why_an_address_gives_nothing_is_said(desk: Desk, address: str, said: str) -> None:
    dialog = add(desk, address)
    assert said in dialog.line.words.accessibleName()
    assert not dialog.line.cancel_button.isVisible()
    assert dialog.address.text() == address
    assert titles(dialog) == [INNOVATION]


def test_what_is_no_programme_is_not_added(desk: Desk) -> None:
    with serving(lambda request: request.give(b"<html>Log in</html>")) as server:
        dialog = add(desk, server.address)
        assert "is not a programme that can be read" in dialog.line.words.accessibleName()


def waiting(desk: Desk, server: Server, publisher: Publisher) -> ProgrammesDialog:
    """A dialog in which half a programme has come."""
    desk.keeper.jobs._start_run = desk.keeper.jobs._beside
    publisher.wait.clear()
    dialog = programmes(desk)
    desk.qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.address.setText(server.address)
    dialog.add_from.click()
    assert dialog.line.words.accessibleName() == f"Asking {server.address}…"
    desk.qtbot.waitUntil(lambda: dialog.line.bar.isVisible() and 45 <= dialog.line.bar.value() <= 55)
    return dialog


def test_a_slow_server_does_not_hold_the_window(desk: Desk, server: Server, publisher: Publisher) -> None:
    dialog = waiting(desk, server, publisher)
    assert not dialog.add_from.isEnabled()
    go_to(dialog, INNOVATION)
    assert not dialog.open_button.isEnabled()
    publisher.wait.set()
    desk.qtbot.waitUntil(lambda: desk.window.windowTitle() == TEA)


def test_what_takes_too_long_is_cancelled_by_key(desk: Desk, server: Server, publisher: Publisher) -> None:
    dialog = waiting(desk, server, publisher)
    hit(dialog, dialog.line.cancel_button)
    assert dialog.line.words.text() == "Stopped"
    assert not dialog.line.bar.isVisible()
    assert dialog.add_from.isEnabled()
    publisher.wait.set()
    desk.keeper.jobs.close()
    assert [one.title for one in listed(desk.places, desk.clock)] == [INNOVATION]
    assert desk.window.windowTitle() == INNOVATION


def test_closing_the_dialog_gives_up_what_runs(desk: Desk, server: Server, publisher: Publisher) -> None:
    dialog = waiting(desk, server, publisher)
    press(dialog, "Esc")
    assert gone(dialog)
    publisher.wait.set()
    desk.keeper.jobs.close()
    assert desk.window.windowTitle() == INNOVATION


def test_an_earlier_version_is_opened_from_a_menu(open_desk: OpenDesk, made_up_copy: Path) -> None:
    desk = open_desk(source=made_up_copy)
    desk.state.set_level("water", Level.MUST)
    update(desk, made_up_copy, moved)
    assert len(desk.state.parked) == 1
    dialog = programmes(desk)
    hit(dialog, dialog.versions_button)
    (menu,) = [menu for menu in dialog.findChildren(QMenu) if menu.isVisible()]
    assert len(menu.actions()) == 1
    assert menu.actions()[0].text().endswith("19 sessions")
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.state.session("water") is not None)
    desk.qtbot.waitUntil(lambda: desk.state.parked == ())
    assert desk.state.levels == {"water": Level.MUST}


def test_removing_asks_once_and_keeps_the_favourites(open_desk: OpenDesk, bundled: Path) -> None:
    desk = open_desk()
    desk.state.set_level("milk", Level.MUST)
    desk.keeper.open_file(bundled)
    desk.settle()
    dialog = programmes(desk)
    go_to(dialog, COFFEE)
    hit(dialog, dialog.remove_button)
    question = standing(desk.qtbot, QuestionDialog)
    assert "Your favourites and notes are kept" in question.words.text()
    question.no_button.click()
    assert COFFEE in titles(dialog)
    dialog.remove_button.click()
    standing(desk.qtbot, QuestionDialog).yes_button.click()
    assert titles(dialog) == [INNOVATION]
    assert dialog.line.words.text() == f"Removed: {COFFEE}. Its favourites and notes are kept."
    press(dialog, "Esc")
    desk.keeper.open_file(Path(__file__).parent.parent / "data" / "made-up-coffee-week.json")
    desk.settle()
    assert desk.state.levels == {"milk": Level.MUST}


def renamed(key: str) -> Edit:
    def edit(written: dict[str, Any]) -> None:
        written["conference"]["key"] = key
        event(written, "milk")["title"] = "Milk and more milk"

    return edit


@pytest.mark.parametrize("same", [True, False])
def test_a_programme_with_another_key_is_asked_about(
    desk: Desk, server: Server, publisher: Publisher, same: bool
) -> None:
    added(desk, server)
    desk.state.set_level("milk", Level.MUST)
    publisher.publish(renamed("tea-under-another-name"))
    dialog = programmes(desk)
    dialog.update_button.click()
    question = standing(desk.qtbot, QuestionDialog)
    (question.yes_button if same else question.no_button).click()
    if same:
        desk.qtbot.waitUntil(lambda: desk.state.programme.key == "tea-under-another-name")
        desk.qtbot.waitUntil(lambda: desk.state.levels == {"milk": Level.MUST})
    else:
        dialog.update_button.click()
        assert "What was found is another programme" in dialog.line.words.accessibleName()
        assert desk.state.programme.key == "tea-2031"


@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_nothing_is_cut_off(open_desk: OpenDesk, language: str, unit: int, width: int, height: int) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    desk = open_desk(language=language)
    dialog = programmes(desk)
    dialog.line.begin("https://example.org/" + "a-long-folder/" * 8)
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    stops: list[object] = list(focus_order(dialog))
    assert {dialog.address, dialog.list, dialog.update_button, dialog.line.cancel_button} <= set(stops)


def test_the_menu_leads_to_it(desk: Desk) -> None:
    desk.window.named_actions["programmes"].trigger()
    assert standing(desk.qtbot, ProgrammesDialog).isVisible()
