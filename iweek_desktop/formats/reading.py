"""What every reader is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice, NoticeLevel
from iweek_desktop.programme.text import one_line

T = TypeVar("T")

MOST_NOTICES = 2000
"""Findings about parts; more are counted, not kept: a file that is wrong throughout says so once."""

MOST_ENTRIES = 15_000
"""Of a file with more sessions the first so many are read, the others named; so with what else it lists."""

MOST_ERRORS = 30_000
"""Of more that is left out, the places of the first and the last are told: from here to there."""

MOST_PARTS_OF_ONE = 1_000
"""Of what one session lists (persons, links, keys of no known meaning) the first so many are read."""

MOST_PARTS = 250_000
"""Of what all sessions list; where they list more, those of later sessions are left out."""

MOST_NAMES = 100_000
"""Of all persons, rooms, themes and organisations the first so many are read."""

MOST_TAGS = 150_000
"""Elements of HTML in all texts of a file; of later texts only the words are kept."""

LONGEST_VALUE = 60


def _go_on() -> None:
    pass


class ReadOptions(NamedTuple):
    """What the user says about a file.

    `zone_name` is the zone of its floating times, and the programme's own where the file names none.
    `name` is what to call a programme that does not name itself, such as its file's name. `check` is
    called for every session; what it raises ends the reading, and is the only thing that a reader raises.
    """

    zone_name: str | None = None
    name: str = ""
    check: Callable[[], None] = _go_on


class Reading(NamedTuple):
    """A programme, or None where nothing could be loaded, and everything that was found on the way."""

    programme: Programme | None
    notices: tuple[Notice, ...]
    format: str

    @property
    def failed(self) -> bool:
        """Whether any notice is an error."""
        return any(notice.level == "error" for notice in self.notices)


class Findings:
    """Collect notices in the order in which they are found.

    What is left out is told each time, what is wrong with a part of something only so often.
    """

    def __init__(self) -> None:
        self._notices: list[Notice] = []
        self._errors = 0
        self._others = 0
        self._events = 0
        self._titles: dict[str, str] = {}
        self._beyond: tuple[str, str, int] | None = None
        self.names = 0
        """How many persons, rooms and the like have been entered."""
        self._passed_over_names = False
        self._tags_left = MOST_TAGS
        self.parts_left = MOST_PARTS
        self.counts_parts = False
        """Whether a file has so many values that its sessions may list more than is read."""
        self.broken = False
        """Whether what is left out from now on stands where the file is broken."""

    def takes(self) -> bool:
        """Count an event of the file; return whether it is among those that are read."""
        self._events += 1
        return self._events <= MOST_ENTRIES

    def entitle(self, where: str, title: str) -> None:
        """Know the title of the event at a place, a JSON path: what is found inside is told with it."""
        self._titles[where] = title

    @property
    def full(self) -> bool:
        """Whether the next event is not read any more."""
        return self._events >= MOST_ENTRIES

    @property
    def names_more(self) -> bool:
        """Whether another event that is left out is told by its name, and not only by where it lies."""
        return self._errors < MOST_ERRORS

    @property
    def tells_parts(self) -> bool:
        """Whether another finding about a part is kept, and not only counted."""
        return self._others < MOST_NOTICES

    def count_part(self) -> None:
        """Count a finding about a part that is not kept."""
        self._others += 1

    def leave_out(self, where: str, name: object) -> None:
        """Name an event that is not read, by what shows in the file: a title, an id, or itself."""
        if self.broken:
            self.error("format.broken_off", where, name)
        else:
            self.error("format.left_out", where, name, str(min(self._events, MOST_ENTRIES)))

    def leave_out_all(self, first: str, last: str, n: int) -> None:
        """Tell of events that are not read by the places of the first and the last of them."""
        if n > 0:
            begun, _, before = self._beyond or (first, "", 0)
            self._beyond = begun, last, before + n

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
        if level == "error":
            self._errors += 1
            if self._errors > MOST_ERRORS:
                self.leave_out_all(where, where, 1)
                return
        else:
            self._others += 1
            if self._others > MOST_NOTICES:
                return
        arguments = {"value": shortened(value), "expected": expected, **more}
        self._notices.append(Notice(code, level, where, arguments))

    def first_of(self, listing: Sequence[T], where: str) -> Sequence[T]:
        """Return as much of a list of what sessions refer to as is read, and tell of the rest."""
        if len(listing) > MOST_ENTRIES:
            self.error("format.too_many", where, "", str(MOST_ENTRIES), n=str(len(listing)))
        return listing[:MOST_ENTRIES]

    def takes_names(self) -> bool:
        """Return whether another person, room or the like is read; where it is not, that is told."""
        if self.names < MOST_NAMES:
            return True
        self._passed_over_names = True
        return False

    def takes_tags(self, n: int, where: str) -> bool:
        """Return whether so many more elements of HTML are sorted out; the first that are not are told."""
        before = self._tags_left
        self._tags_left -= n
        if before >= 0 > self._tags_left:
            self.warning("format.markup", where, "", str(MOST_TAGS))
        return self._tags_left >= 0

    def parts(self, stated: int, where: str) -> int:
        """Return how many of so many parts of a session are read, and tell where it is not all."""
        read = min(stated, MOST_PARTS_OF_ONE, self.parts_left)
        self.parts_left -= read
        if read < stated:
            self.warning("format.too_many", where, "", str(read), n=str(stated))
        return read

    def notices(self) -> tuple[Notice, ...]:
        """Return what was found."""
        more = []
        if self._beyond:
            first, last, n = self._beyond
            more.append(Notice("format.left_out_more", "error", first, {"expected": last, "n": str(n)}))
        if self._others > MOST_NOTICES:
            more.append(Notice("format.more", "warning", "", {"n": str(self._others - MOST_NOTICES)}))
        if self._passed_over_names:
            more.append(Notice("format.names", "warning", "", {"expected": str(MOST_NAMES)}))
        return (*map(self._with_entry, self._notices), *more)

    def _with_entry(self, notice: Notice) -> Notice:
        title = shortened(self._title_around(notice.where)) if self._titles else ""
        return notice if title in ("", *notice.arguments.values()) else notice._replace(entry=title)

    def _title_around(self, where: str) -> str:
        while where and where not in self._titles:
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return self._titles.get(where, "")


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
    import json

    return json.JSONEncoder(ensure_ascii=False, default=str).iterencode(value)
