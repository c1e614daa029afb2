"""Getting sessions out of the window: one to the calendar program, the favourites to a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.model import Session
from iweek_desktop.store.store import Store
from iweek_desktop.ui.calendar_program import Opener, clean_calendar_files, saving_folder
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording

LONGEST_NAME = 60
TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class HandedOver(NamedTuple):
    """What became of a session: opened in the calendar program, or saved at `path` where none answered."""

    path: Path
    opened: bool


class Exporter:
    """Write calendar files of the programme that is open.

    Its methods raise `ExportError` where nothing was written and `StoreError` where what was
    exported before cannot be read.
    """

    def __init__(self, state: AppState, store: Store, places: Places, say: Wording, opener: Opener) -> None:
        self._state, self._store, self._places = state, store, places
        self._say, self._open = say, opener

    def hand_over(self, session: Session) -> HandedOver:
        """Open one session in the calendar program, or save it where none answers."""
        name = file_name(session.title)
        path = unused(self._places.calendar_cache, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path, [session])
        clean_calendar_files(path.parent, path.stat().st_mtime)  # not by the clock, which may be simulated
        if self._open(path):
            return HandedOver(path, True)
        kept = unused(saving_folder(), name)
        kept.write_bytes(path.read_bytes())
        path.unlink(missing_ok=True)
        return HandedOver(kept, False)

    def save_favourites(self, path: Path) -> tuple[int, int]:
        """Write every favourite to a calendar file; return how many were written and how many not."""
        favourites = self._state.entry.sessions(self._state.levels)
        return self._write(path, list(favourites.values()))

    def proposed_path(self) -> Path:
        """Return where the favourites would be saved."""
        return saving_folder() / file_name(self._state.programme.title)

    def _write(self, path: Path, sessions: Sequence[Session]) -> tuple[int, int]:
        from iweek_desktop.export.calendar_export import export_ics
        from iweek_desktop.export.request import Export

        export = Export(self._state.programme, sessions, self._state.levels)
        done = export_ics(export, path, self._store, self._state.clock, self._say)
        return done.events, len(done.left_out)


def file_name(title: str) -> str:
    """Return a file name for a title that every system takes."""
    words = re.sub(r"[^\w\- ]", "", " ".join(title.split())).split()
    plain = " ".join(words)[:LONGEST_NAME].strip()
    if not plain or TAKEN_BY_WINDOWS.fullmatch(plain):
        plain = f"session {plain}".strip()
    return f"{plain}.ics"


def unused(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has yet."""
    path, stem, number = folder / name, Path(name).stem, 2
    while path.exists():
        path = folder / f"{stem} ({number}).ics"
        number += 1
    return path
