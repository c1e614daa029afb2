"""How wide titles are, for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from iweek_desktop.ui.drawing.lettering import Face


class _Advances(dict[str, float]):
    """The width of each letter, measured when it first occurs."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._face.width(letter)
        return width


class TitleWidths:
    """The width of titles in px, as the sum of their letters.

    Kerning makes a title a little narrower than that; measuring it as a whole takes ten times as long.
    """

    def __init__(self, face: Face) -> None:
        self._advances = _Advances(face)
        self._known: dict[str, float] = {}

    def of(self, titles: Iterable[str]) -> list[float]:
        """Return the width of each title."""
        return [self._width(title) for title in titles]

    def _width(self, title: str) -> float:
        width = self._known.get(title)
        if width is None:
            width = self._known[title] = sum(map(self._advances.__getitem__, title))
        return width
