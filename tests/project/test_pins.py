"""What the project asks for and what it pins agree."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent.parent
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
ASKED = [Requirement(line) for line in chain(PROJECT["dependencies"], *EXTRAS.values())]


def pins() -> dict[str, Version]:
    """Return the pinned version of each package."""
    lines = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]
    pairs = [line.split("==") for line in lines]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def needed() -> set[str]:
    """Return every package that the project needs on this system, however indirectly."""
    seen: set[str] = set()
    waiting = list(ASKED)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        waiting += [Requirement(line) for line in importlib.metadata.requires(name) or []]
    return seen


@pytest.mark.parametrize("requirement", ASKED, ids=str)
def test_what_is_asked_for_is_pinned_to_a_version_that_satisfies(requirement: Requirement) -> None:
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_package_behind_them_is_pinned() -> None:
    assert needed() - pins().keys() == set()


def test_the_qt_that_loses_none_is_excluded() -> None:
    (qt,) = (each for each in ASKED if each.name == "PySide6-Essentials")
    assert Version("6.12.0") not in qt.specifier
    assert Version("6.11.3") in qt.specifier
    assert Version("6.12.1") in qt.specifier


def test_the_time_zones_are_asked_for_outright() -> None:
    assert "tzdata" in [each.name for each in ASKED]


def test_pins_name_no_address() -> None:
    assert not re.search(r"://|@|--|\.(org|com|net|io)\b", CONSTRAINTS)
