"""When a session is, as every reader finds it out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
DOUBTS = {"gap": "format.time_gap", "twice": "format.time_twice"}
"""What is doubtful about a wall time, to the code that tells it."""


class Placement(NamedTuple):
    """When a session is; `start` None where it is unscheduled."""

    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
