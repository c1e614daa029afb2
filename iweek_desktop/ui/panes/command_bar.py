"""The bar above the days: which programme this is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording


class CommandBar(QWidget):
    """The programme's title and dates on the left; undo, appearance and export on the right."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, title: str, dates: str,
        undo: QAction, appearance: QAction, export: QAction,
    ) -> None:  # fmt: skip
        super().__init__()
        px = theme.metrics.px
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Commands"))
        self.setFixedHeight(theme.metrics.size("commandBar"))
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(theme.metrics.font("title"))
        heading.setStyleSheet(f"font-size: {px(20)}px; font-weight: 600;")
        span = QLabel(dates)
        span.setStyleSheet(f"color: {theme.css('textSecondary')};")
        self.export_button = QPushButton(export.text())
        self.export_button.setIcon(icons.icon("calendar-export", px(20), theme.neutral["accent"]))
        self.export_button.setIconSize(QSize(px(20), px(20)))
        self.export_button.setToolTip(export.toolTip())
        self.export_button.clicked.connect(export.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), 0)
        layout.setSpacing(px(8))
        layout.addWidget(heading)
        layout.addSpacing(px(4))
        layout.addWidget(span)
        layout.addStretch(1)
        self.undo_button = _action_button(theme, icons, "undo", undo)
        self.appearance_button = _action_button(theme, icons, "sun" if theme.dark else "moon", appearance)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.appearance_button)
        layout.addSpacing(px(4))
        layout.addWidget(self.export_button)

    def first(self) -> QWidget:
        """Return the button that takes the focus first."""
        return self.undo_button if self.undo_button.isEnabled() else self.appearance_button


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
