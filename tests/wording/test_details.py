from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.programme.model import Details, Link, Programme, Recording, Registration, Room, Session
from iweek_desktop.wording.catalogue import load_wording
from iweek_desktop.wording.details import copied_text, link_lines, registration_line, session_links

EN, SV = load_wording("en"), load_wording("sv")
ZONE = ZoneInfo("Europe/Stockholm")
START = datetime(2031, 5, 5, 9, tzinfo=ZONE)
PROGRAMME = Programme("made-up", "Made up", "Europe/Stockholm", rooms={"hall": Room("hall", "Stora salen")})


def test_links_come_in_their_order_and_each_once() -> None:
    details = Details(
        url="https://soup.example/pea",
        registration=Registration(url="https://soup.example/join"),
        stream_url="https://soup.example/live",
        feedback_url="mailto:soup@soup.example",
        recording=Recording(url="https://soup.example/video"),
        links=(Link("https://soup.example/pea", "The page again"), Link("https://soup.example/more", "More")),
        attachments=(Link("https://soup.example/a.pdf"),),
    )
    assert session_links(EN, details) == [
        ("Registration and information", "https://soup.example/join"),
        ("Session page", "https://soup.example/pea"),
        ("Live stream", "https://soup.example/live"),
        ("Recording", "https://soup.example/video"),
        ("Feedback", "mailto:soup@soup.example"),
        ("More", "https://soup.example/more"),
        ("https://soup.example/a.pdf", "https://soup.example/a.pdf"),
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "/relative"]
)
def test_what_may_not_be_opened_is_no_link(url: str) -> None:
    assert session_links(EN, Details(url=url)) == []


def test_links_are_escaped() -> None:
    details = Details(links=(Link('https://soup.example/?a=1&b="2"', "<b>Bold</b> & more"),))
    assert link_lines(EN, details) == (
        '<a href="https://soup.example/?a=1&amp;b=&quot;2&quot;">&lt;b&gt;Bold&lt;/b&gt; &amp; more</a>'
    )


def test_no_links_no_lines() -> None:
    assert link_lines(EN, Details()) == ""


@pytest.mark.parametrize(
    ("registration", "english"),
    [
        (None, ""),
        (Registration(), ""),
        (Registration(required=True), "Registration is required"),
        (Registration(required=False), ""),
        (Registration(seats_left=0), "0 seats left"),
        (Registration(seats_left=1), "1 seat left"),
        (
            Registration(required=True, deadline=START, seats_left=12),
            "Registration is required · Register by 5 May 2031, 09:00 · 12 seats left",
        ),
    ],
)
def test_registration(registration: Registration | None, english: str) -> None:
    assert registration_line(EN, Details(registration=registration)) == english
    assert bool(registration_line(SV, Details(registration=registration))) is bool(english)


def test_the_text_to_copy() -> None:
    one = Session("s", "Soup", START, START.replace(hour=10), rooms=("hall",))
    details = Details(links=(Link("https://soup.example/1"), Link("https://soup.example/2")))
    assert copied_text(EN, PROGRAMME, one, details).splitlines() == [
        "Soup",
        "Monday 5 May 2031, 09:00–10:00",
        "Stora salen",
        "https://soup.example/1",
    ]


def test_what_is_told_in_another_zone_says_so_where_it_goes_without_the_window() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    one = Session("s", "Soup", START.astimezone(tokyo), START.replace(hour=10).astimezone(tokyo))
    assert copied_text(EN, PROGRAMME, one, Details()).splitlines()[1] == (
        "Monday 5 May 2031, 16:00–17:00 (Tokyo time)"
    )
    registration = Details(registration=Registration(deadline=START.replace(hour=20)))
    assert registration_line(EN, registration, tokyo) == "Register by 6 May 2031, 03:00"


def test_the_text_to_copy_of_a_session_of_which_little_is_known() -> None:
    assert copied_text(EN, PROGRAMME, Session("s", "Soup"), Details()) == "Soup"
