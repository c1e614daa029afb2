"""What a user does to the open window, each until the view that is shown has been painted.

CPU time is what counts: the event loop sleeps while it waits for its own timers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from time import process_time_ns
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.bare_list import BareList
from iweek_desktop.programme.lanes import groupings
from iweek_desktop.ui.agenda.agenda_list import AgendaList
from iweek_desktop.ui.grid.view import DayGrid
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.panes.search_field import SearchField

T = TypeVar("T")
Measured = dict[str, list[float]]
"""Times in ms by the view or the step that they belong to."""

SCROLL_PX, SCROLLS = 40, 40
BARE, BARE_ROWS = "bare", 2_000
"""What the bare list is called among the views, and how long it is."""
ZOOMS, GROUPINGS, SIZES = 4, 3, 16
TITLES, LONGEST = 4, 12
"""How many beginnings of titles are typed, letter by letter, and how long they are at most."""
PATIENCE_MS = 20_000


class CountingGrid(DayGrid):
    """A grid that counts how often it has been painted."""

    paintings = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        CountingGrid.paintings += 1


class CountingList(AgendaList):
    """A list that counts how often it has been painted."""

    paintings = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        CountingList.paintings += 1


class CountingField(SearchField):
    """A search field that counts how often it has been painted: whenever what is typed changes.

    What is typed stands there first; what it finds is painted after that.
    """

    paintings = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        CountingField.paintings += 1


def paintings() -> int:
    """Return how often any view of sessions has been painted."""
    return CountingGrid.paintings + CountingList.paintings


def until_painted(do: Callable[[], object], painted: Callable[[], int] = paintings) -> float:
    """Do something, have it painted, and return the CPU time of both in ms.

    Args:
        do: what changes the window.
        painted: counts how often that has been painted which changes in any case.
    """
    before = painted()
    start = process_time_ns()
    do()
    waiting = QElapsedTimer()
    waiting.start()
    while painted() == before:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if waiting.elapsed() > PATIENCE_MS:
            raise TimeoutError(f"nothing was painted within {PATIENCE_MS} ms")
    return (process_time_ns() - start) / 1e6


def come_to_rest() -> None:
    """Handle what is waiting, so that it is not counted with what follows."""
    for _ in range(5):
        QApplication.processEvents()


def scroll(keeper: Keeper, window: MainWindow) -> Measured:
    """Scroll by 40 px, down and up again, in the grid at its largest zoom and in the list.

    A bare list is scrolled in the same way before, between and after them.
    """
    while (before := window.grid.px_per_hour) is not None:
        window.day_view.zoom(1)
        come_to_rest()
        if window.grid.px_per_hour == before:
            break
    bare = BareList(window.grid.size(), BARE_ROWS)
    come_to_rest()

    def beside() -> list[float]:
        return _scrolled(bare, lambda: bare.paintings)

    times = beside()
    grid = _scrolled(window.grid)
    times += beside()
    keeper.state.show_view("list")
    come_to_rest()
    shown = _scrolled(window.views.sessions)
    return {"grid": grid, "list": shown, BARE: times + beside()}


def _scrolled(view: QListView, painted: Callable[[], int] = paintings) -> list[float]:
    bar = view.verticalScrollBar()
    steps = min(SCROLLS, bar.maximum() // SCROLL_PX)
    assert steps > 0, "there is nothing to scroll"
    places = [*range(0, steps * SCROLL_PX + 1, SCROLL_PX)]
    times = []
    for place in (*places[1:], *reversed(places[:-1])):
        times.append(until_painted(partial(bar.setValue, place), painted))
        come_to_rest()
    return times


def zoom(_keeper: Keeper, window: MainWindow) -> Measured:
    """Draw the day larger step by step, and smaller again."""
    times: list[float] = []
    for step in (1, -1) * ZOOMS:
        while True:
            before = window.grid.px_per_hour
            start = paintings()
            spent = _zoomed(window, step)
            if window.grid.px_per_hour == before or paintings() == start:
                break
            times.append(spent)
            come_to_rest()
    return {"grid": times}


def _zoomed(window: MainWindow, step: int) -> float:
    """Zoom by a step; where there is none that way, nothing is painted and nothing waited for."""
    start = process_time_ns()
    before = window.grid.px_per_hour
    window.day_view.zoom(step)
    if window.grid.px_per_hour == before:
        return 0.0
    return (process_time_ns() - start) / 1e6 + until_painted(lambda: None)


def regroup(keeper: Keeper, _window: MainWindow) -> Measured:
    """Make lanes of everything that they can stand for, in the grid and in the timeline."""
    offered, found = groupings(keeper.state.programme), {}
    for view in ("day", "timeline"):
        keeper.state.show_view(view)
        come_to_rest()
        wanted = [*offered[1:], offered[0]] * GROUPINGS
        found[view] = _each(wanted, lambda grouping: until_painted(lambda: keeper.state.group_by(grouping)))
    return found


def search(keeper: Keeper, window: MainWindow) -> Measured:
    """Type beginnings of titles of the day and take them back, in the grid and in the list.

    A letter counts until it stands in the field; until what it finds is painted as well; and that once
    more for those letters alone that find other sessions than the one before.
    """
    found: Measured = {}
    field = window.command_bar.search
    field.setFocus()
    come_to_rest()
    sessions = keeper.state.sessions
    words = [session.title[:LONGEST].strip() for session in sessions[:: len(sessions) // TITLES]]
    for view in ("day", "list"):
        keeper.state.show_view(view)
        come_to_rest()
        times: list[float] = []
        found_in: list[float] = []
        others: list[float] = []
        for word in words:
            begun = [word[:length] for length in range(1, len(word) + 1)]
            for text in (*begun, *reversed(begun[:-1]), ""):
                before = keeper.state.found
                times.append(_typed(field, text))
                found_in.append(times[-1] + _spent(come_to_rest))
                assert keeper.state.filter.text == text.strip(), "what is typed is not looked for"
                if keeper.state.found is not before:
                    others.append(found_in[-1])
        found |= {
            view: times,
            f"{view}, until what it finds is shown": found_in,
            f"{view}, until other sessions are shown": others,
        }
    return found


def _typed(field: SearchField, text: str) -> float:
    """Type the last letter of a text, or take the one after it back."""
    longer = len(text) > len(field.text())
    do = partial(field.insert, text[-1]) if longer else field.backspace
    return until_painted(do, lambda: CountingField.paintings)


def _spent(do: Callable[[], object]) -> float:
    """Return the CPU time that something takes, in ms."""
    start = process_time_ns()
    do()
    return (process_time_ns() - start) / 1e6


def textsize(keeper: Keeper, _window: MainWindow) -> Measured:
    """Make the text larger and smaller, each time in a window of its own."""
    steps = (1, 1, -1, -1)
    return {"": _each(steps, lambda step: until_painted(lambda: keeper.preferences.step_text_size(step)))}


def resize(keeper: Keeper, window: MainWindow) -> Measured:
    """Give the window another size, again and again, in the grid and in the list."""
    found = {}
    width, height = window.width(), window.height()
    sizes = [(width - 30 * (n % 5 + 1), height - 20 * (n % 3 + 1)) for n in range(SIZES)]
    for view in ("day", "list"):
        keeper.state.show_view(view)
        window.resize(width, height)  # the first of the sizes is the last one too: nothing would be painted
        come_to_rest()
        found[view] = _each(sizes, lambda size: until_painted(lambda: window.resize(*size)))
    return found


def _each(things: Iterable[T], measure: Callable[[T], float]) -> list[float]:
    times = []
    for thing in things:
        times.append(measure(thing))
        come_to_rest()
    return times


GESTURES: dict[str, Callable[[Keeper, MainWindow], Measured]] = {
    "scroll": scroll,
    "zoom": zoom,
    "regroup": regroup,
    "search": search,
    "textsize": textsize,
    "resize": resize,
}
