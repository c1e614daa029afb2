"""The bar above the days: looking for sessions, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.panes.search_field import SearchField
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class CommandBar(QWidget):
    """Search on the left; undo, appearance and export on the right."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording,
        find: QAction, undo: QAction, appearance: QAction, export: QAction,
    ) -> None:  # fmt: skip
        super().__init__()
        px = theme.metrics.px
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Commands"))
        self.setFixedHeight(theme.metrics.size("commandBar"))
        keys = find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        keys = find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchField(theme, icons, say, keys)
        self._export_name = export.text()
        self.export_button = QPushButton(export.text())
        self.export_button.setAccessibleName(export.text())
        icons.put_beside_text(self.export_button, "calendar-export", px(20), theme.neutral["accent"])
        self.export_button.setToolTip(export.toolTip())
        self.export_button.clicked.connect(export.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.search, 31)
        layout.addStretch(69 - 31)
        self.undo_button = _action_button(theme, icons, "undo", undo)
        self.appearance_button = _action_button(theme, icons, "sun" if theme.dark else "moon", appearance)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.appearance_button)
        layout.addSpacing(px(4))
        layout.addWidget(self.export_button)

    def show_export_name(self, shown: bool) -> None:
        """Name the export on its button, or leave the icon alone where there is little room."""
        self.export_button.setText(self._export_name if shown else "")


def _action_button(theme: Theme, icons: IconSet, icon: str, action: QAction) -> QToolButton:
    px = theme.metrics.px
    button = QToolButton()
    picture = icons.icon(icon, px(20), theme.neutral["text"], theme.neutral["textDisabled"])
    action.setIcon(picture)
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(px(20), px(20)))
    button.setFixedSize(px(32), px(32))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
