"""Drawing one session as a row, and the heading above the rows of a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from iweek_desktop.ui.agenda.layout import STAR_RIGHT, TIME_LEFT, Columns
from iweek_desktop.ui.drawing.block_parts import BlockParts, Ink, Look, Words, between, outline_pen
from iweek_desktop.ui.drawing.lettering import Face, Lettering
from iweek_desktop.ui.drawing.mark_painter import MarkPainter
from iweek_desktop.ui.drawing.written import Drawn, Writer
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme

STAR = 16
TAG_GAP = 8
MOST_TIME_LINES = 2


class Marked(NamedTuple):
    """What is searched for: its words, folded, and the text of another field in which they stand, or ""."""

    words: Sequence[str]
    excerpt: str


UNMARKED = Marked((), "")


class RowPainter:
    """Draw rows and headings of one theme at one text size."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        self._theme = theme
        self.letters = Lettering(theme.metrics)
        self._strong = Face(theme.metrics, "bodyStrong")
        self._parts = BlockParts(theme, self.letters, icons)
        self._writer = Writer()
        self._marks = MarkPainter(theme)
        self._px = theme.metrics.px
        neutral = theme.neutral
        self._inverts = neutral["accentSoft"] == neutral["surface"]
        """Whether this theme has no tint for what is selected."""

    def draw(
        self, painter: QPainter, rect: QRectF, columns: Columns, words: Words, look: Look, date: str,
        marked: Marked = UNMARKED,
    ) -> bool:  # fmt: skip
        """Draw a row; `date` stands below its time, "" where the heading says it.

        Returns:
            whether any of its words had to be cut.
        """
        cut = self._draw(painter, rect, columns, words, look, date, marked)
        self._marks.mark(painter, Drawn(cut, self._writer.take()), marked.words)
        return cut

    def _draw(
        self, painter: QPainter, rect: QRectF, columns: Columns, words: Words, look: Look, date: str,
        marked: Marked,
    ) -> bool:  # fmt: skip
        ink = self._ink(words, look)
        self._draw_ground(painter, rect, look, ink)
        self._draw_bar(painter, rect, columns, words, look, ink)
        px, title = self._px, self.letters.title
        most = self._title_lines(rect, columns, marked)
        lines, cut = title.wrap(words.title, columns.text_end - columns.text, most)
        height = (len(lines) + (2 if marked.excerpt else 1)) * title.line
        if columns.stacked:
            height += title.line
        top = rect.top() + (rect.height() - height) / 2
        self._write_time(painter, top, columns, words, date, ink)
        if columns.stacked:
            top += title.line
        star_line = rect.top() + px(9) + title.line / 2
        unsigned = look._replace(clash=False, updated=False)
        self._parts.draw_icons(
            painter, rect.right() - px(STAR_RIGHT), star_line, words, unsigned, ink, px(STAR), True
        )
        top = self._writer.write_lines(
            painter, title, columns.text, top, lines, words.title, ink.text, struck=look.cancelled
        )
        cut = self._write_facts(painter, rect, top, columns, words, look, ink) or cut
        if marked.excerpt:
            below = self.letters.meta.line if words.details or words.tag else 0
            self._write_excerpt(painter, top + below, columns, ink, marked)
        return cut

    def _title_lines(self, rect: QRectF, columns: Columns, marked: Marked) -> int:
        """Return how many lines of title a row of this height was made for."""
        others = (16 if columns.stacked else 0) + (16 if marked.excerpt else 0)
        spare = rect.height() - self._px(68 + others)
        return 2 if spare > -1 else 1

    def _ink(self, words: Words, look: Look) -> Ink:
        hue, neutral = look.hue, self._theme.neutral
        ground = neutral["surface"]
        if look.selected and self._inverts:
            on = neutral["selectionText"]
            return Ink(hue.selected, hue.selected, on, on, on)
        if look.selected:
            ground = neutral["accentSoft"]
        elif look.hovered or look.past:
            plain = neutral["past" if look.past and not look.cancelled else "surface"]
            ground = between(plain, neutral["sunken"], look.hovered)
        if look.cancelled:
            secondary = neutral["textSecondary"]
            return Ink(ground, neutral["divider"], neutral["pastEdge"], secondary, secondary)
        if look.past:
            text = neutral["textSecondary" if look.selected else "pastText"]
            return Ink(ground, neutral["divider"], neutral["pastEdge"], text, text)
        return Ink(ground, neutral["divider"], hue.edge, neutral["text"], neutral["textSecondary"])

    def _draw_ground(self, painter: QPainter, rect: QRectF, look: Look, ink: Ink) -> None:
        px, neutral = self._px, self._theme.neutral
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(rect, ink.fill)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), neutral["divider"])
        if look.selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height() - 1), neutral["accent"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        inside = rect.adjusted(px(4) + 0.5, 2.5, -2.5, -3.5)
        if look.hovered and not look.selected and self._inverts:
            painter.setPen(QPen(between(neutral["surface"], neutral["controlBorder"], look.hovered), 1))
            painter.drawRoundedRect(inside, px(4), px(4))
        if look.clash and not look.cancelled and not look.past:
            painter.setPen(outline_pen(self._theme.signal("clash").edge, True))
            self._draw_sides(painter, inside, px(3))

    def _draw_sides(self, painter: QPainter, box: QRectF, corner: int) -> None:
        """Draw the sides of a box up to its rounded corners: dashes along a curve take ten times as long."""
        left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
        painter.drawLines([
            QLineF(left + corner, top, right - corner, top),
            QLineF(left + corner, bottom, right - corner, bottom),
            QLineF(left, top + corner, left, bottom - corner),
            QLineF(right, top + corner, right, bottom - corner),
        ])  # fmt: skip

    def _draw_bar(
        self, painter: QPainter, rect: QRectF, columns: Columns, words: Words, look: Look, ink: Ink
    ) -> None:
        px = self._px
        width = px(6 if words.level == "must" else 4)
        bar = QRectF(columns.bar, rect.top() + px(8), width, rect.height() - px(17))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.edge)
        painter.drawRoundedRect(bar, px(2), px(2))
        if look.now_at is not None:
            painter.setBrush(self._theme.neutral["now"])
            y = max(bar.top(), min(look.now_at - px(3), bar.bottom() - px(6)))
            painter.drawRect(QRectF(bar.left(), y, width, px(6)))

    def _write_time(
        self, painter: QPainter, top: float, columns: Columns, words: Words, date: str, ink: Ink
    ) -> None:
        face = self.letters.time
        colour = ink.secondary
        if columns.stacked:
            text = "  ".join(part for part in (date, words.span) if part)
            face.draw(
                painter, columns.time, top, face.elided_whole(text, columns.text_end - columns.time), colour
            )
            return
        room = columns.bar - columns.time - self._px(4)
        lines, cut = face.wrap(words.span, room, 1 if date else MOST_TIME_LINES)
        if cut:
            lines = [words.start]
        for line in (*lines, *([date] if date else [])):
            face.draw(painter, columns.time, top, line, colour)
            top += face.line

    def _write_facts(
        self,
        painter: QPainter,
        rect: QRectF,
        top: float,
        columns: Columns,
        words: Words,
        look: Look,
        ink: Ink,
    ) -> bool:
        """Write theme, place and organisers, and the tag at their right; return whether they were cut."""
        px, meta = self._px, self.letters.meta
        end = rect.right() - px(STAR_RIGHT)
        if words.tag:
            signed = look._replace(clash=look.clash and not look.cancelled)
            end -= px(STAR + TAG_GAP)  # not below the star, which it would touch
            end = self._parts.draw_tag(painter, end, top + meta.line / 2, words.tag, signed)
        inverted = look._replace(selected=look.selected and self._inverts)
        left = self._parts.draw_mark(painter, columns.text, top, meta, words, inverted, ink)
        shown = meta.elided_whole(words.details, end - px(TAG_GAP) - left)
        self._writer.write(painter, meta, left, top, shown, ink.secondary, own=words.own)
        return shown != words.details

    def _write_excerpt(
        self, painter: QPainter, top: float, columns: Columns, ink: Ink, marked: Marked
    ) -> None:
        meta = self.letters.meta
        shown = meta.elided_whole(marked.excerpt, columns.text_end - columns.text)
        self._writer.write(painter, meta, columns.text, top, shown, ink.secondary)

    def draw_heading(self, painter: QPainter, box: QRectF, heading: str, facts: str) -> None:
        """Draw the heading of a section over the whole width of a box."""
        px, neutral, caption = self._px, self._theme.neutral, self.letters.caption
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(box, neutral["surface"])
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), neutral["divider"])
        right, low, secondary = box.right() - px(TIME_LEFT), px(2), neutral["textSecondary"]
        top = box.top() + (box.height() - caption.line) / 2 + low
        caption.draw_right(painter, right, top, facts, secondary)
        room = right - caption.width(facts) - px(16) - px(TIME_LEFT)
        top = box.top() + (box.height() - self._strong.line) / 2 + low
        shown = self._strong.elided(heading, room)
        self._strong.draw(painter, box.left() + px(TIME_LEFT), top, shown, neutral["text"])

    def draw_focus(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the ring of the keyboard focus inside a row, which reaches from edge to edge."""
        px, neutral = self._px, self._theme.neutral
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colours: tuple[tuple[QColor, int], ...] = ((neutral["focusOuter"], 2), (neutral["focusInner"], 4))
        for colour, inset in colours:
            painter.setPen(QPen(colour, px(2)))
            at = px(inset)
            painter.drawRoundedRect(rect.adjusted(at, at - 1, -at, -at), px(5), px(5))
