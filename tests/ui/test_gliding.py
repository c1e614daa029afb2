"""What scrolls by itself glides there, unless nothing is to move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEasingCurve, QPoint, QRect
from PySide6.QtTest import QTest

from iweek_desktop.ui.gliding import Fade
from tests.ui.test_scrolling import on_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from tests.ui.conftest import Desk, OpenDesk


@pytest.fixture
def moving(desk: Desk) -> Desk:
    """A window so low that the day has to be scrolled, on a system where things may move."""
    desk.keeper.preferences.set_reduced_motion(False)
    assert 0 < desk.state.motion_ms <= 300
    desk.state.motion_ms = 1_000  # a busy machine draws few pictures a second
    desk.window.resize(1366, 420)
    desk.grid.verticalScrollBar().setValue(0)
    return desk


def test_a_key_lets_the_view_glide_to_the_session(moving: Desk) -> None:
    bar = moving.grid.verticalScrollBar()
    seen: list[int] = []
    bar.valueChanged.connect(seen.append)
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    assert bar.value() < bar.maximum()
    moving.qtbot.waitUntil(lambda: moving.grid.viewport().rect().contains(
        moving.grid.visualRect(moving.grid.currentIndex()).center()
    ))  # fmt: skip
    assert len(seen) > 2
    assert seen == sorted(seen)


def test_further_keys_count_from_where_the_glide_will_end(moving: Desk) -> None:
    moving.grid.setFocus()
    moving.press("Ctrl+End", "Ctrl+Home")
    bar = moving.grid.verticalScrollBar()
    moving.qtbot.waitUntil(lambda: bar.value() <= 8)


def test_the_wheel_ends_a_glide(moving: Desk) -> None:
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    bar = moving.grid.verticalScrollBar()
    bar.setValue(5)
    moving.qtbot.wait(250)
    assert bar.value() == 5


def test_nothing_moves_where_the_user_wants_it_still(moving: Desk) -> None:
    moving.keeper.preferences.set_reduced_motion(True)
    seen: list[int] = []
    moving.grid.verticalScrollBar().valueChanged.connect(seen.append)
    moving.grid.setFocus()
    moving.press("Ctrl+End")
    assert len(seen) == 1
    rect = moving.grid.visualRect(moving.grid.currentIndex())
    assert moving.grid.viewport().rect().contains(rect.center())


# what comes forth under the pointer


def point_at(desk: Desk, guid: str) -> QRect:
    """Move the pointer onto a block and return where that lies."""
    for spot in (QPoint(1, 1), desk.spot(guid)):  # it may have been there before
        QTest.mouseMove(desk.grid.viewport(), spot)
    return desk.grid.visualRect(desk.grid.model().index(desk.row(guid), 0))


def fill(desk: Desk, rect: QRect) -> tuple[int, int, int]:
    """Return the colour of a block as it is on the screen, where it has no words."""
    colour = on_screen(desk).pixelColor(rect.bottomRight() - QPoint(4, 4))
    return colour.red(), colour.green(), colour.blue()


def halfway(fade: Fade) -> None:
    """Hold what comes forth on its way, however long a machine takes."""
    fade._animation.pause()
    fade._animation.setCurrentTime(20)


def free_block(desk: Desk) -> str:
    """Return a session in view that contains no others and is not the current one."""
    assert desk.grid._geometry is not None
    blocks, canvas = desk.grid._geometry.blocks, desk.grid._canvas().toRect().adjusted(9, 9, -9, -9)
    rows = (row for row, block in enumerate(blocks) if not block.band)
    index = desk.grid.model().index
    row = next(row for row in rows if canvas.contains(desk.grid.visualRect(index(row, 0))))
    assert desk.shown[row] != desk.current
    return desk.shown[row]


def test_a_block_comes_forth_under_the_pointer(moving: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    guid = free_block(moving)
    rect = moving.grid.visualRect(moving.grid.model().index(moving.row(guid), 0))
    plain = fill(moving, rect)
    rect = point_at(moving, guid)
    fade = moving.grid._fade
    assert fade is not None
    assert fade._animation.duration() == 80
    assert fade._animation.easingCurve().type() is QEasingCurve.Type.OutCubic
    halfway(fade)
    on_way = fill(moving, rect)
    painted: list[QRect] = []
    paint = moving.grid._painter.paint

    def note(*words: Any) -> None:
        painted.append(words[3].toRect())
        paint(*words)

    monkeypatch.setattr(moving.grid._painter, "paint", note)
    fade._animation.resume()
    moving.qtbot.waitUntil(lambda: fade.share == 1.0)
    QCoreApplication.processEvents()
    monkeypatch.undo()
    assert painted
    around = rect.adjusted(-6, -6, 6, 6)  # with the ring that a focus may draw
    assert {part.getRect() for part in painted} == {around.getRect()}
    there = fill(moving, rect)
    assert all(min(a, c) <= b <= max(a, c) for a, b, c in zip(plain, on_way, there, strict=True))
    assert len({plain, on_way, there}) == 3


def test_it_is_there_at_once_where_the_user_wants_it_still(moving: Desk) -> None:
    guid = free_block(moving)
    rect = point_at(moving, guid)
    fade = moving.grid._fade
    assert fade is not None
    moving.qtbot.waitUntil(lambda: fade.share == 1.0)
    there = fill(moving, rect)
    moving.keeper.preferences.set_reduced_motion(True)
    QTest.mouseMove(moving.grid.viewport(), QPoint(1, 1))
    assert moving.grid._hovered is None
    point_at(moving, guid)
    assert fade.share == 1.0
    assert fill(moving, rect) == there


@pytest.mark.parametrize(("now", "theme"), [
    ("2031-04-01T08:00+02:00", "light"), ("2031-04-08T20:00+02:00", "dark"),
    ("2031-04-01T08:00+02:00", "contrast"),
])  # fmt: skip
def test_a_row_of_the_list_comes_forth_as_a_block_does(open_desk: OpenDesk, now: str, theme: str) -> None:
    desk = open_desk(now, theme=theme)
    desk.keeper.preferences.set_reduced_motion(False)
    desk.state.show_view("list")
    view = desk.window.views.sessions
    rect = view.visualRect(view.model().index(1, 0))

    def look() -> QImage:
        QCoreApplication.processEvents()
        return view.viewport().grab(rect).toImage()

    plain = look()
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    QTest.mouseMove(view.viewport(), rect.center())
    fade = view._fade
    assert fade is not None
    assert fade._animation.duration() == 80
    halfway(fade)
    on_way = look()
    fade._animation.resume()
    desk.qtbot.waitUntil(lambda: fade.share == 1.0)
    there = look()
    corner = rect.width() // 2, 4
    grounds = [image.pixelColor(*corner).lightness() for image in (plain, on_way, there)]
    assert grounds == sorted(grounds) or grounds == sorted(grounds, reverse=True)
    assert plain != on_way != there != plain
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    assert look() == plain


def test_a_row_is_there_at_once_where_the_user_wants_it_still(desk: Desk) -> None:
    desk.state.show_view("list")
    view = desk.window.views.sessions
    for spot in (QPoint(1, 1), view.visualRect(view.model().index(1, 0)).center()):
        QTest.mouseMove(view.viewport(), spot)
    assert view._hovered == 1
    assert view.hovered_share == 1.0
