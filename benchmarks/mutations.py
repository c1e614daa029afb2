"""Files that something has happened to: cut, doubled, mixed up, with odd values where good ones were.

The same random generator makes the same file.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

LARGEST = 2 * 2**20
"""Bytes; what grows beyond is cut, since the limit for files has tests of its own."""

ODD: tuple[bytes, ...] = (
    b"", b" ", b"\x00", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\t",
    b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b"\\udc00\\ud800", b"{", b"}", b"[", b"]", b"[" * 200,
    b"{\"a\":" * 200, b",", b":", b";", b"<", b">", b"</", b"<a>", b"<a>" * 200, b"&", b"&x;", b"&#0;",
    b"&#xD800;", b"&amp;amp;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?x ?>",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<!DOCTYPE a SYSTEM 'http://x.example/'>", b"null", b"true",
    b"NaN", b"-Infinity", b"1e999", b"0", b"-1", b"9" * 40, b"1" * 5000, b"0.1", b"1e-7", b"0000-00-00",
    b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00", b"2031-02-30T25:61:61", b"2031-03-30T02:30:00",
    b"2031-10-26T02:30:00", b"2031-W07-1", b"20310101T000000", b"20310101", b"24:00", b"99:99",
    b"-01:00", b"400:00:00", b"P9999D", b"PT0S", b"-P1D", b"12.00", b"2 mars", b"31/12 31",
    b"Mars/Phobos", b"Europe/Stockholm", b"Etc/GMT+12", b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n",
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VTIMEZONE\r\n", b"\r\nRRULE:FREQ=SECONDLY\r\n",
    b"\r\nRRULE:FREQ=DAILY;UNTIL=21991231\r\n", b"\r\nRRULE:FREQ=MINUTELY;COUNT=999999999\r\n",
    b"\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n", b"\r\nRDATE:20310101T000000Z\r\n",
    b"\r\nEXDATE:x\r\n", b"\r\nDTSTART;VALUE=DATE:20310101\r\n", b"\r\nDTSTART;TZID=:x\r\n",
    b"\r\nDURATION:PT99999999999H\r\n", b"\r\n ", b"javascript:alert(1)", b"http://[",
    b"https://x.example/" + b"a" * 3000, b"mailto:", b"file:///etc/passwd", b"**" * 300, b"[a](b" * 200,
    b"* " * 300, b"`" * 99, b"<b>" * 300, b"<a href='x'>" * 100, b"![x](http://y.example)",
    "Å\u0308\u202e\u2066\ufeff\u0000".encode(), "\U0001f9e6".encode() * 50, b"x" * 20_000,
    b"PK\x03\x04",
)  # fmt: skip
"""What breaks readers: half characters, half marks, endless rules, dates that no calendar has."""

_NUMBER = re.compile(rb"[0-9]+")
_VALUE = re.compile(
    rb'"[^"\n]{0,200}"|(?<=>)[^<>\n]{1,200}(?=<)'
    rb"|(?<=:)[^\r\n:;]{1,200}|[^;,\r\n]{1,80}(?=[;,])"
)


def mutated(data: bytes, random: Random, other: bytes = b"") -> bytes:
    """Return a file to which one or several things have happened; `other` is what it may be mixed with."""
    if data.startswith(b"PK") and random.random() < 0.8:
        return _inside_zip(data, random, other)
    careful = random.random() < 0.6
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        change = _well_formed if careful else random.choice(_CHANGES)
        data = change(data, random, other)[:LARGEST]
    return data


def _well_formed(data: bytes, random: Random, other: bytes) -> bytes:
    """Change what a file says and leave it JSON or XML, so that its reader gets past the beginning."""
    start = data.lstrip()[:1]
    if start in (b"{", b"["):
        return _json_value(data, random, other)
    if start == b"<":
        return _xml_element(data, random, other)
    return random.choice((_lines_moved, _other_value, _other_number))(data, random, other)


_ELEMENT = re.compile(rb"<([A-Za-z_]+)(?: [^<>]*)?>([^<>]*)</\1>\s*")


def _xml_element(data: bytes, random: Random, _: bytes) -> bytes:
    found = _ELEMENT.search(data, _place(data, random)) or _ELEMENT.search(data)
    if not found:
        return data
    odd = b"".join(b"&#%d;" % byte if byte in b'<>&"' else bytes([byte]) for byte in random.choice(ODD))
    said = data[found.start() : found.start(2)] + odd.replace(b"\x00", b"") + data[found.end(2) : found.end()]
    instead = random.choice((b"", found[0] * 2, said, said, said))
    return data[: found.start()] + instead + data[found.end() :]


def _place(data: bytes, random: Random) -> int:
    return random.randint(0, len(data))


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = _place(data, random)
    longest = random.choice((1, 8, 64, 512, max(1, len(data) // 4)))
    return start, min(len(data), start + random.randint(1, longest))


def _cut_short(data: bytes, random: Random, _: bytes) -> bytes:
    return data[: _place(data, random)]


def _cut_out(data: bytes, random: Random, _: bytes) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, random: Random, _: bytes) -> bytes:
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 50)) + data[end:]


def _swapped(data: bytes, random: Random, _: bytes) -> bytes:
    a, b, c, d = sorted(_place(data, random) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _flipped(data: bytes, random: Random, _: bytes) -> bytes:
    changed = bytearray(data)
    for _n in range(random.choice((1, 2, 16)) if data else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _put_in(data: bytes, random: Random, _: bytes) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(ODD) + data[place:]


def _other_number(data: bytes, random: Random, _: bytes) -> bytes:
    return _replaced(_NUMBER, data, random, (b"0", b"99", b"-1", b"00", b"123456789", b"9" * 25, b""))


def _other_value(data: bytes, random: Random, _: bytes) -> bytes:
    return _replaced(_VALUE, data, random, ODD)


def _replaced(pattern: re.Pattern[bytes], data: bytes, random: Random, by: Sequence[bytes]) -> bytes:
    found = pattern.search(data, _place(data, random)) or pattern.search(data)
    if not found:
        return data
    odd = random.choice(by)
    quoted = b'"%s"' % odd if found[0].startswith(b'"') and random.random() < 0.7 else odd
    return data[: found.start()] + quoted + data[found.end() :]


def _mixed(data: bytes, random: Random, other: bytes) -> bytes:
    return data[: _place(data, random)] + other[_place(other, random) :]


def _lines_moved(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        line = lines.pop(random.randrange(len(lines)))
        for _n in range(random.choice((0, 1, 2))):
            lines.insert(random.randint(0, len(lines)), line)
    return b"".join(lines)


_VALUES: tuple[object, ...] = (
    None, True, 0, -1, 1.5, 10**30, "", "x", "2031-02-30", "2031-03-30T02:30:00", [], {}, [[]], [None],
    {"a": {}}, ["x"] * 50, {"name": None}, {"en": "x"}, "\u202ex\u0000", "<b>x", "x" * 5000,
)  # fmt: skip


def _json_value(data: bytes, random: Random, other: bytes) -> bytes:
    """Put an odd value anywhere into JSON, take one out or double it; other files get an odd value too."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return _other_value(data, random, other)
    box: Any = {"": whole}
    key: Any = ""
    while isinstance(box[key], dict | list) and box[key] and random.random() < 0.9:
        box = box[key]
        key = random.choice(list(box)) if isinstance(box, dict) else random.randrange(len(box))
    if random.random() < 0.2 and isinstance(box, dict) and key:
        del box[key]
    elif random.random() < 0.2:
        box[key] = [box[key]] * random.choice((1, 2, 30))
    else:
        box[key] = random.choice(_VALUES)
    return json.dumps(whole, ensure_ascii=random.random() < 0.2).encode(errors="replace")


_CHANGES: tuple[Callable[[bytes, Random, bytes], bytes], ...] = (
    _cut_short, _cut_out, _doubled, _swapped, _flipped, _put_in, _put_in, _other_number, _other_number,
    _other_value, _other_value, _mixed, _lines_moved, _json_value, _json_value,
)  # fmt: skip


def _inside_zip(data: bytes, random: Random, other: bytes) -> bytes:
    """Change one file inside a zip, and zip it again; now and then leave one out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        return _flipped(data, random, other)
    name = random.choice(sorted(files, key=lambda name: ("sheet" not in name, name))[:3])
    if random.random() < 0.05:
        del files[name]
    else:
        files[name] = mutated(files[name], random)
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip that is the same at every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
