"""The rows of a table as events of a programme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iweek_desktop.formats.attendance_words import attendance_of
from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.reading import MOST_ENTRIES, Findings, ReadOptions
from iweek_desktop.formats.table_cells import Cell, Sheet, column_letter, is_blank, text_of, values_of
from iweek_desktop.formats.table_columns import MANY, PLACING, column_of
from iweek_desktop.formats.table_dates import Dates, dated_texts
from iweek_desktop.formats.table_times import Times, times_of
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Attendance, Link, Person, Registration, Role, Room
from iweek_desktop.programme.text import safe_url

_STATES = {
    "installd": "cancelled",
    "installt": "cancelled",
    "stalls in": "cancelled",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "utgar": "withdrawn",
    "struken": "withdrawn",
    "withdrawn": "withdrawn",
    "preliminar": "tentative",
    "preliminart": "tentative",
    "tentative": "tentative",
    "forsenad": "delayed",
    "uppskjuten": "delayed",
    "delayed": "delayed",
    "postponed": "delayed",
    "bekraftad": "confirmed",
    "bekraftat": "confirmed",
    "confirmed": "confirmed",
    "klar": "confirmed",
    "ok": "confirmed",
}
_LANGUAGES = {
    "svenska": "sv",
    "swedish": "sv",
    "engelska": "en",
    "english": "en",
    "norska": "no",
    "danska": "da",
    "finska": "fi",
    "tyska": "de",
    "german": "de",
    "franska": "fr",
}
_NUMBERED = re.compile(r"([0-9]{1,9})\s*:\s*(?=\S)(.*)", re.DOTALL)
_YES = frozenset({"ja", "yes", "true", "x", "kravs", "required", "obligatorisk"})
_NO = frozenset({"nej", "no", "false", "-", "kravs ej", "ej", "not required", "drop-in"})


@dataclass(slots=True)
class _Row:
    """A row with a title: its number, its cells and their columns by key, and its unknown cells by head."""

    number: int
    cells: dict[str, Cell]
    columns: dict[str, int]
    many: dict[str, list[Cell]]
    findings: Findings
    extra: dict[str, object]

    def text(self, key: str) -> str:
        return text_of(self.cells.get(key))

    def values(self, key: str, commas: bool = True) -> list[str]:
        cells = self.many.get(key)
        if not cells:
            return []
        where = f"{column_letter(self.columns[key])}{self.number}"
        if self.findings.parts_left <= 0:
            self.findings.parts(sum(1 + text_of(cell).count(";") for cell in cells), where)
            return []
        found = list(dict.fromkeys(value for cell in cells for value in values_of(cell, commas)))
        return found[: self.findings.parts(len(found), where)]


class Table:
    """One sheet with its header.

    Args:
        sheet: all rows.
        header: the index of the header among them.
        options: what the user says of the file.
        findings: what cannot be read.
        prefix: what stands before a cell's name in findings, where a file has several sheets.
        around: texts that may tell the year.
    """

    def __init__(
        self,
        sheet: Sheet,
        header: int,
        options: ReadOptions,
        findings: Findings,
        prefix: str,
        around: Iterable[str],
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._options = options
        self._findings = findings
        self._prefix = prefix
        self._heads = [text_of(cell) for cell in sheet.rows[header]]
        self._keys = [column_of(head) for head in self._heads]
        self._names = {key: head for key, head in zip(self._keys, self._heads, strict=True) if key}
        self._dates = Dates(self._date_texts(), around)

    @property
    def has_rows(self) -> bool:
        """Whether anything stands below the header."""
        return not all(map(is_blank, self._sheet.rows[self._header + 1 :]))

    @property
    def has_dates(self) -> bool:
        """Whether the sheet or any row says on which day it is."""
        if self._dates.date_of(self._sheet.name):
            return True
        return any(self._is_dated(cells) for cells in self._sheet.rows[self._header + 1 :])

    def _is_dated(self, cells: Sequence[Cell]) -> bool:
        if len(filled := [cell for cell in cells if text_of(cell)]) == 1:
            return self._dates.date_of(filled[0]) is not None
        for key, cell in zip(self._keys, cells, strict=False):
            if key in ("date", "day", "start", "time") and text_of(cell):
                if key == "date":
                    return True
                if self._dates.date_of(cell) or (
                    isinstance(cell, str) and self._dates.split(cell)[0] and len(cell.strip()) > 5
                ):
                    return True
        return False

    def _date_texts(self) -> list[str]:
        columns = [n for n, key in enumerate(self._keys) if key in PLACING - {"duration", "end"}]
        rows = self._sheet.rows[self._header + 1 : MOST_ENTRIES]
        return dated_texts(cells[n] for cells in rows for n in columns if n < len(cells))

    def add_to(self, draft: Draft) -> None:
        """Add an event for every row with a title; any other row that says something is told."""
        rows = list(self._rows())
        parents = _parents(row for row, _ in rows)
        taken_over = 0
        above, headed = self._dates.date_of(self._sheet.name), True
        for row, heading in rows:
            self._options.check()
            if heading is not None:
                above, headed = heading, True
                continue
            with one_event(self._findings, self._where(row, "title"), row.text("title")):
                times = times_of(
                    row.cells, self._names, self._dates, above, lambda *told, row=row: self._tell(row, *told)
                )
                taken_over += times.inherited and not headed
                if times.day and not times.inherited:
                    above, headed = times.day, False
                draft.add(self._event(row, times, parents, draft))
        rest = len(self._sheet.rows) + 1
        self._findings.leave_out_all(
            f"{self._prefix}A{rest}", f"{self._prefix}A{self._sheet.last}", self._sheet.last - rest + 1
        )
        if taken_over:
            self._findings.add("info", "table.date_above", self._prefix.rstrip("!"), n=str(taken_over))

    def _rows(self) -> Iterator[tuple[_Row, date | None]]:
        """Yield rows with a title, and rows that only hold a date, which is that of those below."""
        for index in range(self._header + 1, len(self._sheet.rows)):
            cells = self._sheet.rows[index]
            if is_blank(cells):
                continue
            if self._findings.full:
                self._leave_out(index + 1, cells)
                continue
            row = self._row(index + 1, cells)
            filled = [cell for cell in cells if text_of(cell)]
            heading = self._dates.date_of(filled[0]) if len(filled) == 1 else None
            if heading is not None or (row.text("title") and self._findings.takes()):
                yield row, heading
            else:
                where = self._where(row, "title")
                self._findings.error("table.no_title", where, " ".join(text_of(cell) for cell in filled))

    def _leave_out(self, number: int, cells: Sequence[Cell]) -> None:
        """Name a row that is not read, by its title or else by all that it says; a date alone is none."""
        column = self._keys.index("title")
        title = text_of(cells[column]) if column < len(cells) else ""
        said = [text for cell in cells if (text := text_of(cell))]
        if title or len(said) > 1:
            self._findings.leave_out(
                f"{self._prefix}{column_letter(column)}{number}", title or " ".join(said)
            )

    def _row(self, number: int, cells: Sequence[Cell]) -> _Row:
        row = _Row(number, {}, {}, defaultdict(list), self._findings, {})
        for column, cell in enumerate(cells):
            if not text_of(cell):
                continue
            key = self._keys[column] if column < len(self._keys) else None
            if key is None:
                head = self._heads[column] if column < len(self._heads) else ""
                row.extra.setdefault(head or column_letter(column), text_of(cell))
                continue
            if key in MANY:
                row.many[key].append(cell)
            row.cells.setdefault(key, cell)
            row.columns.setdefault(key, column)
        return row

    def _where(self, row: _Row, key: str) -> str:
        column = row.columns.get(key)
        if column is None:
            column = self._keys.index(key) if key in self._keys else 0
        return f"{self._prefix}{column_letter(column)}{row.number}"

    def _tell(self, row: _Row, code: str, key: str, cell: Cell, expected: str) -> None:
        self._findings.warning(code, self._where(row, key), text_of(cell), expected, title=row.text("title"))

    def _event(self, row: _Row, times: Times, parents: Mapping[str, str], draft: Draft) -> Event:
        attendance = self._attendance(row)
        return Event(
            where=self._where(row, "title"),
            title=row.text("title"),
            guid=row.text("id") or parents.get(f"row {row.number}"),
            id=row.text("id"),
            start=times.start,
            end=times.end,
            duration=times.duration,
            rooms=_rooms(row, draft, attendance),
            tracks=[key for name in row.values("track") for key in draft.track(name)],
            organisers=[key for name in row.values("organiser") for key in draft.organisation(name)],
            partners=[key for name in row.values("partner") for key in draft.organisation(name)],
            persons=_persons(row, draft),
            parent=_parent(row, parents),
            subtitle=row.text("subtitle"),
            abstract=row.text("abstract"),
            description=row.text("description"),
            type=row.text("type"),
            language=_LANGUAGES.get(fold(row.text("language")), row.text("language")),
            state=self._state(row),
            attendance=attendance,
            tags=row.values("tag"),
            url=_address(row.text("url")),
            stream_url=_address(row.text("stream")),
            registration=self._registration(row),
            attachments=[Link(url) for url in values_of(row.cells.get("attachment"), commas=False)],
            extra=row.extra or None,
        )

    def _attendance(self, row: _Row) -> Attendance | None:
        words = row.text("attendance")
        found = attendance_of(words)
        if words and found is None:
            self._tell(row, "table.attendance", "attendance", words, "")
        return found

    def _state(self, row: _Row) -> str | None:
        word = row.text("status")
        found = _STATES.get(fold(word))
        if word and found is None:
            self._tell(row, "table.status", "status", word, "")
        return found

    def _registration(self, row: _Row) -> Registration | None:
        text = row.text("registration")
        if not text:
            return None
        address = _address(text)
        if safe_url(address):
            return Registration(url=address)
        words = fold(text)
        if words in _YES or words in _NO:
            return Registration(required=words in _YES)
        return Registration(required=True, extra={"note": text})


def _address(text: str) -> str:
    """Return an address that lacks its beginning with one."""
    if re.fullmatch(r"www\.[^\s]+", text, re.IGNORECASE):
        return f"https://{text}"
    return f"mailto:{text}" if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+", text) else text


def _parents(rows: Iterable[_Row]) -> dict[str, str]:
    """Return the guids of umbrella sessions by what may name them: id, folded title, number of the row."""
    listed = [row for row in rows if row.text("title")]
    wanted = {fold(row.text("parent")) for row in listed if row.text("parent")}
    found: dict[str, str] = {}
    for row in listed:
        own, title = row.text("id"), fold(row.text("title"))
        if own:
            found.setdefault(fold(own), own)
        if title in wanted:
            guid = own or title.replace(" ", "-")
            found.setdefault(title, guid)
            found.setdefault(f"row {row.number}", guid)
    return found


def _parent(row: _Row, parents: Mapping[str, str]) -> str | None:
    name = row.text("parent")
    return parents.get(fold(name), name) if name else None


def _rooms(row: _Row, draft: Draft, attendance: Attendance | None) -> list[str]:
    city, address = row.text("city") or None, row.text("address") or None
    names = row.values("room", commas=False)
    if not names and (city or address):
        names = [address or city or ""]
    keys: list[str] = []
    for name in names:
        online = safe_url(name) is not None or attendance_of(name) is Attendance.ONLINE
        kind = "online" if online or (attendance is Attendance.ONLINE and not city) else None
        room = Room(
            f"{name} ({city})" if city else "",
            name,
            city=None if kind else city,
            address=None if kind else address,
            type=kind,
            url=safe_url(name),
        )
        keys += draft.room(room)
    return keys


def _persons(row: _Row, draft: Draft) -> list[Role]:
    """Return the parts of those who appear; a number before a name is the source's own key."""
    roles: list[Role] = []
    for value in row.values("person"):
        numbered = _NUMBERED.fullmatch(value)
        person = Person(numbered[1], numbered[2].strip()) if numbered else value
        roles += draft.person(person)
    return roles
