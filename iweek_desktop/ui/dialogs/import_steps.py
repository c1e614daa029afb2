"""How to get a saved calendar file into Outlook, in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from iweek_desktop.ui.dialogs.controls import Group
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look
from iweek_desktop.wording.catalogue import Wording

SIZE = (560, 200)


def classic_steps(say: Wording) -> tuple[str, ...]:
    """Return the three steps in classic Outlook."""
    return (
        say("Choose File > Open & Export > Import/Export."),
        say("Choose “Import an iCalendar (.ics) or vCalendar file”, then the saved file."),
        say("Choose Import for your own calendar, or Open as New for a calendar of its own."),
    )


class ImportStepsDialog(Dialog):
    """Say where events were saved, and the steps that add them to Outlook."""

    folder_requested = Signal()

    def __init__(self, look: Look, events: int, path: Path, parent: QWidget | None) -> None:
        say, px = look.say, look.theme.metrics.px
        title = say.plural("{n} event saved", "{n} events saved", events)
        super().__init__(look, title, SIZE, parent)
        self.body.setSpacing(px(16))
        self.path = self._line(breakable(str(path)))
        self.path.setAccessibleName(str(path))
        self.body.addWidget(self.path)
        classic = Group(say("In classic Outlook"), px(6))
        for number, step in enumerate(classic_steps(say), start=1):
            classic.add(self._line(f"{number}. {step}"))
        again = self._line(
            say(
                "Classic Outlook does not update events from a file with several: it adds them again. "
                "Delete the calendar made from the earlier file first."
            )
        )
        again.setStyleSheet(f"color: {look.theme.css('textSecondary')};")
        classic.add(again)
        new = Group(say("In new Outlook and in Outlook on the web"), px(6))
        new.add(
            self._line(say("Choose Add calendar > Upload from file, then the saved file and a calendar."))
        )
        self.body.addWidget(classic)
        self.body.addWidget(new)
        self.body.addStretch(1)
        self.folder_button = self.add_button(say("Open the folder"))
        self.folder_button.clicked.connect(self.folder_requested)
        self.close_button = self.add_button(say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.close_button

    def _line(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
