"""Reading what something has happened to: no file may stop a reader, hang it or eat the memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from queue import Empty, Queue
from threading import Thread
from typing import Any, NamedTuple

from benchmarks.figures import Figure
from benchmarks.fuzz_child import MOST_MIB, MOST_S
from benchmarks.fuzz_samples import real_folder
from benchmarks.running import ROOT, child_environment

PATIENCE_S = 60.0
"""Wall time without a word after which a child hangs; the CPU time of a file it measures itself."""

_CHILD = (sys.executable, "-c", "from benchmarks.fuzz_child import main; main()")


FAILED = "files that failed"


class Told(NamedTuple):
    """What became of one file."""

    n: int
    format: str
    problem: str
    read: bool
    s: float
    mib: float


def fuzz(
    inputs: int,
    seed: int,
    first: int = 0,
    real: bool = True,
    child: Sequence[str] = _CHILD,
    patience_s: float = PATIENCE_S,
) -> Iterator[Told]:
    """Yield what becomes of each of so many files; a child that stops or hangs is replaced by another."""
    n, end = first, first + inputs
    while n < end:
        begun = n
        with subprocess.Popen(
            [*child, str(seed), str(n), str(end), str(int(real))],
            cwd=ROOT, env=child_environment(), stdout=subprocess.PIPE, text=True, encoding="utf-8",
        ) as process:  # fmt: skip
            for told in _lines(process, patience_s):
                yield told
                n = told.n + 1
            ended = process.poll()
            process.kill()
        if n < end and (ended != 0 or n == begun):
            problem = "hangs" if ended is None else f"the process ended with {ended}"
            yield Told(n, "", problem, False, 0.0, 0.0)
            n += 1


def _lines(process: subprocess.Popen[str], patience_s: float) -> Iterator[Told]:
    """Yield what a child tells, until it has ended or says nothing for too long."""
    lines: Queue[str] = Queue()

    def pass_on() -> None:
        for line in process.stdout or ():
            lines.put(line)
        process.wait()
        lines.put("")

    Thread(target=pass_on, daemon=True).start()
    try:
        while line := lines.get(timeout=patience_s):
            told: dict[str, Any] = json.loads(line)
            yield Told(**told)
    except Empty:
        return


def fuzz_figures(inputs: int, seed: int, first: int) -> list[Figure]:
    """Fuzz, tell each failure at once, and return the counts of every format."""
    made: Counter[str] = Counter()
    read: Counter[str] = Counter()
    slowest = highest = 0.0
    failures = 0
    for told in fuzz(inputs, seed, first):
        made[told.format] += 1
        read[told.format] += told.read
        slowest, highest = max(slowest, told.s), max(highest, told.mib)
        if told.problem:
            failures += 1
            again = f"fuzz --seed {seed} --from {told.n} --inputs 1"
            print(f"{told.format}: {told.problem}; again: {again}", file=sys.stderr, flush=True)
    note = f"seed {seed}, from {first}, {'with' if real_folder() else 'without'} real files"
    return [
        *(
            Figure(
                f"files made of {name or 'what is no programme'}", made[name], "", None, f"{read[name]} read"
            )
            for name in sorted(made)
        ),
        Figure("slowest file, CPU", slowest, "s", MOST_S),
        Figure("peak memory", highest, "MiB", MOST_MIB),
        Figure(FAILED, failures, "", 0, f"of {sum(made.values())}, {note}"),
    ]
