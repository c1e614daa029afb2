"""Sessions as lines of plain text, a heading for each day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from iweek_desktop.commands.marked import Marked
from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.model import Level, State
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import day_heading
from iweek_desktop.wording.sessions import place, times

WIDEST_TITLE = 68
"""A longer title pushes its own place to the right, not everybody's."""

STARS = {None: " ", Level.MAYBE: "☆", Level.MUST: "★"}


def listed(say: Wording, sessions: Sequence[Marked]) -> str:
    """Return days with star, times, title, place and ID of their sessions, in columns.

    Each day stands once: what begins after midnight belongs to the day before.
    """
    sessions = sorted(sessions, key=_day_order)
    rows = {id(item): _cells(say, item) for item in sessions}
    widths = [max((_width(cells[n]) for cells in rows.values()), default=0) for n in range(4)]
    widths[1] = min(widths[1], WIDEST_TITLE)
    days = groupby(sessions, _heading_key)
    return "\n".join(
        "\n".join(_day_lines(say, day, gone, [(item, rows[id(item)]) for item in items], widths)) + "\n"
        for (day, gone), items in days
    )


def state_word(say: Wording, marked: Marked) -> str:
    """Return what makes a session uncertain; "" if nothing does."""
    if marked.gone:
        return say("No longer in the programme")
    if marked.session.cancelled:
        return say("Cancelled")
    return say("Delayed") if marked.session.state is State.DELAYED else ""


def _heading_key(marked: Marked) -> tuple[date | None, bool]:
    programme = marked.programme
    return session_day(marked.session, programme.day_change, programme.zone), marked.gone


def _day_order(marked: Marked) -> tuple[bool, date]:
    """Return what sorts by days; what has no day comes last, and then what has gone."""
    day, gone = _heading_key(marked)
    return gone, day or date.max


def _day_lines(
    say: Wording,
    day: date | None,
    gone: bool,
    items: Sequence[tuple[Marked, Sequence[str]]],
    widths: Sequence[int],
) -> Iterator[str]:
    heading = f"{day_heading(say, day)} {day.year}" if day else say("Not scheduled")
    yield f"{heading} ({say('No longer in the programme')})" if gone else heading
    for item, cells in items:
        padded = (
            cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True) if width
        )
        yield f"{STARS[item.level]} {'  '.join(padded)}".rstrip()


def _cells(say: Wording, marked: Marked) -> tuple[str, str, str, str]:
    session = marked.session
    state = "" if marked.gone else state_word(say, marked)
    title = one_line(session.title) + (f" [{state}]" if state else "")
    where = one_line(place(say, marked.programme, session))
    return times(say, session), title, where, one_line(session.guid)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
