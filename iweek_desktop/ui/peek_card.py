"""A small card that says what a block or a row had no room for, beside it and never over it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from iweek_desktop.programme.model import Session
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames
from iweek_desktop.wording.sessions import place, times_inside

HOVER_MS = 400
PAINTED_MS = 60
"""After so long what a key has led to is painted, and what of it was cut is known."""
GRACE_MS = 300
"""The way of the pointer from a block to its card may take so long."""

WIDEST, PAD, RADIUS, GAP = 360, 12, 6, 6
TITLE_STRIP = 64
"""The part of a block that holds its title, in px: where all of it leaves no room, this is not covered."""
MOST_LINES = 12


class _Line(NamedTuple):
    face: Face
    text: str
    colour: QColor


class PeekCard(QWidget):
    """Show title, day, time and place of a session that the pointer rests on or a key has led to.

    It can be entered with the pointer, takes no focus, and is closed by Esc without moving either.
    """

    def __init__(self, state: AppState, theme: Theme, say: Wording, host: QWidget, aside: QWidget) -> None:
        """Make a card that lies over `host`, beside what is told `aside`.

        Args:
            state: knows what is selected.
            theme: gives colours and sizes.
            say: gives the words.
            host: the card stays within this.
            aside: the details, which tell of the selected session whatever a card would.
        """
        super().__init__(host)
        self._state, self._theme, self._say, self._host = state, theme, say, host
        self._aside = aside
        metrics = theme.metrics
        self._title, self._plain = Face(metrics, "bodyStrong"), Face(metrics, "caption")
        self._lines: list[_Line] = []
        self._on: tuple[SessionView, int] | None = None
        self._next: tuple[SessionView, int] | None = None
        self._by_key = False
        self._rest, self._leave = QTimer(self), QTimer(self)
        for timer in (self._rest, self._leave):
            timer.setSingleShot(True)
        self._rest.timeout.connect(self._show_next)
        self._leave.setInterval(GRACE_MS)
        self._leave.timeout.connect(self.put_away)
        state.selection_changed.connect(self._leave_what_was_walked_to)
        self.hide()

    def watch(self, view: SessionView) -> None:
        """Show cards for the sessions of a view."""
        view.hovered_changed.connect(partial(self._pointed_at, view))
        view.walked.connect(partial(self._walked_to, view))
        for gone in (
            view.disturbed,
            view.verticalScrollBar().valueChanged,
            view.horizontalScrollBar().valueChanged,
            view.model().modelReset,
        ):
            gone.connect(self.put_away)
        view.viewport().installEventFilter(self)

    def put_away(self) -> bool:
        """Hide the card and forget what was to be shown; return whether there was one."""
        self._rest.stop()
        self._leave.stop()
        self._next = self._on = None
        shown = not self.isHidden()
        if shown:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.hide()
        return shown

    # what is asked for

    def _pointed_at(self, view: SessionView, row: int | None) -> None:
        if row is None or (view.peeks_only_where_cut and not view.words_cut(row)):
            self._rest.stop()
            if not self.isHidden() and not self._by_key:
                self._leave.start()
        elif self._on == (view, row):
            self._leave.stop()
        else:
            self._wait(view, row, HOVER_MS, by_key=False)
            if not self.isHidden():
                self._leave.start()

    def _walked_to(self, view: SessionView, row: int) -> None:
        self.put_away()
        self._wait(view, row, PAINTED_MS, by_key=True)

    def _leave_what_was_walked_to(self) -> None:
        if self._by_key:
            self.put_away()

    def _wait(self, view: SessionView, row: int, how_long_ms: int, *, by_key: bool) -> None:
        self._next, self._by_key = (view, row), by_key
        self._rest.start(how_long_ms)

    def _show_next(self) -> None:
        if self._next is None:
            return
        (view, row), by_key = self._next, self._by_key
        self.put_away()
        cut = view.words_cut(row)
        session = view.sessions_model().sessions[row]
        told = self._aside.isVisible() and session.guid == self._state.selected
        if not view.isVisible() or (by_key and (told or not cut)):
            return
        self._lines = self._lines_of(session)
        self.setAccessibleName("\n".join(line.text for line in self._lines))
        port, shown = view.viewport(), view.shown_rect(row).toAlignedRect()
        block = QRect(port.mapTo(self._host, shown.topLeft()), shown.size())
        pointer = None if by_key else self._host.mapFromGlobal(QCursor.pos())
        spot = self._spot(block, pointer, cut)
        if spot is not None and not shown.isEmpty():
            self._on, self._by_key = (view, row), by_key
            self.setGeometry(spot)
            self.show()
            self.raise_()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _spot(self, block: QRect, pointer: QPoint | None, cut: bool) -> QRect | None:
        """Return where the card lies; None where there is no room for it beside what it tells of."""
        gap, size, within = self._theme.metrics.px(GAP), self._size(), self._room()
        spot = beside(block, size, within, gap, pointer)
        if spot is None and cut:
            strip = QRect(block.topLeft(), QSize(block.width(), self._theme.metrics.px(TITLE_STRIP)))
            spot = beside(strip.intersected(block), size, within, gap, pointer)
            if spot is not None and pointer is not None and spot.contains(pointer):
                return None
        return spot

    def _room(self) -> QRect:
        """Return where cards may lie: nowhere on the details, whose buttons they would hide."""
        room = self._host.rect()
        if self._aside.isVisible():
            room.setRight(self._aside.mapTo(self._host, QPoint(0, 0)).x() - 1)
        return room

    # what it says

    def _lines_of(self, session: Session) -> list[_Line]:
        say, neutral = self._say, self._theme.neutral
        when = say("Not scheduled")
        if session.start is not None:
            names = DayNames(say, [item.day for item in self._state.days])
            when = f"{names.heading(session.start.date())}, {times_inside(say, session)}"
        texts = [
            (self._title, session.title, neutral["text"]),
            (self._plain, when, neutral["text"]),
            (self._plain, place(say, self._state.programme, session), neutral["textSecondary"]),
        ]
        room = self._theme.metrics.px(WIDEST - 2 * PAD)
        return [
            _Line(face, line, colour)
            for face, text, colour in texts
            for line in face.wrap(text, room, MOST_LINES)[0]
        ]

    def _size(self) -> QSize:
        pad = 2 * self._theme.metrics.px(PAD)
        width = max((line.face.width(line.text) for line in self._lines), default=0)
        return QSize(round(width + 0.5) + pad, sum(line.face.line for line in self._lines) + pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(neutral["controlBorder"], 1))
        painter.setBrush(neutral["raised"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS))
        top = px(PAD)
        for line in self._lines:
            line.face.draw(painter, px(PAD), top, line.text, line.colour)
            top += line.face.line

    # what ends it

    def enterEvent(self, event: QEnterEvent) -> None:
        self._rest.stop()
        self._leave.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._leave.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.put_away()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.put_away()
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            if self._on is not None and watched is self._on[0].viewport():
                self.put_away()
        elif (
            kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self.isHidden()
        ):
            event.accept()
            if kind is QEvent.Type.KeyPress:
                self.put_away()
            return True
        return super().eventFilter(watched, event)


def beside(block: QRect, size: QSize, within: QRect, gap: int, pointer: QPoint | None) -> QRect | None:
    """Return a place for a card next to a block: at its right, its left, below it or above it.

    Args:
        block: what must not be covered.
        size: of the card.
        within: the card must not reach out of this.
        gap: between block and card.
        pointer: where the card is near to, if it lies below or above.
    """
    if size.width() > within.width() or size.height() > within.height():
        return None
    x = max(
        within.left(),
        min(block.left() if pointer is None else pointer.x(), within.right() + 1 - size.width()),
    )
    y = max(within.top(), min(block.top(), within.bottom() + 1 - size.height()))
    for corner in (
        QPoint(block.right() + 1 + gap, y),
        QPoint(block.left() - gap - size.width(), y),
        QPoint(x, block.bottom() + 1 + gap),
        QPoint(x, block.top() - gap - size.height()),
    ):
        spot = QRect(corner, size)
        if within.contains(spot):
            return spot
    return None
