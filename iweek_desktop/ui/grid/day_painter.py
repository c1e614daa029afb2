"""Drawing a whole day: ground, bands, blocks, titles that stay in view, focus, rail and header."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.grid.band_painter import BandPainter
from iweek_desktop.ui.grid.block_painter import BlockPainter
from iweek_desktop.ui.grid.block_parts import Look, Words
from iweek_desktop.ui.grid.canvas_painter import CanvasPainter
from iweek_desktop.ui.grid.content import DayContent
from iweek_desktop.ui.grid.geometry import TITLE_ROW, Geometry
from iweek_desktop.ui.grid.lettering import Lettering
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.models.session_list import SessionListModel
from iweek_desktop.ui.theme import Theme

STUCK_ROW = 32


class Scene(NamedTuple):
    """What one painting shows: where things lie, and which row is current, hovered and focused."""

    geometry: Geometry
    content: DayContent
    canvas: QRectF
    rail: QRectF
    header: QRectF
    offset: QPointF
    now: datetime
    """In UTC."""
    zone: ZoneInfo
    heading: str
    facts: str
    current: int | None
    hovered: int | None
    focus_ring: bool


class DayPainter:
    """Paint scenes in one theme at one text size."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        self._theme = theme
        self.letters = Lettering(theme.metrics)
        self._canvas = CanvasPainter(theme, self.letters)
        self._blocks = BlockPainter(theme, self.letters, icons)
        self._bands = BandPainter(theme, self.letters, icons)
        self._words: dict[str, tuple[Level | None, bool, Words]] = {}

    def forget_words(self) -> None:
        """Drop the words of the sessions shown before."""
        self._words.clear()

    def paint(self, painter: QPainter, scene: Scene, model: SessionListModel, area: QRectF) -> None:
        """Paint what of the scene lies in `area` of the viewport."""
        now_y = self._now_y(scene)
        painter.save()
        painter.setClipRect(area.intersected(scene.canvas.united(scene.rail)))
        self._canvas.draw_ground(painter, scene.canvas, scene.offset, scene.geometry, now_y)
        if now_y is not None and scene.canvas.top() <= now_y <= scene.canvas.bottom():
            self._canvas.draw_now(painter, scene.canvas, now_y)
        painter.setClipRect(area.intersected(scene.canvas))
        shown = area.intersected(scene.canvas).translated(-scene.offset).adjusted(-8, -8, 8, 8)
        rects = scene.geometry.rects
        in_stripe = scene.geometry.rows_between(shown.top(), shown.bottom())
        rows = [
            row
            for row in in_stripe
            if rects[row].left() < shown.right() and rects[row].right() > shown.left()
        ]
        self._draw_rows(painter, scene, model, rows, now_y)
        painter.restore()
        in_view = now_y is not None and scene.canvas.top() - 1 <= now_y <= scene.canvas.bottom()
        now = (scene.now.astimezone(scene.zone), now_y) if in_view and now_y is not None else None
        if area.intersects(scene.rail):
            painter.save()
            painter.setClipRect(scene.rail)
            self._canvas.draw_rail(painter, scene.rail, scene.offset, scene.geometry, now)
            painter.restore()
        if area.intersects(scene.header):
            self._canvas.draw_header(painter, scene.header, scene.rail.width(), scene.heading, scene.facts)

    def _draw_rows(
        self, painter: QPainter, scene: Scene, model: SessionListModel, rows: list[int], now_y: float | None
    ) -> None:
        blocks = scene.geometry.layout.blocks
        bands = sorted((row for row in rows if blocks[row].band), key=lambda row: blocks[row].depth)
        ring: QRectF | None = None
        for row in bands:
            rect, words, look = self._prepare(scene, model, row, now_y)
            self._bands.draw(painter, rect, look, words.level)
        for row in rows:
            rect, words, look = self._prepare(scene, model, row, now_y)
            if row == scene.current:
                ring = rect
            if not blocks[row].band:
                self._blocks.draw(painter, rect, self._below_titles(scene, row), words, look)
        for row in bands:
            self._write_band(painter, scene, model, row, now_y)
        if ring is not None and scene.focus_ring and scene.current is not None:
            radius = self._theme.metrics.px(8 if blocks[scene.current].band else 4)
            self._canvas.draw_focus(painter, ring, radius)

    def _write_band(
        self, painter: QPainter, scene: Scene, model: SessionListModel, row: int, now_y: float | None
    ) -> None:
        rect, words, look = self._prepare(scene, model, row, now_y)
        block, px = scene.geometry.layout.blocks[row], self._theme.metrics.px
        if block.own_column:
            own = QRectF(rect.left(), rect.top(), rect.width() / block.columns, rect.height())
            self._bands.write_column(painter, own, scene.canvas, words, look)
            return
        stuck = self._stuck_title(scene, rect)
        line = stuck or QRectF(rect.left(), rect.top(), rect.width(), px(TITLE_ROW))
        subtitle = scene.content.band_subtitle(model.sessions[row])
        self._bands.write(painter, line, words, subtitle, look, stuck is not None)

    def _stuck_title(self, scene: Scene, rect: QRectF) -> QRectF | None:
        """Return where an umbrella's title stays while its beginning is scrolled off, else None."""
        px, canvas = self._theme.metrics.px, scene.canvas
        if rect.top() + px(8) >= canvas.top():
            return None
        left, top = max(rect.left(), canvas.left()), min(canvas.top(), rect.bottom() - px(STUCK_ROW))
        return QRectF(left, top, rect.right() - left, px(STUCK_ROW))

    def _below_titles(self, scene: Scene, row: int) -> QRectF:
        """Return the part of the canvas that no title of an umbrella around this row covers."""
        blocks, visible = scene.geometry.layout.blocks, QRectF(scene.canvas)
        parent = blocks[row].parent
        while parent is not None:
            if not blocks[parent].own_column:
                stuck = self._stuck_title(scene, scene.geometry.rects[parent].translated(scene.offset))
                visible.setTop(max(visible.top(), stuck.bottom() if stuck else visible.top()))
            parent = blocks[parent].parent
        return visible

    def _prepare(
        self, scene: Scene, model: SessionListModel, row: int, now_y: float | None
    ) -> tuple[QRectF, Words, Look]:
        session = model.sessions[row]
        level, clash = model.level(session.guid), bool(model.clashes(session.guid))
        look = scene.content.look(
            self._theme, session, clash, scene.now, now_y,
            selected=row == scene.current, hovered=row == scene.hovered,
        )  # fmt: skip
        return (
            scene.geometry.rects[row].translated(scene.offset),
            self._say(scene, session, level, clash),
            look,
        )

    def _say(self, scene: Scene, session: Session, level: Level | None, clash: bool) -> Words:
        kept = self._words.get(session.guid)
        if kept is None or kept[0] is not level or kept[1] != clash:
            kept = self._words[session.guid] = level, clash, scene.content.words(session, level, clash)
        return kept[2]

    def _now_y(self, scene: Scene) -> float | None:
        """Return where the now line lies in the viewport: below it on a day that has passed, None before."""
        spans = scene.geometry.spans
        minute = spans.minute_of(scene.now)
        if minute < 0 or scene.content.over:
            return None
        if minute >= spans.change_min:
            return scene.canvas.bottom() + 1
        y = scene.geometry.y_of(minute)
        return y + scene.offset.y() if y > 0 else None
