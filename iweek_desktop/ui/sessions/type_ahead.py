"""Going to a session by typing the beginning of its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer


class TypeAhead:
    """The letters that were typed in quick succession."""

    def __init__(self, pause_ms: int) -> None:
        """Forget what was typed after a pause as long as this."""
        self._pause_ms = pause_ms
        self._typed = ""
        self._since = QElapsedTimer()

    def goes_on(self, letters: str, titles: Sequence[str]) -> bool:
        """Whether a title is being typed that these letters continue, and so are no command."""
        begun = self._begun()
        return bool(begun and letters) and _first(begun + letters, 0, titles) is not None

    def find(self, letters: str, row: int | None, titles: Sequence[str]) -> int | None:
        """Return the row that newly typed letters lead to from the current one; None where there is none."""
        begun = self._begun()
        self._typed = begun + letters
        self._since.start()
        here = -1 if row is None else row
        found = _first(self._typed, here if begun else here + 1, titles)
        if found is None and len(set(self._typed)) == 1:
            return _first(self._typed[0], here + 1, titles)
        return found

    def _begun(self) -> str:
        going_on = self._since.isValid() and self._since.elapsed() < self._pause_ms
        return self._typed if going_on else ""


def _first(typed: str, start: int, titles: Sequence[str]) -> int | None:
    """Return the first row from `start` on, round the end, whose title begins in this way."""
    count, wanted = len(titles), typed.casefold()
    rows = ((start + step) % count for step in range(count))
    return next((row for row in rows if titles[row].casefold().startswith(wanted)), None)
