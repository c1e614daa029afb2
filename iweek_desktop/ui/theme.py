"""The one place where design tokens become colours, sizes, fonts, a palette and a style sheet."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

from iweek_desktop.resource import resource_bytes

BASE_PX = 12.0
"""The size of the application font, in px, at which the tokens' numbers hold."""

MARKS = 12


class Hue(NamedTuple):
    """The colours of one session theme, and the name of its mark."""

    mark: str
    fill: QColor
    fill_hover: QColor
    fill_strong: QColor
    line: QColor
    edge: QColor
    text: QColor
    text_secondary: QColor
    chip: QColor
    chip_text: QColor
    selected: QColor
    band: QColor


class Tone(NamedTuple):
    """The colours of one kind of message: clash, warn, info or ok."""

    fill: QColor
    edge: QColor
    text: QColor


class Palette:
    """The neutral colours of one theme, by the tokens' names."""

    __slots__ = ("_colours",)

    def __init__(self, colours: dict[str, str]) -> None:
        self._colours = {name: _colour(value) for name, value in colours.items()}

    def __getitem__(self, name: str) -> QColor:
        return self._colours[name]


@cache
def tokens() -> dict[str, Any]:
    """Return the design tokens, read once."""
    loaded: dict[str, Any] = json.loads(resource_bytes("tokens.json"))
    return loaded


class Metrics:
    """Sizes at a text size: `u` is the pixel size of the application font times the user's setting."""

    def __init__(self, u: float) -> None:
        self.u = u
        self.px = cache(self._px)
        """A length of the design in whole px at this text size: asked for so often that it is kept."""
        self.size = cache(self._size)
        """A named size of the tokens, in px."""

    def _px(self, at_base: float) -> int:
        return round(at_base * self.u / BASE_PX)

    def _size(self, name: str) -> int:
        return self.px(float(tokens()["size"][name]))

    def font(self, role: str) -> QFont:
        """Return the font of a role of the type scale."""
        entry = tokens()["type"][role]
        font = QFont()
        font.setPixelSize(max(1, round(float(str(entry["size"]).removesuffix("u")) * self.u)))
        font.setWeight(QFont.Weight(int(entry["weight"])))
        if entry.get("tabularFigures"):
            font.setFeature(QFont.Tag.fromString("tnum"), 1)
        return font

    def line(self, role: str) -> int:
        """Return the line height of a role, in px."""
        return self.px(float(tokens()["type"][role]["line"]))


class Theme:
    """Light, dark or high contrast at one text size."""

    def __init__(self, name: str, u: float, system: QPalette | None = None) -> None:
        """Take the tokens of a theme.

        Args:
            name: "light", "dark" or "hc".
            u: the text size in px.
            system: the colours of the system's contrast theme, which go before those of "hc".
        """
        self.name = name
        self.metrics = Metrics(u)
        source = tokens()["themes"][name]
        self._semantic, self._hues = source["semantic"], source["hues"]
        neutral = source["neutral"]
        if system is not None:
            from iweek_desktop.ui.system_contrast import contrast_colours

            neutral, self._semantic, self._hues = contrast_colours(system, source)
        self.neutral = Palette(neutral)
        self._made: dict[int, Hue] = {}

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.name != "light"

    def opposite(self) -> Palette:
        """Return the neutral colours for what stands on a ground of this theme's text colour."""
        return Palette(tokens()["themes"]["light" if self.dark else "dark"]["neutral"])

    def signal(self, name: str) -> Tone:
        """Return the colours of "clash", "warn", "info" or "ok"."""
        entry = self._semantic[name]
        return Tone(_colour(entry["fill"]), _colour(entry["edge"]), _colour(entry["text"]))

    def hue(self, number: int) -> Hue:
        """Return the colours of the theme with this running number; after twelve, marks shift."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make_hue(number)
        return made

    def _make_hue(self, number: int) -> Hue:
        h = self._hues[number % MARKS]
        mark = self._hues[(number + number // MARKS) % MARKS]["mark"]
        return Hue(
            mark, _colour(h["fill"]), _colour(h["fillHover"]), _colour(h["fillStrong"]), _colour(h["line"]),
            _colour(h["edge"]), _colour(h["text"]), _colour(h["textSecondary"]), _colour(h["chip"]),
            _colour(h["chipText"]), _colour(h["selected"]), _colour(h["band"]),
        )  # fmt: skip

    def q_palette(self) -> QPalette:
        """Return the palette that native controls take their colours from."""
        n = self.neutral
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "window"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "sunken"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.PlaceholderText, "textSecondary"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "onAccent"),
            (QPalette.ColorRole.Link, "link"),
            (QPalette.ColorRole.LinkVisited, "link"),
            (QPalette.ColorRole.ToolTipBase, "raised"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.Mid, "controlBorder"),
            (QPalette.ColorRole.Midlight, "divider"),
        ):
            palette.setColor(role, n[name])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, n["textDisabled"])
        return palette

    def css(self, name: str) -> str:
        """Return a neutral colour as a style sheet writes it."""
        return self.neutral[name].name()


def _colour(value: str) -> QColor:
    """Return a colour from #RRGGBB or, as the tokens write alpha, #RRGGBBAA."""
    if len(value) == 9:
        colour = QColor(value[:7])
        colour.setAlpha(int(value[7:], 16))
        return colour
    return QColor(value)
