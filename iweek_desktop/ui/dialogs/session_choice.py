"""Choosing one of the programme's sessions: a short list that a search narrows down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Session
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.dialogs.rows import Row, RowList
from iweek_desktop.ui.look import Look

SIZE = (560, 520)
LEAST_LIST = 120
MOST_SHOWN = 100

Facts = Callable[[Session], str]
"""Return when and where a session is."""


class SessionChoice(Dialog):
    """Ask for a session; those are shown whose title or facts have every word that is searched for."""

    grows = False

    chosen = Signal(str)

    def __init__(
        self, look: Look, title: str, button: str, sessions: Sequence[Session], facts: Facts,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        """Offer sessions in this order; `button` is the text of what chooses one."""
        super().__init__(look, title, SIZE, parent)
        self._sessions, self._facts = sessions, facts
        self._texts: list[str] | None = None
        say, px = look.say, look.theme.metrics.px
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search"))
        self.search.setAccessibleName(say("Search"))
        self.search.setFixedHeight(px(32))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = RowList(look, say("Sessions, the likeliest first"))
        self.list.setMinimumHeight(px(LEAST_LIST))
        self.list.row_entered.connect(self._choose)
        self.more = QLabel()
        self.more.setWordWrap(True)
        self.more.setStyleSheet(f"color: {look.theme.css('textSecondary')};")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.more)
        self.cancel_button = self.add_button(say("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.choose_button = self.add_button(button, primary=True)
        self.choose_button.clicked.connect(lambda: self._choose(self.list.key))
        self.entry = self.search
        self._narrow("")

    def _narrow(self, text: str) -> None:
        say, words = self.look.say, fold(text).split()
        found = [
            session
            for session, there in zip(self._sessions, self._folded(), strict=True)
            if all(word in there for word in words)
        ] if words else self._sessions  # fmt: skip
        self.list.show_rows([self._row(session) for session in found[:MOST_SHOWN]])
        if found:
            self.list.setCurrentRow(0)
            self.list.scrollToTop()
        left = len(found) - MOST_SHOWN
        told = say.plural("{n} more. Search to find it.", "{n} more. Search to find them.", max(left, 0))
        self.more.setText(told if left > 0 else say("No match for “{q}”", q=text) if not found else "")
        self.more.setVisible(bool(self.more.text()))
        self.choose_button.setEnabled(bool(found))

    def _folded(self) -> list[str]:
        if self._texts is None:
            self._texts = [fold(f"{session.title} {self._facts(session)}") for session in self._sessions]
        return self._texts

    def _row(self, session: Session) -> Row:
        facts = self._facts(session)
        return Row(
            session.guid, session.title, (facts,), f"{session.title}, {facts}" if facts else session.title
        )

    def _choose(self, guid: str | None) -> None:
        if guid is not None:
            self.accept()
            self.chosen.emit(guid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while words are written."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
