"""The grid and the details beside it, or in a compact window one of them in place of the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from iweek_desktop.ui.day_view import DayView
from iweek_desktop.ui.theme import BASE_PX, Metrics, tokens

WIDEST = 16_777_215
"""Qt's own bound on the width of a widget."""


class Middle(QSplitter):
    """Two parts with a movable edge; the right one keeps its width when it is shown again."""

    def __init__(self, day_view: DayView, metrics: Metrics, detail_width: int | None) -> None:
        """Take the grid's part; `detail_width` is in px at the base text size."""
        super().__init__(Qt.Orientation.Horizontal)
        self._day_view, self._metrics = day_view, metrics
        self._compact = False
        self._wanted = True
        bounds = tokens()["size"]["detailPane"]
        self._width = metrics.px(max(bounds["min"], min(detail_width or bounds["default"], bounds["max"])))
        self.side = QWidget()
        self.side.setObjectName("pane")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filled = QVBoxLayout(self.side)
        self._filled.setContentsMargins(0, 0, 0, 0)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(day_view)
        self.addWidget(self.side)
        day_view.lower()  # a splitter puts what comes last first for a screen reader
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._bound_width()
        self.setSizes([10_000, self._width])

    def fill(self, detail: QWidget) -> None:
        """Put the details into their place."""
        self._filled.addWidget(detail)

    @property
    def compact(self) -> bool:
        """Whether there is room for one part only."""
        return self._compact

    @property
    def detail_width(self) -> int:
        """The width of the details beside the grid, in px at the base text size."""
        self._note_width()
        return round(self._width * BASE_PX / self._metrics.u)

    def detail_shown(self) -> bool:
        """Whether the details are shown."""
        return not self.side.isHidden()

    def has_detail_focus(self) -> bool:
        """Whether the keyboard focus is in the details."""
        focused = QApplication.focusWidget()
        return focused is not None and self.side.isAncestorOf(focused)

    def show_detail(self, shown: bool) -> None:
        """Show or hide the details, in a compact window in place of the grid."""
        had_focus = self.has_detail_focus()
        self._note_width()
        self.side.setVisible(shown)
        if self._compact:
            self._day_view.setVisible(not shown)
        else:
            self._wanted = shown
        if not shown and had_focus:
            self._day_view.focus()

    def set_compact(self, compact: bool) -> None:
        """Show both parts, or the grid alone until the details are asked for."""
        if compact == self._compact:
            return
        self._note_width()
        self._compact = compact
        self._bound_width()
        self.side.setVisible(self._wanted and not compact)
        self._day_view.setVisible(True)

    def _bound_width(self) -> None:
        bounds = tokens()["size"]["detailPane"]
        self.side.setMinimumWidth(0 if self._compact else self._metrics.px(bounds["min"]))
        self.side.setMaximumWidth(WIDEST if self._compact else self._metrics.px(bounds["max"]))

    def _note_width(self) -> None:
        """Remember how wide the details are, while they stand beside the grid."""
        width = self.sizes()[1]
        if width and not self._compact:
            self._width = width
