"""Getting sessions out of the window: to the calendar program, to a calendar file, or to a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock
from iweek_desktop.programme.filter import Context, Filter, select
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.store.store import Store
from iweek_desktop.ui.calendar_program import Opener, clean_calendar_files, saving_folder
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.sessions import session_line

LONGEST_NAME = 60
TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
PREVIEWED = 3
MOST_OPENED = 5
"""More events than this are not opened one by one: each would be a window to save and close."""


class What(StrEnum):
    """Which sessions are asked for."""

    FAVOURITES = "favourites"
    DAY = "day"
    SHOWN = "shown"
    SELECTED = "selected"


class Where(StrEnum):
    """Where they are to go: the calendar program, a calendar file, or a table."""

    CALENDAR = "calendar"
    ICS = "ics"
    CSV = "csv"


class ExportChoice(NamedTuple):
    """What is asked of an export, and how; `reminder_min` is in minutes before the start, None for none."""

    what: What = What.FAVOURITES
    maybe: bool = True
    where: Where = Where.CALENDAR
    by_level: bool = True
    reminder_min: int | None = None


class Offer(NamedTuple):
    """How many sessions there are of each kind that may be asked for; `day` is the day shown."""

    must: int
    maybe: int
    day: date | None
    of_day: int
    shown: int
    selected: int
    filtered: bool
    """Whether not all sessions are shown."""

    def asked(self, choice: ExportChoice) -> int:
        """Return how many sessions a choice asks for, those without a time included."""
        match choice.what:
            case What.FAVOURITES:
                return self.must + (self.maybe if choice.maybe else 0)
            case What.DAY:
                return self.of_day
            case What.SHOWN:
                return self.shown
            case What.SELECTED:
                return self.selected


class Preview(NamedTuple):
    """What an export would write: how many, the first of them in a line each, and how many have no time.

    `gone` counts the favourites asked for that the programme no longer has. `in_utc` says that
    their zone's name or its rules are not enough to tell their times.
    """

    events: int
    lines: tuple[str, ...] = ()
    left_out: int = 0
    in_utc: bool = False
    gone: int = 0


class HandedOver(NamedTuple):
    """What became of sessions: `opened` in the calendar program, or all in `path` where none answered."""

    opened: int
    path: Path | None = None


class Exporter:
    """Write sessions of the programme that is open.

    Its methods raise `ExportError` where nothing was written and `StoreError` where what was
    exported before cannot be read.
    """

    def __init__(
        self, state: AppState, store: Store, places: Places, say: Wording, opener: Opener, clock: Clock
    ) -> None:
        self._state, self._store, self._places = state, store, places
        self._say, self._open, self._clock = say, opener, clock

    def offer(self) -> Offer:
        """Return what there is to export at this moment."""
        state = self._state
        starred = state.entry.sessions(state.levels)
        must = sum(1 for guid in starred if state.levels[guid] is Level.MUST)
        of_day = len(state.entry.day(state.day)) if state.day else 0
        selected = 0 if state.session(state.selected) is None else 1
        return Offer(
            must, len(starred) - must, state.day, of_day, state.hits, selected, not state.filter.empty
        )

    def sessions(self, choice: ExportChoice) -> tuple[Session, ...]:
        """Return the sessions that a choice asks for, in reading order, at the programme's own times."""
        state, entry = self._state, self._state.entry
        match choice.what:
            case What.FAVOURITES:
                levels = frozenset(Level) if choice.maybe else frozenset({Level.MUST})
                return self._passing(Filter(levels=levels), tuple(entry.sessions(state.levels).values()))
            case What.DAY:
                return entry.day(state.day) if state.day else ()
            case What.SHOWN:
                return self._passing(state.filter, state.programme.sessions)
            case What.SELECTED:
                return tuple(entry.sessions([state.selected]).values()) if state.selected else ()

    def preview(self, choice: ExportChoice) -> Preview:
        """Return what a choice comes to."""
        sessions = self.sessions(choice)
        timed = sessions if choice.where is Where.CSV else [s for s in sessions if s.start is not None]
        lines = tuple(session_line(self._say, session) for session in timed[:PREVIEWED])
        in_utc = False
        if choice.where is not Where.CSV:
            from iweek_desktop.export.ics import is_in_utc

            in_utc = is_in_utc(self._state.programme, timed)
        gone = self._gone(choice) if choice.what is What.FAVOURITES else 0
        return Preview(len(timed), lines, len(sessions) - len(timed), in_utc, gone)

    def _gone(self, choice: ExportChoice) -> int:
        levels, known = self._state.levels, self._state.entry.sessions(self._state.levels)
        wanted = set(Level) if choice.maybe else {Level.MUST}
        return sum(1 for guid, level in levels.items() if level in wanted and guid not in known)

    def _passing(self, wanted: Filter, sessions: Sequence[Session]) -> tuple[Session, ...]:
        context = Context(self._state.levels, self._state.entry.guids_with)
        return select(self._state.programme, wanted, context, sessions)

    def hand_over(self, sessions: Sequence[Session], choice: ExportChoice) -> HandedOver:
        """Open sessions in the calendar program one by one, or save them in one file where none answers."""
        for done, session in enumerate(sessions):
            path = self.in_cache(session, choice)
            if self._open(path):
                continue
            path.unlink(missing_ok=True)
            return HandedOver(done, self._keep(sessions[done:], choice))
        return HandedOver(len(sessions))

    def in_cache(self, session: Session, choice: ExportChoice) -> Path:
        """Write one session to a file that other programs may read within a day, and return where it is."""
        path = unused(self._places.calendar_cache, file_name(session.title))
        path.parent.mkdir(parents=True, exist_ok=True)
        self.save(path, [session], choice)
        clean_calendar_files(path.parent, path.stat().st_mtime)  # not by the clock, which may be simulated
        return path

    def _keep(self, sessions: Sequence[Session], choice: ExportChoice) -> Path:
        title = sessions[0].title if len(sessions) == 1 else self._state.programme.title
        path = unused(saving_folder(), file_name(title))
        self.save(path, sessions, choice)
        return path

    def save(self, path: Path, sessions: Sequence[Session], choice: ExportChoice) -> tuple[int, int]:
        """Write sessions to a file; return how many were written and how many not, having no time."""
        from iweek_desktop.export.calendar_export import export_csv, export_ics
        from iweek_desktop.export.request import Export

        say, state = self._say, self._state
        export = Export(
            state.programme, sessions, state.levels, alarm_min=choice.reminder_min, by_level=choice.by_level
        )
        if choice.where is Where.CSV:
            done = export_csv(export, path, say)
        else:
            done = export_ics(export, path, self._store, self._clock, say)
        return done.events, len(done.left_out)

    def proposed_path(self, ending: str) -> Path:
        """Return where a file of the programme would be saved; `ending` is ".ics" or ".csv"."""
        return saving_folder() / file_name(self._state.programme.title, ending)


def file_name(title: str, ending: str = ".ics") -> str:
    """Return a file name for a title that every system takes."""
    words = re.sub(r"[^\w\- ]", "", " ".join(title.split())).split()
    plain = " ".join(words)[:LONGEST_NAME].strip()
    if not plain or TAKEN_BY_WINDOWS.fullmatch(plain):
        plain = f"session {plain}".strip()
    return f"{plain}{ending}"


def unused(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has yet."""
    path, stem, number = folder / name, Path(name), 2
    while path.exists():
        path = folder / f"{stem.stem} ({number}){stem.suffix}"
        number += 1
    return path
