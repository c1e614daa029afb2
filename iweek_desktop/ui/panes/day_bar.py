"""The tabs of the days, each with the number of its sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabBar, QToolButton

from iweek_desktop.programme.days import DayCount
from iweek_desktop.programme.lanes import groupings
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.edges import EdgedWidget
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.panes.lane_button import LaneButton
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames

WIDE_PAD, CLOSE_PAD = 12, 6


class DayTabs(QTabBar):
    """One tab a day, drawn with its count; the chosen one is underlined."""

    def __init__(self, theme: Theme, say: Wording, days: Sequence[DayCount]) -> None:
        super().__init__()
        self._theme = theme
        self._days = days
        self._plain, self._strong = Face(theme.metrics, "body"), Face(theme.metrics, "bodyStrong")
        self._count = Face(theme.metrics, "caption")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Days"))
        self._say = say
        self._pad = WIDE_PAD
        self._counts = [0] * len(days)
        self._searching: bool | None = None
        self._names = DayNames(say, [item.day for item in days])
        for item in days:
            self.addTab(self._names.tab(item.day))
        self.show_counts([item.sessions for item in days], searching=False)

    def show_counts(self, counts: Sequence[int], *, searching: bool) -> None:
        """Show a number on each day: its sessions, or those that a search has found."""
        told, self._searching = self._searching, searching
        before, self._counts = self._counts, list(counts)
        if told == searching and before == self._counts:
            return
        for index, (item, n) in enumerate(zip(self._days, counts, strict=True)):
            found = self._say.plural("{n} match", "{n} matches", n)
            held = self._say.plural("{n} session", "{n} sessions", n)
            spoken = f"{self._names.heading(item.day)}, {found if searching else held}"
            self.setAccessibleTabName(index, spoken)
            self.setTabToolTip(index, spoken)
        self.update()

    def show_months(self, shown: bool) -> None:
        """Name the month of each day, or leave it out where there is little room."""
        name = self._names.tab if shown else self._names.short_tab
        self._pad = WIDE_PAD if shown else CLOSE_PAD
        for index, item in enumerate(self._days):
            self.setTabText(index, name(item.day))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt tells of the whole bar after this handler: the day must come later.
        QTimer.singleShot(0, self, self._speak_day)

    def _speak_day(self) -> None:
        if self.hasFocus():
            from iweek_desktop.ui.speech import focus_moved

            focus_moved(self, self.currentIndex())

    def tabSizeHint(self, index: int) -> QSize:
        px = self._theme.metrics.px
        return QSize(round(self._content_width(index)) + 2 * px(self._pad), px(44))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _content_width(self, index: int) -> float:
        text = self._strong.width(self.tabText(index))
        return text + self._theme.metrics.px(8) + self._badge_width(index)

    def _badge_width(self, index: int) -> float:
        return max(
            self._theme.metrics.px(20),
            self._count.width(str(max(self._counts[index], self._days[index].sessions)))
            + self._theme.metrics.px(12),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for index in range(self.count()):
            self._draw_tab(painter, index)

    def _draw_tab(self, painter: QPainter, index: int) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        box, chosen = QRectF(self.tabRect(index)), index == self.currentIndex()
        face = self._strong if chosen else self._plain
        left = box.left() + px(self._pad)
        colour = neutral["text" if chosen else "textSecondary"]
        face.draw(painter, left, box.top() + (box.height() - face.line) / 2, self.tabText(index), colour)
        sessions = self._counts[index]
        width = self._badge_width(index)
        badge = QRectF(
            left + face.width(self.tabText(index)) + px(8), box.center().y() - px(10), width, px(20)
        )
        if sessions:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(neutral["accentSoft" if chosen else "sunken"])
            painter.drawRoundedRect(badge, px(10), px(10))
        number = neutral["accent" if chosen else "textSecondary"]
        self._count.draw_centred(painter, badge, str(sessions), number)
        if chosen:
            aside = px(self._pad - 2)
            line = QRectF(box.left() + aside, box.bottom() - px(3), box.width() - 2 * aside, px(3))
            painter.fillRect(line, neutral["accent"])
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(neutral["focusOuter"])
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(px(3), px(5), -px(3), -px(6)), px(4), px(4))


class DayBar(EdgedWidget):
    """The days on the left; lanes, zoom, and "Now" while the programme is on, on the right."""

    day_chosen = Signal(object)
    zoom_in_requested = Signal()
    zoom_out_requested = Signal()
    now_requested = Signal()

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, state: AppState) -> None:
        super().__init__(Qt.Edge.BottomEdge, theme.neutral["divider"])
        px = theme.metrics.px
        self._state = state
        self._zoom_shown = True
        self._days = [item.day for item in state.days]
        self.setObjectName("dayBar")
        self.setAccessibleName(say("Days, lanes and zoom"))
        self.setFixedHeight(theme.metrics.size("dayBar"))
        self.tabs = DayTabs(theme, say, state.days)
        self.show_day(state.day)
        self.tabs.currentChanged.connect(self._tell)
        self.zoom_out = _zoom_button(theme, icons, "minus", say("Zoom out"), "left")
        self.zoom_in = _zoom_button(theme, icons, "plus", say("Zoom in"), "right")
        self.zoom_out.clicked.connect(self.zoom_out_requested)
        self.zoom_in.clicked.connect(self.zoom_in_requested)
        self.lanes = LaneButton(theme, icons, say, lambda: groupings(state.programme))
        self.lanes.grouping_chosen.connect(state.group_by)
        state.grouping_changed.connect(self._show_view)
        state.view_changed.connect(self._show_view)
        self._show_view()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(8), 0, px(16), 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addSpacing(px(8))
        layout.addWidget(self.lanes)
        layout.addSpacing(px(8))
        layout.addWidget(self.zoom_out)
        layout.addWidget(self.zoom_in)
        if state.is_on():
            self.now = QPushButton(say("Now"))
            self.now.clicked.connect(self.now_requested)
            layout.addSpacing(px(8))
            layout.addWidget(self.now)

    def show_zoom(self, shown: bool) -> None:
        """Offer zoom by button, or only by key and wheel where there is little room."""
        self._zoom_shown = shown
        self._show_view()

    def _show_view(self) -> None:
        """Offer what the view has: a list has neither lanes nor zoom."""
        state = self._state
        gridded = state.view != "list"
        self.lanes.show_grouping(state.grouping, rows=state.view == "timeline")
        self.lanes.setVisible(gridded)
        for button in (self.zoom_out, self.zoom_in):
            button.setVisible(gridded and self._zoom_shown)

    def show_day(self, day: date | None) -> None:
        """Mark a day as the one shown."""
        if day in self._days:
            self.tabs.setCurrentIndex(self._days.index(day))

    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._days):
            self.day_chosen.emit(self._days[index])


def _zoom_button(theme: Theme, icons: IconSet, icon: str, text: str, side: str) -> QToolButton:
    px = theme.metrics.px
    button = QToolButton()
    button.setIcon(icons.icon(icon, px(16), theme.neutral["text"]))
    button.setIconSize(QSize(px(16), px(16)))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFixedSize(px(30), px(28))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("kind", "boxed")
    button.setProperty("side", side)
    return button
