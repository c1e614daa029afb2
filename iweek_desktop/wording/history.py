"""What is said of a change that the user has taken back or made again."""

from __future__ import annotations

from iweek_desktop.programme.model import Level
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.sessions import level_name


def undone(say: Wording, field: str, now: str | None, title: str) -> str:
    """Return what was taken back, by what holds now.

    Args:
        say: the wording.
        field: what of the session was changed, as the journal has it.
        now: what that is again, as the journal has it; None for nothing.
        title: of the session; "" if the programme no longer has it.
    """
    if title and field == "level":
        return say("Undone, now {level}: {title}", level=_level(say, now), title=title)
    if title and field == "note":
        return say("Undone in your notes: {title}", title=title)
    if title and field == "guid":
        return say("Undone, no longer attached to: {title}", title=title)
    return say("Undone")


def done_again(say: Wording, field: str, now: str | None, title: str) -> str:
    """Return what was made again, by what holds now; the arguments are those of `undone`."""
    if title and field == "level":
        return say("Done again, now {level}: {title}", level=_level(say, now), title=title)
    if title and field == "note":
        return say("Done again in your notes: {title}", title=title)
    if title and field == "guid":
        return say("Done again, attached to: {title}", title=title)
    return say("Done again")


def _level(say: Wording, now: str | None) -> str:
    return level_name(say, Level(now) if now else None)
