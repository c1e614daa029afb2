"""The open window: how long a full repaint takes, a change of day, and what else is done to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from benchmarks.child import end_with
from benchmarks.gestures import GESTURES, CountingField, CountingGrid, CountingList, Measured
from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.startup import WindowStart
from iweek_desktop.ui import day_view
from iweek_desktop.ui.agenda import agenda_view
from iweek_desktop.ui.app import make_application, open_keeper, without_collector
from iweek_desktop.ui.grid.view import DayGrid
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.panes import command_bar

PORT = (1366, 768)
REPAINTS = 60


def main() -> None:
    """Measure what the first word names, on the programme file and profile that follow."""
    what, profile, source = sys.argv[1:4]
    vars(day_view)["DayGrid"] = CountingGrid
    vars(agenda_view)["AgendaList"] = CountingList
    vars(command_bar)["SearchField"] = CountingField
    places = Places.of(Path(profile))
    start = WindowStart(places, Path(source), None, "en", system_clock, None)
    with without_collector():
        keeper = open_keeper(start, lambda _path: False)
        assert keeper is not None
        window = keeper.open_window("light", PORT)
        window.complete()
    settle()
    measure: dict[str, Callable[[Keeper, MainWindow], dict[str, object]]] = {
        "repaint": repaint,
        "day-switch": day_switch,
        **{name: gesture(do) for name, do in GESTURES.items()},
    }
    end_with(measure[what](keeper, window))


def gesture(
    do: Callable[[Keeper, MainWindow], Measured],
) -> Callable[[Keeper, MainWindow], dict[str, object]]:
    """Return what has something done and tells the times of it, and how many sessions the day has."""

    def measure(keeper: Keeper, window: MainWindow) -> dict[str, object]:
        shown = len(keeper.state.sessions)
        return {"times_ms": do(keeper, window), "sessions": shown}

    return measure


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(5):
        make_application().processEvents()


def repaint(keeper: Keeper, window: MainWindow) -> dict[str, object]:
    """Repaint the whole viewport, which is made 1366 x 768 and shows a lane for each room, many times."""
    port = window.grid.viewport()
    keeper.state.group_by(Grouping.PLACE)
    for _ in range(3):  # the panes beside it take their part
        window.resize(window.width() + PORT[0] - port.width(), window.height() + PORT[1] - port.height())
        settle()
    for _ in range(5):
        port.repaint()
    times = [elapsed_ms(port.repaint) for _ in range(REPAINTS)]
    return {"times_ms": times, "blocks": visible_blocks(window.grid), "port": [port.width(), port.height()]}


def visible_blocks(grid: DayGrid) -> int:
    """Count the blocks of which something is seen."""
    port, model = QRectF(grid.viewport().rect()), grid.sessions_model()
    rects = (QRectF(grid.visualRect(model.index(row))) for row in range(model.rowCount()))
    return sum(rect.intersects(port) for rect in rects)


def day_switch(keeper: Keeper, _window: MainWindow) -> dict[str, object]:
    """Show every other day for the first time and then again, each until it is painted."""
    days = [item.day for item in keeper.state.days]

    def show(day: date) -> Callable[[], None]:
        def shown() -> None:
            before = CountingGrid.paintings
            keeper.state.show_day(day)
            while CountingGrid.paintings == before:
                QApplication.processEvents()

        return shown

    first = [elapsed_ms(show(day)) for day in days[1:]]
    again = [elapsed_ms(show(day)) for day in days]
    return {"first_ms": first, "again_ms": again, "sessions": [item.sessions for item in keeper.state.days]}


def elapsed_ms(do: Callable[[], object]) -> float:
    """Return how long something took."""
    start = perf_counter_ns()
    do()
    return (perf_counter_ns() - start) / 1e6
