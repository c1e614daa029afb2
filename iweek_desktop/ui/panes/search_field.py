"""The field in which one looks for sessions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QToolButton

from iweek_desktop.ui.grid.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class SearchField(QLineEdit):
    """Search as one types; Down goes to the first hit, Enter says how many there are."""

    hits_requested = Signal()
    count_requested = Signal()

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, keys: str) -> None:
        super().__init__()
        px = theme.metrics.px
        self._theme, self._keys = theme, keys
        self._face = Face(theme.metrics, "caption")
        self.setObjectName("search")
        self.setPlaceholderText(say("Search sessions, organisers or places"))
        self.setAccessibleName(say("Search"))
        self.setFixedHeight(px(32))
        self.setMinimumWidth(px(220))
        self.setMaximumWidth(px(560))
        glass = icons.icon("search", px(18), theme.neutral["textSecondary"])
        find = self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        find.setText(say("Search"))
        find.triggered.connect(self.setFocus)
        self._clear = self.addAction(
            icons.icon("close", px(16), theme.neutral["text"]), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setText(say("Clear search"))
        for button, action in zip(self.findChildren(QToolButton), (find, self._clear), strict=True):
            button.setAccessibleName(action.text())
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.hits_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.count_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._face.width(self._keys) + self._theme.metrics.px(12)
        if self.text() or self.hasFocus() or self.width() < width + self._theme.metrics.px(280):
            return
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(self.width() - width - px(10), (self.height() - px(18)) / 2, width, px(18))
        painter.setPen(QPen(neutral["divider"], 1))
        painter.setBrush(neutral["window"])
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        self._face.draw_centred(painter, box, self._keys, neutral["textSecondary"])
