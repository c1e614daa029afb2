"""JSON that breaks: what stands before the break as JSON, and the events from there on by their names."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from iweek_desktop.formats.left_out import LONGEST_EVENT, Look, name_rest
from iweek_desktop.formats.reading import Findings

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*'
_SIGNS = re.compile(rf'({_STRING})(?:"\s*(:)?|\Z)|[\[\]{{}}]', re.DOTALL)
_LISTS = frozenset(("events", "sessions", "contributions", "entries", "schedule"))
"""What formats call lists of events; in those of frab they stand by the names of rooms, in "rooms"."""

_ENDS = {"{": "}", "[": "]"}
_FIRST_KEYS = re.compile(rf'\{{(\s*{_STRING}"\s*:)(?:(?:\s*{_STRING}"|[^\[\]{{}}",]*),(\s*{_STRING}"\s*:))?')
_NAMES = [
    re.compile(rf'"{key}"\s*:\s*(?:\{{\s*"\w+"\s*:\s*)?({_STRING}(?:"|\Z)|[0-9]+)', re.DOTALL)
    for key in ("title", "name", "guid", "id", "code")
]
_FARTHEST = 4_000
"""Characters in which the first keys of an event stand."""


class _Box(NamedTuple):
    """An object or a list that is open: how and where it begins, the key that it stands by."""

    sign: str
    begun: int
    key: str
    is_event: bool


class _Walk:
    """What is open at the break, and what has been closed before it."""

    def __init__(self) -> None:
        self.open: list[_Box] = []
        self.whole_until = 0
        self.last_event: int | None = None
        self._tail = ""
        self._key = ""
        self._events = 0

    def over(self, text: str, end: int) -> None:
        """Go over a text as far as it is sound."""
        for found in _SIGNS.finditer(text, 0, end):
            if found[1]:
                if found[2]:
                    self._key = found[1][1:]
                continue
            sign = found[0]
            if sign in _ENDS:
                self._enter(sign, found.start())
            elif self.open:
                self._leave(found.end())

    def _enter(self, sign: str, begun: int) -> None:
        is_event = sign == "{" and not self._events and self._lists_events()
        self._events += is_event
        self.open.append(_Box(sign, begun, self._key, is_event))
        self._key = ""

    def _lists_events(self) -> bool:
        """Whether the innermost thing that is open is a list of events."""
        if not self.open or self.open[-1].sign != "[":
            return False
        around = self.open[-2] if len(self.open) > 1 else None
        in_room = around is not None and around.sign == "{" and around.key == "rooms"
        return in_room or self.open[-1].key in _LISTS

    def _leave(self, end: int) -> None:
        box = self.open.pop()
        self._key = ""
        if box.is_event:
            self._events -= 1
            self.last_event = box.begun
        if not self._events:
            self.whole_until = end
            self._tail = "".join(_ENDS[one.sign] for one in reversed(self.open))

    def whole(self, text: str) -> str:
        """Return what stands before the break, with an end to all that is open."""
        return text[: self.whole_until] + self._tail

    @property
    def event(self) -> int | None:
        """Where the event begins in which the break is."""
        return next((box.begun for box in self.open if box.is_event), None)


def before_break(text: str, broken: int, findings: Findings) -> str | None:
    """Return what can be read of JSON that breaks, and name the events that cannot.

    Args:
        text: the whole file.
        broken: the characters that stand before the break.
        findings: where events are named: the one in which the break is, and those that begin as
            the last whole one does.

    Returns:
        Sound JSON that ends before the event in which the break is; None where none is whole.
    """
    walk = _Walk()
    walk.over(text, broken)
    if walk.last_event is None:
        return None
    look = Look(_beginning(text, walk.last_event), _name)
    begun = walk.whole_until
    findings.broken = True
    if walk.event is not None:
        begun = walk.event + 1
        following = look.begins.search(text, begun, begun + LONGEST_EVENT)
        event = text[walk.event : following.start() if following else begun + LONGEST_EVENT]
        findings.leave_out(str(_line(text, begun)), _name_in(event))
    name_rest(text[begun:], _line(text, begun), look, findings)
    findings.broken = False
    return walk.whole(text)


def _line(text: str, place: int) -> int:
    return 1 + text.count("\n", 0, place)


def _beginning(text: str, event: int) -> re.Pattern[str]:
    """Return how events begin: as this one, by how far they are moved in and by their first keys."""
    found = _FIRST_KEYS.match(text, event, event + _FARTHEST)
    line = text[max(text.rfind("\n", 0, event), event - _FARTHEST) : event]
    indent = re.escape(line) if line.startswith("\n") and line.isspace() else ""
    before = f"(?<={indent})" if indent else ""
    if found is None:
        return re.compile(before + r"\{")
    first, second = found[1], found[2]
    keys = rf"\{{\s*{re.escape(first.strip())}"
    if second and not indent:
        keys += rf'(?=(?:\s*{_STRING}"|[^\[\]{{}}",]*),\s*{re.escape(second.strip())})'
    return re.compile(before + keys, re.DOTALL)


def _name(begun: re.Match[str], text: str) -> str:
    return _name_in(begun[0] + text)


def _name_in(event: str) -> str:
    """Return the title, else an id, in the text of an event."""
    found = next((found[1] for name in _NAMES if (found := name.search(event))), "")
    try:
        return str(json.loads(found, strict=False)) if found else ""
    except ValueError:
        return found.strip('"')
