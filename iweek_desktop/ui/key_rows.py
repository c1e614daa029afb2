"""The keys that belong to one part of the window, beside the table of actions that hold anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from iweek_desktop.ui.actions import action_rows
from iweek_desktop.wording.catalogue import Wording

LETTERS = "A … Z"
"""Stands for any letter."""


class KeyRow(NamedTuple):
    """What keys do: a name for the code, the words for people, and the keys."""

    name: str
    text: str
    keys: tuple[str, ...]


class KeyGroup(NamedTuple):
    """The keys of one part of the window."""

    name: str
    heading: str
    rows: tuple[KeyRow, ...]


def key_groups(say: Wording, days: int) -> tuple[KeyGroup, ...]:
    """Return every key there is, for a programme of so many days."""
    anywhere = [KeyRow(row.name, row.text, row.keys) for row in action_rows(say) if row.keys]
    last = min(days, 9)
    if last:
        keys = ("Alt+1",) if last == 1 else ("Alt+1", f"Alt+{last}")
        anywhere.append(KeyRow("day", say("First to last day"), keys))
    days_along = KeyRow("step", say("Next or previous day"), ("Right", "Left"))
    return (
        KeyGroup("anywhere", say("Anywhere"), tuple(anywhere)),
        KeyGroup("sessions", say("Among the sessions"), _session_rows(say)),
        KeyGroup("search", say("In the search field"), _search_rows(say)),
        KeyGroup("days", say("Among the days"), (days_along,)),
        KeyGroup("detail", say("In the details"), (KeyRow("leave", say("Back to the session"), ("Esc",)),)),
    )


def _session_rows(say: Wording) -> tuple[KeyRow, ...]:
    return (
        KeyRow("along", say("Next or previous session"), ("Down", "Up")),
        KeyRow("across", say("To the lane beside"), ("Right", "Left")),
        KeyRow("ends", say("First or last session"), ("Home", "End")),
        KeyRow("page", say("A page down or up"), ("PgDown", "PgUp")),
        KeyRow("umbrella", say("To the umbrella session"), ("Alt+Up",)),
        KeyRow("inside", say("To the first session inside"), ("Alt+Down",)),
        KeyRow("must", say("Must"), ("1",)),
        KeyRow("maybe", say("Maybe"), ("2",)),
        KeyRow("unsaved", say("Not saved"), ("0",)),
        KeyRow("toggle", say("Must on or off"), ("Space",)),
        KeyRow("open", say("To the details"), ("Return",)),
        KeyRow("copy", say("Copy title, time, place and link"), ("Ctrl+C",)),
        KeyRow("menu", say("Menu of the session"), ("Shift+F10",)),
        KeyRow("letters", say("To the title that begins so"), (LETTERS,)),
    )


def _search_rows(say: Wording) -> tuple[KeyRow, ...]:
    return (
        KeyRow("hit", say("To the first match"), ("Down",)),
        KeyRow("count", say("Say how many match"), ("Return",)),
        KeyRow("clear", say("Clear the search"), ("Esc",)),
    )


def matching(groups: Iterable[KeyGroup], words: Iterable[str], names: dict[str, str]) -> list[KeyGroup]:
    """Return the groups with the rows in which every folded word stands.

    Args:
        groups: all of them.
        words: what is looked for, folded.
        names: the keys as they are shown, by the keys as they are written here.
    """
    from iweek_desktop.programme.identity import fold

    wanted = list(words)
    found = []
    for group in groups:
        rows = tuple(
            row
            for row in group.rows
            if all(word in fold(" ".join((row.text, *(names[key] for key in row.keys)))) for word in wanted)
        )
        if rows:
            found.append(group._replace(rows=rows))
    return found
