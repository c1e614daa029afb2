"""What is new of sessions since the version before, in words for their blocks, rows and screen readers."""

from __future__ import annotations

from iweek_desktop.ui.state import AppState
from iweek_desktop.wording.catalogue import Wording


def marks_of_new(say: Wording, state: AppState) -> dict[str, str]:
    """Return by guid the tags of the sessions that are new or changed and have not been looked at."""
    if not state.unseen:
        return {}
    from iweek_desktop.wording.changes import mark_name

    named = ((guid, mark_name(say, change)) for guid, change in state.unseen.items())
    return {guid: name for guid, name in named if name}


def news_of(say: Wording, state: AppState, guid: str | None) -> str:
    """Return all that is new of a session that has not been looked at, as "New time, New place"."""
    change = state.unseen.get(guid or "")
    if change is None:
        return ""
    from iweek_desktop.wording.changes import mark_names

    return mark_names(say, change)
