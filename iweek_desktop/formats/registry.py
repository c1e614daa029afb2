"""The formats that can be read, told apart by what a file holds and never by its name."""

from __future__ import annotations

import gc
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from iweek_desktop.formats.decoding import LARGEST_FILE, refusal
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.programme.notices import Notice


class Reader(Protocol):
    """What a reader's module offers."""

    def read(self, data: bytes, options: ReadOptions) -> Reading:
        """Read a file's bytes without ever raising."""


class Format(NamedTuple):
    """One row of the register; `module` is imported when its first file comes."""

    name: str
    sniff: Callable[[bytes], bool]
    module: str


_HEAD = 64 * 1024


def is_json(head: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return head.startswith((b"{", b"["))


def has_keys(head: bytes, *keys: str) -> bool:
    """Whether JSON has all of these keys near its beginning, at whatever depth."""
    return is_json(head) and all(
        re.search(rb'"%s"\s*:' % re.escape(key).encode(), head) is not None for key in keys
    )


def _is_native(head: bytes) -> bool:
    return is_json(head) and re.search(rb'"format"\s*:\s*"programme"', head) is not None


def _is_sessionize(head: bytes) -> bool:
    if has_keys(head, "speakers", "tagLine", "profilePicture"):
        return True
    return any(has_keys(head, "sessions", key) for key in ("startsAt", "isServiceSession", "categories"))


def _is_opass(head: bytes) -> bool:
    return any(has_keys(head, "sessions", key) for key in ("broadcast", "session_types", "co_write", "zh"))


def _is_symposion(head: bytes) -> bool:
    return any(has_keys(head, "schedule", key) for key in ("conf_key", "conf_url"))


def _is_indico(head: bytes) -> bool:
    return any(has_keys(head, "results", key) for key in ("startDate", "additionalInfo", "contributions"))


def _is_schedule_xml(head: bytes) -> bool:
    return head.startswith(b"<") and re.search(rb"<(?:\w+:)?schedule[\s/>]", head) is not None


def _is_schedule_json(head: bytes) -> bool:
    return has_keys(head, "schedule", "conference")


_CALENDAR = rb"(?i)(?:^|[\r\n])BEGIN[ \t]*:[ \t]*VCALENDAR[ \t]*(?:[\r\n]|$)"


def _is_calendar(head: bytes) -> bool:
    """Whether a calendar begins on a line of its own near the beginning, whatever stands before it."""
    return re.search(_CALENDAR, head) is not None


def _is_workbook(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head)


def _is_table(head: bytes) -> bool:
    from iweek_desktop.formats.table_csv import looks_like_table

    return looks_like_table(head)


FORMATS = (
    Format("frab-xml", _is_schedule_xml, "iweek_desktop.formats.frab_xml"),
    Format("native", _is_native, "iweek_desktop.formats.native"),
    Format("sessionize", _is_sessionize, "iweek_desktop.formats.sessionize"),
    Format("opass", _is_opass, "iweek_desktop.formats.opass"),
    Format("indico", _is_indico, "iweek_desktop.formats.indico"),
    Format("symposion", _is_symposion, "iweek_desktop.formats.symposion"),
    Format("frab-json", _is_schedule_json, "iweek_desktop.formats.frab_json"),
    # Last of what is JSON: it says of a file that no other row knows what is wrong with it.
    Format("native", is_json, "iweek_desktop.formats.native"),
    Format("icalendar", _is_calendar, "iweek_desktop.formats.icalendar_file"),
    Format("xlsx", _is_workbook, "iweek_desktop.formats.table"),
    Format("csv", _is_table, "iweek_desktop.formats.table"),
)
"""In the order in which they are tried; a format that accepts much stands last."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of reference cycles rest: a reader makes many objects that stay, and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_programme(data: bytes, options: ReadOptions | None = None) -> Reading:
    """Read a programme file of any known format; the findings say what could not be read."""
    refused = refusal(data)
    if refused is not None and (table := _wide_table(data)):
        data, refused = table, None
    if refused is not None:
        return Reading(None, (refused,), "")
    row = _format_of(data.removeprefix(BOM_UTF8).lstrip())
    if row is None:
        return Reading(None, (Notice("format.unknown", "error"),), "")
    reader = cast(Reader, import_module(row.module))
    with _uncollected():
        return reader.read(data, options or ReadOptions())


def _format_of(text: bytes) -> Format | None:
    """Return the row that knows a file: by its beginning, or else, where it is JSON, by the whole of it."""
    head = text[:_HEAD]
    row = next((row for row in FORMATS if row.sniff(head)), None)
    if row is None or row.sniff is not is_json:
        return row
    return next(row for row in FORMATS if row.sniff(text))


def _wide_table(data: bytes) -> bytes | None:
    """Return a table in UTF-16, as spreadsheets save text, in UTF-8; None for anything else."""
    if len(data) > LARGEST_FILE or not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None
    from iweek_desktop.formats.table_csv import from_wide, looks_like_table

    text = from_wide(data)
    return text if text and looks_like_table(text.lstrip()[:_HEAD]) else None
