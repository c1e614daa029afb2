"""From what a reader collects to a programme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.drafting import UNTITLED, Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.reading import Findings, ReadOptions
from iweek_desktop.formats.written_text import LONGEST_LINE
from iweek_desktop.programme.model import Link, Person, Programme, Recording, Room, State, Track

TWO_HOURS_EAST = timezone(timedelta(hours=2))
AT_NINE = datetime(2024, 9, 30, 9, tzinfo=TWO_HOURS_EAST)
HOUR = timedelta(hours=1)


class Desk:
    """A draft with its findings."""

    def __init__(self, zone: str | None = "Europe/Stockholm", name: str = "week") -> None:
        self.findings = Findings()
        self.draft = Draft(ReadOptions(zone, name), self.findings)

    def finish(self, *events: Event) -> Programme:
        for event in events:
            self.draft.add(event)
        return self.draft.finish()

    def codes(self) -> list[str]:
        return [notice.code for notice in self.findings.notices()]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_sessions_come_in_reading_order_and_unscheduled_ones_last(desk: Desk) -> None:
    programme = desk.finish(
        Event("1", "Never"),
        Event("2", "Later", start=AT_NINE + HOUR),
        Event("3", "First", start=AT_NINE, duration=2 * HOUR),
        Event("4", "Shorter", start=AT_NINE, duration=HOUR),
    )
    assert [session.title for session in programme.sessions] == ["Shorter", "First", "Later", "Never"]
    assert programme.sessions[-1].start is None
    assert programme.sessions[0].end == AT_NINE + HOUR
    assert desk.codes() == []


def test_times_are_in_the_programmes_zone_whatever_offset_they_were_stated_with(desk: Desk) -> None:
    desk.draft.zone_name = "Asia/Kolkata"
    programme = desk.finish(Event("1", "A", start=AT_NINE), Event("2", "B", start=datetime(2024, 9, 30, 12)))
    assert programme.zone_name == "Asia/Kolkata"
    assert [session.start.isoformat() for session in programme.sessions if session.start] == [
        "2024-09-30T12:30:00+05:30",
        "2024-09-30T15:30:00+05:30",
    ]


@pytest.mark.parametrize(
    ("event", "start", "end", "codes"),
    [
        (Event("", "A", start=AT_NINE), "07:00", None, []),
        (Event("", "A", start=AT_NINE, end=AT_NINE), "07:00", "07:00", []),
        (Event("", "A", start=AT_NINE, end=AT_NINE + HOUR, duration=5 * HOUR), "07:00", "08:00", []),
        (Event("", "A", start=AT_NINE, end=AT_NINE - HOUR), "07:00", None, ["format.end_before_start"]),
        (Event("", "A", start=AT_NINE, duration=-HOUR), "07:00", None, ["format.duration"]),
        (Event("", "A", end=AT_NINE), None, None, ["format.end_alone"]),
        (Event("", "A", start=datetime(1, 1, 1, tzinfo=UTC)), None, None, ["format.time"]),
        # The clocks go forward at two: the wall time does not exist.
        (Event("", "A", start=datetime(2025, 3, 30, 2, 30)), "01:30", None, ["format.time_gap"]),
        (Event("", "A", start=datetime(2024, 10, 27, 2, 30)), "00:30", None, ["format.time_twice"]),
        # An hour of elapsed time over the change.
        (Event("", "A", start=datetime(2024, 10, 27, 1, 30), duration=2 * HOUR), "23:30", "01:30", []),
    ],
)
def test_when_an_event_is(
    desk: Desk, event: Event, start: str | None, end: str | None, codes: list[str]
) -> None:
    session = desk.finish(event).sessions[0]
    times = [at and f"{at.astimezone(UTC):%H:%M}" for at in (session.start, session.end)]
    assert times == [start, end]
    assert desk.codes() == codes


def test_a_date_is_all_day_and_its_end_is_included(desk: Desk) -> None:
    programme = desk.finish(
        Event("", "One", start=date(2024, 9, 30)),
        Event("", "Two", start=date(2024, 10, 27), end=date(2024, 10, 28)),
        Event("", "Three", start=date(2024, 11, 1), duration=timedelta(days=3)),
        Event("", "Back", start=date(2024, 12, 2), end=date(2024, 12, 1)),
    )
    assert all(session.all_day for session in programme.sessions)
    ends = [session.end.date().isoformat() for session in programme.sessions if session.end]
    assert ends == ["2024-10-01", "2024-10-29", "2024-11-04", "2024-12-03"]
    assert desk.codes() == ["format.end_before_start"]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("CANCELED", State.CANCELLED),
        ("Cancelled ", State.CANCELLED),
        ("WITHDRAWN", State.WITHDRAWN),
        ("TENTATIVE", State.TENTATIVE),
        ("delayed", State.DELAYED),
        ("CONFIRMED", State.CONFIRMED),
        ("anything", State.CONFIRMED),
        (None, State.CONFIRMED),
    ],
)
def test_states(desk: Desk, word: str | None, state: State) -> None:
    assert desk.finish(Event("", "A", state=word)).sessions[0].state is state


def test_three_events_with_one_guid_are_three_sessions(desk: Desk) -> None:
    programme = desk.finish(*(Event(str(n), "A", guid="g", start=AT_NINE) for n in range(3)))
    guids = [session.guid for session in programme.sessions]
    assert guids == ["g#20240930T070000Z", "g#20240930T070000Z-2", "g#20240930T070000Z-3"]
    assert set(programme.details) == set(guids)
    assert desk.codes() == ["format.guid_twice"]


def test_the_guid_of_an_id_stays_when_all_else_changes() -> None:
    first, second = Desk(), Desk()
    for desk in (first, second):
        desk.draft.acronym, desk.draft.start = "iw", date(2024, 9, 30)
    before = first.finish(Event("1", "Before", id="7", start=AT_NINE))
    after = second.finish(Event("5", "After", id="7", start=AT_NINE + HOUR, rooms=second.draft.room("X")))
    assert before.sessions[0].guid == after.sessions[0].guid
    assert before.key == after.key == "iw-2024"


def test_names_and_guids_find_the_same_entity(desk: Desk) -> None:
    draft = desk.draft
    assert draft.room(Room("r1", "Stora salen", capacity=120)) == ("r1",)
    assert draft.room("Stora  salen") == ("r1",)
    assert draft.room("Lilla salen") == ("Lilla salen",)
    assert draft.room(Room("Lilla salen", "Lilla salen")) == ("Lilla salen",)
    assert draft.room("  ") == draft.room(None) == draft.room(Room("", "")) == ()
    assert draft.track(Track("ai", "AI", "#fff")) == draft.track("AI") == ("ai",)
    assert [role.person for role in draft.person(Person("1", "Åsa Ek"), "speaker")] == ["1"]
    assert draft.person("Åsa Ek")[0].person == "1"
    assert draft.organisation("Vinnova") == ("Vinnova",)
    programme = desk.finish()
    assert programme.rooms["r1"].capacity == 120
    assert [room.name for room in programme.rooms.values()] == ["Stora salen", "Lilla salen"]
    assert programme.organisations["Vinnova"].name == "Vinnova"


def test_two_people_with_one_id_stay_two(desk: Desk) -> None:
    parts = [desk.draft.person(Person("7", name))[0].person for name in ("Åsa", "Bo", "Åsa", "Bo")]
    assert parts == ["7", "7 Bo", "7", "7 Bo"]
    programme = desk.finish()
    assert [person.name for person in programme.persons.values()] == ["Åsa", "Bo"]


def test_an_event_without_a_title_is_listed_as_what_it_has(desk: Desk) -> None:
    room = desk.draft.room("Foajén")
    programme = desk.finish(
        Event("1", "", description="<p>Kaffe &amp; bulle</p><p>Välkommen</p>"),
        Event("2", " ", rooms=room),
        Event("3"),
    )
    assert [session.title for session in programme.sessions] == ["Kaffe & bulle", "Foajén", UNTITLED]
    assert desk.codes() == ["format.untitled"] * 3
    assert [notice.where for notice in desk.findings.notices()] == ["1", "2", "3"]


def test_texts_are_made_readable_and_bounded(desk: Desk) -> None:
    event = Event("1", "A" * 1_000_000, abstract="<b>Hi</b><script>x</script>", subtitle="a\nb\u202e")
    programme = desk.finish(event)
    session = programme.sessions[0]
    assert len(session.title) == LONGEST_LINE
    assert programme.details[session.guid].abstract == "**Hi**"
    assert programme.details[session.guid].subtitle == "a b"
    assert desk.codes() == ["format.text_cut"]
    assert desk.findings.notices()[0].arguments["n"] == "1000000"


def test_addresses_are_joined_and_only_those_that_may_be_opened_stay(desk: Desk) -> None:
    desk.draft.base_url = "https://example.org/2024/"
    links = [Link("a.pdf", "A"), Link("javascript:alert(1)"), Link("mailto:a@example.org"), Link("", "none")]
    programme = desk.finish(
        Event("1", "A", url="/talk", links=links, recording=Recording("file:///etc/passwd"))
    )
    details = programme.details[programme.sessions[0].guid]
    assert details.url == "https://example.org/talk"
    assert [link.url for link in details.links] == [
        "https://example.org/2024/a.pdf",
        "mailto:a@example.org",
    ]
    assert details.recording == Recording(None)
    assert sorted(desk.codes()) == ["format.url", "format.url"]


def test_what_goes_wrong_with_one_event_is_told_and_costs_only_that_one(desk: Desk) -> None:
    broken = Event("line 7", "Broken", start="not a time")  # type: ignore[arg-type]
    programme = desk.finish(Event("1", "A"), broken, Event("2", "B"))
    assert [session.title for session in programme.sessions] == ["A", "B"]
    (notice,) = desk.findings.notices()
    assert (notice.code, notice.level, notice.where) == ("format.event", "error", "line 7")
    assert notice.arguments["value"] == "Broken"


def test_a_reader_guards_what_it_does_for_one_event() -> None:
    def fail() -> None:
        raise RecursionError

    findings = Findings()
    with one_event(findings, "events[3]", "A"):
        fail()
    (notice,) = findings.notices()
    assert (notice.where, notice.arguments["cause"]) == ("events[3]", "RecursionError")


def test_the_conference(desk: Desk) -> None:
    draft = desk.draft
    draft.title, draft.acronym = "Week\nof all", "wk"
    draft.start, draft.end = datetime(2024, 12, 27, 23, 30, tzinfo=UTC), date(2024, 12, 30)
    draft.organisers += draft.organisation("Vinnova")
    programme = desk.finish()
    assert (programme.title, programme.key) == ("Week of all", "wk-2024")
    assert (programme.start, programme.end) == (date(2024, 12, 28), date(2024, 12, 30))
    assert programme.organisers == ("Vinnova",)
    assert desk.codes() == ["format.no_events"]


@pytest.mark.parametrize(
    ("title", "acronym", "expected"), [("", "wk", "wk"), (None, None, "week"), ("A", None, "A")]
)
def test_a_programme_is_called_what_it_says_or_else_as_its_file(
    desk: Desk, title: str | None, acronym: str | None, expected: str
) -> None:
    desk.draft.title, desk.draft.acronym = title, acronym
    assert desk.finish(Event("", "A")).title == expected


@pytest.mark.parametrize("at", [date(1, 1, 1), date(9999, 12, 31), datetime(9999, 12, 31, 23, tzinfo=UTC)])
def test_times_beyond_all_years_end_nothing(at: date) -> None:
    desk = Desk("America/New_York")
    desk.draft.start = desk.draft.end = desk.draft.updated = at
    if isinstance(at, datetime):
        desk.draft.day_spans += [(at, at), (at, at)]
    assert [session.title for session in desk.finish(Event("1", "A", updated=at)).sessions] == ["A"]


def test_an_end_before_the_start_of_the_conference_does_not_count(desk: Desk) -> None:
    desk.draft.start, desk.draft.end = date(2024, 9, 30), date(2024, 9, 3)
    programme = desk.finish(Event("", "A"))
    assert (programme.start, programme.end) == (date(2024, 9, 30), None)
    assert desk.codes() == ["format.end_before_start"]


@pytest.mark.parametrize(
    ("stated", "file_day", "expected"),
    [
        (None, date(2024, 9, 30), time(4)),
        (time(6), date(2024, 9, 30), time(6)),
        # The file has nine o'clock on its own date, so days cannot change at ten.
        (time(10), date(2024, 9, 30), time(4)),
        (time(10), date(2024, 9, 29), time(10)),
        (time(9), date(2024, 9, 30), time(9)),
    ],
)
def test_when_days_change(desk: Desk, stated: time | None, file_day: date, expected: time) -> None:
    desk.draft.day_change = stated
    programme = desk.finish(Event("", "A", start=AT_NINE, file_day=file_day))
    assert programme.day_change == expected


def test_an_unknown_zone_of_the_file_is_told_where_it_stands() -> None:
    desk = Desk(None)
    desk.draft.zone_name, desk.draft.zone_where = "Mars/Olympus", "line 4"
    assert desk.finish(Event("", "A")).zone_name == "Europe/Stockholm"
    assert [(notice.code, notice.where) for notice in desk.findings.notices()] == [
        ("format.zone", "line 4"),
        ("format.zone_assumed", ""),
    ]


EVENTS = st.builds(
    partial(Event, "x"),
    title=st.none() | st.text(max_size=8),
    guid=st.sampled_from([None, "", "a", "b", "a#20240930T070000Z"]),
    id=st.sampled_from([None, "1", "2"]),
    start=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)) | st.dates(),
    end=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)) | st.dates(),
    duration=st.none() | st.timedeltas(),
    state=st.none() | st.text(max_size=3),
)


@given(st.lists(EVENTS, max_size=8))
def test_each_event_is_a_session_or_a_notice(events: Sequence[Event]) -> None:
    desk = Desk()
    programme = desk.finish(*events)
    guids = [session.guid for session in programme.sessions]
    assert len(guids) + desk.codes().count("format.event") == len(events)
    assert len(set(guids)) == len(guids)
    assert all(guids)
    assert list(programme.details) == guids
