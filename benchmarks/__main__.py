"""Measure start-up, reading, painting and export, and print a line for each figure; or try the readers."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import reading, starting, using
from benchmarks.bounds import OVER, SIZE, bounds_figures
from benchmarks.figures import Figure, as_json, as_text
from benchmarks.fuzzing import FAILED, fuzz_figures
from benchmarks.shelves import Case, bundled, dense, generated

PAIRS, QUICK_PAIRS = 15, 5
SIZES = (1_000, 10_000)
"""How many sessions the made-up programmes have."""
ON_DEMAND = ("fuzz", "bounds")
"""What takes too long to be done with everything else."""
INPUTS, QUICK_INPUTS = 20_000, 300


class Bench:
    """The measurements, and the programmes that they share."""

    def __init__(
        self,
        folder: Path,
        pairs: int,
        inputs: tuple[int, int, int] = (0, 0, 0),
        sizes: Sequence[int] = SIZES,
        extremes: tuple[str, int] = ("", SIZE),
    ) -> None:
        self._folder = folder
        self._pairs = pairs
        self._inputs = inputs
        self._sizes = sizes
        self._extremes = extremes
        self._cases: dict[int, Case] = {}

    def case(self, sessions: int) -> Case:
        """Return a programme of this size, 0 for the bundled one."""
        if sessions not in self._cases:
            self._cases[sessions] = generated(self._folder, sessions) if sessions else bundled(self._folder)
        return self._cases[sessions]

    def start(self) -> Iterator[Figure]:
        """Measure from process start to the day's blocks painted, against a bare window."""
        for sessions in (0, *self._sizes):
            yield from starting.start_figures(self.case(sessions), self._pairs)

    def stages(self) -> Iterator[Figure]:
        """Measure where the time to the first paint goes."""
        yield from starting.stage_figures(self.case(0), self._pairs)

    def repaint(self) -> Iterator[Figure]:
        """Measure a full repaint of the grid."""
        yield from using.repaint_figures(dense(self._folder))

    def switch(self) -> Iterator[Figure]:
        """Measure a change of day."""
        for sessions in self._sizes:
            yield from using.switch_figures(self.case(sessions), self._few())

    def scroll(self) -> Iterator[Figure]:
        """Measure how long the view takes to follow a scroll of 40 px."""
        yield from self._gesture("scroll")

    def zoom(self) -> Iterator[Figure]:
        """Measure a step of zoom."""
        yield from self._gesture("zoom")

    def regroup(self) -> Iterator[Figure]:
        """Measure the way from some lanes to others."""
        yield from self._gesture("regroup")

    def search(self) -> Iterator[Figure]:
        """Measure a letter typed into the search field."""
        yield from self._gesture("search")

    def textsize(self) -> Iterator[Figure]:
        """Measure the way to another text size."""
        yield from self._gesture("textsize")

    def resize(self) -> Iterator[Figure]:
        """Measure another size of the window."""
        yield from self._gesture("resize")

    def _gesture(self, name: str) -> Iterator[Figure]:
        for sessions in self._sizes:
            yield from using.gesture_figures(name, self.case(sessions), self._few())

    def _few(self) -> int:
        return max(1, self._pairs // 5)

    def reading(self) -> Iterator[Figure]:
        """Measure reading a schedule.xml from the command line, against ConfClerk's import of it."""
        for sessions in self._sizes:
            yield from reading.reading_figures(self._folder, sessions, self._few())

    def export(self) -> Iterator[Figure]:
        """Measure a calendar file of 1,000 events."""
        yield from using.export_figures(self.case(1_000), self._folder, max(2, self._pairs // 3))

    def memory(self) -> Iterator[Figure]:
        """Measure peak memory against a bare window."""
        yield from using.memory_figures([self.case(sessions) for sessions in (0, *self._sizes)])

    def fuzz(self) -> Iterator[Figure]:
        """Read files that something has happened to; only where it is asked for."""
        yield from fuzz_figures(*self._inputs)

    def bounds(self) -> Iterator[Figure]:
        """Check files that are as bad as can be; only where it is asked for."""
        yield from bounds_figures(*self._extremes)

    def named(self) -> dict[str, Callable[[], Iterator[Figure]]]:
        """Return the measurements by name, in the order in which they are made."""
        made = (
            self.start, self.stages, self.repaint, self.switch, self.scroll, self.zoom, self.regroup,
            self.search, self.textsize, self.resize, self.reading, self.export, self.memory,
            self.fuzz, self.bounds,
        )  # fmt: skip
        return {measure.__name__: measure for measure in made}


def main(words: Sequence[str] | None = None) -> int:
    """Measure what the words name, everything where they name nothing, and return the exit code."""
    with TemporaryDirectory(prefix="iweek-benchmarks-") as folder:
        asked = parse(words, list(Bench(Path(folder), 1).named()))
        inputs = asked.inputs or (QUICK_INPUTS if asked.quick else INPUTS)
        pairs = asked.pairs or (QUICK_PAIRS if asked.quick else PAIRS)
        extremes = (asked.cases, int(asked.mib * 2**20))
        bench = Bench(Path(folder), pairs, (inputs, asked.seed, asked.first), extremes=extremes)
        measures = bench.named()
        figures: list[Figure] = []
        for name in asked.names or [name for name in measures if name not in ON_DEMAND]:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            figures += measures[name]()
    print(as_json(figures) if asked.json else as_text(figures))
    return int(any(figure.name in (FAILED, OVER) and not figure.met for figure in figures))


def parse(words: Sequence[str] | None, names: Sequence[str]) -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PAIRS} pairs instead of {PAIRS}")
    parser.add_argument("--pairs", type=int, metavar="N", help="N pairs")
    parser.add_argument("--inputs", type=int, metavar="N", help=f"fuzz: N files instead of {INPUTS}")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="fuzz: other files than those of seed 1"
    )
    parser.add_argument(
        "--from", type=int, default=0, dest="first", metavar="N", help="fuzz: from the N-th file on"
    )
    parser.add_argument(
        "--cases", default="", metavar="TEXT", help="bounds: only those whose name holds TEXT"
    )
    parser.add_argument("--mib", type=float, default=SIZE / 2**20, metavar="N", help="bounds: files of N MiB")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.names if name not in names]
    if unknown:
        parser.error(f"nothing is called {', '.join(unknown)}; there are {', '.join(names)}")
    return asked


if __name__ == "__main__":
    raise SystemExit(main())
