"""Saying a session: the words for a screen reader, a block, a pane and the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from iweek_desktop.programme.model import Attendance, Level, Programme, Session, State
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import EN_DASH, clock_time, day_inside, day_tab, sentence_start, time_range

ONE_DAY = timedelta(days=1)


def level_name(say: Wording, level: Level | None) -> str:
    """Return "Must", "Maybe" or "Not saved"."""
    if level is None:
        return say("Not saved")
    return say("Must") if level is Level.MUST else say("Maybe")


def attendance_name(say: Wording, attendance: Attendance) -> str:
    """Return "On site", "Online" or "Hybrid"."""
    match attendance:
        case Attendance.ONSITE:
            return say("On site")
        case Attendance.ONLINE:
            return say("Online")
        case Attendance.MIXED:
            return say("Hybrid")


def place(say: Wording, programme: Programme, session: Session) -> str:
    """Return rooms, city and "Online", in that order and each once; "" where nothing is stated."""
    parts: list[str] = []
    for room in programme.room_list(session):
        if room.name.casefold() != "online":
            parts.append(room.name)
    city = programme.city_of(session)
    if city:
        parts.append(city)
    if programme.attendance_of(session) in (Attendance.ONLINE, Attendance.MIXED):
        parts.append(say("Online"))
    return ", ".join(dict.fromkeys(parts))


def times(say: Wording, session: Session) -> str:
    """Return "10:00–11:30", "All day", or "10:00" where nothing is told of an end; "" while unscheduled.

    An end that is a day or more away is told with its date: "10:00–Thu 10 Apr 17:00".
    """
    return _times(say, session, say("All day"))


def times_inside(say: Wording, session: Session) -> str:
    """Return the times as they are told inside a line: "all day"."""
    return _times(say, session, say("all day"))


def _times(say: Wording, session: Session, all_day: str) -> str:
    start, last = session.start, _last_day(session)
    if start is None:
        return ""
    if session.all_day:
        return f"{all_day} {EN_DASH} {day_tab(say, last)}" if last else all_day
    if last and session.end:
        return f"{clock_time(start)}{EN_DASH}{day_tab(say, last)} {clock_time(session.end)}"
    return time_range(start, session.end if session.end != start else None)


def _last_day(session: Session) -> date | None:
    """Return the date on which a session ends that lasts for a day or more; None if it is shorter."""
    start, end = session.start, session.end
    if start is None or end is None:
        return None
    if session.all_day:
        last = end.date() - ONE_DAY
        return last if last > start.date() else None
    return end.date() if is_days_apart(start, end) else None


def is_days_apart(start: datetime, end: datetime) -> bool:
    """Whether an end needs its date: by the clock on the wall, which is what one reads, it is a day away."""
    return end.replace(tzinfo=None) - start.replace(tzinfo=None) >= ONE_DAY


def spoken_times(say: Wording, session: Session) -> str:
    """Return "Monday 30 September, 10:00 to 11:30"."""
    if session.start is None:
        return say("Not scheduled")
    day, last = sentence_start(day_inside(say, session.start.date())), _last_day(session)
    if session.all_day:
        days = say("{start} to {end}", start=day, end=day_inside(say, last)) if last else day
        return f"{days}, {say('all day')}"
    if session.end is None or session.end == session.start:
        return f"{day}, {clock_time(session.start)}"
    end = clock_time(session.end)
    if last:
        end = f"{day_inside(say, last)}, {end}"
    return f"{day}, {say('{start} to {end}', start=clock_time(session.start), end=end)}"


def session_line(say: Wording, session: Session) -> str:
    """Return "Mon 30 Sep 10:00–11:30 Title", or the title alone while it is unscheduled."""
    if session.start is None:
        return session.title
    return f"{day_tab(say, session.start.date())} {times_inside(say, session)} {session.title}"


def state_name(say: Wording, session: Session, now: datetime | None) -> str:
    """Return "Cancelled", "Ended" or "On now", or "" where nothing needs saying; `now` is in UTC."""
    if session.cancelled:
        return say("Cancelled")
    if session.state is State.DELAYED:
        return say("Delayed")
    if now is None or session.start is None or session.drawn_end is None:
        return ""
    if session.drawn_end <= now:
        return say("Ended")
    return say("On now") if session.start <= now else ""


def spoken_session(
    say: Wording,
    programme: Programme,
    session: Session,
    level: Level | None,
    clash_titles: Sequence[str],
    inside: int,
    now: datetime | None,
    news: str = "",
) -> str:
    """Return what a screen reader says: title, day, time, place, organisers, theme, then the states.

    Args:
        clash_titles: the titles of the favourites that this one clashes with.
        inside: how many sessions it is the umbrella of.
        now: the present instant in UTC; None where "Ended" would be said of every session.
        news: what is new of it, such as "New time".
    """
    facts = [session.title, spoken_times(say, session), place(say, programme, session)]
    facts += programme.organiser_names(session.organisers)
    facts += [track.name for track in programme.track_list(session)]
    sentences = [", ".join(fact for fact in facts if fact)]
    if inside:
        sentences.append(
            say.plural(
                "Umbrella session, contains {n} session", "Umbrella session, contains {n} sessions", inside
            )
        )
    if level is not None:
        sentences.append(level_name(say, level))
    if clash_titles:
        sentences.append(say("Clashes with {titles}", titles=", ".join(clash_titles)))
    sentences += [news, state_name(say, session, now)]
    return ". ".join(sentence for sentence in sentences if sentence) + "."
