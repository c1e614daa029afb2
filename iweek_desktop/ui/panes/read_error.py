"""What stands in place of the sessions when the programme could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look

TORN = ((0.0, 0.55), (0.16, 0.68), (0.33, 0.5), (0.5, 0.66), (0.67, 0.49), (0.84, 0.64), (1.0, 0.52))
"""The torn edge of the drawing, in shares of its width and height."""


class _Drawing(QWidget):
    """A timetable torn across, in thin lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.theme.metrics.px(168), look.theme.metrics.px(104))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.theme.metrics.px, self._look.theme.neutral["divider"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        wide, high = self.width(), self.height()
        for above in (True, False):
            painter.save()
            painter.translate(0 if above else px(3), 0 if above else px(6))
            edge = [QPointF(1 + x * (wide - px(8)), y * high) for x, y in TORN]
            far = 1 if above else high - px(8)
            outer = [QPointF(wide - px(7), far), QPointF(1, far)]
            painter.setPen(QPen(colour, 2))
            painter.drawPolygon(QPolygonF([*edge, *outer]))
            painter.restore()
        thick = QPen(colour, px(4))
        thick.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(thick)
        for column in range(3):
            left = wide / 3 * column + px(12)
            painter.drawLine(QPointF(left, px(14)), QPointF(left + wide / 3 - px(30), px(14)))
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(1, px(27)), QPointF(wide - px(7), px(27)))


class ReadErrorPage(QScrollArea):
    """Say what happened and that favourites are safe; offer to try again or to open another file.

    `file` is the path that could not be read, `why` says so in words, and `details` are the lines for
    whoever helps, which are folded away at first.
    """

    retry_requested = Signal()
    open_requested = Signal()

    def __init__(self, look: Look, file: str, why: str, details: Sequence[str]) -> None:
        super().__init__()
        say, px = look.say, look.theme.metrics.px
        self._look = look
        self.setObjectName("readError")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = self._centred(say("The programme could not be read"))
        self.title.setStyleSheet(f"font-size: {px(20)}px; font-weight: 600;")
        self.words = self._centred(why)
        self.file = self._centred(breakable(file))
        self.file.setAccessibleName(file)
        self.file.setStyleSheet(f"color: {look.theme.css('textSecondary')};")
        self.retry_button = QPushButton(say("Try again"))
        self.retry_button.setProperty("kind", "primary")
        self.retry_button.clicked.connect(self.retry_requested)
        self.open_button = QPushButton(say("Open another file…"))
        self.open_button.clicked.connect(self.open_requested)
        self.fold = QToolButton()
        self.fold.setText(say("Details"))
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setMinimumHeight(px(28))
        self.fold.setIconSize(QSize(px(14), px(14)))
        self.fold.toggled.connect(self._show_details)
        self.details = QPlainTextEdit("\n".join(details))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(say("Details"))
        self.details.setFixedHeight(px(110))
        self.details.setMaximumWidth(px(560))
        self._lay_out()
        self._show_details(False)
        self.verticalScrollBar().rangeChanged.connect(self._bring_details)

    def _lay_out(self) -> None:
        px = self._look.theme.metrics.px
        body = QWidget()
        body.setObjectName("paneBody")
        body.setStyleSheet(f"#paneBody {{ background: {self._look.theme.css('surface')}; }}")
        column = QVBoxLayout(body)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.retry_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(5)
        column.addWidget(_Drawing(self._look), 0, middle)
        column.addSpacing(px(10))
        for label in (self.title, self.words, self.file):
            column.addWidget(label)
        column.addSpacing(px(8))
        column.addLayout(buttons)
        column.addWidget(self.fold, 0, middle)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.details, 8)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(6)
        self.setWidget(body)

    def _centred(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _show_details(self, shown: bool) -> None:
        px, colour = self._look.theme.metrics.px, self._look.theme.neutral["text"]
        self.fold.setIcon(self._look.icons.icon("chevron-up" if shown else "chevron-down", px(14), colour))
        self.details.setVisible(shown)

    def _bring_details(self) -> None:
        """Scroll to the details for which the page has become longer, unless something else is used.

        Of a field to write in Qt itself would bring the cursor into view alone.
        """
        if self.fold.isChecked() and (self.fold.hasFocus() or self.details.hasFocus()):
            place = self.details.geometry()
            for y in (place.bottom(), place.top()):
                self.ensureVisible(place.center().x(), y, 0, self._look.theme.metrics.px(8))

    def entry(self) -> QWidget:
        """Return what takes the keyboard first."""
        return self.retry_button
