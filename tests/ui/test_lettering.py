"""Lines that are worked out once are the same whoever asks first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.theme import Metrics

TITLE = "Beredd på riktigt – en heldag om innovation i kris"


@pytest.mark.parametrize("most", [1, 3, 40])
def test_lines_do_not_depend_on_what_was_asked_before(qapp: QApplication, most: int) -> None:
    for width in range(60, 200):
        first, second = Face(Metrics(12), "blockTitle"), Face(Metrics(12), "blockTitle")
        first.wrap(TITLE, width + 0.9, most)
        assert first.wrap(TITLE, width, most) == second.wrap(TITLE, width, most)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Open data", "data"),
        ("Åmål och Ängelholm", "och"),
        ("שלום עולם פתוח", "עולם"),
        ("Öppna شبكة البيانات data", "البيانات"),
        ("data לשלום 12", "לשלום"),
        ("🎉 Öppna לשלום data", "לשלום"),
    ],
)
def test_the_reach_of_a_word_is_where_it_stands(qapp: QApplication, text: str, word: str) -> None:
    face = Face(Metrics(12.0), "blockTitle")
    start = len(text[: text.index(word)].encode("utf-16-le")) // 2
    whole, without = (QImage(400, 40, QImage.Format.Format_RGB32) for _ in range(2))
    for image, colour in ((whole, QColor("red")), (without, QColor("white"))):
        image.fill(QColor("white"))
        written = QTextLayout(text, face.font)
        there = QTextLayout.FormatRange()
        there.start, there.length = start, len(word)
        there.format.setForeground(colour)
        written.setFormats([there])
        written.beginLayout()
        written.createLine()
        written.endLayout()
        painter = QPainter(image)
        written.draw(painter, QPointF(0, 0))
        painter.end()
    columns = [
        x for x in range(400)
        if any(whole.pixel(x, y) != without.pixel(x, y) for y in range(40))
    ]  # fmt: skip
    left, right = face.reach(text, text.index(word), text.index(word) + len(word))
    assert left == pytest.approx(columns[0], abs=3)
    assert right == pytest.approx(columns[-1] + 1, abs=3)


@pytest.mark.parametrize("text", ["Öppna לשלום data 12", "לשלום: öppna data 12", "البيانات (open data)"])
def test_a_line_reads_alike_in_a_window_and_in_a_picture(qapp: QApplication, text: str) -> None:
    face, images = Face(Metrics(12.0), "blockTitle"), []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.LayoutDirectionAuto):
        image = QImage(400, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        face.draw(painter, 5, 5, text, QColor("black"))
        painter.end()
        images.append(image)
    assert images[0] == images[1]
