"""The sessions and the details: beside each other, one above the other, or one in place of the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from iweek_desktop.ui.theme import BASE_PX, Metrics, tokens
from iweek_desktop.ui.views import Views

WIDEST = 16_777_215
"""Qt's own bound on the width of a widget."""

OVER_WIDTH, LEAST_LEFT = 372, 60
"""How wide the details are above the sessions and how much of those stays in sight, at the base text size."""

EDGE = 2

Arrangement = Literal["beside", "over", "instead"]


class Middle(QWidget):
    """Two parts with a movable edge; the details keep their width when they are shown again."""

    exchanged = Signal()
    """The details stand in the sessions' place now, or the sessions are back in it."""

    def __init__(self, views: Views, metrics: Metrics, detail_width: int | None) -> None:
        """Take the sessions' part; `detail_width` is in px at the base text size."""
        super().__init__()
        self._views, self._metrics = views, metrics
        self._arrangement: Arrangement = "beside"
        self._wanted = True
        self._focus_detail: Callable[[], None] = views.focus
        bounds = tokens()["size"]["detailPane"]
        self._width = metrics.px(max(bounds["min"], min(detail_width or bounds["default"], bounds["max"])))
        self.side = QWidget()
        self.side.setObjectName("pane")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge = QWidget(self.side)
        """The left edge of the details where they lie above the sessions."""
        self._edge.setObjectName("paneEdge")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge.hide()
        self._filled = QVBoxLayout(self.side)
        self._filled.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(views)
        self.splitter.addWidget(self.side)
        views.lower()  # a splitter puts what comes last first for a screen reader
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.splitter)
        self._bound_width()
        self.splitter.setSizes([10_000, self._width])

    def fill(self, detail: QWidget, focus: Callable[[], None]) -> None:
        """Put the details into their place; `focus` moves the keyboard focus to them."""
        self._focus_detail = focus
        self._filled.addWidget(detail)

    @property
    def compact(self) -> bool:
        """Whether there is room for one part only."""
        return self._arrangement == "instead"

    @property
    def over(self) -> bool:
        """Whether the details lie above the sessions."""
        return self._arrangement == "over"

    @property
    def detail_width(self) -> int:
        """The width of the details beside the sessions, in px at the base text size."""
        self._note_width()
        return round(self._width * BASE_PX / self._metrics.u)

    def detail_shown(self) -> bool:
        """Whether the details are shown."""
        return not self.side.isHidden()

    @property
    def sessions_shown(self) -> bool:
        """Whether the sessions are shown, and not the details in their place."""
        return not self._views.isHidden()

    def has_detail_focus(self) -> bool:
        """Whether the keyboard focus is in the details."""
        return _has_focus(self.side)

    def focus(self) -> None:
        """Move the keyboard focus to the sessions, or to the details where they stand in their place."""
        (self._views.focus if self.sessions_shown else self._focus_detail)()

    def take_over(self, before: Middle) -> None:
        """Show the details as another window did, or as after a change of size where they stood elsewhere."""
        self._wanted = before._wanted
        same = before._arrangement == self._arrangement
        self.show_detail(before.detail_shown() if same else self._wanted and self._arrangement == "beside")

    def show_detail(self, shown: bool) -> None:
        """Show or hide the details, above the sessions or in their place where there is little room."""
        had_focus, exchanges = self.has_detail_focus(), self.compact and shown and _has_focus(self._views)
        self._note_width()
        if self.compact and shown:
            self._show_sessions(False)  # first: they would be laid out once more, beside the details
        self.side.setVisible(shown)
        if self.compact:
            self._show_sessions(not shown)
        elif not self.over:
            self._wanted = shown
        if self.over and shown:
            self._lay_over()
        self._tell_covered()
        if not shown and had_focus:
            self._views.focus()
        elif exchanges:
            self._focus_detail()

    def uncover(self) -> None:
        """Show the sessions where the details stand in their place: others of them are asked for."""
        if not self.sessions_shown:
            self.show_detail(False)

    def _show_sessions(self, shown: bool) -> None:
        if shown != self.sessions_shown:
            self._views.setVisible(shown)
            self.exchanged.emit()

    def arrange(self, arrangement: Arrangement) -> None:
        """Show both parts beside each other, or the sessions alone until the details are asked for."""
        if arrangement == self._arrangement:
            return
        self._note_width()
        self._arrangement = arrangement
        self._edge.setVisible(arrangement == "over")
        if arrangement == "over":
            self.side.setParent(self)
        elif self.side.parent() is not self.splitter:
            self.splitter.addWidget(self.side)
            self.splitter.setStretchFactor(1, 0)
            self._views.lower()
        self._filled.setContentsMargins(EDGE if arrangement == "over" else 0, 0, 0, 0)
        self._bound_width()
        self.side.setVisible(self._wanted and arrangement == "beside")
        self._show_sessions(True)
        if arrangement == "beside":
            self.splitter.setSizes([10_000, self._width])
        self._tell_covered()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.over:
            self._lay_over()

    def _lay_over(self) -> None:
        px = self._metrics.px
        width = min(px(OVER_WIDTH), self.width() - px(LEAST_LEFT))
        self.side.setGeometry(self.width() - width, 0, width, self.height())
        self._edge.setGeometry(0, 0, EDGE, self.height())
        self.side.raise_()
        self._tell_covered()

    def _tell_covered(self) -> None:
        """Tell the sessions how much of their right side the details lie over."""
        self._views.cover_right(self.side.width() if self.over and self.detail_shown() else 0)

    def _bound_width(self) -> None:
        bounds, beside = tokens()["size"]["detailPane"], self._arrangement == "beside"
        self.side.setMinimumWidth(self._metrics.px(bounds["min"]) if beside else 0)
        self.side.setMaximumWidth(self._metrics.px(bounds["max"]) if beside else WIDEST)

    def _note_width(self) -> None:
        """Remember how wide the details are, while they stand beside the sessions."""
        sizes = self.splitter.sizes()
        if self._arrangement == "beside" and len(sizes) > 1 and sizes[1]:
            self._width = sizes[1]


def _has_focus(part: QWidget) -> bool:
    """Whether a part has the focus of its window, which another window may stand in front of."""
    focused = cast("QWidget | None", part.window().focusWidget())
    return focused is not None and part.isAncestorOf(focused)
