"""How far something has come, as a plain bar."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from iweek_desktop.ui.theme import Theme

WHOLE = 100


class ProgressBar(QProgressBar):
    """A bar without words, which is hidden while nobody knows how much there is to do."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Make a bar at nothing; a screen reader calls it `name`."""
        super().__init__()
        self._px = theme.metrics.px
        self.setRange(0, WHOLE)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def tell(self, done: int, total: int) -> None:
        """Show how much is done of how much; 0 is an unknown total."""
        if total > 0:
            self.setValue(min(WHOLE, done * WHOLE // total))
        self.setVisible(total > 0)

    def sizeHint(self) -> QSize:
        return QSize(self._px(160), self._px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(48), self._px(8))
