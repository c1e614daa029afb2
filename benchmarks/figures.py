"""Figures and how they are written: a line each, or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured value, a count where it has no unit; `most` is the target that it should not exceed."""

    name: str
    value: float
    unit: str
    most: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return None if self.most is None else self.value <= self.most


def as_text(figures: Sequence[Figure]) -> str:
    """Return aligned lines: name, value with unit, target, note."""
    rows = [(figure.name, _value(figure), _target(figure), figure.note) for figure in figures]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {target:<{widths[2]}}  {note}".rstrip()
        for name, value, target, note in rows
    )


def as_json(figures: Sequence[Figure]) -> str:
    """Return the figures as an array of objects."""
    return json.dumps([{**figure._asdict(), "met": figure.met} for figure in figures], indent=1)


def _value(figure: Figure) -> str:
    if not figure.unit:
        return f"{figure.value:.0f}    "
    digits = 2 if figure.unit == "x" or figure.value < 10 else 1
    return f"{figure.value:.{digits}f} {figure.unit:<3}"


def _target(figure: Figure) -> str:
    if figure.most is None:
        return ""
    return f"{'meets' if figure.met else 'MISSES'} <= {figure.most:g}"
