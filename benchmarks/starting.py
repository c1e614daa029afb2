"""From the start of the process to the painted blocks, against an empty window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from benchmarks.figures import Figure
from benchmarks.running import run_child
from benchmarks.shelves import Case

MOST_X = 1.5
CLOCKS = (("wall", "wall_ms"), ("CPU", "cpu_ms"))


class Round(NamedTuple):
    """One turn: a bare window, the program, and a bare window again, whose difference is noise."""

    bare: dict[str, float]
    program: dict[str, float]
    again: dict[str, float]


def start_figures(case: Case, rounds: int) -> list[Figure]:
    """Measure how many times as long as a bare window the program takes."""
    _round(case)  # the first fills caches and writes compiled modules
    measured = [_round(case) for _ in range(rounds)]
    figures = []
    for clock, key in CLOCKS:
        figures += _against_bare(case, measured, clock, key)
    return figures


def _round(case: Case) -> Round:
    return Round(run_child("bare_child"), run_child("window_child", case.words()), run_child("bare_child"))


def _against_bare(case: Case, measured: Sequence[Round], clock: str, key: str) -> list[Figure]:
    bare, program, again = ([each[place][key] for each in measured] for place in range(len(Round._fields)))
    pairs = [one / (0.5 * (a + b)) for a, one, b in zip(bare, program, again, strict=True)]
    noise = [b / a for a, b in zip(bare, again, strict=True)]
    whole = median(program) / median(bare + again)
    note = (
        f"{median(program):.0f} ms ({min(program):.0f}-{max(program):.0f}) against "
        f"{median(bare + again):.0f} ms ({min(bare + again):.0f}-{max(bare + again):.0f}); "
        f"pairs {median(pairs):.2f} ({min(pairs):.2f}-{max(pairs):.2f}), {len(pairs)} of them"
    )
    control = f"pairs {min(noise):.2f}-{max(noise):.2f}: the noise"
    return [
        Figure(f"start, {case.name}, {clock}", whole, "x", MOST_X, note),
        Figure(f"  bare against bare, {clock}", median(again) / median(bare), "x", None, control),
    ]


def stage_figures(case: Case, rounds: int) -> list[Figure]:
    """Measure where the CPU time to the first paint goes."""
    run_child("window_child", case.words())
    runs = [run_child("window_child", case.words())["marks"] for _ in range(rounds)]
    names = list(runs[0])
    figures = [Figure(f"stage, {names[0]}", median(run[names[0]] for run in runs), "ms")]
    for before, name in pairwise(names):
        spent = median(run[name] - run[before] for run in runs)
        figures.append(Figure(f"stage, {name}", spent, "ms"))
    whole = median(run[names[-1]] for run in runs)
    return [*figures, Figure("stage, all", whole, "ms", None, f"{case.name}, CPU time, median of {rounds}")]
