"""What all dialogs have in common: a title, a way out, what scrolls where it is short, and buttons below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from iweek_desktop.ui.look import Look
from iweek_desktop.ui.style import style_sheet
from iweek_desktop.ui.tab_order import lead_through
from iweek_desktop.ui.theme import BASE_PX

SIDE = 24
EDGE = 8
"""What is left of the screen around a dialog, in px."""


class Scrim(QWidget):
    """A shade over the window while a dialog stands before it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.theme.neutral["scrim"])


class TitleRow(QWidget):
    """The dialog's name, by which it can be moved, and a button that closes it."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        px = look.theme.metrics.px
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setStyleSheet(f"font-size: {px(20)}px; font-weight: 600;")
        self.close_button = QToolButton()
        self.close_button.setIcon(look.icons.icon("close", px(18), look.theme.neutral["text"]))
        self.close_button.setIconSize(QSize(px(18), px(18)))
        self.close_button.setFixedSize(px(32), px(32))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setAccessibleName(look.say("Close"))
        self.close_button.setToolTip(look.say("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SIDE), px(12), px(12), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.title, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.window().windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()


class Footer(QWidget):
    """A quiet sentence and the buttons, beside each other or, where that is too wide, one above the other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        px = self._px = look.theme.metrics.px
        self.setObjectName("dialogFooter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet(f"color: {look.theme.css('textSecondary')}; font-size: {px(12)}px;")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(px(SIDE), px(12), px(SIDE), px(12))
        self._row.setSpacing(px(8))
        self._row.addWidget(self.hint, 1)
        self._row.addLayout(self.buttons)

    def tell(self, hint: str) -> None:
        """Say a sentence beside the buttons; "" for none."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.stack(self.width())

    def stack(self, width: int) -> None:
        """Put the sentence above the buttons where both have no room beside each other."""
        beside = self.buttons.sizeHint().width() + self._px(2 * SIDE + 8 + 160)
        low = self.hint.isVisibleTo(self) and width < beside
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if low else right)


class Dialog(QDialog):
    """A calm dialog; Esc and the cross close it, and a screen that is too small for it makes it scroll.

    What it holds goes into `body`. `entry` takes the focus first.
    """

    grows = True
    """Whether it becomes higher than its size where that spares scrolling."""

    def __init__(self, look: Look, title: str, size: tuple[int, int], parent: QWidget | None) -> None:
        """Make an empty dialog; `size` is width and least height in px at the base text size."""
        super().__init__(parent)
        self.look, self._size = look, size
        self.entry: QWidget | None = None
        self._scrim: Scrim | None = None
        self._room = QSize()
        px = look.theme.metrics.px
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if parent is None:
            self.setStyleSheet(style_sheet(look.theme))
        self.title_row = TitleRow(look, title)
        self.title_row.close_button.clicked.connect(self.reject)
        self.inside = QWidget()
        self.inside.setObjectName("dialogBody")
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(px(SIDE), px(4), px(SIDE), px(16))
        self.body.setSpacing(px(12))
        self.port = QScrollArea()
        self.port.setWidgetResizable(True)
        self.port.setFrameShape(QFrame.Shape.NoFrame)
        self.port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.port.setWidget(self.inside)
        self.footer = Footer(look)
        self._panel = QFrame()
        self._panel.setObjectName("dialog")
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)  # beside the border of the style sheet
        column.setSpacing(0)
        column.addWidget(self.title_row)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        column.addLayout(self._above)
        column.addWidget(self.port, 1)
        column.addWidget(self.footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panel)

    def add_above(self, widget: QWidget) -> None:
        """Put something between the title and the body that stays in view while that scrolls."""
        self._above.addWidget(widget)
        self._above.addSpacing(self.look.theme.metrics.px(12))

    def read_by_key(self) -> None:
        """Let Tab come to the body, whose words are read by scrolling; the arrow keys do that then."""
        self.port.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.port.setAccessibleName(self.windowTitle())

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Add a button at the right of those there are; the primary one is what Enter presses."""
        button = QPushButton(text)
        button.setAutoDefault(primary)
        if primary:
            button.setProperty("kind", "primary")
            button.setDefault(True)
        else:
            button.setMinimumWidth(self.look.theme.metrics.px(88))
        self.footer.buttons.addWidget(button)
        return button

    # size

    def fit_within(self, room: QSize) -> None:
        """Be as large as what is shown needs, and no larger than `room`."""
        self._room = room
        px = self.look.theme.metrics.px
        width = min(px(self._size[0]), room.width())
        needed = self._needed(width) if self.grows else 0
        self.resize(width, min(max(px(self._size[1]), needed), room.height()))

    def grow(self) -> None:
        """Be higher where what is shown has become so, as far as there is room."""
        needed = self._needed(self.width())
        if self.grows and self.isVisible() and self.height() < needed:
            self.resize(self.width(), min(needed, self._room.height()))

    def _needed(self, width: int) -> int:
        self.arrange(width)
        self.footer.stack(width)
        within = width - 2
        # A scroll bar that is there stays for the line that its own width takes: leave room for both.
        beside_bar = within - self.port.verticalScrollBar().sizeHint().width()
        heights = [self._above.sizeHint().height(), 2]
        heights += [max(self.inside.heightForWidth(each) for each in (within, beside_bar))]
        for part in (self.title_row, self.footer):
            heights.append(max(part.heightForWidth(within), part.minimumSizeHint().height()))
        return sum(heights)

    def arrange(self, width: int) -> None:
        """Lay the body out for a dialog of this width: for those that have more than one way."""

    @property
    def effective_width(self) -> float:
        """The width in px at the base text size."""
        return self.width() * BASE_PX / self.look.theme.metrics.u

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width())
        self.footer.stack(self.width())

    # coming and going

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.fit_within(self.screen().availableGeometry().size() - QSize(2 * EDGE, 2 * EDGE))
            lead_through(*self._stops_above(), self.port, self.footer, self.title_row)
        super().showEvent(event)
        parent = self.parentWidget()
        if self._scrim is None and parent is not None:
            self._scrim = Scrim(self.look, parent.window())
        if self.entry is not None and not event.spontaneous():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stops_above(self) -> list[QWidget]:
        places = (self._above.itemAt(at) for at in range(self._above.count()))
        return [widget for place in places if place and (widget := place.widget())]

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None and not event.spontaneous():
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
