"""The Qt that is installed keeps count of None: docs/adr/0005-essentials-and-6.12.0.md."""

from __future__ import annotations

import subprocess
import sys

VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for n in range(50_000):
    thing.setObjectName("x")
print("alive")
"""


def test_fifty_thousand_calls_that_return_nothing_leave_python_alive() -> None:
    run = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "alive"), run.stderr
