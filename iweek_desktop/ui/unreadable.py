"""A window without a programme: why nothing could be opened at the start, and what can be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow

from iweek_desktop.library.opening import Opened
from iweek_desktop.ui.dialogs.reading import problem_lines, why_unreadable
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.panes.read_error import ReadErrorPage
from iweek_desktop.ui.qt_words import speak_qt
from iweek_desktop.ui.style import style_sheet

SIZE = (900, 640)


class UnreadableWindow(QMainWindow):
    """Offer to try again, or to open another file."""

    chosen = Signal(object)
    """The path of the file to try; None once the window is closed."""

    def __init__(self, look: Look, opened: Opened) -> None:
        super().__init__()
        self._look, self._path = look, opened.path
        self.setWindowTitle(opened.path.name)
        self.setStyleSheet(style_sheet(look.theme))
        why, lines = why_unreadable(look.say, opened), problem_lines(look.say, opened)
        self.page = ReadErrorPage(look, opened.path.name, why, lines)
        self.page.retry_requested.connect(lambda: self.chosen.emit(self._path))
        self.page.open_requested.connect(self._ask)
        self.setCentralWidget(self.page)
        px = look.theme.metrics.px
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(self.screen().availableGeometry().size()))
        self.page.entry().setFocus()

    def _ask(self) -> None:
        say = self._look.say
        found, _ = QFileDialog.getOpenFileName(self, say("Open a programme"), str(self._path.parent))
        if found:
            self.chosen.emit(Path(found))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.chosen.emit(None)


def ask_for_another(look: Look, opened: Opened) -> Path | None:
    """Show why nothing could be opened until the user knows what to try next; None to give up."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(look.theme.q_palette())
    speak_qt(look.say.language)
    window, loop, answers = UnreadableWindow(look, opened), QEventLoop(), list[Path | None]()
    window.chosen.connect(answers.append)
    window.chosen.connect(loop.quit)
    window.show()
    loop.exec()
    answer = answers[0]
    window.deleteLater()
    return answer
