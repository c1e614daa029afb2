"""Drawing the hours beside a day grid or above a timeline, with the present time among them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from iweek_desktop.ui.drawing.lettering import Lettering
from iweek_desktop.ui.drawing.pixels import hairline, on_pixel
from iweek_desktop.ui.grid.canvas_painter import TICK, half_hours
from iweek_desktop.ui.grid.scene import Scene
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.dates import clock_time

AROUND = 30
"""How far the words of an hour reach beyond its line."""
MAY_BE_CUT = 4
"""How much of an hour may be beyond the edge: less than half a figure."""
PILL = 48, 20
LABEL_RIGHT = 48


class HourPainter:
    """Draw hours in one theme at one text size."""

    def __init__(self, theme: Theme, letters: Lettering) -> None:
        self._theme = theme
        self._letters = letters
        self._px = theme.metrics.px

    def draw(self, painter: QPainter, scene: Scene, area: QRectF, now_at: float | None) -> None:
        """Draw the hours of an area in the rail of a grid, or the header of a timeline."""
        places, down = scene.places, scene.geometry.down
        ground = places.rail if down else places.header.adjusted(places.rail.width(), 0, 0, 0)
        neutral, face = self._theme.neutral, self._letters.time
        painter.save()
        painter.setClipRect(ground.intersected(area))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(ground.adjusted(0, 0, -self._px(TICK) if down else 0, 0), neutral["surface"])
        if not down:
            hair = hairline(painter)
            painter.fillRect(
                QRectF(ground.left(), ground.bottom() - hair, ground.width(), hair), neutral["divider"]
            )
        now_at = now_at if now_at is not None and self._in_view(ground, now_at, down) else None
        around = self._px(AROUND)
        near = area.intersected(ground).adjusted(-around, -around, around, around)
        spans, free = scene.geometry.spans, self._px(16 if down else PILL[0])
        for minute, at in half_hours(scene, near):
            if minute % 60 or (now_at is not None and abs(now_at - at) < free):
                continue
            label = clock_time(spans.instant_of(minute))
            if down:
                right = ground.left() + self._px(LABEL_RIGHT)
                face.draw_right(painter, right, at - face.line / 2, label, neutral["textSecondary"])
            elif self._is_whole(ground, at, face.width(label)):
                box = QRectF(at - 50, ground.top(), 100, ground.height())
                face.draw_centred(painter, box, label, neutral["textSecondary"])
        if now_at is not None:
            self._draw_pill(painter, ground, now_at, down, clock_time(scene.now.astimezone(spans.zone)))
        painter.restore()

    def _is_whole(self, ground: QRectF, at: float, width: float) -> bool:
        """Whether an hour of the timeline can be read as what it is: of 19:00 the edge would leave 9:00."""
        reach = width / 2 - self._px(MAY_BE_CUT)
        return ground.left() <= at - reach and at + reach <= ground.right()

    def _in_view(self, ground: QRectF, at: float, down: bool) -> bool:
        """Whether the present time hides hours that are in view, or is in view itself."""
        low, high = (ground.top(), ground.bottom()) if down else (ground.left(), ground.right())
        around = self._px(PILL[0])
        return low - around <= at <= high + around

    def _draw_pill(self, painter: QPainter, ground: QRectF, at: float, down: bool, text: str) -> None:
        px, neutral = self._px, self._theme.neutral
        width, height = px(PILL[0]), px(PILL[1])
        if down:
            box = QRectF(ground.left() + px(6), on_pixel(painter, at - height / 2), width, height)
        else:
            top = round(ground.center().y() - height / 2)
            box = QRectF(on_pixel(painter, at - width / 2), top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(neutral["now"])
        painter.drawRoundedRect(box, px(10), px(10))
        self._letters.tag.draw_centred(painter, box, text, neutral["onNow"])
