"""The shelf: every programme that was opened, from where it came, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from iweek_desktop.library.opening import Opened
from iweek_desktop.library.programmes import KeptVersion, Listed
from iweek_desktop.programme.notices import Notice
from iweek_desktop.ui.button_row import ButtonRow
from iweek_desktop.ui.dialogs.controls import Tick
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.dialogs.programme_rows import programme_row, version_words
from iweek_desktop.ui.dialogs.question import QuestionDialog
from iweek_desktop.ui.dialogs.rows import RowList
from iweek_desktop.ui.dialogs.work_line import WorkLine
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.shelf_work import ShelfWork
from iweek_desktop.wording.notices import sentence

if TYPE_CHECKING:
    from iweek_desktop.library.updating import Outcome

SIZE = (640, 580)
LEAST_LIST = 120


class ProgrammesDialog(Dialog):
    """List the shelf, add to it from an address, and bring programmes up to date; nothing of it waits."""

    grows = False

    opened = Signal(object)
    """The `Opened` of what was added or updated, to be shown."""
    open_requested = Signal(str)
    """The key of a programme that is to be shown."""
    back_requested = Signal(str, str)
    """The key of a programme, and the content of the version of it that is wanted."""

    def __init__(self, look: Look, work: ShelfWork, shown_key: str, parent: QWidget | None) -> None:
        """Make the list; `shown_key` is the programme that the window shows."""
        super().__init__(look, look.say("Programmes"), SIZE, parent)
        self._work, self._shown_key = work, shown_key
        self._listed: dict[str, Listed] = {}
        self._add_address()
        self.list = RowList(look, look.say("Programmes"))
        self.list.setMinimumHeight(look.theme.metrics.px(LEAST_LIST))
        self.list.currentItemChanged.connect(self._offer)
        self.list.row_entered.connect(self._open)
        self.body.addWidget(self.list, 1)
        self._add_deeds()
        self.line = WorkLine(look)
        self.line.cancel_requested.connect(self._cancel)
        self.line.told.connect(partial(QTimer.singleShot, 0, self, self._show_line))
        work.progressed.connect(self.line.tell_progress)
        work.busy_changed.connect(self._offer)
        self.body.addWidget(self.line)
        self.close_button = self.add_button(look.say("Close"))
        self.close_button.clicked.connect(self.accept)
        self.open_button = self.add_button(look.say("Open"), primary=True)
        self.open_button.clicked.connect(lambda: self._open(self.list.key))
        self.entry = self.list
        self.finished.connect(work.cancel)
        self.reload()

    # making

    def _add_address(self) -> None:
        say, px = self.look.say, self.look.theme.metrics.px
        heading = QLabel(say("Add from an address"))
        heading.setStyleSheet("font-weight: 600;")
        self.address = QLineEdit()
        self.address.setFixedHeight(px(32))
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(say("Add from an address"))
        self.address.textChanged.connect(self._offer)
        self.address.returnPressed.connect(self._add)
        self.add_from = QPushButton(say("Add"))
        self.add_from.setAutoDefault(False)
        self.add_from.clicked.connect(self._add)
        self.hint = QLabel(say(
            "The program asks this address at once, and later only when you say so. "
            "The address has to begin with https://."
        ))  # fmt: skip
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet(f"color: {self.look.theme.css('textSecondary')}; font-size: {px(12)}px;")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.address, 1)
        row.addWidget(self.add_from)
        for part in (heading, self.hint):
            self.body.addWidget(part)
        self.body.insertLayout(1, row)

    def _add_deeds(self) -> None:
        say = self.look.say
        self.consent = Tick(self.look, say("Look for a newer version by itself at each start"))
        self.consent.clicked.connect(self._set_consent)
        self.update_button = QPushButton(say("Update now"))
        self.versions_button = QPushButton(say("Earlier versions…"))
        self.remove_button = QPushButton(say("Remove from the list"))
        deeds = (self.update_button, self.versions_button, self.remove_button)
        for button, deed in zip(deeds, (self._update, self._ask_for_version, self._remove), strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, deed=deed: deed())
        self.body.addWidget(self.consent)
        self.body.addWidget(ButtonRow(self.look.theme.metrics.px(8), *deeds, fill=False))

    # showing

    def reload(self) -> None:
        """Find out again what is on the shelf."""
        self._work.look(self._show)

    def _show(self, found: Sequence[Listed]) -> None:
        self._listed = {one.key: one for one in found}
        rows = [programme_row(self.look.say, one, shown=one.key == self._shown_key) for one in found]
        chosen = self.list.key or self._shown_key
        self.list.show_rows(rows)
        self.list.choose(chosen)

    @property
    def _chosen(self) -> Listed | None:
        return self._listed.get(self.list.key or "")

    def _offer(self) -> None:
        """Offer what can be done now with the programme that is chosen."""
        one, free = self._chosen, not self._work.busy
        shown = one is not None and one.key == self._shown_key
        address = one.record.address if one else None
        self.add_from.setEnabled(free and bool(self.address.text().strip()))
        self.open_button.setEnabled(free and one is not None and not shown)
        self.update_button.setEnabled(free and one is not None and one.kind != "bundled")
        self.versions_button.setEnabled(free and one is not None and one.versions > 1)
        self.remove_button.setEnabled(free and one is not None and not shown)
        self.consent.setEnabled(bool(address))
        self.consent.setChecked(bool(one and one.record.consent))

    def _begin(self, words: str) -> None:
        self.line.begin(words)
        if not self.list.hasFocus() and not self.address.hasFocus():
            self.list.setFocus()  # the button that was pressed is off now

    def _show_line(self) -> None:
        self.port.ensureWidgetVisible(self.line)

    def _cancel(self) -> None:
        self._work.cancel()
        self.line.tell(self.look.say("Stopped"))

    def _tell_failed(self, notices: Sequence[Notice]) -> None:
        self.line.tell_failed(" ".join(sentence(self.look.say, notice) for notice in notices[:1]))

    # doing

    def _open(self, key: str | None) -> None:
        if key is not None and key != self._shown_key:
            self.accept()
            self.open_requested.emit(key)

    def _add(self) -> None:
        address = self.address.text().strip()
        if address and not self._work.busy:
            self._begin(self.look.say("Asking {address}…", address=address))
            self._work.add(address, partial(self._take_added, address))

    def _take_added(self, address: str, outcome: Outcome) -> None:
        if outcome.entry is None:
            self._tell_failed(outcome.notices)
            return
        self._hand_over(Opened(outcome.entry, outcome.notices, Path(outcome.entry.programme.key)))

    def _hand_over(self, opened: Opened) -> None:
        """Have the window show what was found, and make room for it."""
        self.accept()
        self.opened.emit(opened)

    def _update(self, *, same: bool = False) -> None:
        one = self._chosen
        if one is not None:
            self._begin(self.look.say("Looking for a newer version of {title}…", title=one.title))
            self._work.update(one.key, partial(self._take_updated, one), same=same)

    def _take_updated(self, one: Listed, outcome: Outcome) -> None:
        say, entry = self.look.say, outcome.entry
        if outcome.state == "unsure":
            self._ask_if_same(one, outcome)
        elif entry is None:
            self._tell_failed(outcome.notices)
        elif outcome.state == "updated" and one.key == self._shown_key:
            self._hand_over(Opened(entry, outcome.notices, Path(entry.programme.key)))
        else:
            entry.close()
            new = outcome.state != "unchanged"
            self.line.tell(
                say("Updated: {title}", title=one.title) if new else say("There is no newer version")
            )
            self.reload()

    def _ask_if_same(self, one: Listed, outcome: Outcome) -> None:
        say, told = self.look.say, outcome.notices[0].arguments
        self.line.tell("")
        text = say(
            "What was found, “{title}”, has another key. If it is the same conference as “{other}”, your "
            "favourites are carried over.",
            title=told["title"],
            other=one.title,
        )

        def answer(same: bool) -> None:
            if same:
                self._update(same=True)
            else:
                self._work.part(one.key, told["key"])

        self._ask(say("Is this the same conference?"), text, say("The same conference"),
                  say("Another conference"), answer)  # fmt: skip

    def _set_consent(self, consent: bool) -> None:
        one = self._chosen
        problem = self._work.consent(one.key, consent) if one else None
        if problem is not None:
            self._tell_failed([problem])
        self.reload()

    def _ask_for_version(self) -> None:
        one = self._chosen
        if one is not None:
            self._work.versions(one.key, partial(self._offer_versions, one.key))

    def _offer_versions(self, key: str, kept: Sequence[KeptVersion]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.look.say("Earlier versions…"))
        for version in kept[1:]:
            action = menu.addAction(version_words(self.look.say, version).replace("&", "&&"))
            action.triggered.connect(lambda _=False, content=version.content: self._go_back(key, content))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.versions_button.mapToGlobal(self.versions_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _go_back(self, key: str, content: str) -> None:
        self.accept()
        self.back_requested.emit(key, content)

    def _remove(self) -> None:
        one, say = self._chosen, self.look.say
        if one is None:
            return
        text = say(
            "“{title}” and its earlier versions are removed from this list. Your favourites and notes are "
            "kept, and are there again when you open the programme again.",
            title=one.title,
        )

        def answer(remove: bool) -> None:
            if remove:
                self._work.remove(one.key, partial(self._take_removed, one))

        self._ask(say("Remove from the list?"), text, say("Remove"), say("Keep"), answer)

    def _take_removed(self, one: Listed, problem: Notice | None) -> None:
        say = self.look.say
        if problem is not None:
            self._tell_failed([problem])
        else:
            self.line.tell(say("Removed: {title}. Its favourites and notes are kept.", title=one.title))
        self.reload()

    def _ask(self, title: str, text: str, yes: str, no: str, answer: Callable[[bool], None]) -> None:
        dialog = QuestionDialog(self.look, title, text, yes, no, self)
        dialog.answered.connect(answer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
