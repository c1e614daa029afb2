"""The day grid: a list view that lays its rows out along time, and that screen readers read as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from datetime import date

from PySide6.QtCore import (
    QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF,
    Qt, QTimer, Signal,
)  # fmt: skip
from PySide6.QtGui import (
    QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.ui.grid.content import DayContent
from iweek_desktop.ui.grid.day_painter import DayPainter, Scene
from iweek_desktop.ui.grid.geometry import Geometry, measure_day
from iweek_desktop.ui.grid.navigation import across, along_time
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.models.session_list import SessionListModel
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


class DayGrid(QListView):
    """Show the sessions of one day as blocks along time.

    Row number, reading order and accessible child number are one and the same. The current
    session is also the selected one.
    """

    level_requested = Signal(str, object)
    """A session's guid and the `Level` wished for it, or None."""
    open_requested = Signal(str)
    picked = Signal()
    """The current session was pressed with the pointer."""
    copy_requested = Signal(str)
    first_painted = Signal()
    current_changed = Signal(object)
    """The guid of the session that is now current, or None."""

    _geometry: Geometry | None = None
    _shown: DayShown | None = None
    _hovered: int | None = None
    _ring = False
    _painted = False
    _px_per_hour: float | None = None

    def __init__(self, theme: Theme, icons: IconSet, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._clock = clock
        self._theme = theme
        self._painter = DayPainter(theme, icons)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sessions_model(self) -> SessionListModel:
        """Return the model, by its own type."""
        model = self.model()
        assert isinstance(model, SessionListModel)
        return model

    def show_day(self, shown: DayShown) -> None:
        """Show another day; the model already holds its sessions."""
        self._shown = shown
        self._px_per_hour = None
        self._painter.forget_words()
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours or another text size."""
        self._theme = theme
        self._painter = DayPainter(theme, self._icons)
        self._measure()

    def zoom_to(self, px_per_hour: float | None) -> None:
        """Show an hour this high, or fit the day where None; the time in the middle stays in place."""
        if self._geometry is None:
            return
        middle = self._canvas().height() / 2
        minute = self._geometry.minute_at(self.verticalOffset() + middle)
        self._px_per_hour = px_per_hour
        self._measure()
        self.verticalScrollBar().setValue(round(self._geometry.y_of(minute) - middle))

    @property
    def px_per_hour(self) -> float:
        """How high an hour is drawn, in px."""
        return self._geometry.px_per_hour if self._geometry else 0.0

    def scroll_to_now(self) -> None:
        """Bring the present time into the middle of the view."""
        if self._geometry is not None:
            minute = self._geometry.spans.minute_of(self._clock())
            self.verticalScrollBar().setValue(round(self._geometry.y_of(minute) - self._canvas().height() / 2))

    def tick(self) -> None:
        """Redraw what depends on the present time."""
        self.viewport().update()

    # geometry

    def _measure(self) -> None:
        if self._shown is None:
            return
        shown, model = self._shown, self.sessions_model()
        spans = measure_day(shown.day, model.sessions, shown.programme.zone, shown.programme.day_change)
        canvas = self._canvas()
        self._geometry = Geometry(
            spans, self._theme.metrics, canvas.width(), canvas.height(), self._px_per_hour, self.devicePixelRatioF()
        )
        self.updateGeometries()
        self.viewport().update()

    def _rail_width(self) -> int:
        return self._theme.metrics.size("hourRail")

    def _header_height(self) -> int:
        return self._theme.metrics.size("laneHeader")

    def _canvas(self) -> QRectF:
        port, rail, header = self.viewport().rect(), self._rail_width(), self._header_height()
        return QRectF(rail, header, max(0, port.width() - rail), max(0, port.height() - header))

    def _offset(self) -> QPointF:
        """Return where the content's origin lies in the viewport."""
        return self._canvas().topLeft() - QPointF(self.horizontalOffset(), self.verticalOffset())

    def visualRect(self, index: Index) -> QRect:
        if self._geometry is None or not 0 <= index.row() < len(self._geometry.rects):
            return QRect()
        return self._geometry.rects[index.row()].translated(self._offset()).toRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        if self._geometry is None or not self._canvas().contains(QPointF(point)):
            return QModelIndex()
        row = self._geometry.row_at(QPointF(point) - self._offset())
        return QModelIndex() if row is None else self.model().index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if self._geometry is None or not index.isValid():
            return
        rect, canvas = self._geometry.rects[index.row()], self._canvas()
        margin = self._theme.metrics.px(8)
        for bar, low, high, size in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), canvas.height()),
            (self.horizontalScrollBar(), rect.left(), rect.right(), canvas.width()),
        ):
            if low - margin < bar.value() or high - low > size:
                bar.setValue(round(low - margin))
            elif high + margin > bar.value() + size:
                bar.setValue(round(high + margin - size))

    def updateGeometries(self) -> None:
        if self._geometry is None:
            return
        canvas = self._canvas()
        for bar, length, page in (
            (self.verticalScrollBar(), self._geometry.height, canvas.height()),
            (self.horizontalScrollBar(), self._geometry.width, canvas.width()),
        ):
            bar.setRange(0, max(0, round(length - page)))
            bar.setPageStep(max(1, round(page)))
            bar.setSingleStep(self._theme.metrics.px(40))

    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self._with_ring(self.visualRect(index)))
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(index, command)

    def _with_ring(self, rect: QRect) -> QRect:
        margin = self._theme.metrics.px(6)
        return rect.adjusted(-margin, -margin, margin, margin)

    # painting

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
        self._measure()

    # current session

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._with_ring(self.visualRect(index)))
        self.viewport().update()
        if current.isValid() and self.hasFocus():
            self._say(current.row(), "focus_moved")
        guid = self.sessions_model().sessions[current.row()].guid if current.isValid() else None
        self.current_changed.emit(guid)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for index in selected.indexes():
            self._say(index.row(), "selection_moved")

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        for row in range(top_left.row(), bottom_right.row() + 1):
            self.viewport().update(self._with_ring(self.visualRect(self.model().index(row, 0))))
            self._say(row, "marks_changed")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        self._ring = self._ring or event.reason() in by_key
        if not self.currentIndex().isValid() and self.model().rowCount() and self._ring:
            self._go(0)
        # Qt sends its own focus event for the whole list after this handler: the session's must come later.
        QTimer.singleShot(0, self, self._say_current)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _say(self, row: int, what: str) -> None:
        """Tell a screen reader, through a module that the first paint does without."""
        from iweek_desktop.ui import speech

        getattr(speech, what)(self, row)

    def _say_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self._say(self.currentIndex().row(), "focus_moved")

    def _go(self, row: int | None) -> None:
        if row is not None:
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # keys and pointer

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        row = self._row_for(action)
        return QModelIndex() if row is None else self.model().index(row, 0)

    def _row_for(self, action: QAbstractItemView.CursorAction) -> int | None:
        if self._geometry is None:
            return None
        count = self.model().rowCount()
        current = self.currentIndex()
        row = current.row() if current.isValid() else None
        action_type = QAbstractItemView.CursorAction
        match action:
            case action_type.MoveDown | action_type.MoveNext:
                return along_time(row, 1, count)
            case action_type.MoveUp | action_type.MovePrevious:
                return along_time(row, -1, count)
            case action_type.MoveRight:
                return across(row, 1, self._geometry.rects)
            case action_type.MoveLeft:
                return across(row, -1, self._geometry.rects)
            case action_type.MoveHome:
                return along_time(None, 1, count)
            case action_type.MoveEnd:
                return along_time(None, -1, count)
            case action_type.MovePageDown:
                return self._row_a_page_on(row, 1)
            case action_type.MovePageUp:
                return self._row_a_page_on(row, -1)
        return row

    def _row_a_page_on(self, row: int | None, step: int) -> int | None:
        """Scroll by a page and return the row nearest to where the current one stood in the view."""
        assert self._geometry is not None
        rects = self._geometry.rects
        if not rects:
            return None
        page = self.verticalScrollBar().pageStep()
        aim = (rects[row].top() if row is not None else self.verticalOffset()) + step * page
        self.verticalScrollBar().setValue(self.verticalOffset() + step * page)
        return min(range(len(rects)), key=lambda other: abs(rects[other].top() - aim))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, plain = Qt.Key(event.key()), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        session = self._current_session()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
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
        self.picked.emit()
        if self._on_star(index.row(), event.position()):
            self._toggle(self.sessions_model().sessions[index.row()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        session = self._current_session()
        index = self.indexAt(event.position().toPoint())
        if session and index.isValid() and not self._on_star(index.row(), event.position()):
            self.open_requested.emit(session.guid)

    def _on_star(self, row: int, point: QPointF) -> bool:
        assert self._geometry is not None
        px = self._theme.metrics.px
        rect = self._geometry.rects[row].translated(self._offset())
        top = max(rect.top(), self._canvas().top())
        from_right = rect.right() - point.x()
        return from_right <= px(STAR_WIDTH) and point.y() - top <= px(40) and rect.width() > px(104)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else None)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _hover(self, row: int | None) -> None:
        if row == self._hovered:
            return
        for changed in (row, self._hovered):
            if changed is not None:
                self.viewport().update(self.visualRect(self.model().index(changed, 0)))
        self._hovered = row

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._hover(None)
