"""The short message that says what was done and can undo it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.store import Store

if TYPE_CHECKING:
    from iweek_desktop.library.settings import View
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("1",), "Saved as Must: Water and what is wrong with it"),
        (("2",), "Saved as Maybe: Water and what is wrong with it"),
        (("1", "0"), "Removed from favourites: Water and what is wrong with it"),
        (("1", "Space"), "Removed from favourites: Water and what is wrong with it"),
    ],
)
def test_what_was_done_is_said(desk: Desk, keys: tuple[str, ...], text: str) -> None:
    desk.select("water")
    desk.press(*keys)
    assert desk.toast.isVisible()
    assert desk.toast.text == text
    assert desk.toast.undo_button.isVisible()


def test_what_is_set_already_is_not_said_again(desk: Desk) -> None:
    desk.select("water")
    desk.press("0")
    assert not desk.toast.isVisible()


def test_undo_by_its_button(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    QTest.mouseClick(desk.toast.undo_button, Qt.MouseButton.LeftButton)
    assert desk.kept_levels() == {}
    assert desk.toast.text == "Undone, now Not saved: Water and what is wrong with it"
    assert not desk.toast.undo_button.isVisible()


def test_undo_by_the_button_with_a_key_leads_back_to_the_grid(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.toast.undo_button.setFocus()
    desk.press("Space")
    assert desk.kept_levels() == {}
    assert desk.has_focus(desk.grid)


def test_closing_the_toast_by_key_leads_back_to_the_grid(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.toast.close_button.setFocus()
    desk.press("Space")
    assert not desk.toast.isVisible()
    assert desk.has_focus(desk.grid)


def test_undo_and_redo_by_key(desk: Desk) -> None:
    desk.select("water")
    desk.press("1", "Ctrl+Z")
    assert (desk.kept_levels(), desk.toast.text) == (
        {},
        "Undone, now Not saved: Water and what is wrong with it",
    )
    desk.press("Ctrl+Y")
    assert (desk.kept_levels(), desk.toast.text) == (
        {"water": Level.MUST},
        "Done again, now Must: Water and what is wrong with it",
    )


def test_a_change_from_elsewhere_is_not_said(desk: Desk) -> None:
    desk.elsewhere("water", Level.MUST)
    assert not desk.toast.isVisible()


def test_undo_leaves_alone_what_another_window_changed_since(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.elsewhere("water", Level.MAYBE)
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {"water": Level.MAYBE}


# eight seconds


def enter(desk: Desk) -> None:
    QApplication.sendEvent(desk.toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))


def leave(desk: Desk) -> None:
    QApplication.sendEvent(desk.toast, QEvent(QEvent.Type.Leave))


def test_it_stays_for_eight_seconds(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    assert desk.toast.timer.isActive()
    assert desk.toast.timer.interval() == 8000
    desk.toast.timer.timeout.emit()
    assert not desk.toast.isVisible()


def test_it_waits_while_the_pointer_is_on_it(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    enter(desk)
    assert not desk.toast.timer.isActive()
    leave(desk)
    assert desk.toast.timer.isActive()


def test_it_waits_while_the_focus_is_on_it(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    desk.toast.undo_button.setFocus()
    assert not desk.toast.timer.isActive()
    enter(desk)
    leave(desk)
    assert not desk.toast.timer.isActive(), "the pointer has gone, but the focus is still there"
    desk.grid.setFocus()
    assert desk.toast.timer.isActive()


def test_it_waits_while_the_pointer_is_on_it_though_it_says_something_new(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")
    enter(desk)
    desk.press("2")
    assert desk.toast.text.startswith("Saved as Maybe")
    assert not desk.toast.timer.isActive()


def test_it_stands_in_the_content_and_covers_no_bar(desk: Desk) -> None:
    desk.select("long-name")
    desk.press("1")
    assert on_screen(desk.window.day_view).contains(on_screen(desk.toast))
    desk.window.resize(900, 600)
    assert on_screen(desk.window.day_view).contains(on_screen(desk.toast))


def current_on_screen(desk: Desk) -> QRect:
    view = desk.window.views.sessions
    rect = view.current_rect().toRect()
    assert not rect.isEmpty()
    return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())


@pytest.mark.parametrize("view", ["day", "timeline", "list"])
@pytest.mark.parametrize("size", [(1366, 688), (1366, 500), (900, 600), (640, 400)])
def test_it_never_covers_what_was_just_starred(
    open_desk: OpenDesk, view: View, size: tuple[int, int]
) -> None:
    desk = open_desk(size=size)
    desk.window.show_detail(False)
    desk.state.show_view(view)
    for session in desk.state.sessions:
        desk.select(session.guid)
        desk.window.focus_content()
        desk.press("1")
        assert desk.toast.isVisible()
        covered = on_screen(desk.toast).intersected(current_on_screen(desk))
        words = current_on_screen(desk)
        words.setHeight(min(words.height(), 60))
        assert not on_screen(desk.toast).intersects(words), session.guid
        if current_on_screen(desk).height() < 120:
            assert covered.isEmpty(), session.guid
        assert on_screen(desk.window.views).contains(on_screen(desk.toast))


@pytest.mark.parametrize("size", [(1024, 620), (640, 480), (480, 320)])
def test_it_covers_no_bar_and_no_ring_around_what_it_need_not_cover(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    desk = open_desk("2031-10-06T10:42+02:00", source=FULL_WEEK, size=size)
    desk.state.group_by(Grouping.PLACE)
    desk.window.show_detail(False)
    window, ringed = desk.window, 0
    for session in desk.state.sessions[:14]:
        desk.select(session.guid)
        window.focus_content()
        for key in "120":
            desk.press(key)
            for bar in (window.status, window.day_bar, window.command_bar):
                assert not bar.isVisible() or not on_screen(desk.toast).intersects(on_screen(bar))
            ring = current_on_screen(desk).adjusted(-4, -4, 4, 4)
            if not on_screen(desk.toast).intersects(current_on_screen(desk)):
                assert not on_screen(desk.toast).intersects(ring), session.guid
                ringed += 1
    assert ringed > 25


def test_it_stands_beside_what_is_as_high_as_the_view_where_it_has_room(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-06T10:42+02:00", source=FULL_WEEK, size=(1024, 620))
    desk.state.group_by(Grouping.PLACE)
    desk.window.show_detail(False)
    desk.select("pv2031-tillsammans-mot-2040-invigning-av-pahitt")
    desk.window.focus_content()
    desk.press("1")
    current, views = current_on_screen(desk), on_screen(desk.window.views)
    assert current.height() > views.height() * 3 // 4
    assert on_screen(desk.toast).left() > current.right()
    assert views.contains(on_screen(desk.toast))
    desk.press("0", "Ctrl+End")
    assert abs(on_screen(desk.toast).center().x() - views.center().x()) <= 1, "in the middle again"


@pytest.mark.parametrize("size", [(740, 480), (640, 480), (480, 320)])
def test_it_covers_nothing_of_the_details_that_has_the_focus(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    desk = open_desk("2031-10-06T10:42+02:00", source=FULL_WEEK, size=size)
    desk.select(desk.state.sessions[5].guid)
    desk.window.focus_content()
    desk.press("Return")
    desk.detail.segments.buttons[Level.MUST].click()
    seen = []
    while (focus := desk.focus) is not None and desk.window.middle.side.isAncestorOf(focus):
        if focus is not desk.detail.notes and focus.height() < 100:
            seen.append(focus)
            assert desk.toast.isVisible()
            assert not on_screen(desk.toast).intersects(on_screen(focus)), focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        desk.come_to_rest()
    assert len(set(seen)) >= 8
    assert on_screen(desk.window.middle).contains(on_screen(desk.toast))


def test_the_words_go_before_the_keys_where_there_is_not_room_for_both(desk: Desk) -> None:
    desk.select("water")
    desk.press("1")

    def shown(text: str) -> bool:
        return any(label.isVisible() and label.text() == text for label in desk.toast.findChildren(QLabel))

    assert shown("Ctrl+Z")
    desk.window.resize(480, 320)
    QApplication.processEvents()
    assert desk.toast.text not in [label.text() for label in desk.toast.findChildren(QLabel)]
    assert not shown("Ctrl+Z")
    assert desk.toast.undo_button.isVisible()
    desk.window.resize(1366, 688)
    QApplication.processEvents()
    assert shown("Ctrl+Z")
    desk.window.tell("Something was done")
    assert not shown("Ctrl+Z"), "which cannot be undone"
    assert shown("Something was done")


def test_it_gives_way_while_one_walks_on_and_stays_where_it_may(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(1366, 500))
    desk.window.show_detail(False)
    desk.press("Ctrl+3", "Home", "1")
    at_first = on_screen(desk.toast)
    assert not at_first.intersects(current_on_screen(desk))
    places = set()
    for _ in range(12):
        desk.press("Down")
        assert desk.toast.isVisible()
        assert not on_screen(desk.toast).intersects(current_on_screen(desk))
        places.add(on_screen(desk.toast).top())
    assert len(places) == 2, "at the bottom, and once that is in the way at the top"
    desk.press("Up")
    assert on_screen(desk.toast).top() == min(places), "it does not move without need"


def test_f6_reaches_it(desk: Desk) -> None:
    desk.select("water")
    desk.press("1", "F6", "F6")
    assert desk.has_focus(desk.toast.undo_button)


def test_what_it_says_can_be_read_though_the_window_is_narrow(desk: Desk) -> None:
    desk.select("long-name")
    desk.press("1")
    assert desk.toast.text.endswith("kaffedrickande kommuner")
    assert desk.toast.accessibleName() == desk.toast.text
    assert desk.toast.text in desk.toast.toolTip()


@pytest.mark.parametrize(("width", "beside"), [(900, True), (740, False)])
def test_it_stands_beside_details_that_lie_above_the_grid_where_it_has_room(
    desk: Desk, width: int, beside: bool
) -> None:
    desk.window.resize(width, 688)
    desk.select("long-name")
    desk.window.show_detail(True)
    desk.press("1")
    side = desk.window.middle.side
    assert desk.window.middle.over
    assert on_screen(desk.toast).intersects(on_screen(side)) != beside
    assert desk.toast.text in desk.toast.toolTip()
    desk.window.show_detail(False)
    views = on_screen(desk.window.views)
    assert abs(on_screen(desk.toast).center().x() - views.center().x()) <= 1


# what could not be saved


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("store.full", "The disk is full"),
        ("store.locked", "Another program is using"),
        ("store.readonly", "cannot be written"),
        ("store.io", "could not read or write"),
    ],
)
def test_what_could_not_be_saved_is_told_and_not_shown_as_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError(code, desk.places.store_path, "the cause")

    desk.select("water")
    with monkeypatch.context() as patched:
        patched.setattr(Store, "apply", fail)
        desk.press("1")
        desk.detail.segments.buttons[Level.MAYBE].click()
    assert words in desk.banner
    assert str(desk.places.store_path) in desk.banner
    assert desk.state.levels == {}
    assert desk.detail.segments.buttons[None].isChecked()
    assert desk.grid.sessions_model().level("water") is None
    assert not desk.toast.isVisible()
    desk.press("2")
    assert desk.kept_levels() == {"water": Level.MAYBE}
    assert desk.banner == ""


def test_a_failing_undo_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("store.full", desk.places.store_path, "the cause")

    desk.select("water")
    desk.press("1")
    with monkeypatch.context() as patched:
        patched.setattr(Store, "apply", fail)
        desk.press("Ctrl+Z")
    assert "The disk is full" in desk.banner
    assert desk.state.levels == {"water": Level.MUST}
    desk.press("Ctrl+Z")
    assert desk.kept_levels() == {}
