"""The day grid: painting, keys and pointer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Programme
from iweek_desktop.ui.grid.content import DayContent
from iweek_desktop.ui.grid.day_painter import DayPainter, Scene
from iweek_desktop.ui.grid.geometry import DaySpans, Geometry, measure_day
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.session_view import SessionView
from iweek_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
STAR_WIDTH = 34


class DayShown(NamedTuple):
    """What the grid shows: one day of a programme, with the words of its header."""

    programme: Programme
    day: date
    content: DayContent
    heading: str
    facts: str


class DayGrid(SessionView):
    """Show the sessions of one day as blocks along time."""

    zoom_requested = Signal(int, float)
    """A step larger (+1) or smaller (-1), and the y in the viewport to zoom around."""
    first_painted = Signal()

    _geometry: Geometry | None = None
    _shown: DayShown | None = None
    _spans: DaySpans | None = None
    _painted = False
    _px_per_hour: float | None = None
    _placed = False
    """Whether the grid has its size; a day is laid out once Qt has told it, when the grid is first shown."""

    def __init__(self, theme: Theme, icons: IconSet, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._clock = clock
        self._painter = DayPainter(theme, icons)

    def show_day(self, shown: DayShown) -> None:
        """Show another day; the model already holds its sessions."""
        self._shown = shown
        self._spans = None
        self._painter.forget_words()
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def zoom_to(self, px_per_hour: float | None, under: float | None = None) -> None:
        """Show an hour this high, or fit the day where None.

        Args:
            px_per_hour: the height of an hour in px.
            under: the y in the viewport whose time stays in place; where None that of the current
                session if it is in view, else of the middle.
        """
        if self._geometry is None:
            return
        y = (self._zoom_anchor() if under is None else under) - self._canvas().top()
        minute = self._geometry.minute_at(self.verticalOffset() + y)
        self._px_per_hour = px_per_hour
        self._measure()
        self.verticalScrollBar().setValue(round(self._geometry.y_of(minute) - y))

    def _zoom_anchor(self) -> float:
        canvas, current = self._canvas(), self.visualRect(self.currentIndex())
        in_view = not current.isEmpty() and canvas.top() <= current.top() <= canvas.bottom()
        return current.top() if in_view else canvas.center().y()

    @property
    def px_per_hour(self) -> float:
        """How high an hour is drawn, in px."""
        return self._geometry.px_per_hour if self._geometry else 0.0

    def scroll_to_now(self) -> None:
        """Bring the present time into the middle of the view."""
        if self._geometry is not None:
            minute = self._geometry.spans.minute_of(self._clock())
            self.verticalScrollBar().setValue(
                round(self._geometry.y_of(minute) - self._canvas().height() / 2)
            )

    def tick(self) -> None:
        """Redraw what depends on the present time."""
        self.viewport().update()

    # geometry and painting

    def _measure(self) -> None:
        if self._shown is None or not self._placed:
            return
        if self._spans is None:
            programme, sessions = self._shown.programme, self.sessions_model().sessions
            self._spans = measure_day(self._shown.day, sessions, programme.zone, programme.day_change)
        canvas = self._canvas()
        self._geometry = Geometry(
            self._spans,
            self._theme.metrics,
            canvas.width(),
            canvas.height(),
            self._px_per_hour,
            self.devicePixelRatioF(),
            self._geometry,
        )
        self.updateGeometries()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._geometry is None or self._shown is None:
            painter.fillRect(event.rect(), self._theme.neutral["surface"])
            return
        scene = self._scene(self._geometry, self._shown)
        self._painter.paint(painter, scene, self.sessions_model(), QRectF(event.rect()))
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def _scene(self, geometry: Geometry, shown: DayShown) -> Scene:
        port, rail, header = self.viewport().rect(), self._rail_width(), self._header_height()
        current = self.currentIndex()
        return Scene(
            geometry=geometry, content=shown.content, canvas=self._canvas(),
            rail=QRectF(0, header, rail, port.height() - header), header=QRectF(0, 0, port.width(), header),
            offset=self._offset(), now=self._clock(), zone=shown.programme.zone,
            heading=shown.heading, facts=shown.facts,
            current=current.row() if current.isValid() else None, hovered=self._hovered,
            focus_ring=self._ring and self.hasFocus(),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        first, self._placed = not self._placed, True
        self._measure()
        if first:
            self.scrollTo(self.currentIndex())

    # pointer

    def _on_star(self, row: int, point: QPointF) -> bool:
        assert self._geometry is not None
        px = self._theme.metrics.px
        rect, block = self._geometry.rects[row].translated(self._offset()), self._geometry.layout.blocks[row]
        if block.own_column:
            rect.setWidth(rect.width() / block.columns)
        elif not block.band:
            rect.setRight(min(rect.right(), self._canvas().right()))
        top = max(rect.top(), self._canvas().top())
        from_right = rect.right() - point.x()
        return 0 <= from_right <= px(STAR_WIDTH) and point.y() - top <= px(40) and rect.width() > px(104)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and turn:
            self.zoom_requested.emit(1 if turn > 0 else -1, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)
        self._hover(None)
        self.disturbed.emit()
