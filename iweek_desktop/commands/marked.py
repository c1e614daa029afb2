"""A session together with what the user thinks of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.programme.model import Level, Programme, Session

if TYPE_CHECKING:
    from iweek_desktop.plan.plan import Plan
    from iweek_desktop.store.rows import Mark


class Marked(NamedTuple):
    """One session to be told; `gone` means that only the copy made when it was starred is left."""

    programme: Programme
    session: Session
    level: Level | None = None
    note: str = ""
    gone: bool = False


def marked(programme: Programme, sessions: Iterable[Session], plan: Plan | None) -> list[Marked]:
    """Return sessions with the user's level and note."""
    if plan is None:
        return [Marked(programme, session) for session in sessions]
    return [
        Marked(programme, session, plan.level(session.guid), plan.note(session.guid)) for session in sessions
    ]


def departed(programme: Programme, marks: Iterable[Mark]) -> list[Marked]:
    """Return saved sessions that the programme no longer has, as they were when they were saved."""
    elsewhere = programme._replace(city=None)  # the place that was kept has its city in it
    return [
        Marked(elsewhere, _as_it_was(programme, mark), mark.level, mark.note, gone=True) for mark in marks
    ]


def _as_it_was(programme: Programme, mark: Mark) -> Session:
    if mark.snapshot is None:
        return Session(mark.guid, mark.guid)
    from iweek_desktop.plan.snapshot import as_it_was

    return as_it_was(mark.guid, mark.snapshot, programme.zone)
