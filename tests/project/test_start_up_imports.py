"""What is imported before it is known what is wanted."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.schedule import schedule_xml
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places

ROOT = Path(__file__).parent.parent.parent
RUFF = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
LAZY: list[str] = RUFF["flake8-tidy-imports"]["banned-module-level-imports"]
WALLED: list[str] = list(RUFF["flake8-tidy-imports"]["banned-api"])


PAINTED = """
import os, sys
from iweek_desktop import cli
from iweek_desktop.ui import app

answer_door = app.answer_door

def answer_once_painted(keeper):
    keeper.window.grid.first_painted.connect(tell)
    answer_door(keeper)

def tell():
    made = ("PySide6." + kind for kind in vars(sys.modules["PySide6.QtWidgets"]))
    print(*sys.modules, *made, sep="\\n", flush=True)
    os._exit(0)

app.answer_door = answer_once_painted
cli.main(["--profile", sys.argv[1], "--new-window"])
"""
"""The program until its first paint; it tells which modules and which kinds of widgets it has then."""

NOT_PAINTED = (
    "html", "importlib.metadata", "uuid",
    "PySide6.QtNetwork", "PySide6.QStyle",
    "iweek_desktop.formats", "iweek_desktop.export", "iweek_desktop.commands.call",
    "iweek_desktop.library.applying", "iweek_desktop.library.catalogue", "iweek_desktop.library.updating",
    "iweek_desktop.programme.changes", "iweek_desktop.programme.markdown", "iweek_desktop.programme.passages",
    "iweek_desktop.ui.agenda", "iweek_desktop.ui.dialogs", "iweek_desktop.ui.doorbell",
    "iweek_desktop.ui.errands", "iweek_desktop.ui.offers", "iweek_desktop.ui.panes.detail",
    "iweek_desktop.ui.panes.empty_day", "iweek_desktop.ui.panes.toast", "iweek_desktop.ui.peek_card",
    "iweek_desktop.ui.session_help", "iweek_desktop.ui.session_menu", "iweek_desktop.ui.speech",
    "iweek_desktop.ui.tab_order", "iweek_desktop.wording.changes", "iweek_desktop.wording.notices",
)  # fmt: skip
"""What the first paint of a programme from the shelf does without; each is felt."""


NOT_ADDED = (
    "html", "uuid", "iweek_desktop.formats.json_text", "iweek_desktop.formats.markup",
    "iweek_desktop.library.downloading", "iweek_desktop.programme.changes", "iweek_desktop.store.store",
    "iweek_desktop.wording.notices",
)  # fmt: skip
"""What `programmes add` of a sound schedule.xml does without; a third of its time is imports."""


def imported_by(statement: str) -> set[str]:
    """Return the modules that a fresh Python has after a statement."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def of_the_command_line() -> set[str]:
    """Return the modules that the command line has before it has read its arguments."""
    return imported_by("import iweek_desktop.cli")


@pytest.mark.parametrize("module", [*LAZY, *WALLED])
def test_the_command_line_starts_without(of_the_command_line: set[str], module: str) -> None:
    assert module not in of_the_command_line


def test_the_package_alone_costs_nothing() -> None:
    ours = {name for name in imported_by("import iweek_desktop") if name.startswith("iweek_desktop")}
    assert ours == {"iweek_desktop"}


def test_the_register_names_what_is_slow() -> None:
    assert {"pydantic", "icalendar", "platformdirs", "dateutil", "urllib.request"} <= set(LAZY)
    assert WALLED == ["PySide6"]


@pytest.fixture(scope="module")
def of_the_first_paint(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what a window has that has just painted its first blocks."""
    profile = tmp_path_factory.mktemp("profile")
    entry = open_programme(Places.of(profile), None, None).entry
    assert entry is not None
    entry.close()
    run = subprocess.run(
        [sys.executable, "-c", PAINTED, str(profile)], capture_output=True, text=True, check=True, cwd=ROOT,
        env=dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}, timeout=60,
    )  # fmt: skip
    return set(run.stdout.split())


def test_the_first_paint_was_looked_at(of_the_first_paint: set[str]) -> None:
    assert {"iweek_desktop.ui.main_window", "PySide6.QMainWindow"} <= of_the_first_paint


@pytest.mark.parametrize("module", [*LAZY, *NOT_PAINTED])
def test_the_first_paint_does_without(of_the_first_paint: set[str], module: str) -> None:
    assert module not in of_the_first_paint


def test_names_of_modules_that_the_first_paint_does_without_are_names_of_modules() -> None:
    ours = [name for name in NOT_PAINTED if name.startswith("iweek_desktop")]
    assert [name for name in ours if find_spec(name) is None] == []


def test_no_source_is_read_on_the_way_to_the_first_paint() -> None:
    code = (
        "import linecache\n"
        "from iweek_desktop.ui.app import make_application\n"
        "make_application('en')\n"
        "import iweek_desktop.ui.keeper"
    )
    read = f"{code}\nprint(*linecache.cache, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", read], capture_output=True, text=True, check=True, cwd=ROOT,
        env=dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}, timeout=60,
    )  # fmt: skip
    assert [path for path in run.stdout.splitlines() if "iweek_desktop" in path] == []


@pytest.fixture(scope="module")
def of_adding(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that are there once a schedule.xml of which all is sound has been added."""
    folder = tmp_path_factory.mktemp("added")
    schedule = folder / "schedule.xml"
    schedule.write_bytes(schedule_xml(10))
    words = ["--profile", str(folder / "profile"), "programmes", "add", str(schedule)]
    return imported_by(f"from iweek_desktop.cli import main\nassert main({words!r}) == 0")


def test_adding_a_programme_was_looked_at(of_adding: set[str]) -> None:
    assert {"iweek_desktop.formats.frab_xml", "defusedxml"} <= of_adding


@pytest.mark.parametrize("module", [*(name for name in LAZY if name != "defusedxml"), *WALLED, *NOT_ADDED])
def test_adding_a_programme_does_without(of_adding: set[str], module: str) -> None:
    assert module not in of_adding
