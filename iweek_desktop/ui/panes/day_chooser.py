"""The days as one button between two arrows, for windows that have no room for tabs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from iweek_desktop.programme.days import DayCount
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.menu_start import begin_once_shown
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames


class DayChooser(QWidget):
    """The day shown, the one before, the one after, and all of them in a list."""

    day_chosen = Signal(object)
    step_requested = Signal(int)

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, days: Sequence[DayCount]) -> None:
        super().__init__()
        self._say, self._days = say, days
        self._day: date | None = None
        self._names = DayNames(say, [item.day for item in days])
        self._name = self._names.tab
        self.setAccessibleName(say("Days"))
        self.before = _arrow(theme, icons, "chevron-left", say("Previous day"), "left")
        self.after = _arrow(theme, icons, "chevron-right", say("Next day"), "right")
        self.before.clicked.connect(lambda: self.step_requested.emit(-1))
        self.after.clicked.connect(lambda: self.step_requested.emit(1))
        self.button = DayButton(theme, icons)
        self.button.setFixedHeight(theme.metrics.px(32))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setProperty("kind", "boxed")
        self.button.setProperty("side", "middle")
        self.menu = Menu(self.button)
        self.menu.aboutToShow.connect(lambda: begin_once_shown(self.menu))
        self.button.setMenu(self.menu)
        self._entries: dict[date, QAction] = {}
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.before, self.button, self.after):
            row.addWidget(widget)

    def _fill(self) -> None:
        group = QActionGroup(self)
        for item in self._days:
            action = QAction(self._names.heading(item.day), self)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, day=item.day: self.day_chosen.emit(day))
            group.addAction(action)
            self.menu.addAction(action)
            self._entries[item.day] = action
        self.show_counts([item.sessions for item in self._days], searching=False)

    def show_counts(self, counts: Sequence[int], *, searching: bool) -> None:
        """Say in the list how many sessions each day has, or how many a search has found."""
        for item, n in zip(self._days, counts, strict=True):
            held = self._say.plural("{n} session", "{n} sessions", n)
            found = self._say.plural("{n} match", "{n} matches", n)
            heading = self._names.heading(item.day)
            self._entries[item.day].setText(f"{heading}, {found if searching else held}")

    def show_day(self, day: date | None) -> None:
        """Name the day that is shown."""
        days = [item.day for item in self._days]
        if day not in days or day is None:
            return
        self._day = day
        self._write()
        self.button.setAccessibleName(self._names.heading(day))
        self._entries[day].setChecked(True)
        self.before.setEnabled(day != days[0])
        self.after.setEnabled(day != days[-1])

    def show_months(self, shown: bool) -> None:
        """Name the month of the day, or leave it out where there is little room."""
        self._name = self._names.tab if shown else self._names.short_tab
        self._write()

    def _write(self) -> None:
        if self._day is not None:
            self.button.setText(self._name(self._day))
            self.button.setMinimumWidth(self.button.sizeHint().width())


class DayButton(QToolButton):
    """A button with an arrow behind its words.

    Qt draws one there only in a button for what is read from right to left, whose menu would be so as well.
    """

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        super().__init__()
        px = theme.metrics.px
        self._side, self._size = px(12), px(16)
        self._arrow = icons.icon("chevron-down", self._size, theme.neutral["text"])
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setStyleSheet(f"QToolButton {{ padding-right: {self._side + self._size + px(6)}px; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left, top = self.width() - self._side - self._size, (self.height() - self._size) // 2
        painter = QPainter(self)
        self._arrow.paint(painter, left, top, self._size, self._size)
        painter.end()


def _arrow(theme: Theme, icons: IconSet, icon: str, text: str, side: str) -> QToolButton:
    px = theme.metrics.px
    button = QToolButton()
    button.setIcon(icons.icon(icon, px(16), theme.neutral["text"], theme.neutral["textDisabled"]))
    button.setIconSize(QSize(px(16), px(16)))
    button.setFixedSize(px(30), px(32))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("kind", "boxed")
    button.setProperty("side", side)
    return button
