"""The colours of the system's contrast theme in place of our own: it is the user who chose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QPalette

Colours = tuple[dict[str, str], dict[str, dict[str, str]], list[dict[str, str]]]

_ROLE = QPalette.ColorRole
_NEUTRAL = {
    _ROLE.Window: ("window", "surface", "sunken", "raised", "past", "accentSoft", "focusInner", "scrim"),
    _ROLE.WindowText: (
        "text", "textSecondary", "divider", "gridline", "gridlineMinor", "controlBorder", "pastText",
        "pastEdge", "hatch", "star", "now",
    ),
    _ROLE.Highlight: ("accent", "accentHover", "focusOuter", "highlightMark"),
    _ROLE.HighlightedText: ("onAccent", "selectionText", "highlightMarkText"),
    _ROLE.Link: ("link",),
}  # fmt: skip
_HUE = {
    _ROLE.Window: ("fill", "fillHover", "fillStrong", "chip", "band"),
    _ROLE.WindowText: ("line", "edge", "text", "textSecondary", "chipText"),
    _ROLE.Highlight: ("selected",),
}


def contrast_colours(palette: QPalette, source: Mapping[str, Any]) -> Colours:
    """Return neutral colours, messages' colours and hues with a system palette's roles in place of tokens.

    Bars, marks, dashes and rings stay as they are: they tell what colour cannot tell here.
    """
    neutral = dict(source["neutral"])
    neutral.update(_by_role(palette, _NEUTRAL))
    neutral["onNow"] = _name(palette, _ROLE.Window)
    neutral["textDisabled"] = palette.color(QPalette.ColorGroup.Disabled, _ROLE.WindowText).name()
    ground, ink = _name(palette, _ROLE.Window), _name(palette, _ROLE.WindowText)
    messages = {name: {"fill": ground, "edge": ink, "text": ink} for name in source["semantic"]}
    hues: Sequence[Mapping[str, str]] = source["hues"]
    return neutral, messages, [{**hue, **_by_role(palette, _HUE)} for hue in hues]


def _by_role(palette: QPalette, names: Mapping[QPalette.ColorRole, Sequence[str]]) -> dict[str, str]:
    return {name: _name(palette, role) for role, group in names.items() for name in group}


def _name(palette: QPalette, role: QPalette.ColorRole) -> str:
    return palette.color(QPalette.ColorGroup.Active, role).name()
