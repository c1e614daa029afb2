"""Running children: fresh processes, of which each one measures itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.child import STARTED

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 120


class ChildFailed(Exception):
    """A child measured nothing; the message is what it wrote."""


def run_child(
    module: str, arguments: Sequence[str] = (), also: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Run `main` of a module of this folder in a process of its own and return what it measured.

    Raises:
        ChildFailed: it ended without telling anything.
    """
    code = f"from benchmarks.{module} import main; main()"
    environment = child_environment() | dict(also or {})
    environment[STARTED] = str(time.monotonic_ns())
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8",
        timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    try:
        measured: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise ChildFailed(f"{module} ended with {done.returncode}: {done.stderr.strip()}") from None
    return measured


def child_environment() -> dict[str, str]:
    """Return an environment without a screen, in which compiled modules are kept as everywhere else."""
    changed = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR")
    return {name: value for name, value in os.environ.items() if name not in unwanted} | changed
