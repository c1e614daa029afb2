"""The program itself, by its own entry, from the start of its process to the painted blocks of the day.

The program is not changed: at the seams of its start-up path the time is noted, and the window's own
signal ends the measurement.
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from benchmarks.child import Marks, end_with, peak_mib, since_start

if TYPE_CHECKING:
    from iweek_desktop.ui.main_window import MainWindow

UNTIL_COMPLETE = "IWEEK_BENCH_UNTIL_COMPLETE"
"""Set where the measurement ends only when what the first paint did without is made too."""


def main() -> None:
    """Open the window as `iweek` does."""
    marks = Marks()
    marks.add("Python")
    from iweek_desktop import cli

    gc.disable()  # as the command line does before it imports what the window needs
    from iweek_desktop.ui import app

    marks.add("imports without Qt")
    watch(app, marks)
    raise SystemExit(cli.main(sys.argv[1:]))


def watch(app: ModuleType, marks: Marks) -> None:
    """Note the time at the seams of `ui.app`, and end when the window has painted."""
    open_programme, make_application, open_keeper = app.open_programme, app.make_application, app.open_keeper

    def programme_opened(*arguments: object) -> object:
        opened = open_programme(*arguments)
        marks.add("programme from the shelf")
        return opened

    def application_made(*arguments: object) -> object:
        made = make_application(*arguments)
        marks.add("Qt and the application")
        import iweek_desktop.ui.keeper  # noqa: F401  # what comes next in `open_keeper`

        marks.add("imports of the window")
        return made

    def keeper_made(*arguments: object, **named: object) -> object:
        keeper = open_keeper(*arguments, **named)
        marks.add("store, plan and state")
        watch_window(marks)
        return keeper

    vars(app).update(
        open_programme=programme_opened, make_application=application_made, open_keeper=keeper_made
    )


def watch_window(marks: Marks) -> None:
    """Have the next window tell of its making and its first paint."""
    from PySide6.QtCore import Qt

    keeper = sys.modules["iweek_desktop.ui.keeper"]
    make = keeper.MainWindow

    def made(*arguments: object, **named: object) -> MainWindow:
        marks.add("theme and fonts")
        window: MainWindow = make(*arguments, **named)
        marks.add("panes and actions")
        if os.environ.get(UNTIL_COMPLETE):
            # After the window's own queued `complete`, which was connected before.
            queued = Qt.ConnectionType.QueuedConnection
            window.grid.first_painted.connect(lambda: report_complete(window), queued)
        else:
            window.grid.first_painted.connect(lambda: report_painted(marks))
        return window

    vars(keeper)["MainWindow"] = made


def report_painted(marks: Marks) -> None:
    """Tell the time to the first paint."""
    measured = since_start()
    marks.add("layout and first paint")
    end_with({**measured, "marks": marks.cpu_ms})


def report_complete(window: MainWindow) -> None:
    """Tell the memory that the complete window has taken."""
    from PySide6.QtWidgets import QApplication

    assert window.detail is not None, "the window is not complete"
    QApplication.processEvents()
    end_with({**since_start(), "peak_mib": peak_mib()})
