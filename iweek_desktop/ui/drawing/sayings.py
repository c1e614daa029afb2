"""What blocks and rows say, worked out once however often they are drawn."""

from __future__ import annotations

from collections.abc import Hashable

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.drawing.block_parts import Subtitle, Words
from iweek_desktop.ui.drawing.content import DayContent

MOST_KEPT = 5_000


class Sayings:
    """The words of sessions, kept for as long as contents tell alike."""

    def __init__(self) -> None:
        self._content: DayContent | None = None
        self._words: dict[str, tuple[Hashable, Words]] = {}
        self._subtitles: dict[str, Subtitle] = {}

    def words(self, content: DayContent, session: Session, level: Level | None, clash: bool) -> Words:
        """Return what a session's block says."""
        self._follow(content)
        kept, basis = self._words.get(session.guid), content.basis(session, level, clash)
        if kept is None or kept[0] != basis:
            if len(self._words) >= MOST_KEPT:
                self._words.clear()
            kept = self._words[session.guid] = basis, content.words(session, level, clash)
        return kept[1]

    def subtitle(self, content: DayContent, session: Session) -> Subtitle:
        """Return the second row of an umbrella's title."""
        self._follow(content)
        kept = self._subtitles.get(session.guid)
        if kept is None:
            kept = self._subtitles[session.guid] = content.band_subtitle(session)
        return kept

    def _follow(self, content: DayContent) -> None:
        """Forget everything where this content tells otherwise than the one before."""
        if content is self._content:
            return
        if self._content is None or not content.tells_like(self._content):
            self._words.clear()
        self._subtitles.clear()
        self._content = content
