"""Where a message may stand over the sessions or the details, and what it had better not cover."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtWidgets import QApplication, QWidget

from iweek_desktop.ui.views import Views

FROM_EDGE, BELOW_HEADER = 16, 8
LEAST_WIDTH = 360
"""How much room beside the current session, or what lies over the views, is enough to stand there."""
AROUND = 6
"""How far the ring of the focus reaches beyond what it is around."""
WORDS = 96
"""How high the part of a large block is that has its words."""


class ToastRoom:
    """Look at the views, or at what they share with the details while those stand in their place."""

    def __init__(self, views: Views, parent: QWidget, px: Callable[[float], int]) -> None:
        """Look from `parent`, in which the message and all of these are."""
        self._views, self._parent, self._px = views, parent, px

    @property
    def inside(self) -> QWidget:
        """Where the message stands now; all places are told in it."""
        shared = self._views.parentWidget()
        return shared if shared is not None and self._views.isHidden() else self._views

    def around(self) -> QRect:
        """Return the part that the message may be in the middle of."""
        around = self.inside.rect()
        if self.inside is self._views:
            left = around.width() - self._views.covered_right
            around.setWidth(left if left >= self._px(LEAST_WIDTH) else around.width())
        return around

    def tops(self, height: int) -> dict[bool, int]:
        """Return where the message may stand: at the bottom, and at the top (True)."""
        highest = self._px(BELOW_HEADER)
        if self.inside is self._views:
            view = self._views.sessions
            highest += view.viewport().mapTo(self._views, QPoint()).y() + round(view.canvas_top())
        return {False: self.inside.height() - height - self._px(FROM_EDGE), True: highest}

    def kept_free(self) -> tuple[QRectF, QRectF, QRectF]:
        """Return what had better not be covered, what matters most first.

        That is the control in the details that has the focus; and of the current session its words, which
        stand at its top, and then the rest of it.
        """
        current, reach = self._current(), self._px(AROUND)
        words = current.adjusted(reach, reach, -reach, -reach) if current.isValid() else QRectF()
        words.setHeight(min(words.height(), self._px(WORDS)))
        return self._focused(), words, current

    def beside(self, around: QRect) -> QRect | None:
        """Return the wider of the parts to both sides of the current session; None where it is narrow."""
        current = self._current().toAlignedRect()
        left, right = QRect(around), QRect(around)
        left.setRight(current.left() - 1)
        right.setLeft(current.right() + 1)
        wider = max(left, right, key=QRect.width)
        return wider if wider.width() >= self._px(LEAST_WIDTH) else None

    def _current(self) -> QRectF:
        """Return where the current session is, with the ring of the focus; nothing while it is not seen."""
        view, reach = self._views.sessions, self._px(AROUND)
        current = view.current_rect() if self.inside is self._views else QRectF()
        if current.isEmpty():
            return QRectF()
        port = QPointF(view.viewport().mapTo(self._views, QPoint()))
        return current.translated(port).adjusted(-reach, -reach, reach, reach)

    def _focused(self) -> QRectF:
        """Return where the control is that has the focus, with its ring, if it is one of the details."""
        focused, shared = QApplication.focusWidget(), self._views.parentWidget()
        middle = shared.parentWidget() if shared is not None else None
        if focused is None or middle is None or not middle.isAncestorOf(focused):
            return QRectF()
        if self._views.isAncestorOf(focused):
            return QRectF()
        corner = focused.mapTo(self._parent, QPoint()) - self.inside.mapTo(self._parent, QPoint())
        reach = self._px(AROUND)
        place = QRect(corner, QSize(focused.size())).adjusted(-reach, -reach, reach, reach)
        return QRectF(place.intersected(self.inside.rect()))
