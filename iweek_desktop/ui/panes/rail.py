"""The rail on the left: the views, and the settings below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from iweek_desktop.ui.grid.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class RailButton(QAbstractButton):
    """An icon with its name below; the view that is shown has a bar at its side."""

    def __init__(self, icon: str, text: str, theme: Theme, icons: IconSet, *, small: bool = False) -> None:
        super().__init__()
        self._icon, self._theme, self._icons = icon, theme, icons
        self._small = self._quiet = small
        self._plain, self._strong = Face(theme.metrics, "caption"), Face(theme.metrics, "captionStrong")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_label(self, shown: bool) -> None:
        """Show the name below the icon, or the icon alone."""
        self._small = not shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.metrics.px
        return QSize(px(52 if self._small else 80), px(48 if self._small else 60))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(px(6), 0, self.width() - px(13), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(neutral["accentSoft"])
            painter.drawRoundedRect(box, px(4), px(4))
        if self.isChecked():
            painter.setBrush(neutral["accent"])
            painter.drawRoundedRect(QRectF(px(6), px(16), px(3), self.height() - px(32)), px(1), px(1))
        colour = (
            neutral["accent"] if self.isChecked() else neutral["text" if self._quiet else "textSecondary"]
        )
        size = px(20 if self._small else 22)
        picture = self._icons.pixmap(self._icon, size, self.devicePixelRatioF(), colour)
        top = (self.height() - size) / 2 if self._small else px(10)
        painter.drawPixmap(round((self.width() - size) / 2), round(top), picture)
        if not self._small:
            face = self._strong if self.isChecked() else self._plain
            line = QRectF(0, px(35), self.width(), face.line)
            face.draw_centred(painter, line, face.elided(self.text(), self.width() - px(4)), colour)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(neutral["focusOuter"])
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(4), px(4))


class NavRail(QWidget):
    """The views there are, one below the other, and a button for settings at the bottom."""

    settings_requested = Signal()

    def __init__(self, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Views"))
        self.setFixedWidth(theme.metrics.size("navRail"))
        self.day_button = RailButton("grid", say("Day grid"), theme, icons)
        self.day_button.setCheckable(True)
        self.day_button.setChecked(True)
        self.day_button.setAutoExclusive(True)
        self.day_button.toggled.connect(lambda: self.day_button.setChecked(True))
        self.settings_button = RailButton("settings", say("Settings"), theme, icons, small=True)
        self.settings_button.clicked.connect(self.settings_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.metrics.px(8), 0, theme.metrics.px(8))
        layout.setSpacing(theme.metrics.px(4))
        layout.addWidget(self.day_button)
        layout.addStretch(1)
        layout.addWidget(self.settings_button)

    def show_labels(self, shown: bool) -> None:
        """Show the names of the views, or make room by leaving them out."""
        self.setFixedWidth(self._theme.metrics.size("navRail" if shown else "navRailNarrow"))
        self.day_button.show_label(shown)
