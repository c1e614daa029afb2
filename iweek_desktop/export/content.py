"""What the calendar is told of one session, before it becomes a calendar's bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from iweek_desktop.export.calendar_text import LINE_UNITS, shorten
from iweek_desktop.export.description import body, link_of, place_line
from iweek_desktop.export.request import Export, scheduled
from iweek_desktop.programme.model import Details, Level, Programme, Session, State
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording

ONE_DAY = timedelta(days=1)
Times = tuple[datetime | date, datetime | date | None]


@dataclass(frozen=True, slots=True)
class Content:
    """One calendar entry's content.

    `start` and `end` are instants in UTC, or dates (the end exclusive) for an all-day entry.
    `end` None means that the entry ends as it begins. `busy` is Outlook's word.
    """

    guid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    location: str
    description: str
    category: str
    status: str
    busy: str
    url: str | None
    parent: str | None

    @property
    def cancelled(self) -> bool:
        """Whether the session will not take place."""
        return self.status == "CANCELLED"

    @property
    def transparent(self) -> bool:
        """Whether the time stays free."""
        return self.busy == "FREE"

    def fingerprint(self) -> str:
        """Return a hash that changes when, and only when, what the calendar is told changes.

        The level counts, since it shows as busy or tentative. The reminder does not: it is the
        user's own. Nor does the umbrella's place in the file: its title is in the description.
        """
        told = (
            self.start.isoformat(), self.end.isoformat() if self.end else None, self.summary, self.location,
            self.description, self.category, self.status, self.busy, self.url,
        )  # fmt: skip
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def contents(export: Export, say: Wording) -> list[Content]:
    """Return the content of each session that has a time, in the order in which it is written."""
    category = category_of(export.programme)
    titles = _umbrella_titles(export)
    return [
        _content(export, session, _times(session, start, end), category, titles, say)
        for session, start, end in scheduled(export)
    ]


def category_of(programme: Programme) -> str:
    """Return the programme's title with its year: the one category by which all entries are found again."""
    title = one_line(programme.title.replace(",", " ").replace(";", " "))
    year = str(programme.start.year) if programme.start else ""
    if not year:
        first = next((session.start for session in programme.sessions if session.start), None)
        year = str(first.year) if first else ""
    if year in title:
        return shorten(title, LINE_UNITS)
    return f"{shorten(title, LINE_UNITS - len(year) - 1)} {year}"


def _content(
    export: Export,
    session: Session,
    times: Times,
    category: str,
    titles: Mapping[str, str],
    say: Wording,
) -> Content:
    programme = export.programme
    details = programme.details.get(session.guid) or Details()
    umbrella = titles.get(session.parent) if session.parent else None
    note = export.notes.get(session.guid, "")
    return Content(
        guid=session.guid,
        start=times[0],
        end=times[1],
        summary=_summary(session, say),
        location=place_line(programme, session, details, say),
        description=body(programme, session, details, umbrella, note, say),
        category=category,
        status=_status(session),
        busy=_busy(session, export.levels.get(session.guid) if export.by_level else None),
        url=link_of(details.url),
        parent=session.parent,
    )


def _times(session: Session, start: datetime, end: datetime) -> Times:
    if session.all_day:
        first = start.date()
        # A day whose midnight is skipped by a change of clock begins at 01:00, and its end does too.
        last = end.date() if end.time() <= time(2) else end.date() + ONE_DAY
        return first, max(last, first + ONE_DAY)
    begins, ends = start.astimezone(UTC), end.astimezone(UTC)
    # RFC 5545 3.6.1: an end that is not later than the start must be left out.
    return begins, ends if ends > begins else None


def _summary(session: Session, say: Wording) -> str:
    title = one_line(session.title)
    if session.cancelled:
        prefix = say("CANCELLED: {title}", title="").strip()
        if not title.casefold().startswith(prefix.rstrip(":").casefold()):
            title = f"{prefix} {title}"
    return shorten(title, LINE_UNITS)


def _status(session: Session) -> str:
    if session.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if session.state is State.TENTATIVE else "CONFIRMED"


def _busy(session: Session, level: Level | None) -> str:
    """Return BUSY for Must, TENTATIVE for Maybe; what is cancelled or no favourite takes no time."""
    if session.cancelled or level is None:
        return "FREE"
    return "BUSY" if level is Level.MUST else "TENTATIVE"


def _umbrella_titles(export: Export) -> dict[str, str]:
    """Return the titles of the umbrella sessions; the whole programme is read only if need be."""
    wanted = {session.parent for session in export.sessions if session.parent}
    titles = {s.guid: one_line(s.title) for s in export.sessions if s.guid in wanted}
    if wanted - titles.keys():
        titles |= {s.guid: one_line(s.title) for s in export.programme.sessions if s.guid in wanted}
    return titles
