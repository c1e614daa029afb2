"""Boxes to tick, choices, cards and lists to pick from, drawn alike and never cut short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.look import Look

SIGN, GAP, ROW = 16, 10, 24
"""The box or ring, what lies between it and the words, and the height of a row of one line, in base px."""

MOST_LINES = 9
CARD_WORDS = 42
"""Where the words of a card begin, in base px."""


def draw_tick(painter: QPainter, box: QRectF, width: float) -> None:
    """Draw the sign for "yes" in a box, with the colour of the pen."""
    pen = QPen(painter.pen().color(), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [box.topLeft() + QPointF(box.width() * x, box.height() * y) for x, y in _TICK]
    painter.drawPolyline(QPolygonF(points))


_TICK = ((0.25, 0.53), (0.43, 0.70), (0.76, 0.33))


class _Row:
    """The words beside a sign: broken into as many lines as they need, with a number at the right."""

    def __init__(self, button: QAbstractButton, look: Look) -> None:
        self.button, self.look = button, look
        self.face = Face(look.theme.metrics, "body")
        self.caption = Face(look.theme.metrics, "caption")
        self.count = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def _before_words(self) -> int:
        return self.look.theme.metrics.px(SIGN + GAP)

    def _beside_words(self) -> int:
        room = self.look.theme.metrics.px(8)
        return (
            self._before_words() + room + (round(self.caption.width(self.count)) + room if self.count else 0)
        )

    def lines(self, width: int) -> list[str]:
        return self.face.wrap(self.button.text(), width - self._beside_words(), MOST_LINES)[0]

    def height(self, width: int) -> int:
        lines = max(1, len(self.lines(width)))
        return self.look.theme.metrics.px(ROW) + (lines - 1) * self.face.line

    def hint(self) -> QSize:
        width = round(self.face.width(self.button.text())) + self._beside_words() + 1
        return QSize(width, self.height(width))

    def least(self) -> QSize:
        longest = max(map(self.face.width, self.button.text().split()), default=0)
        return QSize(round(longest) + self._beside_words(), self.look.theme.metrics.px(ROW))

    def sign(self) -> QRectF:
        px = self.look.theme.metrics.px
        return QRectF(0.5, (px(ROW) - px(SIGN)) / 2 + 0.5, px(SIGN) - 1, px(SIGN) - 1)

    def draw_words(self, painter: QPainter) -> None:
        neutral, width = self.look.theme.neutral, self.button.width()
        enabled = self.button.isEnabled()
        colour, quiet = neutral["text" if enabled else "textDisabled"], neutral["textSecondary"]
        top = (self.look.theme.metrics.px(ROW) - self.face.line) / 2
        if self.count:
            level = top + (self.face.line - self.caption.line) / 2
            self.caption.draw_right(painter, width - 1, level, self.count, quiet if enabled else colour)
        for line in self.lines(width):
            self.face.draw(painter, self._before_words(), top, line, colour)
            top += self.face.line

    def draw_focus(self, painter: QPainter) -> None:
        if self.button.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.theme.neutral["focusOuter"], 2))
            left = self._before_words() - self.look.theme.metrics.px(4)
            box = QRectF(left, 1, self.button.width() - left - 1, self.button.height() - 2)
            painter.drawRoundedRect(box, self.look.theme.metrics.px(4), self.look.theme.metrics.px(4))


class _Worded:
    """A button whose words stand in a row: as high as they need, and pressed anywhere on them."""

    _row: _Row

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.height(width)

    def sizeHint(self) -> QSize:
        return self._row.hint()

    def minimumSizeHint(self) -> QSize:
        return self._row.least()

    def hitButton(self, pos: QPoint) -> bool:
        return self._row.button.rect().contains(pos)


class Tick(_Worded, QCheckBox):
    """A box that is ticked or not, and its words."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._row = _Row(self, look)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._row.look.theme, self._row.sign()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        edge = "textDisabled" if not self.isEnabled() else "accent" if self.isChecked() else "controlBorder"
        painter.setPen(QPen(theme.neutral[edge], 1))
        painter.setBrush(theme.neutral[edge if self.isChecked() else "surface"])
        painter.drawRoundedRect(box, theme.metrics.px(3), theme.metrics.px(3))
        if self.isChecked():
            painter.setPen(theme.neutral["onAccent"])
            draw_tick(painter, box, theme.metrics.px(1.75))
        self._row.draw_words(painter)
        self._row.draw_focus(painter)


class Choice(_Worded, QRadioButton):
    """One of several choices of which one holds; a number may stand at the right."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._row = _Row(self, look)

    def show_count(self, count: int) -> None:
        """Show how many there are of what is chosen here."""
        self._row.count = str(count)
        self.setAccessibleName(f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._row.look.theme, self._row.sign()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        chosen = self.isChecked()
        edge = "textDisabled" if not self.isEnabled() else "accent" if chosen else "controlBorder"
        painter.setPen(QPen(theme.neutral[edge], 1))
        painter.setBrush(theme.neutral[edge if chosen else "surface"])
        painter.drawEllipse(box)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.neutral["onAccent"])
            inner = box.width() * 0.31
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
        self._row.draw_words(painter)
        self._row.draw_focus(painter)


class Card(QRadioButton):
    """A choice as a card: an icon, a name, and a line that says what it is for."""

    def __init__(self, look: Look, icon: str, name: str, facts: str) -> None:
        super().__init__(name)
        self._look, self._icon, self._facts = look, icon, facts
        metrics = look.theme.metrics
        self._plain, self._strong = Face(metrics, "body"), Face(metrics, "bodyStrong")
        self._caption = Face(metrics, "caption")
        self.setAccessibleDescription(facts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, facts: str) -> None:
        """Say anew what the choice is for."""
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleDescription(facts)
            self.updateGeometry()
            self.update()

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = width - self._look.theme.metrics.px(CARD_WORDS + 36)
        return (
            self._strong.wrap(self.text(), room, MOST_LINES)[0],
            self._caption.wrap(self._facts, room, MOST_LINES)[0],
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.theme.metrics.px
        names, facts = self._lines(width)
        return px(22) + len(names) * self._plain.line + len(facts) * self._caption.line

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.metrics.px(346), self.heightForWidth(self._look.theme.metrics.px(346)))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.metrics.px
        words = [self._strong.width(word) for word in self.text().split()]
        words += [self._caption.width(word) for word in self._facts.split()]
        return QSize(round(max(words, default=0)) + px(CARD_WORDS + 36), px(56))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral, chosen = self._look.theme.metrics.px, self._look.theme.neutral, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        thick = 2 if chosen else 1
        painter.setPen(QPen(neutral["accent" if chosen else "controlBorder"], thick))
        painter.setBrush(neutral["accentSoft" if chosen or self.underMouse() else "surface"])
        inset = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(4), px(4))
        names, facts = self._lines(self.width())
        top = (self.height() - len(names) * self._plain.line - len(facts) * self._caption.line) / 2
        icon = self._look.icons.pixmap(
            self._icon, px(18), self.devicePixelRatioF(), neutral["accent" if chosen else "textSecondary"]
        )
        painter.drawPixmap(px(14), round(top + px(1)), icon)
        face = self._strong if chosen else self._plain
        for line in names:
            face.draw(painter, px(CARD_WORDS), top, line, neutral["text"])
            top += self._plain.line
        for line in facts:
            self._caption.draw(painter, px(CARD_WORDS), top, line, neutral["textSecondary"])
            top += self._caption.line
        if chosen:
            self._draw_chosen(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(neutral["focusOuter"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), px(3), px(3))

    def _draw_chosen(self, painter: QPainter) -> None:
        px, neutral = self._look.theme.metrics.px, self._look.theme.neutral
        painter.setPen(neutral["accent"])
        draw_tick(painter, QRectF(self.width() - px(30), px(11), px(16), px(16)), px(1.75))


class Picker(QComboBox):
    """A list that folds up to the one thing picked from it."""

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[object, str]], picked: object) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        for value, text in choices:
            self.addItem(text, value)
        self.pick(picked)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def pick(self, value: object) -> None:
        """Show a value as picked; the first where it is not among the choices."""
        places = range(self.count())
        self.setCurrentIndex(next((at for at in places if self.itemData(at) == value), 0))

    @property
    def picked(self) -> Any:
        """The value that is picked."""
        return self.currentData()

    def sizeHint(self) -> QSize:
        px = self._look.theme.metrics.px
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())),
                     default=0)  # fmt: skip
        return QSize(widest + px(44), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls what the list stands in

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._look.theme.metrics.px, self._look.theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        focused = self.hasFocus()
        painter.setPen(QPen(neutral["focusOuter" if focused else "controlBorder"], 2 if focused else 1))
        painter.setBrush(neutral["accentSoft" if self.underMouse() else "surface"])
        inset = 1 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(4), px(4))
        painter.setPen(neutral["text"])
        painter.setFont(self.font())
        words = QRect(px(11), 0, self.width() - px(38), self.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.currentText()
        )
        arrow = self._look.icons.pixmap("chevron-down", px(14), self.devicePixelRatioF(), neutral["text"])
        painter.drawPixmap(self.width() - px(22), (self.height() - px(14)) // 2, arrow)


class Group(QGroupBox):
    """Controls that belong together, below a heading that a screen reader says as they are entered."""

    def __init__(self, heading: str, spacing_px: int) -> None:
        super().__init__()
        self.setObjectName("group")
        self.setFlat(True)
        self.setAccessibleName(heading)
        self.heading = QLabel(heading)
        self.heading.setStyleSheet("font-weight: 600;")
        self.heading.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing_px)
        self.column.addWidget(self.heading)

    def add(self, *widgets: QWidget) -> None:
        """Put controls below one another."""
        for widget in widgets:
            self.column.addWidget(widget)
