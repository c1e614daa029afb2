"""Drawing one session as a block, with as much of its words as its size allows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from math import ceil, inf

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from iweek_desktop.ui.drawing.block_parts import (
    ICON,
    BlockParts,
    Ink,
    Look,
    Words,
    between,
    looks,
)
from iweek_desktop.ui.drawing.lettering import FROM_THE_LEFT, MANY_LINES, MOST_KEPT, Lettering
from iweek_desktop.ui.drawing.mark_painter import MarkPainter
from iweek_desktop.ui.drawing.pictures import Draw, Pictures
from iweek_desktop.ui.drawing.written import Drawn, Writer
from iweek_desktop.ui.grid.block_ground import BlockGround
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.dates import EN_DASH

WIDE_PX, WIDE_LEAST_HEIGHT, WIDE_HEIGHT = 420, 36, 54
RANGE_LEAST_WIDTH = 200
STAR_ABOVE_WIDTH = 104
"""Narrower blocks have no star to press."""
TITLE_ONLY_WIDTH = 60
LEAST_IN_VIEW = 96
"""Words that the edge of the view leaves less room than this are cut by it, and not broken to fit."""
PAD_TOP, PAD_BOTTOM, PAD_RIGHT, PAD_LEFT, PAD_LEFT_WIDE = 3, 1, 8, 11, 15
TIME_COLUMN = 104
TAG_LEAST_HEIGHT, TAG_ROW = 86, 22
TAG_AROUND = 38
"""How much room the tag of a wide block takes beside its words."""
STAYS = 80
"""Words that may stay in view for so much longer will be seen again."""
ICON_GAP = 4
"""What icons leave free at their left, and a time may use."""
MOST_TIME_LINES = 4


class BlockPainter:
    """Draw blocks and bands of one theme at one text size."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._parts = BlockParts(theme, letters, icons)
        self._writer = Writer()
        self._marks = MarkPainter(theme)
        self._px = theme.metrics.px
        self._pictures = Pictures()
        self._ground = BlockGround(theme, self._pictures)
        self._heights: dict[tuple[Hashable, ...], int] = {}

    def draw(
        self, painter: QPainter, rect: QRectF, visible: QRectF, words: Words, look: Look,
        sought: Sequence[str] = (), down: bool = True,
    ) -> bool:  # fmt: skip
        """Draw a block, with some folded words marked in it.

        Its words stay inside `visible`, the part of `rect` that is on screen. Time runs down, or else to
        the right.

        Returns:
            whether any of its words had to be cut.
        """
        drawn = self._draw(painter, rect, visible, words, look, down)
        self._marks.mark(painter, drawn, sought)
        return drawn.cut

    def _draw(
        self, painter: QPainter, rect: QRectF, visible: QRectF, words: Words, look: Look, down: bool
    ) -> Drawn:
        if look.now_at is not None or look.hovered:
            ink = self._ink(words, look)
            self._ground.draw(painter, rect, words, look, ink, down)
            return self._write_in_view(painter, rect, visible, words, look, ink)
        key = looks(words, look)
        top_in_view = visible.top() <= rect.top()
        if top_in_view and visible.left() <= rect.left() and rect.right() <= visible.right():
            comes_in = visible.bottom() < rect.bottom()
            return self._pictures.draw(painter, rect, key, self._whole(words, look, down), comes_in)
        ink = self._ink(words, look)
        self._ground.draw(painter, rect, words, look, ink, down)
        return self._write_in_view(painter, rect, visible, words, look, ink, key)

    def _whole(self, words: Words, look: Look, down: bool) -> Draw:
        """Return what draws a block of which nothing is scrolled off but its end."""

        def draw(on: QPainter, where: QRectF) -> Drawn:
            ink = self._ink(words, look)
            self._ground.draw(on, where, words, look, ink, down)
            return self._write(on, where, words, look, ink)

        return draw

    def _write_in_view(
        self, painter: QPainter, rect: QRectF, visible: QRectF, words: Words, look: Look, ink: Ink,
        key: Hashable = None,
    ) -> Drawn:  # fmt: skip
        """Write the words where they are in view; their picture under a key shows them again."""
        if rect.left() < visible.left() and rect.right() - visible.left() < self._px(TITLE_ONLY_WIDTH):
            return Drawn(True)  # of what is left of its words, nobody could make anything
        top = max(rect.top(), min(visible.top(), rect.bottom() - self._px(20)))
        left = max(rect.left(), visible.left())
        right = min(rect.right(), max(visible.right(), left + self._px(LEAST_IN_VIEW)))
        area = QRectF(left, top, right - left, max(0.0, rect.bottom() - top))
        enough = self.words_height(words, area.width())
        if key is None:
            return self._write(painter, area, words, look, ink)
        stays = area.height() >= enough + self._px(STAYS)
        area.setHeight(min(enough, area.height()))

        def write(on: QPainter, where: QRectF) -> Drawn:
            return self._write(on, where, words, look, ink)

        return self._pictures.draw(painter, area, ("words", key), write, stays)

    def words_height(self, words: Words, width: float) -> int:
        """Return how high all words of a block of this width are: a higher one says no more."""
        key = words.title, words.span, bool(words.place), words.tag, bool(words.level), width
        found = self._heights.get(key)
        if found is None:
            if len(self._heights) > MOST_KEPT:
                self._heights.clear()
            found = self._heights[key] = self._height_of(words, width)
        return found

    def _height_of(self, words: Words, width: float) -> int:
        px, letters = self._px, self._letters
        if width >= px(WIDE_PX):
            return self._height_of_wide(words, width)
        room = width - px(PAD_LEFT) - px(PAD_RIGHT)
        lines, _ = letters.title.wrap(words.title, max(1.0, room), MANY_LINES)
        icons = bool(words.level) + bool(words.tag)
        times = self._times_in_lines(words, room - icons * (px(ICON) + px(ICON_GAP)), inf)
        time_lines = max(1, len(times))
        high = (
            px(PAD_TOP)
            + time_lines * letters.time.line
            + len(lines) * letters.title.line
            + px(PAD_BOTTOM)
            + 1
        )
        high += letters.meta.line if words.place else 0
        return max(px(TAG_LEAST_HEIGHT), ceil(high) + px(TAG_ROW)) if words.tag else max(px(36), ceil(high))

    def _height_of_wide(self, words: Words, width: float) -> int:
        """Return how high all words of a wide block are, whatever signs stand at its right."""
        px, letters = self._px, self._letters
        left = px(PAD_LEFT_WIDE) + self._time_column(words)
        right = px(12) + 2 * (px(ICON) + px(ICON_GAP))
        right += ceil(letters.tag.width(words.tag)) + px(TAG_AROUND) if words.tag else 0
        lines, _ = letters.title.wrap(words.title, max(1.0, width - left - right), MANY_LINES)
        high = px(PAD_TOP) + len(lines) * letters.title.line + letters.meta.line + px(PAD_BOTTOM) + 1
        return max(px(WIDE_HEIGHT), ceil(high))

    def _time_column(self, words: Words) -> float:
        """Return how much room the times of a wide block take."""
        return max(self._px(TIME_COLUMN), self._letters.time.width(words.span) + self._px(12))

    def _write(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> Drawn:
        if area.width() <= self._px(STAR_ABOVE_WIDTH):
            look = look._replace(hovered=0.0)
        cut = self._way_to_write(area)(painter, area, words, look, ink)
        return Drawn(cut, self._writer.take())

    def _way_to_write(self, area: QRectF) -> Callable[[QPainter, QRectF, Words, Look, Ink], bool]:
        px = self._px
        if area.width() >= px(WIDE_PX) and area.height() >= px(WIDE_LEAST_HEIGHT):
            return self._write_wide
        if area.width() < px(TITLE_ONLY_WIDTH):
            return self._write_title_only
        return self._write_one_line if area.height() < px(36) else self._write_stacked

    def _ink(self, words: Words, look: Look) -> Ink:
        hue, neutral = look.hue, self._theme.neutral
        if look.selected:
            on = neutral["selectionText"]
            return Ink(hue.selected, hue.selected, hue.selected, on, on, hue.selected)
        if look.cancelled:
            secondary = neutral["textSecondary"]
            return Ink(neutral["surface"], neutral["pastEdge"], neutral["pastEdge"], secondary, secondary)
        if look.past:
            outline = between(neutral["divider"], neutral["pastEdge"], look.hovered)
            return Ink(
                neutral["past"], outline, neutral["pastEdge"], neutral["pastText"], neutral["pastText"]
            )
        fill = hue.fill_strong if words.level else hue.band if look.quiet else hue.fill
        if not look.hovered:
            return Ink(fill, hue.line, hue.edge, hue.text, hue.text_secondary)
        fill, outline = (
            between(fill, hue.fill_hover, look.hovered),
            between(hue.line, hue.edge, look.hovered),
        )
        return Ink(fill, outline, hue.edge, hue.text, hue.text_secondary)

    def _write_wide(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left, top = area.left() + px(PAD_LEFT_WIDE), area.top() + px(PAD_TOP)
        icon_y = top + letters.title.line
        if not words.details:
            icon_y -= letters.title.line / 2
        right = self._parts.draw_icons(
            painter, area.right() - px(12), icon_y, words, look, ink, px(ICON), True, not words.tag
        )
        if words.tag:
            right = self._parts.draw_tag(painter, right, icon_y, words.tag, look)
        letters.time.draw(painter, left, top, words.span, ink.secondary)
        title_left = left + self._time_column(words)
        room = area.bottom() - px(PAD_BOTTOM) - letters.meta.line - top
        most = max(1, int(room // letters.title.line))
        title, lines, cut = self._wrap_title(words, right - title_left, most)
        meta_top = self._write_title(painter, title_left, top, lines, title, words, look, ink)
        meta_left = self._parts.draw_mark(painter, title_left, meta_top, letters.meta, words, look, ink)
        shown = letters.meta.elided_whole(words.details, right - meta_left)
        self._writer.write(painter, letters.meta, meta_left, meta_top, shown, ink.secondary, ink.inverted)
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
        title, lines, cut = self._wrap_title(words, right - left, 1)
        self._write_title(painter, left, top, lines, title, words, look, ink)
        return cut

    def _write_stacked(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left, right = area.left() + px(PAD_LEFT), area.right() - px(PAD_RIGHT)
        top, bottom = area.top() + px(PAD_TOP), area.bottom() - px(PAD_BOTTOM)
        tagged = bool(words.tag) and area.height() >= px(TAG_LEAST_HEIGHT)
        tagged = tagged and letters.tag.width(words.tag) + px(30) <= right - left
        self._parts.draw_icons(
            painter, right, top + letters.time.line / 2, words, look, ink, px(ICON), signs=not tagged
        )
        icons = self._parts.icons_width(words, look, px(ICON), not tagged)
        tag_line = px(TAG_ROW) if tagged else 0
        most, _ = letters.title.wrap(words.title, right - left, MANY_LINES)
        others = tag_line + len(most) * letters.title.line + (letters.meta.line if words.place else 0)
        times = self._times_in_lines(words, right - icons - left, bottom - top - others)
        line = top + max(1, len(times)) * letters.time.line
        room = max(1, int((bottom - line - tag_line) // letters.title.line))
        title, lines, cut = self._wrap_title(words, right - left, room)
        below = bottom - line - tag_line - len(lines) * letters.title.line >= letters.meta.line
        told_tag = words.tag if look.cancelled and not tagged else ""
        beside = "" if below else words.place
        timed = self._write_times(painter, left, top, times, ink) or self._write_time(
            painter, QRectF(left, top, right - icons - left, 0), words, ink, told_tag, beside
        )
        line = self._write_title(painter, left, line, lines, title, words, look, ink)
        if words.place and below:
            shown = letters.meta.elided_whole(words.place, right - left)
            self._writer.write(painter, letters.meta, left, line, shown, ink.secondary, ink.inverted)
            line += letters.meta.line
        if tagged:
            self._parts.draw_tag(painter, None, line + px(11), words.tag, look, left)
        return cut or not timed

    def _times_in_lines(self, words: Words, width: float, high: float) -> list[str]:
        """Return the times in whole lines where one line cannot hold them; none if they have no room."""
        face = self._letters.time
        if face.width(words.span) <= width:
            return []
        begin, dash, end = words.span.partition(EN_DASH)
        lines = [begin + dash, *(face.wrap(end, width, MANY_LINES)[0] if end else [])]
        longest = max(face.width(part) for part in (begin + dash, *end.split()))
        fits = longest <= width and len(lines) <= MOST_TIME_LINES and len(lines) * face.line <= high
        return lines if fits else []

    def _write_times(self, painter: QPainter, left: float, top: float, lines: list[str], ink: Ink) -> bool:
        for number, line in enumerate(lines):
            self._letters.time.draw(
                painter, left, top + number * self._letters.time.line, line, ink.secondary
            )
        return bool(lines)

    def _write_time(
        self, painter: QPainter, room: QRectF, words: Words, ink: Ink, tag: str, place: str
    ) -> bool:
        """Write whole times, or none; before them a tag, after them the place, where there is room."""
        letters, left, right = self._letters, room.left(), room.right()
        if tag and letters.tag.width(tag) + self._px(6) + letters.time.width(words.start) <= right - left:
            letters.tag.draw(painter, left, room.top(), tag, ink.text)
            left += letters.tag.width(tag) + self._px(6)
        fits = letters.time.width(words.span) <= right - left
        time = words.span if fits else words.start
        if letters.time.width(time) > right - left + self._px(ICON_GAP):
            return False
        letters.time.draw(painter, left, room.top(), time, ink.secondary)
        left += letters.time.width(time)
        place = f"{FROM_THE_LEFT} · {place}" if place else ""
        if fits and place and letters.meta.width(place) <= right - left:
            self._writer.write(painter, letters.meta, left, room.top(), place, ink.secondary, ink.inverted)
        return True

    def _write_title_only(self, painter: QPainter, area: QRectF, words: Words, look: Look, ink: Ink) -> bool:
        px, letters = self._px, self._letters
        left, width = area.left() + px(8), area.width() - px(11)
        top = area.top() + px(PAD_TOP)
        high = area.bottom() - px(PAD_BOTTOM) - top
        title, lines, _ = self._wrap_title(words, width, max(1, int(high // letters.title.line)))
        spare = high - len(lines) * letters.title.line
        times = self._times_in_lines(words, width, spare)
        if not times and letters.time.line <= spare and letters.time.width(words.start) <= width:
            times = [words.start]
        self._write_times(painter, left, top, times, ink)
        top += len(times) * letters.time.line
        self._write_title(painter, left, top, lines, title, words, look, ink)
        return True

    def _wrap_title(self, words: Words, width: float, most: int) -> tuple[str, list[str], bool]:
        """Return the title in lines, without what it shares with its umbrella's where all of it has no room.

        The last value tells whether it had to be cut all the same.
        """
        lines, cut = self._letters.title.wrap(words.title, width, most)
        if not cut or words.short_title == words.title:
            return words.title, lines, cut
        return words.short_title, *self._letters.title.wrap(words.short_title, width, most)

    def _write_title(
        self, painter: QPainter, left: float, top: float, lines: Sequence[str], title: str,
        words: Words, look: Look, ink: Ink,
    ) -> float:  # fmt: skip
        """Write lines of a title; return where the next line begins."""
        return self._writer.write_lines(
            painter, self._letters.title, left, top, lines, title, ink.text, ink.inverted, look.cancelled
        )
