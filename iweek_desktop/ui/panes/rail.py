"""The rail on the left: the views, and the settings below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from iweek_desktop.library.settings import View
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.edges import EdgedWidget
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
        if self.isChecked() and neutral["accentSoft"] == neutral["window"]:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(neutral["accent"], 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(4), px(4))
            painter.setPen(Qt.PenStyle.NoPen)
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
            # In high contrast the shown view has a ring of this colour already: this one stands in it.
            inset = 5 if self.isChecked() and neutral["focusOuter"] == neutral["accent"] else 1
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(4), px(4))


class NavRail(EdgedWidget):
    """The views there are, one below the other, and at the bottom what is asked for seldom."""

    view_chosen = Signal(str)
    shortcuts_requested = Signal()
    settings_requested = Signal()

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, view: View) -> None:
        super().__init__(Qt.Edge.RightEdge, theme.neutral["divider"])
        self._theme = theme
        self.setObjectName("rail")
        self.setAccessibleName(say("Views"))
        self.setFixedWidth(theme.metrics.size("navRail"))
        self.buttons: dict[View, RailButton] = {}
        views: tuple[tuple[View, str, str], ...] = (
            ("day", "grid", say("Day grid")),
            ("timeline", "timeline", say("Timeline")),
            ("list", "list", say("List")),
        )
        for each, icon, text in views:
            button = self.buttons[each] = RailButton(icon, text, theme, icons)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, each=each: self.view_chosen.emit(each))
        self.shortcuts_button = RailButton("keyboard", say("Keyboard shortcuts"), theme, icons, small=True)
        self.shortcuts_button.clicked.connect(self.shortcuts_requested)
        self.settings_button = RailButton("settings", say("Settings"), theme, icons, small=True)
        self.settings_button.clicked.connect(self.settings_requested)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.metrics.px(8), 0, theme.metrics.px(8))
        self._layout.setSpacing(theme.metrics.px(4))
        for button in self.buttons.values():
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self._layout.addWidget(self.shortcuts_button)
        self._layout.addWidget(self.settings_button)
        self.show_view(view)

    @property
    def entry(self) -> RailButton:
        """The button of the view that is shown."""
        return next(button for button in self.buttons.values() if button.isChecked())

    def show_view(self, view: View) -> None:
        """Mark a view as the one that is shown; Tab comes to it and goes on to the next."""
        self.buttons[view].setChecked(True)

    def show_labels(self, shown: bool) -> None:
        """Show the names of the views, or make room by leaving them out."""
        self.setFixedWidth(self._theme.metrics.size("navRail" if shown else "navRailNarrow"))
        for button in self.buttons.values():
            button.show_label(shown)

    def show_shortcuts(self, shown: bool) -> None:
        """Offer the list of shortcuts, or leave it to its key where there is little room."""
        self.shortcuts_button.setVisible(shown)
