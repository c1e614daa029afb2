"""Drawing the names of lanes above a day grid or beside a timeline, and the scrubber between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from iweek_desktop.ui.drawing.block_parts import LaneLabel, between
from iweek_desktop.ui.drawing.lettering import Lettering
from iweek_desktop.ui.drawing.pixels import hairline
from iweek_desktop.ui.drawing.wrapping import whole
from iweek_desktop.ui.grid.across import ALONE_PADS
from iweek_desktop.ui.grid.canvas_painter import lane_line
from iweek_desktop.ui.grid.geometry import Geometry
from iweek_desktop.ui.grid.scene import Scene
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme

MARK, MARK_ROOM = 11, 19
PAD, RAIL_PAD, RAIL_TOP = 12, 14, 14
LEAST_NAME = 36
"""Of the name of a lane that is partly out of view nothing is written where there is less room."""

BRACKET = 2


class LanePainter:
    """Draw lane names in one theme at one text size."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._icons = icons
        self._px = theme.metrics.px

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """Draw the header of a grid, or the corner and the rail of a timeline."""
        if scene.geometry.down:
            self._draw_header(painter, scene)
        else:
            self._draw_corner(painter, scene)
            self._draw_rail(painter, scene)

    def has_two_lines(self, geometry: Geometry, labels: Sequence[LaneLabel]) -> bool:
        """Whether a name above a lane needs two lines."""
        return any(
            self._letters.title.width(whole(label.name)) > self._room(high - low, label)
            for label, (low, high) in zip(labels, geometry.lanes, strict=True)
        )

    def _room(self, width: float, label: LaneLabel) -> float:
        """Return how wide a name above a lane may be."""
        taken = self._px(PAD + 16) + self._letters.caption.width(str(label.number))
        return width - taken - (self._px(MARK_ROOM) if label.hue else 0)

    # above a grid

    def _draw_header(self, painter: QPainter, scene: Scene) -> None:
        neutral, header = self._theme.neutral, scene.places.header
        painter.save()
        painter.setClipRect(header, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(header, neutral["surface"])
        hair = hairline(painter)
        painter.fillRect(
            QRectF(header.left(), header.bottom() - hair, header.width(), hair), neutral["divider"]
        )
        if len(scene.labels) == 1:
            self._draw_heading(painter, scene)
        else:
            names = QRectF(
                scene.places.canvas.left(), header.top(), scene.places.canvas.width(), header.height()
            )
            names.setBottom(scene.places.scrubber.top())
            painter.fillRect(
                QRectF(names.left() - hair, names.top(), hair, names.height()), neutral["divider"]
            )
            painter.save()
            self._draw_names(painter, scene, names, hair)
            painter.restore()
            if scene.places.scrubber.height():
                self._draw_scrubber(painter, scene)
        painter.restore()

    def _draw_heading(self, painter: QPainter, scene: Scene) -> None:
        neutral, px, header = self._theme.neutral, self._px, scene.places.header
        head, caption = self._letters.heading, self._letters.caption
        left = scene.places.canvas.left() + px(ALONE_PADS[0])
        shown = head.elided_whole(scene.heading, header.right() - px(8) - left)
        head.draw(painter, left, header.top() + (header.height() - head.line) / 2, shown, neutral["text"])
        left += head.width(shown) + px(8)
        room = header.right() - px(8) - left
        if room > px(40):
            top = header.top() + (header.height() - caption.line) / 2
            facts = caption.elided_whole(scene.facts, room)
            caption.draw(painter, left, top + px(1), facts, neutral["textSecondary"])

    def _draw_names(self, painter: QPainter, scene: Scene, names: QRectF, hair: float) -> None:
        neutral = self._theme.neutral
        painter.setClipRect(names, Qt.ClipOperation.IntersectClip)
        for label, (low, high) in zip(scene.labels, scene.geometry.lanes, strict=True):
            box = QRectF(low + scene.aside, names.top(), high - low, names.height())
            if not box.intersects(names):
                continue
            painter.fillRect(lane_line(scene, names, box.right(), hair), neutral["divider"])
            self._draw_name(painter, box, max(box.left(), names.left()), label)

    def _draw_name(self, painter: QPainter, box: QRectF, shown_from: float, label: LaneLabel) -> None:
        px, neutral, face, caption = self._px, self._theme.neutral, self._letters.title, self._letters.caption
        count_left = box.right() - px(8) - caption.width(str(label.number))
        left = shown_from + px(PAD)
        middle = box.center().y()
        caption.draw(
            painter, count_left, middle - caption.line / 2, str(label.number), neutral["textSecondary"]
        )
        room = count_left - px(8) - left
        if label.hue and room >= px(MARK):
            self._draw_mark(painter, left, middle, label)
            left, room = left + px(MARK_ROOM), room - px(MARK_ROOM)
        if shown_from > box.left() and room < px(LEAST_NAME):
            return
        lines, _ = face.wrap(label.name, room, 2)
        top = middle - face.line * len(lines) / 2
        for line in lines:
            face.draw(painter, left, top, line, neutral["text"])
            top += face.line

    def _draw_mark(self, painter: QPainter, left: float, middle: float, label: LaneLabel) -> None:
        if label.hue is None:
            return
        size = self._px(MARK)
        dpr = painter.device().devicePixelRatio()
        picture = self._icons.pixmap(f"mark-{label.hue.mark}", size, dpr, label.hue.edge)
        painter.drawPixmap(QPointF(left, round(middle - size / 2)), picture)

    def _draw_scrubber(self, painter: QPainter, scene: Scene) -> None:
        """Draw a tick for each lane, darker the fuller it is, and a bracket around what is in view."""
        neutral, px, box = self._theme.neutral, self._px, scene.places.scrubber
        geometry = scene.geometry
        hair = hairline(painter)
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), hair), neutral["divider"])
        scale = box.width() / geometry.breadth
        most = max(1, *(label.number for label in scene.labels))
        for label, (low, high) in zip(scene.labels, geometry.lanes, strict=True):
            colour = between(neutral["gridline"], neutral["textSecondary"], 0.25 + 0.75 * label.number / most)
            left, right = box.left() + low * scale, box.left() + high * scale
            tick = QRectF(left + 1, box.top() + px(4), max(1.0, right - left - 2), box.height() - px(8))
            painter.fillRect(tick, colour)
        start = -(scene.aside - scene.places.canvas.left()) * scale
        view = QRectF(
            box.left() + start, box.top() + 2, scene.places.canvas.width() * scale, box.height() - 4
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(neutral["accent"], BRACKET))
        painter.drawRoundedRect(view.adjusted(1, 0, -1, 0), 2, 2)

    # beside a timeline

    def _draw_corner(self, painter: QPainter, scene: Scene) -> None:
        neutral, px, face = self._theme.neutral, self._px, self._letters.title
        header, rail = scene.places.header, scene.places.rail
        corner = QRectF(header.left(), header.top(), rail.width(), header.height())
        hair = hairline(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(corner, neutral["surface"])
        painter.fillRect(
            QRectF(corner.left(), corner.bottom() - hair, corner.width(), hair), neutral["divider"]
        )
        painter.fillRect(
            QRectF(corner.right() - hair, corner.top(), hair, corner.height()), neutral["divider"]
        )
        room = corner.width() - px(RAIL_PAD + 8)
        fits = face.width(scene.heading) <= room
        shown = face.elided_whole(scene.heading if fits else scene.short_heading or scene.heading, room)
        top = corner.top() + (corner.height() - face.line) / 2
        face.draw(painter, corner.left() + px(RAIL_PAD), top, shown, neutral["text"])

    def _draw_rail(self, painter: QPainter, scene: Scene) -> None:
        neutral, rail = self._theme.neutral, scene.places.rail
        painter.save()
        painter.setClipRect(rail, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rail, neutral["surface"])
        hair = hairline(painter)
        painter.fillRect(QRectF(rail.right() - hair, rail.top(), hair, rail.height()), neutral["divider"])
        if len(scene.labels) == 1:
            self._draw_facts(painter, scene)
        else:
            for label, (low, high) in zip(scene.labels, scene.geometry.lanes, strict=True):
                box = QRectF(rail.left(), low + scene.aside, rail.width(), high - low)
                if box.intersects(rail):
                    painter.fillRect(lane_line(scene, rail, box.bottom(), hair), neutral["gridline"])
                    self._draw_rail_name(painter, box, rail.top(), label)
        painter.restore()

    def _draw_facts(self, painter: QPainter, scene: Scene) -> None:
        px, caption, rail = self._px, self._letters.caption, scene.places.rail
        top = rail.top() + px(RAIL_TOP)
        lines, _ = caption.wrap(scene.facts, rail.width() - px(RAIL_PAD + 8), 3)
        for line in lines:
            caption.draw(painter, rail.left() + px(RAIL_PAD), top, line, self._theme.neutral["textSecondary"])
            top += caption.line

    def _draw_rail_name(self, painter: QPainter, box: QRectF, shown_from: float, label: LaneLabel) -> None:
        px, neutral, face, caption = self._px, self._theme.neutral, self._letters.title, self._letters.caption
        line = px(18)
        left = box.left() + px(RAIL_PAD)
        indent = px(MARK_ROOM + 2) if label.hue else 0
        most = max(2, int((box.height() - caption.line - px(4)) // line))
        lines, _ = face.wrap(label.name, box.right() - px(8) - left - indent, most)
        height = line * len(lines) + caption.line
        pad = min(px(RAIL_TOP), max(px(2), (box.height() - height) / 2))
        top = min(max(box.top(), shown_from) + pad, box.bottom() - height - px(2))
        top = max(box.top() + px(2), top)
        self._draw_mark(painter, left, top + line / 2, label)
        for text in lines:
            face.draw(painter, left + indent, top + (line - face.line) / 2, text, neutral["text"])
            top += line
        caption.draw(painter, left + indent, top, label.sessions, neutral["textSecondary"])
