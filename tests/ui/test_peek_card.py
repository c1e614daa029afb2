"""The card that says what a block or a row had no room for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iweek_desktop.ui.peek_card import PeekCard, beside
from tests.ui.conftest import Desk

WITHIN = QRect(0, 0, 800, 600)


@pytest.fixture
def card(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> PeekCard:
    """A card over the desk's grid, which says of the sessions in `CUT` that their words were cut."""
    return made(desk, monkeypatch, {"water", "questions"})


def made(desk: Desk, monkeypatch: pytest.MonkeyPatch, cut: set[str]) -> PeekCard:
    monkeypatch.setattr(desk.grid, "words_cut", lambda row: desk.shown[row] in cut)
    assert desk.window.help is not None
    return desk.window.help.card


def point_at(desk: Desk, guid: str) -> None:
    QTest.mouseMove(desk.grid.viewport(), QPoint(5, 200))
    QTest.mouseMove(desk.grid.viewport(), desk.spot(guid))


def over(desk: Desk, card: PeekCard) -> QRect:
    """Where a card lies in the grid's viewport."""
    return QRect(desk.grid.viewport().mapFrom(desk.window.shell, card.pos()), card.size())


def walk(desk: Desk, guid: str) -> None:
    """Come to a session by a key, while no details tell of it."""
    desk.window.show_detail(False)
    before = desk.shown[desk.row(guid) - 1]
    desk.select(before)
    desk.press("Down")
    assert desk.current == guid


def test_it_comes_when_the_pointer_has_rested_and_says_what_there_is(desk: Desk, card: PeekCard) -> None:
    point_at(desk, "water")
    assert card.isHidden()
    desk.qtbot.waitUntil(card.isVisible)
    assert card.accessibleName().split("\n") == [
        "Water and what is wrong with it",
        "Tuesday 8 April, 09:30–11:00",
        "Stora salen, Nätet, Påhittet, Online",
    ]
    block = desk.grid.visualRect(desk.grid.model().index(desk.row("water"), 0))
    assert not over(desk, card).intersects(block)
    assert desk.window.shell.rect().contains(card.geometry())
    assert card.width() <= 360
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_pointer_that_goes_on_sees_none(desk: Desk, card: PeekCard) -> None:
    point_at(desk, "water")
    QTest.mouseMove(desk.grid.viewport(), QPoint(5, 200))
    assert not card._rest.isActive()
    assert card.isHidden()


def test_a_key_shows_it_where_words_were_cut_and_only_there(desk: Desk, card: PeekCard) -> None:
    walk(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    assert card.accessibleName().startswith("Water")
    walk(desk, "milk")
    desk.qtbot.waitUntil(lambda: not card._rest.isActive())
    assert card.isHidden()


def test_a_key_shows_none_where_the_details_tell_it_all(desk: Desk, card: PeekCard) -> None:
    desk.window.show_detail(True)
    desk.select(desk.shown[desk.row("water") - 1])
    with desk.qtbot.waitSignal(card._rest.timeout):
        desk.press("Down")
    assert desk.current == "water"
    assert card.isHidden()


def test_it_does_not_stay_when_another_session_is_selected(desk: Desk, card: PeekCard) -> None:
    walk(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    desk.select("milk")
    assert card.isHidden()


def test_it_leaves_the_details_free(desk: Desk, card: PeekCard) -> None:
    desk.window.show_detail(True)
    desk.window.resize(1100, 600)
    point_at(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    details = desk.window.middle.side
    at = details.mapTo(desk.window.shell, QPoint(0, 0))
    assert not card.geometry().intersects(QRect(at, details.size()))


def test_it_can_be_entered_with_the_pointer(desk: Desk, card: PeekCard) -> None:
    point_at(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    QTest.mouseMove(desk.grid.viewport(), QPoint(5, 200))
    assert card._leave.isActive()
    QTest.mouseMove(card, card.rect().center())
    QCoreApplication.processEvents()
    assert not card._leave.isActive()
    assert card.isVisible()
    QTest.mouseMove(desk.window.command_bar, QPoint(3, 3))
    QCoreApplication.processEvents()
    desk.qtbot.waitUntil(card.isHidden)


@pytest.mark.parametrize("focus", ["grid", "search"])
def test_escape_closes_it_and_nothing_else(desk: Desk, card: PeekCard, focus: str) -> None:
    desk.state.search("wat")
    widget = desk.grid if focus == "grid" else desk.window.command_bar.search
    widget.setFocus()
    point_at(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    desk.press("Esc")
    assert card.isHidden()
    assert desk.has_focus(widget)
    assert desk.state.filter.text == "wat"


def press(desk: Desk) -> None:
    QTest.mousePress(desk.grid.viewport(), Qt.MouseButton.LeftButton, pos=desk.spot("milk"))


def turn_over_card(desk: Desk) -> None:
    card = desk.window.findChild(PeekCard)
    assert card is not None
    spot = card.rect().center()
    event = QWheelEvent(
        spot, card.mapToGlobal(spot), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(card, event)


DISTURBING: dict[str, Any] = {
    "a press": press,
    "the wheel": lambda desk: desk.wheel(-120),
    "the wheel over it": turn_over_card,
    "a scroll bar": lambda desk: desk.grid.verticalScrollBar().setValue(60),
    "other sessions": lambda desk: desk.state.search("milk"),
    "another part of the window": lambda desk: desk.window.command_bar.search.setFocus(),
    "another size": lambda desk: desk.window.resize(1200, 600),
    "another day": lambda desk: desk.press("Ctrl+PgDown"),
}


@pytest.mark.parametrize("what", DISTURBING)
def test_it_goes_when_something_else_is_done(desk: Desk, card: PeekCard, what: str) -> None:
    desk.press("Ctrl++", "Ctrl++")
    walk(desk, "water")
    desk.qtbot.waitUntil(card.isVisible)
    DISTURBING[what](desk)
    QCoreApplication.processEvents()
    assert card.isHidden()


def test_a_long_title_is_told_whole_on_lines_of_bounded_width(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = made(desk, monkeypatch, {"long-name"})
    walk(desk, "long-name")
    desk.qtbot.waitUntil(card.isVisible)
    session = desk.state.session("long-name")
    assert session is not None
    told = "".join(line.text for line in card._lines).replace("-", "").replace(" ", "")
    assert session.title.replace(" ", "").replace("-", "") in told
    assert card.width() <= 360


@pytest.mark.parametrize("cut", [False, True])
def test_over_a_session_that_fills_the_window_there_is_one_only_below_a_title_that_was_cut(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, cut: bool
) -> None:
    card = made(desk, monkeypatch, {"opening"} if cut else set())
    corner = desk.grid.viewport().mapFrom(desk.window.shell, QPoint())
    all_of_it = QRectF(QPointF(corner), QSizeF(desk.window.shell.size()))
    monkeypatch.setattr(desk.grid, "shown_rect", lambda _row: all_of_it)
    point_at(desk, "opening")
    desk.qtbot.waitUntil(lambda: not card._rest.isActive())
    assert card.isVisible() == cut
    assert not card.isVisible() or card.y() > 64


@given(
    st.integers(0, 780), st.integers(0, 580), st.integers(1, 800), st.integers(1, 600),
    st.integers(20, 360), st.integers(20, 200),
    st.one_of(st.none(), st.tuples(st.integers(0, 799), st.integers(0, 599))),
)  # fmt: skip
def test_a_place_beside_is_inside_the_window_and_off_the_block(
    x: int, y: int, w: int, h: int, width: int, height: int, pointer: tuple[int, int] | None
) -> None:
    block = QRect(x, y, w, h).intersected(WITHIN)
    spot = beside(block, QSize(width, height), WITHIN, 6, QPoint(*pointer) if pointer else None)
    room = max(
        block.left() - 6 >= width, WITHIN.right() - block.right() - 6 >= width,
        block.top() - 6 >= height, WITHIN.bottom() - block.bottom() - 6 >= height,
    )  # fmt: skip
    assert (spot is not None) == room
    if spot is not None:
        assert WITHIN.contains(spot)
        assert not spot.intersects(block)
        assert spot.size() == QSize(width, height)
