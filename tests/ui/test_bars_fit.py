"""No bar cuts off what stands in it, at any text size, language and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from iweek_desktop.programme.model import Level
from tests.ui.longer import longer_wording

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

SETTINGS = [
    pytest.param("en", "light", 12, id="English, light"),
    pytest.param("sv", "light", 12, id="Swedish, light"),
    pytest.param("en", "dark", 12, id="English, dark"),
    pytest.param("sv", "dark", 15, id="Swedish, dark, 125 %"),
    pytest.param("sv", "light", 24, id="Swedish, light, 200 %"),
    pytest.param("longer", "light", 12, id="40 % longer, light"),
    pytest.param("longer", "dark", 24, id="40 % longer, dark, 200 %"),
]


@pytest.fixture
def made(open_desk: OpenDesk, language: str, theme: str, unit: int, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on a screen of 1366 by 768, in the middle of the week, with a clash and a message."""
    if language == "longer":
        monkeypatch.setattr("iweek_desktop.ui.preferences.load_wording", lambda _: longer_wording())
        language = "en"
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    desk = open_desk("2031-04-08T10:40+02:00", language=language, theme=theme, size=(1366, 688))
    desk.state.set_level("water", Level.MUST)
    desk.state.set_level("questions", Level.MAYBE)
    desk.select("water")
    return desk


def bars(desk: Desk) -> list[QWidget]:
    window = desk.window
    return [window.rail, window.command_bar, window.day_bar, window.status, desk.toast]


@pytest.mark.parametrize(("language", "theme", "unit"), SETTINGS)
def test_no_bar_clips_what_stands_in_it(made: Desk, language: str, theme: str, unit: int) -> None:
    for bar in bars(made):
        if not bar.isVisible():
            continue
        for widget in bar.findChildren(QWidget):
            if not widget.isVisibleTo(bar):
                continue
            assert bar.rect().contains(widget.geometry()) or widget.parentWidget() is not bar, widget
            needed = widget.minimumSizeHint()
            assert widget.width() >= needed.width() or elides(widget), (widget, widget.size(), needed)
            assert widget.height() >= min(needed.height(), bar.height()), (widget, widget.size(), needed)


def elides(widget: QWidget) -> bool:
    """Whether a widget shortens its words by itself."""
    return bool(widget.property("elides"))


@pytest.mark.parametrize(("language", "theme", "unit"), SETTINGS)
def test_labels_in_the_bars_have_room_for_their_words(
    made: Desk, language: str, theme: str, unit: int
) -> None:
    for bar in bars(made):
        for label in bar.findChildren(QLabel):
            if label.isVisible() and label.text() and not label.wordWrap():
                width = label.fontMetrics().horizontalAdvance(label.text())
                assert width <= label.width() + 1, (label.text(), width, label.width())


@pytest.mark.parametrize(("language", "theme", "unit"), SETTINGS)
def test_the_details_are_as_wide_as_their_pane(made: Desk, language: str, theme: str, unit: int) -> None:
    made.press("Return")
    body = made.detail.title.parentWidget()
    assert body is not None
    assert body.minimumSizeHint().width() <= made.detail.width()
    assert body.width() <= made.detail.width()


@pytest.mark.parametrize(("language", "theme", "unit"), SETTINGS)
def test_a_picture_is_drawn_in_more_than_one_colour(made: Desk, language: str, theme: str, unit: int) -> None:
    picture = made.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert (picture.width(), picture.height()) == (1366, 688)
    colours = {picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 688, 7)}
    assert len(colours) > 12
