"""The bar at the bottom: what is shown on the left, time zone and version on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class StatusBar(QWidget):
    """Two quiet lines, of which the left one is also spoken when it changes."""

    def __init__(self, theme: Theme, say: Wording, right: str) -> None:
        super().__init__()
        px = theme.metrics.px
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Status"))
        self.setFixedHeight(theme.metrics.size("statusBar"))
        self._left, self._right = QLabel(), QLabel(right)
        quiet = f"color: {theme.css('textSecondary')}; font-size: {px(12)}px;"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), 0)
        layout.addWidget(self._left, 1)
        layout.addWidget(self._right)
        for label in (self._left, self._right):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(quiet)

    @property
    def text(self) -> str:
        """What the left side says."""
        return self._left.text()

    def tell_right(self, text: str) -> None:
        """Show what holds for everything: the zone and the version."""
        self._right.setText(text)

    def tell(self, text: str) -> None:
        """Show a line, and speak it politely if it is new."""
        if text == self._left.text():
            return
        announce = bool(self._left.text())
        self._left.setText(text)
        if announce:
            from iweek_desktop.ui.speech import speak_politely

            speak_politely(self, text)
