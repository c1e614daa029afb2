"""What stands above a list of sessions: how many there are, and what they are sorted by."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from iweek_desktop.ui.agenda.layout import TIME_LEFT
from iweek_desktop.ui.agenda.sections import Order
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.menu_start import ByMouse, begin
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

HEIGHT, BUTTON = 44, 28
PAD, GAP, CHEVRON = 10, 8, 16


class _Counts(QWidget):
    """A number of sessions in bold, and what it is a part of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strong, self._caption = Face(theme.metrics, "subtitle"), Face(theme.metrics, "body")
        self._texts = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def tell(self, main: str, more: str) -> None:
        self._texts = main, more
        self.setAccessibleName(" ".join(text for text in self._texts if text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, neutral, (main, more) = QPainter(self), self._theme.neutral, self._texts
        middle = self.height() / 2
        shown = self._strong.elided(main, self.width())
        self._strong.draw(painter, 0, middle - self._strong.line / 2, shown, neutral["text"])
        left = self._strong.width(shown) + self._theme.metrics.px(GAP)
        if left + self._caption.width(more) <= self.width():
            self._caption.draw(painter, left, middle - self._caption.line / 2, more, neutral["textSecondary"])


class SortButton(QAbstractButton):
    """A button that says what a list is sorted by, and offers the other orders."""

    chosen = Signal(object)
    """The `Order` that was chosen."""

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, order: Order) -> None:
        super().__init__()
        self._theme, self._icons, self._say = theme, icons, say
        self._by_mouse = ByMouse()
        self._label, self._value = Face(theme.metrics, "body"), Face(theme.metrics, "bodyStrong")
        self._names = {Order.TIME: say("Time"), Order.TITLE: say.within("sort", "Title")}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._offer)
        self.show_order(order)

    def show_order(self, order: Order) -> None:
        """Say which order there is."""
        self._order = order
        self.setText(self._names[order])
        self.setAccessibleName(f"{self._say('Sort')}: {self._names[order]}")
        self.updateGeometry()
        self.update()

    def _offer(self) -> None:
        menu = Menu(self)
        menu.setAccessibleName(self._say("Sort"))
        group = QActionGroup(menu)
        for order, name in self._names.items():
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _=False, order=order: self.chosen.emit(order))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        if not self._by_mouse.now:
            begin(menu)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._by_mouse:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        px = self._theme.metrics.px
        value = max(self._value.width(name) for name in self._names.values())
        words = self._label.width(self._prefix()) + value
        return QSize(round(words) + px(2 * PAD + 2 * GAP + CHEVRON), px(BUTTON))

    def _prefix(self) -> str:
        return f"{self._say('Sort')}:"

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        focused = self.hasFocus()
        painter.setPen(QPen(neutral["focusOuter" if focused else "controlBorder"], 2 if focused else 1))
        painter.setBrush(neutral["accentSoft" if self.underMouse() else "surface"])
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(4), px(4))
        middle, left = self.height() / 2, float(px(PAD))
        self._label.draw(
            painter, left, middle - self._label.line / 2, self._prefix(), neutral["textSecondary"]
        )
        left += self._label.width(self._prefix()) + px(GAP)
        self._value.draw(painter, left, middle - self._value.line / 2, self.text(), neutral["text"])
        size = px(CHEVRON)
        arrow = self._icons.pixmap("chevron-down", size, self.devicePixelRatioF(), neutral["text"])
        painter.drawPixmap(self.width() - px(PAD) - size, round(middle - size / 2), arrow)


class AgendaHead(QWidget):
    """The line above a list of sessions."""

    def __init__(self, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        px = theme.metrics.px
        self.setFixedHeight(px(HEIGHT))
        self.counts = _Counts(theme)
        self.sort = SortButton(theme, icons, say, Order.TIME)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(TIME_LEFT), 0, px(12), 0)
        row.setSpacing(px(GAP))
        row.addWidget(self.counts, 1)
        row.addWidget(self.sort)

    def tell(self, shown: int, of: int, *, searching: bool) -> None:
        """Say how many sessions are shown, and of how many where one is looking for some."""
        say = self._say
        if searching:
            main = say.plural("{n} match", "{n} matches", shown)
            self.counts.tell(main, say.plural("of {n} session", "of {n} sessions", of))
        else:
            self.counts.tell(say.plural("{n} session", "{n} sessions", shown), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, neutral = QPainter(self), self._theme.neutral
        painter.fillRect(self.rect(), neutral["surface"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, neutral["divider"])
