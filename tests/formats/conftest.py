"""Native files in the making, and files of every format."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from iweek_desktop.formats.native import read
from iweek_desktop.formats.reading import Reading, ReadOptions
from tests.formats.bounds_files import SHAPES, Shape

ReadEvents = Callable[..., Reading]


@pytest.fixture
def read_events() -> ReadEvents:
    """Return a function that reads events as a whole file; keywords replace parts of it."""

    def read_file(*events: object, zone: str | None = None, **parts: object) -> Reading:
        conference = {"title": "Week", "key": "w", "time_zone_name": "Europe/Stockholm"}
        stated = {"format": "programme", "conference": conference, "events": list(events), **parts}
        return read(json.dumps(stated).encode(), ReadOptions(zone))

    return read_file


@pytest.fixture(params=SHAPES)
def name(request: pytest.FixtureRequest) -> str:
    """Return each format in turn."""
    stated: str = request.param
    return stated


@pytest.fixture
def shape(name: str) -> Shape:
    """Return how the format writes a file."""
    return SHAPES[name]
