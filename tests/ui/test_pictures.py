"""Every scene that pictures are made of: nothing is clipped, nothing lies on anything, all can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from iweek_desktop.ui.grid.view import DayGrid
from pictures.scenes import SCENES, SHEETS, Scene, SheetScene
from pictures.sheet import BlockSheet
from pictures.studio import Posed, Studio, sheet
from tests.ui.picture_facts import (
    Reading,
    Written,
    clipped_words,
    dialogs_of,
    drawn,
    off_the_pixels,
    on_each_other,
    outside_their_parents,
    views_of,
    weak_labels,
    weak_words,
    words_of_umbrellas_on_blocks,
    words_on_each_other,
    words_out_of_blocks,
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("studio"))


@pytest.fixture(params=SCENES, ids=lambda scene: scene.name)
def posed(request: pytest.FixtureRequest, studio: Studio, qapp: QApplication) -> Iterator[Posed]:
    scene: Scene = request.param
    with studio.pose(scene) as stands:
        yield stands


def test_the_scene_has_no_fault(posed: Posed) -> None:
    faults: dict[str, list[str]] = {}

    def find(fact: str, found: list[str]) -> None:
        if found:
            faults[fact] = found

    dialogs = dialogs_of(posed.window)
    for window in (posed.window, *dialogs):
        find("outside", outside_their_parents(window))
        find("on each other", on_each_other(window))
        find("clipped", clipped_words(window))
        if window is not posed.window or not dialogs:
            find("weak", weak_labels(window, picture_of(window)))
    for view in views_of(posed.window):
        picture, read = drawn(view.viewport())
        find("words out of blocks", words_out_of_blocks(read))
        find("words on each other", words_on_each_other(read))
        find("words under blocks", words_of_umbrellas_on_blocks(read))
        find("weak words", weak_words(picture, read))
        if isinstance(view, DayGrid):
            find("off the pixels", off_the_pixels(view))
    assert faults == {}


@pytest.fixture(params=SHEETS, ids=lambda scene: scene.name)
def block_sheet(request: pytest.FixtureRequest, qtbot: QtBot) -> BlockSheet:
    scene: SheetScene = request.param
    shown = sheet(scene)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_sheet_of_blocks_has_no_fault(block_sheet: BlockSheet) -> None:
    picture, read = drawn(block_sheet)
    faults = [
        outside_their_parents(block_sheet),
        clipped_words(block_sheet),
        weak_labels(block_sheet, picture_of(block_sheet)),
        words_out_of_blocks(read),
        words_on_each_other(read),
        words_of_umbrellas_on_blocks(read),
        weak_words(picture, read),
    ]
    assert faults == [[] for _ in faults]
    controls = [child for child in block_sheet.findChildren(QWidget) if child.parent() is block_sheet]
    boxes = [block.rect for block in block_sheet.blocks]
    boxes += [QRectF(control.geometry()) for control in controls]
    apart = [one for n, one in enumerate(boxes) for other in boxes[n + 1 :] if one.intersects(other)]
    assert apart == []
    assert all(QRectF(block_sheet.rect()).contains(box) for box in boxes)


def test_no_two_states_on_the_sheet_look_alike(block_sheet: BlockSheet) -> None:
    picture = picture_of(block_sheet)
    around = [
        block.rect.adjusted(-5, -5, 5, 5).toRect() for block in block_sheet.blocks if block.case.caption
    ]
    looks = {bytes(picture.copy(rect).constBits()) for rect in around}
    assert len(looks) == len(around)


def picture_of(window: QWidget) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


# that the facts would be found wrong


def test_a_label_without_room_and_a_part_outside_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    inner = QWidget(window)
    inner.setGeometry(0, 0, 100, 100)
    label = QLabel("Innovationsupphandlingskompetens", inner)
    label.setGeometry(40, 10, 80, 20)
    window.show()
    assert len(clipped_words(window)) == 1
    assert len(outside_their_parents(window)) == 1
    label.setGeometry(0, 10, 20, 20)
    label.setText("")
    assert clipped_words(window) == outside_their_parents(window) == []


def test_parts_of_a_row_that_lie_on_each_other_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    one, other = QLabel("one"), QLabel("other")
    row.addWidget(one)
    row.addWidget(other)
    window.show()
    assert on_each_other(window) == []
    other.move(one.pos())
    assert len(on_each_other(window)) == 1


def test_words_on_each_other_and_out_of_their_block_are_found() -> None:
    read = Reading()
    read.blocks = [QRectF(0, 0, 100, 50)]
    black = QColor("black")
    read.written = [Written("10:00", QRectF(10, 3, 40, 16), black, 0)]
    assert words_on_each_other(read) == words_out_of_blocks(read) == []
    read.written.append(Written("icons", QRectF(45, 3, 14, 14), None, 0))
    read.written.append(Written("Title", QRectF(70, 20, 60, 16), black, 0))
    read.written.append(Written("Place", QRectF(10, 40, 30, 16), black, 0))
    assert len(words_on_each_other(read)) == 1
    assert len(words_out_of_blocks(read)) == 2


def test_words_that_are_hard_to_read_are_found() -> None:
    picture = QImage(100, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    read = Reading()
    read.written = [Written("grey", QRectF(10, 10, 40, 16), QColor("#999999"), None)]
    assert len(weak_words(picture, read)) == 1
    read.written = [Written("dark", QRectF(10, 10, 40, 16), QColor("#444444"), None)]
    assert weak_words(picture, read) == []
