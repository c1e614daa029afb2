"""Which room of the package may know which: docs/architecture.md draws the picture."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "iweek_desktop"

# A room may import what stands beside it, and itself. Arrows point one way: what is below never knows what is
# above, and says nothing in words.
READING = {"programme", "resource"}
PLANNING = {"programme", "store", "plan"}
EVERYTHING = {*READING, *PLANNING, "formats", "export", "library", "wording", "startup", "version"}
MAY_IMPORT: dict[str, set[str]] = {
    "version": set(),
    "resource": set(),
    "programme": set(),
    "formats": {*READING, "version"},
    "store": {"programme"},
    "plan": {"programme", "store"},
    "wording": READING,
    "export": {*PLANNING, "wording", "version"},
    "library": {*READING, *PLANNING, "formats", "export", "version"},
    "startup": {"programme", "library"},
    "commands": EVERYTHING,
    "ui": EVERYTHING,
    "cli": {*EVERYTHING, "commands", "ui"},
    "start": {"cli"},
}
# Files at the top of the package whose room has another name than the file.
NAMED = {"__init__": "version", "__main__": "start"}

TOOLKIT = {"PySide6", "shiboken6"}
# The programme room is handed everything: it opens nothing and asks nobody.
OUTSIDE_WORLD = {"io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib"}


class Import(NamedTuple):
    """One import: where it stands and what it brings."""

    path: Path
    line: int
    module: str

    @property
    def place(self) -> str:
        """The line that a person opens."""
        return f"{self.path.relative_to(PACKAGE.parent)}:{self.line}"

    @property
    def top(self) -> str:
        """The package that is imported, without its parts."""
        return self.module.partition(".")[0]


def room_of(path: Path) -> str:
    """Return the room that a file of the package stands in."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return NAMED.get(name, name)


def room_of_module(module: str) -> str:
    """Return the room that a dotted name of the package leads to."""
    return [*module.split("."), "version"][1]


def imports_of(path: Path) -> Iterator[Import]:
    """Yield every import of a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(path, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from _imports_from(path, node, node.module)


def _imports_from(path: Path, node: ast.ImportFrom, module: str) -> Iterator[Import]:
    for alias in node.names:
        submodule = PACKAGE.parent / module.replace(".", "/") / alias.name
        whole = submodule.is_dir() or submodule.with_suffix(".py").exists()
        yield Import(path, node.lineno, f"{module}.{alias.name}" if whole else module)


FILES = sorted(PACKAGE.rglob("*.py"))
IMPORTS = [found for path in FILES for found in imports_of(path)]


def homes(*rooms: str) -> str:
    """Return the rooms that may know all of these, for people who look for a home for their code."""
    return ", ".join(room for room, known in MAY_IMPORT.items() if {*rooms} <= {*known, room}) or "no room"


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {room_of(path) for path in FILES}
    assert rooms - MAY_IMPORT.keys() == set(), (
        "Say in MAY_IMPORT and in docs/architecture.md what it may import"
    )


def test_the_order_has_no_circle() -> None:
    known: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        ready = {room for room, imports in waiting.items() if imports <= known}
        assert ready, f"These rooms wait for each other: {sorted(waiting)}"
        known |= ready
        waiting = {room: imports for room, imports in waiting.items() if room not in ready}


def test_arrows_point_one_way() -> None:
    wrong = []
    for found in IMPORTS:
        here, there = room_of(found.path), room_of_module(found.module)
        if found.top == "iweek_desktop" and there not in {*MAY_IMPORT[here], here}:
            home = f"What needs both belongs in: {homes(here, there)}"
            wrong.append(f"{found.place}: {here} may not know {there}. {home}")
    assert not wrong, "\n".join(wrong)


def test_only_the_window_knows_the_toolkit() -> None:
    wrong = [
        f"{found.place}: {found.module} belongs in ui; hand {room_of(found.path)} a plain value"
        for found in IMPORTS
        if found.top in TOOLKIT and room_of(found.path) != "ui"
    ]
    assert not wrong, "\n".join(wrong)


def test_the_programme_room_opens_nothing() -> None:
    wrong = [
        f"{found.place}: {found.module} belongs in library or store; hand programme the value"
        for found in IMPORTS
        if found.top in OUTSIDE_WORLD and room_of(found.path) == "programme"
    ]
    assert not wrong, "\n".join(wrong)


def test_panes_meet_in_the_window_and_not_each_other() -> None:
    """A pane is what is asked for from outside the folder; the rest are parts, of one pane or of several."""
    to_panes = [found for found in IMPORTS if found.module.startswith("iweek_desktop.ui.panes.")]
    panes = {found.module for found in to_panes if "panes" not in found.path.parts}
    wrong = [
        f"{found.place}: {found.module} is a pane too; what both need belongs in ui/state.py or in a part"
        for found in to_panes
        if "panes" in found.path.parts and found.module in panes and _module_of(found.path) in panes
    ]
    assert not wrong, "\n".join(wrong)


VIEWS = {"agenda", "grid"}
SHARED = {"drawing", "models", "sessions"}
"""The rooms inside `ui` that show sessions, and those that hold what they have in common."""


def test_views_meet_in_what_they_share_and_what_they_share_knows_no_view() -> None:
    wrong = []
    for found in IMPORTS:
        here = found.path.relative_to(PACKAGE).parts
        there = found.module.split(".")
        if here[0] != "ui" or here[1] not in VIEWS | SHARED or there[:2] != ["iweek_desktop", "ui"]:
            continue
        if there[2] in VIEWS - {here[1]}:
            wrong.append(
                f"{found.place}: {here[1]} may not know {there[2]}; what both need belongs in drawing"
            )
    assert not wrong, "\n".join(wrong)


def _module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def test_the_window_is_opened_by_one_function_and_never_at_the_top_of_a_file() -> None:
    at_the_top = [
        f"{path.relative_to(PACKAGE.parent)}:{node.lineno}: import the window where it is opened"
        for path in FILES
        if room_of(path) != "ui"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("iweek_desktop.ui")
    ]
    assert not at_the_top, "\n".join(at_the_top)


def clock_readings(path: Path) -> Iterator[str]:
    """Yield the calls that ask the system for the date or the time of day."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="datetime" | "date" | "dt"), attr="now" | "today" | "utcnow"
                )
            ):
                yield f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_time_comes_from_the_clock_that_was_passed_in(path: Path) -> None:
    if path != PACKAGE / "programme" / "clock.py":
        assert list(clock_readings(path)) == [], "Take a Clock (programme/clock.py) and ask it"


def test_a_home_is_named() -> None:
    assert homes("store", "wording") == "export, commands, ui, cli"
    assert homes("programme", "ui") == "ui, cli"
