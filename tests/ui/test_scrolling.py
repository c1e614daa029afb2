"""Scrolling moves what is drawn: it must look as if all were drawn anew."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.ui.grid.day_painter import DayPainter
from tests.ui.picture_facts import drawn

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

FULL_WEEK = Path(__file__).parent.parent / "data" / "made-up-full-week.json"


def on_screen(desk: Desk) -> QImage:
    """Return what the screen shows of the grid."""
    QCoreApplication.processEvents()
    window, port = desk.window, desk.grid.viewport()
    picture = window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return picture.copy(QRect(port.mapTo(window, QPoint()), port.size()))


def anew(desk: Desk) -> QImage:
    """Return the grid drawn from nothing."""
    return desk.grid.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Return the pixels in which two pictures differ by more than the rounding of one colour over another."""
    if one == other:
        return []
    wide = one.width()
    rows = [y for y in range(one.height()) if one.copy(0, y, wide, 1) != other.copy(0, y, wide, 1)]
    points = ((x, y) for y in rows for x in range(wide))
    return [at for at in points if far_apart(one.pixelColor(*at), other.pixelColor(*at))]


def far_apart(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in pairs) > 2


STEPS = [(0, 40), (0, 3), (0, -17), (25, 0), (60, 0), (-9, 0), (13, 21), (0, 400), (300, -250)]


@pytest.mark.parametrize("view", ["day", "timeline"])
@pytest.mark.parametrize("grouping", [Grouping.THEME, Grouping.PLACE])
def test_what_is_scrolled_is_what_would_be_drawn(open_desk: OpenDesk, view: str, grouping: Grouping) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=FULL_WEEK, size=(900, 560))
    desk.press("Alt+3")
    desk.state.group_by(grouping)
    desk.state.show_view(view)  # type: ignore[arg-type]
    desk.press("Ctrl++", "Ctrl++")
    on_screen(desk)
    moved = 0
    for dx, dy in STEPS:
        for bar, step in ((desk.grid.horizontalScrollBar(), dx), (desk.grid.verticalScrollBar(), dy)):
            before = bar.value()
            bar.setValue(before + step)
            moved += abs(bar.value() - before)
        assert differing(on_screen(desk), anew(desk)) == [], (dx, dy)
    assert moved > 500


@pytest.mark.parametrize("seed", range(12))
def test_wherever_one_scrolls_it_looks_as_drawn_anew(open_desk: OpenDesk, seed: int) -> None:
    chance = Random(seed)
    day, size = 6 + seed % 3, chance.choice([(900, 560), (1366, 500), (700, 900)])
    desk = open_desk(f"2031-10-0{day}T10:42+02:00", source=FULL_WEEK, size=size)
    desk.press(f"Alt+{chance.randint(1, 4)}")
    desk.state.group_by(chance.choice([Grouping.THEME, Grouping.PLACE, Grouping.FORMAT]))
    desk.state.show_view("timeline" if seed % 4 == 3 else "day")
    desk.press(*["Ctrl++"] * chance.randrange(6))
    on_screen(desk)
    for _ in range(40):
        far = chance.choice([40, 90, 300])
        steps = chance.choice([(0, far), (0, -far), (chance.randint(-far, far), chance.randint(-far, far))])
        desk.grid.horizontalScrollBar().setValue(desk.grid.horizontalScrollBar().value() + steps[0])
        desk.grid.verticalScrollBar().setValue(desk.grid.verticalScrollBar().value() + steps[1])
        assert differing(on_screen(desk), anew(desk)) == [], steps


@pytest.mark.parametrize(
    ("day", "grouping"), [(1, Grouping.THEME), (3, Grouping.ORGANISER), (3, Grouping.FORMAT)]
)
def test_all_pieces_of_an_umbrella_are_drawn_when_it_is_selected(
    open_desk: OpenDesk, day: int, grouping: Grouping
) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=FULL_WEEK, size=(1600, 900))
    desk.press(f"Alt+{day}")
    desk.state.group_by(grouping)
    on_screen(desk)
    assert desk.grid._geometry is not None
    pieces = desk.grid._geometry.pieces
    spread = [row for row in range(len(pieces)) if len(pieces[row]) > 1]
    assert spread
    for row in (*spread, 0):
        desk.press("Down")
        on_screen(desk)
        desk.select(desk.state.sessions[row].guid)
        assert differing(on_screen(desk), anew(desk)) == [], row
    desk.press("Down")
    QTest.mouseClick(desk.grid.viewport(), Qt.MouseButton.RightButton, pos=QPoint(2, 300))
    assert differing(on_screen(desk), anew(desk)) == [], "the ring of the focus"


def test_only_what_comes_into_view_is_painted(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk("2031-10-06T10:42+02:00", source=FULL_WEEK, size=(1366, 500))
    desk.press("Ctrl++")
    painted: list[QRect] = []
    on_screen(desk)
    paint = desk.grid._painter.paint

    def note(*words: Any) -> None:
        painted.append(words[3].toRect())
        paint(*words)

    monkeypatch.setattr(desk.grid._painter, "paint", note)
    desk.grid.verticalScrollBar().setValue(40)
    on_screen(desk)
    canvas = desk.grid._canvas()
    assert painted
    assert sum(part.height() * part.width() for part in painted) < 0.6 * canvas.width() * canvas.height()
    assert any(part.height() <= 42 and part.width() >= canvas.width() for part in painted)


def test_the_title_of_an_umbrella_stays_in_view_sideways(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=FULL_WEEK, size=(900, 560))
    desk.press("Alt+1")
    desk.state.group_by(Grouping.ORGANISER)
    QCoreApplication.processEvents()
    geometry = desk.grid._geometry
    assert geometry is not None
    row = next(row for row, block in enumerate(geometry.blocks) if block.band)
    words = geometry.words[row]
    title = desk.grid.sessions_model().sessions[row].title
    lefts = []
    for step in range(0, round(words.width()) - 120, 24):
        desk.grid.horizontalScrollBar().setValue(step)
        written = [word for word in drawn(desk.grid.viewport())[1].written if title.startswith(word.text[:6])]
        assert written, step
        lefts.append(written[0].box.left())
    assert len(lefts) > 4
    assert min(lefts) >= desk.grid._canvas().left()
    assert differing(on_screen(desk), anew(desk)) == []


@pytest.mark.parametrize("view", ["day", "timeline"])
@pytest.mark.parametrize("bundled", [True, False])
def test_what_is_drawn_again_is_what_was_drawn_first(open_desk: OpenDesk, view: str, bundled: bool) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=None if bundled else FULL_WEEK, size=(1280, 800))
    desk.state.show_view(view)  # type: ignore[arg-type]
    desk.grid._painter = DayPainter(desk.grid._theme, desk.window._icons)
    first = anew(desk)
    for _ in range(3):
        assert differing(anew(desk), first) == []


@pytest.mark.parametrize("steps", [(7,) * 20 + (-7,) * 20, (40, 40, -40, -23, 11, -28)])
def test_both_lines_of_an_umbrella_s_title_move_whole(open_desk: OpenDesk, steps: tuple[int, ...]) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=None, size=(1100, 420))
    desk.press("Ctrl++")
    on_screen(desk)
    bar = desk.grid.verticalScrollBar()
    assert bar.maximum() > 140
    for step in steps:
        bar.setValue(bar.value() + step)
        assert differing(on_screen(desk), anew(desk)) == [], bar.value()


def test_the_words_of_an_umbrella_beside_what_it_contains_stay_in_view_sideways(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=FULL_WEEK, size=(900, 560))
    desk.press("Alt+3")
    desk.state.group_by(Grouping.THEME)
    on_screen(desk)
    geometry, canvas = desk.grid._geometry, desk.grid._canvas()
    assert geometry is not None
    row = next(row for row, block in enumerate(geometry.blocks) if block.band and block.own_column)
    column, title = geometry.words[row], desk.grid.sessions_model().sessions[row].title
    begin = title.split()[0][:3]
    lefts = []
    for step in range(round(column.left()), round(column.right()) - 80, 5):
        desk.grid.horizontalScrollBar().setValue(step)
        words = [word for word in drawn(desk.grid.viewport())[1].written if word.text.startswith(begin)]
        assert words, step
        lefts.append(words[0].box.left())
        assert differing(on_screen(desk), anew(desk)) == [], step
    assert len(lefts) > 3
    assert min(lefts) >= canvas.left()


def test_a_sliver_of_the_words_of_an_umbrella_is_left_out(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-01T08:00+02:00", source=FULL_WEEK, size=(900, 688))
    desk.press("Alt+3")
    desk.state.group_by(Grouping.THEME)
    geometry = desk.grid._geometry
    assert geometry is not None
    row = next(row for row, block in enumerate(geometry.blocks) if block.band and block.own_column)
    words, bar = geometry.words[row], desk.grid.horizontalScrollBar()
    seen = []
    for left_over in (60, 20, 60):
        bar.setValue(round(words.right()) - left_over)
        assert differing(on_screen(desk), anew(desk)) == []
        here = words.translated(desk.grid._offset()).adjusted(0, 1, 0, 0)
        here.setLeft(max(here.left(), desk.grid._canvas().left()))
        texts = [word for word in drawn(desk.grid.viewport())[1].written if here.intersects(word.box)]
        seen.append(bool(texts))
    assert seen == [True, False, True]


def test_no_hour_of_the_timeline_loses_a_figure_at_an_edge(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-10-08T10:42+02:00", source=FULL_WEEK, size=(900, 560))
    desk.press("Ctrl+2", "Alt+3")
    QCoreApplication.processEvents()
    canvas, bar = desk.grid._canvas(), desk.grid.horizontalScrollBar()
    assert bar.maximum() > 130
    counts = set()
    for place in range(0, 130, 3):
        bar.setValue(place)
        hours = [
            word.box
            for word in drawn(desk.grid.viewport())[1].written
            if re.fullmatch(r"\d\d:00", word.text) and word.block is None
        ]
        assert all(canvas.left() - 4 <= box.left() for box in hours), place
        assert all(box.right() <= canvas.right() + 4 for box in hours), place
        counts.add(len(hours))
    assert min(counts) >= canvas.width() // desk.grid.px_per_hour - 1
    assert differing(on_screen(desk), anew(desk)) == []
