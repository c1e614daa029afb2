"""Lengths and places on the pixels of the screen, of which there may be more than one a px."""

from __future__ import annotations

from math import floor

from PySide6.QtGui import QPainter


def hairline(painter: QPainter) -> float:
    """Return the width of the finest line that is a whole number of device pixels."""
    dpr = painter.device().devicePixelRatio()
    return max(1, floor(dpr)) / dpr


def on_pixel(painter: QPainter, value: float) -> float:
    """Return the nearest device pixel, for a half always the next: words must not tremble while they move."""
    dpr = painter.device().devicePixelRatio()
    return floor(value * dpr + 0.5) / dpr
