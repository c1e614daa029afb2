"""A desktop for all tests in here, and windows that never outlive their test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from tests.outside.desktop import Desktop, missing_tools
from tests.outside.window import Commands, Window

MADE_UP: dict[str, Any] = {
    "format": "programme",
    "format_version": 1,
    "conference": {
        "key": "kites-2024",
        "title": "Kite Days",
        "time_zone_name": "Europe/Stockholm",
        "start": "2024-09-30",
        "end": "2024-09-30",
        "city": "Grytby",
    },
    "rooms": [{"guid": "hill", "name": "The hill"}, {"guid": "barn", "name": "The barn"}],
    "events": [
        {
            "guid": "tails",
            "title": "Tails",
            "start": "2024-09-30T10:00:00+02:00",
            "end": "2024-09-30T11:30:00+02:00",
            "rooms": ["hill"],
        },
        {
            "guid": "knots",
            "title": "Knots",
            "start": "2024-09-30T11:00:00+02:00",
            "end": "2024-09-30T12:00:00+02:00",
            "rooms": ["barn"],
        },
    ],
}


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    missing = missing_tools()
    if missing:
        pytest.skip(f"a desktop of its own needs {missing}")
    made = Desktop(tmp_path_factory.mktemp("desktop"))
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def commands(desktop: Desktop, tmp_path: Path) -> Commands:
    return Commands(desktop, tmp_path / "profile")


@pytest.fixture
def open_window(commands: Commands) -> Iterator[Callable[[], Window]]:
    """Open windows of one new profile."""
    with ExitStack() as stack:

        def open_one() -> Window:
            window = stack.enter_context(closing(Window(commands)))
            window.wait_until_shown()
            return window

        yield open_one


@pytest.fixture(scope="session")
def shared_window(desktop: Desktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    profile = tmp_path_factory.mktemp("shared") / "profile"
    with closing(Window(Commands(desktop, profile))) as window:
        window.wait_until_shown()
        yield window


@pytest.fixture
def window(shared_window: Window) -> Iterator[Window]:
    """The bundled week: on the first session of the first day, with the focus there and no stars."""
    shared_window.begin_anew()
    yield shared_window
    shared_window.forget_stars()


@pytest.fixture
def kite_window(desktop: Desktop, tmp_path: Path) -> Iterator[Window]:
    """Two sessions with places, of which one begins before the other ends."""
    file = tmp_path / "kites.json"
    file.write_text(json.dumps(MADE_UP), encoding="utf-8")
    with closing(Window(Commands(desktop, tmp_path / "profile", "--programme", str(file)))) as window:
        window.wait_until_shown()
        window.begin_anew()
        yield window
