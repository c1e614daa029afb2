"""The settings on one page; what is chosen holds at once."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)

from iweek_desktop.library.settings import TEXT_PERCENT, Settings
from iweek_desktop.ui.dialogs.controls import Choice, Group, Picker, Tick
from iweek_desktop.ui.dialogs.export import reminder_choices
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.look import Look

SIZE = (560, 480)
STACKED_BELOW = 460
"""Narrower than this, in px at the base text size, a control stands below its name."""

CLOCK_FORMAT = "yyyy-MM-dd HH:mm"


class SettingsShown(NamedTuple):
    """What the dialog shows.

    The zones are names such as Europe/Stockholm; that of this computer is None where it is not
    known. `simulated` is the time that the window takes for the present, None for the real one,
    and `rehearsal` one to propose; both are told in the programme's zone. `file` is the
    programme file's path, "" for the bundled programme.
    """

    settings: Settings
    programme_zone: str
    computer_zone: str | None
    simulated: datetime | None
    rehearsal: datetime
    file: str


class SettingsDialog(Dialog):
    """Show every setting, and tell each choice by a signal as it is made.

    A choice that makes the window anew takes the dialog with it: whoever opens it again lets
    `focus` go on where the user was.
    """

    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    motion_chosen = Signal(bool)
    language_chosen = Signal(object)
    zone_chosen = Signal(bool)
    """Whether times are told in this computer's zone."""
    reminder_chosen = Signal(object)
    clock_chosen = Signal(object)
    """A wall-clock time without a zone, to be read in the programme's; None for the real time."""
    open_requested = Signal()
    reset_requested = Signal()

    def __init__(self, look: Look, shown: SettingsShown, parent: QWidget | None) -> None:
        super().__init__(look, look.say("Settings"), SIZE, parent)
        self._shown = shown
        self._rows: list[QBoxLayout] = []
        self._make_appearance(shown.settings)
        self._make_language(shown)
        self._make_clock(shown)
        self._make_file(shown)
        self.body.setSpacing(look.theme.metrics.px(18))
        self.body.addStretch(1)
        self.close_button = self.add_button(look.say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.theme
        self._connect()

    # making

    def _make_appearance(self, settings: Settings) -> None:
        say, px = self.look.say, self.look.theme.metrics.px
        group = self._group(say("Appearance"))
        themes = (("system", say("Follow the system")), ("light", say("Light")), ("dark", say("Dark")),
                  ("contrast", say("High contrast")))  # fmt: skip
        self.theme = Picker(self.look, say("Colours"), themes, settings.theme)
        self._add_row(group, say("Colours"), self.theme)
        self.text_size = TextSize(settings.text_percent)
        self.text_size.setAccessibleName(say("Text size"))
        self.text_size.setMinimumWidth(px(160))
        self.percent = QLabel()
        self.percent.setMinimumWidth(px(44))
        beside = QHBoxLayout()
        beside.setSpacing(px(8))
        beside.addWidget(self.text_size, 1)
        beside.addWidget(self.percent)
        self._add_row(group, say("Text size"), beside, self.text_size)
        self.sample = QLabel(say("This is how large text is."))
        self.sample.setWordWrap(True)
        group.add(self.sample)
        self.motion = Tick(self.look, say("Reduce motion"))
        self.motion.setChecked(settings.reduce_motion)
        group.add(self.motion)
        self._show_sample(settings.text_percent)

    def _make_language(self, shown: SettingsShown) -> None:
        say = self.look.say
        group = self._group(say("Language and calendar"))
        languages = ((None, say("Follow the system")), ("sv", "Svenska"), ("en", "English"))
        self.language = Picker(self.look, say("Language"), languages, shown.settings.language)
        self._add_row(group, say("Language"), self.language)
        self.programme_times = Choice(
            self.look, say("Times where the programme takes place ({zone})", zone=shown.programme_zone)
        )
        zone = shown.computer_zone
        here = say("Times where this computer is ({zone})", zone=zone) if zone else ""
        self.local_times = Choice(self.look, here or say("Times where this computer is"))
        self.local_times.setEnabled(zone is not None)
        local = shown.settings.local_times and zone is not None
        (self.local_times if local else self.programme_times).setChecked(True)
        group.add(self.programme_times, self.local_times)
        reminders = reminder_choices(say)
        self.reminder = Picker(self.look, say("Calendar reminder"), reminders, shown.settings.reminder_min)
        self._add_row(group, say("Calendar reminder"), self.reminder)

    def _make_clock(self, shown: SettingsShown) -> None:
        say, px = self.look.say, self.look.theme.metrics.px
        group = self._group(say("Simulated time"))
        self.simulate = Tick(self.look, say("Show the programme as if it were another time"))
        self.simulate.setChecked(shown.simulated is not None)
        self.clock = TimeField(shown.simulated or shown.rehearsal, px(7))
        self.clock.setAccessibleName(say("Simulated time"))
        self.clock_button = QPushButton(say("Use this time"))
        self.clock_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(px(26), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.clock)
        row.addWidget(self.clock_button)
        row.addStretch(1)
        group.add(self.simulate)
        group.column.addLayout(row)
        group.add(self._quiet(say("For rehearsals. It holds until the program is closed.")))
        self._show_clock(shown.simulated is not None)

    def _make_file(self, shown: SettingsShown) -> None:
        say = self.look.say
        group = self._group(say("Programme file"))
        path = shown.file or say("The programme that comes with iweek")
        self.file = QLabel(breakable(path))
        self.file.setAccessibleName(path)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = QPushButton(say("Open another…"))
        self._add_button_row(group, self.file, self.open_button)
        self.reset_button = QPushButton(say("Reset view"))
        consequence = say(
            "Sizes, lanes, zoom and closed messages become what they were at the first start. "
            "Favourites and notes stay."
        )
        self._add_button_row(group, self._quiet(consequence), self.reset_button)

    def _add_button_row(self, group: Group, words: QLabel, button: QPushButton) -> None:
        words.setWordWrap(True)
        button.setAutoDefault(False)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(self.look.theme.metrics.px(16))
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        group.column.addLayout(row)
        self._rows.append(row)

    def _group(self, heading: str) -> Group:
        group = Group(heading, self.look.theme.metrics.px(6))
        self.body.addWidget(group)
        return group

    def _add_row(
        self, group: Group, name: str, control: QWidget | QHBoxLayout, buddy: QWidget | None = None
    ) -> None:
        label = QLabel(name)
        label.setBuddy(buddy or (control if isinstance(control, QWidget) else label))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(self.look.theme.metrics.px(8))
        row.addWidget(label, 1)
        if isinstance(control, QWidget):
            row.addWidget(control)
        else:
            row.addLayout(control)
        group.column.addLayout(row)
        self._rows.append(row)

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        size = self.look.theme.metrics.px(12)
        label.setStyleSheet(f"color: {self.look.theme.css('textSecondary')}; font-size: {size}px;")
        return label

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(lambda: self.theme_chosen.emit(self.theme.picked))
        self.text_size.valueChanged.connect(lambda: self._show_sample(self.text_size.percent))
        self.text_size.percent_chosen.connect(self.text_size_chosen)
        self.motion.toggled.connect(self.motion_chosen)
        self.language.currentIndexChanged.connect(lambda: self.language_chosen.emit(self.language.picked))
        self.local_times.toggled.connect(self.zone_chosen)
        self.reminder.currentIndexChanged.connect(lambda: self.reminder_chosen.emit(self.reminder.picked))
        self.simulate.toggled.connect(self._switch_clock)
        self.clock_button.clicked.connect(lambda: self.clock_chosen.emit(self.clock.chosen))
        self.clock.entered.connect(lambda: self.clock_chosen.emit(self.clock.chosen))
        self.open_button.clicked.connect(self.open_requested)
        self.reset_button.clicked.connect(self.reset_requested)

    # showing

    def _show_sample(self, percent: int) -> None:
        unit = self.look.theme.metrics.u * 100 / self._shown.settings.text_percent
        self.percent.setText(f"{percent} %")
        self.sample.setStyleSheet(f"font-size: {round(13 / 12 * unit * percent / 100)}px;")

    def _switch_clock(self, on: bool) -> None:
        self._show_clock(on)
        self.clock_chosen.emit(self.clock.chosen if on else None)

    def _show_clock(self, on: bool) -> None:
        self.clock.setEnabled(on)
        self.clock_button.setEnabled(on)

    def arrange(self, width: int) -> None:
        """Put controls below their names where there is no room beside."""
        narrow = width < self.look.theme.metrics.px(STACKED_BELOW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if narrow else right)

    def focus(self, name: str) -> None:
        """Give the keyboard to the control of this name, as it had it in the dialog before."""
        control = getattr(self, name)
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.port.ensureWidgetVisible(control)


class TextSize(QSlider):
    """The text sizes on a line; `percent_chosen` comes once a size is let go of."""

    percent_chosen = Signal(int)

    def __init__(self, percent: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, len(TEXT_PERCENT) - 1)
        self.setPageStep(1)
        self.setValue(TEXT_PERCENT.index(percent))
        self.valueChanged.connect(lambda: None if self.isSliderDown() else self._choose())
        self.sliderReleased.connect(self._choose)

    @property
    def percent(self) -> int:
        """The text size, in per cent of the system's."""
        return TEXT_PERCENT[self.value()]

    def _choose(self) -> None:
        self.percent_chosen.emit(self.percent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QDateTimeEdit):
    """A date and a time; Enter takes them."""

    entered = Signal()

    def __init__(self, at: datetime, margin_px: int) -> None:
        super().__init__(QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)))
        self.setDisplayFormat(CLOCK_FORMAT)
        self.lineEdit().setTextMargins(margin_px, 0, margin_px, 0)

    @property
    def chosen(self) -> datetime:
        """The time in the field, of no zone."""
        day, time = self.date(), self.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
