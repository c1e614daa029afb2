"""The ground of an umbrella: translucent, and still of one colour from end to end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from iweek_desktop.ui.drawing.block_parts import Look
from iweek_desktop.ui.grid.band_ground import BandGround
from iweek_desktop.ui.theme import Theme

WIDE, HIGH = 60, 430


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("begin", [0, 33, 51])
def test_a_high_ground_has_no_seams(qapp: QApplication, dpr: float, begin: int) -> None:
    theme = Theme("light", 12)
    image = QImage(round(WIDE * dpr), round(HIGH * dpr), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(dpr)
    image.fill(theme.neutral["surface"])
    painter = QPainter(image)
    part = QRectF(0, begin, WIDE, HIGH - begin)
    painter.setClipRect(part)
    BandGround(theme).draw(painter, QRectF(0, -40, WIDE, 600), part, QRectF(), Look(theme.hue(1)), "")
    painter.end()
    colours = [image.pixelColor(round(WIDE / 2 * dpr), y).name() for y in range(image.height())]
    above = round(begin * dpr)
    assert set(colours[:above]) <= {theme.neutral["surface"].name()}
    assert len(set(colours[above + 1 :])) == 1
