"""Events that come after the last one that is read: named by what shows in the text, without reading it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from iweek_desktop.formats.reading import Findings


class Look(NamedTuple):
    """How events look in a format: where one begins, and what one is called.

    `name` takes what `begins` found and the text up to the next event.
    """

    begins: re.Pattern[str]
    name: Callable[[re.Match[str], str], str]


LONGEST_EVENT = 4_000
"""Characters in which its name is looked for."""


def name_rest(text: str, line: int, look: Look, findings: Findings) -> None:
    """Tell of every event that begins in the rest of a text, by the line in which it does.

    Args:
        text: the rest of a file.
        line: the number of its first line.
        look: how events look in it.
        findings: where they are told.
    """
    counted = 0
    found = look.begins.search(text)
    while found and findings.names_more:
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        after = look.begins.search(text, found.end())
        end = min(after.start() if after else len(text), found.end() + LONGEST_EVENT)
        findings.leave_out(str(line), look.name(found, text[found.end() : end]))
        found = after
    if found:
        first = line + text.count("\n", counted, found.start())
        counted = found.start()
        ((n, found),) = deque(enumerate(look.begins.finditer(text, counted), 1), maxlen=1)
        last = first + text.count("\n", counted, found.start())
        findings.leave_out_all(str(first), str(last), n)


def from_line(text: str, number: int) -> str:
    """Return a text from one of its lines on; they are counted from 1."""
    start = 0
    for _ in range(number - 1):
        start = text.index("\n", start) + 1
    return text[start:]
