"""Profiles that have a programme on their shelf already, as a user's has at every start but the first."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import programme_json
from iweek_desktop.library.opening import BUNDLED, open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.resource import bundled_path

DENSE = 900
"""Sessions of the programme of which a 1366 x 768 viewport shows about 110 blocks."""


class Case(NamedTuple):
    """A profile folder and the programme file that was put on its shelf."""

    name: str
    profile: Path
    source: Path

    def words(self) -> list[str]:
        """Return the words of a command line that opens it in a window of its own.

        A window that was killed leaves its door behind, at which the next one would ring.
        """
        return ["--profile", str(self.profile), "--new-window", str(self.source)]

    def entry(self) -> ShelfEntry:
        """Return the programme from the shelf."""
        entry = open_programme(Places.of(self.profile), self.source, None).entry
        assert entry is not None
        return entry


def bundled(folder: Path) -> Case:
    """Make the case of the programme that comes with the program."""
    return _on_shelf(Case("bundled", folder / "bundled", bundled_path(BUNDLED)))


def generated(folder: Path, sessions: int) -> Case:
    """Make the case of a made-up programme."""
    source = folder / f"made-up-{sessions}.json"
    source.write_bytes(programme_json(sessions))
    return _on_shelf(Case(f"{sessions:,}", folder / f"profile-{sessions}", source))


def dense(folder: Path) -> Case:
    """Make the case of a made-up programme whose rooms have session after session."""
    source = folder / "dense.json"
    source.write_bytes(programme_json(DENSE, in_turn=True))
    return _on_shelf(Case("dense", folder / "profile-dense", source))


def _on_shelf(case: Case) -> Case:
    case.entry().close()
    return case
