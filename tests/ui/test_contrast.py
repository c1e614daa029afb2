"""Every pair of colours that the window puts one on the other, measured as WCAG 2.2 does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from iweek_desktop.ui.grid.band_ground import BAND_OPACITY
from iweek_desktop.ui.grid.canvas_painter import PAST_TINT
from iweek_desktop.ui.style import style_sheet
from iweek_desktop.ui.theme import MARKS, Theme

THEMES = ("light", "dark", "hc")
TEXT, SHAPE = 4.5, 3.0

NEUTRAL_TEXT = [
    *[("text", ground) for ground in ("window", "surface", "raised", "sunken", "accentSoft")],
    *[("textSecondary", ground) for ground in ("window", "surface", "raised", "sunken", "accentSoft")],
    *[("accent", ground) for ground in ("accentSoft", "surface", "window")],
    ("link", "surface"),
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("onNow", "now"),
    ("pastText", "past"),
    ("pastText", "sunken"),
    ("surface", "text"),
]
NEUTRAL_SHAPES = [
    *[("controlBorder", ground) for ground in ("window", "surface", "raised")],
    *[("focusOuter", ground) for ground in ("window", "surface", "raised", "accentSoft", "focusInner")],
    *[("accent", ground) for ground in ("window", "surface")],
    ("now", "surface"),
    ("pastEdge", "surface"),
    *[("pastEdge", ground) for ground in ("past", "sunken", "accentSoft")],
    *[("now", ground) for ground in ("past", "sunken", "accentSoft")],
    ("accent", "accentSoft"),
]


def ratio(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    red, green, blue = (linear(channel) for channel in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def over(colour: QColor, opacity: float, ground: QColor) -> QColor:
    """Return what a colour looks like through which its ground is seen."""
    mixed = (
        above * opacity + below * (1 - opacity)
        for above, below in zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)  # type: ignore[index]
    )
    return QColor.fromRgbF(*mixed)


def too_weak(pairs: Iterator[tuple[str, QColor, QColor]], least: float) -> list[str]:
    """Return the pairs that do not stand apart enough, with their ratio."""
    measured = [(name, ratio(front, ground)) for name, front, ground in pairs]
    assert measured
    return [f"{name}: {found:.2f}" for name, found in measured if found < least]


def test_the_measure_is_that_of_wcag() -> None:
    assert ratio(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert ratio(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.005)
    assert ratio(QColor("#123456"), QColor("#123456")) == 1


@pytest.mark.parametrize("name", THEMES)
def test_neutral_text(name: str) -> None:
    neutral = Theme(name, 12).neutral
    pairs = ((f"{a} on {b}", neutral[a], neutral[b]) for a, b in NEUTRAL_TEXT)
    assert too_weak(pairs, TEXT) == []


@pytest.mark.parametrize("name", THEMES)
def test_neutral_shapes(name: str) -> None:
    neutral = Theme(name, 12).neutral
    pairs = ((f"{a} on {b}", neutral[a], neutral[b]) for a, b in NEUTRAL_SHAPES)
    assert too_weak(pairs, SHAPE) == []


@pytest.mark.parametrize("name", THEMES)
def test_the_toast_is_written_in_the_other_theme(name: str) -> None:
    theme = Theme(name, 12)
    assert ratio(theme.opposite()["link"], theme.neutral["text"]) >= TEXT


def messages(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    for kind in ("clash", "warn", "info", "ok"):
        tone = theme.signal(kind)
        yield f"text of {kind}", tone.text, tone.fill
    box = theme.signal("clash").fill
    for words in ("text", "textSecondary"):
        yield f"{words} in the box of clashes", theme.neutral[words], box


@pytest.mark.parametrize("name", THEMES)
def test_messages(name: str) -> None:
    theme = Theme(name, 12)
    assert too_weak(messages(theme), TEXT) == []
    edges = (
        (f"sign of {kind}", theme.signal(kind).edge, theme.signal(kind).fill)
        for kind in ("clash", "warn", "info", "ok")
    )
    assert too_weak(edges, SHAPE) == []


def words_on_blocks(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    neutral = theme.neutral
    canvases = (neutral["surface"], over(neutral["window"], PAST_TINT, neutral["surface"]))
    for number in range(MARKS):
        hue = theme.hue(number)
        bands = [over(hue.band, BAND_OPACITY, canvas) for canvas in canvases]
        over_bands = [over(hue.fill_hover, BAND_OPACITY, canvas) for canvas in canvases]
        for ground in (hue.fill, hue.fill_hover, hue.fill_strong, hue.band, *bands, *over_bands):
            yield f"title {number} on {ground.name()}", hue.text, ground
            yield f"time {number} on {ground.name()}", hue.text_secondary, ground
        yield f"selected {number}", neutral["selectionText"], hue.selected
        yield f"chip {number}", hue.chip_text, hue.chip
        yield f"past, stuck {number}", neutral["pastText"], hue.band
    for canvas in canvases:
        yield "past umbrella", neutral["pastText"], over(neutral["past"], BAND_OPACITY, canvas)
        yield "hour", neutral["textSecondary"], canvas
    yield "cancelled", neutral["textSecondary"], neutral["surface"]


@pytest.mark.parametrize("name", THEMES)
def test_words_on_blocks(name: str) -> None:
    assert too_weak(words_on_blocks(Theme(name, 12)), TEXT) == []


def marks_of_a_search(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    """Yield the words and the line of a mark, on the ground of its own that it has wherever it lies."""
    yield "match", theme.neutral["highlightMarkText"], theme.neutral["highlightMark"]


@pytest.mark.parametrize("name", THEMES)
def test_marks_of_a_search(name: str) -> None:
    assert too_weak(marks_of_a_search(Theme(name, 12)), TEXT) == []


@pytest.mark.parametrize("name", THEMES)
def test_a_mark_stands_apart_from_the_block_on_which_it_lies(name: str) -> None:
    theme = Theme(name, 12)
    ground, line = theme.neutral["highlightMark"], theme.neutral["highlightMarkText"]
    weak = [
        (number, on.name())
        for number in range(MARKS)
        for hue in [theme.hue(number)]
        for on in (hue.fill, hue.fill_hover, hue.fill_strong, hue.band, theme.neutral["past"])
        if max(ratio(ground, on), ratio(line, on)) < SHAPE
    ]
    assert weak == []


def shapes_of_blocks(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    clash, neutral = theme.signal("clash").edge, theme.neutral
    for number in range(MARKS):
        hue = theme.hue(number)
        for ground in (neutral["surface"], hue.fill, hue.band):
            yield f"edge {number} on {ground.name()}", hue.edge, ground
        yield f"mark {number} on its chip", hue.edge, hue.chip
        yield f"star {number}", hue.text, hue.fill
        yield f"selected {number} on the canvas", hue.selected, neutral["surface"]
        yield f"clash on {number}", clash, hue.fill_strong
    yield "clash on the canvas", clash, neutral["surface"]


@pytest.mark.parametrize("name", THEMES)
def test_shapes_of_blocks(name: str) -> None:
    assert too_weak(shapes_of_blocks(Theme(name, 12)), SHAPE) == []


def shapes_of_rows(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    for ground in ("surface", "sunken", "accentSoft", "past"):
        for number in range(MARKS):
            yield f"edge {number} on {ground}", theme.hue(number).edge, theme.neutral[ground]
        yield f"clash on {ground}", theme.signal("clash").edge, theme.neutral[ground]


@pytest.mark.parametrize("name", THEMES)
def test_shapes_of_rows(name: str) -> None:
    assert too_weak(shapes_of_rows(Theme(name, 12)), SHAPE) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_hues_have_marks_of_their_own(name: str) -> None:
    theme = Theme(name, 12)
    assert len({theme.hue(number).mark for number in range(MARKS)}) == MARKS
    pairs = [(theme.hue(n).edge.name(), theme.hue(n).mark) for n in range(3 * MARKS)]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("name", THEMES)
def test_what_a_menu_does_not_offer_now_looks_otherwise(qtbot: QtBot, name: str) -> None:
    theme = Theme(name, 12.0)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setStyleSheet(style_sheet(theme))
    offered, not_now = menu.addAction("MMMM"), menu.addAction("MMMM")
    not_now.setEnabled(False)
    menu.resize(menu.sizeHint())
    picture = menu.grab().toImage()

    def inks(action: QAction) -> set[str]:
        box = menu.actionGeometry(action)
        spots = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
        return {picture.pixelColor(x, y).name() for x, y in spots}

    assert theme.css("text") in inks(offered)
    assert theme.css("text") not in inks(not_now)
    assert theme.css("textDisabled") in inks(not_now)
