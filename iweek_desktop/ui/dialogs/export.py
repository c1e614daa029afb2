"""The dialog in which one says what to export, how, and where to."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iweek_desktop.library.settings import REMINDER_MIN
from iweek_desktop.ui.dialogs.controls import Card, Choice, Group, Picker, Tick
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.drawing.wrapping import breakable
from iweek_desktop.ui.exporting import MOST_OPENED, ExportChoice, Offer, Preview, What, Where
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.speech import speak_politely
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import day_inside, zone_name

SIZE = (720, 552)
STACKED_BELOW = 620
"""Narrower than this, in px at the base text size, where-to stands below what."""
LONGEST_WORD = 28
"""A line of the preview has room for a word of so many letters."""


class ExportDialog(Dialog):
    """Ask what to export and where to, showing at once what that comes to.

    It asks for a `Preview` of every choice by `choice_changed` and shows the one it is given;
    `export_requested` carries the `ExportChoice` that was made.
    """

    choice_changed = Signal(object)
    export_requested = Signal(object)

    def __init__(
        self, look: Look, offer: Offer, choice: ExportChoice, zone_name: str, parent: QWidget | None
    ) -> None:
        super().__init__(look, look.say("Export"), SIZE, parent)
        self._offer, self._preview = offer, Preview(0)
        self._zone_name = zone_name
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.theme.metrics.px(32))
        self._columns.addLayout(self._make_left(choice), 292)
        self._columns.addLayout(self._make_right(choice), 346)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(look.say("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = self.add_button("", primary=True)
        self.export_button.clicked.connect(lambda: self.export_requested.emit(self.choice))
        self.entry = self.export_button
        self.show_offer(offer)
        self._connect()

    # making

    def _make_left(self, choice: ExportChoice) -> QVBoxLayout:
        say, px = self.look.say, self.look.theme.metrics.px
        self.what_group = Group(say("What to export"), px(6))
        self.whats = {what: Choice(self.look, "") for what in What}
        self.maybe = Tick(self.look, "")
        self.maybe.setChecked(choice.maybe)
        indented = QHBoxLayout()
        indented.setContentsMargins(px(26), 0, px(40), 0)
        indented.addWidget(self.maybe)
        for what, button in self.whats.items():
            self.what_group.add(button)
            if what is What.FAVOURITES:
                self.what_group.column.addLayout(indented)
        self.whats[choice.what].setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(px(20))
        column.addWidget(self.what_group)
        column.addWidget(self._make_options(choice))
        column.addStretch(1)
        return column

    def _make_options(self, choice: ExportChoice) -> Group:
        say, px = self.look.say, self.look.theme.metrics.px
        self.options_group = Group(say("Options"), px(6))
        self.by_level = Tick(self.look, say("Must as Busy, Maybe as Tentative"))
        self.by_level.setChecked(choice.by_level)
        self.all_free = self._quiet_label(say("All events are shown as free time."))
        self.reminder = Picker(self.look, say("Reminder"), reminder_choices(say), choice.reminder_min)
        self.reminder_label = QLabel(say("Reminder"))
        self.reminder_label.setBuddy(self.reminder)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.reminder_label, 1)
        row.addWidget(self.reminder)
        self.options_group.add(self.by_level, self.all_free)
        self.options_group.column.addLayout(row)
        return self.options_group

    def _make_right(self, choice: ExportChoice) -> QVBoxLayout:
        say, px = self.look.say, self.look.theme.metrics.px
        self.where_group = Group(say("Where to"), px(8))
        self.wheres = {
            Where.CALENDAR: Card(self.look, "calendar-export", say("Outlook"), ""),
            Where.ICS: Card(self.look, "grid", say("Calendar file (.ics)"), say("For any calendar program")),
            Where.CSV: Card(self.look, "list", say("Table (.csv)"), say("Opens in Excel")),
        }
        self.where_group.add(*self.wheres.values())
        self.wheres[choice.where].setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addWidget(self.where_group)
        column.addWidget(self._make_preview())
        self.again = self._quiet_label(
            say(
                "Classic Outlook does not update events from a file with several: it adds them again. "
                "Delete the calendar made from the earlier file first."
            )
        )
        column.addWidget(self.again)
        column.addStretch(1)
        return column

    def _make_preview(self) -> QFrame:
        px = self.look.theme.metrics.px
        box = QFrame()
        box.setObjectName("preview")
        self.preview_title = QLabel()
        self.preview_title.setStyleSheet("font-weight: 600;")
        self.preview_title.setWordWrap(True)
        self.preview_lines = self._quiet_label("")
        column = QVBoxLayout(box)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(2))
        column.addWidget(self.preview_title)
        column.addWidget(self.preview_lines)
        return box

    def _quiet_label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        size = self.look.theme.metrics.px(12)
        label.setStyleSheet(f"color: {self.look.theme.css('textSecondary')}; font-size: {size}px;")
        return label

    def _connect(self) -> None:
        for button in (*self.whats.values(), *self.wheres.values()):
            button.toggled.connect(lambda on: self._choose() if on else None)
        self.maybe.toggled.connect(self._choose)
        self.by_level.toggled.connect(self._choose)
        self.reminder.currentIndexChanged.connect(self._choose)

    # choosing

    @property
    def choice(self) -> ExportChoice:
        """What is asked for as the dialog stands."""
        return ExportChoice(
            next(what for what, button in self.whats.items() if button.isChecked()),
            self.maybe.isChecked(),
            next(where for where, card in self.wheres.items() if card.isChecked()),
            self.by_level.isChecked(),
            self.reminder.picked,
        )

    def _choose(self) -> None:
        self.choice_changed.emit(self.choice)
        speak_politely(self.preview_title, self.preview_title.text())

    def show_offer(self, offer: Offer) -> None:
        """Show how many sessions there are of each kind, which may change while the dialog stands."""
        say, self._offer = self.look.say, offer
        day = day_inside(say, offer.day) if offer.day else ""
        for what, text in (
            (What.FAVOURITES, say("Favourites")),
            (What.DAY, say("This day, {day}", day=day) if day else say("This day")),
            (
                What.SHOWN,
                say("All sessions that match the filters") if offer.filtered else say("All sessions"),
            ),
            (What.SELECTED, say("The selected session")),
        ):
            self.whats[what].setText(text)
            self.whats[what].show_count(offer.asked(ExportChoice(what)))
        self.maybe.setText(say("Include Maybe ({n})", n=offer.maybe))

    def show_preview(self, preview: Preview) -> None:
        """Show what the choice comes to, and let the button say what it will do."""
        say, choice, self._preview = self.look.say, self.choice, preview
        table = choice.where is Where.CSV
        self.maybe.setEnabled(choice.what is What.FAVOURITES and self._offer.maybe > 0)
        self.by_level.setEnabled(not table)
        self.reminder.setEnabled(not table)
        self.reminder_label.setEnabled(not table)
        self.all_free.setVisible(not choice.by_level and not table)
        several = preview.events > MOST_OPENED
        self.wheres[Where.CALENDAR].tell(
            say("More than five are saved as one file, with the steps to add it in Outlook")
            if several
            else say("Opens the events one by one in Outlook, or another calendar program, for you to save")
        )
        one_file = choice.where is Where.ICS and preview.events > 1
        self.again.setVisible(one_file or (choice.where is Where.CALENDAR and several))
        self.preview_title.setText(preview_title(say, preview, choice))
        self.preview_lines.setText(
            "\n".join(breakable(line, LONGEST_WORD) for line in preview_lines(say, preview))
        )
        self.preview_lines.setVisible(bool(self.preview_lines.text()))
        self.export_button.setText(outcome(say, preview.events, choice.where))
        self.export_button.setEnabled(preview.events > 0)
        self._show_icon(choice.where is Where.CALENDAR and preview.events > 0)
        told = zone_line(say, preview, choice, self._zone_name)
        self.footer.tell(told if preview.events else missing(say, choice.what, preview))
        QTimer.singleShot(0, self, self.grow)  # once the layouts within layouts know of it

    def _show_icon(self, shown: bool) -> None:
        if shown:
            px, colour = self.look.theme.metrics.px, self.look.theme.neutral["onAccent"]
            self.look.icons.put_beside_text(self.export_button, "calendar-export", px(18), colour)
        else:
            self.export_button.setIcon(QIcon())

    def arrange(self, width: int) -> None:
        """Put the columns below each other where there is no room beside."""
        narrow = width < self.look.theme.metrics.px(STACKED_BELOW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)


def reminder_choices(say: Wording) -> list[tuple[object, str]]:
    """Return the reminders that can be picked, with their words."""
    choices: list[tuple[object, str]] = [(None, say("None"))]
    return choices + [(n, say.plural("{n} minute before", "{n} minutes before", n)) for n in REMINDER_MIN]


def preview_title(say: Wording, preview: Preview, choice: ExportChoice) -> str:
    """Return "2 events will be added"."""
    if choice.where is Where.CSV:
        return say.plural("{n} session in the table", "{n} sessions in the table", preview.events)
    if choice.where is Where.ICS:
        return say.plural("{n} event in the file", "{n} events in the file", preview.events)
    return say.plural("{n} event will be added", "{n} events will be added", preview.events)


def preview_lines(say: Wording, preview: Preview) -> list[str]:
    """Return the first sessions, how many more there are, and how many are left out, and why."""
    lines, more = list(preview.lines), preview.events - len(preview.lines)
    if more > 0:
        lines.append(say.plural("and {n} more", "and {n} more", more))
    if preview.left_out:
        lines.append(
            say.plural(
                "{n} session without a time is left out",
                "{n} sessions without a time are left out",
                preview.left_out,
            )
        )
    if preview.gone:
        lines.append(
            say.plural(
                "{n} favourite that is no longer in the programme is left out",
                "{n} favourites that are no longer in the programme are left out",
                preview.gone,
            )
        )
    return lines


def outcome(say: Wording, count: int, where: Where) -> str:
    """Return what the button says that it will do."""
    if count == 0:
        return say("Add to Outlook") if where is Where.CALENDAR else say("Save as…")
    match where:
        case Where.CALENDAR if count <= MOST_OPENED:
            return say("Add {n} to Outlook", n=count)
        case Where.CALENDAR:
            return say("Save {n} for Outlook…", n=count)
        case Where.ICS:
            return say("Save {n} as .ics…", n=count)
        case Where.CSV:
            return say("Save {n} as .csv…", n=count)


def zone_line(say: Wording, preview: Preview, choice: ExportChoice, zone: str) -> str:
    """Return how times are written."""
    if choice.where is Where.CSV:
        return say("Times in {zone}", zone=zone_name(say, zone))
    if preview.in_utc:
        return say("Times are written in UTC, which calendar programs turn into local time.")
    return say("Times are written with their time zone ({zone}).", zone=zone)


def missing(say: Wording, what: What, preview: Preview) -> str:
    """Return why there is nothing to export."""
    if preview.left_out:
        return say("What you have chosen has no time yet.")
    match what:
        case What.FAVOURITES:
            return say("There are no favourites to export.")
        case What.DAY:
            return say("There are no sessions this day.")
        case What.SHOWN:
            return say("No session matches.")
        case What.SELECTED:
            return say("No session is selected.")
