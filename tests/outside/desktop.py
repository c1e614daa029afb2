"""A desktop of its own for a test: a screen without a monitor, a session bus, a screen reader's ear."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import IO, Any, TypeVar

PATIENCE_S = 15.0
SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = ("Xvfb", "dbus-daemon", "xdotool", SYSTEM_PYTHON)
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SCREEN = "1600x1000x24"

T = TypeVar("T")


def until(look: Callable[[], T | None], what: str, patience_s: float = PATIENCE_S) -> T:
    """Return what `look` returns as soon as it is neither None nor False; fail after a while."""
    deadline = time.monotonic() + patience_s
    while True:
        seen = look()
        if seen is not None and seen is not False:
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {patience_s} s in vain: {what}")
        time.sleep(0.02)


def missing_tools() -> str:
    """Return what this system lacks for a desktop of its own, or ""."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if not any(Path(path).exists() for path in BUS_LAUNCHERS):
        missing.append("at-spi-bus-launcher")
    look = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not missing and subprocess.run(look, capture_output=True).returncode:
        missing.append("pyatspi for the system's Python")
    return ", ".join(missing)


@dataclass(frozen=True)
class Event:
    """What the program told everybody who listens."""

    type: str
    on: bool
    pid: int
    name: str
    role: str
    text: str


class Desktop:
    """A screen and buses that only this test knows, and what to start programs with."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._closing = ExitStack()
        self.env: dict[str, str] = {}

    def start(self) -> None:
        """Start everything; whatever was started is ended by `stop`, also after an error in here."""
        self._folder.chmod(0o700)
        gone = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "LANGUAGE"}
        self.env = {name: value for name, value in os.environ.items() if name not in gone}
        self.env |= {
            "XDG_RUNTIME_DIR": str(self._folder),
            "GSETTINGS_BACKEND": "memory",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        self._closing.callback(self._end_stragglers)
        screen = ["Xvfb", "-displayfd", "{fd}", "-screen", "0", SCREEN, "-nolisten", "tcp"]
        self.env["DISPLAY"] = f":{self._start_telling(screen)}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address={fd}"]
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_telling(bus)
        launcher = next(path for path in BUS_LAUNCHERS if Path(path).exists())
        self._start([launcher, "--launch-immediately"])
        self._reader = self._start(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("bus_reader.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.heard() == []

    def stop(self) -> None:
        """End every process of this desktop."""
        self._closing.close()

    def run(self, words: Sequence[str]) -> str:
        """Run a command on this desktop and return what it wrote."""
        return subprocess.run(
            words, env=self.env, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE_S
        ).stdout

    def ask(self, **question: object) -> Any:
        """Ask the screen reader."""
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps(question).encode() + b"\n")
        self._reader.stdin.flush()
        told, _, _ = select([self._reader.stdout], [], [], PATIENCE_S)
        answer = told and self._reader.stdout.readline()
        assert answer, f"the screen reader does not answer: see its log in {self._folder}"
        return json.loads(answer)

    def heard(self, since: int = 0) -> list[Event]:
        """Return the events from number `since` on."""
        return [Event(**event) for event in self.ask(ask="events", since=since)]

    def _start_telling(self, command: Sequence[str]) -> str:
        """Start a program and return the line that it writes when it is ready."""
        reading, writing = os.pipe()
        words = [word.format(fd=writing) for word in command]
        self._start(words, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            line = told.readline().strip()
        assert line, f"{command[0]} did not start"
        return line

    def _start(self, command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
        log = self._closing.enter_context((self._folder / f"{Path(command[0]).name}.log").open("ab"))
        options = {"stdout": log, **options}
        process = subprocess.Popen(command, env=self.env, stderr=log, **options)
        self._closing.callback(end, process)
        return process

    def _end_stragglers(self) -> None:
        """End what the buses started of themselves: it carries this desktop's folder in its environment."""
        mark = f"XDG_RUNTIME_DIR={self._folder}".encode()
        for environ in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in environ.read_bytes().split(b"\0"):
                    os.kill(int(environ.parent.name), signal.SIGKILL)
            except OSError:  # another user's, or gone already
                continue


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, and wait until it is gone."""
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            close_quietly(stream)
    process.kill()
    process.wait()


def close_quietly(stream: IO[bytes]) -> None:
    """Close a pipe whose other end may be gone."""
    with suppress(BrokenPipeError):
        stream.close()


def without(variables: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return an environment without some of its variables."""
    return {name: value for name, value in variables.items() if name not in names}
