"""How a long job tells how far it has come, and is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Stage = Literal["connecting", "downloading", "reading", "parsing", "shelving"]

Progress = Callable[[Stage, int, int | None], None]
"""Is called by the job, in the thread that does it, with the stage, how much is done and of how much.

While downloading and reading these are bytes, while parsing sessions and while shelving rows; None is
an unknown total. It may raise `Cancelled`, which ends the job with everything as it was before.
"""


class Cancelled(Exception):
    """The job is no longer wanted."""


def silent(_stage: Stage, _done: int, _total: int | None) -> None:
    """Tell nobody, and never stop."""


def cancellable(cancelled: Callable[[], bool], tell: Progress = silent) -> Progress:
    """Return a progress that stops the job once `cancelled`, such as an event's `is_set`, says so."""

    def told(stage: Stage, done: int, total: int | None) -> None:
        if cancelled():
            raise Cancelled
        tell(stage, done, total)

    return told
