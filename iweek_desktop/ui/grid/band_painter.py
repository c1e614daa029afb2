"""Writing the words of an umbrella session on its band."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.ui.drawing.block_parts import BlockParts, Ink, Look, Subtitle, Words, looks
from iweek_desktop.ui.drawing.lettering import MANY_LINES, Face, Lettering
from iweek_desktop.ui.drawing.mark_painter import MarkPainter
from iweek_desktop.ui.drawing.pictures import Pictures
from iweek_desktop.ui.drawing.written import Drawn, Writer
from iweek_desktop.ui.grid.band_ground import BandGround
from iweek_desktop.ui.grid.block_painter import TIME_COLUMN, WIDE_PX
from iweek_desktop.ui.grid.geometry import NARROW_TITLE
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme

LEAST_SUBTITLE, LEAST_WORD = 60, 24
LEAST_TITLE = 120
BELOW_TITLE = 12
"""How far the words of a title row may reach below it."""
TIGHT_TITLE = 180
"""A title that stays in view in less room than this stands there alone."""


class BandPainter:
    """Write on bands of one theme at one text size."""

    def __init__(self, theme: Theme, letters: Lettering, icons: IconSet) -> None:
        self._theme = theme
        self._letters = letters
        self._parts = BlockParts(theme, letters, icons)
        self._writer = Writer()
        self._marks = MarkPainter(theme)
        self._px = theme.metrics.px
        self._pictures = Pictures()
        self.ground = BandGround(theme)

    def write(
        self, painter: QPainter, row: QRectF, words: Words, subtitle: Subtitle, look: Look, stuck: bool,
        sought: Sequence[str] = (),
    ) -> bool:  # fmt: skip
        """Write an umbrella's title row, which stays in view while any of the band does.

        Returns:
            whether any of its title had to be cut.
        """
        if not stuck and row.width() < self._px(NARROW_TITLE):
            return self.write_column(painter, row, row, words, look, sought)

        def anew(on: QPainter, where: QRectF) -> Drawn:
            cut = self._write_row(on, where, words, subtitle, look, stuck)
            return Drawn(cut, self._writer.take())

        room = QRectF(row)
        if not stuck:  # the second line reaches below the row
            room.setBottom(row.bottom() + self._px(BELOW_TITLE))
        drawn = self._pictures.draw(painter, room, (subtitle, stuck, *looks(words, look)), anew)
        return self._marked(painter, drawn, sought)

    def _marked(self, painter: QPainter, drawn: Drawn, sought: Sequence[str]) -> bool:
        """Mark some folded words in what has been drawn; return whether any of it had to be cut."""
        self._marks.mark(painter, drawn, sought)
        return drawn.cut

    def _write_row(
        self, painter: QPainter, row: QRectF, words: Words, subtitle: Subtitle, look: Look, stuck: bool
    ) -> bool:
        px, ink = self._px, self._ink(look)
        if stuck:
            ground = QColor(look.hue.selected if look.selected else look.hue.band)
            painter.fillRect(row.adjusted(self.ground.bar(words.level), 0, 0, 0), ground)
            painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), look.hue.line)
        tight = row.width() < px(TIGHT_TITLE)
        left, right = row.left() + px(12 if tight else 24), row.right() - px(8 if tight else 16)
        head = self._letters.heading
        text_top = row.top() + (row.height() - head.line) / 2 if stuck else row.top() + px(12)
        right = self._parts.draw_icons(
            painter, right, text_top + head.line / 2, words, look, ink, px(18), not tight
        )
        narrow = row.width() < px(WIDE_PX)
        room = right - left - self._letters.time.width(words.span)
        time_text = words.span if room >= px(LEAST_TITLE) else words.start
        title_left = left
        if not tight:
            self._letters.time.draw(painter, left, text_top + px(2), time_text, ink.secondary)
            title_left += self._letters.time.width(time_text) + px(12) if narrow else px(TIME_COLUMN)
        lines, cut = head.wrap(words.title, right - title_left, 1)
        self._write_title(painter, head, title_left, text_top, lines, words, look, ink)
        if not stuck and subtitle.text:
            line_left = left if narrow else title_left
            meta = self._letters.meta
            top = text_top + head.line + px(3)
            line_left = self._parts.draw_mark(painter, line_left, top, meta, words, look, ink)
            self._write_subtitle(painter, line_left, top, right, subtitle, ink)
        return cut

    def write_line(
        self, painter: QPainter, row: QRectF, words: Words, subtitle: Subtitle, look: Look, begins: float,
        sought: Sequence[str] = (),
    ) -> bool:  # fmt: skip
        """Write an umbrella's words on one line above what it contains.

        Args:
            row: where the line is in view.
            begins: the left edge of the umbrella itself.
            sought: folded words to be marked.
        """
        cut = self._write_line(painter, row, words, subtitle, look, begins)
        return self._marked(painter, Drawn(cut, self._writer.take()), sought)

    def _write_line(
        self, painter: QPainter, row: QRectF, words: Words, subtitle: Subtitle, look: Look, begins: float
    ) -> bool:
        px, ink, letters = self._px, self._ink(look), self._letters
        top = row.top() + (row.height() - letters.title.line) / 2
        left = row.left() + px(13 if row.left() <= begins else 8)
        right = self._parts.draw_icons(
            painter, row.right() - px(8), row.center().y(), words, look, ink, px(16)
        )
        room = right - left - letters.time.width(words.span)
        time = words.span if room >= px(LEAST_TITLE) / 2 else words.start
        letters.time.draw(painter, left, top, time, ink.secondary)
        left += letters.time.width(time) + px(8)
        if right - left < px(LEAST_WORD):
            return True
        lines, cut = letters.title.wrap(words.title, right - left, 1)
        self._write_title(painter, letters.title, left, top, lines, words, look, ink)
        left += letters.title.width("".join(lines)) + px(8)
        if subtitle.text and right - left >= px(LEAST_SUBTITLE):
            self._write_subtitle(painter, left, top, right, subtitle, ink)
        return cut

    def write_column(
        self, painter: QPainter, column: QRectF, visible: QRectF, words: Words, look: Look,
        sought: Sequence[str] = (),
    ) -> bool:  # fmt: skip
        """Write an umbrella's title below its times, where it has little room beside them."""
        area = QRectF(column)
        enough = self.words_height(words, column.width())
        area.setTop(max(column.top(), min(visible.top(), column.bottom() - enough)))

        def anew(on: QPainter, where: QRectF) -> Drawn:
            cut = self._write_column(on, where, words, look)
            return Drawn(cut, self._writer.take())

        area.setHeight(min(enough, area.height()))
        drawn = self._pictures.draw(painter, area, ("column", *looks(words, look)), anew)
        return self._marked(painter, drawn, sought)

    def _write_column(self, painter: QPainter, column: QRectF, words: Words, look: Look) -> bool:
        px, ink, letters = self._px, self._ink(look), self._letters
        left, right, top = column.left() + px(12), column.right() - px(8), column.top() + px(8)
        icons_left = self._parts.draw_icons(
            painter, right, top + letters.time.line / 2, words, look, ink, px(18), True
        )
        fits = letters.time.width(words.span) <= icons_left - left
        letters.time.draw(painter, left, top, words.span if fits else words.start, ink.secondary)
        top += letters.time.line
        room = max(1, int((column.bottom() - px(2) - top) // letters.heading.line))
        lines, cut = letters.heading.wrap(words.title, right - left, room)
        self._write_title(painter, letters.heading, left, top, lines, words, look, ink)
        return cut

    def _write_title(
        self, painter: QPainter, face: Face, left: float, top: float, lines: Sequence[str],
        words: Words, look: Look, ink: Ink,
    ) -> None:  # fmt: skip
        self._writer.write_lines(
            painter, face, left, top, lines, words.title, ink.text, ink.inverted, look.cancelled
        )

    def _write_subtitle(
        self, painter: QPainter, left: float, top: float, right: float, subtitle: Subtitle, ink: Ink
    ) -> None:
        meta = self._letters.meta
        shown = meta.elided_whole(subtitle.text, right - left)
        self._writer.write(painter, meta, left, top, shown, ink.secondary, ink.inverted, subtitle.own)

    def words_height(self, words: Words, width: float) -> int:
        """Return how high all words of an umbrella in a column of its own may be."""
        px, letters = self._px, self._letters
        lines, _ = letters.heading.wrap(words.title, max(1.0, width - px(20)), MANY_LINES)
        return px(12) + ceil(letters.time.line + len(lines) * letters.heading.line)

    def _ink(self, look: Look) -> Ink:
        hue, neutral = look.hue, self._theme.neutral
        if look.selected:
            on = neutral["selectionText"]
            return Ink(hue.selected, hue.selected, hue.selected, on, on, hue.selected)
        if look.past:
            return Ink(hue.band, hue.line, hue.edge, neutral["pastText"], neutral["pastText"])
        return Ink(hue.band, hue.line, hue.edge, hue.text, hue.text_secondary)
