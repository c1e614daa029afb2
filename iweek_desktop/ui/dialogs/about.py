"""What this program is, what it is made with, and where it keeps things."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from iweek_desktop import __version__
from iweek_desktop.library.credits import Credit, credits_of_libraries
from iweek_desktop.ui.dialogs.controls import Group
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look

SIZE = (560, 520)


class AboutDialog(Dialog):
    """Tell name, version, licences and folders in words that can be selected."""

    grows = False

    def __init__(self, look: Look, data: Path, logs: Path, parent: QWidget | None) -> None:
        say, px = look.say, look.theme.metrics.px
        super().__init__(look, "iweek_desktop", SIZE, parent)
        self.body.setSpacing(px(16))
        self.version = self._line(say("Version {version}", version=__version__))
        self.body.addWidget(self.version)
        self.body.addWidget(self._line(say(
            "Shows the programme of a conference without a network, keeps your favourites and notes on this "
            "computer, and hands them to a calendar."
        )))  # fmt: skip
        self.body.addWidget(self._line(say("MIT licence.")))
        self.data_button = self._add_folder(say("Favourites and notes"), data)
        self.log_button = self._add_folder(say("Log of errors"), logs)
        self._add_credits()
        self.body.addStretch(1)
        self.close_button = self.add_button(say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.close_button
        self.read_by_key()

    def _add_folder(self, heading: str, folder: Path) -> QPushButton:
        group = Group(heading, self.look.theme.metrics.px(6))
        path = self._line(breakable(str(folder)))
        path.setAccessibleName(str(folder))
        button = QPushButton(self.look.say("Open the folder"))
        button.setAccessibleName(f"{self.look.say('Open the folder')}: {heading}")
        button.setAutoDefault(False)
        button.setEnabled(folder.is_dir())
        button.clicked.connect(lambda: open_folder(folder))
        row = QHBoxLayout()
        row.setSpacing(self.look.theme.metrics.px(12))
        row.addWidget(path, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        group.column.addLayout(row)
        self.body.addWidget(group)
        return button

    def _add_credits(self) -> None:
        say, px = self.look.say, self.look.theme.metrics.px
        group = Group(say("Made with"), px(6))
        rows = (
            Credit("Python", platform.python_version(), "PSF-2.0"),
            Credit("Qt", qVersion(), "LGPL-3.0-only"),
            Credit("PySide6", pyside_version, "LGPL-3.0-only"),
            *(credit for credit in credits_of_libraries() if not credit.name.startswith("PySide6")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(2, 1)
        for place, credit in enumerate(rows):
            for column, text in enumerate(credit):
                grid.addWidget(self._line(breakable(text)), place, column, Qt.AlignmentFlag.AlignTop)
        group.column.addLayout(grid)
        group.add(self._line(say(
            "Qt and PySide6 are separate libraries under the GNU LGPL, version 3: you may replace them."
        )))  # fmt: skip
        self.body.addWidget(group)

    def _line(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
