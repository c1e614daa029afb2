"""A view of sessions under the user's hands: keys, pointer and focus, the same in every view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.gliding import Fade
from iweek_desktop.ui.sessions.laid_out import LaidOutView
from iweek_desktop.ui.sessions.view_ring import ViewRing
from iweek_desktop.ui.theme import Theme, tokens

LEVEL_KEYS = {Qt.Key.Key_1: Level.MUST, Qt.Key.Key_2: Level.MAYBE, Qt.Key.Key_0: None}
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
WITH_POINTER = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
"""Keys that are held while one turns the wheel: they ask for no ring."""


class Port(QWidget):
    """What a view is drawn on.

    Where Qt makes the viewport itself, PySide looks among all its widgets for the kind that it is, and
    among all events where `viewportEvent` is overridden: a tenth of the way to the first paint.
    """

    left = Signal()
    """The pointer has gone elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)


class SessionView(LaidOutView):
    """Let sessions be walked through, starred, opened, copied and dragged away.

    How they are drawn, and where the star of one can be pressed, is each view's own business.
    """

    level_requested = Signal(str, object)
    """A session's guid and the `Level` wished for it, or None."""
    open_requested = Signal(str)
    picked = Signal()
    """The current session was pressed with the pointer."""
    copy_requested = Signal(str)
    menu_requested = Signal(str, QPoint, bool)
    """A session's guid, where on the screen its menu is wanted, and whether a key asked for it."""
    drag_requested = Signal(str)
    """The guid of a session that is being dragged away."""
    hovered_changed = Signal(object)
    """The row under the pointer, or None."""
    walked = Signal(int)
    """The row that a key, or the focus that came by one, has led to."""
    disturbed = Signal()
    """Something was pressed or scrolled: what lies over the view is in the way."""

    _hovered: int | None = None
    _fade: Fade | None = None
    """What lets the look of a session under the pointer come forth."""
    _ring = False
    _whole: ViewRing | None = None
    """What shows the focus where no session has it."""
    _held: QPoint | None = None
    """Where in the viewport the pointer was pressed on a session, while it is held."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        port = Port()
        port.left.connect(lambda: self._hover(None))
        self.setViewport(port)
        self.current_changed.connect(self._ring_whole)

    peeks_only_where_cut = False
    """Whether there is nothing more to say of a session than what is drawn, unless it was cut."""

    @property
    def theme(self) -> Theme:
        """The theme in which it is drawn."""
        return self._theme

    def words_cut(self, row: int) -> bool:
        """Whether some words of a session did not fit where it is drawn."""
        return False

    def shown_rect(self, row: int) -> QRectF:
        """Return the part of a session that is in view, in the viewport."""
        return QRectF(self.visualRect(self.model().index(row, 0))).intersected(self._canvas())

    def current_rect(self) -> QRectF:
        """Return the part of the current session that is in view, in the viewport; empty where none is."""
        index = self.currentIndex()
        return self.shown_rect(index.row()) if index.isValid() else QRectF()

    def canvas_top(self) -> float:
        """Return how far down the viewport sessions begin, below what names days and lanes."""
        return self._canvas().top()

    def _on_star(self, row: int, point: QPointF) -> bool:
        """Whether a point of the viewport is on the star of a session."""
        raise NotImplementedError

    # focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in BY_KEY
        self._ring = self._ring or by_key
        if by_key and self.currentIndex().isValid():
            self.walked.emit(self.currentIndex().row())
        elif by_key and self.model().rowCount():
            self._go(self._first_row())
        # Qt sends its own focus event for the whole list after this handler: the session's must come later.
        QTimer.singleShot(0, self, self._say_current)
        self._ring_whole()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring_whole()
        self._held = None
        self.disturbed.emit()
        self.viewport().update()

    def reset(self) -> None:
        super().reset()
        self._ring_whole()

    def _ring_whole(self) -> None:
        """Show the focus around the whole view where a walk by key has come to a day without its session."""
        wanted = self._ring and self.hasFocus() and not self.currentIndex().isValid()
        if wanted and self._whole is None:
            self._whole = ViewRing(self, self._theme.neutral["focusOuter"])
        if self._whole is not None:
            self._whole.setGeometry(self.viewport().geometry())
            self._whole.setVisible(wanted)

    def go_on_by_key(self, before: SessionView) -> None:
        """Show the focus as the view did that this one takes the place of."""
        self._ring = before._ring

    def _first_row(self) -> int:
        """Return where a walk begins while no session is the current one."""
        return 0

    def _say_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self._say_focus(self.currentIndex().row())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = self._ring or event.key() not in WITH_POINTER
        before = self.currentIndex().row()
        if self._take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)
            self.viewport().update()
        current = self.currentIndex()
        if current.isValid() and current.row() != before:
            self.walked.emit(current.row())

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the current session; return whether it asks anything."""
        key, plain = Qt.Key(event.key()), event.modifiers() in PLAIN
        if plain and self._letters().goes_on(event.text(), self._titles()):
            self.keyboardSearch(event.text())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._umbrella_row() if key == Qt.Key.Key_Up else self._first_child_row())
        else:
            session = self._current_session()
            return session is not None and self._take_session_key(event, key, plain, session)
        return True

    def _take_session_key(self, event: QKeyEvent, key: Qt.Key, plain: bool, session: Session) -> bool:
        if plain and key in LEVEL_KEYS:
            self.level_requested.emit(session.guid, LEVEL_KEYS[key])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(session.guid)
        elif plain and key == Qt.Key.Key_Space:
            self._toggle(session)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(session.guid)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F10:
            self._ask_for_menu(self.currentIndex().row())
        else:
            return False
        return True

    def _toggle(self, session: Session) -> None:
        level = self.sessions_model().level(session.guid)
        self.level_requested.emit(session.guid, None if level is Level.MUST else Level.MUST)

    def _current_session(self) -> Session | None:
        index = self.currentIndex()
        return self.sessions_model().sessions[index.row()] if index.isValid() else None

    def _umbrella_row(self) -> int | None:
        session = self._current_session()
        return self.sessions_model().row_of(session.parent) if session else None

    def _first_child_row(self) -> int | None:
        session = self._current_session()
        sessions = self.sessions_model().sessions
        return next((row for row, s in enumerate(sessions) if session and s.parent == session.guid), None)

    # the menu of a session

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what was pressed, or of the current session where a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.globalPos()
        else:
            index, at = self.currentIndex(), None
        if not index.isValid():
            event.ignore()
            return
        event.accept()
        self._ask_for_menu(index.row(), at)

    def _ask_for_menu(self, row: int, at: QPoint | None = None) -> None:
        self.disturbed.emit()
        by_key = at is None
        if at is None:
            self.scrollTo(self.model().index(row, 0))
            shown, px = self.shown_rect(row), self._theme.metrics.px
            corner = shown.topLeft() + QPointF(px(24), min(shown.height(), px(24)))
            at = self.viewport().mapToGlobal(corner.toPoint())
        self.menu_requested.emit(self.sessions_model().sessions[row].guid, at, by_key)

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._ring and self.currentIndex().isValid():
            self.viewport().update(self._drawn(self.currentIndex().row()))
        self._ring = False
        self._ring_whole()
        self.disturbed.emit()
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.RightButton and index.isValid():
            self.setCurrentIndex(index)
            return
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            event.ignore()
            return
        self.setCurrentIndex(index)
        if self._on_star(index.row(), event.position()):
            self._toggle(self.sessions_model().sessions[index.row()])
        else:
            self._held = event.position().toPoint()
            self.picked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        session = self.sessions_model().sessions[index.row()]
        if self._on_star(index.row(), event.position()):
            self._toggle(session)
        else:
            self.open_requested.emit(session.guid)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (at - self._held).manhattanLength() >= QApplication.startDragDistance():
                self._held = None
                self._drag_away()
            return
        index = self.indexAt(at)
        self._hover(index.row() if index.isValid() else None)

    def _drag_away(self) -> None:
        session = self._current_session()
        if session is not None:
            self._hover(None)
            self.disturbed.emit()
            self.drag_requested.emit(session.guid)

    def _hover(self, row: int | None) -> None:
        if row == self._hovered:
            return
        for changed in (row, self._hovered):
            if changed is not None:
                self.viewport().update(self._drawn(changed))
        self._hovered = row
        if row is not None:
            self._come_forth()
        self.hovered_changed.emit(row)

    def _come_forth(self) -> None:
        if self._fade is None:
            self._fade = Fade(self)
            self._fade.stepped.connect(self._draw_hovered)
        self._fade.begin(int(tokens()["duration_ms"]["hover"]) if self.motion_ms() else 0)

    @property
    def hovered_share(self) -> float:
        """How far the look of the session under the pointer has come forth, from 0 to 1."""
        return self._fade.share if self._fade else 1.0

    def _draw_hovered(self) -> None:
        if self._hovered is not None:
            self.viewport().update(self._drawn(self._hovered))
