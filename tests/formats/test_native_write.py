"""Writing native files, and reading them again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.native import read, write
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.programme.model import Programme, Session

COMPLETE = (Path(__file__).parent / "complete.json").read_bytes()


def loaded(data: bytes) -> Programme:
    """Return the programme of a file that has one."""
    programme = read(data, ReadOptions()).programme
    assert programme is not None
    return programme


def instants(programme: Programme) -> list[tuple[datetime | None, datetime | None]]:
    """Return starts and ends in UTC: datetimes of one zone are compared by wall time."""
    return [
        (s.start and s.start.astimezone(UTC), s.end and s.end.astimezone(UTC)) for s in programme.sessions
    ]


def same_again(programme: Programme) -> None:
    """Hold that a programme is written, read and written without a change."""
    data = write(programme)
    reading = read(data, ReadOptions())
    assert reading.programme == programme
    assert instants(reading.programme) == instants(programme)
    assert not [n for n in reading.notices if n.code not in {"format.parent_time", "format.no_events"}]
    assert write(reading.programme) == data


def test_the_complete_file_loses_nothing() -> None:
    same_again(loaded(COMPLETE))


def test_a_written_file_is_readable_text_in_the_published_order() -> None:
    data = write(loaded(COMPLETE))
    assert data.endswith(b"}\n")
    assert "Åsa Ek".encode() in data
    assert b"\\u" not in data
    root = json.loads(data)
    stated = json.loads(COMPLETE)
    for written, source in [
        (root, stated),
        (root["conference"], stated["conference"]),
        (root["rooms"][0], stated["rooms"][0]),
        (root["events"][1], stated["events"][1]),
        (root["events"][1]["registration"], stated["events"][1]["registration"]),
    ]:
        assert [key for key in written if key in source] == [key for key in source if key in written]
        assert set(source) - set(written) <= {"duration"}
    assert b"null" not in data.replace(b'"deep": [\n     null', b"")


def test_what_is_absent_is_omitted() -> None:
    programme = Programme("k", "T", "Europe/Stockholm", (Session("a", "A"),))
    root = json.loads(write(programme))
    assert root.pop("generator")["name"] == "iweek-desktop"
    assert root == {
        "format": "programme",
        "format_version": 1,
        "conference": {"key": "k", "title": "T", "time_zone_name": "Europe/Stockholm"},
        "events": [{"guid": "a", "title": "A"}],
    }


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026-10-06T07:00Z", None, ("2026-10-06T09:00:00+02:00", None)),
        ("2026-12-06T09:00", "2026-12-06T10:00", ("2026-12-06T09:00:00+01:00", "2026-12-06T10:00:00+01:00")),
        ("2024-10-27T02:30+01:00", None, ("2024-10-27T02:30:00+01:00", None)),
        ("2026-10-06", None, ("2026-10-06", None)),
        ("2026-10-06", "2026-10-06", ("2026-10-06", None)),
        ("2026-10-06", "2026-10-07", ("2026-10-06", "2026-10-07")),
    ],
)
def test_times_are_written_with_the_offset_of_the_zone(
    start: str, end: str | None, written: tuple[str, str]
) -> None:
    conference = {"title": "W", "time_zone_name": "Europe/Stockholm"}
    stated = {
        "format": "programme",
        "conference": conference,
        "events": [{"title": "T", "start": start, "end": end}],
    }
    programme = loaded(json.dumps(stated).encode())
    (event,) = json.loads(write(programme))["events"]
    assert (event["start"], event.get("end")) == written
    same_again(programme)


def test_the_length_of_an_unscheduled_session_is_not_lost() -> None:
    conference = {"title": "W", "time_zone_name": "UTC"}
    stated = {
        "format": "programme",
        "conference": conference,
        "events": [{"title": "T", "duration": "01:00"}],
    }
    programme = loaded(json.dumps(stated).encode())
    same_again(programme)
    assert json.loads(write(programme))["events"][0]["duration"] == "01:00"


def test_unknown_keys_never_take_the_place_of_known_ones() -> None:
    programme = Programme("k", "T", "UTC", (Session("a", "A"),), extra={"title": "X", "more": 1})
    conference = json.loads(write(programme))["conference"]
    assert conference["title"] == "T"
    assert conference["more"] == 1


# Files as they might be written anywhere: every key that matters, often absent, sometimes odd.

LABELS = st.sampled_from(["a", "b", "c", "Stora salen", " d ", "e\nf", "a#20261006T070000Z"]) | st.integers(
    0, 3
)
LINES = st.sampled_from(["", "Åsa", " two  words ", "\u202eturned", "x" * 70]) | st.text(max_size=4)
WALLS = st.datetimes(datetime(2024, 10, 26), datetime(2024, 10, 28)) | st.datetimes(
    datetime(2024, 3, 30), datetime(2024, 4, 1)
)
TIMES = st.one_of(
    WALLS.map(lambda at: at.isoformat()),
    WALLS.map(lambda at: at.isoformat() + "+01:00"),
    WALLS.map(lambda at: at.date().isoformat()),
    st.sampled_from(["", "2024-10-27T02:30", "2024-10-27T02:30+02:00", "never"]),
)
URLS = st.sampled_from(["https://x.se/a", "b/c", "mailto:a@x.se", "javascript:x", ""])
EXTRA = st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=4)


def part(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects with any of the keys, null among their values, and one that nobody knows."""
    optional = {key: st.none() | values for key, values in keys.items()} | {"x-own": EXTRA}
    return st.fixed_dictionaries({}, optional=optional)


LINKS = st.lists(part(url=URLS, title=LINES, type=LINES), max_size=2)
REFERENCES = st.lists(LABELS | st.none(), max_size=3)
EVENTS = part(
    guid=LABELS, id=LABELS, parent=LABELS, occurrence_of=LABELS, subtitle=LINES, abstract=LINES, start=TIMES,
    end=TIMES, duration=st.sampled_from(["01:30", "PT1H", "P1D", "x"]), rooms=REFERENCES, tracks=REFERENCES,
    organizers=REFERENCES, partners=REFERENCES, tags=st.lists(LINES, max_size=2), updated=TIMES, url=URLS,
    attendance=st.sampled_from(["online", "MIXED", "x"]), state=st.sampled_from(["canceled", "delayed", "x"]),
    persons=st.lists(LABELS | part(guid=LABELS, name=LINES, role=LINES), max_size=2), links=LINKS,
    registration=part(url=URLS, required=st.booleans(), deadline=TIMES, seats_left=st.integers(-1, 3)),
    recording=part(url=URLS, license=LINES, optout=st.booleans()),
).flatmap(lambda event: LINES.map(lambda title: {"title": title, **event}))  # fmt: skip
CONFERENCES = part(
    key=LABELS, acronym=LINES, subtitle=LINES, start=TIMES, end=TIMES, organizers=REFERENCES,
    day_change=st.sampled_from(["06:00", "4", "04:00"]), languages=st.lists(LINES, max_size=2), url=URLS,
    colors=st.dictionaries(LINES, EXTRA, max_size=2),
).map(lambda stated: {"title": "Week", "time_zone_name": "Europe/Stockholm", **stated})  # fmt: skip
FILES = part(
    version=LABELS, updated=TIMES, base_url=st.just("https://x.se/"), url=URLS,
    tracks=st.lists(LABELS | part(slug=LABELS, name=LINES, color=LINES), max_size=2),
    rooms=st.lists(LABELS | part(guid=LABELS, name=LINES, capacity=st.integers(0, 9)), max_size=2),
    organizations=st.lists(part(guid=LABELS, name=LINES, url=URLS), max_size=2),
    persons=st.lists(part(guid=LABELS, name=LINES, organization=LABELS, links=LINKS), max_size=2),
    events=st.lists(EVENTS, max_size=4),
)  # fmt: skip


@given(CONFERENCES, FILES)
def test_what_is_read_is_written_and_read_as_the_same(
    conference: dict[str, Any], stated: dict[str, Any]
) -> None:
    whole = {"format": "programme", "conference": conference, **stated}
    reading = read(json.dumps(whole).encode(), ReadOptions())
    assert reading.programme is not None
    same_again(reading.programme)


@given(
    st.lists(st.datetimes(datetime(2024, 10, 26), datetime(2024, 10, 28), timezones=st.just(UTC)), max_size=4)
)
def test_every_instant_comes_back(starts: list[datetime]) -> None:
    zone = Programme("k", "T", "Europe/Stockholm").zone
    whole = sorted(at.replace(microsecond=0) for at in starts)
    sessions = tuple(
        Session(str(n), "T", at.astimezone(zone), (at + timedelta(hours=1)).astimezone(zone))
        for n, at in enumerate(whole)
    )
    again = loaded(write(Programme("k", "T", "Europe/Stockholm", sessions, start=date(2024, 10, 26))))
    assert [start for start, _ in instants(again)] == whole
    assert [end for _, end in instants(again)] == [at + timedelta(hours=1) for at in whole]
