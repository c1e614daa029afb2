"""Where the rows and the headings of a list lie: sums of heights, and a search in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from PySide6.QtCore import QPointF, QRectF

from iweek_desktop.ui.agenda.sections import Section
from iweek_desktop.ui.theme import Metrics

HEADER = 36
ROW, LINE = 52, 16
STACKED_BELOW = 400
"""A narrower list has the time above the title, instead of beside it."""
TIME_LEFT, BAR, TEXT_LEFT = 20, 112, 128
STACKED_BAR, STACKED_TEXT_LEFT = 10, 24
STAR_RIGHT, TEXT_RIGHT = 13, 48


class Columns(NamedTuple):
    """Where things stand across a list of some width, in px from its left edge."""

    stacked: bool
    time: int
    bar: int
    text: int
    text_end: float

    @classmethod
    def of(cls, width: float, metrics: Metrics) -> Columns:
        """Return the columns of a list of this width."""
        px = metrics.px
        end = width - px(TEXT_RIGHT)
        if width < px(STACKED_BELOW):
            return cls(True, px(STACKED_TEXT_LEFT), px(STACKED_BAR), px(STACKED_TEXT_LEFT), end)
        return cls(False, px(TIME_LEFT), px(BAR), px(TEXT_LEFT), end)


class Rects(Sequence[QRectF]):
    """The rectangle of each row, made when it is asked for."""

    def __init__(self, tops: Sequence[int], heights: Sequence[int], width: float) -> None:
        self._tops, self._heights, self._width = tops, heights, width

    def __len__(self) -> int:
        return len(self._tops)

    @overload
    def __getitem__(self, row: int) -> QRectF: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[QRectF]: ...
    def __getitem__(self, row: int | slice) -> QRectF | Sequence[QRectF]:
        if isinstance(row, slice):
            return [self[n] for n in range(*row.indices(len(self)))]
        return QRectF(0.0, self._tops[row], self._width, self._heights[row])


class AgendaLayout:
    """The rows of a list and its headings in px.

    y is counted from below the first heading: there the rows begin to scroll, while the heading of
    the section that is on top stays above them.
    """

    def __init__(
        self, sections: Sequence[Section], more_lines: Sequence[int], width: float, metrics: Metrics
    ) -> None:
        """Work out where everything lies.

        Args:
            sections: what is shown.
            more_lines: of each row how many lines it has beside those of every row.
            width: the width of the list in px.
            metrics: the text size.
        """
        self.width = width
        self.columns = Columns.of(width, metrics)
        self.header = metrics.px(HEADER)
        line = metrics.px(LINE)
        least = metrics.px(ROW) + (line if self.columns.stacked else 0)
        heights = [least + more * line for more in more_lines]
        tops: list[int] = []
        self._section_tops: list[int] = []
        """Where each section begins, with its heading."""
        self._first_rows: list[int] = []
        y, row = -self.header, 0
        for section in sections:
            self._section_tops.append(y)
            self._first_rows.append(row)
            begin, row = row, row + len(section.sessions)
            below = list(accumulate(heights[begin:row], initial=y + self.header))
            tops += below[:-1]
            y = below[-1]
        self.height = max(0, y)
        self._tops = tops
        self.rects = Rects(tops, heights, width)

    def rows_between(self, top: float, bottom: float) -> range:
        """Return the rows that meet the stripe from `top` to `bottom`."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_left(self._tops, bottom))

    def row_at(self, point: QPointF) -> int | None:
        """Return the row at a point; None on a heading and below the last row."""
        row = bisect_right(self._tops, point.y()) - 1
        return row if row >= 0 and self.rects[row].bottom() > point.y() else None

    def nearest_row(self, y: float) -> int | None:
        """Return the row whose top lies nearest to a y; None without any."""
        after = bisect_left(self._tops, y)
        near = [row for row in (after - 1, after) if 0 <= row < len(self._tops)]
        return min(near, key=lambda row: abs(self._tops[row] - y)) if near else None

    def section_at(self, y: float) -> int:
        """Return which section a y is in, its heading included."""
        return max(0, bisect_right(self._section_tops, y) - 1)

    def sections_between(self, top: float, bottom: float) -> range:
        """Return the sections whose headings meet the stripe from `top` to `bottom`."""
        return range(
            bisect_right(self._section_tops, top - self.header), bisect_left(self._section_tops, bottom)
        )

    def section_top(self, section: int) -> int:
        """Return the y at which a section begins, with its heading."""
        return self._section_tops[section]

    def section_bottom(self, section: int) -> int:
        """Return the y at which a section ends."""
        after = section + 1
        return self._section_tops[after] if after < len(self._section_tops) else self.height

    def first_row(self, section: int) -> int:
        """Return the first row of a section; of an empty one, that of the next."""
        return self._first_rows[section]
