"""The sheet of keyboard shortcuts, made from the tables that the window itself is made from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from iweek_desktop.programme.identity import fold
from iweek_desktop.ui.dialogs.controls import Group
from iweek_desktop.ui.dialogs.frame import Dialog
from iweek_desktop.ui.key_names import key_name
from iweek_desktop.ui.key_rows import LETTERS, KeyGroup, KeyRow, matching
from iweek_desktop.ui.look import Look
from iweek_desktop.ui.speech import speak_politely

SIZE = (640, 560)
STACKED_BELOW = 520
SCROLLING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ShortcutsDialog(Dialog):
    """Every key with what it does, in two columns; words in the field leave only the rows that have them."""

    grows = False

    def __init__(self, look: Look, groups: Sequence[KeyGroup], parent: QWidget | None) -> None:
        super().__init__(look, look.say("Keyboard shortcuts"), SIZE, parent)
        px = look.theme.metrics.px
        self.groups = groups
        self._names = {key: self._name(key) for group in groups for row in group.rows for key in row.keys}
        self.field = QLineEdit()
        self.field.setPlaceholderText(look.say("Search shortcuts"))
        self.field.setAccessibleName(look.say("Search shortcuts"))
        self.field.setFixedHeight(px(32))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.add_above(self.field)
        self.nothing = QLabel(look.say("No shortcut matches"))
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(32))
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.rows: dict[tuple[str, str], QWidget] = {}
        self.sections: dict[str, Group] = {}
        for column in (groups[:1], groups[1:]):
            self._columns.addLayout(self._make_column(column), 1)
        self.close_button = self.add_button(look.say("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.entry = self.field
        self.read_by_key()

    def _name(self, key: str) -> str:
        return key if key == LETTERS else key_name(self.look.say, key)

    def _make_column(self, groups: Sequence[KeyGroup]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.look.theme.metrics.px(20))
        for group in groups:
            section = self.sections[group.name] = Group(group.heading, self.look.theme.metrics.px(6))
            for row in group.rows:
                made = self.rows[group.name, row.name] = self._make_row(row)
                section.add(made)
            column.addWidget(section)
        column.addStretch(1)
        return column

    def _make_row(self, row: KeyRow) -> QWidget:
        px = self.look.theme.metrics.px
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        words = QLabel(row.text)
        words.setWordWrap(True)
        words.setAccessibleName(f"{row.text}: {', '.join(self._names[key] for key in row.keys)}")
        line.addWidget(words, 1)
        for key in row.keys:
            cap = QLabel(self._names[key])
            cap.setObjectName("keyCap")
            line.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _search(self, text: str) -> None:
        found = matching(self.groups, fold(text).split(), self._names)
        shown = {(group.name, row.name) for group in found for row in group.rows}
        for name, row in self.rows.items():
            row.setVisible(name in shown)
        for section, widget in self.sections.items():
            widget.setVisible(any(group.name == section for group in found))
        self.nothing.setVisible(not found)
        say = self.look.say
        told = say.plural("{n} shortcut", "{n} shortcuts", len(shown)) if shown else self.nothing.text()
        speak_politely(self.field, told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that scroll do so from the field, which has no use for them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in SCROLLING:
            bar, forward = self.port.verticalScrollBar(), event.key() in (SCROLLING[0], SCROLLING[2])
            step = bar.pageStep() if event.key() in SCROLLING[2:] else self.look.theme.metrics.px(24)
            bar.setValue(bar.value() + (step if forward else -step))
            return True
        return super().eventFilter(watched, event)

    def arrange(self, width: int) -> None:
        """Put the columns below each other where there is no room beside."""
        narrow = width < self.look.theme.metrics.px(STACKED_BELOW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)
