"""What has been written where, so that what is searched for can be marked in it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.drawing.wrapping import whole

NOWHERE = QPointF()


class Written(NamedTuple):
    """Lines of one text in one face; the line box of the first one begins at (`left`, `top`)."""

    face: Face
    left: float
    top: float
    lines: tuple[str, ...]
    text: str
    """What was broken into the lines, its words one space apart, without soft hyphens."""
    colour: QColor
    inverted: QColor | None = None
    """The colour of words in marks of the words' own colour, where the ground is that of what is selected."""
    struck: bool = False
    own: int = 0
    """How many letters at the beginning are the window's own words, which nobody looks for."""


class Drawn(NamedTuple):
    """What has been drawn: whether some of its words had to be cut, and which ones there are."""

    cut: bool
    written: tuple[Written, ...] = ()
    origin: QPointF = NOWHERE
    """From where on the view its places are counted."""


class Writer:
    """Write lines, and keep in mind which ones until somebody takes them."""

    def __init__(self) -> None:
        self._written: list[Written] = []

    def write(
        self, painter: QPainter, face: Face, left: float, top: float, text: str, colour: QColor,
        inverted: QColor | None = None, own: int = 0,
    ) -> None:  # fmt: skip
        """Write a line whose line box begins at (`left`, `top`); see `Written` for the rest."""
        face.draw(painter, left, top, text, colour)
        self._written.append(Written(face, left, top, (text,), text, colour, inverted, own=own))

    def write_lines(
        self, painter: QPainter, face: Face, left: float, top: float, lines: Sequence[str], title: str,
        colour: QColor, inverted: QColor | None = None, struck: bool = False,
    ) -> float:  # fmt: skip
        """Write the lines that a title was broken into, or its first ones.

        Returns:
            where the next line begins.
        """
        text = " ".join(whole(title).split())
        self._written.append(Written(face, left, top, tuple(lines), text, colour, inverted, struck))
        for line in lines:
            face.draw(painter, left, top, line, colour, struck)
            top += face.line
        return top

    def take(self) -> tuple[Written, ...]:
        """Return what has been written since the last time."""
        written = tuple(self._written)
        self._written.clear()
        return written
