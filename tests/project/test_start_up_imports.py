"""What is imported before it is known what is wanted."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
RUFF = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
LAZY: list[str] = RUFF["flake8-tidy-imports"]["banned-module-level-imports"]
WALLED: list[str] = list(RUFF["flake8-tidy-imports"]["banned-api"])


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
