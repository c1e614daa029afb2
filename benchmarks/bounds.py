"""What it costs to read a file that is as bad as a file of its size can be."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory

from benchmarks.extremes import EXTREMES
from benchmarks.figures import Figure
from benchmarks.filling import Make
from benchmarks.running import ChildFailed, run_child
from iweek_desktop.formats.json_text import MOST_WEIGHT, weight_of

SIZE = 49 * 2**20
"""Bytes: just below what is refused."""

MOST_S, MOST_MIB = 5.0, 500.0
OVER = "files that cost more"
_LOOP = 5_000_000


def bounds_figures(names: str = "", size: int = SIZE) -> Iterator[Figure]:
    """Check a file of each kind whose name holds the text, and return CPU time and peak memory of each."""
    over, checked = 0, 0
    for name, make in EXTREMES.items():
        if names not in name:
            continue
        for title, data in _files(name, make, size):
            figures = _case(title, data)
            checked += 1
            over += not all(figure.met for figure in figures)
            yield from figures
    yield Figure(OVER, over, "", 0, f"of {checked}; a loop of {_LOOP:,} additions took {_pace():.2f} s")


def _files(name: str, make: Make, size: int) -> Iterator[tuple[str, bytes]]:
    """Yield a file; of one that is refused because it holds too many values, also one that is not."""
    data = make(size)
    yield name, data
    lighter = size
    while (weight := _weight(data)) > MOST_WEIGHT:
        lighter = int(lighter * min(0.95, MOST_WEIGHT / weight))
        data = make(lighter)
    if lighter < size:
        yield f"{name}, as many as are read", data


def _weight(data: bytes) -> int:
    return weight_of(data.decode("latin-1")) if data[:1] in (b"{", b"[") else 0


def _case(name: str, data: bytes) -> list[Figure]:
    with TemporaryDirectory(prefix="iweek-bounds-") as folder:
        path = Path(folder) / "extreme"
        path.write_bytes(data)
        try:
            spent = run_child("bounds_child", [str(path)])
        except (ChildFailed, TimeoutExpired) as failed:
            print(f"{name}: {str(failed)[-1000:]}", file=sys.stderr, flush=True)
            return [Figure(f"{name}, CPU", float("inf"), "s", MOST_S, "the process was ended")]
    codes = ", ".join(f"{n} {code}" for code, n in spent["codes"].items())
    size, wall = len(data) / 2**20, spent["wall_ms"] / 1e3
    note = f"{size:.0f} MiB, {wall:.1f} s wall, {spent['sessions']} sessions; {codes}"
    figures = [
        Figure(f"{name}, CPU", spent["cpu_ms"] / 1e3, "s", MOST_S, note),
        Figure(f"{name}, memory", spent["peak_mib"] or 0.0, "MiB", MOST_MIB),
    ]
    for figure in figures:
        print(f"{figure.name}: {figure.value:.1f} {figure.unit}  {figure.note}", file=sys.stderr, flush=True)
    return figures


def _pace() -> float:
    """Return the CPU time of a loop, by which the speed of another machine can be compared."""
    start = time.process_time()
    for n in range(_LOOP):
        n + 1
    return time.process_time() - start
