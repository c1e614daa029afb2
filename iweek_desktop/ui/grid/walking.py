"""Walking through a grid by keys, which mean the same whichever way time runs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView, QScrollBar

from iweek_desktop.ui.grid.geometry import Geometry
from iweek_desktop.ui.sessions.navigation import across, in_lane, nearest_in_time
from iweek_desktop.ui.sessions.session_view import SessionView

Move = QAbstractItemView.CursorAction
ALONG = {Move.MoveDown: 1, Move.MoveUp: -1}
ACROSS = {Move.MoveRight: 1, Move.MoveLeft: -1}
SEQUENCE = {Move.MoveNext: 1, Move.MovePrevious: -1}
ENDS = {Move.MoveHome: 1, Move.MoveEnd: -1}
PAGES = {Move.MovePageDown: 1, Move.MovePageUp: -1}


class WalkedGrid(SessionView):
    """Lead arrows along time inside a lane, and across to the nearest session in time."""

    _geometry: Geometry | None = None

    def _along_bar(self) -> QScrollBar:
        raise NotImplementedError

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        current = self.currentIndex()
        row = self._row_after(action, modifiers, current.row() if current.isValid() else None)
        return QModelIndex() if row is None else self.model().index(row, 0)

    def _row_after(self, action: Move, modifiers: Qt.KeyboardModifier, row: int | None) -> int | None:
        geometry = self._geometry
        if geometry is None or not geometry.rects:
            return None
        along, aside = (ALONG, ACROSS) if geometry.down else (ACROSS, ALONG)
        count, lane = len(geometry.rects), self._lane_of(row)
        if action in along or action in SEQUENCE:
            return in_lane(row, (along | SEQUENCE)[action], lane, count)
        if action in aside:
            return self._row_across(geometry, row, aside[action])
        if action in ENDS:
            rows = range(count) if modifiers & Qt.KeyboardModifier.ControlModifier else lane
            return rows[0 if ENDS[action] > 0 else -1]
        return self._row_a_page_along(geometry, row, PAGES[action]) if action in PAGES else None

    def _lane_of(self, row: int | None) -> list[int]:
        """Return the rows of the current one's lane; all where none is current."""
        assert self._geometry is not None
        if row is None:
            return list(range(len(self._geometry.rects)))
        return self._geometry.rows_of_lane(self._geometry.grid.lane_of[row])

    def _row_across(self, geometry: Geometry, row: int | None, step: int) -> int:
        if row is None:
            return 0
        grid = geometry.grid
        if grid.lanes == 1:
            rects = geometry.rects if geometry.down else [_turned(rect) for rect in geometry.rects]
            found = across(row, step, rects)
            return row if found is None else found
        lane = grid.lane_of[row] + step
        while 0 <= lane < grid.lanes:
            rows = geometry.rows_of_lane(lane)
            if rows:
                items = geometry.spans.items
                return nearest_in_time(row, rows, [i.start_min for i in items], [i.end_min for i in items])
            lane += step
        return row

    def _row_a_page_along(self, geometry: Geometry, row: int | None, step: int) -> int:
        """Scroll a page along time; return the row of the lane nearest to where the current one stood."""
        bar = self._along_bar()
        page, offset = bar.pageStep(), bar.value()
        aim = (geometry.start_of(row) if row is not None else offset) + step * page
        bar.setValue(offset + step * page)
        return min(self._lane_of(row), key=lambda other: abs(geometry.start_of(other) - aim))


def _turned(rect: QRectF) -> QRectF:
    """Return a rectangle with its sides exchanged."""
    return QRectF(rect.top(), rect.left(), rect.height(), rect.width())
