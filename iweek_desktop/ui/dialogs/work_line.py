"""The line of a dialog that says what is being done, how far it has come, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.progress_bar import ProgressBar
from iweek_desktop.ui.speech import speak_politely


class WorkLine(QWidget):
    """Nothing, or words: beside them a bar and a way to cancel while something is done."""

    cancel_requested = Signal()
    told = Signal()
    """There are other words than before."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = ProgressBar(look.theme, look.say("Progress"))
        self.cancel_button = QPushButton(look.say("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.metrics.px(10))
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        self.tell("")

    def begin(self, words: str) -> None:
        """Say what is being done."""
        self._write(words, "text", running=True)

    def tell(self, words: str) -> None:
        """Say what was done; "" for nothing."""
        self._write(words, "text", running=False)

    def tell_failed(self, words: str) -> None:
        """Say why something could not be done."""
        self._write(words, "failed", running=False)

    def tell_progress(self, done: int, total: int) -> None:
        """Show how much is done of how much; 0 is an unknown total."""
        self.bar.tell(done, total if self.cancel_button.isVisibleTo(self) else 0)

    def _write(self, words: str, kind: str, *, running: bool) -> None:
        theme = self._look.theme
        colour = theme.signal("clash").text.name() if kind == "failed" else theme.css("text")
        self.words.setStyleSheet(f"color: {colour};")
        self.words.setText(breakable(words))
        self.words.setAccessibleName(words)
        self.bar.tell(0, 0)
        if self.cancel_button.hasFocus() and not running:
            self.cancel_button.clearFocus()
        self.cancel_button.setVisible(running)
        self.setVisible(bool(words))
        if words:
            speak_politely(self.words, words)
            self.told.emit()
