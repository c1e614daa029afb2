"""The words of a programme, and of a version of it, in the list of programmes."""

from __future__ import annotations

from iweek_desktop.library.programmes import KeptVersion, Listed
from iweek_desktop.programme.text import one_line
from iweek_desktop.ui.dialogs.rows import Row
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.dates import clock_time, date_span, full_date


def programme_row(say: Wording, one: Listed, *, shown: bool) -> Row:
    """Return what is told of a programme; `shown` where the window shows it."""
    title = one_line(one.title)
    days = date_span(say, one.start, one.end) if one.start and one.end else ""
    facts = [days, say.plural("{n} session", "{n} sessions", one.sessions)]
    if shown:
        facts.append(say("open now"))
    lines = (" · ".join(fact for fact in facts if fact), _source(say, one), _versions(say, one))
    return Row(one.key, title, lines, ". ".join([title, *lines]))


def _source(say: Wording, one: Listed) -> str:
    if one.kind == "bundled":
        return say("Comes with the program")
    return one_line(one.record.address or one.source)


def _versions(say: Wording, one: Listed) -> str:
    here = (one.record.updated_at or one.arrived_at).astimezone()
    words = say("Updated {date}", date=full_date(say, here.date()))
    if one.versions > 1:
        kept = say.plural("{n} version kept", "{n} versions kept", one.versions)
        return f"{words} · {kept}"
    return words


def version_words(say: Wording, version: KeptVersion) -> str:
    """Return what is told of an earlier version: when it came, its own name, and its number of sessions."""
    here = version.arrived_at.astimezone()
    facts = [f"{full_date(say, here.date())} {clock_time(here)}"]
    if version.version:
        facts.append(say("version {version}", version=one_line(version.version)))
    facts.append(say.plural("{n} session", "{n} sessions", version.sessions))
    return " · ".join(facts)
