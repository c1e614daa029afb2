"""What stands in place of the grid on a day without sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iweek_desktop.programme.days import DayCount
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames, clock_time


class _Drawing(QWidget):
    """An empty timetable in thin lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.metrics.px
        self.setFixedSize(px(168), px(104) + px(14))  # with air below

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._theme.metrics.px, self._theme.neutral["divider"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colour, 2))
        bottom = px(104) - 1
        painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, bottom - 1), px(8), px(8))
        painter.drawLine(QPointF(1, px(27)), QPointF(self.width() - 1, px(27)))
        third = self.width() / 3
        for column in (1, 2):
            painter.drawLine(QPointF(third * column, px(27)), QPointF(third * column, bottom))
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
    """A button that leads to a day with sessions; where one of its `peers` has little room, all say less."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, names: DayNames, item: DayCount, count: str,
        back: bool, peers: Sequence[DayCard],
    ) -> None:  # fmt: skip
        super().__init__()
        self._peers = peers
        self._theme, self._icons, self._back = theme, icons, back
        self._strong, self._caption = Face(theme.metrics, "bodyStrong"), Face(theme.metrics, "caption")
        self._heading, self._short = names.heading(item.day), names.tab(item.day)
        start = say("from {time}", time=clock_time(item.first_start)) if item.first_start else ""
        self._count, self._facts = count, " · ".join(part for part in (count, start) if part)
        self.setText(f"{self._heading}, {self._facts}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(268), self._theme.metrics.px(60))

    def _room(self) -> int:
        """Return how wide words may be beside the arrow."""
        return self.width() - self._theme.metrics.px(60)

    @property
    def brief(self) -> bool:
        """Whether it has no room for the day in full."""
        return max(self._strong.width(self._heading), self._caption.width(self._facts)) > self._room()

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
        brief, room = any(peer.brief for peer in self._peers), self._room()
        heading, facts = (self._short, self._count) if brief else (self._heading, self._facts)
        self._strong.draw(painter, left, px(13), self._strong.elided(heading, room), neutral["text"])
        shown = self._caption.elided_whole(facts, room)
        self._caption.draw(painter, left, px(31), shown, neutral["textSecondary"])


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
        self.drawing = _Drawing(theme)
        self._column = layout = QVBoxLayout(self)
        layout.setSpacing(px(12))
        layout.addStretch(5)
        layout.addWidget(self.drawing, 0, Qt.AlignmentFlag.AlignHCenter)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the timetable where it has room above the words."""
        super().resizeEvent(event)
        self.drawing.hide()
        needed = self._column.totalHeightForWidth(self.width()) + self._column.spacing()
        self.drawing.setVisible(needed + self.drawing.height() <= self.height())

    def offer(self, days: Sequence[DayCount], day: date, *, searching: bool) -> None:
        """Offer the nearest days before and after `day` that have sessions, or matches where searching."""
        busy = [item for item in days if item.sessions]
        before = [item for item in busy if item.day < day][-1:]
        after = [item for item in busy if item.day > day][:1]
        self._row.addStretch(1)
        names = DayNames(self._say, [item.day for item in days])
        for item in (*before, *after):
            words = self._say.plural("{n} match", "{n} matches", item.sessions)
            count = words if searching else self._say.plural("{n} session", "{n} sessions", item.sessions)
            back = item in before
            card = DayCard(self._theme, self._icons, self._say, names, item, count, back, self.cards)
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
