"""What a screen reader says of a session in any view."""

from __future__ import annotations

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.newness import news_of
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.sessions import spoken_session


def spoken(say: Wording, state: AppState, session: Session, level: Level | None, inside: int) -> str:
    """Return a session's name, time, place and state; `inside` is how many sessions it is the umbrella of."""
    clashing = [s.title for s in map(state.session, state.clashes.get(session.guid, ())) if s]
    now = None if state.over() else state.now()
    news = news_of(say, state, session.guid)
    return spoken_session(say, state.programme, session, level, clashing, inside, now, news)
