"""Native files in the making."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from iweek_desktop.formats.native import read
from iweek_desktop.formats.reading import Reading, ReadOptions

ReadEvents = Callable[..., Reading]


@pytest.fixture
def read_events() -> ReadEvents:
    """Return a function that reads events as a whole file; keywords replace parts of it."""

    def read_file(*events: object, zone: str | None = None, **parts: object) -> Reading:
        conference = {"title": "Week", "key": "w", "time_zone_name": "Europe/Stockholm"}
        stated = {"format": "programme", "conference": conference, "events": list(events), **parts}
        return read(json.dumps(stated).encode(), ReadOptions(zone))

    return read_file
