"""The way of Tab through the window: as it is laid out, whatever was made when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def lead_through(*parts: QWidget) -> None:
    """Let Tab go through these parts, and within each as it is laid out."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    for inner in _inside(part):
        if inner is not None:
            yield from _stops(inner)


def _inside(part: QWidget) -> Iterable[QWidget | None]:
    if isinstance(part, QScrollArea):
        return (part.widget(),)
    if isinstance(part, QSplitter | QStackedWidget):
        return [part.widget(place) for place in range(part.count())]
    layout = part.layout()
    return _laid_out(layout) if layout else ()


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
