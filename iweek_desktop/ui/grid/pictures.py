"""Pictures of blocks that have been drawn before, to be shown again as they are."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

MOST_PX = 8_000_000
"""How many device pixels are kept; then all pictures are dropped and made again as they are needed."""

LARGEST_PX = 400_000
Draw = Callable[[QPainter, QRectF], bool]
"""Draw a block into a rectangle, and return whether some of its words were cut."""


class Pictures:
    """Keep a picture of what is drawn a second time: a first time may be the only one."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[QPixmap, bool] | None] = {}
        self._px = 0.0

    def draw(self, painter: QPainter, rect: QRectF, key: Hashable, draw: Draw) -> bool:
        """Draw a block, or its picture.

        Args:
            painter: draws on the view.
            rect: where; on device pixels.
            key: says everything that the looks of the block depend on, but not where it is.
            draw: draws it anew.
        """
        dpr = painter.device().devicePixelRatioF()
        width, height = round(rect.width() * dpr), round(rect.height() * dpr)
        if width * height > LARGEST_PX:
            return draw(painter, rect)
        whole = (key, width, height, dpr)
        kept = self._kept.get(whole)
        if kept is None:
            if whole not in self._kept:
                self._kept[whole] = None
                return draw(painter, rect)
            kept = self._kept[whole] = self._take(width, height, dpr, draw)
        painter.drawPixmap(QPointF(rect.left(), rect.top()), kept[0])
        return kept[1]

    def _take(self, width: int, height: int, dpr: float, draw: Draw) -> tuple[QPixmap, bool]:
        self._px += width * height
        if self._px > MOST_PX:
            self._kept.clear()
            self._px = width * height
        picture = QPixmap(width, height)
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        cut = draw(painter, QRectF(0, 0, width / dpr, height / dpr))
        painter.end()
        return picture, cut
