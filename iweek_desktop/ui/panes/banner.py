"""One line of news above the grid, which can be put away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class Banner(QFrame):
    """A message with its kind ("info", "warn" or "clash"), an optional button, and one that closes it."""

    closed = Signal()
    action_requested = Signal()

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, kind: str, text: str, action: str = ""
    ) -> None:
        super().__init__()
        px, signal = theme.metrics.px, theme.signal(kind)
        self.setObjectName("banner")
        self.setAccessibleName(say("Message"))
        self.setStyleSheet(
            f"#banner {{ background: {signal.fill.name()};"
            f" border-bottom: 1px solid {theme.css('divider')}; }}"
            f"#banner QLabel {{ color: {signal.text.name()}; }}"
        )
        self.setMinimumHeight(theme.metrics.size("banner"))
        sign = QLabel()
        sign.setPixmap(icons.pixmap("info", px(20), self.devicePixelRatioF(), signal.edge))
        self.words = QLabel(text)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setIcon(icons.icon("close", px(20), signal.edge))
        self.close_button.setIconSize(QSize(px(20), px(20)))
        self.close_button.setFixedSize(px(28), px(28))
        self.close_button.setToolTip(say("Close"))
        self.close_button.setAccessibleName(say("Close"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), px(4), px(10), px(4))
        layout.setSpacing(px(10))
        layout.addWidget(sign)
        layout.addWidget(self.words, 1)
        if action:
            self.action_button = QPushButton(action)
            self.action_button.clicked.connect(self.action_requested)
            layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)
