"""A sheet of all that a block can look like, drawn by what draws the blocks of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from iweek_desktop.programme.model import Level, Organisation, Programme, Room, Session, State, Track
from iweek_desktop.ui.drawing.block_parts import Look, Words
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.drawing.lettering import Face, Lettering
from iweek_desktop.ui.grid.band_painter import BandPainter
from iweek_desktop.ui.grid.block_painter import BlockPainter
from iweek_desktop.ui.grid.canvas_painter import CanvasPainter
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.panes.detail_parts import Chip, ClashBox, NewsBox, SessionLink
from iweek_desktop.ui.panes.segments import LevelSegments
from iweek_desktop.ui.style import style_sheet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording

SIZE_PX = (1280, 1120)
TEN = datetime(2031, 10, 8, 10, tzinfo=UTC)
BEFORE, DURING, AFTER = TEN - timedelta(days=1), TEN + timedelta(minutes=35), TEN + timedelta(days=1)
THEMES = (
    "Governance", "Systems", "Data and AI", "Procurement", "Climate", "Culture", "Health", "Schools",
    "Law", "Nature", "Design", "Building",
)  # fmt: skip
TITLE = "Regional data spaces: what can we share?"
LONG_TITLE = "Climate contracts in practice: lessons from 23 cities"
MUST, MAYBE = Level.MUST, Level.MAYBE
HEIGHTS = (20, 28, 36, 44, 52, 68, 84, 116)
LEFT, COLUMN = 32, 204


class Case(NamedTuple):
    """One block: what stands above it, the number of its hue, and all that can be the matter with it."""

    caption: str
    hue: int = 0
    title: str = TITLE
    level: Level | None = None
    clash: bool = False
    news: str = ""
    state: State = State.CONFIRMED
    now: datetime = BEFORE
    hours: int = 1
    selected: bool = False
    hovered: bool = False
    focused: bool = False


class Block(NamedTuple):
    """A case and where it is drawn."""

    case: Case
    rect: QRectF


def cases(say: Wording) -> tuple[Case, ...]:
    """Return the states of a block, in the order in which the sheet shows them."""
    return (
        Case("Default"),
        Case("Hover", hovered=True),
        Case("Keyboard focus", focused=True),
        Case("Selected", selected=True),
        Case("Must", 1, level=MUST),
        Case("Maybe", 1, level=MAYBE),
        Case("Clash (two favourites)", 5, level=MUST, clash=True),
        Case("Changed", 2, news=say("New time")),
        Case("Cancelled", 2, state=State.CANCELLED),
        Case("Past", now=AFTER),
        Case("Past, must", level=MUST, now=AFTER),
        Case("Selected and focus", 2, selected=True, focused=True),
        Case("On now", now=DURING),
        Case("Clash and changed", 5, level=MAYBE, clash=True, news=say("New time")),
        Case("Cancelled, must", 2, level=MUST, state=State.CANCELLED),
        Case("Selected, clash", 5, level=MUST, clash=True, selected=True),
        Case("Long, nothing inside", hours=6),
        Case("Without a theme", -1),
    )


class BlockSheet(QWidget):
    """Every state of a block, its words by height, an umbrella, every hue, and the controls beside them."""

    def __init__(self, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._theme, self._icons, self._say = theme, icons, say
        self._letters = Lettering(theme.metrics)
        self._blocks = BlockPainter(theme, self._letters, icons)
        self._bands = BandPainter(theme, self._letters, icons)
        self._canvas = CanvasPainter(theme)
        self._heading, self._caption = Face(theme.metrics, "subtitle"), Face(theme.metrics, "caption")
        self.setFixedSize(*SIZE_PX)
        self.setPalette(theme.q_palette())
        self.setStyleSheet(style_sheet(theme))
        self.blocks = tuple(self._place())
        self._add_controls(SIZE_PX[0] // 2 + 24, 652)

    def _place(self) -> Sequence[Block]:
        """Return where each block stands."""
        states = [
            Block(case, QRectF(LEFT + number % 6 * COLUMN, 80 + number // 6 * 124, 176, 88))
            for number, case in enumerate(cases(self._say))
        ]
        heights = [
            Block(
                Case(f"{height} px", 4, LONG_TITLE, MAYBE, clash=height == HEIGHTS[-1]),
                QRectF(LEFT + number * 152, 488, 140, height),
            )
            for number, height in enumerate(HEIGHTS)
        ]
        inside = [Block(Case("", 2, level=MUST), QRectF(46, 708, 574, 40))]
        hues = [
            Block(
                Case("", number, f"Session of theme {number + 1}", MUST if number % 2 else None),
                QRectF(LEFT + number % 2 * 620, 838 + number // 2 * 46, 596, 38),
            )
            for number in range(len(THEMES))
        ]
        return [*states, *heights, *inside, *hues]

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.neutral["surface"])
        for top, text in (
            (22, "Block states"),
            (440, "Content by height (140 px wide)"),
            (620, "Umbrella session, and what stands beside the blocks"),
            (806, "Twelve hues, each with a mark of its own"),
        ):
            self._heading.draw(painter, LEFT, top, text, self._theme.neutral["text"])
        self._draw_umbrella(painter, QRectF(LEFT, 652, 598, 116))
        for block in self.blocks:
            self._draw_block(painter, block)
        for block in self.blocks:
            if block.case.focused:
                self._canvas.draw_focus(painter, block.rect, self._theme.metrics.px(4))

    def _draw_block(self, painter: QPainter, block: Block) -> None:
        case, rect = block
        above = rect.top() - 4 - self._caption.line
        self._caption.draw(painter, rect.left(), above, case.caption, self._theme.neutral["textSecondary"])
        words, look = self._prepare(case, rect)
        self._blocks.draw(painter, rect, QRectF(self.rect()), words, look)

    def _prepare(self, case: Case, rect: QRectF) -> tuple[Words, Look]:
        programme = programme_of(case)
        session = programme.sessions[0]
        new = {session.guid: case.news} if case.news else {}
        content = DayContent(
            self._say, programme, [session], [session], False, {}, list(programme.tracks), new
        )
        look = content.look(
            self._theme, session, case.clash, case.now, rect.top() + rect.height() * 0.6,
            selected=case.selected, hovered=case.hovered,
        )  # fmt: skip
        return content.words(session, case.level, case.clash), look

    def _draw_umbrella(self, painter: QPainter, rect: QRectF) -> None:
        programme = programme_of(Case("", title="Together from the start – launch", hours=4))
        umbrella = programme.sessions[0]
        child = Session("child", TITLE, TEN, TEN + timedelta(hours=1), parent=umbrella.guid)
        content = DayContent(self._say, programme, [umbrella, child], [umbrella, child], False, {})
        look = content.look(self._theme, umbrella, False, BEFORE, None, selected=False, hovered=False)
        row = QRectF(rect.left(), rect.top(), rect.width(), 46)
        self._bands.ground.draw(painter, rect, QRectF(self.rect()), row, look, "")
        words, subtitle = content.words(umbrella, None, False), content.band_subtitle(umbrella)
        self._bands.write(painter, row, words, subtitle, look, False)

    # what stands beside the blocks

    def _add_controls(self, left: int, top: int) -> None:
        theme, icons, say = self._theme, self._icons, self._say
        primary, secondary = QPushButton(say("Add to Outlook"), self), QPushButton(say("Copy"), self)
        primary.setProperty("kind", "primary")
        icons.put_beside_text(primary, "calendar-export", 18, theme.neutral["onAccent"])
        icons.put_beside_text(secondary, "copy", 18, theme.neutral["text"])
        segments = LevelSegments(theme, icons, say)
        segments.setParent(self)
        segments.show_level(MUST)
        news = NewsBox(theme, icons)
        news.setParent(self)
        news.tell(
            [
                say(
                    "New time: {new} instead of {old}",
                    new="Wed 8 Oct 10:00–11:00",
                    old="Wed 8 Oct 09:00–10:00",
                )
            ]
        )
        news.setGeometry(QRect(left + 336, top, 248, news.heightForWidth(248)))
        self._put_in_row(left, top, (primary, secondary))
        segments.setGeometry(QRect(left, top + 42, 320, 32))
        chips = [Chip(theme, icons) for _ in range(3)]
        for number, chip in enumerate(chips):
            chip.setParent(self)
            chip.tell(THEMES[number], theme.hue(number))
        self._put_in_row(left, top + 84, chips)
        clash = ClashBox(theme, icons)
        clash.setParent(self)
        title = say.plural("Clashes with {n} favourite", "Clashes with {n} favourites", 1)
        link = SessionLink(theme, "other", LONG_TITLE, "10:30–11:30 · Stockholm", theme.hue(4).edge)
        clash.fill(title, [link])
        clash.setGeometry(QRect(left + 336, news.geometry().bottom() + 8, 248, clash.heightForWidth(248)))

    def _put_in_row(self, left: int, top: int, widgets: Sequence[QWidget]) -> None:
        for widget in widgets:
            widget.ensurePolished()
            size = widget.sizeHint()
            widget.setGeometry(QRect(left, top + (32 - size.height()) // 2, size.width(), size.height()))
            left += size.width() + 8


def programme_of(case: Case) -> Programme:
    """Return a programme of one session, with all that is the matter in a case."""
    tracks = {name: Track(name, name) for name in THEMES}
    session = Session(
        "session", case.title, TEN, TEN + timedelta(hours=case.hours), rooms=("place",),
        tracks=(THEMES[case.hue],) if case.hue >= 0 else (), organisers=("organiser",), state=case.state,
    )  # fmt: skip
    return Programme(
        "sheet", "Sheet", "UTC", sessions=(session,), tracks=tracks,
        rooms={"place": Room("place", "Stockholm")},
        organisations={"organiser": Organisation("organiser", "SKR")},
    )  # fmt: skip
