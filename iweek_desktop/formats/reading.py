"""What every reader is given and gives back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice, NoticeLevel
from iweek_desktop.programme.text import one_line

T = TypeVar("T")

MOST_NOTICES = 2000
"""More are counted, not kept: a file that is wrong throughout says so once."""

MOST_ENTRIES = 20_000
"""Of a file with more sessions the first so many are read; so with what else it lists."""

LONGEST_VALUE = 60


def _go_on() -> None:
    pass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about a file.

    `zone_name` is the zone of its floating times, and the programme's own where the file names none.
    `name` is what to call a programme that does not name itself, such as its file's name. `check` is
    called for every session; what it raises ends the reading, and is the only thing that a reader raises.
    """

    zone_name: str | None = None
    name: str = ""
    check: Callable[[], None] = _go_on


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme, or None where nothing could be loaded, and everything that was found on the way."""

    programme: Programme | None
    notices: tuple[Notice, ...]
    format: str

    @property
    def failed(self) -> bool:
        """Whether any notice is an error."""
        return any(notice.level == "error" for notice in self.notices)


class Findings:
    """Collect notices in the order in which they are found."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []
        self._surplus = 0
        self._surplus_level: NoticeLevel = "warning"

    def error(self, code: str, where: str, value: object = "", expected: str = "", **more: str) -> None:
        """Add a finding for which something is left out that had to be read."""
        self.add("error", code, where, value, expected, **more)

    def warning(self, code: str, where: str, value: object = "", expected: str = "", **more: str) -> None:
        """Add a finding that costs only the part it names."""
        self.add("warning", code, where, value, expected, **more)

    def add(
        self, level: NoticeLevel, code: str, where: str, value: object = "", expected: str = "", **more: str
    ) -> None:
        """Add a finding.

        Args:
            level: how grave it is.
            code: what `wording.notices` has a sentence for.
            where: the place in the file.
            value: what the file has there, shortened here; text stays as it is.
            expected: what it should have had: a form, or a word that `wording.notices` knows.
            more: further arguments of the sentence.
        """
        if len(self._notices) >= MOST_NOTICES:
            self._surplus += 1
            self._surplus_level = "error" if level == "error" else self._surplus_level
            return
        arguments = {"value": shortened(value), "expected": expected, **more}
        self._notices.append(Notice(code, level, where, arguments))

    def first_of(self, listing: Sequence[T], where: str) -> Sequence[T]:
        """Return as much of a list as is read, and tell of the rest."""
        if len(listing) > MOST_ENTRIES:
            self.error("format.too_many", where, "", str(MOST_ENTRIES), n=str(len(listing)))
        return listing[:MOST_ENTRIES]

    def notices(self) -> tuple[Notice, ...]:
        """Return what was found."""
        if not self._surplus:
            return tuple(self._notices)
        more = Notice("format.more", self._surplus_level, "", {"n": str(self._surplus)})
        return (*self._notices, more)


def shortened(value: object) -> str:
    """Return a value as one short line: text as it is, anything else as JSON."""
    if not isinstance(value, str):
        pieces: list[str] = []
        for piece in _json_pieces(value):
            pieces.append(piece)
            if len(pieces) > LONGEST_VALUE:
                break
        value = "".join(pieces)
    line = one_line(value[: 4 * LONGEST_VALUE])
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


def _json_pieces(value: object) -> Iterator[str]:
    return json.JSONEncoder(ensure_ascii=False, default=str).iterencode(value)
