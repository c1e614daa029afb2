"""ConfClerk's import of a schedule.xml, to compare with, where it is installed.

It imports in its window only: on a virtual screen, "Reload Conference" (Ctrl+R) of a conference
whose address is a file. Its database, which it keeps where the XDG base directories say, tells
when the import is done; its CPU time and memory are read from /proc.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import DAYS, FIRST_DAY

PROGRAMS = ("confclerk", "Xvfb", "xdotool")
PATIENCE_S = 60.0
STILL_S = 0.3
STEP_S = 0.005
CONFERENCE = (
    "INSERT INTO conference (title, start, end, day_change, timeslot_duration, active, url) "
    "VALUES ('made up', ?, ?, 14400, 900, 1, ?)"
)


class Spent(NamedTuple):
    """What an import took."""

    wall_ms: float
    cpu_ms: float
    peak_mib: float


class NotImported(Exception):
    """ConfClerk did not do what it was asked for; the message says what."""


def missing() -> list[str]:
    """Return the programs that the comparison needs and that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def screen() -> Iterator[str]:
    """Have a screen that nobody sees, and give the name of its display."""
    reading, writing = os.pipe()
    words = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x800x24",
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading, encoding="ascii") as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def imported(schedule: Path, sessions: int, folder: Path, display: str) -> Spent:
    """Have a ConfClerk that has never been used import a schedule.xml.

    Raises:
        NotImported: it did not, or not all of it.
    """
    environment = _environment(folder) | {"DISPLAY": display}
    database = folder / "data" / "Toastfreeware" / "ConfClerk" / "ConfClerk.sqlite"
    _prepare(database, schedule, environment)
    with subprocess.Popen(["confclerk"], env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            _wait(program, "show its window", lambda: _focused(environment))
            _wait(program, "come to rest", lambda: _at_rest(program.pid))
            return _reload(program, database, sessions, environment)
        finally:
            program.terminate()


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which everything is kept in a folder."""
    names = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_RUNTIME_DIR": "run"}
    for name in names.values():
        (folder / name).mkdir(parents=True, mode=0o700)
    unwanted = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {name: str(folder / place) for name, place in names.items()}


def _prepare(database: Path, schedule: Path, environment: dict[str, str]) -> None:
    """Have it make its database, and put a conference into it that has nothing but an address."""
    unseen = environment | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(["confclerk"], env=unseen, stderr=subprocess.DEVNULL) as program:
        try:
            _wait(program, "make its database", lambda: _has_tables(database))
        finally:
            program.terminate()
    start_s = int(FIRST_DAY.timestamp())
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(CONFERENCE, (start_s, start_s + 86_400 * (DAYS - 1), schedule.as_uri()))


def _has_tables(database: Path) -> bool:
    if not database.exists() or _journal(database).exists():
        return False
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE name IN ('event', 'link')"
        ).fetchall()
    return len(found) == 2


def _focused(environment: dict[str, str]) -> bool:
    words = ["xdotool", "search", "--onlyvisible", "--class", "confclerk", "windowfocus"]
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0


def _at_rest(pid: int) -> bool:
    before = _cpu_ms(pid)
    time.sleep(STILL_S)
    return _cpu_ms(pid) == before


def _reload(
    program: subprocess.Popen[bytes], database: Path, sessions: int, environment: dict[str, str]
) -> Spent:
    pid = program.pid
    cpu_ms, started = _cpu_ms(pid), time.monotonic()
    subprocess.run(["xdotool", "key", "ctrl+r"], env=environment, check=True)
    _wait(program, f"import {sessions} sessions", lambda: _holds(database, sessions))
    wall_s = time.monotonic() - started
    return Spent(wall_s * 1000, _cpu_ms(pid) - cpu_ms, _peak_mib(pid))


def _holds(database: Path, sessions: int) -> bool:
    """Whether nothing is being written, and all sessions are."""
    if _journal(database).exists():
        return False
    with closing(sqlite3.connect(database, timeout=0)) as connection, suppress(sqlite3.OperationalError):
        return bool(connection.execute("SELECT count(*) FROM event").fetchone()[0] == sessions)
    return False


def _journal(database: Path) -> Path:
    """Return the file that is there as long as a change is not finished."""
    return database.with_name(database.name + "-journal")


def _wait(program: subprocess.Popen[bytes], what: str, done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not done():
        if program.poll() is not None:
            raise NotImported(f"confclerk ended with {program.returncode} before it could {what}")
        if time.monotonic() > until:
            raise NotImported(f"confclerk did not {what} within {PATIENCE_S:.0f} s")
        time.sleep(STEP_S)


def _cpu_ms(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _peak_mib(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
