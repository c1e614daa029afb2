"""The few settings there are: language and appearance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from iweek_desktop import __version__
from iweek_desktop.library.settings import TEXT_PERCENT, Settings
from iweek_desktop.wording.catalogue import Wording


class SettingsMenu(QMenu):
    """Choices with a mark at the one that holds."""

    language_chosen = Signal(object)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, say: Wording, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._add_choices(
            say("Language"),
            ((None, say("Follow the system")), ("sv", "Svenska"), ("en", "English")),
            settings.language,
            self.language_chosen,
        )
        self.addSeparator()
        self._add_choices(
            say("Appearance"),
            (("system", say("Follow the system")), ("light", say("Light")), ("dark", say("Dark"))),
            settings.theme,
            self.theme_chosen,
        )
        self.addSeparator()
        self._add_choices(
            say("Text size"),
            [(percent, f"{percent} %") for percent in TEXT_PERCENT],
            settings.text_percent,
            self.text_size_chosen,
        )
        self.addSeparator()
        self._add_line(say("Version {version}", version=__version__))

    def _add_line(self, text: str) -> None:
        line = self.addAction(text)
        line.setEnabled(False)

    def _add_choices(
        self, heading: str, choices: Sequence[tuple[object, str]], chosen: object, signal: object
    ) -> None:
        self._add_line(heading)
        group = QActionGroup(self)
        for value, text in choices:
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: signal.emit(value))  # type: ignore[attr-defined]
            group.addAction(action)
            self.addAction(action)
