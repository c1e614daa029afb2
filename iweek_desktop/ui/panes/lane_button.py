"""The button that says what the lanes stand for, and offers what else they could."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.menu import Menu
from iweek_desktop.ui.menu_start import begin_once_shown
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

PAD, GAP, ICON = 10, 6, 16


class LaneButton(QToolButton):
    """Two words and an arrow; the list is made when it is opened."""

    grouping_chosen = Signal(object)

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, offered: Callable[[], Sequence[Grouping]]
    ) -> None:
        """Take what makes the list of what lanes can stand for, which may take its time."""
        super().__init__()
        self._theme, self._icons, self._say, self._offered = theme, icons, say, offered
        self._plain, self._strong = Face(theme.metrics, "body"), Face(theme.metrics, "bodyStrong")
        self._grouping = Grouping.AUTOMATIC
        self._rows = False
        self._choices = Menu(self)
        self._choices.aboutToShow.connect(self._fill)
        self.setMenu(self._choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedHeight(theme.metrics.px(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "boxed")
        self.setProperty("side", "both")
        self.show_grouping(self._grouping, rows=False)

    def show_grouping(self, grouping: Grouping, *, rows: bool) -> None:
        """Say what lanes stand for; lanes of a timeline are called rows."""
        self._grouping, self._rows = grouping, rows
        spoken = f"{self._label()} {grouping_name(self._say, grouping)}"
        self.setAccessibleName(spoken)
        self.setToolTip(f"{spoken} (Ctrl+G)")
        self.updateGeometry()
        self.update()

    def _label(self) -> str:
        return f"{self._say('Rows') if self._rows else self._say('Lanes')}:"

    def _fill(self) -> None:
        self._choices.clear()
        group = QActionGroup(self._choices)
        for grouping in self._offered():
            action = QAction(grouping_name(self._say, grouping), self._choices)
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            action.triggered.connect(lambda _=False, chosen=grouping: self.grouping_chosen.emit(chosen))
            group.addAction(action)
            self._choices.addAction(action)
        begin_once_shown(self._choices)

    def sizeHint(self) -> QSize:
        px = self._theme.metrics.px
        words = self._plain.width(self._label()) + self._strong.width(
            grouping_name(self._say, self._grouping)
        )
        return QSize(round(words) + px(2 * PAD + 2 * GAP + ICON), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px, neutral = QPainter(self), self._theme.metrics.px, self._theme.neutral
        left, face = float(px(PAD)), self._plain
        top = (self.height() - face.line) / 2
        face.draw(painter, left, top, self._label(), neutral["textSecondary"])
        left += face.width(self._label()) + px(GAP)
        name = grouping_name(self._say, self._grouping)
        self._strong.draw(painter, left, top, name, neutral["text"])
        box = QRectF(self.width() - px(PAD + ICON), (self.height() - px(ICON)) / 2, px(ICON), px(ICON))
        arrow = self._icons.pixmap("chevron-down", px(ICON), self.devicePixelRatioF(), neutral["text"])
        painter.drawPixmap(box.topLeft(), arrow)


def grouping_name(say: Wording, grouping: Grouping) -> str:
    """Return what lanes stand for, in a word."""
    match grouping:
        case Grouping.AUTOMATIC:
            return say("Automatic")
        case Grouping.THEME:
            return say("Theme")
        case Grouping.PLACE:
            return say("Place")
        case Grouping.ORGANISER:
            return say("Organiser")
        case Grouping.FORMAT:
            return say("Format")
