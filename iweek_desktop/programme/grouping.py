"""What the lanes of a day can stand for."""

from __future__ import annotations

from enum import StrEnum


class Grouping(StrEnum):
    """What the lanes of a day stand for."""

    AUTOMATIC = "automatic"
    THEME = "theme"
    PLACE = "place"
    ORGANISER = "organiser"
    FORMAT = "format"
