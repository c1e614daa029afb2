"""Which sessions to show: one value that says it, and the facts that it is held against."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from iweek_desktop.programme.days import session_day
from iweek_desktop.programme.identity import fold, fold_letters
from iweek_desktop.programme.model import Details, Level, Programme, Session


class Filter(NamedTuple):
    """What to look for; a part that is left out lets every session pass.

    Every word of `text` has to stand somewhere in a session, in any field, as a part of a word
    or a whole one, whatever its case and accents. `day` is a programme day. `levels` are those
    of which a session must have one.
    """

    text: str = ""
    day: date | None = None
    levels: frozenset[Level] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether every session passes."""
        return not self.text.strip() and self.day is None and not self.levels


class Context(NamedTuple):
    """What a filter needs to know beside the programme.

    `levels` are the user's, by session guid. `find` answers which guids have all of some folded
    words, for whoever has an index of `haystack`; without it every session's texts are read.
    """

    levels: Mapping[str, Level] = MappingProxyType({})
    find: Callable[[Sequence[str]], Container[str]] | None = None


FAVOURITES = frozenset(Level)
"""The levels of everything that is saved."""


def select(
    programme: Programme, wanted: Filter, context: Context, sessions: Iterable[Session] | None = None
) -> tuple[Session, ...]:
    """Return the sessions that pass, in the order given.

    Args:
        programme: gives names, texts, the zone and the hour at which days change.
        wanted: the filter.
        context: the facts it is held against.
        sessions: those to choose from; the programme's own where None.
    """
    chosen: Iterable[Session] = programme.sessions if sessions is None else sessions
    if wanted.levels:
        chosen = [each for each in chosen if context.levels.get(each.guid) in wanted.levels]
    if wanted.day is not None:
        change, zone = programme.day_change, programme.zone
        chosen = [each for each in chosen if session_day(each, change, zone) == wanted.day]
    words = fold(wanted.text).split()
    if words and context.find:
        found = context.find(words)
        chosen = [each for each in chosen if each.guid in found]
    elif words:
        chosen = [each for each in chosen if _has_words(programme, each, words)]
    return tuple(chosen)


def haystack(programme: Programme, session: Session) -> str:
    """Return all that is searched of a session, folded; a field begins on a line of its own."""
    return fold_letters("\n".join(filter(None, searched_texts(programme, session))))


def _has_words(programme: Programme, session: Session, words: Iterable[str]) -> bool:
    text = haystack(programme, session)
    return all(word in text for word in words)


def _places(programme: Programme, session: Session) -> Iterator[str]:
    """Yield each room with what it lies in, as one text, so that a place that is quoted is a whole one."""
    for room in programme.room_list(session):
        city = room.city or (None if room.online else programme.city)
        told = [part for part in (room.name, room.venue, room.address, city) if part]
        yield ", ".join(dict.fromkeys(told))


def searched_texts(programme: Programme, session: Session) -> list[str]:
    """Return all that is searched, the title first; a field that says nothing as ""."""
    details = programme.details.get(session.guid) or _NO_DETAILS
    return [
        session.title,
        details.subtitle or "",
        *_places(programme, session),
        *[track.name for track in programme.track_list(session)],
        *programme.organiser_names(session.organisers),
        *programme.organiser_names(details.partners),
        *[programme.person_name(role.person) for role in details.persons],
        *details.tags,
        details.abstract or "",
        details.description or "",
    ]


_NO_DETAILS = Details()
