"""The pane on the right: everything about the selected session, and what one wants of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from iweek_desktop.programme.model import Details, Session
from iweek_desktop.programme.text import plain, rich, safe_url
from iweek_desktop.ui.button_row import ButtonRow
from iweek_desktop.ui.drawing.content import hue_of
from iweek_desktop.ui.drawing.wrapping import breakable, sparing
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.newness import news_lines
from iweek_desktop.ui.panes.detail_parts import Chip, ClashBox, Fact, NewsBox, Section, SessionLink, TextLabel
from iweek_desktop.ui.panes.note_edit import NoteEdit
from iweek_desktop.ui.panes.programme_page import ProgrammePage
from iweek_desktop.ui.panes.segments import LevelSegments
from iweek_desktop.ui.state import AppState
from iweek_desktop.ui.tab_order import lead_through
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import DayNames, duration, elapsed, zone_time
from iweek_desktop.wording.details import link_lines, registration_line
from iweek_desktop.wording.sessions import level_name, place, state_name, times, times_inside


class DetailPane(QWidget):
    """Show one session, or ask for one to be selected."""

    close_requested = Signal()
    outlook_requested = Signal(str)
    copy_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, state: AppState, theme: Theme, icons: IconSet, say: Wording) -> None:
        super().__init__()
        self._state, self._theme, self._icons, self._say = state, theme, icons, say
        self._guid: str | None = None
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Session details"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self.programme_page = ProgrammePage(state.programme, state.days, theme, say)
        self.programme_page.link_requested.connect(self._open_link)
        self._stack.addWidget(self.programme_page)
        self._stack.addWidget(self._make_page())
        state.selection_changed.connect(self.refresh)
        state.marks_changed.connect(self._show_marks)
        state.changes_changed.connect(self._show_news)
        state.zone_changed.connect(self._show_times)
        state.hyphens_changed.connect(self._show_title)
        self.refresh()

    # making

    def _make_page(self) -> QWidget:
        px = self._theme.metrics.px
        self.scrolled = QScrollArea()
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("paneBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(px(20), px(16), px(20), px(20))
        column.setSpacing(px(10))
        column.addLayout(self._make_head())
        self.news = NewsBox(self._theme, self._icons)
        self.title = TextLabel(f"font-size: {px(20)}px; font-weight: 600;", focusable=True)
        self.title.setObjectName("detailTitle")
        self.title.setIndent(0)
        self.subtitle = TextLabel(f"color: {self._theme.css('textSecondary')};")
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        self.segments = LevelSegments(self._theme, self._icons, self._say)
        self.segments.level_chosen.connect(self._choose_level)
        column.addWidget(self.segments)
        column.addWidget(self._make_buttons())
        column.addWidget(self.news)
        self.clash = ClashBox(self._theme, self._icons)
        column.addWidget(self.clash)
        column.addSpacing(px(4))
        self._add_facts(column)
        self._add_sections(column)
        column.addStretch(1)
        self.scrolled.setWidget(body)
        return self.scrolled

    def _make_head(self) -> QHBoxLayout:
        px, say = self._theme.metrics.px, self._say
        self.chip = Chip(self._theme, self._icons)
        self.tag = QLabel()
        self.tag.setStyleSheet(
            f"font-weight: 600; font-size: {px(12)}px; border: 1px solid {self._theme.css('pastEdge')};"
            f"border-radius: {px(4)}px; padding: 0 {px(6)}px;"
        )
        self.tag.setFixedHeight(px(20))
        self.close_button = QToolButton()
        self.close_button.setIcon(self._icons.icon("close", px(20), self._theme.neutral["text"]))
        self.close_button.setIconSize(QSize(px(20), px(20)))
        self.close_button.setFixedSize(px(28), px(28))
        self.close_button.setToolTip(say("Close"))
        self.close_button.setAccessibleName(say("Close"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.close_button)
        return head

    def _make_buttons(self) -> ButtonRow:
        px, say = self._theme.metrics.px, self._say
        self.outlook = QPushButton(say("Add to Outlook"))
        self.outlook.setProperty("kind", "primary")
        neutral = self._theme.neutral
        self._icons.put_beside_text(self.outlook, "calendar-export", px(18), neutral["onAccent"])
        self.copy = QPushButton(say("Copy"))
        self._icons.put_beside_text(self.copy, "copy", px(18), neutral["text"])
        self.outlook.clicked.connect(lambda: self.outlook_requested.emit(self._guid))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._guid))
        return ButtonRow(px(8), self.outlook, self.copy)

    def _add_facts(self, column: QVBoxLayout) -> None:
        theme, icons, say = self._theme, self._icons, self._say
        self.when, self.where = Fact(theme, icons, "clock"), Fact(theme, icons, "place")
        self.when.first.setStyleSheet("font-weight: 600;")
        self.who, self.links = Fact(theme, icons, "people", say("Organisers")), Fact(theme, icons, "link")
        self.speakers = Fact(theme, icons, "microphone", say("Contributors"))
        self.links.first.linkActivated.connect(self._open_link)
        for fact in (self.when, self.where, self.who, self.speakers, self.links):
            column.addWidget(fact)

    def _add_sections(self, column: QVBoxLayout) -> None:
        px, say = self._theme.metrics.px, self._say
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self._theme.css('divider')};")
        column.addSpacing(px(4))
        column.addWidget(line)
        self.part_of = self._add_section(column, say("Part of"))
        self.inside = self._add_section(column, say("Sessions inside"))
        self._add_heading(column, say("About"))
        self.about = TextLabel(rich=True)
        self.about.linkActivated.connect(self._open_link)
        column.addWidget(self.about)
        self._add_heading(column, say("Your notes"))
        self.notes = NoteEdit(self._state, self._theme, say)
        column.addWidget(self.notes)
        hint = QLabel(say("Saved on this computer only"))
        hint.setStyleSheet(f"color: {self._theme.css('textSecondary')}; font-size: {px(12)}px;")
        column.addWidget(hint)
        self.same_time = self._add_section(column, say("Also at this time"))

    def _add_heading(self, column: QVBoxLayout, text: str) -> QLabel:
        heading = QLabel(text)
        heading.setStyleSheet("font-weight: 600;")
        column.addSpacing(self._theme.metrics.px(6))
        column.addWidget(heading)
        return heading

    def _add_section(self, column: QVBoxLayout, text: str) -> Section:
        section = Section(text, self._theme, self._say)
        column.addWidget(section)
        return section

    # showing

    def refresh(self) -> None:
        """Show the session that is selected now."""
        self._note_seen()
        self._guid = self._state.selected
        self.notes.show_note(self._guid)
        session = self._state.session(self._guid)
        if session is None:
            self._stack.setCurrentIndex(0)
            return
        details = self._state.programme.details.get(session.guid) or Details()
        self._show_head(session, details)
        self._show_facts(session, details)
        text = details.description or details.abstract or ""
        if (
            details.abstract
            and details.description
            and not plain(details.description).startswith(plain(details.abstract)[:80])
        ):
            text = f"{details.abstract}\n\n{details.description}"
        self.about.setText(rich(text) if text else self._say("No description has been published."))
        self._show_marks()
        self.scrolled.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)

    def _show_head(self, session: Session, details: Details) -> None:
        tracks = self._state.programme.track_list(session)
        hue = hue_of(self._theme, self._state.programme, session, self._state.hues)
        self.chip.tell(tracks[0].name if tracks else "", hue)
        self._show_title()
        self.subtitle.setText(details.subtitle or "")
        self.subtitle.setVisible(bool(details.subtitle))
        self.show_state()
        self._show_news()

    def _show_title(self) -> None:
        session = self._state.session(self._guid)
        if session is not None:
            broken = self._state.hyphenated.get(session.guid)
            self.title.setText(sparing(broken) if broken else breakable(session.title))
            self.title.setAccessibleName(session.title)

    def _show_news(self) -> None:
        """Tell what is new of the session until another one is shown."""
        self.news.tell(news_lines(self._say, self._state, self._guid))

    def _note_seen(self) -> None:
        """Take the mark from the session that was shown until now, if somebody could see it."""
        if self._guid is not None and self._guid != self._state.selected and self.isVisible():
            self._state.note_seen(self._guid)

    def show_state(self) -> None:
        """Tell whether the session is cancelled, over or on now."""
        session = self._state.session(self._guid)
        if session is not None:
            tag = state_name(self._say, session, None if self._state.over() else self._state.now())
            self.tag.setText(tag)
            self.tag.setVisible(bool(tag))

    def _show_facts(self, session: Session, details: Details) -> None:
        say, programme = self._say, self._state.programme
        self._show_when(session)
        where = place(say, programme, session)
        rooms = programme.room_list(session)
        self.where.show_icon("online" if rooms and all(room.online for room in rooms) else "place")
        extra = [part for room in rooms for part in (room.venue, room.address) if part]
        self.where.tell(where or say("Place not stated"), ", ".join(dict.fromkeys(extra)))
        names = programme.organiser_names([*session.organisers, *details.partners])
        self.who.tell(", ".join(dict.fromkeys(names)))
        self.speakers.tell(", ".join(programme.person_name(role.person) for role in details.persons))
        self.links.tell(link_lines(say, details), registration_line(say, details, self._state.zone))

    def _show_when(self, session: Session) -> None:
        say = self._say
        if session.start is None:
            self.when.tell(say("Not scheduled"))
            return
        day = DayNames(say, [item.day for item in self._state.days]).heading(session.start.date())
        length = ""
        if session.end and not session.all_day:
            length = duration(say, elapsed(session.start, session.end))
        # Days are the programme's own wherever one is.
        zone = zone_time(say, self._state.programme.zone_name if session.all_day else self._state.zone.key)
        self.when.tell(f"{day}, {times_inside(say, session)}", " · ".join(filter(None, (length, zone))))

    def _show_times(self) -> None:
        """Tell everything that has a time in it anew."""
        session = self._state.session(self._guid)
        if session is not None:
            self._show_facts(session, self._state.programme.details.get(session.guid) or Details())
            self._show_marks()
            self._show_news()

    def _show_neighbours(self, session: Session) -> None:
        state = self._state
        umbrella = state.session(session.parent)
        self.part_of.fill([self._link(umbrella)] if umbrella else [])
        the_day = state.same_day(session)
        children = [other for other in the_day if other.parent == session.guid]
        self.inside.fill([self._link(other) for other in children])
        family = {session.guid, session.parent, *(child.guid for child in children)}
        others = [other for other in the_day if other.guid not in family and _overlap(session, other)]
        self.same_time.fill([self._link(other) for other in others])

    def _link(self, session: Session) -> SessionLink:
        say = self._say
        level = self._state.level(session.guid)
        facts = [times(say, session), level_name(say, level) if level else ""]
        facts.append(place(say, self._state.programme, session))
        children = [other for other in self._state.same_day(session) if other.parent == session.guid]
        if any(other.guid == self._guid for other in children):
            facts.append(
                say.plural("{n} other session inside", "{n} other sessions inside", len(children) - 1)
            )
        elif children:
            facts.append(say.plural("{n} session inside", "{n} sessions inside", len(children)))
        edge = hue_of(self._theme, self._state.programme, session, self._state.hues).edge
        said = " · ".join(fact for fact in facts if fact)
        link = SessionLink(self._theme, session.guid, session.title, said, edge)
        link.clicked.connect(partial(self._follow, session.guid))
        return link

    def _show_marks(self) -> None:
        state, session = self._state, self._state.session(self._guid)
        if session is None:
            return
        self.segments.show_level(state.level(session.guid))
        self._show_neighbours(session)
        clashes = [s for s in map(state.session, state.clashes.get(session.guid, ())) if s]
        title = self._say.plural("Clashes with {n} favourite", "Clashes with {n} favourites", len(clashes))
        self.clash.fill(title, [self._link(other) for other in clashes])
        lead_through(self)

    # levels and links

    def _follow(self, guid: str) -> None:
        """Show another session, whose title takes the focus from the link, which goes."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._state.select(guid)
        self.take_focus()

    def _choose_level(self, level: object) -> None:
        if self._guid is not None:
            self._state.set_level(self._guid, level)  # type: ignore[arg-type]

    def _open_link(self, url: str) -> None:
        safe = safe_url(url)
        if safe:
            self.link_requested.emit(safe)

    def entry(self) -> QWidget | None:
        """Return what takes the keyboard focus first; None while no session is shown."""
        return self.title if self._stack.currentIndex() else None

    def take_focus(self) -> None:
        """Move the keyboard focus to the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _overlap(a: Session, b: Session) -> bool:
    if a.start is None or b.start is None or a.drawn_end is None or b.drawn_end is None:
        return False
    return a.start.timestamp() < b.drawn_end.timestamp() and b.start.timestamp() < a.drawn_end.timestamp()
