"""What is felt in use: painting, another day, an export, memory."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure
from benchmarks.running import run_child
from benchmarks.shelves import Case
from benchmarks.window_child import UNTIL_COMPLETE
from iweek_desktop.export.calendar_export import export_ics
from iweek_desktop.export.request import Export
from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store.store import Store
from iweek_desktop.wording.catalogue import load_wording

REPAINT_MS, SWITCH_MS, MEMORY_MIB = 4.0, 15.0, 20.0
MEMORY_COUNTS_FOR = "1,000"
GESTURES: dict[str, tuple[str, float | None]] = {
    "scroll": ("40 px scroll", 3.0),
    "zoom": ("zoom step", None),
    "regroup": ("regroup", None),
    "search": ("search, a letter", 10.0),
    "textsize": ("text size", None),
    "resize": ("window resize", None),
}
"""What each is called in the figures, and its target."""
VIEWS = {"day": "grid", "bare": "a bare Qt list"}


def repaint_figures(case: Case) -> list[Figure]:
    """Measure a full repaint of the grid."""
    measured = run_child("painting_child", ["repaint", str(case.profile), str(case.source)])
    times, (width, height) = measured["times_ms"], measured["port"]
    note = f"{measured['blocks']} blocks in {width} x {height}, {min(times):.1f}-{max(times):.1f}"
    return [Figure("full repaint", median(times), "ms", REPAINT_MS, note)]


def switch_figures(case: Case, rounds: int) -> list[Figure]:
    """Measure the way from one day to another."""
    words = ["day-switch", str(case.profile), str(case.source)]
    runs = [run_child("painting_child", words) for _ in range(rounds)]
    figures = []
    for name, key in (("first visit", "first_ms"), ("again", "again_ms")):
        times = [time for run in runs for time in run[key]]
        note = f"{runs[0]['sessions'][0]:,} sessions a day, {min(times):.1f}-{max(times):.1f}"
        figures.append(Figure(f"day switch, {case.name}, {name}", median(times), "ms", SWITCH_MS, note))
    return figures


def gesture_figures(name: str, case: Case, rounds: int) -> list[Figure]:
    """Measure what a user does to the open window until it is painted, in CPU time."""
    words = [name, str(case.profile), str(case.source)]
    runs = [run_child("painting_child", words) for _ in range(rounds)]
    what, most = GESTURES[name]
    figures = []
    measured = {
        view: [time for run in runs for time in run["times_ms"][view]] for view in runs[0]["times_ms"]
    }
    bare = measured.get("bare")
    for view, times in measured.items():
        shown, _, more = view.partition(", ")
        title = ", ".join(part for part in (what, VIEWS.get(shown, shown), more, case.name) if part)
        note = f"{min(times):.1f}-{max(times):.1f}, {len(times)} of them"
        if times is not bare:
            note = f"{runs[0]['sessions']:,} sessions a day, {note}"
        if bare and times is not bare:
            note += f"; {median(times) / median(bare):.1f} x a bare Qt list in the same run"
        figures.append(Figure(title, median(times), "ms", None if times is bare else most, note))
    return figures


def export_figures(case: Case, folder: Path, rounds: int) -> list[Figure]:
    """Measure a calendar file of every session, written for the first time and then again."""
    entry, say = case.entry(), load_wording("en")
    wanted = Export(entry.programme, entry.programme.sessions, {})
    times = []
    with Store.open(Places.of(case.profile).store_path, system_clock, "benchmark") as store:
        for _ in range(rounds + 1):
            start = perf_counter()
            done = export_ics(wanted, folder / "all.ics", store, system_clock, say)
            times.append((perf_counter() - start) * 1000)
    entry.close()
    size = (folder / "all.ics").stat().st_size / 2**20
    note = f"{done.events:,} events, {size:.1f} MiB, read again and checked; the first time {times[0]:.0f}"
    return [Figure("calendar file", median(times[1:]), "ms", None, note)]


def memory_figures(cases: list[Case]) -> list[Figure]:
    """Measure the most memory that the complete window takes beyond a bare one."""
    bare = run_child("bare_child")["peak_mib"]
    if bare is None:
        return []
    figures = [Figure("peak memory, bare", bare, "MiB")]
    for case in cases:
        peak = run_child("window_child", case.words(), {UNTIL_COMPLETE: "1"})["peak_mib"]
        most = MEMORY_MIB if case.name == MEMORY_COUNTS_FOR else None
        figures.append(
            Figure(
                f"peak memory beyond bare, {case.name}", peak - bare, "MiB", most, f"{peak:.0f} MiB in all"
            )
        )
    return figures
