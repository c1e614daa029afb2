"""Sessions as a table for Excel: UTF-8 with a byte order mark, semicolons, CRLF, nothing executable."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import StringIO

from iweek_desktop.export.calendar_text import lines_of
from iweek_desktop.export.description import link_of
from iweek_desktop.export.request import Export, listed
from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.model import Details, Session, State
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time
from iweek_desktop.wording.sessions import attendance_name, level_name

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a cell for a formula, full-width forms included."""


def render_csv(export: Export, say: Wording) -> bytes:
    """Return the table: a header, then a row for each session, those without a time last."""
    rows = [_header(export, say)]
    rows += [_row(export, session, say) for session in listed(export)]
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, not even one that drops leading blanks."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) or cell.lstrip().startswith(FORMULA_STARTS) else cell


def _header(export: Export, say: Wording) -> list[str]:
    names = [
        say("Day"), say("Start"), say("End"), say("Title"), say("Place"), say("City"), say("Attendance"),
        say("Theme"), say("Organisers"), say("Contributors"), say("Favourite"), say("Status"), say("Link"),
    ]  # fmt: skip
    return [*names, *([say("Your notes")] if export.notes else []), say("ID")]


def _row(export: Export, session: Session, say: Wording) -> list[str]:
    programme = export.programme
    details = programme.details.get(session.guid) or Details()
    attendance = programme.attendance_of(session)
    level = export.levels.get(session.guid)
    cells = [
        *_times(export, session, say),
        session.title,
        _joined(room.name for room in programme.room_list(session)),
        programme.city_of(session) or "",
        attendance_name(say, attendance) if attendance else "",
        _joined(track.name for track in programme.track_list(session)),
        _joined(programme.organiser_names(session.organisers)),
        _joined(programme.person_name(role.person) for role in details.persons),
        level_name(say, level) if level else "",
        _state(session.state, say),
        _link(details),
    ]
    note = [lines_of(export.notes.get(session.guid, ""))] if export.notes else []
    return [*map(one_line, cells), *note, one_line(session.guid)]


def _times(export: Export, session: Session, say: Wording) -> tuple[str, str, str]:
    """Return the programme day, and start and end as times; with their date where it is another.

    What lasts for several whole days ends on the date of the last.
    """
    programme = export.programme
    day = session_day(session, programme.day_change, programme.zone)
    if session.start is None or day is None:
        return "", "", ""
    if session.all_day:
        last = session.end.date() - timedelta(days=1) if session.end else day
        return day.isoformat(), say("All day"), last.isoformat() if last > day else ""

    def told(at: datetime) -> str:
        local = at.astimezone(programme.zone)
        return clock_time(local) if local.date() == day else f"{local.date().isoformat()} {clock_time(local)}"

    return day.isoformat(), told(session.start), told(session.end) if session.end else ""


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _link(details: Details) -> str:
    registration = details.registration.url if details.registration else None
    links = (link_of(url) for url in (details.url, registration, details.stream_url))
    return next((link for link in links if link), "")


def _state(state: State, say: Wording) -> str:
    match state:
        case State.CONFIRMED:
            return say("Confirmed")
        case State.TENTATIVE:
            return say("Tentative")
        case State.DELAYED:
            return say("Delayed")
        case State.CANCELLED | State.WITHDRAWN:
            return say("Cancelled")
