"""Every scene that pictures are made of: nothing is clipped, nothing lies on anything, all can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from iweek_desktop.ui.grid.view import DayGrid
from pictures.scenes import SCENES, Scene
from pictures.studio import Posed, Studio
from tests.ui.picture_facts import (
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


def picture_of(window: QWidget) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
