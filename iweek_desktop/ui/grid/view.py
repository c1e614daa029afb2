"""The day grid: painting, keys and pointer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.ui.grid.content import DayContent
from iweek_desktop.ui.grid.day_painter import DayPainter, Scene
from iweek_desktop.ui.grid.geometry import DaySpans, Geometry, measure_day
from iweek_desktop.ui.grid.laid_out import LaidOutView
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
STAR_WIDTH = 34
LEVEL_KEYS = {Qt.Key.Key_1: Level.MUST, Qt.Key.Key_2: Level.MAYBE, Qt.Key.Key_0: None}


class DayShown(NamedTuple):
    """What the grid shows: one day of a programme, with the words of its header."""

    programme: Programme
    day: date
    content: DayContent
    heading: str
    facts: str


class Port(QWidget):
    """What the grid is drawn on.

    Where Qt makes the viewport itself, PySide looks among all its widgets for the kind that it is, and
    among all events where `viewportEvent` is overridden: a tenth of the way to the first paint.
    """

    left = Signal()
    """The pointer has gone elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)


class DayGrid(LaidOutView):
    """Show the sessions of one day as blocks along time."""

    level_requested = Signal(str, object)
    """A session's guid and the `Level` wished for it, or None."""
    open_requested = Signal(str)
    picked = Signal()
    """The current session was pressed with the pointer."""
    copy_requested = Signal(str)
    zoom_requested = Signal(int, float)
    """A step larger (+1) or smaller (-1), and the y in the viewport to zoom around."""
    first_painted = Signal()

    _shown: DayShown | None = None
    _spans: DaySpans | None = None
    _hovered: int | None = None
    _ring = False
    _painted = False
    _px_per_hour: float | None = None
    _placed = False
    """Whether the grid has its size; a day is laid out once Qt has told it, when the grid is first shown."""

    def __init__(self, theme: Theme, icons: IconSet, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._clock = clock
        self._painter = DayPainter(theme, icons)
        port = Port()
        port.left.connect(lambda: self._hover(None))
        self.setViewport(port)

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

    # current session

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._ring = self._ring or event.reason() in by_key
        if not self.currentIndex().isValid() and self.model().rowCount() and self._ring:
            self._go(0)
        # Qt sends its own focus event for the whole list after this handler: the session's must come later.
        QTimer.singleShot(0, self, self._say_current)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _say_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self._say_focus(self.currentIndex().row())

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, plain = (
            Qt.Key(event.key()),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        session = self._current_session()
        if plain and self._letters().goes_on(event.text(), self._titles()):
            self.keyboardSearch(event.text())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._umbrella_row() if key == Qt.Key.Key_Up else self._first_child_row())
        elif session and plain and key in LEVEL_KEYS:
            self.level_requested.emit(session.guid, LEVEL_KEYS[key])
        elif session and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(session.guid)
        elif session and plain and key == Qt.Key.Key_Space:
            self._toggle(session)
        elif session and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(session.guid)
        else:
            super().keyPressEvent(event)
            self.viewport().update()
            return
        event.accept()

    def _toggle(self, session: Session) -> None:
        level = self.sessions_model().level(session.guid)
        self.level_requested.emit(session.guid, None if level is Level.MUST else Level.MUST)

    def _current_session(self) -> Session | None:
        index = self.currentIndex()
        return self.sessions_model().sessions[index.row()] if index.isValid() else None

    def _umbrella_row(self) -> int | None:
        session = self._current_session()
        return self.sessions_model().row_of(session.parent) if session else None

    def _first_child_row(self) -> int | None:
        session = self._current_session()
        sessions = self.sessions_model().sessions
        return next((row for row, s in enumerate(sessions) if session and s.parent == session.guid), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            event.ignore()
            return
        self.setCurrentIndex(index)
        if self._on_star(index.row(), event.position()):
            self._toggle(self.sessions_model().sessions[index.row()])
        else:
            self.picked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        session = self.sessions_model().sessions[index.row()]
        if self._on_star(index.row(), event.position()):
            self._toggle(session)
        else:
            self.open_requested.emit(session.guid)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else None)

    def _hover(self, row: int | None) -> None:
        if row == self._hovered:
            return
        for changed in (row, self._hovered):
            if changed is not None:
                self.viewport().update(self.visualRect(self.model().index(changed, 0)))
        self._hovered = row

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and turn:
            self.zoom_requested.emit(1 if turn > 0 else -1, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)
        self._hover(None)
