"""What the detail pane shows while no session is selected: the programme itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from iweek_desktop.programme.days import DayCount
from iweek_desktop.programme.model import Organisation, Programme
from iweek_desktop.programme.text import rich, safe_url
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.panes.detail_parts import TextLabel
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import date_span


class ProgrammePage(QScrollArea):
    """Ask for a session to be selected, and tell what is known of the programme."""

    link_requested = Signal(str)

    def __init__(self, programme: Programme, days: Sequence[DayCount], theme: Theme, say: Wording) -> None:
        super().__init__()
        self._theme = theme
        px = theme.metrics.px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("paneBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(px(20), px(20), px(20), px(20))
        self._column.setSpacing(px(8))
        self.title = TextLabel(f"font-size: {px(20)}px; font-weight: 600;")
        self.title.setText(breakable(programme.title))
        self.title.setAccessibleName(programme.title)
        self._column.addWidget(self.title)
        if days:
            dates = TextLabel(f"color: {theme.css('textSecondary')};")
            dates.setText(date_span(say, days[0].day, days[-1].day))
            self._column.addWidget(dates)
        self._column.addSpacing(px(8))
        if programme.sessions:
            invitation = TextLabel(f"color: {theme.css('textSecondary')};")
            invitation.setText(say("Select a session to read about it"))
            self._column.addWidget(invitation)
        about = (programme.description or "").strip()
        self._tell(say("About the programme"), rich(about) if about != programme.title else "")
        self._tell(say("Organisers"), _names(programme, programme.organisers))
        self._tell(say("Partners"), _names(programme, programme.partners))
        self._column.addStretch(1)
        self.setWidget(body)

    def _tell(self, heading: str, text: str) -> None:
        """Add a heading with a text below it; nothing where there is no text."""
        if not text:
            return
        label = QLabel(heading)
        label.setStyleSheet("font-weight: 600;")
        words = TextLabel(rich=True)
        words.setText(text)
        words.linkActivated.connect(self.link_requested)
        self._column.addSpacing(self._theme.metrics.px(8))
        self._column.addWidget(label)
        self._column.addWidget(words)


def _names(programme: Programme, guids: Iterable[str]) -> str:
    """Return the names of organisations as rich text, one a line, each a link where it has an address."""
    found = (programme.organisations.get(guid) or Organisation(guid, guid) for guid in guids)
    return "<br>".join(_name(organisation) for organisation in found)


def _name(organisation: Organisation) -> str:
    address = safe_url(organisation.url or "")
    name = escape(organisation.name)
    return f'<a href="{escape(address)}">{name}</a>' if address else name
