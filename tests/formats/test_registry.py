"""Telling formats apart by what a file holds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import FORMATS, read_programme

DATA = Path(__file__).parent.parent / "data" / "formats"
MINIMAL = (
    b'{"format": "programme", "conference": {"title": "W", "time_zone_name": "UTC"}, '
    b'"events": [{"title": "A"}]}'
)


@pytest.mark.parametrize(
    ("data", "code", "name"),
    [
        (b"", "format.empty", ""),
        (b"{}".decode().encode("utf-16"), "format.utf16", ""),
        (b"PK\x03\x04", "format.unknown", ""),
        (b"Dear all,", "format.unknown", ""),
        (b"{}", "format.unknown", "native"),
        (b"[1]", "format.unknown", "native"),
        (b"{broken", "format.json", "native"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str, name: str) -> None:
    reading = read_programme(data)
    assert reading.programme is None
    assert [notice.code for notice in reading.notices] == [code]
    assert reading.format == name
    assert reading.failed


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b" \n\t", b"\n" * 100_000])
def test_a_native_file_is_known_by_its_content(before: bytes) -> None:
    reading = read_programme(before + MINIMAL)
    assert reading.programme is not None
    assert reading.format == "native"
    assert reading.notices == ()


@pytest.mark.parametrize("name", ["sessionize-all.json", "opass.json", "indico-event.json", "frab-v1.json"])
def test_json_is_known_by_what_stands_far_into_it_too(name: str) -> None:
    sample = json.loads((DATA / name).read_bytes())
    first = {"first": ["x" * 1000] * 100}
    known = read_programme(json.dumps(sample).encode())
    reading = read_programme(json.dumps(first | sample).encode())
    assert reading.format == known.format != "native"
    assert reading.programme == known.programme is not None


def test_options_reach_the_reader() -> None:
    reading = read_programme(MINIMAL.replace(b', "time_zone_name": "UTC"', b""), ReadOptions("Asia/Kolkata"))
    assert reading.programme is not None
    assert reading.programme.zone_name == "Asia/Kolkata"
    assert not reading.failed


def test_a_reader_is_imported_when_its_first_file_comes() -> None:
    code = (
        "import sys, iweek_desktop.formats.registry as r; r.read_programme(b'no programme');"
        "loaded = {'pydantic', *(row.module for row in r.FORMATS)} & set(sys.modules);"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert FORMATS
