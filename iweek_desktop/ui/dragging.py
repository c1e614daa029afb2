"""Dragging a session out of the window: as a calendar file, as calendar text and as plain words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from iweek_desktop.programme.model import Details, Session
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.details import copied_text

CALENDAR = "text/calendar"
WIDEST, HIGHEST = 320, 72


def dragged_data(state: AppState, say: Wording, session: Session, file: Path | None) -> QMimeData:
    """Return what another program is offered of a session.

    Args:
        state: the programme.
        say: the wording.
        session: what is dragged.
        file: its calendar file, which must exist until it is dropped; None where there is none,
            as for a session without a time.
    """
    data = QMimeData()
    details = state.programme.details.get(session.guid) or Details()
    data.setText(copied_text(say, state.programme, session, details))
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
        data.setData(CALENDAR, file.read_bytes())
    return data


def drag_away(source: QWidget, data: QMimeData, picture: QPixmap) -> bool:
    """Let something be dropped elsewhere as a copy; return whether it was."""
    drag = QDrag(source)
    drag.setMimeData(data)
    if not picture.isNull():
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(round(picture.width() / picture.devicePixelRatio() / 8), 12))
    return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction


def picture_of(view: SessionView, guid: str) -> QPixmap:
    """Return a session as a view draws it, a little transparent, for under the pointer."""
    row = view.sessions_model().row_of(guid)
    if row is None:
        return QPixmap()
    px = view.theme.metrics.px
    rect = view.shown_rect(row).toAlignedRect()
    rect.setWidth(min(rect.width(), px(WIDEST)))
    rect.setHeight(min(rect.height(), px(HIGHEST)))
    drawn = view.viewport().grab(rect)
    faint = QPixmap(drawn.size())
    faint.setDevicePixelRatio(drawn.devicePixelRatio())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(0.85)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return faint
