"""Day grid and timeline: one view of a day, with time running down or to the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from iweek_desktop.programme.clock import Clock
from iweek_desktop.ui.drawing.block_parts import LaneLabel
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.grid.band_painter import TIGHT_TITLE
from iweek_desktop.ui.grid.block_painter import STAR_ABOVE_WIDTH, WIDE_PX
from iweek_desktop.ui.grid.day_painter import DayPainter
from iweek_desktop.ui.grid.geometry import Frame, Geometry, Grid
from iweek_desktop.ui.grid.placing import PlacedGrid
from iweek_desktop.ui.grid.scene import Scene
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.recent import Recent
from iweek_desktop.ui.theme import Theme

STAR_WIDTH = 34
WHEEL_STEPS = 3
MOST_FRAMES = 8
"""How many layouts of the same sessions are kept: with a high header or a low one, at a zoom or another."""
MOST_PARTS = 12
"""More parts of a view than this are painted as one."""


class DayShown(NamedTuple):
    """What the grid shows: the sessions of one day in lanes, with the words of its header."""

    content: DayContent
    heading: str
    facts: str
    labels: tuple[LaneLabel, ...]
    grid: Grid
    short_heading: str = ""
    """What stands in place of the heading where that has no room."""


class DayGrid(PlacedGrid):
    """Show the sessions of one day as blocks along time."""

    zoom_requested = Signal(int, float)
    """A step larger (+1) or smaller (-1), and where along the viewport to zoom around."""
    first_painted = Signal()

    _shown: DayShown | None = None
    _painted = False
    _px_per_hour: float | None = None
    _placed = False
    """Whether the grid has its size; a day is laid out once Qt has told it, when the grid is first shown."""
    _scrubbing = False

    def __init__(self, theme: Theme, icons: IconSet, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._clock = clock
        self._painter = DayPainter(theme, icons)
        self._laid: Recent[list[Geometry]] = Recent()

    # what is shown

    def show_day(self, shown: DayShown) -> None:
        """Show another day; the model already holds its sessions."""
        self._take(shown)
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Forget the day before: the model holds no sessions, and nothing may ask for theirs any more."""
        self._shown = self._geometry = None
        self._tell_lanes()

    def reword(self, shown: DayShown) -> None:
        """Show the same day in the same lanes and at the same place, in other words."""
        self._take(shown)
        self._measure()

    def mark(self) -> None:
        """Mark other words in the same sessions."""
        self.viewport().update(self._canvas().toAlignedRect())

    def regroup(self, shown: DayShown) -> None:
        """Show the same day in other lanes, at the same time of the day."""
        self._keep_time(lambda: self._take(shown))

    def turn(self, time: Qt.Orientation, px_per_hour: float | None) -> None:
        """Have time run in another direction, at a zoom."""

        def turned() -> None:
            self._time, self._px_per_hour = time, px_per_hour

        if time is not self._time or px_per_hour != self._px_per_hour:
            self._keep_time(turned)

    def show_heading(self, shown: bool) -> None:
        """Head a day without lanes with its name, or leave that to the window where there is little room."""
        if shown != self._heading_shown:
            self._heading_shown = shown
            self._measure()

    def _take(self, shown: DayShown) -> None:
        self._shown = shown
        self._painter.forget_rows()

    def _keep_time(self, change: Callable[[], None]) -> None:
        """Change what is laid out, and show the current session or else the same time of the day."""
        if self._geometry is None:
            change()
            return
        minute = self._geometry.minute_at(self._along_bar().value())
        change()
        self._measure()
        self._across_bar().setValue(0)
        self._along_bar().setValue(round(self._geometry.along(minute)) if self._along_bar().maximum() else 0)
        self.scrollTo(self.currentIndex())

    # zoom

    def zoom_to(self, px_per_hour: float | None, under: float | None = None) -> None:
        """Show an hour this long, or fit the day where None.

        Args:
            px_per_hour: the length of an hour in px.
            under: where along the viewport the time is that stays in place; where None that of the current
                session if it is in view, else of the middle.
        """
        if self._geometry is None:
            self._px_per_hour = px_per_hour
            return
        at = (self._zoom_anchor() if under is None else under) - self._begin()
        minute = self._geometry.minute_at(self._along_bar().value() + at)
        self._px_per_hour = px_per_hour
        self._measure()
        self._along_bar().setValue(round(self._geometry.along(minute) - at))

    def _zoom_anchor(self) -> float:
        canvas, current = self._canvas(), self.visualRect(self.currentIndex())
        low, high = (canvas.top(), canvas.bottom()) if self.down else (canvas.left(), canvas.right())
        at = current.top() if self.down else current.left()
        return at if not current.isEmpty() and low <= at <= high else (low + high) / 2

    @property
    def px_per_hour(self) -> float:
        """How long an hour is drawn, in px."""
        return self._geometry.px_per_hour if self._geometry else 0.0

    def scroll_to_now(self) -> None:
        """Bring the present time into the middle of the view."""
        if self._geometry is not None:
            at = self._geometry.along(self._geometry.spans.minute_of(self._clock()))
            page = self._canvas().height() if self.down else self._canvas().width()
            self._along_bar().setValue(round(at - page / 2))

    def tick(self) -> None:
        """Redraw what depends on the present time."""
        self.viewport().update()

    # laying out

    def _measure(self) -> None:
        shown = self._shown
        if shown is None or not self._placed:
            return
        self._geometry = self._lay_out(shown.grid)
        if self._fit_header(self._geometry, shown):
            self._geometry = self._lay_out(shown.grid)
        bars = Qt.ScrollBarPolicy
        hidden = self.down and len(shown.labels) > 1  # the scrubber stands for it
        self.setHorizontalScrollBarPolicy(bars.ScrollBarAlwaysOff if hidden else bars.ScrollBarAsNeeded)
        self.updateGeometries()
        self._scrolled = self._offset()
        self.viewport().update()
        self._tell_lanes()

    def _lay_out(self, grid: Grid) -> Geometry:
        canvas = QSizeF(self._canvas().size())
        frame = Frame(self._theme.metrics, canvas, self._px_per_hour, self.devicePixelRatioF(), self._time)
        alike = self._laid.of(grid, make=list)
        for laid in alike:
            if laid.frame == frame:
                return laid
        geometry = Geometry(grid, frame, alike)
        alike.append(geometry)
        del alike[:-MOST_FRAMES]
        return geometry

    def _fit_header(self, geometry: Geometry, shown: DayShown) -> bool:
        """Give the header the height that the lanes need; return whether that is another than before."""
        before = self._header_height()
        lanes = self.down and len(shown.labels) > 1
        self._alone = not lanes
        self._high_header = lanes and self._painter.has_high_header(geometry, shown.labels)
        self._scrubber_shown = lanes and geometry.breadth > self._canvas().width() + 0.5
        return self._header_height() != before

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._geometry is None or self._shown is None:
            painter.fillRect(event.rect(), self._theme.neutral["surface"])
            return
        scene = self._scene(self._geometry, self._shown)
        for part in self._parts(event.region(), scene.places.rail.toRect()):
            self._painter.paint(painter, scene, self.sessions_model(), QRectF(part))
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def _parts(self, region: QRegion, rail: QRect) -> list[QRect]:
        """Return what is to be painted: the rail at once, and else as few parts as there are without it."""
        beside = region.intersected(rail)
        parts = list(cast("Iterable[QRect]", region.subtracted(rail)))
        if len(parts) > MOST_PARTS:
            return [region.boundingRect()]
        return parts if beside.isEmpty() else [*parts, beside.boundingRect()]

    def _scene(self, geometry: Geometry, shown: DayShown) -> Scene:
        current = self.currentIndex()
        return Scene(
            geometry, shown.content, self._places(), self._offset(), self._clock(),
            shown.heading, shown.facts, shown.labels,
            current=current.row() if current.isValid() else None, hovered=self._hovered,
            focus_ring=self._ring and self.hasFocus(), short_heading=shown.short_heading,
            hovered_share=self.hovered_share,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        first, self._placed = not self._placed, True
        in_view = self.will_be_in_view(self.currentIndex())
        self._measure()
        if first or in_view:
            self.scrollTo(self.currentIndex())
        self._ring_whole()

    def _words_height(self, row: int, width: float) -> float:
        assert self._shown is not None
        return self._painter.words_height(self._shown.content, self.sessions_model(), row, width)

    def words_cut(self, row: int) -> bool:
        return self._painter.has_cut(row)

    # pointer

    def _on_star(self, row: int, point: QPointF) -> bool:
        assert self._geometry is not None
        px, block = self._theme.metrics.px, self._geometry.blocks[row]
        rect = self._geometry.rects[row].translated(self._offset())
        high = block.band or rect.width() >= px(WIDE_PX)
        if block.band:
            rect.setRight(self._geometry.words[row].translated(self._offset()).right())
        else:
            rect.setRight(min(rect.right(), self._canvas().right()))
        top = max(rect.top(), self._canvas().top())
        if block.band and top > rect.top() and rect.width() < px(TIGHT_TITLE):
            return False
        from_right, below = rect.right() - point.x(), point.y() - top
        return (
            0 <= from_right <= px(STAR_WIDTH)
            and below <= px(40 if high else 28)
            and rect.width() > px(STAR_ABOVE_WIDTH)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._scrubbing = self._places().scrubber.contains(event.position())
        if self._scrubbing:
            self._scrub(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._scrubbing and event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event.position().x())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._scrubbing = False
        super().mouseReleaseEvent(event)

    def _scrub(self, x: float) -> None:
        """Bring the lanes into the middle that a place of the scrubber stands for."""
        assert self._geometry is not None
        scrubber = self._places().scrubber
        across = (x - scrubber.left()) / scrubber.width() * self._geometry.breadth
        self.horizontalScrollBar().setValue(round(across - scrubber.width() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, keys = event.angleDelta().y(), event.modifiers()
        sideways = keys == Qt.KeyboardModifier.ShiftModifier or not self.verticalScrollBar().maximum()
        if keys == Qt.KeyboardModifier.ControlModifier and turn:
            at = event.position().y() if self.down else event.position().x()
            self.zoom_requested.emit(1 if turn > 0 else -1, at)
            event.accept()
        elif sideways and turn and self.horizontalScrollBar().maximum():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(turn / 120 * WHEEL_STEPS * bar.singleStep()))
            event.accept()
        else:
            super().wheelEvent(event)
        self._hover(None)
        self.disturbed.emit()
