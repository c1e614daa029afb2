"""The program as a user has it: its window is seen through the bus, and gets real keys and clicks."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.outside.desktop import Desktop, Event, end, until

ROOT = Path(__file__).parents[2]
GRID = "Sessions of the day"


@dataclass(frozen=True)
class Node:
    """One object of the window as a screen reader has it; `extents` are x, y, width, height on the screen."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    extents: tuple[int, int, int, int]
    children: tuple[Node, ...]

    @classmethod
    def of(cls, told: dict[str, Any]) -> Node:
        """Make a node of what the reader tells."""
        told["children"] = tuple(cls.of(child) for child in told["children"])
        return cls(**{**told, "states": frozenset(told["states"]), "extents": tuple(told["extents"])})

    def all(self) -> Iterator[Node]:
        """Go through this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def showing(self, *roles: str) -> list[Node]:
        """Return what can be seen of some roles, in reading order."""
        return [node for node in self.all() if node.role in roles and "showing" in node.states]

    @property
    def title(self) -> str:
        """What its name begins with, up to the weekday."""
        return self.name.partition(", Monday")[0].partition(", Wednesday")[0]

    @property
    def centre(self) -> tuple[int, int]:
        """The middle of it on the screen."""
        x, y, width, height = self.extents
        return x + width // 2, y + height // 2


class Commands:
    """The command line of one profile and one programme."""

    def __init__(self, desktop: Desktop, profile: Path, *options: str) -> None:
        self.desktop, self.profile, self._options = desktop, profile, options

    def words(self, *words: str) -> list[str]:
        """Return the command with its options."""
        program = [sys.executable, "-m", "iweek_desktop", "--language", "en", "--profile", str(self.profile)]
        return [*program, *self._options, *words]

    def levels(self) -> dict[str, str]:
        """Return the favourites' levels by guid, as another process reads them."""
        favourites = json.loads(self.desktop.run(self.words("favourite", "list", "--json")))
        return {item["id"]: item["favourite"] for item in favourites}

    def show(self, guid: str) -> dict[str, Any]:
        """Return what another process reads of a session."""
        shown: dict[str, Any] = json.loads(self.desktop.run(self.words("show", guid, "--json")))
        return shown

    def favourite(self, *words: str) -> None:
        """Add or remove a favourite."""
        self.desktop.run(self.words("favourite", *words))


class Window:
    """One running window."""

    def __init__(self, commands: Commands, *words: str) -> None:
        self.commands, self.desktop = commands, commands.desktop
        self._since = len(self.desktop.heard())
        self._told = commands.profile.with_suffix(".log")
        self._log = self._told.open("ab")
        self.process = subprocess.Popen(
            commands.words(*words), cwd=ROOT, env=self.desktop.env, stdout=self._log, stderr=self._log
        )
        self._handle = ""

    def wait_until_shown(self) -> None:
        """Wait for the window with all its parts, and give it the keyboard."""
        until(lambda: self._running() and self.see("filler", "Session details"), "the window")
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        self._handle = self.desktop.run(search).split()[-1]
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Make this window the active one."""
        self.desktop.run(["xdotool", "windowfocus", "--sync", self._handle])

    def _running(self) -> bool:
        assert self.process.poll() is None, f"the program has ended: {self._told.read_text(errors='replace')}"
        return True

    # seeing

    def see(self, role: str, name: str = "") -> Node | None:
        """Return the first object of a role (and a name) that can be seen now, with all it holds."""
        told = self.desktop.ask(ask="tree", pid=self.process.pid, role=role, name=name)
        return Node.of(told) if told else None

    def wait_for(self, role: str, name: str = "") -> Node:
        """Return an object as soon as it can be seen."""
        return until(lambda: self.see(role, name), f"{role} {name!r}")

    def tree(self) -> Node:
        """Return the whole window as it is now."""
        return self.wait_for("frame")

    def sessions(self) -> tuple[Node, ...]:
        """Return the sessions in the grid as they are now."""
        return self.wait_for("list", GRID).children

    def selects(self, title: str) -> bool:
        """Whether the grid's selected session is the one with this title, and no other."""
        return [node.title for node in self.sessions() if "selected" in node.states] == [title]

    def stars(self) -> dict[str, str]:
        """Return the titles of the day's starred sessions with "Must" or "Maybe", as they are said."""
        said = {node.title: node.name.removesuffix(".").split(". ") for node in self.sessions()}
        return {
            title: level for title, words in said.items() for level in ("Must", "Maybe") if level in words
        }

    def checked(self) -> list[str]:
        """Return the titles of the sessions that are checked."""
        return [node.title for node in self.sessions() if "checked" in node.states]

    # hearing

    def listen(self) -> None:
        """Forget what was told so far."""
        self._since += len(self.desktop.heard(self._since))

    def events(self, type_: str) -> list[Event]:
        """Return what the window has told of a type since the last `listen`."""
        told = self.desktop.heard(self._since)
        return [event for event in told if event.pid == self.process.pid and event.type == type_]

    def focused(self) -> list[Event]:
        """Return what took the focus since the last `listen`, in order."""
        return [event for event in self.events("object:state-changed:focused") if event.on]

    def said(self) -> list[str]:
        """Return what was announced since the last `listen`."""
        return [event.text for event in self.events("object:announcement")]

    # doing

    def press(self, *keys: str) -> None:
        """Press keys one after another, as xdotool names them."""
        self.desktop.run(["xdotool", "key", "--clearmodifiers", *keys])

    def type(self, text: str) -> None:
        """Type a text."""
        self.desktop.run(["xdotool", "type", text])

    def click(self, x: int, y: int) -> None:
        """Press the first button of the mouse at a place on the screen."""
        self.desktop.run(["xdotool", "mousemove", "--sync", str(x), str(y), "click", "1"])

    def walk(self, keys: Sequence[str]) -> list[Event]:
        """Press keys that each move the focus, one after the other; return all that took it, in order."""
        self.listen()
        for key in keys:
            before = len(self.focused())
            self.press(key)
            until(partial(self._focused_more_than, before), f"{key} moves the focus")
            self.settle()
        return self.focused()

    def _focused_more_than(self, before: int) -> bool:
        return len(self.focused()) > before

    def settle(self) -> None:
        """Wait until the program has told whatever it has to tell of the last key."""
        for _ in range(3):
            self.desktop.ask(ask="ping", pid=self.process.pid)

    def begin_anew(self) -> None:
        """Go to the first session of the first day, with the focus on it and nothing in the way."""
        self.take_keyboard()
        self.press("Escape", "Escape", "alt+1", "ctrl+1", "End", "Home")
        until(lambda: {"selected", "focused"} <= self.sessions()[0].states, "the first session")
        self.listen()

    def forget_stars(self) -> None:
        """Remove every favourite."""
        starred = self.commands.levels()
        if starred:
            self.commands.favourite("remove", *starred)
            until(lambda: not self.stars(), "no stars in the window")

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        """End the program if it still runs."""
        end(self.process)
        self._log.close()
