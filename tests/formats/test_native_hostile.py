"""Files that mean harm, or that something has gone over: never an exception, always a finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.formats.native import read, write
from iweek_desktop.formats.reading import MOST_NOTICES, Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme

COMPLETE = (Path(__file__).parent / "complete.json").read_bytes()
WHOLE: dict[str, Any] = json.loads(COMPLETE)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def settled(data: bytes) -> Reading:
    """Read a file and hold what holds for any: a finding where there is no programme, and no odd text."""
    reading = read(data, ReadOptions())
    assert reading.programme is not None or reading.failed
    for notice in reading.notices:
        json.dumps([notice.where, dict(notice.arguments)], ensure_ascii=False).encode()
        assert all(isinstance(value, str) for value in notice.arguments.values())
    if reading.programme is not None:
        guids = [session.guid for session in reading.programme.sessions]
        assert len(set(guids)) == len(guids) == len(reading.programme.details)
        assert read(write(reading.programme), ReadOptions()).programme == reading.programme
    return reading


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    assert settled(data).programme is None
    assert read_programme(data).programme is None


@given(JSON)
def test_any_json(value: object) -> None:
    settled(json.dumps(value).encode())


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, len(COMPLETE)), st.integers(0, 3), st.binary(max_size=3)), max_size=4)
)
def test_a_file_with_bytes_put_in_or_taken_out(changes: list[tuple[int, int, bytes]]) -> None:
    data = COMPLETE
    for place, taken, put in changes:
        data = data[:place] + put + data[place + taken :]
    settled(data)


@given(st.integers(0, len(COMPLETE) - 3))
def test_a_file_that_was_cut_short(length: int) -> None:
    reading = settled(COMPLETE[:length])
    found = [notice.code for notice in reading.notices]
    assert found[0] in ("format.json", "format.empty", "format.encoding")
    if reading.programme is None:
        assert len(found) == 1
        return
    whole = settled(COMPLETE).programme
    assert whole is not None
    assert {one.guid for one in reading.programme.sessions} <= {one.guid for one in whole.sessions}
    events = COMPLETE[:length].decode(errors="ignore").count('"guid": "e')
    assert len(reading.programme.sessions) + found.count("format.broken_off") >= events


def places_in(value: object) -> list[tuple[Any, Any]]:
    """Return every object or list with every key or index of it."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            found += [(value, key), *places_in(value[key])]
    return found


PLACES = len(places_in(WHOLE))


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, PLACES - 1), JSON), min_size=1, max_size=3))
def test_a_file_with_any_value_anywhere(changes: list[tuple[int, object]]) -> None:
    whole = json.loads(COMPLETE)
    places = places_in(whole)
    for place, value in changes:
        box, key = places[place]
        box[key] = value
    settled(json.dumps(whole).encode())


@pytest.mark.parametrize("value", [None, True, 7, 1.5, "x", "", [], {}, [[]], [None], {"a": {}}])
def test_every_place_with_a_value_of_every_type(value: object) -> None:
    for place in range(PLACES):
        whole = json.loads(COMPLETE)
        box, key = places_in(whole)[place]
        box[key] = value
        settled(json.dumps(whole).encode())


@pytest.mark.parametrize(
    "value",
    [b"1" + b"0" * 5000, b"-1" + b"0" * 5000, b"NaN", b"1e999", b'"\\ud800"', b"1e400", b"-0", b"9" * 30],
)
@pytest.mark.parametrize("key", [b"capacity", b"title", b"guid", b"geo", b"own"])
def test_odd_numbers_and_halves_of_characters(key: bytes, value: bytes) -> None:
    rooms = b'"rooms": [{"name": "A", "' + key + b'": ' + value + b"}], "
    events = b'"events": [{"title": "T", "' + key + b'": ' + value + b"}]"
    head = b'{"format": "programme", "conference": {"title": "W", "time_zone_name": "UTC"}, '
    settled(head + rooms + events + b"}")


@pytest.mark.parametrize("data", [b"[" * 10**6, b'{"conference":' * 10**5, b'{"a":[' * 10**5])
def test_deep_nesting(data: bytes) -> None:
    assert [notice.code for notice in settled(data).notices] == ["format.depth"]


def test_a_file_that_is_wrong_throughout_names_each_event_and_counts_the_rest() -> None:
    whole = {"format": "programme", "conference": {"title": "W", "time_zone_name": "UTC"}}
    events = [7] * 500 + [{"title": f"T{n}", "url": "x", "language": 7} for n in range(MOST_NOTICES)]
    reading = settled(json.dumps(whole | {"events": events}).encode())
    assert len(reading.notices) == 500 + MOST_NOTICES + 1
    assert reading.notices[-1].arguments == {"n": str(MOST_NOTICES)}


def test_titles_cannot_turn_or_hide_the_text_around_them() -> None:
    event = {"title": "Free\u202eeerf\u0000 <b>\r\nlunch", "rooms": ["\u2066Hall\u001b[31m"]}
    whole = {
        "format": "programme",
        "conference": {"title": "W\u0007", "time_zone_name": "UTC"},
        "events": [event],
    }
    programme = settled(json.dumps(whole).encode()).programme
    assert programme is not None
    assert programme.title == "W"
    assert programme.sessions[0].title == "Freeeerf <b> lunch"
    assert [room.name for room in programme.rooms.values()] == ["Hall [31m"]
