"""The pieces that the detail pane is put together from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from iweek_desktop.ui.drawing.lettering import FROM_THE_LEFT, Face
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Hue, Theme
from iweek_desktop.wording.catalogue import Wording

FIRST_LINKS = 8
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
READABLE = (
    SELECTABLE
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class TextLabel(QLabel):
    """A paragraph that can be selected, and whose height follows its width."""

    def __init__(self, style: str = "", *, rich: bool = False, focusable: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(READABLE if rich else Qt.TextInteractionFlag.TextSelectableByMouse)
        if focusable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        elif not rich:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if style:
            self.setStyleSheet(style)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Fact(QWidget):
    """An icon, a line, and a quieter line below it; it vanishes when it has nothing to say."""

    def __init__(self, theme: Theme, icons: IconSet, icon: str, meaning: str = "") -> None:
        """Make an empty one; `meaning` is told where the pointer rests, if the icon may leave a doubt."""
        super().__init__()
        px = theme.metrics.px
        self._theme, self._icons = theme, icons
        self.setToolTip(meaning)
        self._sign = QLabel()
        self.first = TextLabel(rich=icon == "link")
        self.second = TextLabel(f"color: {theme.css('textSecondary')}; font-size: {px(12)}px;")
        self._sign.setFixedWidth(px(20))
        self.show_icon(icon)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.first)
        words.addWidget(self.second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def show_icon(self, icon: str) -> None:
        """Take another icon."""
        picture = self._icons.pixmap(
            icon, self._theme.metrics.px(20), self.devicePixelRatioF(), self._theme.neutral["textSecondary"]
        )
        self._sign.setPixmap(picture)

    def tell(self, first: str, second: str = "") -> None:
        """Show the lines; hide the whole where both are empty."""
        self.first.setText(first)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.setVisible(bool(first or second))


class Chip(QWidget):
    """A theme's mark and name on its own colour."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._face = Face(theme.metrics, "caption")
        self.setFixedHeight(theme.metrics.px(20))
        self._text = ""
        self._hue: Hue | None = None

    def tell(self, text: str, hue: Hue) -> None:
        """Show a theme."""
        self._text, self._hue = text, hue
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.metrics.px
        return QSize(round(self._face.width(self._text)) + px(32), px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(60), self._theme.metrics.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hue is None:
            return
        px = self._theme.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        seen = self._hue.chip != self._theme.neutral["surface"]
        painter.setPen(self._hue.chip if seen else self._hue.edge)
        painter.setBrush(self._hue.chip)
        width = min(self.width(), self.sizeHint().width())
        box = QRectF(0, 0, width, px(20)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        mark = self._icons.pixmap(f"mark-{self._hue.mark}", px(10), self.devicePixelRatioF(), self._hue.edge)
        painter.drawPixmap(px(8), px(5), mark)
        text = self._face.elided(self._text, width - px(30))
        self._face.draw(painter, px(22), px(2), text, self._hue.chip_text)


class SignalBox(QFrame):
    """A box in the colours of a signal: its sign, and beside it what is told."""

    def __init__(self, theme: Theme, icons: IconSet, signal: str, sign: str, padding: int) -> None:
        super().__init__()
        px, colours = theme.metrics.px, theme.signal(signal)
        self.setObjectName(sign)
        self.setStyleSheet(
            f"#{sign} {{ background: {colours.fill.name()}; border: 1px solid {colours.edge.name()};"
            f" border-radius: {px(4)}px; }}"
            f"#{sign} QLabel {{ color: {colours.text.name()}; background: transparent; }}"
        )
        picture = QLabel()
        picture.setPixmap(icons.pixmap(sign, px(18), self.devicePixelRatioF(), colours.edge))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(px(4))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(12), px(padding), px(12), px(padding))
        layout.setSpacing(px(10))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self.lines, 1)


class NewsBox(SignalBox):
    """What is new of the session since the version before, a line each; hidden while nothing is."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        super().__init__(theme, icons, "info", "updated", 8)
        self._told = TextLabel()
        self.lines.addWidget(self._told)
        self.hide()

    @property
    def text(self) -> str:
        """What is new, a line each."""
        return self._told.text()

    def tell(self, lines: Sequence[str]) -> None:
        """Say what is new; the box hides where there is nothing."""
        self._told.setText("\n".join(lines))
        self.setAccessibleName(" ".join(lines))
        self.setVisible(bool(lines))


class SessionLink(QAbstractButton):
    """A session named in the pane; pressing it shows that session."""

    def __init__(self, theme: Theme, guid: str, title: str, facts: str, colour: QColor) -> None:
        super().__init__()
        self.said = (guid, title, facts)
        self._theme, self._facts, self._colour = theme, facts, colour
        self._body, self._caption = Face(theme.metrics, "body"), Face(theme.metrics, "caption")
        self._title = title  # not the button's text, in which "&" would make a key
        self.setAccessibleName(f"{title}, {facts}" if facts else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> list[str]:
        return self._body.wrap(self._title, width - self._theme.metrics.px(22), 2)[0]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width)) * self._body.line
        return lines + (self._caption.line if self._facts else 0) + self._theme.metrics.px(4)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(240), self.heightForWidth(max(self.width(), 200)))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, neutral = self._theme.metrics.px, self._theme.neutral
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(QRectF(px(4), 0, self.width() - px(4), self.height()), neutral["accentSoft"])
        painter.fillRect(QRectF(0, 0, px(4), self.height()), self._colour)
        top = float(px(2))
        for line in self._lines(self.width()):
            self._body.draw(painter, px(14), top, line, neutral["text"])
            top += self._body.line
        if self._facts:
            shown = self._caption.elided_whole(FROM_THE_LEFT + self._facts, self.width() - px(18))
            self._caption.draw(painter, px(14), top, shown, neutral["textSecondary"])
        if self.hasFocus():
            painter.setPen(QPen(neutral["focusOuter"], 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


def same_links(shown: Sequence[SessionLink], links: Sequence[SessionLink]) -> bool:
    """Whether links lead to the same sessions and say the same of them: those shown keep the focus then."""
    return [link.said for link in shown] == [link.said for link in links]


def replace_links(
    column: QVBoxLayout, shown: Sequence[SessionLink], links: Sequence[SessionLink], *, after: int
) -> None:
    """Put links in place of those shown, below the first widgets of a column."""
    for old in shown:
        column.removeWidget(old)
        old.hide()
        old.deleteLater()
    for place, link in enumerate(links):
        column.insertWidget(after + place, link)


class Section(QWidget):
    """A heading with session links below it; hidden while there are none.

    The first few are shown, and a button that shows all.
    """

    def __init__(self, text: str, theme: Theme, say: Wording) -> None:
        super().__init__()
        self._say = say
        heading = QLabel(text)
        heading.setStyleSheet("font-weight: 600;")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.metrics.px(6), 0, 0)
        self._column.setSpacing(theme.metrics.px(8))
        self._column.addWidget(heading)
        self.links: list[SessionLink] = []
        self.more = QPushButton()
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more)
        self.hide()

    def fill(self, links: Sequence[SessionLink]) -> None:
        """Show these links in place of those before."""
        if same_links(self.links, links):
            return
        replace_links(self._column, self.links, links, after=1)
        self.links = list(links)
        for place, link in enumerate(links):
            link.setVisible(place < FIRST_LINKS or len(links) == FIRST_LINKS + 1)
        self.more.setText(self._say("Show all {n}", n=len(links)))
        self.more.setVisible(len(links) > FIRST_LINKS + 1)
        self.setVisible(bool(links))

    def _show_all(self) -> None:
        for link in self.links:
            link.show()
        self.links[FIRST_LINKS].setFocus(Qt.FocusReason.TabFocusReason)
        self.more.hide()


class ClashBox(SignalBox):
    """Which favourites overlap with this one; pressing a line shows that session."""

    def __init__(self, theme: Theme, icons: IconSet) -> None:
        super().__init__(theme, icons, "clash", "clash", 10)
        self.title = QLabel()
        self.title.setStyleSheet("font-weight: 600;")
        self.links: list[SessionLink] = []
        self.lines.addWidget(self.title)

    def fill(self, title: str, links: Sequence[SessionLink]) -> None:
        """Name the sessions that clash, in place of those before; hide the box where there are none."""
        self.title.setText(title)
        if not same_links(self.links, links):
            replace_links(self.lines, self.links, links, after=1)
            self.links = list(links)
        self.setVisible(bool(self.links))
