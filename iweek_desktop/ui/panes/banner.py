"""One line of news above the grid, which can be put away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from iweek_desktop.ui.banners import Message
from iweek_desktop.ui.edges import EdgedWidget
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.progress_bar import ProgressBar
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

WORDS_ROOM = 200
"""What the words have beside the buttons at the least, in base px; else the buttons stand below."""

SIGN, WORDS, BUTTONS, CLOSE = range(4)
"""The columns."""


class Banner(EdgedWidget):
    """A message of a kind ("info", "warn" or "clash"), what it offers, and a button that closes it."""

    closed = Signal()
    action_requested = Signal()
    also_requested = Signal()
    """The other thing that it offers is wanted."""

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, message: Message) -> None:
        super().__init__(Qt.Edge.BottomEdge, theme.neutral["divider"])
        px, signal = theme.metrics.px, theme.signal(message.kind)
        self._px = px
        self.setObjectName("banner")
        self.setAccessibleName(say("Message"))
        self.setStyleSheet(
            f"#banner {{ background: {signal.fill.name()}; }}"
            f"#banner QLabel {{ color: {signal.text.name()}; }}"
        )
        self.setMinimumHeight(theme.metrics.size("banner"))
        sign = QLabel()
        sign.setPixmap(icons.pixmap("info", px(20), self.devicePixelRatioF(), signal.edge))
        self.words = QLabel(message.text)
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
        self.progress = ProgressBar(theme, message.text) if message.name == "reading" else None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(4), px(10), px(4))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(WORDS, 1)
        self._grid.addWidget(sign, 0, SIGN)
        self._grid.addWidget(self.words, 0, WORDS)
        self._beside: QWidget | None = None
        self._below = False
        self._offer(message)
        self._grid.addWidget(self.close_button, 0, CLOSE)  # the last one that Tab comes to

    def _offer(self, message: Message) -> None:
        """Add what belongs to the message beside its words."""
        offered: list[QWidget] = [self.progress] if self.progress else []
        for text, wish in ((message.also[1], self.also_requested), (message.action, self.action_requested)):
            if text:
                button = QPushButton(text)
                button.clicked.connect(wish)
                offered.append(button)
                if wish is self.action_requested:
                    self.action_button = button
                else:
                    self.also_button = button
        if not offered:
            return
        self._beside = QWidget()
        row = QHBoxLayout(self._beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._px(10))
        for widget in offered:
            row.addWidget(widget)
        self._grid.addWidget(self._beside, 0, BUTTONS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside is None:
            return
        room = self.width() - self._px(20 + 28 + 16 + 10 + 3 * 10) - self._beside.sizeHint().width()
        below = room < self._px(WORDS_ROOM)
        if below == self._below:
            return
        self._below = below
        for widget in (self._beside, self.close_button):
            self._grid.removeWidget(widget)
        if below:
            self._grid.addWidget(self._beside, 1, WORDS, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._beside, 0, BUTTONS)
        self._grid.addWidget(self.close_button, 0, CLOSE)
