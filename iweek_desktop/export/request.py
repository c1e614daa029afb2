"""What is asked of an export, what came of it, and what can stop it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.programme.text import swedish_key

if TYPE_CHECKING:
    from iweek_desktop.store.errors import StoreError


class ExportError(Exception):
    """Nothing was written: a code with arguments, of which `wording.notices` makes a sentence."""

    def __init__(self, code: str, arguments: Mapping[str, str] | None = None) -> None:
        super().__init__(code, dict(arguments or {}))
        self.code = code
        self.arguments: Mapping[str, str] = dict(arguments or {})


@dataclass(frozen=True, slots=True)
class Export:
    """The sessions to write and what of the user's plan goes with them.

    `levels` and `notes` are keyed by session guid. `notes` stays empty unless the user asked
    for notes. `alarm_min` is the reminder in minutes before the start; None means none.
    `by_level` shows Must as busy and Maybe as tentative; without it every session is free time.
    """

    programme: Programme
    sessions: Sequence[Session]
    levels: Mapping[str, Level]
    notes: Mapping[str, str] = field(default_factory=dict)
    alarm_min: int | None = None
    by_level: bool = True

    def __post_init__(self) -> None:
        # Outlook reads the absolute value of a trigger: "after the start" cannot be said.
        if self.alarm_min is not None and self.alarm_min < 0:
            raise ValueError("a reminder lies before the start")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    `left_out` are the guids of sessions that have no time yet. `unrecorded` is why the
    export could not be remembered (a store that cannot be written); the file itself is good.
    """

    events: int
    left_out: tuple[str, ...] = ()
    unrecorded: StoreError | None = None


def listed(export: Export) -> list[Session]:
    """Return the sessions asked for, each once, by start, end and title; those without a time last."""
    return sorted({session.guid: session for session in export.sessions}.values(), key=_order)


def scheduled(export: Export) -> list[tuple[Session, datetime, datetime]]:
    """Return the sessions that have a time with their start and end, in the order of `listed`.

    A length that is not known is the slot in which the session is drawn; an end before the
    start is the start.
    """
    found = []
    for session in listed(export):
        start, end = session.start, session.drawn_end
        if start is not None and end is not None:
            # Two datetimes of one zone compare by wall clock, which is wrong in a doubled hour.
            found.append((session, start, end if end.timestamp() > start.timestamp() else start))
    return found


def unscheduled(export: Export) -> tuple[str, ...]:
    """Return the guids of the sessions that have no time yet."""
    return tuple(session.guid for session in listed(export) if session.start is None)


def _order(session: Session) -> tuple[float, float, str, str]:
    name = swedish_key(session.title)
    if session.start is None or session.drawn_end is None:
        return (float("inf"), 0.0, name, session.guid)
    return (session.start.timestamp(), session.drawn_end.timestamp(), name, session.guid)
