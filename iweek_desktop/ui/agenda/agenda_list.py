"""The list of sessions of all days: rows under headings that stay in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from operator import add
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.agenda.layout import STAR_RIGHT, AgendaLayout, Columns
from iweek_desktop.ui.agenda.matches import Matches
from iweek_desktop.ui.agenda.row_painter import STAR, UNMARKED, Marked, RowPainter
from iweek_desktop.ui.agenda.sections import Section
from iweek_desktop.ui.agenda.titles import TitleWidths
from iweek_desktop.ui.drawing.block_parts import Look, Words
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.drawing.sayings import Sayings
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.recent import Recent
from iweek_desktop.ui.sessions.session_view import SessionView
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames

ALONG = (
    QAbstractItemView.CursorAction.MoveDown,
    QAbstractItemView.CursorAction.MoveNext,
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
)

STAR_HIT = 28
"""How wide and high the area is in which a star can be pressed."""


class AgendaShown(NamedTuple):
    """What the list shows; `dates` names the day of a session where the headings do not."""

    sections: Sequence[Section]
    content: DayContent
    dates: DayNames | None
    matches: Matches


class AgendaList(SessionView):
    """Show the sessions of many days, one a row."""

    top_changed = Signal()
    """Another part of the list is in view."""

    peeks_only_where_cut = True
    _air = 0
    _geometry: AgendaLayout | None = None
    _shown: AgendaShown | None = None
    _placed = False
    """Whether the list has its size; it is laid out once Qt has told it, when it is first shown."""

    def __init__(
        self, theme: Theme, icons: IconSet, say: Wording, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._say, self._clock = say, clock
        self._painter = RowPainter(theme, icons)
        self._measured = TitleWidths(self._painter.letters.title)
        self._widths_of: Recent[list[float]] = Recent()
        self._widths: list[float] = []
        self._sayings = Sayings()
        self._cut: set[int] = set()
        self._wanted_day: date | None = None

    def show_sections(self, shown: AgendaShown) -> None:
        """Show other sessions; the model already holds them, in the order of the sections."""
        self._shown = shown
        self._widths = self._widths_of.of(
            shown.sections, make=lambda: self._measured.of(_titles(shown.sections))
        )
        self._hover(None)
        self._measure()

    def show_matches(self) -> None:
        """Tell of the same sessions where other words stand that are searched for now."""
        top = self.verticalOffset()
        self._measure()
        self.verticalScrollBar().setValue(top)

    def _measure(self) -> None:
        if self._shown is None or not self._placed:
            return
        width, metrics = float(self.viewport().width()), self._theme.metrics
        columns = Columns.of(width, metrics)
        room = columns.text_end - columns.text
        self._cut.clear()
        more_lines: Sequence[int] = [title > room for title in self._widths]
        matches = self._shown.matches
        if matches.words:
            beyond = matches.beyond_rows(self.sessions_model().sessions)
            more_lines = list(map(add, more_lines, beyond))
        self._geometry = AgendaLayout(self._shown.sections, more_lines, width, metrics)
        self.updateGeometries()
        self.viewport().update()

    # where things lie

    def _rail_width(self) -> int:
        return 0

    def words_cut(self, row: int) -> bool:
        return row in self._cut

    def day_at_top(self) -> date | None:
        """Return the day whose heading stands above the rows."""
        if self._geometry is None or self._shown is None or not self._shown.sections:
            return None
        return self._shown.sections[self._on_top(self._geometry)].day

    def _on_top(self, layout: AgendaLayout) -> int:
        return layout.section_at(self.verticalOffset() - layout.header)

    def shows(self, day: date | None) -> bool:
        """Whether any of a day, its heading included, is in view."""
        layout, section = self._geometry, self._section_of(day)
        if layout is None or section is None:
            return False
        bottom = self.verticalOffset() + self._canvas().height()
        return self._on_top(layout) <= section and layout.section_top(section) < bottom

    def _section_of(self, day: date | None) -> int | None:
        sections = self._shown.sections if self._shown else ()
        return next((n for n, section in enumerate(sections) if section.day and section.day == day), None)

    def _section_from(self, day: date | None) -> int | None:
        """Return the section of a day, or of the next one where that is left out."""
        sections = self._shown.sections if self._shown else ()
        later = (n for n, section in enumerate(sections) if day and section.day and section.day >= day)
        return next(later, None)

    def scroll_to_day(self, day: date | None) -> None:
        """Bring the heading of a day to the top; of a day that is left out, that of the next one."""
        self._wanted_day = day
        if self._geometry is None:
            return
        section = self._section_from(day)
        if section is not None:
            self.verticalScrollBar().setValue(self._geometry.section_top(section) + self._geometry.header)

    def resizeEvent(self, event: QResizeEvent) -> None:
        first, self._placed = not self._placed, True
        anchor = self._anchor()
        self._measure()
        if first:
            self.scroll_to_day(self._wanted_day)
            self.scrollTo(self.currentIndex())
        elif anchor is not None and self._geometry is not None:
            row, below = anchor
            self.verticalScrollBar().setValue(round(self._geometry.rects[row].top() - below))
        self._ring_whole()

    def _anchor(self) -> tuple[int, float] | None:
        """Return a row that stays where it is while the list changes its width, and how far down it is."""
        if self._geometry is None:
            return None
        top, current = self.verticalOffset(), self.currentIndex()
        row = current.row() if current.isValid() and self.shown_rect(current.row()).height() > 0 else None
        if row is None:
            row = self._geometry.nearest_row(top)
        return None if row is None else (row, self._geometry.rects[row].top() - top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn of the rows, and draw the heading above them anew, which stays."""
        canvas = self._canvas().toRect()
        self.viewport().scroll(0, dy, canvas)
        self.viewport().update(0, 0, canvas.width(), canvas.top())
        self.top_changed.emit()

    # keys and pointer

    def _first_row(self) -> int:
        """Return the first row of the day that was asked for, or of what is in view once that is not."""
        layout, section = self._geometry, self._section_from(self._wanted_day)
        if layout is None or self._shown is None or section is None:
            return 0
        day = self._shown.sections[section]
        if day.sessions and self.shows(day.day):
            return sum(len(before.sessions) for before in self._shown.sections[:section])
        return layout.nearest_row(self.verticalOffset()) or 0

    def _row_for(self, action: QAbstractItemView.CursorAction) -> int | None:
        current = self.currentIndex()
        if not current.isValid() and action in ALONG and self.model().rowCount():
            return self._first_row()
        if action in (QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveRight):
            return current.row() if current.isValid() else None
        return super()._row_for(action)

    def _row_a_page_on(self, row: int | None, step: int) -> int | None:
        if self._geometry is None or not len(self._geometry.rects):
            return None
        page = self.verticalScrollBar().pageStep()
        begin = self._geometry.rects[row].top() if row is not None else self.verticalOffset()
        self.verticalScrollBar().setValue(self.verticalOffset() + step * page)
        return self._geometry.nearest_row(begin + step * page)

    def _on_star(self, row: int, point: QPointF) -> bool:
        px, rect = self._theme.metrics.px, self.visualRect(self.model().index(row, 0))
        half = px(STAR_HIT) / 2
        aside = rect.left() + rect.width() - px(STAR_RIGHT) - px(STAR) / 2 - point.x()
        below = point.y() - rect.top() - px(9) - self._painter.letters.title.line / 2
        return abs(aside) <= half and abs(below) <= half

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._hover(None)
        self.disturbed.emit()

    # painting

    def tick(self) -> None:
        """Redraw what depends on the present time."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.neutral["surface"])
        if self._geometry is None or self._shown is None:
            return
        area, canvas, offset = QRectF(event.rect()), self._canvas(), self._offset()
        top, bottom = canvas.top() - offset.y(), canvas.bottom() - offset.y()
        painter.setClipRect(area.intersected(canvas))
        now = self._clock()
        for row in self._geometry.rows_between(top, bottom):
            rect = self._geometry.rects[row].translated(offset)
            if event.region().intersects(rect.toAlignedRect()):
                self._draw_row(painter, row, rect, now)
        painter.setClipRect(area)
        self._draw_headings(painter, self._geometry, self._shown.sections, offset, canvas)

    def _draw_row(self, painter: QPainter, row: int, rect: QRectF, now: datetime) -> None:
        assert self._shown is not None and self._geometry is not None
        session, model = self.sessions_model().sessions[row], self.sessions_model()
        level, clash = model.level(session.guid), bool(model.clashes(session.guid))
        words, selected = self._say_row(session, level, clash), row == self.currentIndex().row()
        look: Look = self._shown.content.look(
            self._theme, session, clash, now, _now_y(session, now, rect),
            selected=selected, hovered=self.hovered_share if row == self._hovered else 0.0,
        )  # fmt: skip
        names = self._shown.dates
        date = names.beside_times(session.start.date()) if names and session.start else ""
        matches = self._shown.matches
        marked = Marked(matches.words, matches.excerpt(session)) if matches.words else UNMARKED
        cut = self._painter.draw(painter, rect, self._geometry.columns, words, look, date, marked)
        (self._cut.add if cut else self._cut.discard)(row)
        if selected and self._ring and self.hasFocus():
            self._painter.draw_focus(painter, rect)

    def _say_row(self, session: Session, level: Level | None, clash: bool) -> Words:
        assert self._shown is not None
        content = self._shown.content
        words = self._sayings.words(content, session, level, clash)
        if not content.inside(session):
            return words
        subtitle = self._sayings.subtitle(content, session)
        return words._replace(details=subtitle.text, own=subtitle.own)

    def _draw_headings(
        self,
        painter: QPainter,
        layout: AgendaLayout,
        sections: Sequence[Section],
        offset: QPointF,
        canvas: QRectF,
    ) -> None:
        """Draw the headings in view; that of the section on top stays until the next one pushes it out."""
        if not sections:
            return
        on_top = self._on_top(layout)
        for number in layout.sections_between(-offset.y(), canvas.bottom() - offset.y()):
            if number > on_top:
                self._draw_heading(painter, sections[number], layout.section_top(number) + offset.y())
        pushed = layout.section_bottom(on_top) + offset.y() - layout.header
        self._draw_heading(painter, sections[on_top], min(0.0, pushed) if on_top + 1 < len(sections) else 0.0)

    def _draw_heading(self, painter: QPainter, section: Section, top: float) -> None:
        box = QRectF(0, top, self.viewport().width(), self._header_height())
        self._painter.draw_heading(painter, box, section.heading, section.facts)


def _titles(sections: Sequence[Section]) -> Iterator[str]:
    return (session.title for section in sections for session in section.sessions)


def _now_y(session: Session, now: datetime, rect: QRectF) -> float | None:
    """Return how far down its row the present time of a session that is on now lies."""
    start, end = session.start, session.drawn_end
    if start is None or end is None or not start.timestamp() <= now.timestamp() < end.timestamp():
        return None
    passed = (now.timestamp() - start.timestamp()) / (end.timestamp() - start.timestamp())
    return rect.top() + passed * rect.height()
