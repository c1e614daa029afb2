"""One question with two answers, and a way out without any."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.look import Look

SIZE = (480, 180)


class QuestionDialog(Dialog):
    """Ask; closing the dialog is no answer."""

    answered = Signal(bool)

    def __init__(self, look: Look, title: str, text: str, yes: str, no: str, parent: QWidget | None) -> None:
        super().__init__(look, title, SIZE, parent)
        self.words = QLabel(text)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.words)
        self.no_button, self.yes_button = self.add_button(no), self.add_button(yes, primary=True)
        for button, answer in ((self.no_button, False), (self.yes_button, True)):
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
        self.entry = self.yes_button

    def _answer(self, answer: bool) -> None:
        self.accept()
        self.answered.emit(answer)
