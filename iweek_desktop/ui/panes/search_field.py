"""The field in which one looks for sessions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.text_keys import is_windows_own
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

GLASS, SIDE = 18, 30
LEAST_WIDTH, LEAST_SHORT = 140, 108


class SearchField(QLineEdit):
    """Search as one types; Down goes to the first hit, Enter says how many there are.

    A letter that is typed stands there before anything is looked for, so that typing never waits for
    what is found; of letters that come faster than that, only the last one is looked for.
    """

    entered = Signal()
    """Somebody is going to search."""
    asked = Signal(str)
    """A text is to be looked for."""
    hits_requested = Signal()
    count_requested = Signal()

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, keys: str) -> None:
        super().__init__()
        px = theme.metrics.px
        self._theme, self._icons, self._keys = theme, icons, keys
        self._face = Face(theme.metrics, "caption")
        self._hint, self._short_hint = say("Search sessions, organisers or places"), say("Search")
        self.setPlaceholderText(self._hint)
        self.setAccessibleName(say("Search"))
        self.setFixedHeight(px(32))
        self.setMinimumWidth(px(LEAST_WIDTH))
        self.setMaximumWidth(px(560))
        self.setTextMargins(px(SIDE - 6), 0, px(SIDE - 6), 0)
        self.clear_button = QToolButton(self)
        self.clear_button.setIcon(icons.icon("close", px(16), theme.neutral["text"]))
        self.clear_button.setIconSize(QSize(px(16), px(16)))
        self.clear_button.setFixedSize(px(24), px(24))
        self.clear_button.setToolTip(say("Clear search"))
        self.clear_button.setAccessibleName(say("Clear search"))
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self._typed = self._waiting = False
        self.textEdited.connect(self._note_typed)
        self.textChanged.connect(self._take_text)

    def shorten(self, short: bool) -> None:
        """Say in one word what the field is for, where there is no room for more."""
        self.setPlaceholderText(self._short_hint if short else self._hint)
        self.setMinimumWidth(self._theme.metrics.px(LEAST_SHORT if short else LEAST_WIDTH))

    def _note_typed(self) -> None:
        self._typed = self.isVisible()

    def _take_text(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        typed, self._typed, self._waiting = self._typed, False, True
        if not typed:
            self.ask()

    def ask(self) -> None:
        """Have looked for what has been typed, if that has still to be done."""
        if self._waiting:
            self._waiting = False
            self.asked.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.ask()
            self.hits_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
            self.count_requested.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_windows_own(event):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.entered.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = (self.height() - self.clear_button.height()) // 2
        self.clear_button.move(self.width() - self.clear_button.width() - gap, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        glass = self._icons.pixmap("search", px(GLASS), self.devicePixelRatioF(), neutral["textSecondary"])
        painter.drawPixmap(px(9), (self.height() - px(GLASS)) // 2, glass)
        if not self.text() and not self.hasFocus() and self.width() >= px(340):
            self._draw_keys(painter)
        if self._waiting:
            QTimer.singleShot(0, self, self.ask)

    def _draw_keys(self, painter: QPainter) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        width = self._face.width(self._keys) + px(12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(self.width() - width - px(10), (self.height() - px(18)) / 2, width, px(18))
        painter.setPen(QPen(neutral["divider"], 1))
        painter.setBrush(neutral["window"])
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        self._face.draw_centred(painter, box, self._keys, neutral["textSecondary"])
