"""The bar above the days: looking for sessions, and what can be done with them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from iweek_desktop.ui.actions import Actions
from iweek_desktop.ui.fit import Fit
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.key_names import key_name
from iweek_desktop.ui.menu_start import ByMouse
from iweek_desktop.ui.panes.search_field import SearchField
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

Button = TypeVar("Button", bound=QToolButton)
SEARCH, BESIDE = 31, 69 - 31
"""Shares of what the buttons leave: of the search, and of the room beside it in all but compact windows."""


class CommandBar(QWidget):
    """Search on the left; undo, appearance, more and export on the right."""

    message_requested = Signal()
    """The message that a short window has no room for is to be shown, or put aside again."""

    def __init__(self, theme: Theme, icons: IconSet, say: Wording, actions: Actions) -> None:
        super().__init__()
        px = theme.metrics.px
        self._theme, self._icons, self._say = theme, icons, say
        self._chooser: QWidget | None = None
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Commands"))
        self.setFixedHeight(theme.metrics.size("commandBar"))
        keys = key_name(say, actions["search"].shortcut().toString())
        self.search = SearchField(theme, icons, say, keys)
        self.undo_button = _act_by(QToolButton(), theme, icons, "undo", actions["undo"])
        self.appearance_button = _act_by(
            QToolButton(), theme, icons, "sun" if theme.dark else "moon", actions["appearance"]
        )
        self.more_button = _act_by(MoreButton(), theme, icons, "more", actions["more"])
        self.sign = _sign(theme)
        self.sign.clicked.connect(self.message_requested)
        self._make_export(actions["export"])
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.search, SEARCH)
        self._row.addStretch(BESIDE)
        for button in (self.sign, self.undo_button, self.appearance_button, self.more_button):
            self._row.addWidget(button)
        self._row.addSpacing(px(4))
        self._row.addWidget(self.export_button)

    def _make_export(self, export: QAction) -> None:
        px = self._theme.metrics.px
        self._export_name = export.text()
        self.export_button = QPushButton(export.text())
        self.export_button.setAccessibleName(export.text())
        self._icons.put_beside_text(
            self.export_button, "calendar-export", px(20), self._theme.neutral["accent"]
        )
        self.export_button.setToolTip(export.toolTip())
        self.export_button.clicked.connect(export.trigger)

    def put_first(self, chooser: QWidget) -> None:
        """Put a widget before the search, to be shown in a short window."""
        chooser.hide()
        self._chooser = chooser
        self._row.insertWidget(0, chooser)

    def fit(self, fit: Fit) -> None:
        """Leave out what there is no room for; the menu behind "more" has it all."""
        self.undo_button.setVisible(not fit.narrow)
        self.appearance_button.setVisible(not fit.narrow)
        self.export_button.setText("" if fit.compact else self._export_name)
        self.search.shorten(fit.compact)
        self._row.setStretch(self._row.indexOf(self.search) + 1, 0 if fit.compact else BESIDE)
        self.make_room()

    def make_room(self) -> None:
        """Leave the export to the menu and its key where there is no room for its button."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        needed = margins.left() + margins.right() + self.search.minimumWidth()
        for part in (self._chooser, self.sign, self.undo_button, self.appearance_button, self.more_button):
            if part is not None and not part.isHidden():
                needed += gap + max(part.minimumWidth(), part.minimumSizeHint().width())
        needed += 2 * gap + self.export_button.sizeHint().width()
        self.export_button.setVisible(needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def show_sign(self, kind: str | None, text: str, count: int) -> None:
        """Show that messages wait, by the kind of the first; None takes the sign away."""
        self.sign.setVisible(kind is not None)
        if kind is not None:
            size = self._theme.metrics.px(20)
            self.sign.setIcon(self._icons.icon("info", size, self._theme.signal(kind).edge))
            self.sign.setText(str(count))
            told = self._say.plural("{n} message", "{n} messages", count)
            self.sign.setAccessibleName(f"{told}: {text}")
            self.sign.setToolTip(text)
        self.make_room()


def _sign(theme: Theme) -> QToolButton:
    px = theme.metrics.px
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(px(20), px(20)))
    button.setFixedHeight(px(32))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.hide()
    return button


class MoreButton(QToolButton):
    """A button whose action opens a menu, which may ask whether the mouse has pressed it."""

    def __init__(self) -> None:
        super().__init__()
        self.by_mouse = ByMouse()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self.by_mouse:
            super().mouseReleaseEvent(event)


def _act_by(button: Button, theme: Theme, icons: IconSet, icon: str, action: QAction) -> Button:
    """Have a button do what an action does, and look like it."""
    px = theme.metrics.px
    picture = icons.icon(icon, px(20), theme.neutral["text"], theme.neutral["textDisabled"])
    action.setIcon(picture)
    action.setIconVisibleInMenu(False)  # where few have one, and at another size
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(px(20), px(20)))
    button.setFixedSize(px(32), px(32))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
