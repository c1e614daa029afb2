"""A programme written as a calendar and read again is the same: titles, instants, places, number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from iweek_desktop.export.content import contents
from iweek_desktop.export.description import place_line
from iweek_desktop.export.ics import render_entries
from iweek_desktop.export.request import Export
from iweek_desktop.export.table import render_csv
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Details, Programme, Room, Session, State
from iweek_desktop.wording.catalogue import Wording

ENGLISH = Wording("en", NullTranslations())
A_SLOT = 30 * 60.0
NOW = datetime(2025, 9, 1, 12, tzinfo=UTC)
ZONES = "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"

words = st.text("abcÅäö 😀,;:\\\"'()!?-–·0123", min_size=1, max_size=80).map(str.strip)
titles = words.filter(lambda text: text and not text.startswith("'"))
names = words.map(lambda text: f"Room {text.replace(';', '')}".strip())
minutes = st.integers(min_value=0, max_value=60 * 24 * 800)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    cities = st.sampled_from([None, "Lund", "Umeå"])
    rooms = [Room(name, name, city=draw(cities)) for name in draw(st.lists(names, max_size=3, unique=True))]
    rooms.append(Room("net", "Nätet", type="online", url="https://meet.example/1"))
    guids = st.sampled_from([room.guid for room in rooms])
    sessions = []
    for n in range(draw(st.integers(min_value=1, max_value=6))):
        start = (datetime(2024, 3, 1, tzinfo=UTC) + timedelta(minutes=draw(minutes))).astimezone(zone)
        length = draw(st.none() | st.integers(min_value=0, max_value=3000))
        end = None if length is None else (start.astimezone(UTC) + timedelta(minutes=length)).astimezone(zone)
        sessions.append(
            Session(
                f"s{n}",
                draw(titles),
                start,
                end,
                rooms=tuple(draw(st.lists(guids, max_size=2, unique=True))),
                state=draw(st.sampled_from([State.CONFIRMED, State.TENTATIVE, State.CANCELLED])),
                parent="s0" if n and draw(st.booleans()) else None,
            )
        )
    details = {session.guid: Details() for session in sessions}
    return Programme("w", "Week", zone.key, tuple(sessions), details, {room.guid: room for room in rooms})


def told(programme: Programme) -> list[tuple[str, float, float | None, str, State]]:
    """Return what both have to say of each session, in an order of its own."""
    found = []
    for session in programme.sessions:
        start, end = session.start, session.drawn_end
        assert start is not None
        assert end is not None
        line = place_line(programme, session, programme.details[session.guid], ENGLISH)
        title = " ".join(session.title.split())
        length = end.timestamp() - start.timestamp()
        found.append((title, start.timestamp(), length, line, session.state))
    return sorted(found)


@given(programmes())
@settings(max_examples=120)
def test_a_calendar_reads_back_as_what_it_was_written_from(programme: Programme) -> None:
    export = Export(programme, programme.sessions, {})
    data, rows = render_entries(export, contents(export, ENGLISH), {}, NOW)
    reading = read_programme(data, ReadOptions(programme.zone_name))
    again = reading.programme
    assert again is not None
    assert [n for n in reading.notices if n.code not in ("format.parent_time", "format.parent_unknown")] == []
    expected = sorted(
        (title, start, length or A_SLOT, line, state) for title, start, length, line, state in told(programme)
    )
    assert told(again) == expected
    assert len(again.sessions) == len(programme.sessions) == len(rows)
    uids = {row.guid: row.uid for row in rows}
    parents = {uids[s.guid]: uids[s.parent] for s in programme.sessions if s.parent}
    assert {s.guid: s.parent for s in again.sessions if s.parent} == parents
    markers = [session for session in programme.sessions if session.end == session.start]
    assert sum(session.end is None for session in again.sessions) == len(markers)


@given(programmes())
@settings(max_examples=60)
def test_a_table_reads_back_as_what_it_was_written_from(programme: Programme) -> None:
    data = render_csv(Export(programme, programme.sessions, {}), ENGLISH)
    reading = read_programme(data, ReadOptions(programme.zone_name))
    again = reading.programme
    assert again is not None
    assert len(again.sessions) == len(programme.sessions)
    stated = {s.guid: (" ".join(s.title.split()), s.state) for s in programme.sessions}
    assert {s.guid: (s.title, s.state) for s in again.sessions} == stated
    walls = {s.guid: s.start.replace(tzinfo=None, fold=0) for s in programme.sessions if s.start}
    assert {s.guid: s.start.replace(tzinfo=None, fold=0) for s in again.sessions if s.start} == walls
