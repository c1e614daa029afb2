"""Drawing one session as a block, with as much of its words as its size allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from iweek_desktop.ui.grid.block_parts import ICON, BlockParts, Ink, Look, Words, outline_pen
from iweek_desktop.ui.grid.lettering import Lettering
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme

WIDE_PX, WIDE_LEAST_HEIGHT = 420, 36
RANGE_LEAST_WIDTH = 200
TITLE_ONLY_WIDTH = 60
PAD_TOP, PAD_RIGHT, PAD_LEFT, PAD_LEFT_WIDE = 3, 8, 11, 15
TIME_COLUMN = 104


class BlockPainter:
    """Draw blocks and bands of one theme at one text size."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._parts = BlockParts(theme, letters, icons)
        self._px = theme.metrics.px

    def draw(self, painter: QPainter, rect: QRectF, visible: QRectF, words: Words, look: Look) -> bool:
        """Draw a block; its words stay inside `visible`, the part of `rect` that is on screen.

        Returns:
            whether any of its words had to be cut.
        """
        ink = self._ink(words, look)
        self._draw_ground(painter, rect, words, look, ink)
        top = max(rect.top(), min(visible.top(), rect.bottom() - self._px(20)))
        left = max(rect.left(), min(visible.left(), rect.right() - self._px(TITLE_ONLY_WIDTH)))
        right = min(rect.right(), max(visible.right(), left + self._px(TITLE_ONLY_WIDTH)))
        area = QRectF(left, top, right - left, max(0.0, rect.bottom() - top))
        wide = area.width() >= self._px(WIDE_PX)
        if wide and area.height() >= self._px(WIDE_LEAST_HEIGHT):
            return self._write_wide(painter, area, words, look, ink)
        if area.width() < self._px(TITLE_ONLY_WIDTH):
            return self._write_title_only(painter, area, words, look, ink)
        if area.height() < self._px(36):
            return self._write_one_line(painter, area, words, look, ink)
        return self._write_stacked(painter, area, words, look, ink)

    def _ink(self, words: Words, look: Look) -> Ink:
        hue, neutral = look.hue, self._theme.neutral
        if look.selected:
            on = neutral["selectionText"]
            return Ink(hue.selected, hue.selected, hue.selected, on, on)
        if look.cancelled:
            secondary = neutral["textSecondary"]
            return Ink(neutral["surface"], neutral["pastEdge"], neutral["pastEdge"], secondary, secondary)
        if look.past:
            outline = neutral["pastEdge"] if look.hovered else neutral["divider"]
            return Ink(
                neutral["past"], outline, neutral["pastEdge"], neutral["pastText"], neutral["pastText"]
            )
        fill = hue.fill_strong if words.level else hue.band if look.quiet else hue.fill
        if look.hovered:
            fill = hue.fill_hover
        return Ink(fill, hue.edge if look.hovered else hue.line, hue.edge, hue.text, hue.text_secondary)

    def _draw_ground(self, painter: QPainter, rect: QRectF, words: Words, look: Look, ink: Ink) -> None:
        radius = self._px(4)
        dashed = look.clash and not look.cancelled and not look.past
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.edge)
        painter.drawRoundedRect(rect, radius, radius)
        bar = self._px(6 if words.level == "must" else 4)
        painter.setBrush(ink.outline)
        painter.save()
        inside = QRectF(rect.left() + bar, rect.top(), rect.width() - bar, rect.height())
        painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
        painter.drawRoundedRect(rect, radius, radius)
        painter.setBrush(ink.fill)
        painter.drawRoundedRect(rect.adjusted(0, 1, -1, -1), radius - 1, radius - 1)
        painter.restore()
        if dashed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(outline_pen(self._theme.signal("clash").edge, True))
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        if look.now_y is not None and rect.top() <= look.now_y <= rect.bottom():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.neutral["now"])
            painter.drawRect(QRectF(rect.left(), look.now_y - self._px(3), bar, self._px(6)))

    def _write_wide(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left, top = area.left() + px(PAD_LEFT_WIDE), area.top() + px(PAD_TOP)
        low = area.height() < px(54)
        icon_y = area.center().y() if low else top + letters.title.line
        right = self._parts.draw_icons(
            painter, area.right() - px(12), icon_y, words, look, ink, px(ICON), True
        )
        if words.tag:
            right = self._parts.draw_tag(painter, right, icon_y, words.tag, look)
        letters.time.draw(painter, left, top, words.span, ink.secondary)
        title_left = left + max(px(TIME_COLUMN), letters.time.width(words.span) + px(12))
        lines, cut = letters.title.wrap(words.title, right - title_left, 1)
        letters.title.draw(painter, title_left, top, lines[0] if lines else "", ink.text, look.cancelled)
        meta_top = top + letters.title.line
        meta_left = self._parts.draw_mark(painter, title_left, meta_top, letters.meta, words, look, ink)
        shown = letters.meta.elided_whole(words.details, right - meta_left)
        letters.meta.draw(painter, meta_left, meta_top, shown, ink.secondary)
        return cut

    def _write_one_line(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        top = area.top() + (min(area.height(), px(36)) - letters.title.line) / 2
        left = area.left() + px(PAD_LEFT)
        right = self._parts.draw_icons(
            painter, area.right() - px(6), top + letters.title.line / 2, words, look, ink, px(14)
        )
        time_text = words.span if area.width() >= px(RANGE_LEAST_WIDTH) else words.start
        letters.time.draw(painter, left, top, time_text, ink.secondary)
        left += letters.time.width(time_text) + px(8)
        shown = letters.title.elided(words.title, right - left)
        if shown != words.title:
            shown = letters.title.elided(words.short_title, right - left)
        letters.title.draw(painter, left, top, shown, ink.text, look.cancelled)
        return shown != words.title

    def _write_stacked(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left, top = area.left() + px(PAD_LEFT), area.top() + px(PAD_TOP)
        right = area.right() - px(PAD_RIGHT)
        icons_left = self._parts.draw_icons(
            painter, right, top + letters.time.line / 2, words, look, ink, px(ICON)
        )
        span_fits = letters.time.width(words.span) <= icons_left - left
        letters.time.draw(painter, left, top, words.span if span_fits else words.start, ink.secondary)
        top += letters.time.line
        bottom = area.bottom() - px(2)
        room = max(1, int((bottom - top) // letters.title.line))
        tag_line = px(22) if words.tag else 0
        if words.tag and area.height() >= px(86):
            room = max(1, int((bottom - top - tag_line) // letters.title.line))
        lines, cut = letters.title.wrap(words.title, right - left, room)
        if cut:
            lines, cut = letters.title.wrap(words.short_title, right - left, room)
        for line in lines:
            letters.title.draw(painter, left, top, line, ink.text, look.cancelled)
            top += letters.title.line
        if words.place and bottom - top >= letters.meta.line:
            shown = letters.meta.elided_whole(words.place, right - left)
            letters.meta.draw(painter, left, top, shown, ink.secondary)
            top += letters.meta.line
        if words.tag and bottom - top >= tag_line - px(2):
            self._parts.draw_tag(painter, None, top + px(11), words.tag, look, left)
        return cut

    def _write_title_only(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left = area.left() + px(8)
        shown = letters.title.elided(words.title, area.right() - px(3) - left)
        letters.title.draw(painter, left, area.top() + px(PAD_TOP), shown, ink.text, look.cancelled)
        return True
