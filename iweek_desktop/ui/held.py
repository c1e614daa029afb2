"""What the user sets while favourites are being carried to the version that is shown.

Until they stand on it, what is kept under a guid may belong to another session, and whatever is written there
would be moved away with it. So what is set is shown at once, and written when the favourites have come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import Snapshot


class HeldNote(NamedTuple):
    """A note, what stood in its place when it was begun, and its session."""

    text: str
    shown: str
    snapshot: Snapshot

    def joined(self, carried: str) -> str:
        """Return what the note becomes where another one has come to its session: both, none lost.

        What stood there before belonged to another session, and has gone with that one.
        """
        if carried in (self.shown, self.text):
            return self.text
        written = self.text.removeprefix(self.shown).strip()
        return "\n\n".join(part for part in (carried, written) if part)


class Held:
    """Levels and notes by guid, the last of each."""

    def __init__(self) -> None:
        self.levels: dict[str, tuple[Level | None, Snapshot]] = {}
        self.notes: dict[str, HeldNote] = {}

    def __bool__(self) -> bool:
        return bool(self.levels or self.notes)

    def hold_note(self, guid: str, text: str, shown: str, snapshot: Snapshot) -> None:
        """Hold a note; what was first shown in its place stays known while it is being written."""
        begun = self.notes.get(guid)
        self.notes[guid] = HeldNote(text, begun.shown if begun else shown, snapshot)

    def over(self, levels: Mapping[str, Level]) -> Mapping[str, Level]:
        """Return levels as they are to be shown."""
        if not self.levels:
            return levels
        shown: dict[str, Level | None] = {**levels}
        shown |= {guid: level for guid, (level, _snapshot) in self.levels.items()}
        return {guid: level for guid, level in shown.items() if level is not None}
