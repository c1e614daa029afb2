"""Saying what one reads about a session: its links, its registration, and the text to copy."""

from __future__ import annotations

from datetime import tzinfo
from html import escape

from iweek_desktop.programme.model import Details, Programme, Session
from iweek_desktop.programme.text import safe_url
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time, day_heading, full_date, zone_time
from iweek_desktop.wording.sessions import place, times_inside


def session_links(say: Wording, details: Details) -> list[tuple[str, str]]:
    """Return (title, url) of every link that may be opened, each url once."""
    registration = details.registration
    found = [
        (say("Registration and information"), registration.url if registration else None),
        (say("Session page"), details.url),
        (say("Live stream"), details.stream_url),
        (say("Recording"), details.recording.url if details.recording else None),
        (say("Feedback"), details.feedback_url),
        *((link.title or "", link.url) for link in (*details.links, *details.attachments)),
    ]
    links: dict[str, str] = {}
    for title, url in found:
        safe = safe_url(url) if url else None
        if safe and safe not in links:
            links[safe] = title or safe
    return [(title, url) for url, title in links.items()]


def link_lines(say: Wording, details: Details) -> str:
    """Return the links as rich text, one a line; "" where there are none."""
    lines = (f'<a href="{escape(url)}">{escape(title)}</a>' for title, url in session_links(say, details))
    return "<br>".join(lines)


def registration_line(say: Wording, details: Details, zone: tzinfo | None = None) -> str:
    """Return what is known of registration in one line; `zone` is the one in which times are told."""
    registration = details.registration
    if registration is None:
        return ""
    parts = []
    if registration.required:
        parts.append(say("Registration is required"))
    if registration.deadline:
        at = registration.deadline.astimezone(zone) if zone else registration.deadline
        parts.append(say("Register by {date}, {time}", date=full_date(say, at.date()), time=clock_time(at)))
    if registration.seats_left is not None:
        parts.append(say.plural("{n} seat left", "{n} seats left", registration.seats_left))
    return " · ".join(parts)


def copied_text(say: Wording, programme: Programme, session: Session, details: Details) -> str:
    """Return title, time, place and link of a session as lines of plain text.

    A time that is told in another zone than the programme's own names it.
    """
    when = times_inside(say, session)
    if session.start is not None:
        when = f"{day_heading(say, session.start.date())} {session.start.year}, {when}"
        told = getattr(session.start.tzinfo, "key", programme.zone_name)
        if told != programme.zone_name and not session.all_day:
            when = f"{when} ({zone_time(say, told)})"
    links = [url for _, url in session_links(say, details)]
    lines = [session.title, when, place(say, programme, session), *links[:1]]
    return "\n".join(line for line in lines if line)
