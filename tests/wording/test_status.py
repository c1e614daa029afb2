from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.programme.model import Level, Programme, Session
from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.status import day_facts, search_status, status_left, status_right

EN, SV = load_wording("en"), load_wording("sv")
ZONE = ZoneInfo("Europe/Stockholm")
MONDAY = date(2031, 5, 5)


def talk(guid: str, start: int, end: int | None) -> Session:
    """Return a made-up session of that Monday."""
    begin = datetime(2031, 5, 5, start, tzinfo=ZONE)
    return Session(guid, "Talk", begin, begin.replace(hour=end) if end else None)


def through_the_night(end: int) -> Session:
    """Return a made-up session from that evening to an hour of the next day."""
    return Session(
        "n", "Night", datetime(2031, 5, 5, 20, tzinfo=ZONE), datetime(2031, 5, 6, end, tzinfo=ZONE)
    )


@pytest.mark.parametrize(
    ("sessions", "english"),
    [
        ([], "0 sessions"),
        ([talk("a", 9, 10)], "1 session · 09:00–10:00"),
        ([talk("a", 11, 12), talk("b", 9, 14)], "2 sessions · 09:00–14:00"),
        ([talk("a", 9, None)], "1 session · 09:00–09:30"),
        ([talk("a", 9, 10), through_the_night(14)], "2 sessions · 09:00–Tue 6 May 14:00"),
        ([talk("a", 9, 10), through_the_night(1)], "2 sessions · 09:00–01:00"),
        (
            [
                Session(
                    "w", "All day", datetime(2031, 5, 5, tzinfo=ZONE), datetime(2031, 5, 6, tzinfo=ZONE), True
                )
            ],
            "1 session",
        ),
    ],
)
def test_the_facts_of_a_day(sessions: list[Session], english: str) -> None:
    assert day_facts(EN, sessions) == english


def test_the_facts_of_a_day_before_the_night_that_is_an_hour_shorter() -> None:
    begin, end = datetime(2031, 3, 29, 12, tzinfo=ZONE), datetime(2031, 3, 30, 12, tzinfo=ZONE)
    assert day_facts(EN, [Session("n", "Night", begin, end)]) == "1 session · 12:00–Sun 30 Mar 12:00"


@pytest.mark.parametrize(
    ("stars", "clashes", "unscheduled", "english", "swedish"),
    [
        ("", "", 0, "2 sessions on Monday", "2 aktiviteter på måndagen"),
        ("a", "", 0, "2 sessions on Monday · 1 favourite", "2 aktiviteter på måndagen · 1 favorit"),
        (
            "ab",
            "ab",
            3,
            "2 sessions on Monday · 2 favourites · 2 of them clash · 3 without a time, last in the list",
            "2 aktiviteter på måndagen · 2 favoriter · 2 av dem krockar · 3 utan tid, sist i listan",
        ),
        ("ax", "ax", 0, "2 sessions on Monday · 1 favourite · 1 of them clashes", ""),
    ],
)
def test_the_status_line(stars: str, clashes: str, unscheduled: int, english: str, swedish: str) -> None:
    sessions = [talk("a", 9, 10), talk("b", 9, 10)]
    levels = dict.fromkeys(stars, Level.MUST)
    assert status_left(EN, MONDAY, sessions, levels, clashes, unscheduled) == english
    if swedish:
        assert status_left(SV, MONDAY, sessions, levels, clashes, unscheduled) == swedish


def test_the_status_line_of_an_empty_day() -> None:
    assert status_left(EN, MONDAY, [], {}, (), 0) == "No sessions on Monday"
    assert status_left(EN, MONDAY, [talk("a", 9, 10)], {}, (), 1) == (
        "1 session on Monday · 1 without a time, last in the list"
    )


@pytest.mark.parametrize(
    ("hits", "here", "english"),
    [
        (0, 0, "0 matches for “tea”"),
        (1, 1, "1 match for “tea” · 1 of them on Monday"),
        (7, 0, "7 matches for “tea” · 0 of them on Monday"),
    ],
)
def test_the_status_of_a_search(hits: int, here: int, english: str) -> None:
    assert search_status(EN, "tea", hits, MONDAY, here) == english


def test_a_number_behind_words_that_run_to_the_left_stays_behind_them() -> None:
    told = search_status(EN, "שלום", 3, MONDAY, 2)
    assert told == "3 matches for “שלום”\N{LEFT-TO-RIGHT MARK} · 2 of them on Monday"


@pytest.mark.parametrize(
    ("zone", "month", "english"),
    [
        ("Europe/Stockholm", 5, "Times in Sweden (CEST)"),
        ("Europe/Stockholm", 1, "Times in Sweden (CET)"),
        ("America/Sao_Paulo", 5, "Times in Sao Paulo"),
        ("UTC", 5, "Times in UTC"),
    ],
)
def test_the_zone(zone: str, month: int, english: str) -> None:
    programme = Programme("made-up", "Made up", zone)
    at = datetime(2031, month, 5, 12, tzinfo=UTC)
    assert status_right(EN, programme, at, programme.zone) == (english,)
    assert status_right(EN, Programme("made-up", "Made up", "Asia/Tokyo"), at, ZoneInfo(zone)) == (english,)


def test_a_simulated_time_is_told_in_the_zone_of_the_others() -> None:
    programme, at = Programme("made-up", "Made up", "Asia/Tokyo"), datetime(2031, 5, 5, 12, tzinfo=UTC)
    told = status_right(EN, programme, at, ZONE, datetime(2031, 5, 5, 8, 42, tzinfo=UTC))
    assert told == ("Times in Sweden (CEST)", "Simulated time 10:42")


def test_the_version() -> None:
    programme = Programme(
        "made-up", "Made up", "Europe/Stockholm", updated=datetime(2031, 3, 1, 10, tzinfo=ZONE)
    )
    assert status_right(EN, programme, datetime(2031, 5, 5, 12, tzinfo=UTC), ZONE)[1:] == (
        "Programme of 1 March 2031",
    )
    assert status_right(SV, programme, datetime(2031, 5, 5, 12, tzinfo=UTC), ZONE)[0].startswith(
        "Tider i Sverige"
    )
