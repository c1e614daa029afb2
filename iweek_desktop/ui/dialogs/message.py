"""A calm dialog: what happened, what can be done, and the details for whoever helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look

SIZE = (520, 200)
DETAIL_LINES = (4, 12)
"""The fewest and the most lines of the details that are seen at once."""


class MessageDialog(Dialog):
    """Tell one thing, with details that can be read and copied.

    `action` is the text of a button that does something about it: `exec` returns whether it was
    pressed. Without one the dialog can only be closed.
    """

    def __init__(
        self, look: Look, title: str, text: str, details: str, parent: QWidget | None, action: str = ""
    ) -> None:
        super().__init__(look, title, SIZE, parent)
        self.words = QLabel(breakable(text))
        self.words.setAccessibleName(text)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(look.say("Details"))
        self.details.setTabChangesFocus(True)
        lines = min(max(DETAIL_LINES[0], details.count("\n") + 2), DETAIL_LINES[1])
        self.details.setFixedHeight(look.theme.metrics.px(18 * lines))
        self.body.addWidget(self.words)
        self.body.addWidget(self.details)
        self.details.setVisible(bool(details))
        self.copy_button = self.add_button(look.say("Copy"))
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.setVisible(bool(details))
        self.close_button = self.add_button(look.say("Close"), primary=not action)
        self.close_button.clicked.connect(self.reject)
        self.entry = self.close_button
        if action:
            self.action_button = self.add_button(action, primary=True)
            self.action_button.clicked.connect(self.accept)
            self.entry = self.action_button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
