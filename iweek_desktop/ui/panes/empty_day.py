"""What stands in place of the grid on a day without sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iweek_desktop.programme.days import DayCount
from iweek_desktop.ui.grid.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time, day_heading


class _Drawing(QWidget):
    """An empty timetable in thin lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.metrics.px(168), theme.metrics.px(104))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._theme.metrics.px, self._theme.neutral["divider"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colour, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))
        painter.drawLine(QPointF(1, px(27)), QPointF(self.width() - 1, px(27)))
        third = self.width() / 3
        for column in (1, 2):
            painter.drawLine(QPointF(third * column, px(27)), QPointF(third * column, self.height() - 1))
        thick = QPen(colour, px(4))
        thick.setCapStyle(Qt.PenCapStyle.RoundCap)
        dotted = QPen(colour, 2, Qt.PenStyle.DotLine)
        for column in range(3):
            left, right = third * column + px(15), third * (column + 1) - px(15)
            painter.setPen(thick)
            painter.drawLine(QPointF(left, px(14)), QPointF(right, px(14)))
            painter.setPen(dotted)
            for y in (52, 78):
                painter.drawLine(QPointF(left - px(4), px(y)), QPointF(right, px(y)))


class DayCard(QAbstractButton):
    """A button that leads to a day with sessions."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, item: DayCount, count: str, back: bool
    ) -> None:
        super().__init__()
        self._theme, self._icons, self._back = theme, icons, back
        self._strong, self._caption = Face(theme.metrics, "bodyStrong"), Face(theme.metrics, "caption")
        self._heading = day_heading(say, item.day)
        start = say("from {time}", time=clock_time(item.first_start)) if item.first_start else ""
        self._facts = " · ".join(part for part in (count, start) if part)
        self.setText(f"{self._heading}, {self._facts}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(268), self._theme.metrics.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        focused = self.hasFocus()
        painter.setPen(QPen(neutral["focusOuter" if focused else "controlBorder"], 2 if focused else 1))
        painter.setBrush(neutral["accentSoft" if self.underMouse() else "surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        arrow = self._icons.pixmap(
            "chevron-left" if self._back else "chevron-right",
            px(20),
            self.devicePixelRatioF(),
            neutral["accent"],
        )
        x = px(14) if self._back else self.width() - px(34)
        painter.drawPixmap(x, round((self.height() - px(20)) / 2), arrow)
        left = px(46) if self._back else px(14)
        self._strong.draw(painter, left, px(13), self._heading, neutral["text"])
        self._caption.draw(painter, left, px(31), self._facts, neutral["textSecondary"])


class EmptyDay(QWidget):
    """Say that there is nothing to show on a day, and lead to the nearest days that have something.

    `title` says what is missing; `text` stands above the cards of those days, and `advice` in its
    place where there are none. `action` is the text of a further button, "" for none.
    """

    day_chosen = Signal(object)
    action_requested = Signal()

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, title: str, text: str, action: str = "",
        advice: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._icons, self._say = theme, icons, say
        px = theme.metrics.px
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#pane {{ background: {theme.css('surface')}; border: 0; }}")
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title.setStyleSheet(f"font-size: {px(20)}px; font-weight: 600;")
        self._near = text
        self._text = QLabel(advice)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setStyleSheet(f"color: {theme.css('textSecondary')};")
        self.cards: list[DayCard] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(px(12))
        layout = QVBoxLayout(self)
        layout.setSpacing(px(12))
        layout.addStretch(5)
        layout.addWidget(_Drawing(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(px(14))
        layout.addWidget(self.title)
        layout.addWidget(self._text)
        self._text.setVisible(bool(advice))  # in its place, as below
        layout.addSpacing(px(8))
        layout.addLayout(self._row)
        self.action = QPushButton(action)
        self.action.clicked.connect(self.action_requested)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.action.setVisible(bool(action))  # in its place: shown before, it would be a window of its own
        layout.addStretch(6)

    def offer(self, days: Sequence[DayCount], day: date, *, searching: bool) -> None:
        """Offer the nearest days before and after `day` that have sessions, or matches where searching."""
        busy = [item for item in days if item.sessions]
        before = [item for item in busy if item.day < day][-1:]
        after = [item for item in busy if item.day > day][:1]
        self._row.addStretch(1)
        for item in (*before, *after):
            words = self._say.plural("{n} match", "{n} matches", item.sessions)
            count = words if searching else self._say.plural("{n} session", "{n} sessions", item.sessions)
            card = DayCard(self._theme, self._icons, self._say, item, count, back=item in before)
            card.clicked.connect(lambda _=False, day=item.day: self.day_chosen.emit(day))
            self._row.addWidget(card)
            self.cards.append(card)
        self._row.addStretch(1)
        if self.cards:
            self._text.setText(self._near)
        self._text.setVisible(bool(self._text.text()))

    def entry(self) -> QWidget | None:
        """Return what takes the keyboard focus first."""
        if self.cards:
            return self.cards[0]
        return self.action if self.action.text() else None
