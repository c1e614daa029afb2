"""A short message over the sessions that says what was done and can undo it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.panes.toast_room import ToastRoom
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.speech import speak_politely
from iweek_desktop.ui.theme import Theme, tokens
from iweek_desktop.ui.views import Views
from iweek_desktop.wording.catalogue import Wording

MANY_WORDS = 300
"""Room for so many words that it does not matter if some are left out in the middle."""


class Toast(QFrame):
    """Stay for eight seconds, longer while the pointer or the focus is on it.

    It lies over the views, or the details in their place, at the bottom; at the top where it would cover
    the current session or what has the focus, or beside that.
    The views are not its parent: a screen reader would see no more of them than their pages.
    """

    undo_requested = Signal()
    left = Signal()
    """The focus was in here and needs another place."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, undo_keys: str, views: Views, parent: QWidget
    ) -> None:
        super().__init__(parent)
        px = theme.metrics.px
        self._px = px
        self._parent, self._room, self._on_top = parent, ToastRoom(views, parent, px), False
        self.setObjectName("toast")
        self.setStyleSheet(_style(theme))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.undo_button = QPushButton(say("Undo"))
        self.undo_button.clicked.connect(self._undo)
        self._keys = QLabel(undo_keys)
        self._keys.setObjectName("keys")
        self._keys.setFixedHeight(px(18))
        self.close_button = close = QToolButton()
        close.setIcon(icons.icon("close", px(18), theme.neutral["surface"]))
        close.setIconSize(QSize(px(18), px(18)))
        close.setAccessibleName(say("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(self.put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(10), 0)
        layout.setSpacing(px(12))
        for widget in (self._text, self.undo_button, self._keys, close):
            layout.addWidget(widget)
        self.setFixedHeight(theme.metrics.px(44))
        self._said = ""
        self._hovered = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(int(tokens()["duration_ms"]["toastStay"]))
        self.timer.timeout.connect(self.hide)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        for view in views.made:
            self._follow(view)
        views.view_made.connect(self._follow)
        views.covered_changed.connect(self.give_way)
        self.hide()

    @property
    def text(self) -> str:
        """What the toast says, of which a narrow window shows the beginning and the end."""
        return self._said

    def tell(self, text: str, *, undo: bool) -> None:
        """Show a message, with Undo if what it tells can be undone."""
        self._said = text
        self.setAccessibleName(text)
        self.setToolTip(f"<p>{escape(text)}</p>")
        self.undo_button.setVisible(undo)
        self._on_top = self._on_top and self.isVisible()
        self.place()
        self.show()
        self.raise_()
        self._wait()
        speak_politely(self, text)

    def place(self) -> None:
        """Stand in the middle near an edge, off what is read there or has the focus, as far as can be."""
        room = self._room
        around = room.around()
        self._fit(around)
        if self._choose_top(around):
            beside = room.beside(around)
            if beside is not None:
                around = beside
                self._fit(around)
        top = room.tops(self.height())[self._on_top]
        self.move(room.inside.mapTo(self._parent, QPoint(self._left(around), top)))

    def _choose_top(self, around: QRect) -> bool:
        """Choose a top at which little is covered; return whether that is some of the current session.

        Where the toast stands already goes before the other place, unless something is covered in
        both: then the bottom does.
        """
        tops, kept_free = self._room.tops(self.height()), self._room.kept_free()

        def covered(on_top: bool) -> list[float]:
            box = QRectF(self._left(around), tops[on_top], self.width(), self.height())
            return [box.intersected(each).height() for each in kept_free]

        if any(covered(self._on_top)):
            self._on_top = min((False, True), key=covered)
        return covered(self._on_top)[-1] > 0

    def _left(self, around: QRect) -> int:
        return around.left() + (around.width() - self.width()) // 2

    def _fit(self, around: QRect) -> None:
        """Be as wide as the words where there is room, without the keys where those would cut them short."""
        undoes = not self.undo_button.isHidden()
        for keys in (undoes, False):
            self._keys.setVisible(keys)
            self._text.setText("")
            room = around.width() - self._px(32) - self.sizeHint().width()
            if room >= min(self._text.fontMetrics().horizontalAdvance(self._said), self._px(MANY_WORDS)):
                break
        elided = self._text.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideMiddle, max(0, room))
        self._text.setText(elided)
        self.adjustSize()

    def _follow(self, view: SessionView) -> None:
        """Give way while another session becomes the current one, or the current one is scrolled."""
        view.current_changed.connect(self.give_way)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.give_way)

    def give_way(self, _moved: object = None) -> None:
        """Stand where something else is not covered, if there is a message at all."""
        if self.isVisible():
            self.place()

    def put_away(self) -> None:
        """Hide before the time is over."""
        self._leave()
        self.hide()

    def entry(self) -> QWidget:
        """Return what takes the keyboard focus first."""
        return self.undo_button if self.undo_button.isVisible() else self.close_button

    def _undo(self) -> None:
        self._leave()
        self.undo_requested.emit()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.left.emit()

    def _wait(self) -> None:
        """Let the time run, from its beginning, unless the pointer or the focus is in here."""
        focused = QApplication.focusWidget()
        if self._hovered or (focused is not None and self.isAncestorOf(focused)):
            self.timer.stop()
        else:
            self.timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._wait()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        if self.isVisible():
            self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        self._hovered = False
        self.timer.stop()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = [widget for widget in (old, new) if widget is not None and self.isAncestorOf(widget)]
        if not self.isVisible():
            return
        if inside:
            self._wait()
        if new not in inside:
            QTimer.singleShot(0, self, self.give_way)  # once what has the focus is scrolled into view


def _style(theme: Theme) -> str:
    """Return the style sheet of the message, which stands in the colours of the other theme."""
    px = theme.metrics.px
    ground, ink = theme.css("text"), theme.css("surface")
    link = theme.opposite()["link"].name()
    return (
        f"#toast {{ background: {ground}; border-radius: {px(6)}px; }}"
        f"#toast QLabel {{ color: {ink}; background: transparent; }}"
        f"#toast QPushButton {{ color: {link}; background: transparent; border: 1px solid transparent;"
        f" font-weight: 600; padding: 0 {px(8)}px; }}"
        f"#toast QPushButton:focus, #toast QToolButton:focus {{ border: 2px solid {ink}; }}"
        f"#toast QToolButton:hover, #toast QPushButton:hover {{ background: transparent; }}"
        f"#keys {{ border: 1px solid {ink}; border-radius: {px(4)}px; font-size: {px(12)}px;"
        f" padding: 0 {px(5)}px; }}"
    )
