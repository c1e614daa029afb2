"""Drawing a whole day: ground, bands, blocks, titles that stay in view, focus, hours and lanes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.drawing.block_parts import LaneLabel, Look, Words
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.drawing.lettering import Lettering
from iweek_desktop.ui.drawing.sayings import Sayings
from iweek_desktop.ui.grid.band_painter import BELOW_TITLE, BandPainter
from iweek_desktop.ui.grid.block_painter import BlockPainter
from iweek_desktop.ui.grid.canvas_painter import CanvasPainter
from iweek_desktop.ui.grid.geometry import Geometry
from iweek_desktop.ui.grid.hour_painter import HourPainter
from iweek_desktop.ui.grid.lane_painter import LanePainter
from iweek_desktop.ui.grid.scene import Scene
from iweek_desktop.ui.grid.sticking import beside
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.models.session_list import SessionListModel
from iweek_desktop.ui.theme import Theme

STUCK_ROW = 32
RING = 6
"""How far the ring of the focus reaches beyond what it is around."""
LEAST_TITLE, LEAST_LINE, LEAST_COLUMN = 120, 60, 72
LEAST_IN_SIGHT = 36
"""A column of words of which less is in view has none."""
"""How much of an umbrella must be in view for its words to stay there.

Time runs down, or to the right, or down and its words have a column of their own.
"""


class DayPainter:
    """Paint scenes in one theme at one text size."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        self._theme = theme
        self.letters = Lettering(theme.metrics)
        self._canvas = CanvasPainter(theme)
        self._hours = HourPainter(theme, self.letters)
        self._lanes = LanePainter(theme, self.letters, icons)
        self._blocks = BlockPainter(theme, self.letters, icons)
        self._bands = BandPainter(theme, self.letters, icons)
        self._sayings = Sayings()
        self._cut: set[int] = set()

    def forget_rows(self) -> None:
        """Forget what was true of the sessions shown before."""
        self._cut.clear()

    def has_cut(self, row: int) -> bool:
        """Whether some words of a row did not fit when it was last painted."""
        return row in self._cut

    def words_height(self, content: DayContent, model: SessionListModel, row: int, width: float) -> int:
        """Return how high all words of a block of this width may be, in px."""
        session = model.sessions[row]
        words = self._sayings.words(content, session, *_marks(model, session))
        return max(self._blocks.words_height(words, width), self._bands.words_height(words, width))

    def has_high_header(self, geometry: Geometry, labels: Sequence[LaneLabel]) -> bool:
        """Whether the names of the lanes need a higher header."""
        return len(labels) > 1 and self._lanes.has_two_lines(geometry, labels)

    def paint(self, painter: QPainter, scene: Scene, model: SessionListModel, area: QRectF) -> None:
        """Paint what of the scene lies in `area` of the viewport."""
        places, now_at = scene.places, scene.now_at()
        canvas = places.canvas
        on_canvas = area.intersected(canvas.united(places.rail) if scene.geometry.down else canvas)
        if not on_canvas.isEmpty():
            painter.save()
            painter.setClipRect(on_canvas)
            self._canvas.draw_ground(painter, scene, area, now_at)
            if now_at is not None and self._starts_in_view(scene, now_at):
                self._canvas.draw_now(painter, scene, now_at)
            if area.intersects(canvas):
                painter.setClipRect(area.intersected(canvas))
                shown = area.intersected(canvas).translated(-scene.offset).adjusted(-1, -1, 1, 1)
                self._draw_rows(painter, scene, model, shown, now_at)
            painter.restore()
        hours = places.rail if scene.geometry.down else places.header
        if area.intersects(hours):
            self._hours.draw(painter, scene, area, now_at)
        corner_and_rail = QRectF(places.header.topLeft(), places.rail.bottomRight())
        if area.intersects(places.header if scene.geometry.down else corner_and_rail):
            self._lanes.draw(painter, scene)

    def _draw_block(self, painter: QPainter, scene: Scene, row: int, words: Words, look: Look) -> None:
        rect, visible = scene.geometry.rects[row].translated(scene.offset), self._below_titles(scene, row)
        sought = scene.content.looked_for
        self._note(row, self._blocks.draw(painter, rect, visible, words, look, sought, scene.geometry.down))

    def _starts_in_view(self, scene: Scene, along: float) -> bool:
        canvas = scene.places.canvas
        if scene.geometry.down:
            return canvas.top() <= along <= canvas.bottom()
        return canvas.left() <= along <= canvas.right()

    def _draw_rows(
        self, painter: QPainter, scene: Scene, model: SessionListModel, area: QRectF, now_at: float | None
    ) -> None:
        """Draw what meets an area of the content."""
        blocks, rows = scene.geometry.blocks, scene.geometry.rows_in(area)
        drawn = area.translated(scene.offset)
        bands = sorted((row for row in rows if blocks[row].band), key=lambda row: blocks[row].depth)
        said = {row: self._prepare(scene, model, row, now_at) for row in rows}
        for row in bands:
            words, look = said[row]
            room = self._around_words(scene, row) if look.selected else QRectF()
            for piece in scene.geometry.pieces[row]:
                if piece.intersects(area):
                    around = piece.translated(scene.offset)
                    self._bands.ground.draw(painter, around, drawn, room, look, words.level)
        for row in rows:
            if not blocks[row].band:
                self._draw_block(painter, scene, row, *said[row])
        for row in bands:
            self._write_band(painter, scene, model.sessions[row], row, drawn, *said[row])
        if scene.focus_ring and scene.current is not None:
            self._draw_focus(painter, scene, scene.current, area)

    def _draw_focus(self, painter: QPainter, scene: Scene, row: int, area: QRectF) -> None:
        px = self._theme.metrics.px
        radius, around = px(8 if scene.geometry.blocks[row].band else 4), px(RING)
        for piece in scene.geometry.pieces[row]:
            if piece.adjusted(-around, -around, around, around).intersects(area):
                self._canvas.draw_focus(painter, piece.translated(scene.offset), radius)

    def _write_band(
        self, painter: QPainter, scene: Scene, session: Session, row: int, area: QRectF,
        words: Words, look: Look,
    ) -> None:  # fmt: skip
        """Write the words of an umbrella where they are in view."""
        block, geometry, canvas = scene.geometry.blocks[row], scene.geometry, scene.places.canvas
        sought = scene.content.looked_for
        room = geometry.words[row].translated(scene.offset)
        if geometry.down and block.own_column:
            px = self._theme.metrics.px
            column = beside(room, canvas, px(LEAST_COLUMN))
            if room.right() - canvas.left() < px(LEAST_IN_SIGHT):
                self._note(row, True)  # of what is left of its words, nobody could make anything
            elif column.intersects(area):
                self._note(row, self._bands.write_column(painter, column, canvas, words, look, sought))
            return
        stuck = self._stuck_title(scene, row) if geometry.down else None
        reach = stuck or room.adjusted(0, 0, 0, self._theme.metrics.px(BELOW_TITLE))
        if not reach.intersects(area):
            return
        subtitle = self._sayings.subtitle(scene.content, session)
        least = self._theme.metrics.px(LEAST_TITLE if geometry.down else LEAST_LINE)
        left = max(room.left(), min(canvas.left(), room.right() - least))
        line = QRectF(left, room.top(), room.right() - left, room.height())
        if geometry.down:
            cut = self._bands.write(painter, stuck or line, words, subtitle, look, stuck is not None, sought)
        else:
            cut = self._bands.write_line(painter, line, words, subtitle, look, room.left(), sought)
        self._note(row, cut)

    def _note(self, row: int, cut: bool) -> None:
        if cut:
            self._cut.add(row)
        else:
            self._cut.discard(row)

    def _around_words(self, scene: Scene, row: int) -> QRectF:
        """Return what is filled where an umbrella is selected: its title from one side to the other."""
        geometry, room = scene.geometry, scene.geometry.words[row]
        if geometry.down and not geometry.blocks[row].own_column:
            rect, more = geometry.rects[row], self._theme.metrics.px(BELOW_TITLE)
            room = QRectF(rect.left(), room.top(), rect.width(), room.height() + more)
        return room.translated(scene.offset)

    def _stuck_title(self, scene: Scene, row: int) -> QRectF | None:
        """Return where an umbrella's title stays while its beginning is scrolled off, else None."""
        px, canvas = self._theme.metrics.px, scene.places.canvas
        rect = scene.geometry.rects[row]
        if rect.top() + scene.offset.y() + px(8) >= canvas.top():
            return None
        rect = rect.translated(scene.offset)
        room = scene.geometry.words[row].translated(scene.offset)
        left = max(room.left(), canvas.left())
        top = min(canvas.top(), rect.bottom() - px(STUCK_ROW))
        return QRectF(left, top, room.right() - left, px(STUCK_ROW)) if left < room.right() else None

    def _below_titles(self, scene: Scene, row: int) -> QRectF:
        """Return the part of the canvas that no title of an umbrella around this row covers."""
        blocks, visible = scene.geometry.blocks, scene.places.canvas
        parent = blocks[row].parent
        if parent is not None:
            visible = QRectF(visible)
        while parent is not None and scene.geometry.down:
            if not blocks[parent].own_column:
                stuck = self._stuck_title(scene, parent)
                rect = scene.geometry.rects[row].translated(scene.offset)
                if stuck and stuck.left() < rect.right() and rect.left() < stuck.right():
                    visible.setTop(max(visible.top(), stuck.bottom()))
            parent = blocks[parent].parent
        return visible

    def _prepare(
        self, scene: Scene, model: SessionListModel, row: int, now_at: float | None
    ) -> tuple[Words, Look]:
        session = model.sessions[row]
        level, clash = _marks(model, session)
        look = scene.content.look(
            self._theme, session, clash, scene.now, now_at,
            selected=row == scene.current,
            hovered=scene.hovered_share if row == scene.hovered else 0.0,
        )  # fmt: skip
        return self._sayings.words(scene.content, session, level, clash), look


def _marks(model: SessionListModel, session: Session) -> tuple[Level | None, bool]:
    """Return how a session is a favourite, and whether it clashes with another."""
    return model.level(session.guid), bool(model.clashes(session.guid))
