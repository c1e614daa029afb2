"""How wide titles are, for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from iweek_desktop.ui.grid.lettering import Face


class _Advances(dict[str, float]):
    """The width of each letter, measured when it first occurs."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._face.width(letter)
        return width


def title_widths(titles: Iterable[str], face: Face) -> list[float]:
    """Return the width of each title in px, as the sum of its letters.

    Kerning makes a title a little narrower than that; measuring it as a whole takes ten times as long.
    """
    advances = _Advances(face)
    return [sum(map(advances.__getitem__, title)) for title in titles]
