"""Events that repeat, also such as would never come to an end."""

from __future__ import annotations

import time

import pytest

from iweek_desktop.formats.icalendar_repeats import MOST_REPEATS, MOST_TIMES
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.model import Programme, State

SWEDISH = ";TZID=Europe/Stockholm"
LAST = f"UID:last\nSUMMARY:Goodbye\nDTSTART{SWEDISH}:20241028T150000\nDTEND{SWEDISH}:20241028T160000"


def lunch(*lines: str, uid: str = "lunch") -> str:
    """Return a lunch of one hour on Friday 25 October 2024, the week in which summer time ends."""
    times = f"DTSTART{SWEDISH}:20241025T120000\nDTEND{SWEDISH}:20241025T130000"
    return "\n".join((f"UID:{uid}\nSUMMARY:Lunch\n{times}", *lines))


def read(*events: str) -> Reading:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return read_programme(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode(), ReadOptions("Europe/Stockholm"))


def programme_of(*events: str) -> Programme:
    reading = read(*events)
    assert [notice for notice in reading.notices if notice.level != "info"] == []
    assert reading.programme is not None
    return reading.programme


def starts(programme: Programme | None, title: str = "Lunch") -> list[str]:
    assert programme is not None
    return [
        f"{session.start:%m-%d %H:%M%z}"
        for session in programme.sessions
        if session.title == title and session.start
    ]


def test_a_rule_without_end_lasts_as_long_as_the_programme() -> None:
    reading = read(lunch("RRULE:FREQ=DAILY"), LAST)
    assert starts(reading.programme) == [
        "10-25 12:00+0200",
        "10-26 12:00+0200",
        "10-27 12:00+0100",
        "10-28 12:00+0100",
    ]
    assert [(n.code, n.level, n.arguments["expected"]) for n in reading.notices] == [
        ("ics.rule_endless", "info", "2024-10-28")
    ]


def test_a_rule_without_end_alone_lasts_for_a_year() -> None:
    assert len(starts(read(lunch("RRULE:FREQ=WEEKLY")).programme)) == 53


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=2", ["10-25", "10-26"]),
        ("freq=daily;count=2", ["10-25", "10-26"]),
        ("FREQ=DAILY;UNTIL=20241027", ["10-25", "10-26"]),
        ("FREQ=DAILY;UNTIL=20241027T110000Z", ["10-25", "10-26", "10-27"]),
        ("FREQ=DAILY;UNTIL=20241027T110000Z;COUNT=9", ["10-25", "10-26", "10-27"]),
        ("FREQ=WEEKLY;BYDAY=FR,MO;COUNT=3", ["10-25", "10-28", "11-01"]),
        ("FREQ=DAILY;BYDAY=MO,FR;COUNT=3", ["10-25", "10-28", "11-01"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["10-25", "11-29", "12-27"]),
        ("FREQ=YEARLY;COUNT=2", ["10-25", "10-25"]),
    ],
)
def test_rules_with_an_end(rule: str, expected: list[str]) -> None:
    assert [start[:5] for start in starts(programme_of(lunch(f"RRULE:{rule}")))] == expected


def test_hours_may_repeat_where_it_is_said_how_often() -> None:
    assert [start[6:11] for start in starts(programme_of(lunch("RRULE:FREQ=HOURLY;COUNT=3")))] == [
        "12:00",
        "13:00",
        "14:00",
    ]


def test_times_taken_out_put_in_moved_and_cancelled() -> None:
    programme = programme_of(
        lunch(
            "RRULE:FREQ=DAILY;COUNT=4",
            f"EXDATE{SWEDISH}:20241026T120000",
            f"RDATE{SWEDISH}:20241030T120000,20241031T120000",
        ),
        f"UID:lunch\nRECURRENCE-ID{SWEDISH}:20241027T120000\nSUMMARY:Late lunch\n"
        f"DTSTART{SWEDISH}:20241027T133000\nDTEND{SWEDISH}:20241027T140000",
        f"UID:lunch\nRECURRENCE-ID{SWEDISH}:20241028T120000\nSUMMARY:No lunch\nSTATUS:CANCELLED\n"
        f"DTSTART{SWEDISH}:20241028T120000",
    )
    assert starts(programme) == ["10-25 12:00+0200", "10-30 12:00+0100", "10-31 12:00+0100"]
    assert starts(programme, "Late lunch") == ["10-27 13:30+0100"]
    cancelled = [session for session in programme.sessions if session.state is State.CANCELLED]
    assert [session.title for session in cancelled] == ["No lunch"]
    assert len(programme.sessions) == 5


def test_each_time_has_a_guid_of_its_own_that_a_move_does_not_change() -> None:
    moved = (
        f"UID:lunch\nRECURRENCE-ID{SWEDISH}:20241026T120000\nSUMMARY:Lunch\nDTSTART{SWEDISH}:20241026T140000"
    )
    guids = ["lunch#20241025T100000Z", "lunch#20241026T100000Z"]
    for events in ([lunch("RRULE:FREQ=DAILY;COUNT=2")], [moved, lunch("RRULE:FREQ=DAILY;COUNT=2")]):
        programme = programme_of(*events)
        assert [session.guid for session in programme.sessions] == guids
        assert [session.occurrence_of for session in programme.sessions] == [None, guids[0]]


def test_a_moved_time_without_its_rule_is_a_session_like_any_other() -> None:
    programme = programme_of("UID:1\nRECURRENCE-ID:20241026T120000Z\nSUMMARY:Lunch\nDTSTART:20241026T140000Z")
    assert [session.guid for session in programme.sessions] == ["1"]


def test_days_repeat_as_days() -> None:
    programme = programme_of("UID:1\nSUMMARY:Lunch\nDTSTART;VALUE=DATE:20241026\nRRULE:FREQ=DAILY;COUNT=3")
    assert all(session.all_day for session in programme.sessions)
    assert [(s.guid, f"{s.start:%m-%d}", f"{s.end:%m-%d}") for s in programme.sessions] == [
        ("1#20241026", "10-26", "10-27"),
        ("1#20241027", "10-27", "10-28"),
        ("1#20241028", "10-28", "10-29"),
    ]


def test_the_child_of_an_umbrella_that_repeats_belongs_to_the_one_around_it() -> None:
    times = f"DTSTART{SWEDISH}:20241026T123000\nDTEND{SWEDISH}:20241026T124500"
    child = f"UID:c\nSUMMARY:Coffee\n{times}\nRELATED-TO:lunch"
    programme = programme_of(lunch("RRULE:FREQ=DAILY;COUNT=3"), child)
    (coffee,) = (session for session in programme.sessions if session.title == "Coffee")
    assert coffee.parent == "lunch#20241026T100000Z"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=MINUTELY;INTERVAL=2",
        "FREQ=HOURLY",
        "FREQ=HOURLY;BYHOUR=25;COUNT=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=DAILY;BYSETPOS=5",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=99",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=x",
        "FREQ=NEVER",
        "whenever",
        "FREQ=DAILY;BYDAY=" + "MO," * 200,
    ],
)
def test_a_rule_that_cannot_be_followed_is_told_and_the_event_shown_once(rule: str) -> None:
    began = time.process_time()
    reading = read(lunch(f"RRULE:{rule}"), LAST)
    assert time.process_time() - began < 2
    assert starts(reading.programme) == ["10-25 12:00+0200"]
    (notice,) = reading.notices
    assert (notice.code, notice.where, notice.arguments["title"]) == ("ics.rule", "7", "Lunch")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["RRULE:FREQ=WEEKLY;BYDAY=XX;COUNT=2"], "ics.rule"),
        (["RRULE:FREQ=DAILY;UNTIL=soon"], "ics.rule"),
        (["RRULE:FREQ=DAILY;COUNT=1", f"EXDATE{SWEDISH}:20241025T120000"], "ics.rule_empty"),
        (["RRULE:FREQ=DAILY;COUNT=1", "EXDATE:soon"], "ics.rule_date"),
    ],
)
def test_what_goes_wrong_on_the_way_costs_only_the_repeats(lines: list[str], code: str) -> None:
    reading = read(lunch(*lines), LAST)
    assert [notice.code for notice in reading.notices] == [code]
    assert starts(reading.programme) == ["10-25 12:00+0200"]
    assert starts(reading.programme, "Goodbye") == ["10-28 15:00+0100"]


def test_what_repeats_too_often_is_cut() -> None:
    reading = read(lunch("RRULE:FREQ=HOURLY;COUNT=100000"))
    assert [notice.code for notice in reading.notices] == ["ics.rule_cut"]
    assert len(starts(reading.programme)) == MOST_TIMES


def test_a_file_full_of_rules_stays_within_bounds() -> None:
    began = time.process_time()
    many = [lunch("RRULE:FREQ=HOURLY;COUNT=100000", uid=f"u{n}") for n in range(30)]
    never = [lunch("RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", uid=f"n{n}") for n in range(300)]
    reading = read(*never, *many)
    assert reading.programme is not None
    assert MOST_REPEATS <= len(reading.programme.sessions) <= MOST_REPEATS + MOST_TIMES + 330
    assert {notice.code for notice in reading.notices} == {"ics.rule", "ics.rule_cut"}
    assert time.process_time() - began < 60


def change(of: str, title: str, *lines: str) -> str:
    """Return a changed event of the series of lunches."""
    return "\n".join((f"UID:lunch\nRECURRENCE-ID{SWEDISH}:{of}\nSUMMARY:{title}", *lines))


def told(reading: Reading) -> list[str]:
    """Return what every event of a file is called, be it shown or named in a notice."""
    assert reading.programme is not None
    shown = [session.title for session in reading.programme.sessions]
    return sorted(shown + [n.arguments["value"] for n in reading.notices if n.code == "ics.replaced"])


AT_TWO = f"DTSTART{SWEDISH}:20241026T140000"


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("COUNT=2", [change("20241026T120000", "Late", AT_TWO), change("20241026T120000", "Later", AT_TWO)]),
        ("COUNT=2", [change("20241026T120000", "Soon")]),
        ("COUNT=2", [change("20241026T120000", "Soon", "DTSTART:when it suits")]),
        ("COUNT=3", [change("20241026T120000", "Late", AT_TWO), change("20241027T120000", "Soon")]),
        ("COUNT=2", [change("20250105T120000", "New year", f"DTSTART{SWEDISH}:20250105T120000")]),
        ("COUNT=2000", [change("20290105T120000", "Far", f"DTSTART{SWEDISH}:20290105T140000")]),
    ],
    ids=[
        "twice",
        "without a start",
        "no time",
        "one of two without a start",
        "another day",
        "beyond the cut",
    ],
)
def test_no_changed_event_of_a_series_is_lost(rule: str, changes: list[str]) -> None:
    reading = read(lunch(f"RRULE:FREQ=DAILY;{rule}"), *changes)
    said = told(reading)
    for one in changes:
        title = one.split("SUMMARY:")[1].split("\n")[0]
        assert said.count(title) == 1, (title, [(n.code, n.arguments) for n in reading.notices])
