"""Reading a schedule.xml from the command line, against ConfClerk's import of the same file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import confclerk
from benchmarks.figures import Figure
from benchmarks.running import ChildFailed, run_child
from benchmarks.schedule import schedule_xml

MOST_X = 0.5
ATTEMPTS = 3
COMMANDS = {"check": ["check"], "programmes add": ["programmes", "add"]}
CLOCKS = (("wall", "wall_ms"), ("CPU", "cpu_ms"))


def reading_figures(folder: Path, sessions: int, rounds: int) -> list[Figure]:
    """Measure how many times as long as ConfClerk the command line takes, in turns with it.

    `check` reads and tells; `programmes add` also puts what was read on the shelf of a new profile,
    as ConfClerk's import fills a database that is empty.
    """
    schedule = folder / f"schedule-{sessions}.xml"
    schedule.write_bytes(schedule_xml(sessions))
    ours: dict[str, list[dict[str, Any]]] = {name: [] for name in COMMANDS}
    theirs: list[dict[str, Any]] = []
    absent = confclerk.missing()
    with ExitStack() as stack:
        display = None if absent else stack.enter_context(confclerk.screen())
        for number in range(rounds + 1):
            turn = {name: _ours(words, schedule) for name, words in COMMANDS.items()}
            their = _theirs(schedule, sessions, display) if display else None
            if number:  # the first fills caches and writes compiled modules
                for name, spent in turn.items():
                    ours[name].append(spent)
                theirs += [their._asdict()] if their else []
    return [
        *(figure for name in COMMANDS for figure in _figures(name, sessions, ours[name], theirs, absent)),
        _peak(sessions, ours["programmes add"], theirs),
    ]


def _ours(words: Sequence[str], schedule: Path) -> dict[str, Any]:
    with TemporaryDirectory(prefix="iweek-reading-") as profile:
        spent = run_child("reading_child", ["--profile", profile, *words, str(schedule)])
    if spent["code"] != 0:
        raise ChildFailed(f"iweek {' '.join(words)} ended with {spent['code']}")
    return spent


def _theirs(schedule: Path, sessions: int, display: str) -> confclerk.Spent:
    """Return what an import took; a window that did not hear its key is opened again."""
    for left in reversed(range(ATTEMPTS)):
        with TemporaryDirectory(prefix="iweek-confclerk-", ignore_cleanup_errors=True) as folder:
            try:
                return confclerk.imported(schedule, sessions, Path(folder), display)
            except confclerk.NotImported as error:
                print(f"{error}; {left} more attempts", file=sys.stderr, flush=True)
    raise confclerk.NotImported(f"confclerk did not import in {ATTEMPTS} attempts")


def _figures(
    name: str,
    sessions: int,
    ours: Sequence[dict[str, Any]],
    theirs: Sequence[dict[str, Any]],
    absent: list[str],
) -> list[Figure]:
    figures = []
    for clock, key in CLOCKS:
        mine, yours = [spent[key] for spent in ours], [spent[key] for spent in theirs]
        took = f"{median(mine):.0f} ms ({min(mine):.0f}-{max(mine):.0f})"
        title = f"reading, {name}, {sessions:,}, {clock}"
        if not yours:
            note = f"confclerk was left out: not installed: {', '.join(absent)}"
            figures.append(Figure(title, median(mine), "ms", None, note))
            continue
        note = (
            f"{took} against {median(yours):.0f} ms ({min(yours):.0f}-{max(yours):.0f}) of confclerk's import"
        )
        figures.append(
            Figure(title, median(mine) / median(yours), "x", MOST_X, f"{note}, {len(mine)} of each")
        )
    return figures


def _peak(sessions: int, ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]]) -> Figure:
    peaks = [spent["peak_mib"] or 0.0 for spent in ours]
    note = f"{median(spent['peak_mib'] for spent in theirs):.0f} MiB of confclerk" if theirs else ""
    return Figure(f"reading, peak memory, {sessions:,}", median(peaks), "MiB", None, note)
