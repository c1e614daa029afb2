"""The bar at the bottom: what is shown on the left, time zone and version on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.edges import draw_edge
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

GAP = 24
"""What lies at least between the two lines, in px at the base text size."""


class StatusBar(QWidget):
    """Two quiet lines, of which the left one is also spoken when it changes.

    Where there is no room for both, the right one leaves out its parts, the first of them last, before the
    left one ends in an ellipsis; the tool tip has all of it.
    """

    def __init__(self, theme: Theme, say: Wording) -> None:
        super().__init__()
        self._theme, self._name = theme, say("Status")
        self._face = Face(theme.metrics, "caption")
        self._news = self._left = ""
        self._right: tuple[str, ...] = ()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.metrics.size("statusBar"))
        self._describe()

    @property
    def text(self) -> str:
        """What the left side says."""
        return self._left

    def shown(self) -> tuple[str, str]:
        """Return what there is room for on the left and on the right."""
        px = self._theme.metrics.px
        room = float(self.width() - 2 * px(16))
        left = self._face.width(self._left)
        parts = list(self._right)
        while parts and left + px(GAP) + self._face.width(" · ".join(parts)) > room:
            parts.pop(1 if len(parts) > 1 else 0)
        right = " · ".join(parts)
        if right:
            room -= px(GAP) + self._face.width(right)
        return self._face.elided(self._left, room), right

    def tell_right(self, parts: Sequence[str]) -> None:
        """Show what holds for everything: the zone, the version, a simulated time."""
        self._right = tuple(parts)
        self._describe()

    def tell(self, news: str, place: str = "") -> None:
        """Show a line, and speak it politely if there is news; where one has scrolled to is none."""
        announce = bool(self._news) and news != self._news
        self._news = news
        text = f"{news} · {place}" if place else news
        if text == self._left:
            return
        self._left = text
        self._describe()
        if announce:
            from iweek_desktop.ui.speech import speak_politely

            speak_politely(self, text)

    def _describe(self) -> None:
        whole = " · ".join(part for part in (self._left, *self._right) if part)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(whole)
        self.setToolTip(whole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px, colour = self._theme.metrics.px, self._theme.neutral["textSecondary"]
        painter = QPainter(self)
        draw_edge(painter, QRectF(self.rect()), Qt.Edge.TopEdge, self._theme.neutral["divider"])
        line = QRectF(px(16), 0, self.width() - 2 * px(16), self.height())
        top = (line.height() - self._face.line) / 2
        left, right = self.shown()
        self._face.draw(painter, line.left(), top, left, colour)
        if right:
            self._face.draw_right(painter, line.right(), top, right, colour)
