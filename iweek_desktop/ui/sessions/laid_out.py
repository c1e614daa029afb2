"""A list view whose rows lie where a geometry says, and that screen readers still read as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from iweek_desktop.ui.gliding import Glide
from iweek_desktop.ui.models.session_list import SessionListModel
from iweek_desktop.ui.sessions.navigation import across, along_time
from iweek_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from iweek_desktop.ui.sessions.type_ahead import TypeAhead

Index = QModelIndex | QPersistentModelIndex


class Laid(Protocol):
    """Where rows lie: in px of the content, whose origin is the top left of the canvas."""

    @property
    def rects(self) -> Sequence[QRectF]:
        """The rectangle of each row."""

    @property
    def width(self) -> float:
        """How wide the content is."""

    @property
    def height(self) -> float:
        """How high the content is."""

    def row_at(self, point: QPointF) -> int | None:
        """Return the row drawn on top at a point."""


class LaidOutView(QListView):
    """Sessions laid out along time, with an hour rail at the left and a header above.

    Row number, reading order and accessible child number are one and the same. The current
    session is also the selected one. Qt's own list layout is never run.
    """

    current_changed = Signal(object)
    """The guid of the session that is now current, or None."""

    # Qt calls overrides from its constructor, before `__init__` has set anything.
    _geometry: Laid | None = None
    _type_ahead: TypeAhead | None = None
    _gliding: tuple[Glide, Glide] | None = None
    motion_ms: Callable[[], int] = staticmethod(lambda: 0)
    """How long the view may take to scroll to a session; 0 to jump."""
    _covered_right = 0
    """How much of the right side lies below something else, in px: sessions are scrolled from below it."""
    _air = 8
    """What stays in sight around a session that is scrolled to, in px at the base text size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def sessions_model(self) -> SessionListModel:
        """Return the model, by its own type."""
        model = self.model()
        assert isinstance(model, SessionListModel)
        return model

    # where things lie

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
        margin = self._theme.metrics.px(self._air)
        down, right = self._glides()
        for glide, low, high, size in (
            (down, rect.top() - self._covered_above(index.row()), rect.bottom(), canvas.height()),
            (right, rect.left(), rect.right(), canvas.width() - self._covered_right),
        ):
            if low - margin < glide.aim or high - low > size:
                glide.go(round(low - margin))
            elif high + margin > glide.aim + size:
                glide.go(round(high + margin - size))

    def scroll_like(self, before: LaidOutView) -> None:
        """Scroll as far as a view of the same sessions, perhaps of another text size, was scrolled."""
        if self.sessions_model().guids != before.sessions_model().guids:
            return
        scale = self._theme.metrics.u / before._theme.metrics.u
        for bar, other in (
            (self.verticalScrollBar(), before.verticalScrollBar()),
            (self.horizontalScrollBar(), before.horizontalScrollBar()),
        ):
            bar.setValue(round(other.value() * scale))
        if before.will_be_in_view(before.currentIndex()):
            self.scrollTo(self.currentIndex())

    def will_be_in_view(self, index: Index) -> bool:
        """Whether some of a session is in view, or will be once nothing glides any more."""
        if self._geometry is None or not 0 <= index.row() < len(self._geometry.rects):
            return False
        down, right = self._glides()
        view = QRectF(QPointF(right.aim, down.aim), self._canvas().size())
        return view.intersects(self._geometry.rects[index.row()])

    def _covered_above(self, row: int) -> int:
        """Return how much of the view above a session is covered by what stays in view there, in px."""
        return 0

    def _glides(self) -> tuple[Glide, Glide]:
        if self._gliding is None:
            bars = self.verticalScrollBar(), self.horizontalScrollBar()
            down, right = (Glide(bar, lambda: self.motion_ms()) for bar in bars)
            self._gliding = down, right
        return self._gliding

    def updateGeometries(self) -> None:
        if self._geometry is None:
            return
        canvas = self._canvas()
        for bar, length, page in (
            (self.verticalScrollBar(), self._geometry.height, canvas.height()),
            (self.horizontalScrollBar(), self._geometry.width, canvas.width() - self._covered_right),
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
            region += self._drawn(index.row())
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select nothing: Qt names a session by its middle, where another may lie on top of it."""

    def _drawn(self, row: int) -> QRegion:
        """Return where in the viewport a session is drawn, with the ring of the focus around it."""
        region, margin = QRegion(), self._theme.metrics.px(6)
        for piece in self._pieces(row):
            region += piece.adjusted(-margin, -margin, margin, margin)
        return region

    def _pieces(self, row: int) -> Sequence[QRect]:
        """Return the parts of a session in the viewport."""
        return (self.visualRect(self.model().index(row, 0)),)

    # the current session

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid():
            self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._drawn(index.row()))
        if current.isValid() and self.hasFocus():
            self._say_focus(current.row())
        guid = self.sessions_model().sessions[current.row()].guid if current.isValid() else None
        self.current_changed.emit(guid)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for index in selected.indexes():
            from iweek_desktop.ui import speech  # the first paint does without

            speech.selection_moved(self, index.row())

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        from iweek_desktop.ui import speech

        for row in range(top_left.row(), bottom_right.row() + 1):
            self.viewport().update(self._drawn(row))
            if not roles or Qt.ItemDataRole.CheckStateRole in roles:
                speech.marks_changed(self, row)
            else:
                speech.name_changed(self, row)

    def _say_focus(self, row: int) -> None:
        from iweek_desktop.ui import speech

        speech.focus_moved(self, row)

    def _go(self, row: int | None) -> None:
        if row is not None:
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        current = self.currentIndex()
        self._go(self._letters().find(search, current.row() if current.isValid() else None, self._titles()))

    def _letters(self) -> TypeAhead:
        from iweek_desktop.ui.sessions.type_ahead import TypeAhead

        if self._type_ahead is None:
            self._type_ahead = TypeAhead(QApplication.keyboardInputInterval())
        return self._type_ahead

    def _titles(self) -> list[str]:
        return [session.title for session in self.sessions_model().sessions]

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
