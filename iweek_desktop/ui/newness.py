"""What is new of sessions since the version before, in words for their blocks, rows and screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iweek_desktop.programme.model import Session
from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording


def marks_of_new(say: Wording, state: AppState, sessions: Iterable[Session]) -> dict[str, str]:
    """Return by guid the tags of those of these sessions that are new and have not been looked at."""
    unseen = state.unseen
    if not unseen:
        return {}
    from iweek_desktop.wording.changes import mark_name

    named = ((s.guid, mark_name(say, unseen[s.guid])) for s in sessions if s.guid in unseen)
    return {guid: name for guid, name in named if name}


def news_of(say: Wording, state: AppState, guid: str | None) -> str:
    """Return all that is new of a session that has not been looked at, as "New time, New place"."""
    change = state.unseen.get(guid or "")
    if change is None:
        return ""
    from iweek_desktop.wording.changes import mark_names

    return mark_names(say, change)


def news_lines(say: Wording, state: AppState, guid: str | None) -> Sequence[str]:
    """Return a sentence for all that is new of a session that has not been looked at, with how it was."""
    change = state.unseen.get(guid or "")
    if change is None:
        return []
    from iweek_desktop.programme.changes import Kind
    from iweek_desktop.wording.changes import change_sentences, mark_names

    told = change._replace(kinds=tuple(kind for kind in change.kinds if kind is not Kind.CANCELLED))
    if state.earlier is None:
        names = mark_names(say, told)
        return [names] if names else []
    now = state.programme._replace(zone_name=state.zone.key)
    return change_sentences(say, state.earlier, now, told)
