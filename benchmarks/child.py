"""What every measured child has in common: telling the parent what it has measured, and ending.

Only the standard library's cheapest modules are imported here: this is part of what is measured.
"""

from __future__ import annotations

import os
import sys
import time

STARTED = "IWEEK_BENCH_STARTED_NS"
"""The environment's name for the parent's monotonic clock at the start of the process."""


class Marks:
    """CPU time in ms since the process began, at named points of its way."""

    def __init__(self) -> None:
        self.cpu_ms: dict[str, float] = {}

    def add(self, name: str) -> None:
        """Note that a part of the way has come to its end."""
        self.cpu_ms.setdefault(name, time.process_time_ns() / 1e6)


def end_with(measured: dict[str, object]) -> None:
    """Tell the parent what was measured, and end at once."""
    import json

    sys.stdout.write(json.dumps(measured) + "\n")
    sys.stdout.flush()
    os._exit(0)


def since_start() -> dict[str, object]:
    """Return the time since the parent started this process, and the process's own CPU time, in ms."""
    now_ns, cpu_ns = time.monotonic_ns(), time.process_time_ns()
    return {"wall_ms": (now_ns - int(os.environ[STARTED])) / 1e6, "cpu_ms": cpu_ns / 1e6}


def peak_mib() -> float | None:
    """Return the most memory that this process has had in use; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123  # pathlib costs time
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        return None
    return None
