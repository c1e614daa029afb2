"""Saying what changed in a new version of a programme: one sentence for each change."""

from __future__ import annotations

from collections.abc import Mapping

from iweek_desktop.programme.changes import Difference, Kind, Value
from iweek_desktop.programme.model import Attendance, Programme, Session
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import day_tab
from iweek_desktop.wording.sessions import attendance_name, place, times_inside


def change_sentences(say: Wording, old: Programme, new: Programme, change: Difference) -> list[str]:
    """Return what happened to a session, a sentence for each kind of change.

    A move to another day at another time is one sentence.

    Args:
        say: the language.
        old: the version before.
        new: the version after; times are told in its zone.
        change: as `find_changes` gives it.
    """
    kinds = [kind for kind in change.kinds if not (kind is Kind.TIME and Kind.DAY in change.kinds)]
    return [_sentence(say, old, new, change, kind) for kind in kinds]


def change_sides(
    say: Wording, old: Programme, new: Programme, change: Difference, kind: Kind
) -> tuple[str, str]:
    """Return how something was and how it is now, for a table; "" where there is nothing to say.

    Args:
        say: the language.
        old: the version before.
        new: the version after; times are told in its zone.
        change: as `find_changes` gives it.
        kind: one of its kinds.
    """
    match kind:
        case Kind.ADDED | Kind.WITHDRAWN | Kind.DAY | Kind.TIME:
            before = _when(say, new, change.before) if change.before else ""
            return before, _when(say, new, change.after) if change.after else ""
        case Kind.CANCELLED:
            return "", say("Cancelled")
        case Kind.REINSTATED:
            return say("Cancelled"), ""
        case Kind.PLACE:
            return _places(say, old, new, change)
        case Kind.RETITLED:
            return str(change.old["title"]), str(change.new["title"])
        case Kind.TEXT:
            return "", ", ".join(_text_names(say, change))


def change_name(say: Wording, kind: Kind) -> str:
    """Return the kind in a word or two, for a mark on a session."""
    match kind:
        case Kind.ADDED:
            return say("New")
        case Kind.WITHDRAWN:
            return say("No longer in the programme")
        case Kind.CANCELLED:
            return say("Cancelled")
        case Kind.REINSTATED:
            return say("On again")
        case Kind.DAY:
            return say("New day")
        case Kind.TIME:
            return say("New time")
        case Kind.PLACE:
            return say("New place")
        case Kind.RETITLED:
            return say("New title")
        case Kind.TEXT:
            return say("New text")


def mark_name(say: Wording, change: Difference) -> str:
    """Return the gravest of what is new, for the mark on a session; "" where nothing does.

    That it is cancelled is told of a session in any version.
    """
    told = [kind for kind in change.kinds if kind not in (Kind.WITHDRAWN, Kind.CANCELLED)]
    return change_name(say, told[0]) if told else ""


def mark_names(say: Wording, change: Difference) -> str:
    """Return all that is new of a session, as "New time, New place"."""
    told = [kind for kind in change.kinds if kind is not Kind.CANCELLED]
    return ", ".join(change_name(say, kind) for kind in told)


def counted(say: Wording, counts: Mapping[Kind, int]) -> str:
    """Return how many sessions were changed in which way, such as "2 added, 1 cancelled"."""
    return ", ".join(_count(say, kind, n) for kind, n in counts.items() if n) or say("No changes")


def _count(say: Wording, kind: Kind, n: int) -> str:
    match kind:
        case Kind.ADDED:
            return say.plural("{n} added", "{n} added", n)
        case Kind.WITHDRAWN:
            return say.plural("{n} no longer there", "{n} no longer there", n)
        case Kind.CANCELLED:
            return say.plural("{n} cancelled", "{n} cancelled", n)
        case Kind.REINSTATED:
            return say.plural("{n} on again", "{n} on again", n)
        case Kind.DAY:
            return say.plural("{n} on another day", "{n} on another day", n)
        case Kind.TIME:
            return say.plural("{n} at another time", "{n} at another time", n)
        case Kind.PLACE:
            return say.plural("{n} in another place", "{n} in another place", n)
        case Kind.RETITLED:
            return say.plural("{n} with a new title", "{n} with a new title", n)
        case Kind.TEXT:
            return say.plural("{n} with new text", "{n} with new text", n)


def _sentence(say: Wording, old: Programme, new: Programme, change: Difference, kind: Kind) -> str:
    before, after = _when(say, new, change.before), _when(say, new, change.after)
    match kind:
        case Kind.ADDED:
            return say("New in the programme: {when}", when=after)
        case Kind.WITHDRAWN:
            return say("No longer in the programme. It was there: {when}", when=before)
        case Kind.CANCELLED:
            return say("Cancelled")
        case Kind.REINSTATED:
            return say("On again after having been cancelled")
        case Kind.DAY:
            return say("New day: {new} instead of {old}", old=before, new=after)
        case Kind.TIME:
            return say("New time: {new} instead of {old}", old=before, new=after)
        case Kind.PLACE:
            was, now = _places(say, old, new, change)
            return say("New place: {new} instead of {old}", old=was, new=now)
        case Kind.RETITLED:
            return say("New title: before it was “{old}”", old=change.old["title"])
        case Kind.TEXT:
            return say("New text: {what}", what=", ".join(_text_names(say, change)))


def _when(say: Wording, programme: Programme, session: Session | None) -> str:
    if session is None or session.start is None:
        return say("not scheduled")
    start, end = session.start, session.end
    if not session.all_day:  # a whole day is the same date everywhere
        start, end = start.astimezone(programme.zone), end and end.astimezone(programme.zone)
    return f"{day_tab(say, start.date())} {times_inside(say, session._replace(start=start, end=end))}"


def _places(say: Wording, old: Programme, new: Programme, change: Difference) -> tuple[str, str]:
    """Return both places in words, with the venue or the way of attending if they do not differ without."""
    sides = [(old, change.before), (new, change.after)]
    was, now = (one_line(place(say, made, session)) if session else "" for made, session in sides)
    if was == now:
        was, now = (_more(say, was, values) for values in (change.old, change.new))
    return was or say("place not stated"), now or say("place not stated")


def _more(say: Wording, told: str, values: Mapping[str, Value]) -> str:
    venue, attendance = values.get("venue"), values.get("attendance")
    way = attendance_name(say, Attendance(attendance)) if isinstance(attendance, str) else ""
    return ", ".join(part for part in (told, venue if isinstance(venue, str) else "", way) if part)


def _text_names(say: Wording, change: Difference) -> list[str]:
    """Return what of the text changed, each once, in the order in which one reads it."""
    names = {
        "subtitle": say("subtitle"),
        "abstract": say("description"),
        "description": say("description"),
        "persons": say("persons"),
        "organisers": say("organisers"),
        "partners": say("partners"),
        "part_of": say("umbrella session"),
        "tracks": say("theme"),
        "tags": say("tags"),
        "type": say("format"),
        "language": say("language"),
        "state": say("state"),
        "registration_url": say("registration"),
        "registration_required": say("registration"),
        "registration_deadline": say("registration"),
    }
    told = [text for name, text in names.items() if name in change.old]
    if change.old.keys() & {"url", "stream_url", "recording_url", "links", "attachments"}:
        told.append(say("links"))
    return list(dict.fromkeys(told))
