"""Where the parts of a grid lie in its viewport, and what moves when it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QScrollBar

from iweek_desktop.ui.grid.band_painter import BELOW_TITLE
from iweek_desktop.ui.grid.day_painter import LEAST_COLUMN, STUCK_ROW
from iweek_desktop.ui.grid.scene import Places
from iweek_desktop.ui.grid.sticking import Sticking
from iweek_desktop.ui.grid.walking import WalkedGrid

DOWN = Qt.Orientation.Vertical
RAIL_SHARE, LEAST_RAIL = 0.28, 104


class PlacedGrid(WalkedGrid):
    """Place canvas, rail and header, for time that runs down or to the right."""

    lanes_in_view_changed = Signal()

    _time = DOWN
    _high_header = False
    _scrubber_shown = False
    _alone = False
    """Whether there is one lane, whose header is the day's heading."""
    _heading_shown = True
    _covered = 0
    _lanes_told: range | None = None
    _scrolled: QPointF | None = None
    """Where the content's origin lay when the viewport was last scrolled."""

    @property
    def down(self) -> bool:
        """Whether time runs down, as in the day grid, and not to the right, as in the timeline."""
        return self._time is DOWN

    def cover_right(self, width_px: int) -> None:
        """Leave the right side to what lies over it now, but show what is selected beside that.

        A day without lanes stays as it is: it is as wide as the view, and begins at its left.
        """
        in_view = self.will_be_in_view(self.currentIndex())
        self._covered = width_px
        self.updateGeometries()
        if in_view:
            self.scrollTo(self.currentIndex())
        self._tell_lanes()

    def updateGeometries(self) -> None:
        self._covered_right = 0 if self.down and self._alone else self._covered
        super().updateGeometries()

    def _along_bar(self) -> QScrollBar:
        return self.verticalScrollBar() if self.down else self.horizontalScrollBar()

    def _across_bar(self) -> QScrollBar:
        return self.horizontalScrollBar() if self.down else self.verticalScrollBar()

    def _begin(self) -> float:
        """Return where along the viewport the canvas begins."""
        return self._canvas().top() if self.down else self._canvas().left()

    def _rail_width(self) -> int:
        metrics = self._theme.metrics
        if self.down:
            return metrics.size("hourRail")
        share = round(RAIL_SHARE * self.viewport().width())
        return min(metrics.size("timelineLaneRail"), max(metrics.px(LEAST_RAIL), share))

    def _header_height(self) -> int:
        size = self._theme.metrics.size
        if not self.down:
            return size("timelineHourHeader")
        return self._names_height() + (size("laneScrubber") if self._scrubber_shown else 0)

    def _names_height(self) -> int:
        if self._alone and not self._heading_shown:
            return 0
        return self._theme.metrics.size("laneHeaderTwoLine" if self._high_header else "laneHeader")

    def _places(self) -> Places:
        port, canvas = QRectF(self.viewport().rect()), self._canvas()
        scrubber = QRectF(canvas.left(), canvas.top(), canvas.width(), 0)
        if self.down and self._scrubber_shown:
            scrubber.setTop(self._names_height())
        return Places(
            canvas, QRectF(0, 0, port.width(), canvas.top()),
            QRectF(0, canvas.top(), canvas.left(), canvas.height()), scrubber,
        )  # fmt: skip

    def _pieces(self, row: int) -> Sequence[QRect]:
        if self._geometry is None or not 0 <= row < len(self._geometry.pieces):
            return ()
        offset = self._offset()
        return [piece.translated(offset).toAlignedRect() for piece in self._geometry.pieces[row]]

    def _covered_above(self, row: int) -> int:
        if self._geometry is None or not self.down:
            return 0
        blocks = self._geometry.blocks
        umbrella = blocks[row].parent
        titled = umbrella is not None and not blocks[umbrella].own_column
        return self._theme.metrics.px(STUCK_ROW) if titled else 0

    def _offset(self) -> QPointF:
        dpr = self.devicePixelRatioF()
        at = super()._offset()
        return QPointF(round(at.x() * dpr) / dpr, round(at.y() * dpr) / dpr)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn, and have only that drawn anew which came into view or holds its place."""
        before, after = self._scrolled, self._offset()
        self._scrolled = after
        if self._geometry is None or before is None or not self._move(before, after):
            self.viewport().update()
        self._tell_lanes()

    def _move(self, before: QPointF, after: QPointF) -> bool:
        """Move the drawn canvas by whole device pixels; return whether that can be done."""
        assert self._geometry is not None
        moved, dpr, places = after - before, self.devicePixelRatioF(), self._places()
        x, y = round(moved.x()), round(moved.y())
        whole = all(abs(part * dpr - round(part * dpr)) < 1e-6 for part in (x, y))
        canvas, port = places.canvas, self.viewport()
        if not whole or QPointF(x, y) != moved or abs(x) >= canvas.width() or abs(y) >= canvas.height():
            return False
        along = canvas.united(places.rail) if self.down else canvas
        for dx, dy in ((x, 0), (0, y)):
            if dx or dy:
                port.scroll(dx, dy, (along if dy else canvas).toRect())
        px = self._theme.metrics.px
        sticking = Sticking(
            self._geometry, canvas, px(STUCK_ROW), px(BELOW_TITLE), self._words_height, px(LEAST_COLUMN)
        )
        for part in sticking.parts(before, after):
            port.update(part.toAlignedRect())
        if x:
            beside = 0 if self.down else places.rail.width()
            port.update(places.header.adjusted(beside, 0, 0, 0).toRect())
        if y and not self.down:
            port.update(places.rail.toRect())
        return True

    def _words_height(self, row: int, width: float) -> float:
        """Return how high all words of a row may be in such a width."""
        raise NotImplementedError

    def lanes_in_view(self) -> range | None:
        """Return which lanes are in view, counted from 0; None where all are."""
        if self._geometry is None or not self._across_bar().maximum() or len(self._geometry.lanes) < 2:
            return None
        canvas, low = self._canvas(), self._across_bar().value()
        shown = canvas.width() - self._covered_right if self.down else canvas.height()
        return self._geometry.lanes_between(low, low + shown)

    @property
    def lane_count(self) -> int:
        """How many lanes there are."""
        return len(self._geometry.lanes) if self._geometry else 0

    def _tell_lanes(self) -> None:
        lanes = self.lanes_in_view()
        if lanes != self._lanes_told:
            self._lanes_told = lanes
            self.lanes_in_view_changed.emit()
