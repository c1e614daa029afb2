"""Where in the sessions of a list that stands for which somebody searches."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from iweek_desktop.programme.filter import searched_texts
from iweek_desktop.programme.highlights import excerpt, spans
from iweek_desktop.programme.identity import fold
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.text import one_line, plain


class _Folded(dict[str, str]):
    """Names without case and accents, by guid, each worked out when it is first asked for."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of = name_of

    def __missing__(self, guid: str) -> str:
        name = self[guid] = fold(self._name_of(guid))
        return name


class Matches:
    """What is searched for, and an excerpt of each session of which the row itself does not tell it."""

    def __init__(self, programme: Programme, is_umbrella: Callable[[Session], bool]) -> None:
        """Search for nothing yet; the row of an umbrella session does not tell its theme."""
        self._programme, self._is_umbrella = programme, is_umbrella
        rooms, tracks = programme.rooms, programme.tracks
        self._told: dict[str, str] = {}
        """What a row tells of a session, folded, by guid."""
        self._rooms = _Folded(lambda guid: rooms[guid].name if guid in rooms else guid)
        self._tracks = _Folded(lambda slug: tracks[slug].name if slug in tracks else slug)
        self._organisers = _Folded(lambda guid: programme.organiser_names([guid])[0])
        self.words: tuple[str, ...] = ()
        """The words, folded; none while nobody searches."""
        self._excerpts: dict[str, str] = {}

    def look_for(self, text: str) -> None:
        """Search for the words of a text."""
        words = tuple(fold(text).split())
        if words != self.words:
            self.words = words
            self._excerpts.clear()

    def beyond_rows(self, sessions: Iterable[Session]) -> list[bool]:
        """Return of each session whether some word stands neither in its title nor in the line below it."""
        told = [self._told.get(session.guid) or self._tell(session) for session in sessions]
        if len(self.words) == 1:
            (word,) = self.words
            return [word not in row for row in told]
        return [any(word not in row for word in self.words) for row in told]

    def excerpt(self, session: Session) -> str:
        """Return a piece of the text in which such a word stands; "" where the row tells them all."""
        found = self._excerpts.get(session.guid)
        if found is None:
            found = self._excerpts[session.guid] = self._excerpt(session)
        return found

    def _excerpt(self, session: Session) -> str:
        row = self._tell(session)
        missing = [word for word in self.words if word not in row]
        if not missing:
            return ""
        texts = [text for text in searched_texts(self._programme, session) if text]
        with_most = max(texts, key=lambda text: sum(word in fold(text) for word in missing))
        shown = one_line(plain(with_most))
        return excerpt(shown if spans(shown, missing) else one_line(with_most), missing)

    def _tell(self, session: Session) -> str:
        """Return what a row tells of a session, folded, a line for each field."""
        told = self._told.get(session.guid)
        if told is None:
            names = [*map(self._rooms.__getitem__, session.rooms)]
            names += map(self._organisers.__getitem__, session.organisers)
            if not self._is_umbrella(session):
                names += map(self._tracks.__getitem__, session.tracks[:1])
            told = self._told[session.guid] = "\n".join((fold(session.title), *names))
        return told
