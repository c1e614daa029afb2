"""What the window is asked to open, as plain values: no Qt, no files, nothing read."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock


class WindowStart(NamedTuple):
    """How to open the window.

    `source` None is the bundled programme. `now_text` is an ISO time that `at` turns into an
    instant once the programme's zone is known; the window's clock then runs on from it.
    """

    places: Places
    source: Path | None
    zone_name: str | None
    language: str | None
    clock: Clock
    now_text: str | None
    new_window: bool = False
    """Whether to open a window of its own though one is open already."""


class Shot(NamedTuple):
    """A picture of the window to take; what is None is as the settings have it.

    `size` is width and height in device-independent px, `scale` how many device px each of them
    has. `lanes` is what the lanes stand for, `show` a dialog in front of the window. `star` is the
    level that the selected session is just given, "none" for none, and `focus` whether the keyboard
    focus is on it.
    """

    out: Path
    view: str | None
    day: date | None
    size: tuple[int, int]
    theme: str | None
    select: str | None
    text_percent: int | None = None
    lanes: str | None = None
    search: str = ""
    scale: float = 1.0
    show: str | None = None
    star: str | None = None
    focus: bool = False


def at(now_text: str, zone: tzinfo) -> datetime:
    """Return the instant of an ISO time, which is read in `zone` where it names none.

    Raises:
        ValueError: it is no ISO time.
    """
    named = datetime.fromisoformat(now_text)
    return named if named.tzinfo else named.replace(tzinfo=zone)
