"""Not saved, Maybe, Must: three joined buttons of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.sessions import level_name

_ICONS = {None: "star", Level.MAYBE: "star-maybe", Level.MUST: "star-filled"}


class Segment(QRadioButton):
    """One of the joined buttons; arrow keys move between them as between radio buttons."""

    def __init__(self, theme: Theme, icons: IconSet, icon: str, text: str) -> None:
        super().__init__(text)
        self._theme, self._icons, self._icon = theme, icons, icon
        self._plain, self._strong = Face(theme.metrics, "body"), Face(theme.metrics, "bodyStrong")
        self.setToolTip(text)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.metrics.px
        return QSize(round(self._strong.width(self.text())) + px(40), px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(56), self._theme.metrics.px(32))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillRect(box, neutral["accentSoft"])
        if self.isChecked():
            painter.fillRect(QRectF(0, box.height() - 2, box.width(), 2), neutral["accent"])
        face = self._strong if self.isChecked() else self._plain
        colour = neutral["accent"] if self.isChecked() else neutral["text"]
        size, gap = px(18), px(6)
        words = face.elided(self.text(), box.width() - size - gap - px(8))
        left = round((box.width() - size - gap - face.width(words)) / 2)
        picture = self._icons.pixmap(self._icon, size, self.devicePixelRatioF(), colour)
        painter.drawPixmap(left, round((box.height() - size) / 2), picture)
        face.draw(painter, left + size + gap, (box.height() - face.line) / 2, words, colour)
        if self.hasFocus():
            painter.setPen(QPen(neutral["focusOuter"], 2))
            painter.drawRect(box.adjusted(2, 2, -2, -2))


class LevelSegments(QWidget):
    """Show and set the level of one session."""

    level_chosen = Signal(object)

    def __init__(self, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(say("Favourite"))
        self.setFixedHeight(theme.metrics.px(32) + 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        self.buttons: dict[Level | None, Segment] = {}
        for level in (None, Level.MAYBE, Level.MUST):
            button = Segment(theme, icons, _ICONS[level], level_name(say, level))
            button.clicked.connect(lambda _=False, level=level: self.level_chosen.emit(level))
            self.buttons[level] = button
            layout.addWidget(button)

    def show_level(self, level: Level | None) -> None:
        """Mark the level that is set; Tab comes to it and goes on."""
        self.buttons[level].setChecked(True)
        for other, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is level else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.neutral["controlBorder"]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colour, 1))
        radius = self._theme.metrics.px(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for button in list(self.buttons.values())[1:]:
            painter.fillRect(QRectF(button.x() - 1, 1, 1, self.height() - 2), colour)
