"""Pictures of blocks that have been drawn before, to be shown again as they are."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from iweek_desktop.ui.drawing.written import Drawn

MOST_PX, MOST_KEPT = 8_000_000, 5_000
"""How many device pixels are kept, and how many pictures; then all are dropped, and made again if needed."""

LARGEST_PX = 400_000
Draw = Callable[[QPainter, QRectF], Drawn]
"""Draw a block, or a part of one, into a rectangle."""


class Pictures:
    """Keep a picture of what is drawn a second time, or surely will be: a first time may be the only one."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[QPixmap, Drawn] | None] = {}
        self._px = 0.0

    def draw(
        self, painter: QPainter, rect: QRectF, key: Hashable, draw: Draw, at_once: bool = False
    ) -> Drawn:
        """Draw a block, or its picture.

        Args:
            painter: draws on the view.
            rect: where; what does not lie on device pixels is drawn anew each time.
            key: says everything that the looks of the block depend on, but not where it is.
            draw: draws it anew.
            at_once: whether to take a picture the first time already.
        """
        dpr = painter.device().devicePixelRatioF()
        left, top = rect.left(), rect.top()
        width, height = round(rect.width() * dpr), round(rect.height() * dpr)
        if width * height > LARGEST_PX or not (_whole(left * dpr) and _whole(top * dpr)):
            return draw(painter, rect)
        whole = (key, width, height, dpr)
        kept = self._kept.get(whole)
        if kept is None:
            if not at_once and whole not in self._kept:
                if len(self._kept) >= MOST_KEPT:
                    self._drop()
                self._kept[whole] = None
                return draw(painter, rect)
            kept = self._take(width, height, dpr, draw)
            self._kept[whole] = kept
        origin = QPointF(left, top)
        painter.drawPixmap(origin, kept[0])
        return kept[1]._replace(origin=origin)

    def _take(self, width: int, height: int, dpr: float, draw: Draw) -> tuple[QPixmap, Drawn]:
        if self._px + width * height > MOST_PX or len(self._kept) >= MOST_KEPT:
            self._drop()
        self._px += width * height
        picture = QPixmap(width, height)
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawn = draw(painter, QRectF(0, 0, width / dpr, height / dpr))
        painter.end()
        return picture, drawn

    def _drop(self) -> None:
        self._kept.clear()
        self._px = 0.0


def _whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-3
