"""What the blocks of one day say and how they stand: from sessions to words and looks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.lanes import Lanes
from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.ui.drawing.block_parts import LaneLabel, Look, Subtitle, Words
from iweek_desktop.ui.theme import Hue, Theme
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time
from iweek_desktop.wording.sessions import place, times

QUIET_FROM_MIN = 240
NOTHING_NEW: Mapping[str, str] = MappingProxyType({})
NO_THEME_HUE = 8
"""Slate: the hue of a session whose theme is not stated; it carries no mark."""


class DayContent:
    """The words and looks of the sessions that one grid shows."""

    def __init__(
        self,
        say: Wording,
        programme: Programme,
        sessions: Sequence[Session],
        whole_day: Sequence[Session],
        over: bool,
        hyphenated: Mapping[str, str],
        hues: Sequence[str] | None = None,
        updated: Mapping[str, str] = NOTHING_NEW,
    ) -> None:
        """Take the sessions of a day.

        Args:
            say: the wording.
            programme: the sessions' programme.
            sessions: the sessions shown.
            whole_day: all sessions of the day, those too that a filter hides.
            over: whether the whole programme has taken place: nothing is greyed then, since
                everything would be.
            hyphenated: titles with soft hyphens, by guid, of the sessions that have long words.
            hues: the slugs of themes in the order of their colours; the programme's order where None.
            updated: what is new of a session, such as "New time", by guid.
        """
        self._hue_of = {slug: n for n, slug in enumerate(programme.tracks if hues is None else hues)}
        self._updated = updated
        self._known: dict[str, tuple[datetime | None, datetime | None, bool, int]] = {}
        self.looked_for: tuple[str, ...] = ()
        """The words that somebody searches for, folded."""
        self.place_told = False
        """Whether the lanes tell the places, so that blocks need not."""
        self._hyphenated = hyphenated
        self.over = over
        self._say = say
        self._programme = programme
        self._by_guid = {session.guid: session for session in sessions}
        self._inside: dict[str, int] = {}
        for session in whole_day:
            if session.parent in self._by_guid:
                self._inside[session.parent] = self._inside.get(session.parent, 0) + 1

    def look_for(self, text: str) -> None:
        """Mark the words of a text from now on."""
        self.looked_for = tuple(fold(text).split())

    def mark_as_new(self, updated: Mapping[str, str]) -> set[str]:
        """Tell other things as new than before; return the guids of the sessions that this concerns."""
        before, self._updated = self._updated, updated
        return {guid for guid in before.keys() | updated.keys() if before.get(guid) != updated.get(guid)}

    def forget_news(self, guid: str) -> None:
        """Tell nothing as new of a session any more."""
        self._updated = {other: text for other, text in self._updated.items() if other != guid}

    def news(self, session: Session) -> str:
        """Return what is new of a session, such as "New time"."""
        return self._updated.get(session.guid, "")

    def inside(self, session: Session) -> int:
        """Return how many of the shown sessions this one is the umbrella of."""
        return self._inside.get(session.guid, 0)

    def tells_like(self, other: DayContent) -> bool:
        """Whether another content says the same of a session that both have the same `basis` for."""
        return (
            self._say is other._say
            and self._programme is other._programme
            and self._hyphenated is other._hyphenated
        )

    def basis(self, session: Session, level: Level | None, clash: bool) -> Hashable:
        """Return all that the words of a session depend on, among contents that tell alike."""
        return session, level, clash, self.news(session), session.parent in self._by_guid, self.place_told

    def words(self, session: Session, level: Level | None, clash: bool) -> Words:
        """Return what a session's block says."""
        where = place(self._say, self._programme, session)
        organisers = ", ".join(self._programme.organiser_names(session.organisers))
        theme = ", ".join(track.name for track in self._programme.track_list(session)[:1])
        details = " · ".join(part for part in (theme, where, organisers) if part)
        tag = ""
        if session.cancelled:
            tag = self._say("Cancelled")
        elif clash:
            tag = self._say("Clash")
        else:
            tag = self.news(session)
        return Words(
            start=self._start(session),
            span=times(self._say, session),
            title=self._title(session),
            short_title=self._short_title(session),
            place="" if self.place_told else where,
            details=details,
            tag=tag,
            level=level.value if level else "",
            marked=bool(session.tracks),
        )

    def _start(self, session: Session) -> str:
        if session.start is None:
            return ""
        return self._say("All day") if session.all_day else clock_time(session.start)

    def band_subtitle(self, session: Session) -> Subtitle:
        """Return the second row of an umbrella's title."""
        say, programme = self._say, self._programme
        inside = say.plural("{n} session inside", "{n} sessions inside", self.inside(session))
        own = f"{say('Umbrella session')} · {inside}"
        organisers = ", ".join(programme.organiser_names(session.organisers))
        told = (part for part in (place(say, programme, session), organisers) if part)
        return Subtitle(" · ".join((own, *told)), len(own))

    def look(
        self, theme: Theme, session: Session, clash: bool, now: datetime, now_at: float | None,
        *, selected: bool, hovered: float,
    ) -> Look:  # fmt: skip
        """Return how a session's block is drawn; `now_at` is where the now line lies, if in view."""
        start, end, quiet, hue = self._facts(session)
        past = end is not None and end <= now
        on_now = start is not None and start <= now and not past
        return Look(
            hue=theme.hue(hue),
            past=past and not self.over,
            cancelled=session.cancelled,
            clash=clash,
            now_at=now_at if on_now else None,
            updated=session.guid in self._updated,
            quiet=quiet,
            selected=selected,
            hovered=hovered,
        )

    def _facts(self, session: Session) -> tuple[datetime | None, datetime | None, bool, int]:
        """Return start and end in UTC, whether it is a long one, and the number of its hue."""
        facts = self._known.get(session.guid)
        if facts is None:
            start, end = session.start, session.drawn_end
            start, end = start and start.astimezone(UTC), end and end.astimezone(UTC)
            long = (
                start is not None and end is not None and (end - start).total_seconds() >= QUIET_FROM_MIN * 60
            )
            facts = start, end, long and not self.inside(session), self._hue_number(session)
            self._known[session.guid] = facts
        return facts

    def _hue_number(self, session: Session) -> int:
        slug = session.tracks[0] if session.tracks else ""
        return self._hue_of.get(slug, NO_THEME_HUE)

    def labels(
        self, theme: Theme, lanes: Lanes, hyphenated: Mapping[str, str] = NOTHING_NEW
    ) -> tuple[LaneLabel, ...]:
        """Return the words at lanes, with the colours of the themes that they stand for.

        Args:
            theme: gives the colours.
            lanes: the lanes.
            hyphenated: names with soft hyphens, by name.
        """
        say = self._say
        by_theme = lanes.grouping is Grouping.THEME
        return tuple(
            LaneLabel(
                hyphenated.get(lane.name, lane.name) or say("Not stated"),
                lane.sessions,
                say.plural("{n} session", "{n} sessions", lane.sessions),
                theme.hue(self._hue_of[lane.key]) if by_theme and lane.key in self._hue_of else None,
            )
            for lane in lanes.lanes
        )

    def _title(self, session: Session) -> str:
        """Return the title, with soft hyphens where it has long words."""
        return self._hyphenated.get(session.guid, session.title)

    def _short_title(self, session: Session) -> str:
        """Return the title without its beginning where the umbrella's title begins in the same way."""
        title = self._title(session)
        umbrella = self._by_guid.get(session.parent or "")
        if umbrella is None:
            return title
        for dash in (" – ", " - "):
            kicker, found, rest = title.partition(dash)
            if found and rest and self._title(umbrella).startswith(kicker + dash):
                return rest
        return title


def hue_of(theme: Theme, programme: Programme, session: Session, hues: Sequence[str] | None = None) -> Hue:
    """Return the colours of a session's first theme, in the order of `hues` or else the programme's."""
    if session.tracks:
        for number, slug in enumerate(programme.tracks if hues is None else hues):
            if slug == session.tracks[0]:
                return theme.hue(number)
    return theme.hue(NO_THEME_HUE)
