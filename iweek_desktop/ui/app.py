"""The composition root of the window: settings, shelf, store and plan become a state and a window.

What needs no Qt is imported and done before Qt is loaded: from then on every import costs
more, since PySide reads the source of each module that imports another.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from iweek_desktop.library import settings as stored
from iweek_desktop.library.door import door_of, is_there
from iweek_desktop.library.opening import Opened, open_programme
from iweek_desktop.library.settings import Settings
from iweek_desktop.plan import clashes, plan, snapshot  # noqa: F401  # loaded before Qt, see above
from iweek_desktop.programme import timeline  # noqa: F401
from iweek_desktop.programme.clock import Clock, running_clock, standing_clock
from iweek_desktop.resource import resource_bytes
from iweek_desktop.startup import WindowStart, at
from iweek_desktop.ui.spelling import spare_looking
from iweek_desktop.wording import sessions, status  # noqa: F401
from iweek_desktop.wording.catalogue import choose_language, load_wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from iweek_desktop.library.shelf_entry import ShelfEntry
    from iweek_desktop.ui.calendar_program import Opener
    from iweek_desktop.ui.jobs import Start
    from iweek_desktop.ui.keeper import Keeper

DESKTOP_FILE = "org.iweek_desktop.viewer"


def run_window(startup: WindowStart) -> int:
    """Open the window and stay until it is closed; return the exit code.

    Where a window of the same profile is open already, that one comes to the front instead.
    """
    if not (startup.new_window or startup.now_text) and is_there(door_of(startup.places)):
        from iweek_desktop.ui.doorbell import ring

        if ring(startup.places, startup.source):
            return 0
    with without_collector():
        keeper = open_keeper(startup, hand_to_system)
        if keeper is None:
            return 1
        app = make_application()
        keeper.catch_mishaps()
        keeper.open_window()
        set_icon(app)
        answer_door(keeper)
    code = app.exec()
    keeper.close()
    return code


def answer_door(keeper: Keeper) -> None:
    """Once the window is complete, let it come to the front when the program is started again."""

    def listen() -> None:
        from iweek_desktop.ui.doorbell import Doorbell

        bell = Doorbell(keeper.places, keeper)
        bell.rung.connect(keeper.come_to_front)
        bell.listen()

    if keeper.window is not None:
        keeper.window.completed.connect(listen)


def open_keeper(
    startup: WindowStart, opener: Opener, *, standing: bool = False, start: Start | None = None
) -> Keeper | None:
    """Read settings and programme, then make what keeps a window open; None where there is nothing to show.

    Args:
        startup: what was asked for; the programme opened last where it names none.
        opener: hands calendar files to the system.
        standing: whether a simulated time stands still.
        start: has jobs run; beside the window's thread where None.
    """
    settings = stored.load(startup.places.settings_file)
    startup, opened = _open_programme(startup, settings, remembered=not standing)
    while opened.entry is None:
        if standing:
            _print_unreadable(startup, settings, opened)
            return None
        another = _ask_for_another(startup, settings, opened)
        if another is None:
            return None
        startup, opened = _open_programme(another, settings, remembered=False)
    try:
        if standing and not opened.entry.hyphenated:
            _hyphenate(startup, opened.entry)
        clock = startup.clock
        if startup.now_text:
            clock = _simulated(startup, opened.entry.programme.zone_name, standing)
        make_application(startup.language or settings.language)
        from iweek_desktop.ui.keeper import Keeper

        return Keeper(startup, settings, opened, clock, opener, start)
    except BaseException:
        opened.entry.close()
        raise


def _hyphenate(startup: WindowStart, entry: ShelfEntry) -> None:
    """Break long words at once, for a window that is only looked at."""
    from iweek_desktop.library.shelf import Shelf

    hyphens = Shelf(startup.places.shelf_dir).hyphenate(entry.stamp)
    if hyphens is not None:
        entry.take_hyphens(hyphens)


def _open_programme(
    startup: WindowStart, settings: Settings, *, remembered: bool
) -> tuple[WindowStart, Opened]:
    """Open the file asked for, else the last one if it can still be read, else the bundled programme."""
    if startup.source is None and settings.last_programme and remembered:
        last = startup._replace(source=Path(settings.last_programme))
        opened = open_programme(last.places, last.source, last.zone_name)
        if opened.entry is not None:
            return last, opened
    return startup, open_programme(startup.places, startup.source, startup.zone_name)


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no garbage: what is made on the way to the window stays, and looking through it takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def make_application(language: str | None = None) -> QApplication:
    """Return the application object, made if there is none yet; end with a sentence if it cannot be made.

    Args:
        language: that of the sentence; the system's where None.
    """
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    spare_looking()
    from iweek_desktop.ui.display import said_if_absent

    def no_display(asked: str, cause: str) -> str:
        say = load_wording(choose_language(language))
        return say("The window cannot be opened on {display}: {cause}", display=asked, cause=cause)

    with said_if_absent(no_display):
        # By an argument: `setStyle` would hand out a style, and PySide would prepare all that styles can do.
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("iweek-desktop")
    app.setDesktopFileName(DESKTOP_FILE)
    return app


def set_icon(app: QApplication) -> None:
    """Give the windows their icon."""
    from PySide6.QtGui import QIcon, QPixmap

    picture = QPixmap()
    picture.loadFromData(resource_bytes(f"desktop/{DESKTOP_FILE}.svg"))
    app.setWindowIcon(QIcon(picture))


def hand_to_system(path: Path) -> bool:
    """Open a calendar file with the system's program for it; return whether one answers."""
    from iweek_desktop.ui.calendar_program import open_calendar_file

    return open_calendar_file(path)


def _ask_for_another(startup: WindowStart, settings: Settings, opened: Opened) -> WindowStart | None:
    """Tell why nothing could be opened, and return what to try next; None to give up.

    A terminal that somebody sees gets the sentence alone, as for any other command.
    """
    make_application(startup.language or settings.language)
    say = load_wording(choose_language(startup.language or settings.language))
    from iweek_desktop.ui.dialogs.reading import print_unreadable
    from iweek_desktop.ui.look import plain_look
    from iweek_desktop.ui.unreadable import ask_for_another

    print_unreadable(say, opened)
    if sys.stderr is not None and sys.stderr.isatty():
        return None
    source = ask_for_another(plain_look(say), opened)
    return startup._replace(source=source) if source else None


def _print_unreadable(startup: WindowStart, settings: Settings, opened: Opened) -> None:
    make_application(startup.language or settings.language)
    from iweek_desktop.ui.dialogs.reading import print_unreadable

    print_unreadable(load_wording(choose_language(startup.language or settings.language)), opened)


def _simulated(startup: WindowStart, zone_name: str, standing: bool) -> Clock:
    from zoneinfo import ZoneInfo

    assert startup.now_text is not None
    instant = at(startup.now_text, ZoneInfo(zone_name))
    return standing_clock(instant) if standing else running_clock(instant, startup.clock)
